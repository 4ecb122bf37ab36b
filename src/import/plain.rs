//! Plain text in the form of a date, key points and an article: `date 2025-11-07 - point - point`, a blank line, prose.
//! Any part may be missing, dashes and spaces may be others. In: text. Out: an article.

use crate::import::article::Article;
use crate::import::escape::{escape_markdown, one_line};
use crate::import::phrases::find::find_dates;
use crate::model::date::Precision;

/// Words before the day of the article.
const DATE_LABELS: [&str; 12] = [
    "date",
    "published",
    "published on",
    "dated",
    "التاريخ",
    "تاريخ",
    "بتاريخ",
    "نشر في",
    "نُشر في",
    "تاريخ النشر",
    "اليوم",
    "يوم",
];
/// Words before its title.
const TITLE_LABELS: [&str; 5] = ["title", "headline", "العنوان", "عنوان", "subject"];
/// Words before its key points.
const POINT_LABELS: [&str; 14] = [
    "key points",
    "points",
    "summary",
    "highlights",
    "النقاط الرئيسية",
    "النقاط الرئيسة",
    "أبرز النقاط",
    "النقاط",
    "الخلاصة",
    "ملخص",
    "الملخص",
    "خلاصة",
    "نقاط رئيسية",
    "نقاط",
];
/// Signs that stand before a key point.
const BULLETS: [char; 9] = ['-', '–', '—', '•', '*', '·', '▪', '●', '‣'];
/// The longest line that may be a title, in letters.
const LONGEST_TITLE: usize = 160;

/// From how many words on a line without a bullet is no key point.
const LONGEST_POINT: usize = 25;

/// Returns the article of a plain text.
#[must_use]
pub fn read_plain(text: &str) -> Article {
    let mut article = Article::default();
    let mut blocks = blocks(text).into_iter().peekable();
    let mut is_head = true;
    let mut body: Vec<String> = Vec::new();
    while let Some(block) = blocks.next() {
        if is_head {
            is_head = body.is_empty() && take_head(&block, &mut article, Rest::of(blocks.peek()));
            if is_head {
                continue;
            }
        }
        body.push(block);
    }
    // A text of key points alone, or of one block, is its own article.
    article.body = body.iter().map(|block| escape_markdown(block)).collect::<Vec<_>>().join("\n\n");
    if !article.body.is_empty() {
        article.body.push('\n');
    }
    article
}

/// Returns the blocks of a text that blank lines part.
fn blocks(text: &str) -> Vec<String> {
    let text = text.replace("\r\n", "\n").replace(['\r', '\u{b}', '\u{c}', '\u{2028}', '\u{2029}'], "\n");
    let mut blocks = vec![String::new()];
    for line in text.lines() {
        let line = line.trim();
        match blocks.last_mut() {
            Some(last) if !line.is_empty() => {
                if !last.is_empty() {
                    last.push('\n');
                }
                last.push_str(line);
            }
            _ => blocks.push(String::new()),
        }
    }
    blocks.retain(|block| !block.is_empty());
    if let Some(first) = blocks.first().cloned()
        && let Some(at) = prose_start(&first)
    {
        blocks[0] = first[..at].trim_end().to_owned();
        blocks.insert(1, first[at..].to_owned());
    }
    blocks
}

/// Returns where the prose begins in a block that begins with a date, if no blank line parts it from the key points: at
/// a long line without a bullet.
fn prose_start(block: &str) -> Option<usize> {
    dated(block.lines().next()?)?;
    let is_prose = |line: &str| !line.starts_with(BULLETS) && line.split_whitespace().count() > LONGEST_POINT;
    let starts = block.match_indices('\n').map(|(at, _)| at + 1);
    starts.into_iter().find(|at| block[*at..].lines().next().is_some_and(is_prose))
}

/// Whether another block follows.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Rest {
    More,
    Nothing,
}

impl Rest {
    fn of(next: Option<&String>) -> Self {
        if next.is_some() { Self::More } else { Self::Nothing }
    }
}

/// Takes a block that says the date, the title or key points, and returns whether it is one.
fn take_head(block: &str, article: &mut Article, more: Rest) -> bool {
    let mut lines = block.lines();
    let Some(first) = lines.next() else { return true };
    let rest: Vec<&str> = lines.collect();
    if let Some(title) = labelled(first, &TITLE_LABELS).filter(|_| article.title.is_none()) {
        article.title = Some(one_line(title));
        return rest.is_empty() || take_head(&rest.join("\n"), article, more);
    }
    if let Some((date, after)) = dated(first).filter(|_| article.date.is_none()) {
        article.date = Some(date);
        let rest = [&[after][..], &rest].concat().join("\n");
        add_points(&rest, article);
        return true;
    }
    if let Some(after) = labelled(first, &POINT_LABELS).filter(|_| article.summary.is_empty()) {
        let points = [&[after][..], &rest].concat().join("\n");
        add_points(&points, article);
        return true;
    }
    let is_list = block.lines().all(|line| line.starts_with(BULLETS)) && article.summary.is_empty();
    if is_list && more == Rest::More {
        add_points(block, article);
        return true;
    }
    let is_title = article.title.is_none()
        && rest.is_empty()
        && more == Rest::More
        && first.chars().count() <= LONGEST_TITLE
        && !first.ends_with(['.', '؟', '!', ':', '،', '…']);
    if is_title {
        article.title = Some(one_line(first.trim_start_matches('#')));
    }
    is_title
}

