//! `mujaz import`: makes draft briefs of texts from elsewhere.

use crate::cmd::environment::Environment;
use crate::cmd::site::{self, Outcome};
use crate::diag::code::{Code, Level};
use crate::diag::phrase::{Phrase, Value, say, say_count};
use crate::diag::report::Diagnostic;
use crate::disk::create::{NewFile, create_all};
use crate::disk::outside::{OutsideText, read_outside};
use crate::disk::read::TEXT_LIMIT;
use crate::import::article::Article;
use crate::import::between::{Files, linked};
use crate::import::bibtex::read_entries;
use crate::import::brief::{Accept, Brief, BriefError, Part, Wishes, make_brief};
use crate::import::escape::shortened;
use crate::import::foreign::read_markdown;
use crate::import::html::about::read_html;
use crate::import::known::{KnownKind, KnownNames};
use crate::import::pairing::find_originals;
use crate::import::people::NameKind;
use crate::import::plain::read_plain;
use crate::import::proposal::{Named, Place};
use crate::import::settle::settle;
use crate::import::wording::Wording;
use crate::input::{Content, Input};
use crate::lang::tag::Lang;
use crate::model::config::Config;
use crate::model::date::FuzzyDate;
use crate::parse::id::{Spelt, find_fault};
use crate::session::{Cards, Drafting, LinkNews, SessionOptions, prepare};
use crate::term::place::{Located, harmless, told};
use crate::term::print::{self, Stream};
use crate::term::text::text;
use anyhow::{Result, bail};
use clap::{Args, ValueEnum};
use std::collections::BTreeSet;
use std::path::PathBuf;

/// The endings of the files of a folder that are read.
const ENDINGS: [&str; 7] = ["md", "markdown", "html", "htm", "bib", "bibtex", "txt"];
/// How often links that lead nowhere are looked for: what one hides may come to light.
const ROUNDS: usize = 4;

/// Makes draft briefs of texts from elsewhere
///
/// Reads plain text (a date, key points, an article), web pages, BibTeX, and Markdown of Hugo, Zola, Jekyll or Obsidian.
/// What the text says of itself becomes front matter; dates, names and quotations that are found in it stand beside
/// as comments, for you to take or to delete. No file that is there is ever changed.
#[derive(Debug, Args)]
pub(crate) struct Arguments {
    /// A file, a folder of them, or `-` for standard input
    #[arg(value_name = "PATH")]
    path: PathBuf,
    /// The language of the text, one of the site's; else it is told from its letters
    #[arg(long, value_name = "TAG")]
    lang: Option<String>,
    /// The day that the text speaks from, whatever it says itself
    #[arg(long, value_name = "DATE")]
    date: Option<String>,
    /// The id of the brief; else it is made of its day and its title
    #[arg(long, value_name = "ID")]
    id: Option<String>,
    /// What the text is; else it is told from the ending of its name, or from how it begins
    #[arg(long, value_enum, value_name = "KIND")]
    from: Option<Kind>,
    /// Write what is proposed as facts, unseen: for tests
    #[arg(long)]
    accept_all: bool,
    /// The site's folder, the one with `book.toml`
    #[arg(long, value_name = "FOLDER", default_value = ".", hide_default_value = true)]
    root: PathBuf,
}

/// What a text is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Kind {
    /// Plain text: a date, key points, an article
    Text,
    /// A web page
    Html,
    /// Entries of BibTeX
    Bibtex,
    /// Markdown with front matter
    Markdown,
}

impl Kind {
    /// Returns what a text is by its name, or by how it begins.
    fn of(name: &str, text: &str) -> Self {
        let ending = name.rsplit_once('.').map(|(_, ending)| ending.to_ascii_lowercase()).unwrap_or_default();
        match ending.as_str() {
            "md" | "markdown" => return Self::Markdown,
            "html" | "htm" | "xhtml" => return Self::Html,
            "bib" | "bibtex" => return Self::Bibtex,
            "txt" => return Self::Text,
            _ => {}
        }
        let head: String = text.trim_start().chars().take(40).collect::<String>().to_ascii_lowercase();
        if head.starts_with("<!doctype") || head.starts_with("<html") {
            Self::Html
        } else if head.starts_with('@') && head.contains('{') {
            Self::Bibtex
        } else if text.starts_with("---\n") || text.starts_with("+++\n") {
            Self::Markdown
        } else {
            Self::Text
        }
    }
}

