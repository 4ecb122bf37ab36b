//! Tables of the data as CSV (RFC 4180, in UTF-8 with a mark that tells spreadsheets so). In: the data. Out: text; a
//! cell that a spreadsheet would take for a formula begins with an apostrophe.

use crate::lang::tag::Lang;
use crate::model::brief::Brief;
use crate::model::id::BriefId;
use crate::plan::target::Table;
use crate::render::data::gather::Gatherer;
use crate::render::data::noun::{AuthorData, DateData, Labels, Lists, Tag};
use std::collections::BTreeMap;

/// Returns a table of the data of a site.
pub(crate) fn table(gatherer: Gatherer<'_>, table: Table) -> String {
    let languages = &gatherer.graph.config.languages;
    let mut rows = Rows::new(languages, "\u{feff}");
    match table {
        Table::Briefs => briefs(gatherer, &mut rows),
        Table::Claims => claims(gatherer, &mut rows),
        Table::Statements => statements(gatherer, &mut rows),
        Table::Corrections => corrections(gatherer, &mut rows),
        Table::Parts => parts(gatherer, &mut rows),
        Table::Actors => actors(gatherer, &mut rows),
        Table::Positions => positions(gatherer, &mut rows),
        Table::Memberships => memberships(gatherer, &mut rows),
        Table::Places => places(gatherer, &mut rows),
        Table::Topics => topics(gatherer, &mut rows),
        Table::Sources => sources(gatherer, &mut rows),
        Table::Events => events(gatherer, &mut rows),
    }
    rows.finish()
}

/// Adds words as a cell.
fn add_cell(words: &str, text: &mut String) {
    let is_formula = words.starts_with(['=', '+', '-', '@', '\t', '\r']);
    if !is_formula && !words.contains([',', '"', '\n', '\r']) {
        text.push_str(words);
        return;
    }
    text.push('"');
    if is_formula {
        text.push('\'');
    }
    text.push_str(&words.replace('"', "\"\""));
    text.push('"');
}

/// A table in the making.
struct Rows<'a> {
    languages: &'a [Lang],
    text: String,
    begun: bool,
    /// Where each line ends, that of the names of columns first.
    ends: Vec<usize>,
    /// The names of columns that there are for each language, without it.
    stems: Vec<&'static str>,
    /// How many of them have their cells in this row.
    filled: usize,
    /// Words in languages that the site has no column for, by the column's stem and language, and by row.
    others: BTreeMap<(usize, Tag), BTreeMap<usize, String>>,
}

impl<'a> Rows<'a> {
    fn new(languages: &'a [Lang], text: &str) -> Self {
        Self {
            languages,
            text: text.to_owned(),
            begun: false,
            ends: Vec::new(),
            stems: Vec::new(),
            filled: 0,
            others: BTreeMap::new(),
        }
    }

    fn cell(&mut self, words: &str) {
        if self.begun {
            self.text.push(',');
        }
        self.begun = true;
        add_cell(words, &mut self.text);
    }

    /// Adds a number, which no spreadsheet takes for anything else.
    fn number(&mut self, number: Option<impl std::fmt::Display>) {
        if self.begun {
            self.text.push(',');
        }
        self.begun = true;
        if let Some(number) = number {
            self.text.push_str(&number.to_string());
        }
    }

    fn end(&mut self) {
        self.ends.push(self.text.len());
        self.text.push_str("\r\n");
        self.begun = false;
        self.filled = 0;
    }

    /// Returns the table. Words in languages that are none of the site's have columns behind all others.
    fn finish(self) -> String {
        if self.others.is_empty() {
            return self.text;
        }
        let mut text = String::with_capacity(self.text.len());
        let mut from = 0;
        for (row, end) in self.ends.iter().enumerate() {
            text.push_str(&self.text[from..*end]);
            from = *end;
            for ((stem, lang), cells) in &self.others {
                text.push(',');
                match row {
                    0 => add_cell(&format!("{}{}", self.stems[*stem], lang.0), &mut text),
                    row => add_cell(cells.get(&row).map_or("", String::as_str), &mut text),
                }
            }
        }
        text.push_str(&self.text[from..]);
        text
    }

