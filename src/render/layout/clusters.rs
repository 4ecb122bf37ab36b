//! Groups of those who appear together (the Louvain method: Blondel, Guillaume, Lambiotte and Lefebvre, 2008). In: ties
//! with weights. Out: the group of each. All sums are whole numbers, and everyone is asked in their order.

use std::collections::BTreeMap;

/// How often everyone is asked again at most.
const ROUNDS: usize = 20;
/// How often groups become the members of larger ones at most.
const LEVELS: usize = 6;

/// Ties by who is tied: each with others and weights, in the order of the others.
type Weights = Vec<BTreeMap<usize, i64>>;

/// Returns the group of each of `count` members; groups are numbered by the first of their members.
pub(crate) fn clusters(count: usize, ties: impl Iterator<Item = (usize, usize, u32)>) -> Vec<usize> {
    let mut weights: Weights = vec![BTreeMap::new(); count];
    for (one, other, weight) in ties {
        *weights[one].entry(other).or_default() += i64::from(weight);
        *weights[other].entry(one).or_default() += i64::from(weight);
    }
    let mut group_of: Vec<usize> = (0..count).collect();
    for _ in 0..LEVELS {
        let found = numbered(&settle(&weights));
        let groups = found.iter().max().map_or(0, |last| last + 1);
        for group in &mut group_of {
            *group = found[*group];
        }
        if groups == weights.len() {
            break;
        }
        weights = merged(&weights, (&found, groups));
    }
    numbered(&group_of)
}

/// Returns the group that each joins, where all groups begin with one member.
fn settle(weights: &Weights) -> Vec<usize> {
    // A tie of a group with itself stands once, and counts from both its ends.
    let own = |at: usize| weights[at].get(&at).copied().unwrap_or(0);
    let degree: Vec<i64> = (0..weights.len()).map(|at| weights[at].values().sum::<i64>() + own(at)).collect();
    let whole: i64 = degree.iter().sum();
    let mut group_of: Vec<usize> = (0..weights.len()).collect();
    let mut total = degree.clone();
    for _ in 0..ROUNDS {
        let mut has_moved = false;
        for at in 0..weights.len() {
            let now = group_of[at];
            let mut shared: BTreeMap<usize, i64> = BTreeMap::from([(now, 0)]);
            for (other, weight) in weights[at].iter().filter(|(other, _)| **other != at) {
                *shared.entry(group_of[*other]).or_default() += weight;
            }
            total[now] -= degree[at];
            // What modularity gains, multiplied by what is the same for all groups.
            let gain = |group: usize, shared: i64| {
                i128::from(shared) * i128::from(whole) - i128::from(degree[at]) * i128::from(total[group])
            };
            let mut best = (gain(now, shared[&now]), now);
            for (group, shared) in &shared {
                if gain(*group, *shared) > best.0 {
                    best = (gain(*group, *shared), *group);
                }
            }
            total[best.1] += degree[at];
            has_moved |= best.1 != now;
            group_of[at] = best.1;
        }
        if !has_moved {
            break;
        }
    }
    group_of
}

/// Returns groups numbered from 0, in the order in which they are first met.
fn numbered(group_of: &[usize]) -> Vec<usize> {
    let mut numbers = BTreeMap::new();
    for group in group_of {
        let next = numbers.len();
        numbers.entry(*group).or_insert(next);
    }
    group_of.iter().map(|group| numbers[group]).collect()
}

/// Returns the ties between groups.
fn merged(weights: &Weights, (group_of, groups): (&[usize], usize)) -> Weights {
    let mut merged: Weights = vec![BTreeMap::new(); groups];
    for (one, others) in weights.iter().enumerate() {
        for (other, weight) in others.iter().filter(|(other, _)| **other >= one) {
            let (a, b) = (group_of[one], group_of[*other]);
            *merged[a].entry(b).or_default() += weight;
            if a != b {
                *merged[b].entry(a).or_default() += weight;
            }
        }
    }
    merged
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_circles_with_one_tie_between_them_are_two_groups() {
        let circle =
            |from: usize| (from..from + 4).flat_map(move |a| (a + 1..from + 4).map(move |b| (a, b, 5)));
        let ties = circle(0).chain(circle(4)).chain([(3, 4, 1)]);
        assert_eq!(clusters(8, ties), [0, 0, 0, 0, 1, 1, 1, 1]);
    }

    #[test]
    fn whoever_has_no_tie_is_a_group() {
        assert_eq!(clusters(3, [(0, 2, 1)].into_iter()), [0, 1, 0]);
        assert_eq!(clusters(0, std::iter::empty()), Vec::<usize>::new());
    }
}
