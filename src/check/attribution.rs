//! `unclear-attribution`: who said it is named in a way that is not read so.

use crate::diag::code::Code;
use crate::diag::phrase::{Phrase, say};
use crate::diag::report::{Diagnostic, Report};
use crate::input::Input;
use crate::model::actor::ActorType;
use crate::model::body::{Block, BlockKind, Inline, Link, List, QuotationDraft, for_each_block, is_dash};
use crate::model::brief::{Target, Text};
use crate::model::graph::Graph;
use crate::model::id::{ActorId, EntityId};
use crate::span::Span;

/// Reports blockquotes of briefs that end with an actor behind what is no dash, or in the line of the words; and actors
/// behind a comma who may have said it together with the first.
pub(crate) fn attribution(graph: &Graph, input: &Input, report: &mut Report) {
    for text in graph.briefs.iter().flat_map(|brief| brief.texts.values()) {
        let search = Search { graph, text, source: input.text(text.file) };
        search.blocks(&text.body.blocks, report);
        text.body.footnotes.iter().for_each(|note| search.blocks(&note.blocks, report));
    }
}

/// Signs that look like a dash and are none: the stretch between Arabic letters, the minus.
const NO_DASHES: [char; 6] = ['ـ', '−', '~', '_', '=', '-'];

struct Search<'a> {
    graph: &'a Graph,
    text: &'a Text,
    source: &'a str,
}

impl Search<'_> {
    fn blocks(&self, blocks: &[Block], report: &mut Report) {
        blocks.windows(2).for_each(|pair| self.behind(pair, report));
        for_each_block(blocks, &mut |block| match &block.kind {
            BlockKind::Quote(blocks) => self.quote(blocks, report),
            BlockKind::Quotation(quotation) => self.second(quotation, report),
            BlockKind::Alert(..)
            | BlockKind::List(_)
            | BlockKind::Definitions(_)
            | BlockKind::Paragraph(_)
            | BlockKind::Heading(_)
            | BlockKind::Table(_)
            | BlockKind::Code(..)
            | BlockKind::Html(_)
            | BlockKind::Rule => {}
        });
    }

    /// Looks at what follows a blockquote that names nobody: a dash and a name are no part of it.
    fn behind(&self, pair: &[Block], report: &mut Report) {
        let [Block { kind: BlockKind::Quote(_), .. }, Block { kind: BlockKind::Paragraph(words), span, .. }] =
            pair
        else {
            return;
        };
        if self.find_sign(words).is_some_and(|sign| is_dash(sign) || NO_DASHES.contains(&sign)) {
            let message = say!("who said it stands outside the quotation, and is not read as such");
            self.say(message, *span, report);
        }
    }

    /// Returns the sign that words begin with, where an actor comes next.
    fn find_sign(&self, words: &[Inline]) -> Option<char> {
        let (Inline::Text { text, .. }, second) = (words.first()?, words.get(1)?) else { return None };
        let mut signs = text.chars().filter(|c| !c.is_whitespace());
        let sign = signs.next()?;
        (signs.all(|other| other == sign) && self.actor(second).is_some()).then_some(sign)
    }

    fn say(&self, message: Phrase, span: Span, report: &mut Report) {
        let help =
            say!("end the quotation with a line of its own that begins with a dash: `> — [[who]] [@source]`");
        let span = Span { end: span.start, ..span };
        report.add(Diagnostic::new(Code::UnclearAttribution, span, message).help(help));
    }

    /// Looks at the end of a blockquote that names nobody.
    fn quote(&self, blocks: &[Block], report: &mut Report) {
        let Some((last, before)) = blocks.split_last() else { return };
        let message = match &last.kind {
            BlockKind::List(list) if !before.is_empty() && self.is_name(list) => {
                let sign = self.source[last.span.range()].chars().next().unwrap_or('-');
                say!("`{sign}` begins a list, and is not read as a dash before who said it", sign)
            }
            BlockKind::Paragraph(words) if self.ends_with_name(words) => {
                say!("who said it stands in the line of the words, and is not read as such")
            }
            BlockKind::Paragraph(words) => match self.find_sign(words) {
                Some(sign) if NO_DASHES.contains(&sign) => {
                    say!("`{sign}` is not read as a dash before who said it", sign)
                }
                _ => return,
            },
            _ => return,
        };
        self.say(message, last.span, report);
    }

    /// Returns whether a list is one item, which begins with a link to an actor.
    fn is_name(&self, list: &List) -> bool {
        let [item] = &list.items[..] else { return false };
        let Some(BlockKind::Paragraph(words)) = item.blocks.first().map(|block| &block.kind) else {
            return false;
        };
        list.start.is_none()
            && item.task.is_none()
            && words.first().is_some_and(|of| self.actor(of).is_some())
    }

    /// Returns whether words end with a dash and a link to an actor, and nothing but citations behind it.
    fn ends_with_name(&self, words: &[Inline]) -> bool {
        let is_behind = |inline: &Inline| match inline {
            Inline::Citation(_) => true,
            Inline::Text { text, .. } => matches!(text.trim(), "" | "."),
            _ => false,
        };
        let Some(at) = words.iter().rposition(|inline| !is_behind(inline)) else { return false };
        let ends_with_dash = |inline: &Inline| matches!(inline, Inline::Text { text, .. } if text.trim_end().ends_with(is_dash));
        self.actor(&words[at]).is_some()
            && at.checked_sub(1).is_some_and(|before| ends_with_dash(&words[before]))
    }

    /// Reports a person behind a comma, where the first is one too: they may have said it together.
    fn second(&self, quotation: &QuotationDraft, report: &mut Report) {
        let mut words = quotation.attribution.iter().filter(|of| !matches!(of, Inline::Citation(_)));
        let (Some(first), Some(Inline::Text { text, .. }), Some(second)) =
            (words.next(), words.next(), words.next())
        else {
            return;
        };
        let Some(((one, _), (other, link))) = self.actor(first).zip(self.actor(second)) else { return };
        let is_person = |id: ActorId| self.graph.actor(id).kind == Some(ActorType::Person);
        let is_taken = self.text.quotations.iter().any(|of| {
            of.speakers.contains(&other)
                && self.text.find_quoted(of).is_some_and(|of| std::ptr::eq(of, quotation))
        });
        if !matches!(text.trim(), "," | "،" | ";" | "؛") || !is_person(one) || !is_person(other) || is_taken
        {
            return;
        }
        let Some(span) = self.text.places.get(link.reference.0 as usize) else { return };
        let slug = &*self.graph.actor(other).slug;
        let message = say!("`{slug}` behind a comma is not taken to have said it too", slug);
        let help =
            say!("join those who said it together by “and”, or say in words what they are to each other");
        report.add(Diagnostic::new(Code::UnclearAttribution, *span, message).help(help));
    }

    fn actor<'b>(&self, inline: &'b Inline) -> Option<(ActorId, &'b Link)> {
        let Inline::Link(link) = inline else { return None };
        match self.text.target(link.reference) {
            Target::Entity { id: EntityId::Actor(id), .. } => Some((*id, link)),
            _ => None,
        }
    }
}
