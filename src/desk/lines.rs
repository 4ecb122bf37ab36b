//! Places as editors count them: lines from 0, and columns in bytes or in the units of UTF-16. In: offsets. Out: places,
//! and the other way round. A line ends with `\n`, `\r\n` or `\r`, as the protocol of editors has it.

use std::ops::Range;

/// What columns count.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Unit {
    /// Bytes of UTF-8.
    Utf8,
    /// Units of UTF-16: a character beyond U+FFFF has two.
    #[default]
    Utf16,
}

/// A place: a line and a column, both from 0.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// The line.
    pub line: u32,
    /// The column.
    pub column: u32,
}

/// The starts of the lines of a text.
#[derive(Clone, Debug)]
pub struct Lines {
    starts: Vec<usize>,
}

impl Lines {
    /// Returns those of `text`.
    #[must_use]
    pub fn new(text: &str) -> Self {
        let bytes = text.as_bytes();
        let ends = |(at, byte): (usize, &u8)| match byte {
            b'\n' => Some(at + 1),
            b'\r' if bytes.get(at + 1) != Some(&b'\n') => Some(at + 1),
            _ => None,
        };
        Self { starts: std::iter::once(0).chain(bytes.iter().enumerate().filter_map(ends)).collect() }
    }

    /// Returns the place of the byte `offset`; one inside a character is its first byte's, one past the end is the end's.
    #[must_use]
    pub fn place(&self, text: &str, offset: usize, unit: Unit) -> Place {
        let offset = text.floor_char_boundary(offset);
        let line = self.starts.partition_point(|start| *start <= offset) - 1;
        let before = &text[self.starts[line]..offset];
        let column = match unit {
            Unit::Utf8 => before.len(),
            Unit::Utf16 => before.chars().map(char::len_utf16).sum(),
        };
        let clip = |count: usize| u32::try_from(count).unwrap_or(u32::MAX);
        Place { line: clip(line), column: clip(column) }
    }

    /// Returns the byte of a place; a column past the end of its line is the line's end, a line past the last the text's.
    #[must_use]
    pub fn offset(&self, text: &str, place: Place, unit: Unit) -> usize {
        let Some(start) = self.starts.get(place.line as usize).copied() else { return text.len() };
        let end = self.starts.get(place.line as usize + 1).copied().unwrap_or(text.len());
        let line = text[start..end].trim_end_matches(['\n', '\r']);
        let column = place.column as usize;
        match unit {
            Unit::Utf8 => text.floor_char_boundary(start + column.min(line.len())),
            Unit::Utf16 => {
                let mut count = 0;
                for (at, sign) in line.char_indices() {
                    count += sign.len_utf16();
                    if count > column {
                        return start + at;
                    }
                }
                start + line.len()
            }
        }
    }
}

/// Returns a range without the spaces at its ends, and without one of `quotes` at each.
#[must_use]
pub fn trimmed((text, range): (&str, Range<usize>), quotes: &[char]) -> Range<usize> {
    let inner = text[range.clone()].trim_start();
    let inner = inner.strip_prefix(quotes).unwrap_or(inner);
    let start = range.end - inner.len();
    let end = inner.trim_end();
    let end = end.strip_suffix(quotes).unwrap_or(end);
    start..start + end.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn places(text: &str, unit: Unit) -> Vec<(u32, u32)> {
        let lines = Lines::new(text);
        let ends = text.char_indices().map(|(at, _)| at).chain([text.len()]);
        let all: Vec<(usize, Place)> = ends.map(|at| (at, lines.place(text, at, unit))).collect();
        for (at, place) in &all {
            let is_inside_end = text[..*at].ends_with('\r') && text[*at..].starts_with('\n');
            if !is_inside_end {
                assert_eq!(lines.offset(text, *place, unit), *at, "{text:?} {place:?}");
            }
        }
        all.into_iter().map(|(_, place)| (place.line, place.column)).collect()
    }

    #[test]
    fn arabic_has_one_unit_a_letter_and_two_bytes() {
        assert_eq!(places("عقد\nا", Unit::Utf16), [(0, 0), (0, 1), (0, 2), (0, 3), (1, 0), (1, 1)]);
        assert_eq!(places("عقد", Unit::Utf8), [(0, 0), (0, 2), (0, 4), (0, 6)]);
    }

    #[test]
    fn marks_count_and_emoji_count_twice() {
        assert_eq!(places("مُ🙂x", Unit::Utf16), [(0, 0), (0, 1), (0, 2), (0, 4), (0, 5)]);
        let text = "a🙂b";
        let lines = Lines::new(text);
        // In the middle of a pair is its start.
        assert_eq!(lines.offset(text, Place { line: 0, column: 2 }, Unit::Utf16), 1);
        assert_eq!(lines.offset(text, Place { line: 0, column: 3 }, Unit::Utf8), 1);
        assert_eq!(lines.place(text, 3, Unit::Utf16), Place { line: 0, column: 1 });
    }

    #[test]
    fn every_line_end_ends_a_line() {
        assert_eq!(
            places("a\r\nb\rc\nd", Unit::Utf16),
            [(0, 0), (0, 1), (0, 2), (1, 0), (1, 1), (2, 0), (2, 1), (3, 0), (3, 1)]
        );
        let text = "ab\r\nc";
        let lines = Lines::new(text);
        assert_eq!(lines.offset(text, Place { line: 0, column: 99 }, Unit::Utf16), 2);
        assert_eq!(lines.offset(text, Place { line: 9, column: 9 }, Unit::Utf16), text.len());
    }
}