    /// Adds the names of columns; one that ends in `_*` is a column for each language.
    fn head(&mut self, names: &[&'static str]) {
        for name in names {
            match name.strip_suffix('*') {
                Some(stem) => {
                    self.stems.push(stem);
                    for lang in self.languages {
                        self.cell(&format!("{stem}{}", lang.as_str()));
                    }
                }
                None => self.cell(name),
            }
        }
        self.end();
    }

    /// Adds words by language. Those in a language that the site does not have stand where it has the same without or
    /// with another region, and has no words; others are kept for a column of their own.
    fn words<Words: AsRef<str>>(&mut self, words: &BTreeMap<Tag, Words>) {
        let languages = self.languages;
        let is_near = |of: Lang, lang: Lang| of.language() == lang.language() && !languages.contains(&of);
        let mut taken: Vec<Tag> = Vec::new();
        for lang in languages {
            let near = || words.iter().find(|(of, _)| is_near(of.0, *lang) && !taken.contains(of));
            let found = words.get_key_value(&Tag(*lang)).or_else(near);
            taken.extend(found.map(|(of, _)| *of));
            self.cell(found.map_or("", |(_, words)| words.as_ref()));
        }
        for (of, words) in words.iter().filter(|(of, _)| !taken.contains(of)) {
            let cells = self.others.entry((self.filled, *of)).or_default();
            cells.insert(self.ends.len(), words.as_ref().to_owned());
        }
        self.filled += 1;
    }

    fn labels(&mut self, labels: &Labels<'_>) {
        self.words(labels);
    }

    fn texts(&mut self, texts: &BTreeMap<Tag, String>) {
        self.words(texts);
    }

    fn lists(&mut self, lists: &Lists<'_>) {
        let joined = lists.iter().map(|(lang, names)| (*lang, names.join("; ")));
        self.words(&joined.collect::<BTreeMap<Tag, String>>());
    }

    fn list(&mut self, ids: &[&str]) {
        self.cell(&ids.join("; "));
    }

    /// Adds a date in three columns: EDTF, the first day it may be, the last.
    fn date(&mut self, date: Option<&DateData<'_>>) {
        self.cell(date.map_or("", |date| &date.edtf));
        self.cell(date.and_then(|date| date.earliest.as_deref()).unwrap_or_default());
        self.cell(date.and_then(|date| date.latest.as_deref()).unwrap_or_default());
    }

    /// Adds people in two columns: the ids of those that have one, the names of the others, in the first of these
    /// languages that a name is in.
    fn authors(&mut self, authors: &[AuthorData<'_>], languages: &[Tag]) {
        let ids: Vec<&str> = authors.iter().filter_map(|author| author.id).collect();
        let nameless = authors.iter().filter(|author| author.id.is_none());
        let names: Vec<&str> = nameless.filter_map(|author| find_first(&author.name, languages)).collect();
        self.list(&ids);
        self.list(&names);
    }
}

/// Returns the words in the first of the languages that they are in, or else in any.
fn find_first<'a>(words: &Labels<'a>, languages: &[Tag]) -> Option<&'a str> {
    let mut wanted = languages.iter().filter_map(|lang| find_near(words, *lang));
    wanted.next().or_else(|| words.values().next().copied())
}

/// Returns the words in a language, or in the same of another region.
fn find_near<'a>(words: &Labels<'a>, lang: Tag) -> Option<&'a str> {
    let near = || words.iter().find(|(of, _)| of.0.language() == lang.0.language()).map(|(_, words)| words);
    words.get(&lang).or_else(near).copied()
}

fn briefs(gatherer: Gatherer<'_>, rows: &mut Rows<'_>) {
    rows.head(&[
        "id",
        "date",
        "date_earliest",
        "date_latest",
        "updated",
        "title_*",
        "page_*",
        "actors",
        "places",
        "topics",
        "sources",
    ]);
    for brief in gatherer.briefs() {
        rows.cell(brief.id);
        rows.date(Some(&brief.date));
        rows.cell(brief.updated.as_ref().map_or("", |date| &date.edtf));
        rows.labels(&brief.title);
        rows.labels(&brief.pages);
        rows.list(&brief.actors.iter().map(|part| part.id).collect::<Vec<&str>>());
        rows.list(&brief.places);
        rows.list(&brief.topics);
        rows.list(&brief.sources);
        rows.end();
    }
}

/// Returns the briefs, newest first: a table of one part of them asks for no other.
fn newest(gatherer: Gatherer<'_>) -> impl Iterator<Item = (BriefId, &Brief)> {
    gatherer.graph.newest.iter().map(move |id| (*id, gatherer.graph.brief(*id)))
}

fn claims(gatherer: Gatherer<'_>, rows: &mut Rows<'_>) {
    rows.head(&[
        "id",
        "brief",
        "date",
        "text_*",
        "sources",
        "independent",
        "origins",
        "unnamed",
        "reliability",
        "credibility",
        "speakers",
        "speakers_other",
        "corrected",
    ]);
    let default = Tag(gatherer.graph.config.default_language);
    for (id, brief) in newest(gatherer) {
        for claim in gatherer.claims(id) {
            rows.cell(&claim.id);
            rows.cell(&brief.slug);
            rows.cell(&brief.date.date.to_string());
            rows.texts(&claim.text);
            rows.list(&claim.sources);
            rows.number(Some(claim.independent));
            rows.list(&claim.origins);
            rows.cell(if claim.unnamed { "true" } else { "false" });
            rows.number(claim.reliability);
            rows.number(claim.credibility);
            rows.authors(&claim.speakers, &[Tag(brief.original), default]);
            rows.cell(&claim.corrected.join("; "));
            rows.end();
        }
    }
}

