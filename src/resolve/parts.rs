//! What belongs to what, without circles. In: the parents of each. Out: the same, where following them
//! always ends; the link that would close a circle is reported and left out.

use crate::diag::code::Code;
use crate::diag::phrase::say;
use crate::diag::report::{Diagnostic, Report};
use crate::span::Word;
use std::collections::{BTreeMap, VecDeque};

/// What leads from one entry to its parents.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Tie {
    /// `part-of`
    Part,
    /// `derived-from`
    Source,
}

impl Tie {
    /// Returns what is said of the link `word` that closes a circle; `way` are the names on it, from where the link
    /// leads to where it stands.
    fn diagnose(self, word: &Word, way: &[&Word]) -> Diagnostic {
        let (code, key, help) = match self {
            Self::Part => (
                Code::CircularPart,
                "part-of",
                say!("remove one of the links of the circle: nothing is a part of itself"),
            ),
            Self::Source => (
                Code::CircularSource,
                "derived-from",
                say!("remove one of the links of the circle: no source repeats itself"),
            ),
        };
        let message = say!("`{key}: {id}` goes round in a circle", key, id = &word.value);
        let diagnostic = Diagnostic::new(code, word.span, message).help(help);
        way.iter().fold(diagnostic, |diagnostic, link| {
            diagnostic.label(link.span, say!("and this leads on to `{id}`", id = &link.value))
        })
    }
}

/// Returns the parents of each entry without those that lead back to it.
pub(crate) fn without_circles<Id: Copy>(
    tie: Tie,
    parents: &[Vec<(Id, Word)>],
    index: impl Fn(Id) -> usize,
    report: &mut Report,
) -> Vec<Vec<Id>> {
    let mut kept: Vec<Vec<(usize, &Word)>> = vec![Vec::new(); parents.len()];
    let mut result = Vec::with_capacity(parents.len());
    for (child, parents) in parents.iter().enumerate() {
        let mut ids = Vec::new();
        for (parent, word) in parents {
            match find_way(&kept, index(*parent), child) {
                Some(way) => report.add(tie.diagnose(word, &way)),
                None => {
                    kept[child].push((index(*parent), word));
                    ids.push(*parent);
                }
            }
        }
        result.push(ids);
    }
    result
}

/// Returns the links that lead from one entry to another, none where it is the same; nothing where none lead there.
fn find_way<'w>(kept: &[Vec<(usize, &'w Word)>], from: usize, to: usize) -> Option<Vec<&'w Word>> {
    let mut came: BTreeMap<usize, Option<(usize, &'w Word)>> = BTreeMap::from([(from, None)]);
    let mut waiting = VecDeque::from([from]);
    while let Some(at) = waiting.pop_front() {
        if at == to {
            let steps = std::iter::successors(came[&at], |(before, _)| came[before]);
            let mut way: Vec<&Word> = steps.map(|(_, word)| word).collect();
            way.reverse();
            return Some(way);
        }
        for (next, word) in &kept[at] {
            came.entry(*next).or_insert_with(|| {
                waiting.push_back(*next);
                Some((at, word))
            });
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::span::{FileId, Span};

    #[test]
    fn a_circle_is_cut_where_it_closes() {
        let word = |id: usize| Word::new(id.to_string(), Span::new(FileId(0), id, id + 1));
        let parents = vec![vec![(1, word(1))], vec![(2, word(2))], vec![(0, word(0)), (3, word(3))], vec![]];
        let mut report = Report::new();
        let kept = without_circles(Tie::Part, &parents, |id: usize| id, &mut report);
        assert_eq!(kept, [vec![1], vec![2], vec![3], vec![]]);
        assert_eq!(report.diagnostics().len(), 1);
        let own = without_circles(Tie::Source, &[vec![(0usize, word(0))]], |id| id, &mut report);
        assert_eq!(own, [Vec::<usize>::new()]);
        assert_eq!(report.diagnostics().len(), 2);
    }
}
