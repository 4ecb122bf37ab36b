//! The commits of a repository become the history of each brief. In: the input's past and the briefs. Out: for each
//! brief its revisions. What was done while a text was a draft is left out, and so is what was said of any draft.

use crate::diag::code::Code;
use crate::diag::phrase::say;
use crate::diag::report::{Diagnostic, Report};
use crate::input::{Commit, Deed, Gap, Input, Past, State, Version};
use crate::lang::tag::Lang;
use crate::model::brief::Brief;
use crate::model::config::{Config, HistoryWish};
use crate::model::history::{Revision, Touch};
use crate::parse::draft::{DocumentDraft, Drafts};
use crate::parse::reader::{is_direction, match_language};
use crate::parse::values::find_any_language;
use crate::span::{FileId, Span};
use rustc_hash::{FxHashMap, FxHashSet};
use std::collections::BTreeMap;

/// How many briefs a commit changes at most, if it is to be a change of each of them.
const MANY: usize = 50;
/// How many briefs a site has at least where half of them are many.
const FEW: usize = 20;
/// How many characters of a name or a message are shown.
const LONGEST: usize = 200;

/// Returns the texts that no reader has: drafts, and what could not be taken in.
pub(crate) fn left_out(drafts: &Drafts, input: &Input) -> Vec<FileId> {
    if !matches!(input.past, Past::Known(_)) {
        return Vec::new();
    }
    let mut shown = FxHashSet::default();
    add(&drafts.briefs, &mut shown);
    add(&drafts.actors, &mut shown);
    add(&drafts.places, &mut shown);
    add(&drafts.topics, &mut shown);
    add(&drafts.pages, &mut shown);
    add(&drafts.sources, &mut shown);
    let texts =
        input.iter().filter(|(_, file)| file.path.starts_with("content/") && file.path.ends_with(".md"));
    texts.map(|(file, _)| file).filter(|file| !shown.contains(file)).collect()
}

fn add<Facts>(documents: &[DocumentDraft<Facts>], shown: &mut FxHashSet<FileId>) {
    shown.extend(documents.iter().flat_map(|document| &document.texts).map(|text| text.file));
}

/// Returns the revisions of each brief, newest first: none where there are fewer than two.
pub(crate) fn revisions(
    (briefs, config): (&[Brief], &Config),
    left_out: &[FileId],
    input: &Input,
    report: &mut Report,
) -> Vec<Vec<Revision>> {
    let none = || vec![Vec::new(); briefs.len()];
    if config.history == HistoryWish::Hidden {
        return none();
    }
    let commits = match &input.past {
        Past::Untold => return none(),
        Past::Missing(gap) => {
            let book = input.find_path("book.toml").unwrap_or(FileId(0));
            report.add(missing(gap, Span::whole(book)));
            return none();
        }
        Past::Known(commits) => commits,
    };
    let mut walk = Walk::new(config, commits.len());
    for (at, commit) in commits.iter().enumerate() {
        walk.follow(at, commit);
    }
    walk.withhold(left_out.iter().map(|file| input.file(*file).path.as_str()), commits);
    let steps: Vec<BTreeMap<usize, Vec<(Lang, Step)>>> =
        briefs.iter().map(|brief| walk.steps(brief)).collect();
    let mut counts = vec![0; commits.len()];
    steps.iter().flat_map(BTreeMap::keys).for_each(|at| counts[*at] += 1);
    let is_many = |count: usize| count > MANY || (briefs.len() > FEW && 2 * count > briefs.len());
    let revision = |(at, steps): (usize, Vec<(Lang, Step)>)| {
        let commit = &commits[at];
        let at_once = Some(counts[at]).filter(|count| is_many(*count));
        let texts: Vec<_> = steps
            .into_iter()
            .filter(|(_, step)| step.is_public)
            .map(|(lang, step)| (lang, step.touch))
            .collect();
        let is_told = at_once.is_none() && !walk.withheld[at];
        let subject = if is_told { clean(&commit.subject) } else { Box::default() };
        (!texts.is_empty()).then(|| Revision {
            day: commit.day,
            author: clean(&commit.author),
            subject,
            at_once,
            texts,
        })
    };
    let history = |steps: BTreeMap<usize, Vec<(Lang, Step)>>| {
        let revisions: Vec<Revision> = steps.into_iter().rev().filter_map(revision).collect();
        // What was only ever changed with everything else has no history of its own.
        let changes = revisions.split_last().map_or(&[][..], |(_, changes)| changes);
        if changes.iter().any(|of| of.at_once.is_none()) { revisions } else { Vec::new() }
    };
    steps.into_iter().map(history).collect()
}

