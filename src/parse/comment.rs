//! HTML comments are the editor's own: they never reach a page. In: raw HTML, or a value. Out: the same without them.

use crate::diag::code::Code;
use crate::diag::phrase::say;
use crate::diag::report::Diagnostic;
use crate::span::Span;
use std::borrow::Cow;

/// Returns a value without its comments, and without the space that one leaves twice.
pub(crate) fn without_comments(text: &str) -> Cow<'_, str> {
    let Some(start) = text.find("<!--") else { return Cow::Borrowed(text) };
    let mut kept = text[..start].to_owned();
    let mut rest = Comments::default();
    for piece in text[start..].split_inclusive("-->") {
        let piece = rest.strip(piece, 0);
        let is_doubled = kept.ends_with(char::is_whitespace) || kept.is_empty();
        kept.push_str(if is_doubled { piece.trim_start() } else { &piece });
    }
    Cow::Owned(kept)
}

/// Returns a file with spaces in place of every comment that ends, so that all else stays in its place.
pub(crate) fn blanked(source: &str) -> Cow<'_, str> {
    if !source.contains("<!--") {
        return Cow::Borrowed(source);
    }
    let mut blank = String::with_capacity(source.len());
    let mut rest = source;
    while let Some(start) = rest.find("<!--") {
        let Some(length) = length_of_comment(&rest[start..]) else { break };
        let (before, comment) = rest[..start + length].split_at(start);
        blank.push_str(before);
        blank.extend(comment.bytes().map(|byte| if byte == b'\n' { '\n' } else { ' ' }));
        rest = &rest[start + length..];
    }
    blank.push_str(rest);
    Cow::Owned(blank)
}

/// Returns how long a comment is that begins here; nothing where it does not end.
fn length_of_comment(text: &str) -> Option<usize> {
    // `<!-->` and `<!--->` are whole comments.
    let short = ["<!-->", "<!--->"].into_iter().find(|short| text.starts_with(short));
    short.map(str::len).or_else(|| text.find("-->").map(|end| end + 3))
}

/// The comment that began in one piece of raw HTML and still goes on, and those that began within others: they end where
/// the outer one does, at the first `-->`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Comments {
    open: Option<usize>,
    within: Vec<usize>,
}

impl Comments {
    /// Returns whether a comment is open.
    pub(crate) fn is_open(&self) -> bool {
        self.open.is_some()
    }

    /// Returns where each comment began that did not end, or began within another.
    pub(crate) fn unended(&self) -> impl Iterator<Item = usize> {
        self.within.iter().copied().chain(self.open)
    }

    /// Returns what of `html`, which begins at `at`, is in no comment. A comment without an end goes on in what follows.
    pub(crate) fn strip(&mut self, html: &str, at: usize) -> String {
        let mut kept = String::with_capacity(html.len());
        let mut rest = html;
        loop {
            let place = |rest: &str| at + html.len() - rest.len();
            if self.is_open() {
                let end = rest.find("-->");
                let inner = &rest[..end.unwrap_or(rest.len())];
                self.within.extend(inner.match_indices("<!--").map(|(found, _)| place(rest) + found));
                let Some(end) = end else { return kept };
                rest = &rest[end + 3..];
                self.open = None;
            }
            let Some(start) = rest.find("<!--") else {
                kept.push_str(rest);
                return kept;
            };
            kept.push_str(&rest[..start]);
            let place = place(&rest[start..]);
            rest = &rest[start + 4..];
            // `<!-->` and `<!--->` are whole comments.
            match rest.strip_prefix('>').or_else(|| rest.strip_prefix("->")) {
                Some(after) => rest = after,
                None => self.open = Some(place),
            }
        }
    }
}

/// Says that a comment does not end where it is meant to, of one that begins at `span`.
pub(crate) fn unended(span: Span) -> Diagnostic {
    let message = say!("this comment does not end where it is meant to");
    let help = say!("end each comment with `-->`, and write none within another: the first `-->` ends both");
    Diagnostic::new(Code::UnclosedComment, span, message).help(help)
}

/// Returns where a comment begins in a value that does not end in it.
pub(crate) fn find_unended(text: &str) -> Option<usize> {
    let first = text.find("<!--")?;
    let mut comments = Comments::default();
    comments.strip(&text[first..], first);
    comments.unended().next()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_lose_their_comments() {
        assert_eq!(without_comments("a b"), "a b");
        assert_eq!(without_comments("a <!-- x --> b<!--y-->c"), "a bc");
        assert_eq!(without_comments("<!-- x --> a <!-- y"), "a ");
        assert_eq!(without_comments("a -->b <!--> c"), "a -->b c");
        assert_eq!(without_comments("<!-- x -->"), "");
    }

    #[test]
    fn a_file_keeps_its_places_where_comments_stood() {
        assert_eq!(blanked("a"), "a");
        assert_eq!(blanked("a<!--ب\n{-->b <!-->c <!-- d"), "a      \n    b      c <!-- d");
    }

    #[test]
    fn comments_end_only_at_their_end() {
        let mut comments = Comments::default();
        assert_eq!(comments.strip("a<!-- b -->c<!-->d", 0), "acd");
        assert_eq!(comments.strip("a<!-- b", 20), "a");
        assert!(comments.is_open());
        assert_eq!(comments.unended().collect::<Vec<_>>(), [21]);
        assert_eq!(comments.strip("c", 30), "");
        assert_eq!(comments.strip("d --> e", 40), " e");
        assert!(!comments.is_open());
    }

    #[test]
    fn comments_within_others_are_known() {
        assert_eq!(find_unended("a <!-- b --> c <!-->"), None);
        assert_eq!(find_unended("a <!-- b"), Some(2));
        assert_eq!(find_unended("<!-- a <!-- b --> c -->"), Some(7));
    }
}
