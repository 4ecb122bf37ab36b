//! Names of BibTeX → people with the parts of their names, and bodies, whose names stand whole in braces.

use crate::model::source::PersonName;
use crate::parse::latex::NO_BREAK;

/// A sign, and whether it stands in braces.
pub(crate) type Sign = (char, Held);

/// Whether a sign stands in braces, where it parts nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Held {
    /// It does.
    Yes,
    /// It does not.
    No,
}

/// Who is named.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Named {
    /// The names as they are read, and their parts, where they have some.
    pub(crate) names: Vec<(String, Option<PersonName>)>,
    /// Whether there are others, who are not named.
    pub(crate) others: bool,
    /// Whether the list of them ends.
    pub(crate) listed: Listed,
    /// Names that are none, or several, each with what is wrong. They stay as they are written.
    pub(crate) broken: Vec<(String, Break)>,
}

/// What is wrong with a name that can be none.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Break {
    /// It has a `;`, which parts nothing.
    Semicolon,
    /// It has more commas than a name can have.
    Commas,
}

/// Whether a list of names ends.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Listed {
    /// It does.
    #[default]
    Whole,
    /// Nobody is named behind its last `and`.
    Unfinished,
}

/// A word of a name, or a comma.
#[derive(Default)]
struct Token {
    text: String,
    /// Its first letter outside braces.
    first: Option<char>,
    is_held: bool,
    /// Whether a `;` stands outside braces.
    has_semicolon: bool,
}

impl Token {
    fn is(&self, word: &str) -> bool {
        !self.is_held && self.text.eq_ignore_ascii_case(word)
    }

    fn is_lower(&self) -> bool {
        self.first.is_some_and(char::is_lowercase)
    }
}

/// Returns who is named, in the order written.
pub(crate) fn read_names(signs: &[Sign]) -> Named {
    let tokens = tokens(signs);
    let mut named = Named::default();
    if tokens.last().is_some_and(|token| token.is("and")) {
        named.listed = Listed::Unfinished;
    }
    for name in tokens.split(|token| token.is("and")) {
        match name {
            [] => {}
            [word] if word.is("others") => named.others = true,
            tokens => match find_break(tokens) {
                Some(found) => {
                    let name = as_written(tokens);
                    named.broken.push((name.clone(), found));
                    named.names.push((name, None));
                }
                None => named.names.extend(name_of(tokens)),
            },
        }
    }
    named
}

/// Returns the parts of a name without braces, where it has some.
pub(crate) fn read_name(name: &str) -> Option<PersonName> {
    let signs: Vec<Sign> = name.chars().map(|sign| (sign, Held::No)).collect();
    let mut named = read_names(&signs);
    named.names.pop().filter(|_| named.names.is_empty() && !named.others)?.1
}

/// Returns whether a name without braces is read as one name, in the order in which it is written.
pub(crate) fn is_one_name(name: &str) -> bool {
    let signs: Vec<Sign> = name.chars().map(|sign| (sign, Held::No)).collect();
    let named = read_names(&signs);
    matches!(named.names.as_slice(), [(read, _)] if read == name)
        && !named.others
        && named.listed == Listed::Whole
        && named.broken.is_empty()
}

fn tokens(signs: &[Sign]) -> Vec<Token> {
    let mut tokens = Vec::new();
    let mut token = Token::default();
    for (sign, held) in signs {
        match (*sign, held) {
            (',', Held::No) => {
                tokens.push(std::mem::take(&mut token));
                tokens.push(Token { text: ",".to_owned(), ..Token::default() });
            }
            (sign, Held::No) if sign.is_whitespace() || sign == NO_BREAK => {
                tokens.push(std::mem::take(&mut token));
            }
            (sign, held) => {
                let is_first = token.first.is_none() && *held == Held::No && sign.is_alphabetic();
                token.first = if is_first { Some(sign) } else { token.first };
                token.is_held |= *held == Held::Yes;
                token.has_semicolon |=
                    matches!((sign, held), (';' | '؛', Held::No)) && !ends_in_entity(&token.text);
                token.text.push(if sign == NO_BREAK { ' ' } else { sign });
            }
        }
    }
    tokens.push(token);
    tokens.retain(|token| !token.text.trim().is_empty());
    tokens
}

