//! A style at work in one language. In: shapes of cited works. Out: forms, each made once.

use crate::guard::guarded;
use crate::lang::tag::Lang;
use crate::model::config::{CitationStyle, DateStyle, Digits, StyleOrigin};
use crate::model::source::SourceType;
use crate::parse::citation_style::{cite, house};
use crate::render::csl::arabic::{arrange, month_names};
use crate::render::csl::form::{Dated, Form, Part, Piece, join, pieces, take_number, with_letter};
use crate::render::csl::names::give_forms;
use crate::render::csl::shape::{Hole, Shape, item};
use crate::render::csl::terms::add_terms;
use crate::render::html::resolver::{MarkKind, Marking};
use crate::render::wording::numbers::Numbers;
use crate::render::wording::strings::Strings;
use hayagriva::citationberg::json::Item;
use hayagriva::citationberg::{
    CitationFormat, DemoteNonDroppingParticle, IndependentStyle, Locale, LocaleCode, StyleCategory,
    StyleClass, VerticalAlign,
};
use hayagriva::{Rendered, archive};
use rustc_hash::FxHashMap;
use std::sync::{Arc, OnceLock, PoisonError, RwLock};

/// The words that come with the archive of styles: taken out once, and only where a style needs them.
static LOCALES: OnceLock<Vec<Locale>> = OnceLock::new();

/// A style in one language.
pub struct Styling {
    style: IndependentStyle,
    locales: &'static [Locale],
    code: LocaleCode,
    lang: Lang,
    /// The digits of the language, where they are not 0 to 9.
    numbers: Option<Numbers>,
    /// What months are called, where the style's order of dates is not that of the language.
    months: Vec<Box<str>>,
    genres: FxHashMap<SourceType, String>,
    /// How works are cited in a text.
    pub marking: Marking,
    /// Whether it is one of ours: dates and names read as on the rest of the site.
    pub is_house: bool,
    /// Whether the style spells titles in English its own way.
    pub spells_titles: bool,
    /// Whether names are sorted without what stands before the family's: `Meer`, not `van der Meer`.
    pub sorts_by_family: bool,
    /// Whether a list of works is sorted by names, not in the order of citation.
    pub is_sorted: bool,
    forms: RwLock<FxHashMap<Shape, Arc<Form>>>,
}

impl std::fmt::Debug for Styling {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.debug_struct("Styling").field("lang", &self.lang).finish_non_exhaustive()
    }
}

impl Styling {
    /// Returns a style in a language, with the words of a theme.
    #[must_use]
    pub fn new(of: &CitationStyle, (lang, dates): (Lang, &DateStyle), strings: &Strings) -> Self {
        let mut style = (*of.csl).clone();
        let is_house = of.origin == StyleOrigin::House;
        if !is_house {
            add_terms(&mut style, lang, dates);
            give_forms(&mut style);
            if lang.is_arabic() {
                // Shortened, the last page would be read as another number: `101–20`.
                style.settings.page_range_format = None;
            }
        }
        let genre = |(name, kind): &(&str, SourceType)| {
            Some((*kind, strings.find(&format!("source-type-{name}"))?.to_owned()))
        };
        let marking = marking(&style, of.origin);
        // Notes are numbered as readers meet them, whatever the order of a list at the end of a book.
        let is_sorted = marking.kind != MarkKind::Note
            && style.bibliography.as_ref().is_some_and(|list| list.sort.is_some());
        let mut styling = Self {
            marking,
            is_sorted,
            sorts_by_family: style.settings.demote_non_dropping_particle != DemoteNonDroppingParticle::Never,
            style,
            locales: if is_house { &[] } else { LOCALES.get_or_init(archive::locales) },
            code: LocaleCode(lang.to_string()),
            lang,
            numbers: (dates.digits == Digits::Arabic).then(|| Numbers::new(lang, dates)),
            months: if lang.is_arabic() { month_names(lang, dates) } else { Vec::new() },
            genres: SourceType::ALL.iter().filter_map(genre).collect(),
            is_house,
            spells_titles: false,
            forms: RwLock::default(),
        };
        if !is_house {
            styling.look_at_itself();
        }
        styling
    }

