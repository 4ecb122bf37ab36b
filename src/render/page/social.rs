//! What social networks show of a page.

use crate::lang::tag::Lang;
use crate::model::date::Dated;
use crate::model::id::EntityId;
use crate::plan::target::What;
use crate::render::here::Here;
use crate::render::view::piece::Social;

/// Returns what is said of the page to social networks; nothing where the site's own address is not known.
pub(crate) fn social(here: Here<'_>, title: &str, site_title: &str) -> Option<Social> {
    here.absolute(here.what)?;
    let is_untold = match here.what {
        // It repeats two pages, and these are what is shared; that of what is not found has no address of its own.
        What::Parallel(..) | What::NotFound => true,
        // There are as many as briefs, and networks make do with their titles.
        What::Entity(EntityId::Source(_) | EntityId::Publisher(_), _)
        | What::History(..)
        | What::Portion(..)
        | What::Names(..) => true,
        _ => false,
    };
    if is_untold {
        return None;
    }
    let languages = here.graph().config.languages.iter().filter(|lang| **lang != here.lang);
    let others = languages.filter(|lang| here.what.in_language(**lang).is_some());
    let mut social = Social {
        kind: "website",
        title: if title.is_empty() { site_title } else { title }.to_owned(),
        locale: locale(here.lang),
        other_locales: others.map(|lang| locale(*lang)).collect(),
        image: None,
        published: None,
        modified: None,
    };
    if let What::Entity(EntityId::Brief(id), lang) = here.what {
        let brief = here.graph().brief(id);
        let text_lang = here.graph().text(EntityId::Brief(id), lang).map_or(lang, |text| text.lang);
        social.kind = "article";
        social.image = here.site.find_card(id, text_lang).and_then(|card| here.absolute(card));
        social.published = day(&brief.date);
        social.modified = brief.last_update().and_then(day);
    }
    Some(social)
}

/// Returns a date where it is one day or finer.
fn day(dated: &Dated) -> Option<String> {
    dated.date.datetime_attribute().filter(|date| date.len() >= "2025-11-07".len())
}

/// Returns a language as the Open Graph protocol writes it.
fn locale(lang: Lang) -> String {
    match lang.region() {
        Some(region) => format!("{}_{region}", lang.language()),
        None => lang.language().to_owned(),
    }
}
