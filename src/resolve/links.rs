//! What a link leads to. In: a reference as written, and where it stands. Out: a [`Target`], or a
//! diagnostic and nowhere.

use crate::diag::code::Code;
use crate::diag::phrase::say;
use crate::diag::report::{Diagnostic, Report};
use crate::lang::slug::slugify;
use crate::lang::tag::Lang;
use crate::model::body::{ReferenceDraft, ReferenceKind};
use crate::model::brief::{Target, point_anchor};
use crate::model::id::EntityId;
use crate::parse::draft::TextDraft;
use crate::resolve::names::Names;
use crate::resolve::shelf::{Outline, Shelf};
use crate::span::Word;

/// Schemes that lead outside. Others are refused, and reported, where Markdown is parsed.
const OUTSIDE: [&str; 4] = ["http", "https", "mailto", "tel"];

/// What is needed to follow any link of the site.
pub(crate) struct Linker<'draft> {
    /// All ids and paths.
    pub(crate) names: &'draft Names,
    /// All texts, for their headings.
    pub(crate) shelf: &'draft dyn Shelf,
}

/// The text a reference stands in.
#[derive(Clone, Copy)]
pub(crate) struct Standpoint<'draft> {
    /// Whose text.
    pub(crate) owner: EntityId,
    /// The text.
    pub(crate) text: &'draft TextDraft,
    /// The folder that its links are relative to.
    pub(crate) folder: &'draft str,
}

impl Linker<'_> {
    /// Returns what `reference` leads to.
    pub(crate) fn target(
        &self,
        reference: &ReferenceDraft,
        from: Standpoint<'_>,
        report: &mut Report,
    ) -> Target {
        let word = &reference.word;
        match reference.kind {
            ReferenceKind::Citation => match self.names.source(word, report) {
                Some(id) => Target::Entity { id: EntityId::Source(id), fragment: None },
                None => Target::Nowhere,
            },
            ReferenceKind::Autolink => {
                let is_mail = scheme(&word.value).is_none();
                let address = if is_mail { format!("mailto:{}", word.value) } else { word.value.clone() };
                outside(&address).unwrap_or(Target::Nowhere)
            }
            ReferenceKind::Wiki => self.wiki(word, from, report),
            ReferenceKind::Link | ReferenceKind::Image => self.link(reference, from, report),
        }
    }

    fn wiki(&self, word: &Word, from: Standpoint<'_>, report: &mut Report) -> Target {
        let (id, fragment) = split(word.value.trim());
        if id.is_empty() {
            return self.entity(from.owner, fragment, word, (from, report));
        }
        if let Some(entity) = self.names.find(id) {
            return self.entity(entity, fragment, word, (from, report));
        }
        if let Some(file) = self.names.find_file(&format!("{}/{id}", from.folder)) {
            return Target::Attachment(file);
        }
        let message = say!("no document named `{id}`", id);
        let diagnostic = Diagnostic::new(Code::BrokenLink, word.span, message);
        report.add(if self.names.is_left_out(id) {
            diagnostic
                .help(say!("`{id}` is a draft, and drafts are left out: publish it, or remove the link", id))
        } else if let Some(near) = self.names.find_near(id) {
            let meant = word.value.replacen(id, near, 1);
            diagnostic.did_you_mean(word, &meant)
        } else {
            diagnostic.help(say!("give the name of a file in `content/` without language and ending"))
        });
        Target::Nowhere
    }

    fn link(&self, reference: &ReferenceDraft, from: Standpoint<'_>, report: &mut Report) -> Target {
        let word = &reference.word;
        let address = word.value.trim();
        if scheme(address).is_some() {
            return outside(address).unwrap_or(Target::Nowhere);
        }
        let (path, fragment) = split(address);
        let path = path.split('?').next().unwrap_or_default();
        if path.is_empty() {
            return match fragment {
                Some(_) => self.entity(from.owner, fragment, word, (from, report)),
                None => Target::Nowhere,
            };
        }
        let path = percent_encoding::percent_decode_str(path).decode_utf8_lossy();
        let found = self.join(from.folder, &path).and_then(|joined| self.find_path(&joined));
        match found {
            Some(Target::Entity { id, .. }) => self.entity(id, fragment, word, (from, report)),
            Some(target) => target,
            None => {
                self.report_broken(word, &path, report);
                Target::Nowhere
            }
        }
    }

    /// Returns `path` taken from `folder`, as a path from the site's folder; nothing where it leads outside.
    fn join(&self, folder: &str, path: &str) -> Option<String> {
        let mut parts: Vec<&str> = match path.strip_prefix('/') {
            Some(_) => vec!["content"],
            None => folder.split('/').collect(),
        };
        for part in path.split('/') {
            match part {
                "" | "." => {}
                ".." => {
                    parts.pop()?;
                }
                part => parts.push(part),
            }
        }
        (parts.first() == Some(&"content")).then(|| parts.join("/"))
    }

    fn find_path(&self, path: &str) -> Option<Target> {
        if let Some(file) = self.names.find_file(path) {
            return Some(Target::Attachment(file));
        }
        let path = self.without_tree(path);
        let stem = path.strip_suffix(".md").unwrap_or(&path);
        let stem = match stem.rsplit_once('.') {
            Some((stem, lang)) if self.is_language(lang) => stem,
            Some(_) | None => stem,
        };
        let id = self.names.find_stem(stem).or_else(|| self.names.find_stem(&format!("{stem}/index")))?;
        Some(Target::Entity { id, fragment: None })
    }

    /// Returns `content/briefs/x` for `content/ar/briefs/x`.
    fn without_tree(&self, path: &str) -> String {
        let mut parts = path.splitn(3, '/');
        match (parts.next(), parts.next(), parts.next()) {
            (Some(content), Some(lang), Some(rest)) if self.is_language(lang) => format!("{content}/{rest}"),
            _ => path.to_owned(),
        }
    }

    fn is_language(&self, tag: &str) -> bool {
        Lang::parse(tag).is_some_and(|lang| self.shelf.languages().contains(&lang))
    }

    fn report_broken(&self, word: &Word, path: &str, report: &mut Report) {
        let last = path.trim_end_matches('/').rsplit('/').next().unwrap_or_default();
        let stem = last.split('.').next().unwrap_or_default();
        let help = if path.ends_with(".html") {
            say!("link the Markdown file, or write `[[{id}]]`", id = stem)
        } else if self.names.is_left_out(stem) {
            say!("`{id}` is a draft, and drafts are left out: publish it, or remove the link", id = stem)
        } else if let Some(near) = self.names.find_near(stem) {
            say!("did you mean `[[{near}]]`?", near)
        } else {
            say!("give the path of a file in `content/`, from this file's folder")
        };
        let message = say!("no file at `{path}`", path = word.value.trim());
        report.add(Diagnostic::new(Code::BrokenLink, word.span, message).help(help));
    }

    /// Returns the target for an entity and perhaps a heading in it, which is looked up in the reader's
    /// language, or else in the original.
    fn entity(
        &self,
        id: EntityId,
        fragment: Option<&str>,
        word: &Word,
        (from, report): (Standpoint<'_>, &mut Report),
    ) -> Target {
        let fragment = fragment.and_then(|fragment| {
            let fragment = percent_encoding::percent_decode_str(fragment).decode_utf8_lossy();
            let texts = self.shelf.outlines(id);
            let own = (id == from.owner).then(|| Outline::of_draft(from.text));
            let text = own.as_ref().or_else(|| texts.iter().find(|text| text.lang == from.text.lang));
            let found = text.or(texts.first()).and_then(|text| find_anchor(text, &fragment));
            let found = found.or_else(|| find_point(&texts, &fragment));
            if found.is_none() {
                let message = say!("no heading `{fragment}` in that document", fragment = &fragment);
                let headings = text.or(texts.first()).map(Outline::headings).unwrap_or_default();
                let near = crate::lang::near::find_nearest(&fragment, headings.iter().map(|id| &**id));
                let help = match near.or(headings.first().copied()) {
                    Some(near) => say!("write the id of a heading, such as `#{near}`", near),
                    None => say!("remove the part from `#` on: that document has no headings"),
                };
                report.add(Diagnostic::new(Code::BrokenHeading, word.span, message).help(help));
            }
            found
        });
        match fragment {
            Some(fragment) if id == from.owner => Target::Fragment(fragment),
            fragment => Target::Entity { id, fragment },
        }
    }
}

