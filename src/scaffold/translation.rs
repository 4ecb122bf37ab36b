//! A new translation. In: a document, and a language. Out: a file that follows the original block by block: above each
//! block the original's words in a comment, in it a gap for each run of words, and every citation and link in its place.

use crate::diag::phrase::{Phrase, say};
use crate::diag::report::Report;
use crate::input::Input;
use crate::lang::near::find_nearest;
use crate::lang::tag::Lang;
use crate::model::body::{Block, BlockKind, GAP};
use crate::parse::draft::{Drafts, KeyPointDraft, TextDraft};
use crate::parse::front::read_front;
use crate::parse::markdown::parse_body;
use crate::parse::markdown::prose::{Dialect, Prose};
use crate::resolve::pairing::numbers;
use crate::resolve::staleness::revision;
use crate::scaffold::document::{NewFile, find_language};
use crate::scaffold::skeleton::{Script, html_skeleton, inline, skeleton, table_skeleton};
use crate::scaffold::spell::{quoted, yaml};
use crate::survey::{Document, documents};

/// Returns the document with an id.
///
/// # Errors
/// Where there is none.
pub fn find_document<'drafts>(id: &str, drafts: &'drafts Drafts) -> Result<Document<'drafts>, Phrase> {
    let all = documents(drafts);
    let wanted = id.trim();
    all.iter().find(|of| of.id == wanted).copied().ok_or_else(|| {
        match find_nearest(wanted, all.iter().map(|of| of.id)) {
            Some(near) => say!("there is no document `{wanted}`: did you mean `{near}`?", wanted, near),
            None => say!("there is no document `{wanted}`", wanted),
        }
    })
}

/// Returns the file of a new translation of the document `id` into the language `tag`.
///
/// # Errors
/// Where there is no such document or language, there is nothing to translate, or it is translated already.
pub fn new_translation(id: &str, tag: &str, (drafts, input): (&Drafts, &Input)) -> Result<NewFile, Phrase> {
    let document = find_document(id, drafts)?;
    let lang = find_language(tag, &drafts.config.languages)?;
    let path = document.path;
    let Some(original) = document.find_original() else {
        return Err(say!("`{id}` has no words of its own to translate: its names are in `{path}`", id, path));
    };
    if lang == original.lang {
        return Err(say!("`{path}` is written in `{tag}`: name another language with `--to`", path, tag));
    }
    if let Some(text) = document.texts.iter().find(|text| text.lang == lang) {
        let path = &input.file(text.file).path;
        return Err(say!("`{id}` is translated into `{tag}` already: `{path}`", id, tag, path));
    }
    let translating = Translating { original, source: input.text(original.file), lang };
    Ok(NewFile { path: translating.path(&document), text: translating.text() })
}

struct Translating<'run> {
    original: &'run TextDraft,
    source: &'run str,
    lang: Lang,
}