fn statements(gatherer: Gatherer<'_>, rows: &mut Rows<'_>) {
    rows.head(&["id", "brief", "date", "speakers", "language", "text_*", "sources"]);
    for (_, brief) in newest(gatherer) {
        for statement in gatherer.statements(brief) {
            rows.cell(&statement.id);
            rows.cell(&brief.slug);
            rows.cell(&statement.date);
            rows.list(&statement.speakers);
            rows.cell(&statement.language.map(|of| of.0.to_string()).unwrap_or_default());
            rows.texts(&statement.text);
            rows.list(&statement.sources);
            rows.end();
        }
    }
}

fn corrections(gatherer: Gatherer<'_>, rows: &mut Rows<'_>) {
    rows.head(&["id", "brief", "date", "date_earliest", "date_latest", "text_*", "before_*", "claim"]);
    for (id, brief) in newest(gatherer) {
        for correction in gatherer.corrections(id) {
            rows.cell(&correction.id);
            rows.cell(&brief.slug);
            rows.date(Some(&correction.date));
            rows.labels(&correction.text);
            rows.labels(&correction.before);
            rows.cell(correction.claim.as_deref().unwrap_or_default());
            rows.end();
        }
    }
}

fn parts(gatherer: Gatherer<'_>, rows: &mut Rows<'_>) {
    rows.head(&["brief", "date", "actor", "role", "role_*"]);
    for (_, brief) in newest(gatherer) {
        for part in gatherer.parts(brief) {
            rows.cell(&brief.slug);
            rows.cell(&brief.date.date.to_string());
            rows.cell(part.id);
            rows.cell(part.role.unwrap_or_default());
            rows.labels(&part.role_label);
            rows.end();
        }
    }
}

fn actors(gatherer: Gatherer<'_>, rows: &mut Rows<'_>) {
    rows.head(&["id", "type", "name_*", "aliases_*", "part_of", "country", "wikidata", "links", "page_*"]);
    for actor in gatherer.actors() {
        rows.cell(actor.id);
        rows.cell(actor.kind.unwrap_or_default());
        rows.labels(&actor.name);
        rows.lists(&actor.aliases);
        let mut wholes: Vec<&str> = Vec::new();
        for whole in actor.part_of.iter().map(|of| of.id) {
            if !wholes.contains(&whole) {
                wholes.push(whole);
            }
        }
        rows.list(&wholes);
        rows.cell(actor.country.unwrap_or_default());
        rows.cell(actor.wikidata.unwrap_or_default());
        rows.list(&actor.links.iter().map(|link| link.url).collect::<Vec<&str>>());
        rows.labels(&actor.pages);
        rows.end();
    }
}

fn positions(gatherer: Gatherer<'_>, rows: &mut Rows<'_>) {
    rows.head(&[
        "actor",
        "title_*",
        "organization",
        "from",
        "from_earliest",
        "from_latest",
        "to",
        "to_earliest",
        "to_latest",
    ]);
    for actor in gatherer.actors() {
        for position in &actor.positions {
            rows.cell(actor.id);
            rows.labels(&position.title);
            rows.cell(position.organization.unwrap_or_default());
            rows.date(position.from.as_ref());
            rows.date(position.to.as_ref());
            rows.end();
        }
    }
}

fn memberships(gatherer: Gatherer<'_>, rows: &mut Rows<'_>) {
    rows.head(&[
        "actor",
        "organization",
        "from",
        "from_earliest",
        "from_latest",
        "to",
        "to_earliest",
        "to_latest",
    ]);
    for actor in gatherer.actors() {
        for membership in &actor.part_of {
            rows.cell(actor.id);
            rows.cell(membership.id);
            rows.date(membership.from.as_ref());
            rows.date(membership.to.as_ref());
            rows.end();
        }
    }
}

fn places(gatherer: Gatherer<'_>, rows: &mut Rows<'_>) {
    rows.head(&["id", "name_*", "aliases_*", "latitude", "longitude", "part_of", "wikidata", "page_*"]);
    for place in gatherer.places() {
        rows.cell(place.id);
        rows.labels(&place.name);
        rows.lists(&place.aliases);
        rows.number(place.coordinates.map(|at| at.0));
        rows.number(place.coordinates.map(|at| at.1));
        rows.list(&place.part_of);
        rows.cell(place.wikidata.unwrap_or_default());
        rows.labels(&place.pages);
        rows.end();
    }
}

fn topics(gatherer: Gatherer<'_>, rows: &mut Rows<'_>) {
    rows.head(&["id", "name_*", "part_of", "page_*"]);
    for topic in gatherer.topics() {
        rows.cell(topic.id);
        rows.labels(&topic.name);
        rows.list(&topic.part_of);
        rows.labels(&topic.pages);
        rows.end();
    }
}

