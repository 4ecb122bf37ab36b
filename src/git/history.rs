//! The history of a site's folder, as its git repository tells it. In: the folder. Out: the commits that touched
//! texts, and of each text whether it was a draft. Runs the command `git` and nothing that a repository could name:
//! no shell, no pager, no hook, no monitor, no filter, and no network. Never asks for the address of an author.

use crate::diag::report::Report;
use crate::disk::read::TEXT_LIMIT;
use crate::git::run::{Answer, ask, command, phrase};
use crate::input::{Change, Commit, Day, Deed, Gap, Past, State, Version};
use crate::parse::comment::without_comments;
use crate::parse::files::document_name;
use crate::parse::front::read_front;
use crate::parse::yaml::node::Value;
use crate::span::FileId;
use std::collections::{BTreeMap, BTreeSet};
use std::io::{BufRead, BufReader, Read, Write};
use std::path::Path;
use std::process::{Child, Stdio};

/// From how many documents on nobody looks which of those that a commit touched were drafts, but for those that have
/// a history: its message is not shown.
const MANY: usize = 50;
/// How commits are asked for: along the first parents, so that a merge is one change; whole renames are told from
/// what is the same byte for byte, and no text is compared with another.
const LOG: [&str; 16] = [
    "log",
    "-z",
    "--reverse",
    "--first-parent",
    "-m",
    "--raw",
    "--no-abbrev",
    "--no-renames",
    "--relative",
    "--no-ext-diff",
    "--no-textconv",
    "--no-show-signature",
    "--no-color",
    "--no-notes",
    "--encoding=UTF-8",
    "--format=%x00%aI%x00%aN%x00%s",
];

/// Returns the history of the texts in the site's folder. Where there is no git, no repository, or none of the texts
/// is in it, nothing is known and nothing is missed.
#[must_use]
pub fn read_past(root: &Path) -> Past {
    read(root).unwrap_or_else(|gap| gap.map_or(Past::Untold, Past::Missing))
}

/// Returns the history; nothing, or why there is none though there should be one.
fn read(root: &Path) -> Result<Past, Option<Gap>> {
    let about = run(root, &["rev-parse", "--is-shallow-repository", "HEAD^{commit}"])?;
    let is_shallow = about.out.lines().next() == Some("true");
    if !about.is_good {
        // It answered the first question: there is a repository, and no commit in it yet.
        return Err(if about.out.is_empty() { why(&about.error) } else { None });
    }
    let log = run(root, &[&LOG[..], &["HEAD", "--", "content"]].concat())?;
    if !log.is_good {
        return Err(why(&log.error));
    }
    let raw = parse_log(&log.out).ok_or_else(|| Some(Gap::Unreadable("its answer is not a log".into())))?;
    if raw.is_empty() {
        return Err(None);
    }
    if is_shallow {
        return Err(Some(Gap::Shallow));
    }
    let versions = read_versions(root, &wanted(&raw))?;
    Ok(Past::Known(raw.into_iter().map(|commit| commit.finish(&versions)).collect()))
}

fn run(root: &Path, arguments: &[&str]) -> Result<Answer, Option<Gap>> {
    ask(command(root, arguments)).map_err(|error| unstarted(&error))
}

/// Returns why git did not start; nothing where there is none.
fn unstarted(error: &std::io::Error) -> Option<Gap> {
    (error.kind() != std::io::ErrorKind::NotFound).then(|| Gap::Unreadable(error.to_string()))
}

/// Returns why git did not answer; nothing where there is no repository.
fn why(error: &str) -> Option<Gap> {
    if error.contains("not a git repository") || error.contains("must be run in a work tree") {
        return None;
    }
    if error.contains("dubious ownership") || error.contains("unsafe repository") {
        return Some(Gap::Distrusted);
    }
    let line = error.lines().find(|line| line.starts_with("fatal:")).or_else(|| error.lines().next());
    Some(Gap::Unreadable(phrase(line.unwrap_or("it says nothing"))))
}

/// A commit as the log has it: versions are blobs.
struct RawCommit {
    day: Option<Day>,
    author: String,
    subject: String,
    changes: Vec<RawChange>,
    /// The folders of files that are no texts.
    folders: BTreeSet<String>,
}

/// What is known of a blob.
struct Seen {
    version: Version,
    /// What readers are shown of it, as a hash.
    shown: blake3::Hash,
}

/// A text in a commit. Nothing stands for a blob that is not there.
struct RawChange {
    path: String,
    old: Option<String>,
    new: Option<String>,
}

