//! How translations stand to their originals: `missing-translation`, `stale-translation`,
//! `differing-points`, `differing-citation`, `differing-quotation`.

use crate::diag::code::Code;
use crate::diag::phrase::{Value, say, say_count};
use crate::diag::report::{Diagnostic, Report};
use crate::input::Input;
use crate::lang::tag::Lang;
use crate::model::body::{Block, BlockKind};
use crate::model::brief::{Brief, KeyPoint, Standing, Text};
use crate::model::graph::Graph;
use crate::model::id::{EntityId, SourceId};
use crate::span::{LineIndex, Span};
use std::collections::BTreeSet;

/// Reports every document with words of its own that a language of the site lacks, and every part of a translation
/// whose original was changed since.
pub(crate) fn translation(graph: &Graph, input: &Input, report: &mut Report) {
    for id in graph.entities() {
        let Some(texts) = graph.texts(id) else { continue };
        let Some(original) = texts.get(&graph.original(id)) else { continue };
        if !has_words(original) {
            continue;
        }
        for lang in graph.config.languages.iter().filter(|lang| **lang != original.lang) {
            match texts.get(lang) {
                None => report.add(missing(graph.slug(id), original, *lang)),
                Some(text) => {
                    stale((graph, id), (original, text), input, report);
                    points((original, text), report);
                    differing(graph, (original, text), report);
                    if let EntityId::Brief(id) = id {
                        quotations(graph.brief(id), (original, text), report);
                    }
                }
            }
        }
    }
}

fn has_words(text: &Text) -> bool {
    !text.title.is_empty() || !text.summary.is_empty() || !text.body.blocks.is_empty()
}

fn missing(slug: &str, original: &Text, lang: Lang) -> Diagnostic {
    let message = say!("not translated into `{lang}`", lang = lang.as_str());
    let help = say!(
        "begin the translation with `mujaz new translation {slug} --to {lang}`",
        slug,
        lang = lang.as_str()
    );
    Diagnostic::new(Code::MissingTranslation, Span::whole(original.file), message).help(help)
}

fn stale(
    (graph, id): (&Graph, EntityId),
    (original, text): (&Text, &Text),
    input: &Input,
    report: &mut Report,
) {
    let (Standing::Outdated { head, blocks }, Some(revision)) = (&text.standing, text.revision) else {
        return;
    };
    let source = input.text(original.file);
    let index = LineIndex::new(source);
    let place =
        |span: Span| format!("{}:{}", original.path, index.position(source, span.start as usize).line);
    let slug = &**graph.slug(id);
    let help = say!("put the translation right, then record it with `mujaz sync {slug}`", slug);
    let mut say_of = |span: Span, message, of: Option<Span>| {
        let diagnostic = Diagnostic::new(Code::StaleTranslation, span, message).help(help.clone());
        report.add(match of {
            Some(of) => diagnostic.label(of, say!("this is new, or says something else")),
            None => diagnostic,
        });
    };
    if *head {
        say_of(
            revision,
            say!(
                "the title or the key points of the original were changed: `{path}`",
                path = &*original.path
            ),
            None,
        );
    }
    for number in blocks {
        let Some(block) = original.body.blocks.get(*number as usize) else { continue };
        let own = text.numbers.iter().position(|of| of == number).and_then(|at| text.body.blocks.get(at));
        let message = match own {
            Some(_) => say!("the original of this was changed: `{place}`", place = place(block.span)),
            None => say!("the original has more here: `{place}`", place = place(block.span)),
        };
        say_of(own.map_or(revision, first_line), message, Some(block.span));
    }
    if !head && blocks.is_empty() {
        say_of(
            revision,
            say!("parts of the original were moved or taken out: `{path}`", path = &*original.path),
            None,
        );
    }
}

