//! `skipped-heading`: headings that leave out a level, which those who hear a page go by.

use crate::diag::code::Code;
use crate::diag::phrase::say;
use crate::diag::report::{Diagnostic, Edit, Fix};
use crate::input::Input;
use crate::model::body::{Block, BlockKind};
use crate::model::brief::Text;
use crate::span::Span;

/// Adds every heading of a text that stands more than one level below the one before it. The page's title is the first
/// level, and a heading of the first level is one of the second on the page.
pub(crate) fn heading(text: &Text, input: &Input, found: &mut Vec<Diagnostic>) {
    let mut before = 1;
    see(&text.body.blocks, &mut |block, level| {
        let level = level.max(2);
        if level > before + 1 {
            found.push(skipped(block, (before, level), input));
        }
        before = level;
    });
}

fn see(blocks: &[Block], note: &mut dyn FnMut(&Block, u8)) {
    for block in blocks {
        if let BlockKind::Heading(heading) = &block.kind {
            note(block, heading.level);
        }
    }
}

fn skipped(block: &Block, (before, level): (u8, u8), input: &Input) -> Diagnostic {
    let source = &input.text(block.span.file)[block.span.range()];
    let signs = source.bytes().take_while(|byte| *byte == b'#').count();
    let (file, start) = (block.span.file, block.span.start as usize);
    let span = if signs > 0 { Span::new(file, start, start + signs) } else { block.span };
    let right = "#".repeat(usize::from(before + 1));
    let message = match before {
        1 => say!("the first heading is one of level {level}", level = u64::from(level)),
        _ => say!(
            "a heading of level {level} behind one of level {before}",
            level = u64::from(level),
            before = u64::from(before)
        ),
    };
    let help = say!("begin it with `{right}`, or put a heading of that level above it", right = &right);
    let diagnostic = Diagnostic::new(Code::SkippedHeading, span, message).help(help);
    if signs == 0 {
        return diagnostic;
    }
    let title = say!("make it a heading of level {level}", level = u64::from(before + 1));
    diagnostic.fix(Fix::suggested(title, vec![Edit { span, text: right }]))
}
