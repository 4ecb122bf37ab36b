//! Bilingual sites of any size, for measuring. In: how many briefs. Out: the files of a site, the same bytes
//! each time. Words are made up, but spread as in prose (Zipf), with Arabic prefixes and endings.

mod actors;
mod briefs;
mod lexicon;
mod random;

use actors::Cast;
use lexicon::{Lexicon, Tongue};
use random::Random;
use std::fmt::Write as _;

/// Where one site differs from another.
const SEED: u64 = 0x006d_756a_617a;

/// The sources of one file of the library.
const SOURCES_IN_A_FILE: usize = 500;

/// All that briefs share.
pub(crate) struct World {
    briefs: usize,
    arabic: Lexicon,
    english: Lexicon,
    cast: Cast,
}

impl World {
    fn lexicon(&self, tongue: Tongue) -> &Lexicon {
        match tongue {
            Tongue::Arabic => &self.arabic,
            Tongue::English => &self.english,
        }
    }
}

/// Calls `write` with the path and the text of every file of a site of so many briefs.
pub(crate) fn site(briefs: usize, write: &mut impl FnMut(&str, &str)) {
    let cast = Cast::new(briefs);
    let world =
        World { briefs, arabic: Lexicon::new(Tongue::Arabic), english: Lexicon::new(Tongue::English), cast };
    write("book.toml", BOOK);
    write("content/pages/about.ar.md", "---\ntitle: عن الموقع\n---\n\nموقع للقياس.\n");
    write("content/pages/about.en.md", "---\ntitle: About\n---\n\nA site for measuring.\n");
    actors::write(&world, write);
    for first in (0..briefs).step_by(SOURCES_IN_A_FILE) {
        let mut library = String::new();
        for number in first..briefs.min(first + SOURCES_IN_A_FILE) {
            add_source(&world, number, &mut library);
        }
        write(&format!("content/sources/library-{:03}.yaml", first / SOURCES_IN_A_FILE), &library);
    }
    for number in 0..briefs {
        briefs::write(&world, number, write);
    }
}

const BOOK: &str = r#"[book]
title = { ar = "قياس", en = "Measure" }
description = { ar = "موقع للقياس", en = "A site for measuring" }
language = "ar"
languages = ["ar", "en"]

[output.html]
site-url = "https://example.org/measure/"
"#;

/// Returns the id of a source of the library.
fn source_id(number: usize) -> String {
    format!("s{number:06}")
}

fn add_source(world: &World, number: usize, library: &mut String) {
    let mut random = Random::new(SEED, 0x2000_0000 + number as u64);
    let tongue = if random.below(2) == 0 { Tongue::Arabic } else { Tongue::English };
    let title = world.lexicon(tongue).title(&mut random);
    let day = briefs::day(number, world.briefs);
    let _ = write!(library, "{}:\n  title: \"{title}\"\n", source_id(number));
    match random.below(3) {
        0 => {
            let _ = writeln!(library, "  publisher: {}", world.cast.publisher(&mut random));
        }
        1 => library.push_str("  publisher: \"يومية الساحل\"\n"),
        _ => library.push_str("  publisher: \"Coast Review\"\n"),
    }
    if random.below(5) > 0 {
        let _ = writeln!(library, "  url: \"https://example.org/{number:06}\"");
    }
    let kind = random.pick(&["article", "article", "statement", "report", "broadcast"]);
    let _ = writeln!(library, "  date: {day}\n  language: {}\n  type: {kind}", tongue.tag());
    if random.below(4) == 0 {
        let _ = writeln!(library, "  reliability: {}\n  credibility: 2", random.pick(&["A", "B", "C"]));
    }
}
