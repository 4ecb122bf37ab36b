//! An article → the text of a brief: front matter that holds what the article says of itself, proposals as comments
//! beside it, and its prose. Out: text that is always YAML and Markdown, whatever the article holds.

use crate::import::article::{Article, Cited};
use crate::import::escape::{escape_markdown, is_unwanted, one_line, shortened, yaml};
use crate::import::known::{KnownKind, KnownNames};
use crate::import::people::NameKind;
use crate::import::phrases::find::Why;
use crate::import::proposal::{
    DateProposal, NameProposal, Named, Place, Proposals, QuotationProposal, propose,
};
use crate::import::wording::{Sentence, Wording};
use crate::lang::slug::{slugify, words_of_id};
use crate::lang::tag::Lang;
use crate::model::source::SourceType;
use crate::parse::reader::is_direction;

/// How many bytes of proposals a brief holds: all front matter has 64 KB.
const ROOM: usize = 36 * 1024;
/// How many bytes the article's own keys may have.
const OWN_ROOM: usize = 24 * 1024;

/// Whether proposals become facts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Accept {
    /// They stay comments.
    Nothing,
    /// They are written as if an editor had taken each.
    Everything,
}

/// What a text is to its brief.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// It has the facts, and proposals for more.
    Original,
    /// It has words and nothing else.
    Translation,
}

/// What a brief is made with.
#[derive(Clone, Copy, Debug)]
pub struct Wishes<'run> {
    /// The language of its text.
    pub lang: Lang,
    /// What the text is to its brief.
    pub part: Part,
    /// Whether proposals become facts.
    pub accept: Accept,
    /// Its id, where one is wished for.
    pub id: Option<&'run str>,
    /// The names of the site.
    pub names: &'run KnownNames,
}

/// A made brief.
#[derive(Clone, Debug)]
pub struct Brief {
    /// Its id.
    pub id: String,
    /// The path of its file in the site's folder.
    pub path: String,
    /// The text of its file.
    pub text: String,
    /// What is proposed in it.
    pub proposals: Proposals,
    /// How many lines stand before its prose.
    pub front_lines: usize,
}

/// Why no brief can be made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BriefError {
    /// There is nothing to read in it.
    Empty,
    /// What it says of itself is more than front matter holds.
    TooMuch,
}

/// Returns the brief of an article.
///
/// # Errors
/// Where it is empty, or says too much of itself.
pub fn make_brief(article: &Article, wishes: &Wishes<'_>) -> Result<Brief, BriefError> {
    if article.body.trim().is_empty() && article.summary.is_empty() && article.title.is_none() {
        return Err(BriefError::Empty);
    }
    let proposals = match wishes.part {
        Part::Original => propose(article, wishes.names),
        Part::Translation => Proposals::default(),
    };
    let writer = Writer { article, wishes, proposals: &proposals, wording: Wording::new(wishes.lang) };
    let id = writer.id();
    let first = writer.front(&id, 0)?;
    let front_lines = first.lines().count();
    let front = writer.front(&id, front_lines)?;
    let text = format!("{front}{}", article.body);
    let path = format!("content/briefs/{id}/index.{}.md", wishes.lang.as_str());
    Ok(Brief { id, path, text, proposals, front_lines })
}

struct Writer<'run> {
    article: &'run Article,
    wishes: &'run Wishes<'run>,
    proposals: &'run Proposals,
    wording: Wording,
}

/// Lines of front matter.
struct Lines {
    text: String,
    accept: Accept,
}

impl Lines {
    fn fact(&mut self, line: &str) {
        self.text.push_str(line);
        self.text.push('\n');
    }

    fn comment(&mut self, words: &str) {
        self.text.push_str("# ");
        self.fact(&one_line(words));
    }

    /// Adds lines that are comments until they are accepted.
    fn proposed(&mut self, lines: &str) {
        for line in lines.lines() {
            if self.accept == Accept::Nothing {
                self.text.push_str("# ");
            }
            self.fact(line);
        }
    }
}

