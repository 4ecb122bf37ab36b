//! Which form of a word goes with a count, by the plural rules of the Unicode Common Locale Data Repository.

use icu_locale::Locale;
use icu_plurals::{PluralCategory, PluralRules, PluralRulesOptions};

/// The plural rules of a language.
#[derive(Debug)]
pub struct Plurals {
    rules: Option<PluralRules>,
}

/// The largest number that stands for others of the same form.
const LARGEST: u64 = 100;

impl Plurals {
    /// Returns the rules of a language by its tag; those of one that nobody knows have one form.
    #[must_use]
    pub fn new(tag: &str) -> Self {
        let locale: Option<Locale> = tag.parse().ok();
        let rules =
            locale.and_then(|of| PluralRules::try_new((&of).into(), PluralRulesOptions::default()).ok());
        Self { rules }
    }

    /// Returns the form that goes with a count: `zero`, `one`, `two`, `few`, `many` or `other`.
    #[must_use]
    pub fn form(&self, count: u64) -> &'static str {
        match self.rules.as_ref().map(|rules| rules.category_for(count)) {
            Some(PluralCategory::Zero) => "zero",
            Some(PluralCategory::One) => "one",
            Some(PluralCategory::Two) => "two",
            Some(PluralCategory::Few) => "few",
            Some(PluralCategory::Many) => "many",
            Some(PluralCategory::Other) | None => "other",
        }
    }

    /// Returns a number up to 100 that goes with the same form.
    #[must_use]
    pub fn small(&self, count: u64) -> u64 {
        if count <= LARGEST {
            return count;
        }
        let form = self.form(count);
        // 0 and 1 may have words of their own.
        (2..=LARGEST).find(|small| self.form(*small) == form).unwrap_or(count)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_are_those_of_the_last_two_digits_where_a_language_says_so() {
        let arabic = Plurals::new("ar");
        let forms = [0, 1, 2, 3, 10, 11, 99, 100, 101, 102, 103, 110, 111, 199, 200, 1_000, 1_005]
            .map(|n| arabic.form(n));
        assert_eq!(
            forms,
            [
                "zero", "one", "two", "few", "few", "many", "many", "other", "other", "other", "few", "few",
                "many", "many", "other", "other", "few"
            ]
        );
        assert_eq!([103, 111, 200, 7].map(|count| arabic.small(count)), [3, 11, 100, 7]);
        assert_eq!([1, 2, 101].map(|count| Plurals::new("en").form(count)), ["one", "other", "other"]);
        assert_eq!([101, 102, 111].map(|count| Plurals::new("ru").form(count)), ["one", "few", "many"]);
        assert_eq!(Plurals::new("zz-!").form(3), "other");
    }
}
