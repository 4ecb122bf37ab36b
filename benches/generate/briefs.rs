//! Briefs: their facts, once, and their words in two languages.

use crate::generate::actors::{Actor, place, topic};
use crate::generate::lexicon::Tongue;
use crate::generate::random::Random;
use crate::generate::{SEED, World, source_id};
use std::fmt::Write as _;

const ROLES: [&str; 9] = [
    "participant",
    "speaker",
    "signatory",
    "mediator",
    "subject",
    "target",
    "supporter",
    "opponent",
    "observer",
];

/// A brief while it is written.
struct Brief<'world> {
    world: &'world World,
    number: usize,
    actors: Vec<&'world Actor>,
    sources: Vec<String>,
    random: Random,
}

/// Returns the day of a brief: they are spread over ten years.
pub(crate) fn day(number: usize, briefs: usize) -> String {
    let days = number * 3650 / briefs.max(1);
    let (year, day) = (2015 + days / 365, days % 365);
    format!("{year}-{:02}-{:02}", day * 12 / 365 + 1, day % 28 + 1)
}

/// Returns the id of a brief.
fn id(world: &World, number: usize) -> String {
    let mut random = Random::new(SEED, 0x3000_0000 + number as u64);
    let words = world.english.words(3, &mut random).replace(' ', "-").to_lowercase();
    format!("{}-{words}-{number:05}", day(number, world.briefs))
}

/// Writes the files of a brief: the Arabic original, and but for one in twenty an English translation.
pub(crate) fn write(world: &World, number: usize, write: &mut impl FnMut(&str, &str)) {
    let mut random = Random::new(SEED, 0x4000_0000 + number as u64);
    let actor_count = 3 + random.below(6);
    let actors = world.cast.draw(actor_count, &mut random);
    let source_count = 1 + random.below(4);
    let mut sources: Vec<String> =
        (0..source_count).map(|_| source_id((number + random.below(40)) % world.briefs)).collect();
    sources.sort();
    sources.dedup();
    let id = id(world, number);
    let path = match random.below(2) {
        0 => format!("content/briefs/{id}"),
        _ => format!("content/briefs/{id}/index"),
    };
    let mut brief = Brief { world, number, actors, sources, random };
    let facts = brief.facts();
    let words = brief.words(Tongue::Arabic);
    let body = brief.body(Tongue::Arabic);
    write(&format!("{path}.ar.md"), &format!("---\n{words}{facts}---\n\n{body}"));
    if brief.random.below(20) > 0 {
        let words = brief.words(Tongue::English);
        let body = brief.body(Tongue::English);
        write(&format!("{path}.en.md"), &format!("---\n{words}---\n\n{body}"));
    }
}

