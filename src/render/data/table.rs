//! Tables of the data as CSV (RFC 4180, in UTF-8 with a mark that tells spreadsheets so). In: the data. Out: text; a
//! cell that a spreadsheet would take for a formula begins with an apostrophe.

use crate::lang::tag::Lang;
use crate::model::brief::Brief;
use crate::model::id::BriefId;
use crate::plan::target::Table;
use crate::render::data::gather::Gatherer;
use crate::render::data::noun::{AuthorData, DateData, Labels, Lists, Tag};

/// Returns a table of the data of a site.
pub(crate) fn table(gatherer: Gatherer<'_>, table: Table) -> String {
    let languages = &gatherer.graph.config.languages;
    let mut rows = Rows { languages, text: "\u{feff}".to_owned(), begun: false };
    match table {
        Table::Briefs => briefs(gatherer, &mut rows),
        Table::Claims => claims(gatherer, &mut rows),
        Table::Statements => statements(gatherer, &mut rows),
        Table::Corrections => corrections(gatherer, &mut rows),
        Table::Parts => parts(gatherer, &mut rows),
        Table::Actors => actors(gatherer, &mut rows),
        Table::Positions => positions(gatherer, &mut rows),
        Table::Places => places(gatherer, &mut rows),
        Table::Topics => topics(gatherer, &mut rows),
        Table::Sources => sources(gatherer, &mut rows),
        Table::Events => events(gatherer, &mut rows),
    }
    rows.text
}

/// A table in the making.
struct Rows<'a> {
    languages: &'a [Lang],
    text: String,
    begun: bool,
}

impl Rows<'_> {
    fn cell(&mut self, words: &str) {
        if self.begun {
            self.text.push(',');
        }
        self.begun = true;
        let is_formula = words.starts_with(['=', '+', '-', '@', '\t', '\r']);
        if !is_formula && !words.contains([',', '"', '\n', '\r']) {
            self.text.push_str(words);
            return;
        }
        self.text.push('"');
        if is_formula {
            self.text.push('\'');
        }
        self.text.push_str(&words.replace('"', "\"\""));
        self.text.push('"');
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
        self.text.push_str("\r\n");
        self.begun = false;
    }

    /// Adds the names of columns; one that ends in `_*` is a column for each language.
    fn head(&mut self, names: &[&str]) {
        for name in names {
            match name.strip_suffix('*') {
                Some(stem) => {
                    for lang in self.languages {
                        self.cell(&format!("{stem}{}", lang.as_str()));
                    }
                }
                None => self.cell(name),
            }
        }
        self.end();
    }

    fn labels(&mut self, labels: &Labels<'_>) {
        for lang in self.languages {
            self.cell(labels.get(&Tag(*lang)).copied().unwrap_or_default());
        }
    }

    fn texts(&mut self, texts: &std::collections::BTreeMap<Tag, String>) {
        for lang in self.languages {
            self.cell(texts.get(&Tag(*lang)).map_or("", String::as_str));
        }
    }

    fn lists(&mut self, lists: &Lists<'_>) {
        for lang in self.languages {
            let names = lists.get(&Tag(*lang)).map(|names| names.join("; "));
            self.cell(&names.unwrap_or_default());
        }
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

    /// Adds people in two columns: the ids of those that have one, the names of the others.
    fn authors(&mut self, authors: &[AuthorData<'_>]) {
        let ids: Vec<&str> = authors.iter().filter_map(|author| author.id).collect();
        let nameless = authors.iter().filter(|author| author.id.is_none());
        let names: Vec<&str> = nameless.filter_map(|author| author.name.values().next().copied()).collect();
        self.list(&ids);
        self.list(&names);
    }
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
            rows.authors(&claim.speakers);
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
    rows.head(&["brief", "date", "actor", "role"]);
    for (_, brief) in newest(gatherer) {
        for part in gatherer.parts(brief) {
            rows.cell(&brief.slug);
            rows.cell(&brief.date.date.to_string());
            rows.cell(part.id);
            rows.cell(part.role.unwrap_or_default());
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
        rows.list(&actor.part_of.iter().map(|of| of.id).collect::<Vec<&str>>());
        rows.cell(actor.country.unwrap_or_default());
        rows.cell(actor.wikidata.unwrap_or_default());
        rows.list(&actor.links);
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
        "publisher",
        "publisher_other",
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
    for source in gatherer.sources() {
        rows.cell(source.id);
        rows.cell(source.kind.unwrap_or_default());
        rows.labels(&source.title);
        rows.authors(&source.authors);
        rows.authors(source.publisher.as_slice());
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
    fn cells_are_told_apart_and_are_no_formulas() {
        let languages = [Lang::parse("ar").expect("a tag"), Lang::parse("en").expect("a tag")];
        let mut rows = Rows { languages: &languages, text: String::new(), begun: false };
        rows.head(&["id", "name_*"]);
        rows.cell("=HYPERLINK(\"x\")");
        rows.cell("سلام، \"a\", b\nc");
        rows.number(Some(-1.5));
        rows.cell("");
        rows.end();
        assert_eq!(
            rows.text,
            "id,name_ar,name_en\r\n\"'=HYPERLINK(\"\"x\"\")\",\"سلام، \"\"a\"\", b\nc\",-1.5,\r\n"
        );
    }
}
