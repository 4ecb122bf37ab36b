//! Smart punctuation by language. In: text as typed. Out: pieces, of which those that were changed have no
//! place in the file.

use crate::lang::tag::Lang;
use crate::model::body::Inline;

/// The quotation marks of a language, outer and inner.
#[derive(Clone, Copy, Debug)]
struct Marks {
    outer: (&'static str, &'static str),
    inner: (&'static str, &'static str),
    apostrophe: Option<&'static str>,
}

fn marks(lang: Lang) -> Marks {
    let (outer, inner, apostrophe) = match lang.language() {
        "ar" | "fa" | "ps" | "ur" | "ckb" | "arz" | "ary" | "apc" => (("«", "»"), ("“", "”"), None),
        "fr" => (("«\u{a0}", "\u{a0}»"), ("“", "”"), Some("’")),
        "es" | "it" | "pt" | "el" => (("«", "»"), ("“", "”"), Some("’")),
        "ru" | "uk" => (("«", "»"), ("„", "“"), Some("’")),
        "de" | "cs" => (("„", "“"), ("‚", "‘"), Some("’")),
        "he" => (("”", "”"), ("’", "’"), None),
        _ => (("“", "”"), ("‘", "’"), Some("’")),
    };
    Marks { outer, inner, apostrophe }
}

/// The state of one block: which quotations are open, and what stood last.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Quotes {
    is_open: bool,
    /// Whether one is open within, with marks that were typed as `'`.
    is_inner_open: bool,
    /// How many are open with the marks of the language, as they were typed.
    typed: usize,
    last: Option<char>,
}

impl Quotes {
    /// Forgets what stood before: another block begins.
    pub(crate) fn begin(&mut self) {
        *self = Self::default();
    }

    /// Notes that something that is no text stood here.
    pub(crate) fn pass(&mut self) {
        self.last = Some('x');
    }

    /// Notes that a line ended.
    pub(crate) fn space(&mut self) {
        self.last = Some(' ');
    }

    /// Adds `text`, which stands at `at` in the file, to `inlines`, with its punctuation set.
    pub(crate) fn add(&mut self, lang: Lang, (text, at): (&str, Option<u32>), inlines: &mut Vec<Inline>) {
        let marks = marks(lang);
        let mut kept = 0;
        let typed = text.bytes().enumerate().filter(|(_, byte)| matches!(byte, b'-' | b'.' | b'"' | b'\''));
        for (offset, _) in typed {
            if offset < kept {
                continue;
            }
            self.note(marks, &text[kept..offset]);
            if let Some((set, length)) = self.set(marks, &text[offset..]) {
                push(&text[kept..offset], at.map(|at| at + clip(kept)), inlines);
                push(set, None, inlines);
                kept = offset + length;
                self.last = set.chars().last();
            }
        }
        self.note(marks, &text[kept..]);
        push(&text[kept..], at.map(|at| at + clip(kept)), inlines);
    }

    /// Notes text that stays as it is: its last sign, and the quotations that are open with marks of its own.
    fn note(&mut self, marks: Marks, text: &str) {
        self.last = text.chars().next_back().or(self.last);
        let (open, close) = (marks.outer.0.chars().next(), marks.outer.1.chars().next_back());
        if open == close || text.is_ascii() {
            return;
        }
        for sign in text.chars().map(Some) {
            if sign == open {
                self.typed += 1;
            } else if sign == close {
                self.typed = self.typed.saturating_sub(1);
            }
        }
    }

    /// Returns what is set for the beginning of `rest`, and how many bytes of it that takes.
    fn set(&mut self, marks: Marks, rest: &str) -> Option<(&'static str, usize)> {
        if rest.starts_with("---") {
            return Some(("—", 3));
        }
        if rest.starts_with("--") {
            return Some(("–", 2));
        }
        if rest.starts_with("...") {
            return Some(("…", 3));
        }
        let next = rest.chars().nth(1);
        let is_spaced = |character: Option<char>| character.is_none_or(char::is_whitespace);
        if rest.starts_with('"') {
            let may_close = self.is_open && !is_spaced(self.last);
            let may_open = !self.is_open
                && !next.is_some_and(char::is_whitespace)
                && !self.last.is_some_and(|last| last.is_ascii_digit());
            if may_close || may_open {
                self.is_open = may_open;
                let (open, close) = if self.typed > 0 { marks.inner } else { marks.outer };
                return Some((if may_open { open } else { close }, 1));
            }
        }
        if rest.starts_with('\'') {
            let Some(apostrophe) = marks.apostrophe else { return self.inner(marks, next) };
            let is_opened = matches!(self.last, Some('(' | '[' | '{' | '«' | '“' | '–' | '—'));
            let begins = (is_opened || is_spaced(self.last)) && next.is_some_and(char::is_alphabetic);
            return Some((if begins { "‘" } else { apostrophe }, 1));
        }
        None
    }