fn split(address: &str) -> (&str, Option<&str>) {
    match address.split_once('#') {
        Some((path, fragment)) => (path.trim(), Some(fragment.trim()).filter(|f| !f.is_empty())),
        None => (address, None),
    }
}

/// Returns the scheme of an address (RFC 3986), or nothing where it has none.
fn scheme(address: &str) -> Option<&str> {
    let (scheme, _) = address.split_once(':')?;
    let is_scheme_char = |byte: u8| byte.is_ascii_alphanumeric() || b"+-.".contains(&byte);
    let begins = scheme.as_bytes().first().is_some_and(u8::is_ascii_alphabetic);
    (begins && scheme.bytes().all(is_scheme_char)).then_some(scheme)
}

fn outside(address: &str) -> Option<Target> {
    let scheme = scheme(address)?.to_ascii_lowercase();
    OUTSIDE.contains(&scheme.as_str()).then(|| Target::Outside(address.into()))
}

/// Returns the anchor that `fragment` names in a text: a heading by its id or its words, a key point
/// (`p1`) or a block (`b1`).
fn find_anchor(text: &Outline<'_>, fragment: &str) -> Option<Box<str>> {
    let headings = text.headings();
    let slug = slugify(fragment);
    let heading = headings.iter().find(|id| ***id == *fragment);
    let heading = heading.or_else(|| headings.iter().find(|id| id.eq_ignore_ascii_case(fragment)));
    if let Some(id) = heading.or_else(|| headings.iter().find(|id| ***id == *slug)) {
        return Some((*id).into());
    }
    let number = |prefix: &str| fragment.strip_prefix(prefix)?.parse::<usize>().ok();
    let is_point = number("p").is_some_and(|number| (1..=text.points.len()).contains(&number));
    let is_block = number("b").is_some_and(|number| number < text.blocks.len());
    (is_point || is_block).then(|| fragment.into())
}

/// Returns the anchor of the key point that `fragment` names; the names stand in the original.
fn find_point(texts: &[Outline<'_>], fragment: &str) -> Option<Box<str>> {
    let wanted = fragment.strip_prefix("p-").unwrap_or(fragment);
    let mut names = texts.iter().flat_map(|text| text.points.iter().flatten());
    names.find(|name| **name == wanted).map(|name| point_anchor(name))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn schemes_are_told_from_paths() {
        assert_eq!(scheme("https://a.b"), Some("https"));
        assert_eq!(scheme("HTTPS:x"), Some("HTTPS"));
        assert_eq!(scheme("../a.md"), None);
        assert_eq!(scheme("a/b:c"), None);
        assert_eq!(outside("javascript:alert(1)"), None);
        assert_eq!(outside("mailto:a@b.c"), Some(Target::Outside("mailto:a@b.c".into())));
    }
}