fn missing(gap: &Gap, span: Span) -> Diagnostic {
    let (message, help) = match gap {
        Gap::Shallow => (
            say!("the history of the briefs is missing: the repository was cloned without its older commits"),
            say!("run `git fetch --unshallow`, or give `actions/checkout` the key `fetch-depth: 0`"),
        ),
        Gap::Partial => (
            say!("the history of the briefs is missing: the repository was cloned without its older files"),
            say!("clone the repository without `--filter`"),
        ),
        Gap::Distrusted => (
            say!(
                "the history of the briefs is missing: git does not trust the repository, which is somebody else's"
            ),
            say!(
                "if you trust it, run `git config --global --add safe.directory` with the repository's folder"
            ),
        ),
        Gap::Unreadable(why) => (
            say!("the history of the briefs is missing: git says `{why}`", why),
            say!("mend the repository, or write `show = false` under `[history]`"),
        ),
    };
    Diagnostic::new(Code::MissingHistory, span, message).help(help)
}

/// What a commit did to a text.
#[derive(Clone, Copy)]
struct Step {
    commit: usize,
    touch: Touch,
    /// Whether readers had the text after it.
    is_public: bool,
}

/// The texts of a repository, from commit to commit.
struct Walk<'a> {
    languages: &'a [Lang],
    default: Lang,
    /// What each text said of itself.
    tree: FxHashMap<&'a str, Version>,
    /// The texts of each document.
    documents: FxHashMap<String, Vec<&'a str>>,
    /// What was done to each text since it was added, wherever it stood.
    trails: FxHashMap<&'a str, Vec<Step>>,
    /// Of each commit whether what it says of itself may speak of a draft.
    withheld: Vec<bool>,
}

impl<'a> Walk<'a> {
    fn new(config: &'a Config, commits: usize) -> Self {
        Self {
            languages: &config.languages,
            default: config.default_language,
            tree: FxHashMap::default(),
            documents: FxHashMap::default(),
            trails: FxHashMap::default(),
            withheld: vec![false; commits],
        }
    }

    fn follow(&mut self, at: usize, commit: &'a Commit) {
        let mut moved: FxHashMap<&str, Vec<Step>> = FxHashMap::default();
        for change in &commit.changes {
            match &change.deed {
                Deed::Removed => {
                    self.withheld[at] |= !self.is_public(&change.path);
                    self.remove(&change.path);
                }
                Deed::Moved(from, _) => drop(moved.insert(&change.path, self.remove(from))),
                Deed::Added(_) | Deed::Changed(_) => {}
            }
        }
        for change in &commit.changes {
            let path = change.path.as_str();
            let (version, touch) = match &change.deed {
                Deed::Removed => continue,
                Deed::Added(version) => {
                    self.remove(path);
                    (*version, Touch::Added)
                }
                Deed::Changed(version) => (*version, Touch::Changed),
                Deed::Moved(_, version) => (*version, Touch::Moved),
            };
            if self.tree.insert(path, version).is_none() {
                self.documents.entry(document(path, self.languages).0).or_default().push(path);
            }
            let trail = self.trails.entry(path).or_default();
            trail.extend(moved.remove(path).unwrap_or_default());
            trail.push(Step { commit: at, touch, is_public: false });
        }
        self.withheld[at] |=
            commit.folders.iter().flat_map(|folder| self.texts_of(folder)).any(|text| !self.is_public(text));
        for change in &commit.changes {
            let is_public = self.is_public(&change.path);
            self.withheld[at] |= change.deed != Deed::Removed && !is_public;
            if let Some([before @ .., step]) =
                self.trails.get_mut(change.path.as_str()).map(Vec::as_mut_slice)
            {
                step.is_public = is_public;
                if !before.last().is_some_and(|before| before.is_public) {
                    step.touch = Touch::Added;
                }
            }
        }
    }

    /// Forgets a text, and returns what was done to it.
    fn remove(&mut self, path: &str) -> Vec<Step> {
        if self.tree.remove(path).is_some()
            && let Some(texts) = self.documents.get_mut(&document(path, self.languages).0)
        {
            texts.retain(|text| *text != path);
        }
        self.trails.remove(path).unwrap_or_default()
    }

    /// Returns whether readers have a text as things stand: neither it nor what may be its original is a draft.
    fn is_public(&self, path: &str) -> bool {
        let is_finished = |path: &str| self.tree.get(path).is_some_and(|of| of.state == State::Finished);
        let texts = self.documents.get(&document(path, self.languages).0).map_or(&[][..], Vec::as_slice);
        let is_dated = |text: &&str| self.tree.get(text).is_some_and(|of| of.dated);
        let is_default =
            |text: &&str| document(text, self.languages).1.is_none_or(|lang| lang == self.default);
        let has = |test: &dyn Fn(&&str) -> bool| texts.iter().any(test);
        // The original is one of those with a date, or else one in the default language.
        let mut originals: Vec<&str> = texts.to_vec();
        if has(&is_dated) {
            originals.retain(|text| is_dated(text));
        } else if has(&is_default) {
            originals.retain(|text| is_default(text));
        }
        is_finished(path) && originals.into_iter().all(is_finished)
    }

