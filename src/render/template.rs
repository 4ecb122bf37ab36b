//! The templates of a theme of ours, with what is the same for every page put in its place once. In: a template. Out:
//! the same template, which asks less of every page.

use crate::render::wording::strings::Strings;

/// A component so small that it may stand where it is called: it takes one value and goes round no list.
#[derive(Debug)]
pub(crate) struct Piece<'text> {
    name: &'text str,
    value: &'text str,
    body: &'text str,
}

const WORDS: (&str, &str) = ("{{ t(key=\"", "\") }}");
const CALL: (&str, &str) = ("{{ <", " /> }}");
/// How often pieces are put into pieces.
const ROUNDS: usize = 3;

/// Returns the small components that a text defines.
pub(crate) fn pieces(text: &str) -> Vec<Piece<'_>> {
    let definitions = text.split("{% component ").skip(1);
    definitions.filter_map(piece).collect()
}

fn piece(definition: &str) -> Option<Piece<'_>> {
    let (name, rest) = definition.split_once('(')?;
    let (value, rest) = rest.split_once(") %}")?;
    let (body, _) = rest.split_once("{% endcomponent")?;
    let is_small = is_path(value) && !body.contains("{% for") && !body.contains("{% set");
    is_small.then_some(Piece { name, value, body })
}

/// Returns a template with small components and fixed words in the place of their calls.
pub(crate) fn filled(text: &str, pieces: &[Piece<'_>], words: &Strings) -> String {
    let mut text = text.to_owned();
    for _ in 0..ROUNDS {
        text = replaced(&text, CALL, |call| body(call, pieces));
    }
    // Words that would be escaped, or read as a template, are asked for as before.
    let is_same = |words: &&str| !words.contains(['&', '<', '>', '"', '\'', '/', '{', '}']);
    replaced(&text, WORDS, |key| words.find(key).filter(is_same).map(str::to_owned))
}

/// Returns what stands in the place of a call such as `link r={b.brief}`.
fn body(call: &str, pieces: &[Piece<'_>]) -> Option<String> {
    let (name, argument) = call.split_once(' ')?;
    let (value, given) = argument.strip_suffix('}')?.split_once("={")?;
    let piece = pieces.iter().find(|piece| piece.name == name && piece.value == value)?;
    is_path(given).then(|| renamed(piece.body, value, given))
}

fn is_path(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_lowercase() || matches!(byte, b'_' | b'.'))
}

/// Returns a body in which what begins with one name begins with another.
fn renamed(body: &str, name: &str, other: &str) -> String {
    let mut renamed = String::with_capacity(body.len() + 64);
    let mut rest = body;
    while let Some(at) = rest.find(name) {
        let (before, behind) = (rest[..at].chars().next_back(), rest[at + name.len()..].chars().next());
        let is_part =
            |letter: Option<char>| letter.is_some_and(|letter| letter.is_alphanumeric() || letter == '_');
        let is_name = !is_part(before) && before != Some('.') && !is_part(behind);
        // A name stands within a tag, before a dot or by itself; words of a page are not looked into.
        let is_inside = renamed_is_inside(&body[..body.len() - rest.len() + at]);
        renamed.push_str(&rest[..at]);
        renamed.push_str(if is_name && is_inside && behind != Some('=') { other } else { name });
        rest = &rest[at + name.len()..];
    }
    renamed.push_str(rest);
    renamed
}

/// Returns whether what follows is within a tag of the template.
fn renamed_is_inside(before: &str) -> bool {
    let last = |open: &str, close: &str| before.rfind(open) > before.rfind(close);
    last("{{", "}}") || last("{%", "%}")
}

/// Returns a text in which what stands between two marks is replaced together with them, where `find` knows by what.
fn replaced(text: &str, (open, close): (&str, &str), find: impl Fn(&str) -> Option<String>) -> String {
    let mut found = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, inner)) = rest.split_once(open) {
        found.push_str(before);
        let replacement = inner.split_once(close).and_then(|(inner, after)| Some((find(inner)?, after)));
        match replacement {
            Some((words, after)) => {
                found.push_str(&words);
                rest = after;
            }
            None => {
                found.push_str(open);
                rest = inner;
            }
        }
    }
    found.push_str(rest);
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    const PIECES: &str = "{% component words(w) %}{% if w.lang %}w <bdi lang=\"{{ w.lang }}\">{% endif %}{{ w.text }}{% endcomponent words %}\n\
        {% component link(r) %}<a href=\"{{ r.href }}\">{{ <words w={r.name} /> }}</a>{% endcomponent link %}\n\
        {% component links(refs) %}{% for r in refs %}{{ <link r={r} /> }}{% endfor %}{% endcomponent links %}";

    #[test]
    fn small_components_stand_where_they_are_called() {
        let pieces = pieces(PIECES);
        assert_eq!(pieces.iter().map(|piece| piece.name).collect::<Vec<_>>(), ["words", "link"]);
        let text = |text: &str| {
            (0..ROUNDS).fold(text.to_owned(), |text, _| replaced(&text, CALL, |call| body(call, &pieces)))
        };
        assert_eq!(
            text("{{ <link r={b.brief} /> }} {{ <links refs={b.all} /> }}"),
            "<a href=\"{{ b.brief.href }}\">{% if b.brief.name.lang %}w <bdi lang=\"{{ b.brief.name.lang }}\">{% endif %}{{ b.brief.name.text }}</a> {{ <links refs={b.all} /> }}"
        );
        for odd in
            ["{{ <link r={a[0]} /> }}", "{{ <link other={a} /> }}", "{{ <none r={a} /> }}", "{{ <link r={a}"]
        {
            assert_eq!(text(odd), odd);
        }
    }
}