fn sources(gatherer: Gatherer<'_>, rows: &mut Rows<'_>) {
    rows.head(&[
        "id",
        "type",
        "title_*",
        "authors",
        "authors_other",
        "has_other_authors",
        "publisher",
        "publisher_other",
        "container_*",
        "volume",
        "number",
        "page_range",
        "edition",
        "date",
        "date_earliest",
        "date_latest",
        "accessed",
        "url",
        "archive_url",
        "archive_date",
        "language",
        "unnamed",
        "derived_from",
        "reliability",
        "credibility",
        "quote_*",
        "note_*",
        "page_*",
    ]);
    let default = Tag(gatherer.graph.config.default_language);
    for source in gatherer.sources() {
        rows.cell(source.id);
        rows.cell(source.kind.unwrap_or_default());
        rows.labels(&source.title);
        let languages: Vec<Tag> = source.language.into_iter().chain([default]).collect();
        rows.authors(&source.authors, &languages);
        rows.cell(if source.has_other_authors { "true" } else { "false" });
        rows.authors(source.publisher.as_slice(), &languages);
        rows.labels(&source.container);
        for printed in [source.volume, source.number, source.page_range, source.edition] {
            rows.cell(printed);
        }
        rows.date(source.date.as_ref());
        rows.cell(source.accessed.as_ref().map_or("", |date| &date.edtf));
        rows.cell(source.url.unwrap_or_default());
        rows.cell(source.archive_url.unwrap_or_default());
        rows.cell(source.archive_date.as_ref().map_or("", |date| &date.edtf));
        rows.cell(source.language.as_ref().map_or("", |tag| tag.0.as_str()));
        rows.cell(if source.unnamed { "true" } else { "false" });
        rows.list(&source.derived_from);
        rows.number(source.reliability);
        rows.number(source.credibility);
        rows.labels(&source.quote);
        rows.labels(&source.note);
        rows.labels(&source.pages);
        rows.end();
    }
}

fn events(gatherer: Gatherer<'_>, rows: &mut Rows<'_>) {
    rows.head(&[
        "id",
        "brief",
        "type",
        "date",
        "date_earliest",
        "date_latest",
        "text_*",
        "title_*",
        "by",
        "actors",
        "places",
        "sources",
    ]);
    for event in gatherer.events() {
        rows.cell(&event.id);
        rows.cell(event.brief);
        rows.cell(event.kind);
        rows.date(Some(&event.date));
        rows.labels(&event.date.text);
        rows.labels(&event.title);
        rows.list(&event.by);
        rows.list(&event.actors);
        rows.list(&event.places);
        rows.list(&event.sources);
        rows.end();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_in_other_languages_have_columns_behind_all_others() {
        let lang = |tag: &str| Lang::parse(tag).expect("a tag");
        let languages = [lang("ar"), lang("en")];
        let mut rows = Rows::new(&languages, "");
        rows.head(&["id", "title_*", "note_*", "url"]);
        let words = |all: &[(&str, &'static str)]| -> Labels<'static> {
            all.iter().map(|(tag, words)| (Tag(lang(tag)), *words)).collect()
        };
        let mut row = |id: &str, title: &[(&str, &'static str)], note: &[(&str, &'static str)]| {
            rows.cell(id);
            rows.labels(&words(title));
            rows.labels(&words(note));
            rows.cell("u");
            rows.end();
        };
        row("1", &[("en-US", "colour")], &[("fr", "une, note")]);
        row("2", &[("en", "own"), ("en-GB", "other")], &[]);
        row("3", &[("fr", "titre")], &[("ar", "نص")]);
        assert_eq!(
            rows.finish().lines().collect::<Vec<&str>>(),
            [
                "id,title_ar,title_en,note_ar,note_en,url,title_en-GB,title_fr,note_fr",
                "1,,colour,,,u,,,\"une, note\"",
                "2,,own,,,u,other,,",
                "3,,,نص,,u,,titre,",
            ]
        );
    }

    #[test]
    fn cells_are_told_apart_and_are_no_formulas() {
        let languages = [Lang::parse("ar").expect("a tag"), Lang::parse("en").expect("a tag")];
        let mut rows = Rows::new(&languages, "");
        rows.head(&["id", "name_*"]);
        rows.cell("=HYPERLINK(\"x\")");
        rows.cell("سلام، \"a\", b\nc");
        rows.number(Some(-1.5));
        rows.cell("");
        rows.end();
        assert_eq!(
            rows.finish(),
            "id,name_ar,name_en\r\n\"'=HYPERLINK(\"\"x\"\")\",\"سلام، \"\"a\"\", b\nc\",-1.5,\r\n"
        );
    }
}