/// Returns the commits of a log; nothing where it is none.
fn parse_log(log: &str) -> Option<Vec<RawCommit>> {
    let mut commits = Vec::new();
    let mut parts = log.split('\0').peekable();
    while let Some(start) = parts.next() {
        if !start.is_empty() {
            return None;
        }
        let Some(date) = parts.next() else { break };
        let (author, subject) = (parts.next()?.to_owned(), parts.next()?.to_owned());
        let (day, changes, folders) = (parse_day(date), Vec::new(), BTreeSet::new());
        let mut commit = RawCommit { day, author, subject, changes, folders };
        parts.next_if(|part| part.is_empty());
        while let Some(about) = parts.next_if(|part| part.trim_ascii_start().starts_with(':')) {
            let path = parts.next()?.to_owned();
            match path.rsplit_once('/') {
                Some((folder, _)) if !path.ends_with(".md") => drop(commit.folders.insert(folder.to_owned())),
                Some(_) | None => commit.changes.extend(parse_change(about, path)),
            }
        }
        if !commit.changes.is_empty() {
            commits.push(commit);
        }
    }
    Some(commits)
}

/// Returns what a line of the raw format says: `:100644 100644 OLD NEW M`; nothing of what is no text.
fn parse_change(about: &str, path: String) -> Option<RawChange> {
    let mut fields = about.trim_start().trim_start_matches(':').split(' ');
    let modes = [fields.next()?, fields.next()?];
    let blobs = [fields.next()?, fields.next()?];
    // Neither a link nor another repository is a text.
    let blob = |at: usize| modes[at].starts_with("100").then(|| blobs[at].to_owned());
    let (old, new) = (blob(0), blob(1));
    (old != new).then_some(RawChange { path, old, new })
}

/// Returns the day of a strict ISO 8601 date.
fn parse_day(date: &str) -> Option<Day> {
    let (year, rest) = date.split_once('-')?;
    let (month, rest) = rest.split_once('-')?;
    let (year, month, day) = (year.parse().ok()?, month.parse().ok()?, rest.get(..2)?.parse().ok()?);
    Day::find(year, month, day).filter(|day| (1..=9999).contains(&day.year))
}

impl RawCommit {
    /// Returns the paths that a text was moved to and from: one that went and one that came, of the same bytes, where
    /// no other did.
    fn moves(&self) -> BTreeMap<&str, &str> {
        let mut blobs: BTreeMap<&str, (Vec<&str>, Vec<&str>)> = BTreeMap::new();
        for change in &self.changes {
            match (&change.old, &change.new) {
                (Some(old), None) => blobs.entry(old).or_default().0.push(&change.path),
                (None, Some(new)) => blobs.entry(new).or_default().1.push(&change.path),
                (Some(_), Some(_)) | (None, None) => {}
            }
        }
        let is_one = |(from, to): &(Vec<&str>, Vec<&str>)| from.len() == 1 && to.len() == 1;
        blobs.into_values().filter(is_one).map(|(from, to)| (to[0], from[0])).collect()
    }

    fn finish(self, versions: &BTreeMap<String, Seen>) -> Commit {
        let moves: BTreeMap<String, String> =
            self.moves().into_iter().map(|(to, from)| (to.to_owned(), from.to_owned())).collect();
        let gone: BTreeSet<&String> = moves.values().collect();
        let version = |blob: &str| versions.get(blob).map(|seen| seen.version).unwrap_or_default();
        let is_unseen = |old: &str, new: &str| {
            versions.get(old).zip(versions.get(new)).is_some_and(|(old, new)| old.shown == new.shown)
        };
        let mut changes = Vec::with_capacity(self.changes.len());
        for RawChange { path, old, new } in self.changes {
            let deed = match (old, new, moves.get(&path)) {
                (_, Some(new), Some(from)) => Deed::Moved(from.clone(), version(&new)),
                (None, Some(new), None) => Deed::Added(version(&new)),
                // What only the desk sees is no edit of what readers see.
                (Some(old), Some(new), None) if is_unseen(&old, &new) => continue,
                (Some(_), Some(new), None) => Deed::Changed(version(&new)),
                (_, None, _) if gone.contains(&path) => continue,
                (_, None, _) => Deed::Removed,
            };
            changes.push(Change { path, deed });
        }
        let folders = self.folders.into_iter().collect();
        Commit { day: self.day, author: self.author, subject: self.subject, changes, folders }
    }
}

