//! The words that dates in prose are made of, in Arabic and English, folded as `lang::fold` folds. Knows no grammar.

use std::collections::HashSet;
use std::sync::OnceLock;

/// The months, each with its names of one word: those of the Mashriq, of Egypt and the Gulf, of Morocco, of Algeria
/// and Tunisia, of English in full and short.
pub const MONTHS: [&[&str]; 12] = [
    &["يناير", "جانفي", "january", "jan"],
    &["فبراير", "فيفري", "شباط", "february", "feb"],
    &["مارس", "اذار", "march", "mar"],
    &["ابريل", "افريل", "نيسان", "april", "apr"],
    &["مايو", "ماي", "ايار", "may"],
    &["يونيو", "يونيه", "جوان", "حزيران", "june", "jun"],
    &["يوليو", "يوليه", "يوليوز", "جويليه", "تموز", "july", "jul"],
    &["اغسطس", "غشت", "اوت", "اب", "august", "aug"],
    &["سبتمبر", "شتنبر", "ايلول", "september", "sept", "sep"],
    &["اكتوبر", "october", "oct"],
    &["نوفمبر", "نونبر", "november", "nov"],
    &["ديسمبر", "دجنبر", "december", "dec"],
];

/// Months of two words: the first and the second, and which month it is.
pub const DOUBLE_MONTHS: [(&str, &[&str], u8); 4] = [
    ("تشرين", &["الاول", "اول"], 10),
    ("تشرين", &["الثاني", "ثاني", "ثان"], 11),
    ("كانون", &["الاول", "اول"], 12),
    ("كانون", &["الثاني", "ثاني", "ثان"], 1),
];

/// The months of the Hijri calendar; those of two words are parted by a space.
pub const HIJRI_MONTHS: [&[&str]; 12] = [
    &["محرم", "المحرم", "muharram"],
    &["صفر", "safar"],
    &["ربيع الاول", "ربيع اول", "rabi al-awwal"],
    &["ربيع الاخر", "ربيع الثاني", "ربيع ثان"],
    &["جمادي الاولي", "جمادي الاول"],
    &["جمادي الاخره", "جمادي الثانيه", "جمادي الثاني", "جمادي الاخر"],
    &["رجب", "rajab"],
    &["شعبان", "shaban"],
    &["رمضان", "ramadan"],
    &["شوال", "shawwal"],
    &["ذي القعده", "ذو القعده", "ذي قعده"],
    &["ذي الحجه", "ذو الحجه", "ذي حجه"],
];

/// The days of the week from Monday on.
pub const WEEKDAYS: [&[&str]; 7] = [
    &["الاثنين", "monday"],
    &["الثلاثاء", "tuesday"],
    &["الاربعاء", "wednesday"],
    &["الخميس", "thursday"],
    &["الجمعه", "friday"],
    &["السبت", "saturday"],
    &["الاحد", "sunday"],
];

/// Days of the week cut short, from Monday on; they count only before the rest of a date.
pub const SHORT_WEEKDAYS: [&[&str]; 7] =
    [&["mon"], &["tue", "tues"], &["wed"], &["thu", "thur", "thurs"], &["fri"], &["sat"], &["sun"]];

/// Arabic ordinals from the first to the tenth, without and with the tens behind them.
pub const ORDINALS: [&[&str]; 10] = [
    &["الاول", "الاولي", "الفاتح", "فاتح", "الحادي", "غره"],
    &["الثاني", "الثانيه"],
    &["الثالث", "الثالثه"],
    &["الرابع", "الرابعه"],
    &["الخامس", "الخامسه"],
    &["السادس", "السادسه"],
    &["السابع", "السابعه"],
    &["الثامن", "الثامنه"],
    &["التاسع", "التاسعه"],
    &["العاشر", "العاشره"],
];

/// English ordinals from the first to the twentieth.
pub const ENGLISH_ORDINALS: [&str; 20] = [
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
    "eleventh",
    "twelfth",
    "thirteenth",
    "fourteenth",
    "fifteenth",
    "sixteenth",
    "seventeenth",
    "eighteenth",
    "nineteenth",
    "twentieth",
];

