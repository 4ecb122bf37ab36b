//! What belongs to what, without circles. In: the parents of each. Out: the same, where following them
//! always ends; the link that would close a circle is reported and left out.

use crate::diag::code::Code;
use crate::diag::report::{Diagnostic, Report};
use crate::span::Word;

/// What leads from one entry to its parents.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Tie {
    /// `part-of`
    Part,
    /// `derived-from`
    Source,
}

impl Tie {
    fn diagnose(self, word: &Word) -> Diagnostic {
        let (code, key, help) = match self {
            Self::Part => (Code::CircularPart, "part-of", "nothing is a part of itself"),
            Self::Source => (Code::CircularSource, "derived-from", "no source repeats itself"),
        };
        let message = format!("`{key}: {}` goes round in a circle", word.value);
        Diagnostic::new(code, word.span, message)
            .help(format!("remove one of the links of the circle: {help}"))
    }
}

/// Returns the parents of each entry without those that lead back to it.
pub(crate) fn without_circles<Id: Copy>(
    tie: Tie,
    parents: Vec<Vec<(Id, Word)>>,
    index: impl Fn(Id) -> usize,
    report: &mut Report,
) -> Vec<Vec<Id>> {
    let mut kept: Vec<Vec<usize>> = vec![Vec::new(); parents.len()];
    let mut result = Vec::with_capacity(parents.len());
    for (child, parents) in parents.into_iter().enumerate() {
        let mut ids = Vec::new();
        for (parent, word) in parents {
            if leads_to(&kept, index(parent), child) {
                report.add(tie.diagnose(&word));
            } else {
                kept[child].push(index(parent));
                ids.push(parent);
            }
        }
        result.push(ids);
    }
    result
}

fn leads_to(kept: &[Vec<usize>], from: usize, to: usize) -> bool {
    let mut waiting = vec![from];
    let mut seen = std::collections::BTreeSet::new();
    while let Some(at) = waiting.pop() {
        if at == to {
            return true;
        }
        if seen.insert(at) {
            waiting.extend(&kept[at]);
        }
    }
    false
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
        let kept = without_circles(Tie::Part, parents, |id: usize| id, &mut report);
        assert_eq!(kept, [vec![1], vec![2], vec![3], vec![]]);
        assert_eq!(report.diagnostics().len(), 1);
        let own = without_circles(Tie::Source, vec![vec![(0usize, word(0))]], |id| id, &mut report);
        assert_eq!(own, [Vec::<usize>::new()]);
        assert_eq!(report.diagnostics().len(), 2);
    }
}