/// Runs the command.
pub(crate) fn run(arguments: &Arguments, environment: Environment) -> Result<Outcome> {
    let mut input = site::read(&arguments.root, environment)?;
    let graph = prepare(&input, options()).graph;
    let names = KnownNames::new(&graph);
    let importer = Importer { arguments, environment, names: &names, config: &graph.config };
    let mut outside = read_outside(&arguments.path, &ENDINGS)?;
    if outside.is_folder {
        // A page of Hugo or Zola that lists a folder is no article.
        let count = outside.texts.len();
        outside
            .texts
            .retain(|text| !text.name.rsplit('/').next().is_some_and(|name| name.starts_with("_index.")));
        outside.others += count - outside.texts.len();
    }
    let mut articles: Vec<(String, Article)> = Vec::new();
    for OutsideText { name, text } in &outside.texts {
        let read = importer.read(name, text)?;
        articles.extend(read.into_iter().map(|article| (name.clone(), article)));
    }
    if articles.is_empty() {
        bail!(say!("there is nothing to import in `{path}`", path = arguments.path.display().to_string()));
    }
    if arguments.id.is_some() && articles.len() > 1 {
        bail!(say_count!(
            articles.len(),
            "`--id` names one brief, and these are {count}",
            "`--id` names one brief, and these are {count}"
        ));
    }
    let taken: BTreeSet<String> = graph.briefs.iter().map(|brief| brief.slug.to_string()).collect();
    let mut briefs = importer.briefs(&articles, &taken)?;
    link(&mut articles, &briefs, graph.config.default_language);
    briefs = importer.briefs(&articles, &taken)?;
    if let Some(faults) = importer.settle(&mut input, &mut articles, &mut briefs, &taken)? {
        let located = Located::new(&input, &faults, environment.words);
        print::news(&text(&located, print::colour(environment.colours, Stream::Err)));
        environment.news(&say!("nothing is written"));
        return Ok(Outcome::Errors);
    }
    let files: Vec<NewFile> = briefs
        .iter()
        .map(|brief| NewFile { path: brief.path.clone(), bytes: brief.text.clone().into_bytes() })
        .collect();
    create_all(&arguments.root, &files)?;
    for ((_, article), brief) in articles.iter().zip(&briefs) {
        print::result(&table(article, brief, environment));
    }
    if outside.others > 0 {
        environment.news(&say_count!(
            outside.others,
            "{count} other file beside them left where they are",
            "{count} other files beside them left where they are"
        ));
    }
    Ok(Outcome::Fine)
}

/// Makes links between texts of the run links between their briefs.
fn link(articles: &mut [(String, Article)], briefs: &[Brief], lang: Lang) {
    let ids = briefs.iter().map(|brief| brief.id.as_str());
    let files = Files::new(articles.iter().map(|(name, _)| name.as_str()).zip(ids));
    // What has no title is called by its first words, which stay.
    for (name, article) in articles.iter_mut().filter(|(_, article)| article.title.is_some()) {
        if let Some(body) = linked(&article.body, (name, lang), &files) {
            article.body = body;
        }
    }
}

/// Returns how the site is read: with its drafts, whose names count too.
fn options() -> SessionOptions {
    let (drafts, links) = (Drafting::With, LinkNews::Untold);
    SessionOptions { drafts, cards: Cards::Without, links, ..SessionOptions::default() }
}

struct Importer<'run> {
    arguments: &'run Arguments,
    environment: Environment,
    names: &'run KnownNames,
    config: &'run Config,
}