impl Translating<'_> {
    /// Returns the path of the translation: beside the original, or in the folder of its language.
    fn path(&self, document: &Document<'_>) -> String {
        let stem = document.stem;
        let own = stem.strip_prefix("content/").unwrap_or(stem);
        let is_tree = !document.path.starts_with(stem);
        match is_tree {
            true => format!("content/{}/{own}.md", self.lang),
            false => format!("{stem}.{}.md", self.lang),
        }
    }

    fn script(&self) -> Script {
        match self.lang.language() {
            "ar" | "fa" | "ur" | "ps" | "ckb" | "sd" | "ug" => Script::Arabic,
            _ => Script::Other,
        }
    }

    fn text(&self) -> String {
        let mut text = "---\n".to_owned();
        text.push_str(self.about());
        if let Some(title) = &self.original.title {
            text.push_str(&format!("# {}\ntitle: {GAP}\n", one_line(&title.value)));
        }
        if !self.original.summary.is_empty() {
            text.push_str("summary:\n");
            self.original.summary.iter().for_each(|point| text.push_str(&self.point(point)));
        }
        let revision = quoted(&revision(self.original, self.source));
        let of = self.original.lang;
        text.push_str(&format!("translation: {{of: {of}, revision: {revision}, status: draft}}\n"));
        text.push_str("draft: true\n---\n");
        text + &self.body()
    }

    fn about(&self) -> &'static str {
        if self.lang.is_arabic() {
            "# تُكتب الترجمة في مكان كل علامة ⟦ ⟧، وفوقها كلام الأصل في تعليق لا يظهر في الموقع. وتبقى الإحالات والروابط كما هي.\n\
             # حين تكتمل الترجمة يُحذف السطر draft: true، وبعد المراجعة تصير status: reviewed.\n"
        } else {
            "# The translation goes in the place of each ⟦ ⟧; the original stands above it in a comment that is never published.\n\
             # Citations and links stay. When all is done, delete the line `draft: true`; after review, `status` becomes `reviewed`.\n"
        }
    }

    fn point(&self, point: &KeyPointDraft) -> String {
        let written = self.source.get(point.span.range()).unwrap_or_default();
        let name = point.name.as_ref().map(|name| format!("{{#{}}}", name.value));
        let words = name.and_then(|name| written.rsplit_once(&name)).map_or(written, |(words, _)| words);
        let words = one_line(words.trim_start_matches(['>', '|', '-', '+']));
        let words = words.trim_matches(['"', '\'']);
        format!("  # {words}\n  - {}\n", yaml(inline(words, self.script()).trim()))
    }

    /// Returns the prose: blocks, and what stands between them (notes, targets of links), in the original's order.
    fn body(&self) -> String {
        let whole = read_front(self.source, self.original.file, &mut Report::new()).body;
        let mut text = String::new();
        let mut at = whole.start;
        for block in &self.original.body.blocks {
            let range = block.span.range();
            text.push_str(&self.between(self.source.get(at..range.start).unwrap_or_default()));
            text.push_str(&self.block(block));
            at = range.end.max(at);
        }
        text.push_str(&self.between(self.source.get(at..whole.end).unwrap_or_default()));
        text
    }

    fn block(&self, block: &Block) -> String {
        // A block that is indented begins behind its indent.
        let start = block.span.start as usize;
        let line = self.source[..start].rfind('\n').map_or(0, |at| at + 1);
        let from = if self.source[line..start].trim().is_empty() { line } else { start };
        let written = self.source.get(from..block.span.end as usize).unwrap_or_default().trim_end();
        let made = match &block.kind {
            BlockKind::Code(..) | BlockKind::Rule => return format!("{written}\n\n"),
            BlockKind::Html(_) => {
                let made = html_skeleton(written, self.script());
                if made == written {
                    return format!("{written}\n\n");
                }
                made
            }
            BlockKind::Table(_) => table_skeleton(written, self.script()),
            BlockKind::Paragraph(_)
            | BlockKind::Heading(_)
            | BlockKind::List(_)
            | BlockKind::Quote(_)
            | BlockKind::Quotation(_)
            | BlockKind::Alert(..)
            | BlockKind::Definitions(_) => skeleton(written, self.script()),
        };
        // What cannot be taken apart stays as it is, and is marked where that leaves it what it is.
        let choices = [made, format!("{written} {GAP}")];
        let made = choices.into_iter().find(|made| self.is_such(block, made));
        let made = made.unwrap_or_else(|| written.to_owned());
        format!("{}{made}\n\n", comment(written))
    }

    /// Returns whether `made` is one block that stands for this one.
    fn is_such(&self, block: &Block, made: &str) -> bool {
        let (file, lang) = (self.original.file, self.lang);
        let prose = Prose { file, source: made, lang, dialect: Dialect::Briefs };
        let body = parse_body(prose, 0..made.len(), &mut Vec::new(), &mut Report::new());
        body.blocks.len() == 1 && numbers(std::slice::from_ref(block), &body.blocks) == [0]
    }

    /// Returns what is kept of the text between two blocks: notes, and where links by name lead.
    fn between(&self, gap: &str) -> String {
        let mut text = String::new();
        let gap = without_comments(gap);
        let mut chunks: Vec<String> = Vec::new();
        for chunk in gap.split("\n\n").map(|chunk| chunk.trim_matches('\n').trim_end()) {
            match chunks.last_mut() {
                _ if chunk.is_empty() => {}
                // A note goes on as long as its lines are indented.
                Some(last) if chunk.starts_with([' ', '\t']) => last.push_str(&format!("\n\n{chunk}")),
                Some(_) | None => chunks.push(chunk.to_owned()),
            }
        }
        for chunk in chunks {
            let is_target = chunk.trim_start().starts_with('[') && !chunk.trim_start().starts_with("[^");
            if is_target {
                text.push_str(&format!("{chunk}\n\n"));
            } else {
                text.push_str(&format!("{}{}\n\n", comment(&chunk), skeleton(&chunk, self.script())));
            }
        }
        text
    }
}

/// Returns a text in a comment of its own.
fn comment(text: &str) -> String {
    format!("<!-- {} -->\n", text.replace("-->", "-- >").replace("<!--", "< !--"))
}

/// Returns a text on one line, as a comment of YAML.
fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn without_comments(text: &str) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once("<!--") {
        out.push_str(before);
        rest = after.split_once("-->").map_or("", |(_, after)| after);
    }
    out + rest
}
