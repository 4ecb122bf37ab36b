//! `undescribed-image`: images that say nothing to those who do not see them, in each language.

use crate::check::prose::for_each_words_of;
use crate::diag::code::Code;
use crate::diag::phrase::{Phrase, say};
use crate::diag::report::{Diagnostic, Report};
use crate::input::Input;
use crate::lang::bidi::is_foreign;
use crate::model::body::{Inline, Reference, plain_text};
use crate::model::brief::Text;
use crate::model::graph::Graph;
use crate::span::Span;
use std::collections::BTreeSet;

/// An image of a text.
struct Image {
    reference: Reference,
    file: Box<str>,
    words: String,
}

/// Reports every image of a text without a description, or with one in the words of the original.
pub(crate) fn image(graph: &Graph, input: &Input, report: &mut Report) {
    for id in graph.entities() {
        let Some(texts) = graph.texts(id) else { continue };
        for text in texts.values() {
            let images = images(text);
            if images.is_empty() {
                continue;
            }
            let original = texts.get(&graph.original(id)).filter(|original| original.lang != text.lang);
            let said: BTreeSet<String> = original
                .map(|text| self::images(text))
                .into_iter()
                .flatten()
                .map(|image| image.words)
                .collect();
            for image in images {
                if let Some(message) = fault(&image, text, &said) {
                    let help = say!("say in a few words what it shows: `![words](file)`");
                    let span = span(&image, text, input);
                    report.add(Diagnostic::new(Code::UndescribedImage, span, message).help(help));
                }
            }
        }
    }
}

fn fault(image: &Image, text: &Text, said: &BTreeSet<String>) -> Option<Phrase> {
    let (file, words) = (&*image.file, &image.words);
    if words.is_empty() || words == file {
        return Some(say!("the image `{file}` is not described", file));
    }
    let is_untranslated =
        words.contains(' ') && said.contains(words) && is_foreign(text.lang.direction(), words);
    is_untranslated.then(|| say!("the image `{file}` is described in the words of the original", file))
}

/// Returns where an image is written, from its sign on where that stands right before its address.
fn span(image: &Image, text: &Text, input: &Input) -> Span {
    let Some(span) = text.places.get(image.reference.0 as usize).copied() else {
        return Span::whole(text.file);
    };
    let source = input.text(text.file);
    let (before, after) = (&source[..span.start as usize], &source[span.end as usize..]);
    let is_around = |(open, close): &(&str, &str)| before.ends_with(open) && after.starts_with(close);
    let around = [("![](", ")"), ("![[", "]]")].into_iter().find(is_around);
    around.map_or(span, |(open, close)| {
        Span::new(span.file, span.start as usize - open.len(), span.end as usize + close.len())
    })
}

fn images(text: &Text) -> Vec<Image> {
    let mut images = Vec::new();
    for_each_words_of(text, &mut |words| visit(words, &mut images));
    images
}

fn visit(words: &[Inline], images: &mut Vec<Image>) {
    for inline in words {
        match inline {
            Inline::Image(link) => images.push(Image {
                reference: link.reference,
                file: link.destination.clone(),
                words: plain_text(&link.words, &|_| ""),
            }),
            Inline::Link(link) => visit(&link.words, images),
            Inline::Emphasis(words) | Inline::Strong(words) | Inline::Strikethrough(words) => {
                visit(words, images);
            }
            Inline::Text { .. }
            | Inline::Code(_)
            | Inline::Html(_)
            | Inline::SoftBreak
            | Inline::HardBreak
            | Inline::Citation(_)
            | Inline::Footnote(_) => {}
        }
    }
}