impl Importer<'_> {
    /// Returns the articles of a text.
    fn read(&self, name: &str, source: &str) -> Result<Vec<Article>> {
        let kind = self.arguments.from.unwrap_or_else(|| Kind::of(name, source));
        let (articles, faults) = match kind {
            Kind::Text => (vec![read_plain(source)], Vec::new()),
            Kind::Html => (vec![read_html(source)], Vec::new()),
            Kind::Bibtex => read_entries(source, (self.config.default_language, &self.config.languages)),
            Kind::Markdown => {
                let (article, faults) = read_markdown(source, name);
                (article.into_iter().collect(), faults)
            }
        };
        if let (true, Some(fault)) = (articles.is_empty(), faults.first()) {
            let line = source[..(fault.span.start as usize).min(source.len())].matches('\n').count() + 1;
            bail!(say!(
                "`{name}` cannot be read: {fault} (line {line}); nothing is written",
                name,
                fault = fault.message.clone(),
                line,
            ));
        }
        for fault in &faults {
            print::news(&format!("{}: {}", harmless(name), self.environment.line(&fault.message)));
        }
        let mut articles = articles;
        if let Some(date) = &self.arguments.date {
            match FuzzyDate::parse(date) {
                Ok(date) => articles.iter_mut().for_each(|article| article.date = Some(date.to_string())),
                Err(error) => bail!(say!("`{date}` is not a date: {fault}", date, fault = error.message)),
            }
        }
        Ok(articles)
    }

    /// Returns the language of an article: the one wished for, else the one it says, else that of its letters.
    fn language(&self, article: &Article) -> Result<Lang> {
        let languages = &self.config.languages;
        let of_site =
            |tag: &str| languages.iter().find(|lang| lang.as_str() == tag || lang.language() == tag).copied();
        if let Some(tag) = &self.arguments.lang {
            let Some(lang) = of_site(tag) else {
                let all = Value::Each(languages.iter().map(|lang| Value::from(lang.as_str())).collect());
                bail!(say!("the site has no language `{tag}`: it has {all}", tag, all));
            };
            return Ok(lang);
        }
        if let Some(lang) =
            article.lang.and_then(|lang| of_site(lang.as_str()).or_else(|| of_site(lang.language())))
        {
            return Ok(lang);
        }
        let words = [article.title.as_deref().unwrap_or_default(), &article.summary.join(" "), &article.body]
            .concat();
        let arabic = words.chars().filter(|letter| matches!(letter, 'ء'..='ي')).count();
        let latin = words.chars().filter(char::is_ascii_alphabetic).count();
        let fits = |lang: &&Lang| lang.is_arabic() == (arabic > latin);
        Ok(languages.iter().find(fits).copied().unwrap_or(self.config.default_language))
    }

    /// Returns the texts of briefs, in the order of articles; two of one title get numbers, and a translation has the id
    /// of its original.
    fn briefs(&self, articles: &[(String, Article)], taken: &BTreeSet<String>) -> Result<Vec<Brief>> {
        let languages = articles.iter().map(|(_, article)| self.language(article));
        let languages: Vec<Lang> = languages.collect::<Result<_>>()?;
        // Entries of BibTeX are works, each of its own, in whatever languages they are.
        let is_entry = |article: &Article| article.source.as_ref().is_some_and(|work| work.id.is_some());
        let told = articles
            .iter()
            .zip(&languages)
            .map(|((name, article), lang)| (Some(name.as_str()).filter(|_| !is_entry(article)), *lang));
        let originals = find_originals(&told.collect::<Vec<_>>(), self.config.default_language);
        let accept = if self.arguments.accept_all { Accept::Everything } else { Accept::Nothing };
        let mut made = self.originals(articles, (&languages, &originals), taken)?;
        for (at, original) in originals.iter().enumerate() {
            let Some(id) = original.and_then(|of| made[of].as_ref()).map(|brief| brief.id.clone()) else {
                continue;
            };
            let (name, article) = &articles[at];
            let (lang, part) = (languages[at], Part::Translation);
            let wishes = Wishes { lang, part, accept, id: Some(&id), names: self.names };
            made[at] = Some(self::made(make_brief(article, &wishes), name)?);
        }
        Ok(made.into_iter().flatten().collect())
    }

    /// Returns the briefs of those articles that translate no other.
    fn originals(
        &self,
        articles: &[(String, Article)],
        (languages, originals): (&[Lang], &[Option<usize>]),
        taken: &BTreeSet<String>,
    ) -> Result<Vec<Option<Brief>>> {
        let accept = if self.arguments.accept_all { Accept::Everything } else { Accept::Nothing };
        let mut ids = BTreeSet::new();
        let mut briefs = Vec::new();
        for (at, (name, article)) in articles.iter().enumerate() {
            if originals[at].is_some() {
                briefs.push(None);
                continue;
            }
            let (lang, part) = (languages[at], Part::Original);
            let make =
                |id: Option<&str>| make_brief(article, &Wishes { lang, part, accept, id, names: self.names });
            let mut made = made(make(self.arguments.id.as_deref()), name)?;
            let mut number = 2;
            while !ids.insert(made.id.to_lowercase()) {
                let stem = made.id.trim_end_matches(&format!("-{}", number - 1)).to_owned();
                made = self::made(make(Some(&format!("{stem}-{number}"))), name)?;
                number += 1;
            }
            if let Some((message, help)) = find_fault(&made.id, Spelt::Id) {
                bail!(message.followed_by(Some(help)));
            }
            if taken.contains(&made.id) {
                bail!(say!(
                    "there is a brief `{id}` already, and it is left as it is: name another with `--id`",
                    id = &made.id,
                ));
            }
            if made.text.len() as u64 > TEXT_LIMIT {
                bail!(say_count!(
                    TEXT_LIMIT,
                    "the brief of `{name}` would have more than {count} byte; nothing is written",
                    "the brief of `{name}` would have more than {count} bytes; nothing is written",
                    name
                ));
            }
            briefs.push(Some(made));
        }
        Ok(briefs)
    }

    /// Makes plain what leads nowhere in the briefs, and returns what is wrong with them even so.
    fn settle(
        &self,
        input: &mut Input,
        articles: &mut [(String, Article)],
        briefs: &mut Vec<Brief>,
        taken: &BTreeSet<String>,
    ) -> Result<Option<Vec<(Level, Diagnostic)>>> {
        for round in 0..=ROUNDS {
            for brief in briefs.iter() {
                input.put(&brief.path, Content::Text(brief.text.clone()));
            }
            let faults = prepare(input, options()).diagnostics;
            let mut is_settled = true;
            for ((_, article), brief) in articles.iter_mut().zip(briefs.iter()) {
                let Some(file) = input.find_path(&brief.path) else { continue };
                let front = brief.text.len() - article.body.len();
                if let Some((text, notes)) = settle(&brief.text, (file, front), &faults) {
                    text[front..].clone_into(&mut article.body);
                    article.notes.extend(notes);
                    is_settled = false;
                }
            }
            if is_settled || round == ROUNDS {
                let faults = own_errors(faults, input, briefs);
                return Ok(Some(faults).filter(|faults| !faults.is_empty()));
            }
            *briefs = self.briefs(articles, taken)?;
        }
        Ok(None)
    }
}

