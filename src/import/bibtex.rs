//! Entries of BibTeX → articles, each with the work it cites as its source. In: the text of a `.bib` file. Out: an
//! article an entry, or what is wrong with the file.

use crate::diag::report::{Diagnostic, Report};
use crate::import::article::{Article, Cited};
use crate::import::escape::escape_markdown;
use crate::input::{Content, Day, Input, InputFile};
use crate::lang::tag::Lang;
use crate::model::label::Label;
use crate::parse::bibtex::read_bibtex;
use crate::parse::comment::blanked;
use crate::parse::draft::{DocumentDraft, SourceFacts};
use crate::parse::files::{Library, LibraryKind};
use crate::parse::latex::plain;
use crate::span::FileId;

/// Returns the articles of a BibTeX file, and what is wrong with it.
#[must_use]
pub fn read_entries(text: &str, (lang, languages): (Lang, &[Lang])) -> (Vec<Article>, Vec<Diagnostic>) {
    let file = InputFile { path: "import.bib".to_owned(), content: Content::Text(text.to_owned()) };
    // The day of a build matters for nothing that an entry says.
    let input = Input::new(vec![file], Day { year: 1970, month: 1, day: 1 });
    let mut report = Report::new();
    let library = Library { file: FileId(0), lang, kind: LibraryKind::Bibtex };
    let entries = read_bibtex(&input, languages, library, &mut report);
    let text = blanked(text);
    let articles = entries.into_iter().map(|entry| article(entry, &text, lang)).collect();
    (articles, report.diagnostics().to_vec())
}

fn article(entry: DocumentDraft<SourceFacts>, text: &str, lang: Lang) -> Article {
    let DocumentDraft { id, facts, .. } = entry;
    let words = |label: &Label| label.best(lang).map(|(words, _)| words.to_owned());
    let title = words(&facts.title);
    let date = facts.date.as_ref().map(|date| date.value.date.to_string());
    let source = Cited {
        id: Some(id.value.clone()),
        title: title.clone(),
        authors: facts.authors.iter().filter_map(|author| words(&author.name)).collect(),
        publisher: facts.publisher.as_ref().and_then(|publisher| words(&publisher.name)),
        url: facts.url.clone(),
        date: date.clone(),
        accessed: facts.accessed.as_ref().map(|date| date.value.date.to_string()),
        language: facts.language,
        kind: facts.kind,
        note: words(&facts.note),
    };
    let summary = find_abstract(text, id.span.start as usize);
    let body = summary.map(|words| escape_markdown(&words) + "\n").unwrap_or_default();
    Article { title, date, body, lang: facts.language, source: Some(source), ..Article::default() }
}

/// Returns the abstract of the entry whose key stands at a place, in braces or quotes, without its commands.
fn find_abstract(text: &str, key: usize) -> Option<String> {
    let rest = &text[key..];
    let end = rest.find("\n@").unwrap_or(rest.len());
    let entry = &rest[..end];
    let lower = entry.to_ascii_lowercase();
    let at = lower.match_indices("abstract").map(|(at, word)| at + word.len()).find(|at| {
        let before = lower[..at - "abstract".len()].trim_end();
        before.ends_with(',') && entry[*at..].trim_start().starts_with('=')
    })?;
    let value = entry[at..].trim_start().strip_prefix('=')?.trim_start();
    let is_quoted = value.starts_with('"');
    let mut depth = 0usize;
    let mut words = String::new();
    for character in value.chars() {
        match character {
            '{' => {
                depth += 1;
                words.push('{');
            }
            '}' => {
                depth = depth.saturating_sub(1);
                words.push('}');
            }
            '"' if is_quoted && depth == 0 && !words.is_empty() => break,
            '"' if is_quoted && depth == 0 => continue,
            _ => words.push(character),
        }
        if depth == 0 && !is_quoted {
            break;
        }
    }
    let words = plain(&words).split_whitespace().collect::<Vec<_>>().join(" ");
    (!words.is_empty()).then_some(words)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_entry_is_a_source_with_its_abstract() {
        let lang = Lang::parse("en").expect("a language");
        let text = "@article{salim2024, title = {Rivers}, author = {Salim, Nora}, date = {2024-05}, url = {https://a.example/},\n\
                    abstract = {On {Rivers} and \\& \\emph{dams} of M{\\'e}rida.}}\n@book{b, title={T}}";
        let (articles, faults) = read_entries(text, (lang, &[lang]));
        assert_eq!((articles.len(), faults.len()), (2, 0));
        assert_eq!(
            (articles[0].title.as_deref(), articles[0].date.as_deref()),
            (Some("Rivers"), Some("2024-05"))
        );
        assert_eq!(articles[0].body, "On Rivers and & dams of Mérida.\n");
        let source = articles[0].source.as_ref().expect("an entry is a source");
        assert_eq!(
            (source.id.as_deref(), source.authors.as_slice()),
            (Some("salim2024"), &["Nora Salim".to_owned()][..])
        );
    }
}