    /// Finds out by two trials what the style does with titles, and what it writes where numbers stand.
    fn look_at_itself(&mut self) {
        const TRIAL: &str = "aBc dEf gHi";
        let shape = Shape { kind: Some(SourceType::Article), title: Some(TRIAL.into()), ..Shape::default() };
        let form = self.make(&shape);
        let all = form.reference.iter().chain(&form.mark);
        self.spells_titles =
            all.into_iter().any(|piece| matches!(&piece.part, Part::Title(title) if title != TRIAL));
        if let Some(at) = form.mark.iter().position(|piece| piece.part == Part::Number)
            && self.marking.kind == MarkKind::NumberTogether
        {
            let text = |pieces: &[Piece]| -> String { pieces.iter().map(text_of).collect() };
            self.marking.each = [text(&form.mark[..at]), text(&form.mark[at + 1..])];
            self.marking.is_raised |= form.mark[at].setting.is_raised;
        }
    }

    /// Returns the form of works of a shape.
    #[must_use]
    pub fn form(&self, shape: &Shape) -> Arc<Form> {
        let known = self.forms.read().unwrap_or_else(PoisonError::into_inner).get(shape).map(Arc::clone);
        known.unwrap_or_else(|| {
            let form = Arc::new(self.make(shape));
            let mut forms = self.forms.write().unwrap_or_else(PoisonError::into_inner);
            Arc::clone(forms.entry(shape.clone()).or_insert(form))
        })
    }

    fn make(&self, shape: &Shape) -> Form {
        // A part of a book is no document to readers, and styles would call it one "to" the book.
        let is_told = |kind: &SourceType| {
            *kind != SourceType::Article && !(shape.contained && *kind == SourceType::Document)
        };
        let genre = shape.kind.filter(is_told);
        let genre = genre.and_then(|kind| self.genres.get(&kind)).map(String::as_str);
        let items = ["a", "b"].map(|id| item(shape, id, genre));
        let mut form = self.set(&items[..1]);
        if self.marking.kind == MarkKind::Words {
            // Beside its double it gets a letter, and shows where that stands.
            let lettered = self.set(&items);
            let put = |pieces: &mut Vec<Piece>, lettered: &[Piece]| {
                if let Some(with) = with_letter(pieces, lettered) {
                    *pieces = with;
                }
            };
            put(&mut form.mark, &lettered.mark);
            put(&mut form.reference, &lettered.reference);
        }
        for pieces in [&mut form.reference, &mut form.mark] {
            once(pieces);
            tidy(pieces);
            self.localize(pieces);
        }
        form
    }

    /// Returns what the style makes of the first of the items, where all are cited; what the style of sites that name
    /// none does, where it fails at them.
    fn set(&self, items: &[Item]) -> Form {
        guarded(|| self.set_in(&self.style, items)).unwrap_or_else(|| self.set_in(&house().csl, items))
    }

    fn set_in(&self, style: &IndependentStyle, items: &[Item]) -> Form {
        let Rendered { bibliography, citations } = cite(style, items, (Some(&self.code), self.locales));
        let listed = bibliography.and_then(|list| list.items.into_iter().find(|item| item.key == "a"));
        let dated = if self.is_house { Dated::Whole } else { Dated::Year };
        let mut mark = citations.first().map(|of| pieces(&of.citation, dated)).unwrap_or_default();
        let mut reference = listed.map_or_else(|| mark.clone(), |item| pieces(&item.content, dated));
        if reference.is_empty() {
            // Some styles list no works of some kinds.
            reference.clone_from(&mark);
        }
        take_number(&mut reference);
        if let [open, close] = &self.marking.around
            && self.marking.kind != MarkKind::Note
        {
            strip(&mut mark, open, close);
        }
        Form { reference, mark }
    }

    /// Writes what the style says as the language writes it: the order of dates, commas, digits, and the `و` that stands
    /// at its word.
    fn localize(&self, pieces: &mut [Piece]) {
        if self.lang.is_arabic() {
            arrange(pieces, &self.months);
        }
        for piece in pieces {
            let Part::Text(text) = &mut piece.part else { continue };
            if self.lang.is_arabic() {
                *text = text.replace(',', "،").replace(';', "؛").replace('?', "؟").replace("،،", "،");
            }
            if let Some(numbers) = &self.numbers {
                *text = numbers.spell(text);
            }
        }
    }
}