impl Brief<'_> {
    fn words(&mut self, tongue: Tongue) -> String {
        let lexicon = self.world.lexicon(tongue);
        let mut words = format!("title: \"{}\"\nsummary:\n", lexicon.title(&mut self.random));
        for _ in 0..2 + self.random.below(3) {
            let count = 10 + self.random.below(12);
            let point = lexicon.clause(count, &mut self.random);
            let _ = writeln!(words, "  - \"{point}. {}\"", self.citation());
        }
        words
    }

    fn facts(&mut self) -> String {
        let day = day(self.number, self.world.briefs);
        let mut facts = format!("date: {day}\n");
        facts.push_str("actors:\n");
        for actor in &self.actors {
            match self.random.below(2) {
                0 => drop(writeln!(facts, "  - {}", actor.id)),
                _ => drop(writeln!(facts, "  - {{id: {}, role: {}}}", actor.id, self.random.pick(&ROLES))),
            }
        }
        let _ = writeln!(facts, "sources: [{}]", self.sources.join(", "));
        let _ = writeln!(facts, "places: [{}]", place(&mut self.random));
        let _ = writeln!(facts, "topics: [{}]", topic(&mut self.random));
        facts.push_str("dates:\n");
        for _ in 0..1 + self.random.below(3) {
            self.add_event(&day, &mut facts);
        }
        if self.random.below(50) == 0 {
            let _ = write!(facts, "corrections:\n  - date: {day}\n    text: {}\n", self.label());
        }
        facts
    }

    fn add_event(&mut self, day: &str, facts: &mut String) {
        let (month, year) = (&day[..7], &day[..4]);
        let (date, kind) = match self.random.below(6) {
            0 => (format!("{month}~"), "event"),
            1 => (format!("../{year}"), "deadline"),
            2 => (format!("{year}?"), "announcement"),
            3 => (format!("{month}/.."), "period"),
            _ => (day.to_owned(), "event"),
        };
        let title = self.label();
        let _ = write!(facts, "  - date: \"{date}\"\n    title: {title}\n    type: {kind}\n");
        let _ = writeln!(facts, "    actors: [{}]", self.actors[0].id);
    }

    fn label(&mut self) -> String {
        let arabic = self.world.arabic.title(&mut self.random);
        let english = self.world.english.title(&mut self.random);
        format!("{{ar: \"{arabic}\", en: \"{english}\"}}")
    }

    fn citation(&mut self) -> String {
        let at = self.random.below(self.sources.len());
        format!("[@{}]", self.sources[at])
    }

    fn body(&mut self, tongue: Tongue) -> String {
        let lexicon = self.world.lexicon(tongue);
        let wanted = 280 + self.random.below(520);
        let mut written = 0;
        let mut body = String::new();
        while written < wanted {
            match self.random.below(12) {
                0 | 1 => {
                    let _ = write!(body, "## {}\n\n", lexicon.title(&mut self.random));
                }
                2 => {
                    for _ in 0..3 {
                        let _ = writeln!(body, "- {}", lexicon.clause(9, &mut self.random));
                    }
                    body.push('\n');
                    written += 27;
                }
                3 => {
                    self.add_quotation(tongue, &mut body);
                    written += 20;
                }
                4 if self.random.below(4) == 0 => {
                    body.push_str("| 2023 | 2024 |\n|---|---|\n");
                    let cells = (lexicon.words(2, &mut self.random), lexicon.words(2, &mut self.random));
                    let _ = write!(body, "| {} | {} |\n\n", cells.0, cells.1);
                }
                _ => written += self.add_paragraph(tongue, &mut body),
            }
        }
        body
    }

    fn add_quotation(&mut self, tongue: Tongue, body: &mut String) {
        let words = self.world.lexicon(tongue).clause(20, &mut self.random);
        let who = self.random.below(self.actors.len());
        let _ = write!(body, "> {words}.\n>\n> — [[{}]] {}\n\n", self.actors[who].id, self.citation());
    }

    /// Adds a paragraph and returns how many words it has, more or less.
    fn add_paragraph(&mut self, tongue: Tongue, body: &mut String) -> usize {
        let lexicon = self.world.lexicon(tongue);
        let sentences = 2 + self.random.below(4);
        let mut written = 0;
        for number in 0..sentences {
            let count = 8 + self.random.below(14);
            let separator = if number == 0 { "" } else { " " };
            let _ = write!(body, "{separator}{}", lexicon.clause(count, &mut self.random));
            self.add_reference(tongue, body);
            body.push('.');
            written += count;
        }
        body.push_str("\n\n");
        written
    }

    /// Adds what links the end of a sentence to something, or nothing.
    fn add_reference(&mut self, tongue: Tongue, body: &mut String) {
        let actor = self.actors[self.random.below(self.actors.len())];
        let name = if tongue == Tongue::Arabic { &actor.name.0 } else { &actor.name.1 };
        let _ = match self.random.below(10) {
            0 => write!(body, " [[{}]]", actor.id),
            1 => write!(body, " [[{}|{name}]]", actor.id),
            2 if tongue == Tongue::Arabic => {
                write!(body, " {}{name}", self.random.pick(&["", "و", "ل", "ب"]))
            }
            2 => write!(body, " {name}"),
            3 => {
                let other = self.random.below(self.world.briefs);
                write!(body, " [[{}]]", id(self.world, other))
            }
            4 | 5 => write!(body, " {}", self.citation()),
            6 => write!(body, " **{}**", self.world.lexicon(tongue).words(2, &mut self.random)),
            _ => Ok(()),
        };
    }
}
