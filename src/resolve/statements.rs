//! What somebody is quoted as saying, each once. In: the quotations of each text of a brief. Out: which of them are one.

use crate::model::brief::{Brief, Text};
use crate::model::id::{ActorId, SourceId};
use crate::model::quotation::{Quotation, QuotationPlace, Statement};
use std::collections::{BTreeMap, BTreeSet};

/// Returns the statements of a brief: those of the original in its order, then those that only translations have.
/// Quotations of two texts are one where they have the same place in both and somebody said both; and where as many of
/// either text are left that the same actors said, from the same works.
pub(crate) fn statements(brief: &Brief) -> Vec<Statement> {
    let mut all: Vec<Statement> = Vec::new();
    let original = brief.texts.get(&brief.original);
    let translations = brief.texts.values().filter(|text| text.lang != brief.original);
    for text in original.into_iter().chain(translations) {
        let mut left: Vec<usize> = Vec::new();
        for (at, quotation) in text.quotations.iter().enumerate() {
            let same = original.filter(|of| of.lang != text.lang).and_then(|original| {
                all.iter().position(|of| is_in_place((of, original), (text, quotation)))
            });
            match same {
                Some(same) => drop(all[same].quotations.insert(text.lang, at)),
                None => left.push(at),
            }
        }
        pair_rest((brief, text), &mut left, &mut all);
        all.extend(left.into_iter().map(|at| alone((brief, text), at)));
    }
    tell_apart(&mut all);
    all
}

/// Returns whether a quotation of a translation is the one of the original that a statement has: they stand in the same
/// place, and somebody said both.
fn is_in_place((statement, original): (&Statement, &Text), (text, quotation): (&Text, &Quotation)) -> bool {
    let of_original = statement.quotations.get(&original.lang).map(|at| &original.quotations[*at]);
    !statement.quotations.contains_key(&text.lang)
        && of_original.is_some_and(|other| {
            other.nth == quotation.nth
                && other.speakers.iter().any(|speaker| quotation.speakers.contains(speaker))
                && is_same_place((original, other.place), (text, quotation.place))
        })
}

fn is_same_place((original, place): (&Text, QuotationPlace), (text, other): (&Text, QuotationPlace)) -> bool {
    match (place, other) {
        (QuotationPlace::Block(one), QuotationPlace::Block(other)) => {
            original.find_number(one) == text.find_number(other)
        }
        (QuotationPlace::Footnote(one), QuotationPlace::Footnote(other)) => {
            let label =
                |text: &Text, at: u32| text.body.footnotes.get(at as usize).map(|of| of.label.clone());
            label(original, one) == label(text, other)
        }
        (QuotationPlace::Block(_), QuotationPlace::Footnote(_))
        | (QuotationPlace::Footnote(_), QuotationPlace::Block(_)) => false,
    }
}

/// Who said something, from which works.
type Voice = (BTreeSet<ActorId>, BTreeSet<SourceId>);

fn voice(quotation: &Quotation) -> Voice {
    (quotation.speakers.iter().copied().collect(), quotation.sources.iter().copied().collect())
}

/// Gives quotations that are left of a text to statements that the text does not have yet.
fn pair_rest((brief, text): (&Brief, &Text), left: &mut Vec<usize>, all: &mut [Statement]) {
    let mut waiting: BTreeMap<Voice, Vec<usize>> = BTreeMap::new();
    for (number, statement) in all.iter().enumerate() {
        if !statement.quotations.contains_key(&text.lang)
            && let Some(quotation) = brief.find_leading(statement)
        {
            waiting.entry(voice(quotation)).or_default().push(number);
        }
    }
    let mut ours: BTreeMap<Voice, Vec<usize>> = BTreeMap::new();
    for at in left.iter() {
        ours.entry(voice(&text.quotations[*at])).or_default().push(*at);
    }
    for (voice, quotations) in ours {
        let Some(statements) = waiting.get(&voice).filter(|of| of.len() == quotations.len()) else {
            continue;
        };
        for (statement, at) in statements.iter().zip(quotations) {
            all[*statement].quotations.insert(text.lang, at);
            left.retain(|other| *other != at);
        }
    }
}

/// Returns the statement that only a text has, as far as is known.
fn alone((brief, text): (&Brief, &Text), at: usize) -> Statement {
    let quotation = &text.quotations[at];
    let mut anchor = match quotation.place {
        QuotationPlace::Block(of) => format!("b{}", text.find_number(of).unwrap_or(of)),
        QuotationPlace::Footnote(of) => {
            let number = text.body.footnote_number(of);
            number.map_or_else(|| "footnotes".to_owned(), |number| format!("fn-{number}"))
        }
    };
    if quotation.nth > 0 {
        anchor.push_str(&format!("-{}", quotation.nth + 1));
    }
    if text.lang != brief.original {
        anchor.push_str(&format!("-{}", text.lang));
    }
    Statement { anchor: anchor.into(), quotations: BTreeMap::from([(text.lang, at)]) }
}

/// Gives statements of one anchor, which notes that nothing mentions may have, a number behind it.
fn tell_apart(all: &mut [Statement]) {
    let mut given: BTreeSet<Box<str>> = BTreeSet::new();
    for statement in all {
        let first = statement.anchor.clone();
        let mut number = 1;
        while !given.insert(statement.anchor.clone()) {
            number += 1;
            statement.anchor = format!("{first}-{number}").into();
        }
    }
}