/// Returns whether a `;` behind a text is the end of a sign of HTML: `&amp;`.
fn ends_in_entity(text: &str) -> bool {
    let behind = text.rsplit_once('&').map(|(_, behind)| behind.trim_start_matches('#'));
    behind.is_some_and(|name| !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_alphanumeric()))
}

/// Returns what is wrong with a name, where it can be none. What has the keys of biblatex has a comma for each.
fn find_break(tokens: &[Token]) -> Option<Break> {
    let commas = tokens.iter().filter(|token| token.is(",")).count();
    if tokens.iter().any(|token| token.has_semicolon) {
        Some(Break::Semicolon)
    } else if commas > 2 && keyed(&tokens.split(|token| token.is(",")).collect::<Vec<_>>()).is_none() {
        Some(Break::Commas)
    } else {
        None
    }
}

fn as_written(tokens: &[Token]) -> String {
    let mut name = String::new();
    for token in tokens {
        let is_glued = name.is_empty() || token.is(",");
        name.push_str(if is_glued { "" } else { " " });
        name.push_str(&token.text);
    }
    name
}

fn name_of(tokens: &[Token]) -> Option<(String, Option<PersonName>)> {
    let parts: Vec<&[Token]> = tokens.split(|token| token.is(",")).collect();
    let whole = || joined(tokens.iter().filter(|token| !token.is(",")));
    let person = keyed(&parts).or_else(|| match parts.as_slice() {
        [name] => first_last(name),
        [last, given] => Some(last_first(last, given)),
        [last, suffix, given @ ..] => {
            let given = joined(given.iter().copied().flatten());
            Some(PersonName { given, suffix: joined(*suffix), ..last_first(last, &[]) })
        }
        [] => None,
    });
    let person = person.filter(|person| !person.family.is_empty() && !person.given.is_empty());
    let name = person.as_ref().map_or_else(whole, PersonName::whole);
    (!name.is_empty()).then_some((name, person))
}

/// Returns `Donald E. Knuth`, `Charles van der Meer`. Letters that are neither large nor small do not show which of
/// them are the family's.
fn first_last(tokens: &[Token]) -> Option<PersonName> {
    let (last, others) = tokens.split_last()?;
    let is_cased = |token: &Token| token.first.is_some_and(|c| c.is_lowercase() || c.is_uppercase());
    if !tokens.iter().any(is_cased) {
        return None;
    }
    let from = others.iter().position(Token::is_lower).unwrap_or(others.len());
    let to = others.iter().rposition(Token::is_lower).map_or(from, |at| at + 1);
    Some(PersonName {
        given: joined(&others[..from]),
        particle: joined(&others[from..to]),
        family: joined(others[to..].iter().chain([last])),
        suffix: String::new(),
    })
}

/// Returns `van der Meer, Charles`.
fn last_first(last: &[Token], given: &[Token]) -> PersonName {
    let others = &last[..last.len().saturating_sub(1)];
    let to = others.iter().rposition(Token::is_lower).map_or(0, |at| at + 1);
    PersonName {
        given: joined(given),
        particle: joined(&last[..to]),
        family: joined(&last[to..]),
        suffix: String::new(),
    }
}