impl Writer<'_> {
    /// Returns the id: the one wished for, or the day and the title.
    fn id(&self) -> String {
        if let Some(id) = self.wishes.id {
            return id.to_owned();
        }
        let words = self.article.slug.clone().unwrap_or_else(|| self.title().0);
        let slug = words_of_id(&words);
        let slug = if slug == "index" { "article".to_owned() } else { slug };
        match self.article.date.as_deref().filter(|date| is_day(date)) {
            Some(date) if !slug.starts_with(date) => format!("{date}-{slug}"),
            Some(_) | None => slug,
        }
    }

    /// Returns the title, and whether the article has it.
    fn title(&self) -> (String, bool) {
        let own = self.article.title.as_deref().map(one_line).filter(|title| !title.is_empty());
        if let Some(title) = own {
            return (shortened(&title, 300), true);
        }
        let first = self.article.summary.first().map(String::as_str);
        let prose = || self.article.body.lines().find(|line| line.chars().any(char::is_alphanumeric));
        let words = shortened(&first.or_else(prose).unwrap_or_default().replace('\\', ""), 80);
        (if words.is_empty() { "…".to_owned() } else { words }, false)
    }

    fn front(&self, id: &str, above: usize) -> Result<String, BriefError> {
        let mut lines = Lines { text: "---\n".to_owned(), accept: self.wishes.accept };
        lines.comment(self.wording.say(Sentence::Head));
        for note in &self.article.notes {
            lines.comment(&self.wording.note(note));
        }
        self.own_keys(&mut lines);
        if self.wishes.part == Part::Translation {
            lines.fact("---");
            return if lines.text.len() > OWN_ROOM { Err(BriefError::TooMuch) } else { Ok(lines.text) };
        }
        self.sources(&mut lines, id);
        if lines.text.len() > OWN_ROOM {
            return Err(BriefError::TooMuch);
        }
        let own = lines.text.len();
        self.names(&mut lines, above);
        self.dates(&mut lines, above);
        self.internal(&mut lines, above, own);
        lines.fact("---");
        if lines.text.len() > OWN_ROOM + ROOM { Err(BriefError::TooMuch) } else { Ok(lines.text) }
    }

    fn own_keys(&self, lines: &mut Lines) {
        let (title, is_own) = self.title();
        if !is_own {
            lines.comment(self.wording.say(Sentence::OwnTitle));
        }
        lines.fact(&format!("title: {}", yaml(&title)));
        if self.wishes.part == Part::Original {
            self.days(lines);
        }
        lines.fact("draft: true");
        let list = |items: &[String]| items.iter().map(|item| yaml(item)).collect::<Vec<_>>().join(", ");
        if self.wishes.part == Part::Original && !self.article.authors.is_empty() {
            lines.fact(&format!("authors: [{}]", list(&self.article.authors)));
        }
        if !self.article.summary.is_empty() {
            lines.fact("summary:");
            for point in &self.article.summary {
                lines.fact(&format!("  - {}", yaml(&escape_markdown(&one_line(point)))));
            }
        }
    }

    fn days(&self, lines: &mut Lines) {
        match &self.article.date {
            Some(date) => lines.fact(&format!("date: {}", plain_date(date))),
            None => {
                lines.comment(self.wording.say(Sentence::NoDate));
                lines.fact("# date:");
            }
        }
        if let Some(updated) = &self.article.updated {
            lines.fact(&format!("updated: {}", plain_date(updated)));
        }
    }

    fn sources(&self, lines: &mut Lines, id: &str) {
        let Some(cited) = &self.article.source else { return };
        if let Some(known) = cited.id.as_deref().filter(|id| self.wishes.names.has_source(id)) {
            lines.fact(&format!("sources: [{}]", yaml(known)));
            return;
        }
        let Some(title) = &cited.title else { return };
        lines.fact("sources:");
        lines.fact(&format!("  - id: {}", yaml(&self.source_id(cited, id))));
        lines.fact(&format!("    title: {}", yaml(title)));
        let text = |lines: &mut Lines, key: &str, value: Option<&str>| {
            if let Some(value) = value {
                lines.fact(&format!("    {key}: {}", yaml(value)));
            }
        };
        if !cited.authors.is_empty() {
            let authors: Vec<String> = cited.authors.iter().map(|name| yaml(name)).collect();
            lines.fact(&format!("    author: [{}]", authors.join(", ")));
        }
        text(lines, "publisher", cited.publisher.as_deref());
        text(lines, "url", cited.url.as_deref());
        for (key, date) in [("date", &cited.date), ("accessed", &cited.accessed)] {
            if let Some(date) = date {
                lines.fact(&format!("    {key}: {}", plain_date(date)));
            }
        }
        text(lines, "language", cited.language.as_ref().map(Lang::as_str));
        text(lines, "type", cited.kind.map(SourceType::name));
        text(lines, "note", cited.note.as_deref());
    }

    /// Returns the id of a source that neither the site nor the brief has.
    fn source_id(&self, cited: &Cited, brief: &str) -> String {
        let words = cited.id.clone().unwrap_or_else(|| {
            let who = cited.publisher.as_deref().or(cited.title.as_deref()).unwrap_or_default();
            let slug = slugify(who);
            match cited.date.as_deref().filter(|date| is_day(date)) {
                Some(date) => format!("{slug}-{date}"),
                None => format!("{slug}-source"),
            }
        });
        let is_taken = |id: &str| id == brief || self.wishes.names.has_source(id);
        let numbered = (2..).map(|number| format!("{words}-{number}"));
        std::iter::once(words.clone()).chain(numbered).find(|id| !is_taken(id)).unwrap_or(words)
    }

    fn place(&self, place: Place, above: usize) -> String {
        match place {
            Place::Point(number) => self.wording.point(number),
            Place::Line(line) => self.wording.line(above + line),
        }
    }

    /// Adds the actors, places and topics that the site knows.
    fn names(&self, lines: &mut Lines, above: usize) {
        for (kind, key) in
            [(KnownKind::Actor, "actors"), (KnownKind::Place, "places"), (KnownKind::Topic, "topics")]
        {
            let named = self.proposals.names.iter().filter_map(|proposal| match &proposal.name {
                Named::Known(of, id) if *of == kind => Some((id.as_str(), Some(proposal))),
                Named::Known(..) | Named::New(_) => None,
            });
            let mut items: Vec<(&str, Option<&NameProposal>)> = named.collect();
            if kind == KnownKind::Topic {
                let tagged = self.article.tags.iter().filter_map(|tag| self.wishes.names.find_topic(tag));
                for id in tagged {
                    if !items.iter().any(|(of, _)| *of == id) {
                        items.push((id, None));
                    }
                }
            }
            if items.is_empty() {
                continue;
            }
            lines.proposed(&format!("{key}: # {}", self.wording.say(Sentence::Known)));
            let (count, end) = (items.len(), lines.text.len() + ROOM / 8);
            for (at, (id, proposal)) in items.into_iter().enumerate() {
                if lines.text.len() > end {
                    lines.comment(&self.wording.more(count - at));
                    break;
                }
                let told = proposal.map(|of| self.wording.quoted(&of.words, &self.place(of.place, above)));
                let told = told.map(|words| format!(" # {words}")).unwrap_or_default();
                lines.proposed(&format!("  - {}{told}", yaml(id)));
            }
        }
    }

    fn dates(&self, lines: &mut Lines, above: usize) {
        if self.proposals.dates.is_empty() {
            return;
        }
        lines.proposed(&format!("dates: # {}", self.wording.say(Sentence::Dates)));
        let end = lines.text.len() + ROOM / 2;
        for (at, proposal) in self.proposals.dates.iter().enumerate() {
            if lines.text.len() > end {
                lines.comment(&self.wording.more(self.proposals.dates.len() - at));
                break;
            }
            lines.proposed(&self.date(proposal, above));
        }
    }

    fn date(&self, proposal: &DateProposal, above: usize) -> String {
        let DateProposal { place, words, date, sentence, why } = proposal;
        let (place, reason) = (self.place(*place, above), self.wording.why(*why));
        let comma = if self.wording == Wording::Arabic { "،" } else { "," };
        let kind = match why {
            Why::Bound if date.starts_with("..") => "\n    type: deadline",
            Why::Range => "\n    type: period",
            Why::Bound | Why::Said | Why::WithoutYear | Why::FromArticle | Why::Hijri | Why::Loose => "",
        };
        let words = shortened(words, 120);
        format!(
            "  - date: {} # {place}{comma} {reason}\n    title: {}{kind}\n    text: {}",
            plain_date(date),
            yaml(sentence),
            yaml(&words)
        )
    }

    /// Adds what is for editors alone: keys of the original, names that the site does not know, quotations.
    fn internal(&self, lines: &mut Lines, above: usize, own: usize) {
        let mut block = String::new();
        let new = self.proposals.names.iter().filter_map(|proposal| match proposal.name {
            Named::New(kind) => Some((proposal, kind)),
            Named::Known(..) => None,
        });
        let people: Vec<String> = new.map(|(proposal, kind)| self.person(proposal, kind, above)).collect();
        let quotations: Vec<String> =
            self.proposals.quotations.iter().map(|quotation| self.quotation(quotation, above)).collect();
        let room = (own + ROOM).saturating_sub(lines.text.len() + 1024) / 2;
        self.block(&mut block, ("people", Sentence::Unknown), (&people, room));
        self.block(&mut block, ("quotations", Sentence::Quotations), (&quotations, room));
        let mut kept = self.article.kept.clone();
        if !self.article.tags.is_empty() {
            kept.push(("tags".to_owned(), self.article.tags.clone().into()));
        }
        if kept.is_empty() {
            if !block.is_empty() {
                lines.proposed(&format!("internal:\n{block}"));
            }
            return;
        }
        lines.fact("internal:");
        lines.fact("  imported:");
        for (key, value) in kept {
            lines.fact(&format!("    {}: {}", yaml(&key), json(&value)));
        }
        lines.proposed(&block);
    }

    fn block(
        &self,
        block: &mut String,
        (key, sentence): (&str, Sentence),
        (items, room): (&[String], usize),
    ) {
        if items.is_empty() {
            return;
        }
        let mut written = String::new();
        for item in items {
            if written.len() + item.len() > room {
                break;
            }
            written.push_str(item);
            written.push('\n');
        }
        if written.is_empty() {
            return;
        }
        let left = items.len() - written.lines().count();
        block.push_str(&format!("  {key}: # {}\n{written}", self.wording.say(sentence)));
        if left > 0 {
            block.push_str(&format!("    # {}\n", self.wording.more(left)));
        }
    }

    fn person(&self, proposal: &NameProposal, kind: NameKind, above: usize) -> String {
        let kind = match kind {
            NameKind::Person => "person",
            NameKind::Body => "organization",
        };
        let name = yaml(&shortened(&proposal.words, 100));
        format!("    - {{name: {name}, type: {kind}}} # {}", self.place(proposal.place, above))
    }

    fn quotation(&self, quotation: &QuotationProposal, above: usize) -> String {
        let speaker =
            quotation.speaker.as_deref().map(|name| format!("speaker: {}, ", yaml(&shortened(name, 100))));
        let words = yaml(&shortened(&quotation.words, 240));
        let place = self.place(quotation.place, above);
        format!("    - {{{}words: {words}}} # {place}", speaker.unwrap_or_default())
    }
}