    /// Marks what was said of texts that no reader has today.
    fn withhold(&mut self, left_out: impl Iterator<Item = &'a str>, commits: &[Commit]) {
        let drafts =
            self.tree.iter().filter(|(_, version)| version.state == State::Draft).map(|(path, _)| *path);
        let mut hidden: Vec<&str> = drafts.chain(left_out).collect();
        hidden.sort_unstable();
        for step in hidden.iter().filter_map(|path| self.trails.get(path)).flatten() {
            self.withheld[step.commit] = true;
        }
        for (at, commit) in commits.iter().enumerate() {
            let mut texts = commit.folders.iter().flat_map(|folder| self.texts_of(folder));
            self.withheld[at] |= texts.any(|text| hidden.binary_search(text).is_ok());
        }
    }

    /// Returns the texts that a file in a folder stands beside: those of the document that the folder is.
    fn texts_of(&self, folder: &str) -> &[&'a str] {
        let (document, _) = document(&format!("{folder}/index.md"), self.languages);
        self.documents.get(&document).map_or(&[][..], Vec::as_slice)
    }

    /// Returns what commits did to the texts of a brief, the original first.
    fn steps(&self, brief: &Brief) -> BTreeMap<usize, Vec<(Lang, Step)>> {
        let mut steps: BTreeMap<usize, Vec<(Lang, Step)>> = BTreeMap::new();
        let (original, others): (Vec<_>, Vec<_>) =
            brief.texts.values().partition(|text| text.lang == brief.original);
        for text in original.into_iter().chain(others) {
            for step in self.trails.get(&*text.path).into_iter().flatten() {
                steps.entry(step.commit).or_default().push((text.lang, *step));
            }
        }
        steps
    }
}

/// Returns what the paths of a document's texts have in common, and the language that a path names.
fn document(path: &str, languages: &[Lang]) -> (String, Option<Lang>) {
    let path = path.strip_prefix("content/").unwrap_or(path);
    let path = path.strip_suffix(".md").unwrap_or(path);
    let (tree, path) = match path.split_once('/') {
        Some((first, rest)) if rest.contains('/') && match_language(first, languages).is_some() => {
            (match_language(first, languages), rest)
        }
        Some(_) | None => (None, path),
    };
    match path.rsplit_once('.') {
        Some((stem, tag)) if find_any_language(tag).is_some() => {
            (stem.to_owned(), match_language(tag, languages).or(tree))
        }
        Some(_) | None => (path.to_owned(), tree),
    }
}

/// Returns a line of somebody's as it can stand in a page: without signs that are not seen, without addresses of
/// people, and not too long.
fn clean(line: &str) -> Box<str> {
    let visible: String =
        line.chars().map(|c| if c.is_control() { ' ' } else { c }).filter(|c| !is_direction(*c)).collect();
    let words: Vec<&str> =
        visible.split_whitespace().map(|word| if is_address(word) { "…" } else { word }).collect();
    let words = words.join(" ");
    match words.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("{}…", words[..end].trim_end()).into(),
        None if words == "…" => Box::default(),
        None => words.into(),
    }
}

/// Returns whether a word holds the address of a mailbox: something, `@`, and a host.
fn is_address(word: &str) -> bool {
    word.split_once('@').is_some_and(|(name, host)| {
        name.ends_with(|c: char| c.is_alphanumeric() || "._%+-".contains(c))
            && host.starts_with(char::is_alphanumeric)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_of_others_are_cleaned() {
        assert_eq!(&*clean("put\tright\u{202e} \u{7}the\u{2069} date"), "put right the date");
        assert_eq!(&*clean("by Ann <ann@host.example>, ann@host"), "by Ann … …");
        assert_eq!(&*clean("ann@host.example"), "");
        assert_eq!(&*clean("cites [@alaraby-1] @ 5"), "cites [@alaraby-1] @ 5");
        assert_eq!(clean(&"ا".repeat(300)).chars().count(), LONGEST + 1);
    }

    #[test]
    fn texts_of_a_document_have_one_name() {
        let lang = |tag| Lang::parse(tag).expect("a tag");
        let languages = [lang("ar"), lang("en")];
        let name = |path| document(path, &languages);
        assert_eq!(name("content/briefs/a/index.ar.md"), ("briefs/a/index".to_owned(), Some(lang("ar"))));
        assert_eq!(name("content/en/briefs/a.md"), ("briefs/a".to_owned(), Some(lang("en"))));
        assert_eq!(name("content/briefs/a.fr.md"), ("briefs/a".to_owned(), None));
        assert_eq!(name("content/briefs/a.b-c-d.md"), ("briefs/a.b-c-d".to_owned(), None));
    }
}
