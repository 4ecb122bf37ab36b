//! What a made brief says to its editor, in the language of its text: Arabic or English.

use crate::import::article::Note;
use crate::import::escape::shortened;
use crate::import::phrases::find::Why;
use crate::lang::tag::Lang;

/// The words of one language.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wording {
    /// Arabic.
    Arabic,
    /// English, for every other language too.
    English,
}

/// A sentence for the editor.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sentence {
    /// What the comments of the file are.
    Head,
    /// There is no date.
    NoDate,
    /// The title was taken from the text.
    OwnTitle,
    /// Names that the site knows.
    Known,
    /// Names that it does not.
    Unknown,
    /// Dates.
    Dates,
    /// Quotations.
    Quotations,
}

impl Wording {
    /// Returns the words of a language.
    #[must_use]
    pub fn new(lang: Lang) -> Self {
        if lang.is_arabic() { Self::Arabic } else { Self::English }
    }

    /// Returns a sentence.
    #[must_use]
    pub fn say(self, sentence: Sentence) -> &'static str {
        match (self, sentence) {
            (Self::Arabic, Sentence::Head) => {
                "مسودة مستوردة. ما تسبقه علامة # اقتراح لا حقيقة: راجعه، ثم احذف العلامة أو السطر."
            }
            (Self::Arabic, Sentence::NoDate) => "لم يُعثر على تاريخ المقال: اكتبه هنا واحذف العلامة.",
            (Self::Arabic, Sentence::OwnTitle) => "لا عنوان في الأصل: هذه بداية النص.",
            (Self::Arabic, Sentence::Known) => "ورد اسمه في النص، وله صفحة في الموقع",
            (Self::Arabic, Sentence::Unknown) => "أسماء في النص لا صفحة لها في الموقع بعد",
            (Self::Arabic, Sentence::Dates) => "تواريخ في النص",
            (Self::Arabic, Sentence::Quotations) => "أقوال في النص ومن قالها",
            (Self::English, Sentence::Head) => {
                "An imported draft. What stands behind a # is proposed and no fact: check it, then take the # away, or the line."
            }
            (Self::English, Sentence::NoDate) => {
                "The article's date was not found: write it here, and take the # away."
            }
            (Self::English, Sentence::OwnTitle) => "The original has no title: this is how its text begins.",
            (Self::English, Sentence::Known) => "named in the text, and on the site",
            (Self::English, Sentence::Unknown) => "Named in the text, and not on the site yet",
            (Self::English, Sentence::Dates) => "Dates in the text",
            (Self::English, Sentence::Quotations) => "What is quoted in the text, and who says it",
        }
    }

    /// Returns why words are taken for a date.
    #[must_use]
    pub fn why(self, why: Why) -> &'static str {
        match (self, why) {
            (Self::Arabic, Why::Said) => "كما في النص",
            (Self::Arabic, Why::WithoutYear) => "السنة من تاريخ المقال",
            (Self::Arabic, Why::FromArticle) => "محسوب من تاريخ المقال",
            (Self::Arabic, Why::Hijri) => "محوَّل من تقويم أم القرى",
            (Self::Arabic, Why::Bound) => "حدّ: لا قبله أو لا بعده",
            (Self::Arabic, Why::Range) => "من يوم إلى يوم",
            (Self::Arabic, Why::Loose) => "على وجه التقريب",
            (Self::English, Why::Said) => "as the text says",
            (Self::English, Why::WithoutYear) => "the year from the article's date",
            (Self::English, Why::FromArticle) => "reckoned from the article's date",
            (Self::English, Why::Hijri) => "from the Umm al-Qura calendar",
            (Self::English, Why::Bound) => "a bound: no earlier or no later",
            (Self::English, Why::Range) => "from one to the other",
            (Self::English, Why::Loose) => "about then",
        }
    }

    /// Returns a line of the text in words.
    #[must_use]
    pub fn line(self, line: usize) -> String {
        match self {
            Self::Arabic => format!("السطر {line}"),
            Self::English => format!("line {line}"),
        }
    }

    /// Returns a key point in words.
    #[must_use]
    pub fn point(self, number: usize) -> String {
        match self {
            Self::Arabic => format!("النقطة {number}"),
            Self::English => format!("key point {number}"),
        }
    }

    /// Returns words of the text and where they stand.
    #[must_use]
    pub fn quoted(self, words: &str, place: &str) -> String {
        match self {
            Self::Arabic => format!("«{words}»، {place}"),
            Self::English => format!("“{words}”, {place}"),
        }
    }

    /// Returns how many proposals are left out.
    #[must_use]
    pub fn more(self, number: usize) -> String {
        match self {
            Self::Arabic => format!("وما لم يُعرض هنا عدده {number}."),
            Self::English => format!("{number} more are not shown."),
        }
    }

    /// Returns what an editor should look at.
    #[must_use]
    pub fn note(self, note: &Note) -> String {
        match (self, note) {
            (Self::Arabic, Note::Shortcode(text)) => {
                format!("أمر من مولّد آخر بقي في النص: {}", shortened(text, 80))
            }
            (Self::Arabic, Note::LeadsNowhere(text)) => {
                format!("لا يوجد في الموقع ما يقود إليه: {}", shortened(text, 80))
            }
            (Self::English, Note::Shortcode(text)) => {
                format!("A command of another generator is left in the text: {}", shortened(text, 80))
            }
            (Self::English, Note::LeadsNowhere(text)) => {
                format!("The site has nothing that this leads to: {}", shortened(text, 80))
            }
        }
    }
}
