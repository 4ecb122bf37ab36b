//! Words without what is written onto them, for search. In: terms as `term` makes them. Out: parts of them.
//! Light: nothing is looked up, and both sides of a comparison are cut alike.

/// What stands before an Arabic noun together with the article, the longest first.
const ARTICLES: [&str; 4] = ["بال", "كال", "ال", "لل"];
/// What may stand before an Arabic word by itself.
const CLITICS: [char; 6] = ['و', 'ف', 'ب', 'ل', 'ك', 'س'];
/// What an Arabic word may end in, the longest first, with the fewest letters that it leaves.
const ENDINGS: [(&str, usize); 23] = [
    ("هما", 2),
    ("كما", 3),
    ("تين", 3),
    ("تان", 3),
    ("تهم", 3),
    ("تهن", 3),
    ("تكم", 3),
    ("هم", 2),
    ("هن", 3),
    ("ها", 2),
    ("نا", 3),
    ("كم", 3),
    ("وا", 3),
    ("ات", 2),
    ("ان", 3),
    ("ون", 4),
    ("ين", 3),
    ("تي", 3),
    ("يه", 2),
    ("ته", 2),
    ("ه", 2),
    ("ي", 3),
    ("ا", 3),
];
/// What an English word may end in, the longest first, with the fewest letters that it leaves.
const SUFFIXES: [(&str, usize); 24] = [
    ("ation", 4),
    ("ingly", 4),
    ("ement", 4),
    ("ment", 4),
    ("ness", 4),
    ("edly", 4),
    ("able", 4),
    ("ible", 4),
    ("ance", 4),
    ("ence", 4),
    ("ity", 4),
    ("ing", 3),
    ("ion", 4),
    ("ive", 4),
    ("ate", 4),
    ("ist", 5),
    ("ed", 3),
    ("er", 4),
    ("or", 4),
    ("ly", 4),
    ("al", 4),
    ("at", 4),
    ("e", 3),
    ("y", 3),
];
/// How often an ending is taken off an Arabic word, and an English one.
const ROUNDS: usize = 3;
const ENGLISH_ROUNDS: usize = 2;

/// Returns whether a term is written in Arabic letters.
#[must_use]
pub fn is_arabic(term: &str) -> bool {
    term.chars().any(|letter| matches!(letter, 'ء'..='ي'))
}

/// Returns an Arabic term without the article and what stands before it: `وبالمفاوضات` is `مفاوضات`. A
/// conjunction without an article stays, since nothing tells it from the first letter of a word.
#[must_use]
pub fn without_article(term: &str) -> &str {
    let bare = |rest: &'_ str| ARTICLES.iter().find_map(|article| rest.strip_prefix(article)).map(str::len);
    let length = bare(term).or_else(|| term.strip_prefix(['و', 'ف']).and_then(bare));
    match length.map(|length| &term[term.len() - length..]) {
        Some(rest) if count(rest) >= 2 && rest != "له" => rest,
        Some(_) | None => term,
    }
}

/// Returns an Arabic term without a first letter that may be a conjunction or preposition, or the `س` of the
/// future: `بوساطة` is perhaps `وساطة`. Nothing where no word would be left, or an article tells more.
#[must_use]
pub fn find_without_clitic(term: &str) -> Option<&str> {
    if without_article(term).len() != term.len() {
        return None;
    }
    let rest = term.strip_prefix(CLITICS)?;
    let rest = if term.starts_with(['و', 'ف']) {
        rest.strip_prefix(['ب', 'ل', 'ك', 'س']).filter(|rest| count(rest) >= 4).unwrap_or(rest)
    } else {
        rest
    };
    (count(rest) >= 3).then_some(rest)
}

/// Returns a term without endings; an Arabic one without the article too.
#[must_use]
pub fn stem(term: &str) -> &str {
    if is_arabic(term) {
        return without_endings(without_article(term));
    }
    if term.is_ascii() && term.bytes().all(|byte| byte.is_ascii_lowercase()) {
        return english(term);
    }
    term
}

fn count(word: &str) -> usize {
    word.chars().count()
}

fn without_endings(word: &str) -> &str {
    let mut word = word;
    for _ in 0..ROUNDS {
        let letters = count(word);
        let cut = ENDINGS.iter().find_map(|(ending, fewest)| {
            let rest = word.strip_suffix(ending)?;
            (letters - count(ending) >= *fewest).then_some(rest)
        });
        let Some(rest) = cut else { return word };
        word = rest;
    }
    word
}

fn english(word: &str) -> &str {
    let mut word = singular(word);
    for _ in 0..ENGLISH_ROUNDS {
        let cut = SUFFIXES.iter().find_map(|(suffix, fewest)| {
            let rest = word.strip_suffix(suffix)?;
            (rest.len() >= *fewest).then_some(rest)
        });
        let Some(rest) = cut else { break };
        word = rest;
    }
    let word = word.strip_suffix('i').filter(|rest| rest.len() >= 3).unwrap_or(word);
    match word.as_bytes() {
        bytes @ [.., a, b] if a == b && bytes.len() > 3 => &word[..word.len() - 1],
        _ => word,
    }
}

/// Returns an English word without the `s` of its plural; of `ies` and `ied` the `i` stays.
fn singular(word: &str) -> &str {
    if word.len() < 4 {
        return word;
    }
    if ["ies", "ied"].iter().any(|ending| word.ends_with(ending)) {
        return &word[..word.len() - 2];
    }
    if ["sses", "ches", "shes", "xes", "zes"].iter().any(|ending| word.ends_with(ending)) {
        return &word[..word.len() - 2];
    }
    match word.strip_suffix('s') {
        Some(rest) if !rest.ends_with(['s', 'u', 'i']) => rest,
        Some(_) | None => word,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn arabic_inflections_share_a_stem() {
        for (a, b) in [
            ("مخيم", "مخيمات"),
            ("حافله", "حافلتان"),
            ("اضراب", "اضرابهم"),
            ("ممر", "ممرين"),
            ("ناخب", "الناخبين"),
            ("قارب", "قاربه"),
            ("مطار", "بالمطار"),
            ("قطار", "وللقطار"),
            ("مستوي", "مستوياته"),
            ("اصوات", "اصواتكم"),
            ("اصواتهم", "اصواتكم"),
        ] {
            assert_eq!(stem(a), stem(b), "{a} {b}");
        }
        assert_ne!(stem("وزير"), stem("زير"));
        assert_eq!(find_without_clitic("وزير"), Some("زير"));
        assert_eq!(find_without_clitic("بوساطه"), Some("وساطه"));
        assert_eq!(find_without_clitic("فالمنجم"), None);
        assert_eq!(without_article("فالمنجم"), "منجم");
        assert_eq!(without_article("والله"), "والله");
    }

    #[test]
    fn english_inflections_share_a_stem() {
        for (a, b) in [
            ("vaccinate", "vaccination"),
            ("negotiating", "negotiations"),
            ("negotiator", "negotiate"),
            ("qualify", "qualified"),
            ("smuggle", "smuggling"),
            ("embezzlement", "embezzling"),
            ("city", "cities"),
            ("collapse", "collapsed"),
            ("intercept", "interception"),
            ("stop", "stopped"),
            ("delayed", "delay"),
            ("worries", "worrying"),
            ("carries", "carrying"),
            ("carry", "carried"),
        ] {
            assert_eq!(stem(a), stem(b), "{a} {b}");
        }
        assert_eq!(stem("gas"), "gas");
        assert_eq!(stem("élan"), "élan");
    }
}