/// Returns what follows a label and its colon or space.
fn labelled<'line>(line: &'line str, labels: &[&str]) -> Option<&'line str> {
    labels.iter().find_map(|label| {
        let head = line.get(..label.len())?;
        let rest = &line[label.len()..];
        let is_label = head.eq_ignore_ascii_case(label) && rest.trim_start().starts_with([':', '：'])
            || head == *label && rest.is_empty();
        is_label.then(|| rest.trim_start().trim_start_matches([':', '：']).trim())
    })
}

/// Returns the date that a line begins with, perhaps behind a label, and what follows it.
fn dated(line: &str) -> Option<(String, &str)> {
    let lower = line.to_lowercase();
    let label = DATE_LABELS
        .iter()
        .filter(|label| lower.starts_with(**label))
        .map(|label| label.len())
        .max()
        .unwrap_or(0);
    let head = line.get(label..).unwrap_or(line).trim_start_matches([':', ' ', '\t', '\u{a0}', '=']);
    let start = line.len() - head.len();
    let found = find_dates(head, None).into_iter().next()?;
    let is_first = head[..found.range.start].chars().all(|character| !character.is_alphanumeric());
    let after = &head[found.range.end..];
    let ends = after.trim_start().is_empty()
        || after.trim_start().starts_with(BULLETS)
        || after.trim_start().starts_with([':', '|', '،', ',']);
    let is_date = is_first && ends && found.date.precision() <= Precision::Month;
    // A sentence may begin with a date: without a label only a date and a dash are one.
    let is_told =
        start > 0 && label > 0 || after.trim().is_empty() || after.trim_start().starts_with(BULLETS);
    (is_date && is_told).then(|| (found.date.to_string(), after))
}

fn add_points(text: &str, article: &mut Article) {
    let text = format!("\n{}", text.trim());
    let mut points = Vec::new();
    for line in text.lines() {
        let mut point = String::new();
        for word in line.split_whitespace() {
            let is_parting = word.chars().count() == 1 && word.starts_with(BULLETS);
            if is_parting || (point.is_empty() && word.starts_with(BULLETS) && word.chars().count() > 1) {
                points.push(std::mem::take(&mut point));
                point.push_str(if is_parting { "" } else { word.trim_start_matches(BULLETS) });
            } else {
                point.push(' ');
                point.push_str(word);
            }
        }
        points.push(point);
    }
    let clean = points
        .iter()
        .map(|point| one_line(point.trim_start_matches([':', '|', ',', '،', ' '])))
        .filter(|point| !point.is_empty());
    article.summary.extend(clean);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_form_is_read_with_any_dashes_and_missing_parts() {
        let whole = read_plain(
            " date 2025-11-07 - one thing - another thing. – a third\n\nProse of it.\n\n- not a point\n",
        );
        assert_eq!(whole.date.as_deref(), Some("2025-11-07"));
        assert_eq!(whole.summary, ["one thing", "another thing.", "a third"]);
        assert_eq!(whole.body, "Prose of it.\n\n\\- not a point\n");
        let listed = read_plain("العنوان: لقاء\nالتاريخ: 6 تشرين الثاني 2025\n\n• أولى\n• ثانية\n\nنص.");
        assert_eq!((listed.title.as_deref(), listed.date.as_deref()), (Some("لقاء"), Some("2025-11-06")));
        assert_eq!(
            (listed.summary.as_slice(), listed.body.as_str()),
            (&["أولى".to_owned(), "ثانية".to_owned()][..], "نص.\n")
        );
        let long = "word ".repeat(30);
        let tight = read_plain(&format!("date: 2025-11-07\r\n- one\r\n- two\r\n{long}\r\n"));
        assert_eq!((tight.summary.len(), tight.body.len()), (2, long.len()));
        let bare = read_plain("A headline\n\nSome prose.");
        assert_eq!(
            (bare.title.as_deref(), bare.date, bare.body.as_str()),
            (Some("A headline"), None, "Some prose.\n")
        );
        let prose = read_plain("On 6 November 2025 they met. They left.");
        assert_eq!(
            (prose.title, prose.date, prose.body.as_str()),
            (None, None, "On 6 November 2025 they met. They left.\n")
        );
    }
}
