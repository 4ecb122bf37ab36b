//! HTML comments are the editor's own: they never reach a page. In: raw HTML, or a value. Out: the same without them.

use std::borrow::Cow;

/// Returns a value without its comments, and without the space that one leaves twice.
pub(crate) fn without_comments(text: &str) -> Cow<'_, str> {
    let Some(start) = text.find("<!--") else { return Cow::Borrowed(text) };
    let mut kept = text[..start].to_owned();
    let mut rest = Comments::default();
    for piece in text[start..].split_inclusive("-->") {
        let piece = rest.strip(piece);
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

/// Whether a comment that began in one piece of raw HTML still goes on.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Comments {
    is_open: bool,
}

impl Comments {
    /// Returns whether a comment is open.
    pub(crate) fn is_open(self) -> bool {
        self.is_open
    }

    /// Returns what of `html` is in no comment. A comment without an end goes on in what follows.
    pub(crate) fn strip(&mut self, html: &str) -> String {
        let mut kept = String::with_capacity(html.len());
        let mut rest = html;
        loop {
            if self.is_open {
                let Some(end) = rest.find("-->") else { return kept };
                rest = &rest[end + 3..];
                self.is_open = false;
            }
            let Some(start) = rest.find("<!--") else {
                kept.push_str(rest);
                return kept;
            };
            kept.push_str(&rest[..start]);
            rest = &rest[start + 4..];
            // `<!-->` and `<!--->` are whole comments.
            match rest.strip_prefix('>').or_else(|| rest.strip_prefix("->")) {
                Some(after) => rest = after,
                None => self.is_open = true,
            }
        }
    }
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
        assert_eq!(comments.strip("a<!-- b -->c<!-->d"), "acd");
        assert_eq!(comments.strip("a<!-- b"), "a");
        assert!(comments.is_open());
        assert_eq!(comments.strip("c"), "");
        assert_eq!(comments.strip("d --> e"), " e");
        assert!(!comments.is_open());
    }
}
