//! Which block of a translation stands for which of the original. In: both bodies. Out: a number for each block of
//! the translation, by which it has its anchor: the switch of languages and the page with both texts go by it.

use crate::model::body::{Block, BlockKind, Inline, ReferenceKind};

/// The most comparisons of one pair of texts; beyond it blocks pair by position.
const MOST_COMPARISONS: usize = 250_000;

/// Returns the number of each block of `translation`: that of the block of `original` it stands for. A block that
/// has none there is numbered on from the end of the original, so that no number is given twice.
#[must_use]
pub fn numbers(original: &[Block], translation: &[Block]) -> Vec<u32> {
    let pairs = if has_same_shape(original, translation) {
        (0..translation.len()).map(Some).collect()
    } else if original.len().saturating_mul(translation.len()) > MOST_COMPARISONS {
        (0..translation.len()).map(|at| Some(at).filter(|at| *at < original.len())).collect()
    } else {
        align(original, translation)
    };
    let mut next = original.len();
    let mut number = |pair: Option<usize>| {
        let number = pair.unwrap_or(next);
        next += usize::from(pair.is_none());
        u32::try_from(number).unwrap_or(u32::MAX)
    };
    pairs.into_iter().map(&mut number).collect()
}

fn has_same_shape(original: &[Block], translation: &[Block]) -> bool {
    let mut pairs = original.iter().zip(translation);
    original.len() == translation.len() && pairs.all(|(one, other)| may_pair(one, other))
}

/// Returns whether two blocks may stand for each other: they are of one kind, and quote nobody else.
fn may_pair(one: &Block, other: &Block) -> bool {
    let speakers = (find_speaker(one), find_speaker(other));
    kind(&one.kind) == kind(&other.kind) && !matches!(speakers, (Some(one), Some(other)) if one != other)
}

/// Returns whom a quotation links first as who said it, as written.
fn find_speaker(block: &Block) -> Option<&str> {
    let BlockKind::Quotation(quotation) = &block.kind else { return None };
    quotation.attribution.iter().find_map(|inline| match inline {
        Inline::Link(link) if link.kind == ReferenceKind::Wiki => link.destination.rsplit('/').next(),
        _ => None,
    })
}

/// What may stand for each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Paragraph,
    Heading(u8),
    List,
    Quote,
    Alert,
    Code,
    Html,
    Rule,
    Table,
    Definitions,
}

fn kind(block: &BlockKind) -> Kind {
    match block {
        BlockKind::Paragraph(_) => Kind::Paragraph,
        BlockKind::Heading(heading) => Kind::Heading(heading.level),
        BlockKind::List(_) => Kind::List,
        BlockKind::Quote(_) | BlockKind::Quotation(_) => Kind::Quote,
        BlockKind::Alert(..) => Kind::Alert,
        BlockKind::Code(..) => Kind::Code,
        BlockKind::Html(_) => Kind::Html,
        BlockKind::Rule => Kind::Rule,
        BlockKind::Table(_) => Kind::Table,
        BlockKind::Definitions(_) => Kind::Definitions,
    }
}

/// Returns how well two blocks stand for each other, 0 where they do not: the nearer their shares of their texts,
/// the better; a heading, a table and the like are rarer than paragraphs, and hold the rest in place.
fn likeness((one, share): (&Block, usize), (other, other_share): (&Block, usize)) -> usize {
    if !may_pair(one, other) {
        return 0;
    }
    let near = 1000 * share.min(other_share) / share.max(other_share).max(1);
    match kind(&one.kind) {
        Kind::Paragraph => 500 + near,
        Kind::Heading(_) | Kind::List | Kind::Quote | Kind::Alert | Kind::Code | Kind::Html => 1500 + near,
        Kind::Rule | Kind::Table | Kind::Definitions => 1500 + near,
    }
}

/// Returns the share of each block in its text, in millionths.
fn shares(blocks: &[Block]) -> Vec<usize> {
    let lengths: Vec<usize> = blocks.iter().map(|block| block.span.range().len()).collect();
    let whole = lengths.iter().sum::<usize>().max(1);
    lengths.into_iter().map(|length| length.saturating_mul(1_000_000) / whole).collect()
}

/// Returns the pairs that are most alike in all, in order: for each block of `translation` one of `original`, or
/// nothing.
fn align(original: &[Block], translation: &[Block]) -> Vec<Option<usize>> {
    let (shares_of_one, shares_of_other) = (shares(original), shares(translation));
    let width = translation.len() + 1;
    // The best sum for the first blocks of both, up to each place.
    let mut best = vec![0usize; (original.len() + 1) * width];
    let like = |one: usize, other: usize| {
        likeness((&original[one], shares_of_one[one]), (&translation[other], shares_of_other[other]))
    };
    for one in 0..original.len() {
        for other in 0..translation.len() {
            let skipped = best[one * width + other + 1].max(best[(one + 1) * width + other]);
            let alike = like(one, other);
            let paired = if alike == 0 { 0 } else { best[one * width + other] + alike };
            best[(one + 1) * width + other + 1] = skipped.max(paired);
        }
    }
    let mut pairs = vec![None; translation.len()];
    let (mut one, mut other) = (original.len(), translation.len());
    while one > 0 && other > 0 {
        let here = best[one * width + other];
        let alike = like(one - 1, other - 1);
        if alike > 0 && here == best[(one - 1) * width + other - 1] + alike {
            (one, other) = (one - 1, other - 1);
            pairs[other] = Some(one);
        } else if here == best[(one - 1) * width + other] {
            one -= 1;
        } else {
            other -= 1;
        }
    }
    pairs
}
