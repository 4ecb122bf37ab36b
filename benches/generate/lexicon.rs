//! The words of two languages, most frequent first: those that join others, then made-up ones.

use crate::generate::random::{Random, Zipf};
use std::collections::BTreeSet;

/// The words that each language has.
const WORDS: usize = 30_000;

/// A language of the site.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Tongue {
    Arabic,
    English,
}

impl Tongue {
    /// Returns its tag.
    pub(crate) fn tag(self) -> &'static str {
        match self {
            Self::Arabic => "ar",
            Self::English => "en",
        }
    }
}

const JOINING_AR: &str = "في من على إلى أن التي عن مع هذا كان ما هذه بين الذي لا ذلك بعد كما قد لم أو قبل كل كانت \
    خلال حيث عند غير إن منذ أكثر حتى لكن دون ضد تحت أي هو هي ثم بعض لدى أمام حول تلك إذا وقد فيما نحو مثل وكان قال أكد \
    أعلن أوضح أضاف أشار";
const JOINING_EN: &str = "the of to and in a that for is on with as by at from it was are be this has an its which or \
    not were their but been they had will would more who one about after also than when there all into over some other \
    between two new could may most only these out can while where said during both under";
const ROOTS_AR: &str = "كتب درس علم عمل فتح نصر حكم حفظ جمع قطع رفع دفع صنع زرع شرح سمع طلب قرب كبر حسن دخل خرج نزل ركب \
    سكن ملك حمل نقل نظر ذكر شكر فكر قدر عبر كسر نشر حضر سفر جهد شهد عقد نقد رصد بلغ صرف عرف كشف وصف وقف خلف شرف هدف صدق \
    فرق سبق لحق غرق طرق شرك حرك سلك نجح ربح جرح صلح رسم قسم ختم خدم هدم قدم سلم نظم رقم لزم حزم زعم دعم فهم حجم هجم عرض \
    فرض قرض رفض نهض ربط ضبط شرط ضغط نشط بسط خبر صدر حصر نصف قذف زحف وظف كلف بدل عدل جدل فصل وصل حصل عزل فشل شمل حلل مثل";
const PATTERNS_AR: [&str; 20] = [
    "123",
    "12ا3",
    "م12و3",
    "12ي3",
    "ت12ي3",
    "م1ا23ة",
    "ان12ا3",
    "ا1ت2ا3",
    "است12ا3",
    "م123",
    "12و3",
    "أ12ا3",
    "123ة",
    "ت1ا23",
    "مت1ا23",
    "12ا3ة",
    "م12ا3",
    "1وا23",
    "1ا2ي3",
    "مست123",
];
const ENDINGS_AR: [&str; 16] =
    ["", "ات", "ين", "ية", "ها", "ي", "هم", "ان", "ون", "نا", "ه", "هن", "كم", "هما", "يات", "يون"];
const ONSETS_EN: [&str; 20] = [
    "b", "br", "c", "cl", "d", "f", "g", "gr", "h", "l", "m", "n", "p", "pl", "r", "s", "st", "t", "tr", "v",
];
const VOWELS_EN: [&str; 8] = ["a", "e", "i", "o", "u", "ea", "ou", "ai"];
const CODAS_EN: [&str; 12] = ["", "n", "r", "s", "t", "l", "nd", "rk", "st", "m", "ck", "sh"];
const ENDINGS_EN: [&str; 10] = ["", "s", "ed", "ing", "er", "ment", "tion", "al", "ly", "ness"];

/// A language's words.
pub(crate) struct Lexicon {
    tongue: Tongue,
    words: Vec<String>,
    /// How many of them join others.
    joining: usize,
    ranks: Zipf,
}

impl Lexicon {
    /// Returns the words of a language.
    pub(crate) fn new(tongue: Tongue) -> Self {
        let mut random = Random::new(7, tongue as u64);
        let joining = match tongue {
            Tongue::Arabic => JOINING_AR,
            Tongue::English => JOINING_EN,
        };
        let mut words: Vec<String> = joining.split_whitespace().map(str::to_owned).collect();
        let joining = words.len();
        let mut known: BTreeSet<String> = words.iter().cloned().collect();
        let roots: Vec<&str> = ROOTS_AR.split_whitespace().collect();
        let mut others: Vec<(usize, String)> = Vec::new();
        while joining + others.len() < WORDS {
            let word = match tongue {
                Tongue::Arabic => arabic_word(&roots, &mut random),
                Tongue::English => english_word(&mut random),
            };
            if known.insert(word.clone()) {
                // Frequent words are short.
                others.push((word.chars().count() * 2 + random.below(8), word));
            }
        }
        others.sort();
        words.extend(others.into_iter().map(|(_, word)| word));
        Self { tongue, words, joining, ranks: Zipf::new(WORDS, 2) }
    }

    /// Adds a word as it stands in a sentence.
    fn add_word(&self, random: &mut Random, text: &mut String) {
        let rank = self.ranks.draw(random);
        let is_joining = rank < self.joining;
        if self.tongue == Tongue::Arabic && !is_joining {
            text.push_str(random.pick(&["", "", "ال", "ال", "ال", "و", "وال", "ب", "بال", "لل", "ل"]));
        }
        text.push_str(&self.words[rank]);
    }

    /// Returns so many words.
    pub(crate) fn words(&self, count: usize, random: &mut Random) -> String {
        let mut text = String::new();
        for number in 0..count {
            if number > 0 {
                text.push(' ');
            }
            self.add_word(random, &mut text);
        }
        text
    }

    /// Returns a title of five to nine words.
    pub(crate) fn title(&self, random: &mut Random) -> String {
        let count = 5 + random.below(5);
        capitalised(&self.words(count, random))
    }

    /// Returns so many words with commas among them, and no full stop.
    pub(crate) fn clause(&self, count: usize, random: &mut Random) -> String {
        let half = count / 2;
        let comma = if self.tongue == Tongue::Arabic { '،' } else { ',' };
        let first = self.words(half.max(1), random);
        let second = self.words((count - half).max(1), random);
        capitalised(&format!("{first}{comma} {second}"))
    }
}

fn capitalised(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

fn arabic_word(roots: &[&str], random: &mut Random) -> String {
    let root: Vec<char> = random.pick(roots).chars().collect();
    let mut word = String::new();
    for letter in random.pick(&PATTERNS_AR).chars() {
        match letter {
            '1' => word.push(root[0]),
            '2' => word.push(root[1]),
            '3' => word.push(root[2]),
            _ => word.push(letter),
        }
    }
    let ending = random.pick(&ENDINGS_AR);
    if word.ends_with('ة') && !ending.is_empty() {
        word.pop();
        word.push_str(if ending.starts_with('ا') { "" } else { "ت" });
    }
    word.push_str(ending);
    word
}

fn english_word(random: &mut Random) -> String {
    let mut word = String::new();
    for _ in 0..1 + random.below(5) / 2 {
        word.push_str(random.pick(&ONSETS_EN));
        word.push_str(random.pick(&VOWELS_EN));
        word.push_str(random.pick(&CODAS_EN));
    }
    word.push_str(random.pick(&ENDINGS_EN));
    word
}
