//! The standpoint of one page. In: ids and dates. Out: the pieces of views, with addresses seen from here.

use crate::lang::bidi::is_foreign;
use crate::lang::tag::Lang;
use crate::model::brief::Text;
use crate::model::date::Dated;
use crate::model::event::Event;
use crate::model::graph::Graph;
use crate::model::id::{BriefId, EntityId};
use crate::model::label::Label;
use crate::model::source::Author;
use crate::plan::target::What;
use crate::plan::url;
use crate::render::site::{Locale, Site, name};
use crate::render::view::piece::{BriefCard, DateView, Ref, Words};
use crate::render::wording::phrases::{Room, Sense};

/// Where a page stands, and in which language.
#[derive(Clone, Copy)]
pub struct Here<'a> {
    /// The site.
    pub site: &'a Site<'a>,
    /// What the page is.
    pub what: What,
    /// The language of the page.
    pub lang: Lang,
    /// Its path from the output folder.
    pub path: &'a str,
}

impl<'a> Here<'a> {
    /// Returns all facts and words.
    #[must_use]
    pub fn graph(&self) -> &'a Graph {
        self.site.graph
    }

    /// Returns what pages of this language need.
    #[must_use]
    pub fn locale(&self) -> &'a Locale {
        self.site.locale(self.lang)
    }

    /// Returns the address of a file seen from here; `#` for one that is not planned.
    #[must_use]
    pub fn href(&self, what: What) -> String {
        match self.site.plan.find_path(what) {
            Some(path) => url::relative(self.path, path),
            None => "#".to_owned(),
        }
    }

    /// Returns the absolute address of a file, where the site's is known.
    #[must_use]
    pub fn absolute(&self, what: What) -> Option<String> {
        let site = self.graph().config.site_url.as_ref()?;
        self.site.plan.find_path(what).map(|path| url::absolute(site, path))
    }

    /// Returns the address of an entity's page in this language.
    #[must_use]
    pub fn entity_href(&self, id: EntityId) -> String {
        self.href(What::Entity(id, self.lang))
    }

    /// Returns words with their language, where it is not the page's, or they run the other way.
    #[must_use]
    pub fn words(&self, text: &str, lang: Lang) -> Words {
        Words::new(self.lang, text, lang)
    }

    /// Returns names of which nobody says the language. They claim one only where they run against the page, and the
    /// site has no other language that does.
    #[must_use]
    pub fn people(&self, names: &[String]) -> Vec<Words> {
        let direction = self.lang.direction();
        let languages = &self.graph().config.languages;
        let mut against = languages.iter().filter(|lang| lang.direction() != direction);
        let only = against.next().filter(|_| against.next().is_none()).copied().unwrap_or(self.lang);
        let lang = |name: &String| if is_foreign(direction, name) { only } else { self.lang };
        names.iter().map(|name| self.words(name, lang(name))).collect()
    }

    /// Returns a label in the best language for this page.
    #[must_use]
    pub fn label(&self, label: &Label) -> Option<Words> {
        label.best(self.lang).map(|(text, lang)| self.words(text, lang))
    }

    /// Returns what an entity is called, and in which language; a source that is neither named nor titled, by the words
    /// for one.
    #[must_use]
    pub fn name(&self, id: EntityId) -> (&'a str, Lang) {
        name(self.graph(), &self.locale().strings, (id, self.lang))
    }

    /// Returns the link to an entity by its name.
    #[must_use]
    pub fn entity(&self, id: EntityId) -> Ref {
        Ref { href: self.entity_href(id), name: self.locale().name(id).clone() }
    }

    /// Returns the links to entities.
    pub fn entities(&self, ids: impl IntoIterator<Item = EntityId>) -> Vec<Ref> {
        ids.into_iter().map(|id| self.entity(id)).collect()
    }

    /// Returns an author by name: with a link, where it is an actor of the site.
    #[must_use]
    pub fn author(&self, author: &Author) -> Ref {
        match author {
            Author::Actor(id) => self.entity(EntityId::Actor(*id)),
            Author::Name(name, _) => {
                Ref { href: String::new(), name: self.label(name).unwrap_or_default().into() }
            }
        }
    }

    /// Returns in words when an event is.
    #[must_use]
    pub fn event_date(&self, event: &Event, room: Room) -> DateView {
        self.date_of(&event.date, (event.kind.into(), room))
    }

    /// Returns a date in words.
    #[must_use]
    pub fn date(&self, dated: &Dated, room: Room) -> DateView {
        self.date_of(dated, (Sense::Happens, room))
    }

    fn date_of(&self, dated: &Dated, (sense, room): (Sense, Room)) -> DateView {
        let dates = &self.locale().dates;
        let (words, datetime) = (dates.of(&dated.date, (sense, room)), dated.date.datetime_attribute());
        match room {
            Room::Short => DateView { words, datetime, ..DateView::default() },
            Room::Long => {
                let also = dates.umm_al_qura(&dated.date);
                DateView { words, also, datetime, text: self.label(&dated.text) }
            }
        }
    }

    /// Returns a brief for a list; with its first key point where `room` is long.
    #[must_use]
    pub fn card(&self, id: BriefId, room: Room) -> BriefCard {
        let text = self.graph().text(EntityId::Brief(id), self.lang);
        let point = text.filter(|_| room == Room::Long).and_then(|text| {
            let point = text.summary.first()?;
            Some(self.words(&self.plain(text, &point.words), text.lang))
        });
        BriefCard {
            brief: self.entity(EntityId::Brief(id)),
            date: self.locale().day(id).clone(),
            point,
            role: None,
            places: Vec::new(),
            left_out: None,
        }
    }

    /// Returns words of a text as plain text, links without words by what they lead to.
    #[must_use]
    pub fn plain(&self, text: &Text, words: &[crate::model::body::Inline]) -> String {
        self.graph().plain(text, words)
    }

    /// Returns the fixed words for `key`.
    #[must_use]
    pub fn say(&self, key: &'a str) -> &'a str {
        self.locale().strings.get(key)
    }

    /// Returns a whole number in the digits of the page.
    #[must_use]
    pub fn number(&self, number: usize) -> String {
        self.locale().numbers.plain(i64::try_from(number).unwrap_or(i64::MAX))
    }
}
