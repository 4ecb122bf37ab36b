//! What a style made of an item → the form of a reference: text, holes, and how they are set.

use crate::render::csl::shape::{ACCESSED_YEAR, Hole, ISSUED_YEAR, WRITTEN, is_private};
use hayagriva::citationberg::{FontStyle, FontVariant, FontWeight, TextDecoration, VerticalAlign};
use hayagriva::{ElemChild, ElemChildren, ElemMeta, Formatted, Formatting};

/// How a piece is set.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Setting {
    /// In italics.
    pub is_italic: bool,
    /// In bold.
    pub is_bold: bool,
    /// In small capitals.
    pub is_small: bool,
    /// Underlined.
    pub is_underlined: bool,
    /// Raised above the line.
    pub is_raised: bool,
}

/// What a piece is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Part {
    /// Words and marks of the style.
    Text(String),
    /// Words of the work.
    Hole(Hole),
    /// Some of the name of its author of this number, in the order of the style.
    Name(u8, String),
    /// Its title as the style spells it.
    Title(String),
    /// Its number in the list.
    Number,
}

/// A piece of a form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece {
    /// What it is.
    pub part: Part,
    /// How it is set.
    pub setting: Setting,
}

/// The form of a reference.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Form {
    /// In a list or a note.
    pub reference: Vec<Piece>,
    /// In the text, without what surrounds all works that are cited together.
    pub mark: Vec<Piece>,
}

/// What stands where a style was given a year for a date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Dated {
    /// Whatever date it is, in the words of the site.
    Whole,
    /// What no style can say, in the place of its year alone: the style's words about it stay.
    Year,
}

/// Returns the pieces of what a style made.
pub(super) fn pieces(children: &ElemChildren, dated: Dated) -> Vec<Piece> {
    let mut found = Vec::new();
    walk(children, dated, &mut found);
    join(found)
}

fn walk(children: &ElemChildren, dated: Dated, pieces: &mut Vec<Piece>) {
    for child in &children.0 {
        match child {
            ElemChild::Text(text) | ElemChild::Link { text, .. } => add_text(text, pieces),
            ElemChild::Elem(elem) => match elem.meta {
                Some(ElemMeta::Date) => add_date(&elem.children, dated, pieces),
                Some(ElemMeta::CitationNumber) => {
                    pieces.push(Piece { part: Part::Number, setting: Setting::default() });
                }
                Some(ElemMeta::Name(_, at)) => add_name(&elem.children, at, dated, pieces),
                _ => walk(&elem.children, dated, pieces),
            },
            ElemChild::Markup(_) | ElemChild::Transparent { .. } => {}
        }
    }
}

fn setting(of: &Formatting) -> Setting {
    Setting {
        is_italic: of.font_style == FontStyle::Italic,
        is_bold: of.font_weight == FontWeight::Bold,
        is_small: of.font_variant == FontVariant::SmallCaps,
        is_underlined: of.text_decoration == TextDecoration::Underline,
        is_raised: of.vertical_align == VerticalAlign::Sup,
    }
}

fn add_text(formatted: &Formatted, pieces: &mut Vec<Piece>) {
    let setting = setting(&formatted.formatting);
    let mut text = String::new();
    let mut rest = formatted.text.chars();
    let mut push = |part: Part| pieces.push(Piece { part, setting });
    while let Some(sign) = rest.next() {
        let part = match Hole::find(sign) {
            Some(hole) => Part::Hole(hole),
            None if sign == WRITTEN[0] => {
                let title: String = rest.by_ref().take_while(|sign| *sign != WRITTEN[1]).collect();
                Part::Title(title)
            }
            None if is_private(sign) => continue,
            None => {
                text.push(sign);
                continue;
            }
        };
        if !text.is_empty() {
            push(Part::Text(std::mem::take(&mut text)));
        }
        push(part);
    }
    if !text.is_empty() {
        push(Part::Text(text));
    }
}

/// Adds a name: a sign for the whole of it, or its words.
fn add_name(children: &ElemChildren, at: usize, dated: Dated, pieces: &mut Vec<Piece>) {
    let mut found = Vec::new();
    walk(children, dated, &mut found);
    let is_whole = found.iter().any(|piece| matches!(piece.part, Part::Hole(_)));
    for Piece { part, setting } in found {
        let part = match (part, u8::try_from(at)) {
            // Styles of others shorten names by their capitals, and part all names as English does.
            (Part::Text(text), Ok(at)) if !is_whole && text.chars().any(is_arabic_letter) => {
                Part::Name(at, text.replace("  ", " ").replace(',', "،"))
            }
            (Part::Text(text), Ok(at)) if !is_whole => Part::Name(at, text),
            (part, _) => part,
        };
        pieces.push(Piece { part, setting });
    }
}