/// Numbers in words, with their value, that stand alone or before `عشر`.
pub const CARDINALS: [(&str, u32); 60] = [
    ("واحد", 1),
    ("واحده", 1),
    ("احد", 1),
    ("احدي", 1),
    ("اثنين", 2),
    ("اثنان", 2),
    ("اثنتين", 2),
    ("اثني", 2),
    ("اثنا", 2),
    ("ثلاثه", 3),
    ("ثلاث", 3),
    ("اربعه", 4),
    ("اربع", 4),
    ("خمسه", 5),
    ("خمس", 5),
    ("سته", 6),
    ("ست", 6),
    ("سبعه", 7),
    ("سبع", 7),
    ("ثمانيه", 8),
    ("ثماني", 8),
    ("ثمان", 8),
    ("تسعه", 9),
    ("تسع", 9),
    ("عشره", 10),
    ("عشر", 10),
    ("عشرين", 20),
    ("عشرون", 20),
    ("ثلاثين", 30),
    ("ثلاثون", 30),
    ("اربعين", 40),
    ("اربعون", 40),
    ("خمسين", 50),
    ("خمسون", 50),
    ("ستين", 60),
    ("ستون", 60),
    ("سبعين", 70),
    ("سبعون", 70),
    ("ثمانين", 80),
    ("ثمانون", 80),
    ("تسعين", 90),
    ("تسعون", 90),
    ("مءه", 100),
    ("ماءه", 100),
    ("تسعمءه", 900),
    ("تسعماءه", 900),
    ("ثمانمءه", 800),
    ("الف", 1000),
    ("الفين", 2000),
    ("الفان", 2000),
    ("one", 1),
    ("two", 2),
    ("three", 3),
    ("four", 4),
    ("five", 5),
    ("six", 6),
    ("seven", 7),
    ("eight", 8),
    ("nine", 9),
    ("ten", 10),
];

/// The tens of decades and of ordinals, with what they stand for.
pub const TENS: [(&str, i32); 8] = [
    ("عشرين", 20),
    ("ثلاثين", 30),
    ("اربعين", 40),
    ("خمسين", 50),
    ("ستين", 60),
    ("سبعين", 70),
    ("ثمانين", 80),
    ("تسعين", 90),
];

/// English decades in words.
pub const ENGLISH_DECADES: [(&str, i32); 8] = [
    ("twenties", 20),
    ("thirties", 30),
    ("forties", 40),
    ("fifties", 50),
    ("sixties", 60),
    ("seventies", 70),
    ("eighties", 80),
    ("nineties", 90),
];

/// What says that a day, month or year was the last one before the article.
pub const PAST: [&str; 9] =
    ["الماضي", "الماضيه", "المنصرم", "المنصرمه", "الفاءت", "الفاءته", "المنقضي", "الماضيين", "الاخير"];
/// What says that it is the next one after it.
pub const NEXT: [&str; 6] = ["المقبل", "المقبله", "القادم", "القادمه", "الاتي", "الاتيه"];
/// What says that it is the one of the article.
pub const CURRENT: [&str; 6] = ["الجاري", "الجاريه", "الحالي", "الحاليه", "هذا", "الراهن"];
/// What says that it is the one spoken of.
pub const SAME: [&str; 6] = ["نفسه", "نفسها", "ذاته", "ذاتها", "عينه", "ذلك"];

/// Arabic words of years.
pub const YEAR_WORDS: [&str; 8] = ["عام", "العام", "سنه", "السنه", "عامي", "العامين", "سنتي", "اعوام"];

/// Other Arabic words that what is written onto is cut from.
const OTHERS: [&str; 58] = [
    "شهر",
    "الشهر",
    "شهري",
    "شهور",
    "يوم",
    "اليوم",
    "يومي",
    "امس",
    "غدا",
    "غد",
    "تشرين",
    "كانون",
    "ربيع",
    "جمادي",
    "ذي",
    "ذو",
    "بحلول",
    "بين",
    "حتي",
    "الي",
    "منذ",
    "خلال",
    "قبل",
    "بعد",
    "نهايه",
    "بدايه",
    "اواخر",
    "اواءل",
    "مطلع",
    "منتصف",
    "اواسط",
    "صيف",
    "خريف",
    "شتاء",
    "الصيف",
    "الشتاء",
    "الربيع",
    "الخريف",
    "القرن",
    "عقد",
    "العشرين",
    "العشرون",
    "الثلاثين",
    "الثلاثون",
    "نحو",
    "حوالي",
    "غايه",
    "تاريخ",
    "الموافق",
    "مساء",
    "صباح",
    "فجر",
    "ليل",
    "ليله",
    "ظهر",
    "عصر",
    "عشيه",
    "الاسبوع",
];