    /// Returns what is set for a `'` in a language that has no apostrophe: a quotation within another.
    fn inner(&mut self, marks: Marks, next: Option<char>) -> Option<(&'static str, usize)> {
        let is_letter = |of: Option<char>| of.is_some_and(char::is_alphabetic);
        if self.is_inner_open {
            self.is_inner_open = is_letter(next);
            return (!self.is_inner_open).then_some((marks.inner.1, 1));
        }
        self.is_inner_open = (self.is_open || self.typed > 0) && is_letter(next) && !is_letter(self.last);
        self.is_inner_open.then_some((marks.inner.0, 1))
    }
}

fn clip(offset: usize) -> u32 {
    u32::try_from(offset).unwrap_or(u32::MAX)
}

/// From how many bytes on a text is not joined to another. Each joining copies it: a megabyte of signs that come
/// one by one would never end.
const JOINED: usize = 8 * 1024;

/// Adds a text; one that goes on where the last ended is joined to it.
pub(crate) fn push(text: &str, at: Option<u32>, inlines: &mut Vec<Inline>) {
    if text.is_empty() {
        return;
    }
    if let Some(Inline::Text { text: last, at: last_at }) = inlines.last_mut() {
        let goes_on = match (*last_at, at) {
            (Some(last_at), Some(at)) => last_at + clip(last.len()) == at,
            (None, None) => true,
            (Some(_), None) | (None, Some(_)) => false,
        };
        if goes_on && last.len() < JOINED {
            let mut joined = std::mem::take(last).into_string();
            joined.push_str(text);
            *last = joined.into();
            return;
        }
    }
    inlines.push(Inline::Text { text: text.into(), at });
}

#[cfg(test)]
mod tests {
    use super::*;

    fn set(lang: &str, text: &str) -> String {
        let mut inlines = Vec::new();
        Quotes::default().add(Lang::parse(lang).expect("a tag"), (text, Some(0)), &mut inlines);
        let text = |inline: &Inline| match inline {
            Inline::Text { text, .. } => text.to_string(),
            _ => String::new(),
        };
        inlines.iter().map(text).collect()
    }

    #[test]
    fn quotes_are_those_of_the_language() {
        assert_eq!(set("en", r#"He said "no" -- it's 5" long..."#), "He said “no” – it’s 5\" long…");
        assert_eq!(
            set("ar", r#"قال لـ"العربي الجديد" إن "لا" --- نعم"#),
            "قال لـ«العربي الجديد» إن «لا» — نعم"
        );
        assert_eq!(set("en", "rock 'n' roll"), "rock ‘n’ roll");
        assert_eq!(set("en", "('no' was it)"), "(‘no’ was it)");
        assert_eq!(set("de", "\"ja\""), "„ja“");
    }

    #[test]
    fn a_quotation_within_another_has_the_inner_marks() {
        assert_eq!(set("ar", r#"قال: «صاح "انتظروا" ثم "لا"» و"نعم""#), "قال: «صاح “انتظروا” ثم “لا”» و«نعم»");
        assert_eq!(set("ar", r#""أجاب 'نعم' فقط""#), "«أجاب “نعم” فقط»");
        assert_eq!(set("ar", "أجاب 'نعم' فقط، Qur'an"), "أجاب 'نعم' فقط، Qur'an");
        assert_eq!(set("en", r#"“He said "no" to it”"#), "“He said ‘no’ to it”");
        assert_eq!(set("en", r#"“It's "no"”, "yes""#), "“It’s ‘no’”, “yes”");
    }

    #[test]
    fn what_is_not_changed_keeps_its_place() {
        let mut inlines = Vec::new();
        let lang = Lang::parse("ar").expect("a tag");
        Quotes::default().add(lang, ("أ \"ب\"", Some(10)), &mut inlines);
        let places: Vec<Option<u32>> = inlines
            .iter()
            .map(|inline| match inline {
                Inline::Text { at, .. } => *at,
                _ => None,
            })
            .collect();
        assert_eq!(places, [Some(10), None, Some(14), None]);
    }
}