/// Returns the blobs that it matters of whether they are drafts: those of documents that were touched more than once,
/// and those of all others that were touched with them, for a message may speak of any.
fn wanted(commits: &[RawCommit]) -> BTreeSet<&str> {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for commit in commits {
        let touched: BTreeSet<&str> =
            commit.changes.iter().map(|change| document_name(&change.path)).collect();
        touched.into_iter().for_each(|document| *counts.entry(document).or_default() += 1);
        for (to, from) in commit.moves() {
            [to, from]
                .map(document_name)
                .into_iter()
                .for_each(|document| *counts.entry(document).or_default() += 1);
        }
    }
    let mut wanted = BTreeSet::new();
    for commit in commits {
        let has_history =
            |change: &RawChange| counts.get(document_name(&change.path)).is_some_and(|n| *n > 1);
        let touched: BTreeSet<&str> =
            commit.changes.iter().map(|change| document_name(&change.path)).collect();
        let all = touched.len() <= MANY && commit.changes.iter().any(has_history);
        let changes = commit.changes.iter().filter(|change| all || has_history(change));
        wanted.extend(changes.filter_map(|change| change.new.as_deref()));
    }
    wanted
}

/// Returns what the blobs say of themselves.
fn read_versions(root: &Path, blobs: &BTreeSet<&str>) -> Result<BTreeMap<String, Seen>, Option<Gap>> {
    if blobs.is_empty() {
        return Ok(BTreeMap::new());
    }
    let mut command = command(root, &["cat-file", "--batch", "--buffer"]);
    command.stdin(Stdio::piped()).stderr(Stdio::null());
    let mut child = command.spawn().map_err(|error| unstarted(&error))?;
    let versions = ask_blobs(&mut child, blobs);
    let end = child.wait();
    match versions {
        Some(versions) if versions.len() == blobs.len() => Ok(versions),
        Some(_) => Err(Some(Gap::Partial)),
        None => {
            let end = end.map_or_else(|error| error.to_string(), |status| status.to_string());
            Err(Some(Gap::Unreadable(format!("it ended before it had shown all texts: {end}"))))
        }
    }
}

/// Asks for blobs, and returns what is in those that are there; nothing where the answers break off.
fn ask_blobs(child: &mut Child, blobs: &BTreeSet<&str>) -> Option<BTreeMap<String, Seen>> {
    let (mut questions, answers) = (child.stdin.take()?, child.stdout.take()?);
    let asked: String = blobs.iter().flat_map(|blob| [blob, "\n"]).collect();
    std::thread::scope(|scope| {
        // Answers are read while questions are written: neither pipe fills up. Where it ended, the answers say so.
        scope.spawn(move || drop(questions.write_all(asked.as_bytes())));
        let mut answers = BufReader::with_capacity(256 * 1024, answers);
        let mut versions = BTreeMap::new();
        let (mut head, mut text) = (String::new(), Vec::new());
        for blob in blobs {
            head.clear();
            answers.read_line(&mut head).ok().filter(|length| *length > 0)?;
            let mut fields = head.trim_end().rsplit(' ');
            let Some(size) = fields.next().and_then(|size| size.parse::<u64>().ok()) else { continue };
            text.clear();
            let limited = (&mut answers).take(size + 1).take(TEXT_LIMIT).read_to_end(&mut text).ok()?;
            std::io::copy(
                &mut (&mut answers).take((size + 1).saturating_sub(limited as u64)),
                &mut std::io::sink(),
            )
            .ok()?;
            text.truncate(usize::try_from(size).unwrap_or(usize::MAX));
            let seen = Seen { version: version_of(&text), shown: shown_of(&text) };
            versions.insert((*blob).to_owned(), seen);
        }
        Some(versions)
    })
}

/// Returns what readers are shown of a text, as a hash: it without the key `internal`, and without comments that have a
/// line or an element of their own.
fn shown_of(bytes: &[u8]) -> blake3::Hash {
    let mut hasher = blake3::Hasher::new();
    let text = String::from_utf8_lossy(bytes);
    let mut fences = 0;
    let (mut is_internal, mut was_empty) = (false, true);
    for line in without_comments(&text).lines().map(str::trim_end) {
        match (fences, line) {
            (0 | 1, "---") => (fences, is_internal) = (fences + 1, false),
            (0, "") => {}
            (0, _) => fences = 2,
            (1, _) => {
                let is_within =
                    line.is_empty() || line.starts_with([' ', '\t', '#']) || line.starts_with("- ");
                is_internal = is_internal && is_within || is_of_key(line, "internal");
                if is_internal || line.starts_with('#') {
                    continue;
                }
            }
            _ => {}
        }
        if !(line.is_empty() && was_empty) {
            hasher.update(line.as_bytes()).update(b"\n");
        }
        was_empty = line.is_empty();
    }
    hasher.finalize()
}

