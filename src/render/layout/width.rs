//! How wide words are before they are painted. In: text. Out: its width in ems, in the faces of the default theme
//! (Literata, Noto Naskh Arabic), a little too wide rather than too narrow.

/// How much wider words may be painted than they are estimated.
const MARGIN: f64 = 1.05;
/// How much wider letters are where they are bold.
const BOLD: f64 = 1.08;

/// How much wider than it should be a line may be that would have to be cut otherwise.
const STRETCH: f64 = 1.15;

/// How thick letters are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Weight {
    /// As in text.
    Regular,
    /// As in headings.
    Bold,
}

/// Returns the width of `text` in ems.
#[must_use]
pub fn width(text: &str, weight: Weight) -> f64 {
    let mut letters = text.chars().filter(|letter| !is_mark(*letter)).peekable();
    let mut sum = 0.0;
    while let Some(letter) = letters.next() {
        let is_last = letters.peek().is_none_or(|next| !next.is_alphabetic());
        sum += if is_last { at_end(letter) } else { within(letter) };
    }
    match weight {
        Weight::Regular => sum * MARGIN,
        Weight::Bold => sum * MARGIN * BOLD,
    }
}

/// Returns whether a character takes no room: vowel marks, tatweel aside, and controls of direction.
fn is_mark(letter: char) -> bool {
    matches!(letter, '\u{64b}'..='\u{65f}' | '\u{670}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{2069}' | '\u{300}'..='\u{36f}' | '\u{61c}')
}

/// Returns the width of a letter within a word.
fn within(letter: char) -> f64 {
    match letter {
        ' ' | '\u{a0}' => 0.24,
        'ا' | 'أ' | 'إ' | 'آ' | 'ل' => 0.24,
        'د' | 'ذ' | 'ر' | 'ز' | 'و' | 'ؤ' | 'ة' | 'ه' | 'م' | 'ء' => 0.4,
        'س' | 'ش' => 0.66,
        'ص' | 'ض' | 'ط' | 'ظ' => 0.78,
        'ب' | 'ت' | 'ث' | 'ن' | 'ي' | 'ى' | 'ئ' | 'ف' | 'ق' | 'ك' | 'ع' | 'غ' | 'پ' => 0.39,
        'ج' | 'ح' | 'خ' => 0.65,
        '.' | ',' | '،' | '\'' | '’' | ':' | ';' | '!' | '(' | ')' | '-' | '·' => 0.36,
        '\u{600}'..='\u{6ff}' => 0.6,
        'i' | 'j' | 'l' | 'I' => 0.36,
        't' | 'f' | 'r' | 's' => 0.46,
        'm' | 'w' | 'M' | 'W' | 'H' => 0.97,
        'a'..='z' => 0.6,
        'A'..='Z' => 0.76,
        '0'..='9' => 0.57,
        // What the faces do not have is as wide as it is high at most: Han, Hangul, pictures.
        _ if u32::from(letter) >= 0x1100 => 1.05,
        _ => 0.68,
    }
}

/// Returns the width of the last letter of a word: Arabic letters are wider there.
fn at_end(letter: char) -> f64 {
    match letter {
        'ا' | 'أ' | 'إ' | 'آ' => 0.25,
        'د' | 'ذ' | 'ر' | 'ز' | 'و' | 'ؤ' | 'ة' | 'م' | 'ء' => 0.47,
        'س' | 'ش' | 'ص' | 'ض' => 1.05,
        'ب' | 'ت' | 'ث' | 'ف' | 'ط' | 'ظ' => 0.8,
        'ن' | 'ي' | 'ى' | 'ئ' | 'ق' | 'ك' | 'ل' | 'ع' | 'غ' | 'ه' => 0.65,
        _ => within(letter),
    }
}

/// Returns words in one line, or in two where they are wider than `widest` ems; what finds no room in two ends in `…`.
#[must_use]
pub fn lines(text: &str, widest: f64, weight: Weight) -> Vec<String> {
    let words: Vec<&str> = text.split_whitespace().collect();
    if words.len() < 2 || width(text, weight) <= widest {
        return vec![cut(&words, widest, weight)];
    }
    let wide = |words: &[&str]| width(&words.join(" "), weight);
    let ends = |first: &usize| wide(&words[..*first]).max(wide(&words[*first..]));
    let even = (1..words.len()).min_by(|a, b| ends(a).total_cmp(&ends(b))).unwrap_or(1);
    // Where even halves are too wide, the first line takes what it can, and the second one ends early.
    let full = (1..words.len()).rev().find(|first| wide(&words[..*first]) <= widest).unwrap_or(1);
    let first = if ends(&even) <= widest * STRETCH { even } else { full };
    vec![cut(&words[..first], widest, weight), cut(&words[first..], widest, weight)]
}

/// Returns as many of the words as there is room for, and a part of the first where it alone is too wide.
fn cut(words: &[&str], widest: f64, weight: Weight) -> String {
    let whole = words.join(" ");
    if width(&whole, weight) <= widest * STRETCH {
        return whole;
    }
    let mut fitting = String::new();
    for word in words {
        let longer = if fitting.is_empty() { (*word).to_owned() } else { format!("{fitting} {word}") };
        if width(&longer, weight) > widest {
            break;
        }
        fitting = longer;
    }
    if fitting.is_empty() {
        for letter in whole.chars() {
            fitting.push(letter);
            if width(&fitting, weight) > widest {
                break;
            }
        }
    }
    fitting.push('…');
    fitting
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Measured in Chromium, in ems.
    const MEASURED: [(&str, f64); 7] = [
        ("محمد شياع السوداني", 7.52),
        ("التحالف الدولي", 5.27),
        ("قوات الأمن الاتحادية العراقية", 10.32),
        ("صباح النعمان", 4.60),
        ("الولايات المتحدة الأمريكية", 9.25),
        ("Mohammed Shia al-Sudani", 12.88),
        ("Iraqi federal security forces", 13.02),
    ];

    #[test]
    fn words_are_no_wider_than_they_are_estimated_and_not_much_narrower() {
        for (words, measured) in MEASURED {
            let estimated = width(words, Weight::Regular);
            assert!(estimated >= measured && estimated < measured * 1.35, "{words}: {estimated} {measured}");
        }
    }

    #[test]
    fn long_names_stand_in_two_lines_and_end_where_there_is_no_more_room() {
        let lines = |text: &str| lines(text, 8.0, Weight::Regular);
        assert_eq!(lines("Iran"), ["Iran"]);
        assert_eq!(lines("International Coalition"), ["International", "Coalition"]);
        let long = lines("The committee for the coordination of everything that is to be coordinated");
        assert_eq!(long, ["The", "committee for…"]);
        let endless = "ش".repeat(60);
        assert!(lines(&endless)[0].ends_with('…'));
        assert_eq!(lines(""), [""]);
    }

    #[test]
    fn marks_and_controls_take_no_room() {
        let same = width("محمد", Weight::Regular) - width("\u{2067}مُحَمَّد\u{2069}", Weight::Regular);
        assert!(same.abs() < 1e-9);
    }
}