/// Returns the errors of the made briefs; that a date is missing is said in the file itself.
fn own_errors(faults: Vec<(Level, Diagnostic)>, input: &Input, briefs: &[Brief]) -> Vec<(Level, Diagnostic)> {
    let paths: BTreeSet<&str> = briefs.iter().map(|brief| brief.path.as_str()).collect();
    let is_own = |fault: &Diagnostic| paths.contains(input.file(fault.span.file).path.as_str());
    let is_error = |(level, fault): &(Level, Diagnostic)| {
        *level == Level::Error && fault.code != Code::MissingKey && is_own(fault)
    };
    faults.into_iter().filter(is_error).collect()
}

fn made(made: Result<Brief, BriefError>, name: &str) -> Result<Brief> {
    match made {
        Ok(brief) => Ok(brief),
        Err(BriefError::Empty) => bail!(say!("`{name}` is empty; nothing is written", name)),
        Err(BriefError::TooMuch) => {
            bail!(say!("`{name}` has more front matter than a brief holds (24 KB); nothing is written", name))
        }
    }
}

/// Returns what is proposed in a brief, a line each: where, in which words, what it is, why.
fn table(article: &Article, brief: &Brief, environment: Environment) -> String {
    let words = environment.words;
    let wording = if words.tag == "ar" { Wording::Arabic } else { Wording::English };
    let say = |phrase: Phrase| told(&phrase, words);
    let place = |place: Place| match place {
        Place::Point(number) => wording.point(number),
        Place::Line(line) => wording.line(brief.front_lines + line),
    };
    let mut rows: Vec<[String; 4]> = Vec::new();
    let found = &brief.proposals;
    for date in &found.dates {
        let why = wording.why(date.why).to_owned();
        rows.push([place(date.place), date.date.clone(), date.words.clone(), why]);
    }
    for name in &found.names {
        let (what, why) = match &name.name {
            Named::Known(KnownKind::Actor, id) => (id.clone(), say!("an actor of the site")),
            Named::Known(KnownKind::Place, id) => (id.clone(), say!("a place of the site")),
            Named::Known(KnownKind::Topic, id) => (id.clone(), say!("a topic of the site")),
            Named::New(NameKind::Person) => ("?".to_owned(), say!("a person not known yet")),
            Named::New(NameKind::Body) => ("?".to_owned(), say!("an institution not known yet")),
        };
        rows.push([place(name.place), what, name.words.clone(), say(why)]);
    }
    for quotation in &found.quotations {
        let speaker = quotation.speaker.clone().unwrap_or_else(|| "?".to_owned());
        rows.push([place(quotation.place), say(say!("a quotation")), quotation.words.clone(), speaker]);
    }
    let width = |column: usize| rows.iter().map(|row| row[column].chars().count()).max().unwrap_or(0).min(28);
    let (first, second) = (width(0), width(1));
    let mut text = format!("{}\n", harmless(&brief.path));
    for [place, what, words, why] in &rows {
        text.push_str(&format!(
            "  {place:first$}  {what:second$}  {}  ({why})\n",
            harmless(&shortened(words, 90))
        ));
    }
    if article.date.is_none() {
        let none = say!(
            "no date was found, so none is reckoned from it: write `date:`, or import anew with `--date`"
        );
        text.push_str(&format!("  {}\n", say(none)));
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_text_is_shows_in_its_name_or_its_beginning() {
        for (name, text, kind) in [
            ("a.md", "", Kind::Markdown),
            ("a.HTM", "", Kind::Html),
            ("-", "<!DOCTYPE html>", Kind::Html),
            ("-", "@article{x,", Kind::Bibtex),
            ("-", "---\ntitle: x\n", Kind::Markdown),
            ("a.text", "--- no", Kind::Text),
            ("-", "", Kind::Text),
        ] {
            assert_eq!(Kind::of(name, text), kind, "{name} {text}");
        }
    }
}