/// Reports a translation that has another number of key points than its original, where it is not told that these were
/// changed since.
fn points((original, text): (&Text, &Text), report: &mut Report) {
    let (own, wanted) = (text.summary.len(), original.summary.len());
    if own == wanted || matches!(text.standing, Standing::Outdated { head: true, .. }) {
        return;
    }
    let odd = text.summary.iter().find(|point| point.of.is_none()).or(text.summary.first());
    let span = odd.map_or(Span::whole(text.file), |point| point.span);
    let message = say_count!(
        own,
        "has {count} key point, and the original {original}",
        "has {count} key points, and the original {original}",
        original = wanted
    );
    let help =
        say!("have each of the original's here, or give those that are here its names, as in `{#name}`");
    let lacked =
        (0..wanted).find(|at| text.find_point(*at).is_none()).and_then(|at| original.summary.get(at));
    let diagnostic = Diagnostic::new(Code::DifferingPoints, span, message).help(help);
    report.add(match lacked {
        Some(point) => diagnostic.label(point.span, say!("the original's")),
        None => diagnostic,
    });
}

/// Reports the key points that cite other sources than those of the same number in the original, whose standing readers
/// are told of.
fn differing(graph: &Graph, (original, text): (&Text, &Text), report: &mut Report) {
    let points =
        original.summary.iter().zip(0..).filter_map(|(of, at)| Some((at + 1, of, text.find_point(at)?)));
    let ids = |point: &KeyPoint| point.sources.iter().copied().collect::<BTreeSet<SourceId>>();
    for (number, of, point) in points {
        let (wanted, found) = (ids(of), ids(point));
        if wanted == found {
            continue;
        }
        let quoted = |ids: BTreeSet<SourceId>| {
            let slugs: Vec<&str> = ids.into_iter().map(|id| &*graph.source(id).slug).collect();
            Value::each_quoted(slugs)
        };
        let message = say!("key point {number} does not cite what it does in the original", number);
        let help = match wanted.is_empty() {
            true => say!("take the citation out, or cite {all} in the original as well", all = quoted(found)),
            false => say!("cite {all}, or correct the original", all = quoted(wanted)),
        };
        let diagnostic = Diagnostic::new(Code::DifferingCitation, point.span, message).help(help);
        report.add(diagnostic.label(of.span, say!("the original's")));
    }
}

/// Reports the quotations that only one of two texts has. Where the original was changed since, that is what is told.
fn quotations(brief: &Brief, (original, text): (&Text, &Text), report: &mut Report) {
    if text.standing != Standing::Current || text.body.blocks.is_empty() {
        return;
    }
    let find = |of: &Text, at: Option<&usize>| {
        let quotation = of.quotations.get(*at?)?;
        of.find_quoted_block(quotation).map(|(block, _)| Span { end: block.span.start, ..block.span })
    };
    for statement in &brief.statements {
        let places = [original, text].map(|of| find(of, statement.quotations.get(&of.lang)));
        let diagnostic = match places {
            [Some(place), None] => {
                let message = say!("the translation lacks a quotation that the original has");
                let help = say!("translate it as a quotation, with the same speaker and sources");
                let whole = Span::whole(text.file);
                Diagnostic::new(Code::DifferingQuotation, whole, message)
                    .label(place, say!("the original's"))
                    .help(help)
            }
            [None, Some(place)] => {
                let message = say!("the original has no quotation for this one");
                let help =
                    say!("quote it in the original as well, or give it the original's speaker and sources");
                Diagnostic::new(Code::DifferingQuotation, place, message).help(help)
            }
            [Some(_), Some(_)] | [None, None] => continue,
        };
        report.add(diagnostic);
    }
}

/// Returns where a block begins: a list or a quotation is long.
fn first_line(block: &Block) -> Span {
    let span = block.span;
    match block.kind {
        BlockKind::Heading(_) | BlockKind::Paragraph(_) | BlockKind::Rule => span,
        BlockKind::List(_)
        | BlockKind::Quote(_)
        | BlockKind::Quotation(_)
        | BlockKind::Alert(..)
        | BlockKind::Code(..)
        | BlockKind::Html(_)
        | BlockKind::Table(_)
        | BlockKind::Definitions(_) => Span { end: span.start, ..span },
    }
}
