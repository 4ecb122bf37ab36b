//! The words that styles get in the languages of a site, over those that come with them: months by the site's own
//! names, Arabic as Arabic writes it.

use crate::lang::tag::Lang;
use crate::model::config::DateStyle;
use crate::render::html::escape;
use crate::render::wording::months::MonthNames;
use hayagriva::citationberg::{IndependentStyle, Locale, LocaleCode, LocaleFile};

/// Arabic for what the terms of others say in translated English.
const ARABIC: [(&str, &str); 26] = [
    ("accessed", "اطُّلع عليه في"),
    ("retrieved", "استُرجع"),
    ("available at", "متاح على"),
    ("from", "من"),
    ("and", "و"),
    ("et-al", "وآخرون"),
    ("and others", "وآخرون"),
    ("no date", "بلا تاريخ"),
    ("anonymous", "مجهول"),
    ("in", "في"),
    ("at", "في"),
    ("by", "بقلم"),
    ("cited", "استُشهد به"),
    ("interview", "مقابلة"),
    ("internet", "إنترنت"),
    ("online", "على الإنترنت"),
    ("ibid", "المصدر نفسه"),
    ("reference", "مرجع"),
    ("advance-online-publication", "نشر إلكتروني"),
    ("volume", "المجلد"),
    ("issue", "العدد"),
    ("edition", "ط"),
    ("open-quote", "«"),
    ("close-quote", "»"),
    ("open-inner-quote", "“"),
    ("close-inner-quote", "”"),
];

/// Puts the words of a language into a style, before its own of that language.
pub(super) fn add_terms(style: &mut IndependentStyle, lang: Lang, dates: &DateStyle) {
    let months = MonthNames::new(lang, dates);
    let mut terms = String::new();
    // Those of English come with the styles, short ones as English writes them: `June`, `Sept.`.
    for month in (1..=12).filter(|_| lang.language() != "en") {
        let (long, short) = (escape(months.long(month)), escape(months.short(month)));
        terms.push_str(&format!("<term name=\"month-{month:02}\">{long}</term>"));
        terms.push_str(&format!("<term name=\"month-{month:02}\" form=\"short\">{short}</term>"));
    }
    if lang.is_arabic() {
        for (name, words) in ARABIC {
            for form in ["long", "short"] {
                terms.push_str(&format!("<term name=\"{name}\" form=\"{form}\">{words}</term>"));
            }
        }
    }
    let xml = format!("<locale xml:lang=\"{lang}\" version=\"1.0\"><terms>{terms}</terms></locale>");
    let Ok(file) = LocaleFile::from_xml(&xml) else { return };
    let mut locale = Locale::from(file);
    let code = LocaleCode(lang.to_string());
    if let Some(at) = style.locale.iter().position(|of| of.lang.as_ref() == Some(&code)) {
        // Only one locale of a language is asked: what the style says itself goes along.
        let own = style.locale.remove(at);
        if let (Some(terms), Some(own)) = (&mut locale.terms, own.terms) {
            terms.terms.extend(own.terms);
        }
        locale.date = own.date;
        locale.style_options = own.style_options;
    }
    style.locale.insert(0, locale);
}