/// Returns whether a folded Arabic word speaks of time.
#[must_use]
pub fn is_of_time(word: &str) -> bool {
    static WORDS: OnceLock<HashSet<&str>> = OnceLock::new();
    let words = WORDS.get_or_init(|| {
        let lists = MONTHS.iter().chain(&HIJRI_MONTHS).chain(&WEEKDAYS).chain(&ORDINALS);
        let names = lists.flat_map(|names| names.iter().copied()).filter(|name| !name.is_ascii());
        let numbers = CARDINALS.iter().map(|(name, _)| *name).filter(|name| !name.is_ascii());
        names.chain(YEAR_WORDS).chain(OTHERS).chain(numbers).collect()
    });
    words.contains(word) || find_decade(word).is_some()
}

/// Words that a time may begin with and that are in no other list.
const BEGINNINGS: [&str; 66] = [
    "the",
    "this",
    "that",
    "last",
    "next",
    "coming",
    "upcoming",
    "a",
    "an",
    "twenty",
    "thirty",
    "thirtieth",
    "yesterday",
    "today",
    "tonight",
    "tomorrow",
    "earlier",
    "later",
    "on",
    "morning",
    "evening",
    "night",
    "afternoon",
    "between",
    "from",
    "spring",
    "summer",
    "autumn",
    "fall",
    "winter",
    "quarter",
    "half",
    "q",
    "final",
    "year",
    "years",
    "day",
    "month",
    "early",
    "late",
    "starting",
    "in",
    "ما",
    "من",
    "اول",
    "الاول",
    "الليله",
    "الربع",
    "النصف",
    "ال",
    "نهار",
    "هذا",
    "هذه",
    "ذلك",
    "تلك",
    "بدءا",
    "العامين",
    "سنتي",
    "عامي",
    "يومي",
    "شهري",
    "و",
    "ل",
    "ب",
    "غدا",
    "الايام",
];

/// Returns whether a time may begin with a folded word: most words are known from it to begin none.
#[must_use]
pub fn may_begin(word: &str) -> bool {
    static WORDS: OnceLock<HashSet<&str>> = OnceLock::new();
    let words = WORDS.get_or_init(|| {
        let lists = MONTHS.iter().chain(&HIJRI_MONTHS).chain(&WEEKDAYS).chain(&SHORT_WEEKDAYS);
        let names = lists.flat_map(|names| names.iter().copied());
        let names = names.map(|name| name.split(' ').next().unwrap_or(name));
        let numbers = CARDINALS.iter().map(|(name, _)| *name).chain(ENGLISH_ORDINALS);
        let decades = ENGLISH_DECADES.iter().map(|(name, _)| *name);
        names.chain(numbers).chain(decades).chain(BEGINNINGS).collect()
    });
    words.contains(word) || is_of_time(word)
}

/// Returns the tens that a decade's name stands for: `التسعينيات`, `ثمانينات`.
#[must_use]
pub fn find_decade(word: &str) -> Option<i32> {
    let bare = word.strip_prefix("ال").unwrap_or(word);
    let stem = bare.strip_suffix("يات").or_else(|| bare.strip_suffix("ات"))?;
    TENS.iter().find(|(name, _)| *name == stem).map(|(_, tens)| *tens)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lang::fold::fold;

    #[test]
    fn every_word_is_folded() {
        let months = MONTHS.iter().chain(&HIJRI_MONTHS).chain(&WEEKDAYS).chain(&ORDINALS);
        let words = months.flat_map(|names| names.iter().copied());
        let others = OTHERS.iter().chain(&PAST).chain(&NEXT).chain(&CURRENT).chain(&SAME).chain(&YEAR_WORDS);
        for word in words.chain(others.copied()).chain(CARDINALS.iter().map(|(word, _)| *word)) {
            assert_eq!(fold(word), word);
        }
    }

    #[test]
    fn decades_are_known_by_their_tens() {
        assert_eq!(find_decade("التسعينيات"), Some(90));
        assert_eq!(find_decade("ثمانينات"), Some(80));
        assert_eq!(find_decade("سياسات"), None);
    }
}
