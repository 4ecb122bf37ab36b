//! Where something stands in a text. In: byte offsets. Out: lines and columns for people.
//! Never holds the text itself.

/// The number of a file in [`Input::files`](crate::input::Input).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FileId(pub u32);

/// A range of bytes in one file; `start <= end`, both on character boundaries.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    /// The file.
    pub file: FileId,
    /// The first byte.
    pub start: u32,
    /// The byte after the last.
    pub end: u32,
}

impl Span {
    /// Returns the span of `start..end` in `file`; offsets beyond 4 GiB saturate (no file is read that is so large).
    #[must_use]
    pub fn new(file: FileId, start: usize, end: usize) -> Self {
        let clip = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
        Self { file, start: clip(start), end: clip(end.max(start)) }
    }

    /// Returns the empty span at the start of `file`, for what is said of a file as a whole.
    #[must_use]
    pub fn whole(file: FileId) -> Self {
        Self { file, start: 0, end: 0 }
    }

    /// Returns the range of bytes, to slice the file's text with.
    #[must_use]
    pub fn range(self) -> std::ops::Range<usize> {
        self.start as usize..self.end as usize
    }
}

/// A value and the place it was written at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Spanned<T> {
    /// What was written.
    pub value: T,
    /// Where.
    pub span: Span,
}

impl<T> Spanned<T> {
    /// Returns `value` with its place.
    pub fn new(value: T, span: Span) -> Self {
        Self { value, span }
    }
}

/// A word as the author wrote it, not yet known to name anything.
pub type Word = Spanned<String>;

/// A place for people: both count from 1; columns count characters, not bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Position {
    /// The line, from 1.
    pub line: usize,
    /// The character in the line, from 1.
    pub column: usize,
}

/// The starts of the lines of one text.
#[derive(Debug)]
pub struct LineIndex {
    starts: Vec<usize>,
}

impl LineIndex {
    /// Returns the index of `text`; a line ends at `\n`.
    #[must_use]
    pub fn new(text: &str) -> Self {
        let ends = text.bytes().enumerate().filter(|(_, byte)| *byte == b'\n');
        Self { starts: std::iter::once(0).chain(ends.map(|(at, _)| at + 1)).collect() }
    }

    /// Returns the position of the byte `offset` of `text`; an offset past the end is the end's.
    #[must_use]
    pub fn position(&self, text: &str, offset: usize) -> Position {
        let offset = text.floor_char_boundary(offset);
        let line = self.starts.partition_point(|start| *start <= offset);
        let start = self.starts[line - 1];
        Position { line, column: text[start..offset].chars().count() + 1 }
    }

    /// Returns the text of `line` (from 1) without its line ending.
    #[must_use]
    pub fn line<'text>(&self, text: &'text str, line: usize) -> &'text str {
        let start = self.starts.get(line.saturating_sub(1)).copied().unwrap_or(text.len());
        text[start..].lines().next().unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_count_characters() {
        let text = "a\nعقدت بغداد\n";
        let index = LineIndex::new(text);
        assert_eq!(index.position(text, 0), Position { line: 1, column: 1 });
        assert_eq!(index.position(text, 2), Position { line: 2, column: 1 });
        assert_eq!(index.position(text, 2 + "عقدت ".len()), Position { line: 2, column: 6 });
        assert_eq!(index.line(text, 2), "عقدت بغداد");
        assert_eq!(index.position(text, 999).line, 3);
    }
}
