//! Attributed quotations. In: the blocks of a blockquote. Out: what was said and the line that names who
//! said it, where its last paragraph, or its last line, begins with a dash.

use crate::model::body::{Block, BlockKind, Inline, QuotationDraft, is_dash};

/// Returns the blockquote of these blocks: attributed where it says by whom.
pub(crate) fn quote(mut blocks: Vec<Block>) -> BlockKind {
    let Some(last) = blocks.pop() else { return BlockKind::Quote(blocks) };
    let BlockKind::Paragraph(words) = last.kind else {
        blocks.push(last);
        return BlockKind::Quote(blocks);
    };
    if !blocks.is_empty() && begins_with_dash(&words) {
        return quotation(blocks, words);
    }
    let line = words.iter().rposition(|inline| matches!(inline, Inline::SoftBreak | Inline::HardBreak));
    match line {
        Some(at) if begins_with_dash(&words[at + 1..]) => {
            let mut said = words;
            let attribution = said.split_off(at + 1);
            said.pop();
            blocks.push(Block { kind: BlockKind::Paragraph(said), span: last.span });
            quotation(blocks, attribution)
        }
        Some(_) | None => {
            blocks.push(Block { kind: BlockKind::Paragraph(words), span: last.span });
            BlockKind::Quote(blocks)
        }
    }
}

fn quotation(blocks: Vec<Block>, mut attribution: Vec<Inline>) -> BlockKind {
    if let Some(Inline::Text { text, at }) = attribution.first_mut() {
        let rest = text.trim_start_matches(is_dash).trim_start();
        let skipped = u32::try_from(text.len() - rest.len()).unwrap_or(u32::MAX);
        *at = at.map(|at| at.saturating_add(skipped));
        *text = rest.into();
        if text.is_empty() {
            attribution.remove(0);
        }
    }
    if let Some(Inline::Text { text, .. }) = attribution.first_mut() {
        let trimmed: Box<str> = text.trim_start().into();
        if trimmed.len() != text.len() {
            *attribution.first_mut().expect("it was there") = Inline::Text { text: trimmed, at: None };
        }
    }
    BlockKind::Quotation(Box::new(QuotationDraft { blocks, attribution }))
}

fn begins_with_dash(words: &[Inline]) -> bool {
    matches!(words.first(), Some(Inline::Text { text, .. }) if text.starts_with(is_dash)) && words.len() > 1
        || matches!(words, [Inline::Text { text, .. }] if text.trim_start_matches(is_dash).trim() != "" && text.starts_with(is_dash))
}