/// Returns what a text says of itself. What cannot be read as it is read today may have been a draft.
fn version_of(bytes: &[u8]) -> Version {
    let Ok(text) = std::str::from_utf8(bytes) else { return Version { state: State::Draft, dated: false } };
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let keys = text.trim_start().lines().skip(1).take_while(|line| line.trim_end() != "---");
    let dated = keys.into_iter().any(|line| is_of_key(line, "date"));
    // A key that is nowhere in the text, not even spelt with escapes, is not in its front matter.
    let is_plain = !text.contains("draft") && !text.contains('\\');
    let state = if is_plain || !is_draft(text) { State::Finished } else { State::Draft };
    Version { state, dated }
}

/// Returns whether a line of front matter begins with a key, with quotes or without.
fn is_of_key(line: &str, key: &str) -> bool {
    let unquoted = |quote| line.strip_prefix(quote)?.strip_prefix(key)?.strip_prefix(quote);
    ["", "\"", "'"].into_iter().filter_map(unquoted).any(|rest| rest.starts_with(':'))
}

/// Returns whether front matter says that its text is a draft, or cannot be read.
fn is_draft(text: &str) -> bool {
    let front = read_front(text, FileId(0), &mut Report::new());
    match front.keys.map(|node| node.value) {
        Some(Value::Map(entries)) => entries
            .iter()
            .any(|entry| entry.key.value == "draft" && !matches!(entry.node.value, Value::Bool(false))),
        Some(_) => true,
        None => front.broken,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn state(text: &str) -> State {
        version_of(text.as_bytes()).state
    }

    #[test]
    fn a_draft_is_known_however_it_is_written() {
        for draft in [
            "---\ndraft: true\n---\n",
            "---\r\ntitle: a\r\n\"draft\" : True\r\n---\r\n",
            "\u{feff}---\n{title: a, draft: true}\n---\n",
            "---\n\"dr\\x61ft\": true\n---\n",
            "---\ndraft: yes\n---\n",
            "---\ndraft: true\n",
            "---\ntitle: [\ndraft: true\n---\n",
        ] {
            assert_eq!(state(draft), State::Draft, "{draft:?}");
        }
        assert_eq!(version_of(b"---\ntitle: \xff\n---\n").state, State::Draft);
        for finished in [
            "",
            "a",
            "---\ntitle: a\n---\ndraft: true\n",
            "---\ndraft: false\n---\n",
            "---\ntitle: draft\n---\n",
        ] {
            assert_eq!(state(finished), State::Finished, "{finished:?}");
        }
    }

    #[test]
    fn what_only_the_desk_sees_is_no_edit() {
        let shown = |text: &str| shown_of(text.as_bytes());
        let plain = shown("---\ntitle: a\nsummary: [b]\n---\nWords.\n\n- # more\n");
        for same in [
            "---\ntitle: a\ninternal: {who: Karim}\nsummary: [b]\n---\nWords.\n\n- # more\n",
            "---\ntitle: a\ninternal:\n  who: Karim\n\n  # when\n  when: now\nsummary: [b]\n---\nWords.\n\n- # more\n",
            "---\n# ask Karim\ntitle: a\n'internal':\n- one\nsummary: [b]\n---\nWords.\n\n- # more\n",
            "---\r\ntitle: a\r\nsummary: [b]\r\n---\r\nWords.\r\n\r\n<!-- ask -->\r\n\r\n- # more\r\n",
            "---\ntitle: a\nsummary: [b]\ninternal: x\n---\nWords.<!-- ask -->\n\n- # more\n",
        ] {
            assert_eq!(shown(same), plain, "{same:?}");
        }
        for other in [
            "---\ntitle: a\nsummary: [c]\n---\nWords.\n\n- # more\n",
            "---\ntitle: a\nsummary: [b]\n---\nWords.\n- # more\n",
            "---\ntitle: a\nsummary: [b]\n---\nWords.\n\n- # more\ninternal: {who: Karim}\n",
            "---\ntitle: a\nsummary:\n  internal: x\n---\nWords.\n\n- # more\n",
        ] {
            assert_ne!(shown(other), plain, "{other:?}");
        }
    }

    #[test]
    fn an_original_is_known_by_its_date() {
        assert!(version_of(b"---\ntitle: a\ndate: 2025-11-07\n---\n").dated);
        assert!(!version_of(b"---\ntitle: a\n---\ndate: 2025\n").dated);
    }

    #[test]
    fn a_day_is_a_day() {
        assert_eq!(parse_day("2025-11-07T23:59:00+03:00"), Some(Day { year: 2025, month: 11, day: 7 }));
        for date in ["", "2025-02-30T00:00:00Z", "0000-01-01T00:00:00Z", "1e9-01-01", "2025-11-ك"] {
            assert_eq!(parse_day(date), None, "{date}");
        }
    }
}