/// Returns `family=Meer, given=Charles, prefix=van der`, as biblatex has it.
fn keyed(parts: &[&[Token]]) -> Option<PersonName> {
    let mut person = PersonName::default();
    for part in parts {
        let text = joined(*part);
        let (key, value) = text.split_once('=')?;
        let field = match key.trim() {
            "family" => &mut person.family,
            "given" => &mut person.given,
            "prefix" => &mut person.particle,
            "suffix" => &mut person.suffix,
            "useprefix" | "given-i" | "prefix-i" | "family-i" | "suffix-i" | "id" => continue,
            _ => return None,
        };
        value.trim().trim_matches('"').clone_into(field);
    }
    Some(person)
}

fn joined<'of>(tokens: impl IntoIterator<Item = &'of Token>) -> String {
    let words = tokens.into_iter().flat_map(|token| token.text.split_whitespace());
    words.collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Returns who is named; `{` and `}` hold what stands between them.
    fn named(text: &str) -> Named {
        let mut held = Held::No;
        let mut signs = Vec::new();
        for sign in text.chars() {
            match sign {
                '{' => held = Held::Yes,
                '}' => held = Held::No,
                sign => signs.push((sign, held)),
            }
        }
        read_names(&signs)
    }

    /// Returns names as `given|particle|family|suffix`.
    fn read(text: &str) -> (Vec<String>, bool) {
        let named = named(text);
        let shown = |(name, person): &(String, Option<PersonName>)| match person {
            Some(PersonName { family, given, particle, suffix }) => {
                format!("{given}|{particle}|{family}|{suffix}")
            }
            None => name.clone(),
        };
        (named.names.iter().map(shown).collect(), named.others)
    }

    #[test]
    fn names_are_taken_apart_as_bibtex_does() {
        let text = "Knuth, Donald E. and van der Meer, Charles and de la Fuente, Jr., María and {World Bank}";
        let people = ["Donald E.||Knuth|", "Charles|van der|Meer|", "María|de la|Fuente|Jr.", "World Bank"];
        assert_eq!(read(text), (people.map(String::from).to_vec(), false));
        for (written, meant) in [
            ("Donald E. Knuth", "Donald E.||Knuth|"),
            ("Charles Louis de la Vallée Poussin", "Charles Louis|de la|Vallée Poussin|"),
            ("Sabah al-Numan", "Sabah||al-Numan|"),
            ("Plato", "Plato"),
            ("Smith, John and ", "John||Smith|"),
            ("Smith,", "Smith"),
            ("{Group and Sons}, The {Crisis}", "The Crisis||Group and Sons|"),
            ("أحمد الجبوري", "أحمد الجبوري"),
            ("الجبوري، أحمد", "الجبوري، أحمد"),
            ("الجبوري, أحمد", "أحمد||الجبوري|"),
            ("family=Meer, given=Charles, prefix=Van der, useprefix=true", "Charles|Van der|Meer|"),
        ] {
            assert_eq!(read(written), (vec![meant.to_owned()], false), "{written}");
        }
        assert_eq!(read("A B AND others"), (vec!["A||B|".to_owned()], true));
        assert_eq!(read("{others} and"), (vec!["others".to_owned()], false));
        assert_eq!(read(" and , "), (vec![], false));
    }

    #[test]
    fn what_can_be_no_name_stays_as_it_is_written() {
        for (written, meant) in [
            ("Lee, Ann; Roe, Bob", Some(Break::Semicolon)),
            ("الجبوري، أحمد؛ رو، جين", Some(Break::Semicolon)),
            ("Smith, John, Doe, Jane", Some(Break::Commas)),
            ("Knuth, Jr., Donald E.", None),
            ("Smith &amp; Sons", None),
            ("{Lee; Roe}, {A, B, C}", None),
            ("family=Meer, given=Charles, prefix=van der, suffix=Jr., useprefix=true", None),
        ] {
            let named = named(written);
            assert_eq!(named.broken.first().map(|(_, of)| *of), meant, "{written}");
            if meant.is_some() {
                assert_eq!(named.names, [(written.to_owned(), None)]);
                assert!(!is_one_name(written), "it is held where it is exported");
            }
        }
    }
}
