//! A language: its BCP 47 tag, direction and script. Knows no brief.

use std::cmp::Ordering;
use std::hash::{Hash, Hasher};
use tinystr::TinyAsciiStr;

/// Which way a script runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// Left to right.
    Ltr,
    /// Right to left.
    Rtl,
}

impl Direction {
    /// Returns `ltr` or `rtl`, as HTML's `dir` has it.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Ltr => "ltr",
            Self::Rtl => "rtl",
        }
    }
}

/// What languages call themselves (CLDR's autonyms).
const OWN_NAMES: [(&str, &str); 40] = [
    ("am", "አማርኛ"),
    ("ar", "العربية"),
    ("az", "azərbaycan"),
    ("bn", "বাংলা"),
    ("ckb", "کوردیی ناوەندی"),
    ("cs", "čeština"),
    ("da", "dansk"),
    ("de", "Deutsch"),
    ("dv", "ދިވެހިބަސް"),
    ("el", "Ελληνικά"),
    ("en", "English"),
    ("es", "español"),
    ("fa", "فارسی"),
    ("fi", "suomi"),
    ("fr", "français"),
    ("he", "עברית"),
    ("hi", "हिन्दी"),
    ("hu", "magyar"),
    ("hy", "հայերեն"),
    ("id", "Indonesia"),
    ("it", "italiano"),
    ("ja", "日本語"),
    ("ka", "ქართული"),
    ("ko", "한국어"),
    ("ku", "kurdî"),
    ("ms", "Melayu"),
    ("nl", "Nederlands"),
    ("no", "norsk"),
    ("pl", "polski"),
    ("ps", "پښتو"),
    ("pt", "português"),
    ("ro", "română"),
    ("ru", "русский"),
    ("so", "Soomaali"),
    ("sv", "svenska"),
    ("sw", "Kiswahili"),
    ("tr", "Türkçe"),
    ("uk", "українська"),
    ("ur", "اردو"),
    ("zh", "中文"),
];

/// A language tag of BCP 47 (RFC 5646) in canonical case: `ar`, `ar-IQ`, `zh-Hant`; at most 16 letters.
#[derive(Clone, Copy, Debug)]
pub struct Lang {
    tag: TinyAsciiStr<16>,
    /// Follows from the tag.
    direction: Direction,
}

impl PartialEq for Lang {
    fn eq(&self, other: &Self) -> bool {
        self.number() == other.number()
    }
}

impl Eq for Lang {}

impl PartialOrd for Lang {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Lang {
    fn cmp(&self, other: &Self) -> Ordering {
        self.number().cmp(&other.number())
    }
}

impl Hash for Lang {
    fn hash<H: Hasher>(&self, state: &mut H) {
        state.write_u128(self.number());
    }
}

impl Lang {
    /// Returns the language of a tag, or nothing where it is no tag of language, script and region.
    #[must_use]
    pub fn parse(tag: &str) -> Option<Self> {
        let tag: icu_locale::LanguageIdentifier = tag.parse().ok()?;
        if tag.language.is_unknown() {
            return None;
        }
        let tag: TinyAsciiStr<16> = TinyAsciiStr::try_from_str(&tag.to_string()).ok()?;
        Some(Self { tag, direction: direction(&tag) })
    }

    /// Returns the tag as a number, in the order of tags.
    fn number(&self) -> u128 {
        u128::from_be_bytes(*self.tag.all_bytes())
    }

    /// Returns the tag.
    #[must_use]
    pub fn as_str(&self) -> &str {
        self.tag.as_str()
    }

    /// Returns the language alone: `ar` of `ar-IQ`.
    #[must_use]
    pub fn language(&self) -> &str {
        self.as_str().split('-').next().unwrap_or_default()
    }

    /// Returns the region, if the tag names one: `IQ` of `ar-IQ`.
    #[must_use]
    pub fn region(&self) -> Option<&str> {
        self.as_str().split('-').skip(1).find(|part| {
            part.len() == 2 || (part.len() == 3 && part.bytes().all(|byte| byte.is_ascii_digit()))
        })
    }

    /// Returns its direction: the script's, where the tag names one, or else the language's.
    #[must_use]
    pub fn direction(&self) -> Direction {
        self.direction
    }

    /// Returns the language's own name for itself, where it is a well-known one.
    #[must_use]
    pub fn find_own_name(&self) -> Option<&'static str> {
        OWN_NAMES.iter().find(|(language, _)| *language == self.language()).map(|(_, name)| *name)
    }

    /// Returns whether Arabic spelling applies: folding, prefixes, month sets.
    #[must_use]
    pub fn is_arabic(&self) -> bool {
        matches!(self.language(), "ar" | "arz" | "ary" | "apc" | "arb")
    }
}

/// Returns the direction of a tag.
fn direction(tag: &str) -> Direction {
    let mut parts = tag.split('-');
    let language = parts.next().unwrap_or_default();
    let rtl = match parts.find(|part| part.len() == 4) {
        Some(script) => matches!(script, "Arab" | "Hebr" | "Syrc" | "Thaa" | "Nkoo" | "Adlm" | "Rohg"),
        None => matches!(
            language,
            "ar" | "fa"
                | "he"
                | "ur"
                | "ps"
                | "ckb"
                | "yi"
                | "dv"
                | "syr"
                | "ug"
                | "sd"
                | "ks"
                | "arc"
                | "nqo"
                | "azb"
                | "arz"
                | "ary"
                | "apc"
        ),
    };
    if rtl { Direction::Rtl } else { Direction::Ltr }
}

impl std::fmt::Display for Lang {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str(self.as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_are_canonical_and_directed() {
        let tag = |tag: &str| Lang::parse(tag).expect("a tag");
        assert_eq!(tag("AR-iq").as_str(), "ar-IQ");
        assert_eq!(tag("ar-IQ").region(), Some("IQ"));
        assert_eq!(tag("ar-IQ").direction(), Direction::Rtl);
        assert_eq!(tag("az-Arab").direction(), Direction::Rtl);
        assert_eq!(tag("en").direction(), Direction::Ltr);
        assert!(Lang::parse("not a tag").is_none());
        assert!(Lang::parse("und").is_none());
    }
}
