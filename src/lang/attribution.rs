//! Who said something, by the words around a name. In: what stands before the name and behind it. Out: whether the one
//! who is named said it, or somebody who is told of by that name.

use crate::lang::fold::fold;

/// Prepositions that a name follows whose owner did not say it: `مصدر في`, `according to`.
const AWAY: &str = "في عن من لدى إلى ل لـ بحسب حسب وفق وفقا وفقاً نقلا of in at for to by from with via on citing \
    quoting per near inside within de du des selon par";
/// Those of them that lead from a statement to who made it: `بيان صادر عن`, `a statement by`.
const FROM: &str = "عن من ل لـ of by from with on";
/// What somebody makes who says something.
const STATEMENTS: &str = "بيان البيان بيانات كلمة خطاب رسالة تغريدة منشور شهادة مقابلة حوار statement statements speech letter \
    remarks remark post tweet address message words interview testimony comment declaration";
/// Those who are somebody's, as a name directly behind the word tells: `مكتب`, `نائب`.
const OWNED: &str = "مكتب نائب نائبة مستشار مستشارة مساعد مساعدة وكيل معاون سكرتير محامي محامية ممثل ممثلة مصدر مصادر نجل \
    شقيق";

/// Those who speak for whoever is named next: what they say, it says.
const VOICES: &str = "spokesman spokeswoman spokesperson spokespeople behalf speaking";

/// Returns whether words before a name say that somebody speaks for it: `المتحدث باسم`, `a spokesman for`.
#[must_use]
pub fn speaks_for(before: &str) -> bool {
    let words: Vec<String> = before.split_whitespace().map(plain).collect();
    match words.last().map(String::as_str) {
        Some("باسم") => true,
        Some("for" | "of") => words.iter().any(|word| VOICES.split(' ').any(|of| of == word)),
        _ => false,
    }
}

/// Returns whether words before a name make of it what somebody else is told by: where they work, whose deputy they are,
/// who reports it.
#[must_use]
pub fn is_of_another(before: &str) -> bool {
    let words: Vec<String> = before.split_whitespace().map(plain).filter(|word| !word.is_empty()).collect();
    let Some((last, others)) = words.split_last() else { return false };
    let is_in = |list: &str, word: &String| list.split(' ').any(|of| plain(of) == *word);
    if is_in(OWNED, last) {
        return true;
    }
    // `كل من` is “both of”, and leads to who said it as nothing does.
    if let ("من", Some((all, before))) = (last.as_str(), others.split_last())
        && matches!(all.as_str(), "كل" | "كلا")
    {
        return before.last().is_some_and(|word| is_in(AWAY, word));
    }
    let is_made = is_in(FROM, last) && others.iter().any(|word| is_in(STATEMENTS, word));
    is_in(AWAY, last) && !is_made && !speaks_for(before)
}

/// Returns whether words behind a name make of it what somebody else is told by: `’s deputy`.
#[must_use]
pub fn is_possessive(behind: &str) -> bool {
    behind.strip_prefix(['\'', '’']).is_some_and(|rest| {
        let rest = rest.strip_prefix('s').unwrap_or(rest);
        rest.starts_with(' ') && rest.trim_start().starts_with(char::is_alphabetic)
    })
}

/// Who and what is called by a name that stands before it: `Al-Numan family lawyer`, `Al-Numan Street residents`.
const CALLED: &str = "street family office lawyer lawyers deputy adviser advisor advisers aide aides residents supporters \
    brigade foundation university hospital school tribe clan";

/// Returns whether words behind a name tell of somebody or something that is called by it, before any mark of a sentence.
#[must_use]
pub fn is_called_by(behind: &str) -> bool {
    let Some(rest) = behind.strip_prefix(' ') else { return false };
    let words = rest.split([',', '،', ';', '.', '(', '—', '–']).next().unwrap_or_default();
    let is_in = |list: &str, word: &str| list.split(' ').any(|of| of == word);
    let words = words.split_whitespace().take(3).map(plain);
    words.take_while(|word| !is_in(AWAY, word)).any(|word| is_in(CALLED, &word))
}

/// Returns a word without the marks around it, its spelling folded.
fn plain(word: &str) -> String {
    fold(word.trim_matches(|c: char| !c.is_alphanumeric() && c != 'ـ'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_is_named_behind_a_preposition_did_not_say_it() {
        for before in [
            "مصدر في ",
            "الوزير، نقلاً عن ",
            "وزير الدفاع بحسب ",
            "مكتب ",
            "تصريح لـ",
            "the minister, quoted by ",
            "a source in ",
            "a lawyer for ",
            "according to ",
            "a statement to ",
            "مصدر في كل من ",
        ] {
            assert!(is_of_another(before), "{before}");
        }
        for before in [
            "",
            " ",
            "المتحدث ",
            "المتحدث باسم ",
            "a spokesman for ",
            "on behalf of ",
            "رئيس الوزراء ",
            "رئيس وزراء قطر ",
            "بيان صادر عن ",
            "a statement by ",
            "from an interview with ",
            "Prime Minister ",
            "Gen. ",
            "كلٌّ من ",
            "كلا من ",
        ] {
            assert!(!is_of_another(before), "{before}");
        }
    }

    #[test]
    fn a_name_with_an_owner_behind_it_is_another() {
        assert!(is_possessive("'s deputy") && is_possessive("’s office") && is_possessive("’ lawyer"));
        assert!(is_called_by(" family lawyer") && is_called_by(" Street residents, Basra"));
        assert!(!is_called_by("") && !is_called_by(", lawyer") && !is_called_by(" in a street"));
        assert!(!is_possessive("") && !is_possessive(", the minister") && !is_possessive("’ [@a]"));
    }
}