/// Returns a date as YAML reads it as text.
fn plain_date(date: &str) -> String {
    let is_plain = date.bytes().all(|byte| byte.is_ascii_digit() || byte == b'-') && date.len() >= 7;
    if is_plain { date.to_owned() } else { yaml(date) }
}

/// Returns whether a date is one day.
fn is_day(date: &str) -> bool {
    date.len() == 10 && date.bytes().all(|byte| byte.is_ascii_digit() || byte == b'-')
}

/// Returns a value as JSON on one line, which is YAML too.
fn json(value: &serde_json::Value) -> String {
    match value {
        serde_json::Value::String(text) => {
            let clean: String = text.chars().filter(|of| !is_unwanted(*of) && !is_direction(*of)).collect();
            serde_json::to_string(&clean).unwrap_or_else(|_| "\"\"".to_owned())
        }
        serde_json::Value::Array(items) => {
            format!("[{}]", items.iter().map(json).collect::<Vec<_>>().join(", "))
        }
        serde_json::Value::Object(entries) => {
            let entry =
                |(key, value): (&String, &serde_json::Value)| format!("{}: {}", yaml(key), json(value));
            format!("{{{}}}", entries.iter().map(entry).collect::<Vec<_>>().join(", "))
        }
        serde_json::Value::Null => "null".to_owned(),
        serde_json::Value::Bool(value) => value.to_string(),
        serde_json::Value::Number(number) => number.to_string(),
    }
}