/// Takes away marks that styles set twice where words are lacking between them: `(2025,)`, `”.”.`, `..`.
fn tidy(pieces: &mut Vec<Piece>) {
    const TWICE: [(&str, &str); 9] = [
        ("  ", " "),
        (", )", ")"),
        (",)", ")"),
        (", .", "."),
        (",.", "."),
        (". .", "."),
        ("..", "."),
        (".”.", ".”"),
        (", ,", ","),
    ];
    *pieces = join(std::mem::take(pieces));
    let mut last: Option<char> = None;
    for piece in pieces.iter_mut() {
        let Part::Text(text) = &mut piece.part else {
            last = None;
            continue;
        };
        for (twice, once) in TWICE {
            while text.contains(twice) {
                *text = text.replace(twice, once);
            }
        }
        if let (Some('.' | ','), Some(rest)) = (last, text.strip_prefix('.')) {
            *text = rest.to_owned();
        }
        last = text.chars().next_back().or(last);
    }
    pieces.retain(|piece| piece.part != Part::Text(String::new()));
}

fn text_of(piece: &Piece) -> &str {
    match &piece.part {
        Part::Text(text) => text,
        Part::Name(..) | Part::Hole(_) | Part::Title(_) | Part::Number => "",
    }
}

/// Takes a year away that was said before, as where nothing more of a date is known.
fn once(pieces: &mut Vec<Piece>) {
    let is_year = |piece: &Piece| piece.part == Part::Hole(Hole::IssuedYear);
    let Some(first) = pieces.iter().position(is_year) else { return };
    let Some(again) = pieces[first + 1..].iter().position(is_year) else { return };
    let again = first + 1 + again;
    pieces.remove(again);
    if let Some(Piece { part: Part::Text(text), .. }) = pieces.get_mut(again - 1)
        && let Some(rest) = text.strip_suffix(", ")
    {
        *text = rest.to_owned();
    }
}

/// Takes away what surrounds a citation.
fn strip(pieces: &mut [Piece], open: &str, close: &str) {
    if let Some(Piece { part: Part::Text(text), .. }) = pieces.first_mut()
        && let Some(rest) = text.strip_prefix(open)
    {
        *text = rest.to_owned();
    }
    if let Some(Piece { part: Part::Text(text), .. }) = pieces.last_mut()
        && let Some(rest) = text.strip_suffix(close)
    {
        *text = rest.to_owned();
    }
}

fn marking(style: &IndependentStyle, origin: StyleOrigin) -> Marking {
    let layout = &style.citation.layout;
    let formats = style.info.category.iter().filter_map(|category| match category {
        StyleCategory::CitationFormat { format } => Some(*format),
        StyleCategory::Field { .. } => None,
    });
    let format = formats.into_iter().next();
    let brackets = ["[".to_owned(), "]".to_owned()];
    let between = layout.delimiter.clone().unwrap_or_default();
    let each = || [String::new(), String::new()];
    if style.settings.class == StyleClass::Note || format == Some(CitationFormat::Note) {
        return Marking { kind: MarkKind::Note, around: brackets, each: each(), between, is_raised: false };
    }
    if format == Some(CitationFormat::Numeric) {
        if origin == StyleOrigin::House {
            return Marking {
                kind: MarkKind::Number,
                around: brackets,
                each: each(),
                between,
                is_raised: false,
            };
        }
        let around = [layout.prefix.clone().unwrap_or_default(), layout.suffix.clone().unwrap_or_default()];
        let is_raised = layout.vertical_align == Some(VerticalAlign::Sup);
        return Marking { kind: MarkKind::NumberTogether, around, each: each(), between, is_raised };
    }
    let around = [layout.prefix.clone().unwrap_or_default(), layout.suffix.clone().unwrap_or_default()];
    Marking { kind: MarkKind::Words, around, each: each(), between, is_raised: false }
}