fn is_arabic_letter(sign: char) -> bool {
    ('\u{620}'..='\u{6d3}').contains(&sign)
}

/// Adds a date: one that stands for any becomes a hole, what the style puts around it stays.
fn add_date(children: &ElemChildren, dated: Dated, pieces: &mut Vec<Piece>) {
    let mut found = Vec::new();
    walk(children, dated, &mut found);
    let text: String = found.iter().map(|piece| piece.part.text()).collect();
    let holes = [(ISSUED_YEAR, Hole::Issued), (ACCESSED_YEAR, Hole::Accessed)];
    let Some((year, hole)) = holes.into_iter().find(|(year, _)| text.contains(year)) else {
        return pieces.extend(found);
    };
    let (before, after) = text.split_once(year).unwrap_or((&text, ""));
    let setting = found.first().map(|piece| piece.setting).unwrap_or_default();
    let mut push = |part: Part| pieces.push(Piece { part, setting });
    let is_mark = |text: &str| !text.chars().any(char::is_alphanumeric);
    let is_letter = |text: &str| text.starts_with('a') && is_mark(&text[1..]);
    if dated == Dated::Year || is_mark(before) && (is_mark(after) || is_letter(after)) {
        push(Part::Text(before.to_owned()));
        push(Part::Hole(if hole == Hole::Issued { Hole::IssuedYear } else { hole }));
        push(Part::Text(after.to_owned()));
    } else {
        push(Part::Hole(hole));
    }
}

impl Part {
    fn text(&self) -> &str {
        match self {
            Self::Text(text) | Self::Title(text) => text,
            Self::Name(..) | Self::Hole(_) | Self::Number => "",
        }
    }
}

/// Joins texts that are set alike.
pub(super) fn join(pieces: Vec<Piece>) -> Vec<Piece> {
    let mut joined: Vec<Piece> = Vec::new();
    for piece in pieces {
        match (&piece.part, joined.last_mut()) {
            (Part::Text(text), _) if text.is_empty() => {}
            (Part::Text(text), Some(Piece { part: Part::Text(last), setting }))
                if *setting == piece.setting =>
            {
                last.push_str(text);
            }
            _ => joined.push(piece),
        }
    }
    joined
}

/// Returns `plain` with a hole for the letter where `lettered`, the same with an `a` somewhere, has it; nothing where
/// they differ otherwise.
pub(super) fn with_letter(plain: &[Piece], lettered: &[Piece]) -> Option<Vec<Piece>> {
    let (plain, lettered) = (apart(plain), apart(lettered));
    let at = plain.iter().zip(&lettered).take_while(|(a, b)| a == b).count();
    let letter = lettered.get(at)?;
    if letter.part != Part::Text("a".to_owned()) || lettered[at + 1..] != plain[at..] {
        return None;
    }
    let mut pieces = plain;
    pieces.insert(at, Piece { part: Part::Hole(Hole::Letter), setting: letter.setting });
    Some(join(pieces))
}

/// Returns the same pieces, each sign of a text by itself.
fn apart(pieces: &[Piece]) -> Vec<Piece> {
    let signs = |piece: &Piece| match &piece.part {
        Part::Text(text) => {
            let piece = |sign: char| Piece { part: Part::Text(sign.to_string()), setting: piece.setting };
            text.chars().map(piece).collect()
        }
        Part::Name(..) | Part::Hole(_) | Part::Title(_) | Part::Number => vec![piece.clone()],
    };
    pieces.iter().flat_map(signs).collect()
}

/// Takes the number out of a reference, with the marks that stand about it: the list has its own.
pub(super) fn take_number(pieces: &mut Vec<Piece>) {
    let Some(at) = pieces.iter().position(|piece| piece.part == Part::Number) else { return };
    let is_mark =
        |piece: &Piece| matches!(&piece.part, Part::Text(text) if !text.chars().any(char::is_alphanumeric));
    if !pieces[..at].iter().all(is_mark) {
        return;
    }
    pieces.drain(..=at);
    if let Some(Piece { part: Part::Text(text), .. }) = pieces.first_mut() {
        *text = text.trim_start_matches(|c: char| c.is_whitespace() || ".)]:".contains(c)).to_owned();
    }
    pieces.retain(|piece| piece.part != Part::Text(String::new()));
}
