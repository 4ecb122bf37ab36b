//! The pages of one thing: one struct for each template of that name.

use crate::render::view::piece::{
    Alternate, BacklinkView, BriefCard, ClaimView, CorrectionView, DateView, DeadlineView, DownloadView,
    EventView, Frame, ListItem, Notice, Ref, ShortStanding, SourceItem, StandingView, Words, YearLink,
};
use crate::render::view::ready::Ready;
use serde::Serialize;

/// `chooser.html`: the reader chooses a language.
#[derive(Debug, Serialize)]
pub struct ChooserView {
    /// The frame.
    pub frame: Frame,
    /// The site in each language.
    pub sites: Vec<SiteCard>,
}

/// The site in one language.
#[derive(Debug, Serialize)]
pub struct SiteCard {
    /// The language and its home page.
    pub home: Alternate,
    /// The site's name.
    pub title: Words,
    /// One sentence about it.
    pub description: Words,
    /// "You read here last", in its language.
    pub last_read: String,
    /// That there is no such page, in its language.
    pub not_found: String,
    /// What the reader can do then.
    pub not_found_text: String,
}

/// `404.html`: every address on it is absolute, or from the root.
#[derive(Debug, Serialize)]
pub struct NotFoundView {
    /// The frame.
    pub frame: Frame,
    /// The site in each language.
    pub sites: Vec<SiteCard>,
}

/// `home.html`.
#[derive(Debug, Serialize)]
pub struct HomeView {
    /// The frame.
    pub frame: Frame,
    /// One sentence about the site.
    pub description: Option<Words>,
    /// The newest briefs.
    pub latest: Vec<BriefCard>,
    /// What is due next, and as much again for readers who come later.
    pub due: Vec<DeadlineView>,
    /// The words that `deadlines.js` reckons with, as JSON.
    pub left_words: String,
    /// The actors of the most briefs.
    pub actors: Vec<ListItem>,
    /// The places of the most briefs.
    pub places: Vec<ListItem>,
    /// The topics of the most briefs.
    pub topics: Vec<ListItem>,
    /// The years of the briefs.
    pub years: Vec<YearLink>,
    /// How many briefs there are.
    pub brief_count: usize,
    /// The list of all briefs.
    pub all_briefs: String,
    /// The list of all deadlines.
    pub all_deadlines: String,
    /// The list of all actors.
    pub all_actors: String,
    /// The list of all places.
    pub all_places: String,
    /// The list of all topics.
    pub all_topics: String,
    /// Who appears with whom; none where nobody does.
    pub network: Option<String>,
    /// All places on a map; none where it is not known where any of them is.
    pub map: Option<String>,
}

/// One sentence of a brief's summary.
#[derive(Debug, Serialize)]
pub struct PointView {
    /// Its anchor.
    pub anchor: String,
    /// The anchor that stays when key points change their order.
    pub permanent: String,
    /// Its words.
    pub words_html: String,
    /// What it rests on.
    pub standing: Option<StandingView>,
}

/// An actor in a brief.
#[derive(Debug, Serialize)]
pub struct PartView {
    /// Who.
    pub actor: Ref,
    /// As what, in words.
    pub role: Option<Words>,
    /// The positions held on the brief's date.
    pub positions: Vec<Words>,
}

/// `brief.html`.
#[derive(Debug, Serialize)]
pub struct BriefView {
    /// The frame.
    pub frame: Frame,
    /// Its title.
    pub title: Words,
    /// Pages on which this text stands beside that of another language.
    pub parallels: Vec<Ref>,
    /// The language of the words, where it is not the page's.
    pub text_lang: Option<String>,
    /// Their direction, where they are not in the page's language.
    pub text_dir: Option<&'static str>,
    /// That there is no translation, or an old one.
    pub notice: Option<Notice>,
    /// Whether it is a draft.
    pub draft: bool,
    /// The day it speaks from.
    pub date: DateView,
    /// The last substantive change.
    pub updated: Option<DateView>,
    /// The page that tells how it came to be; none where that is not known, or it was never changed.
    pub history: Option<String>,
    /// The key points.
    pub points: Vec<PointView>,
    /// The prose.
    pub body_html: String,
    /// The footnotes.
    pub footnotes_html: String,
    /// Who is in it.
    pub actors: Vec<PartView>,
    /// Where.
    pub places: Vec<Ref>,
    /// About what.
    pub topics: Vec<Ref>,
    /// What happened or is due, in the order of time.
    pub events: Vec<EventView>,
    /// The same as a picture; empty where it would show nothing.
    pub chart_html: String,
    /// What it rests on, as the style lists it.
    pub sources: Vec<SourceItem>,
    /// The same for programs that keep references.
    pub downloads: Vec<DownloadView>,
    /// What was put right.
    pub corrections: Vec<CorrectionView>,
    /// Who wrote it.
    pub authors: Vec<Words>,
    /// Who translated it.
    pub translators: Vec<Words>,
    /// Who reviewed it.
    pub reviewers: Vec<Words>,
    /// What to read next.
    pub related: Vec<BriefCard>,
    /// Where it is spoken of.
    pub backlinks: Vec<BacklinkView>,
    /// The brief before it in time.
    pub earlier: Option<Ref>,
    /// The brief after it in time.
    pub later: Option<Ref>,
}

/// What was done to a text.
#[derive(Debug, Serialize)]
pub struct TouchView {
    /// `original` or `translation`.
    pub of: &'static str,
    /// `added`, `changed` or `moved`.
    pub kind: &'static str,
    /// The language of the text, in words.
    pub language: String,
}

/// A change of a brief.
#[derive(Debug, Serialize)]
pub struct RevisionView {
    /// When; none where that is not known.
    pub date: Option<DateView>,
    /// Who made it; none where it does not say.
    pub author: Option<Words>,
    /// What they said of it.
    pub subject: Option<Words>,
    /// How many briefs were changed at once, where they were many.
    pub at_once: Option<usize>,
    /// Which texts, and what was done to them.
    pub texts: Vec<TouchView>,
}

/// `history.html`: how a brief came to be.
#[derive(Debug, Serialize)]
pub struct HistoryView {
    /// The frame.
    pub frame: Frame,
    /// The brief.
    pub brief: Ref,
    /// What was changed, newest first.
    pub revisions: Vec<RevisionView>,
}

/// A text on the page that shows two.
#[derive(Debug, Serialize)]
pub struct SideView {
    /// Its language, and the page that shows it alone.
    pub page: Alternate,
    /// "Key points", in that language.
    pub points_title: String,
}

/// A block of one text, or a title, or a key point.
#[derive(Debug, Serialize)]
pub struct CellView {
    /// Its language.
    pub lang: String,
    /// Its direction.
    pub dir: &'static str,
    /// Its words; empty where this text has nothing that stands for the other.
    pub words_html: String,
    /// That it is older than the original, or is not there, in its language.
    pub note: Option<String>,
}

/// What stands for each other in two texts.
#[derive(Debug, Serialize)]
pub struct PairView {
    /// Its anchor, the same as on the page of each text; none where only the second text has it.
    pub anchor: Option<String>,
    /// Both, in the order of the page.
    pub cells: Vec<CellView>,
    /// What a key point rests on; none where the original has not that one, and of what is no key point.
    pub standing: Option<ShortStanding>,
}

/// `parallel.html`: a brief in two languages, side by side.
#[derive(Debug, Serialize)]
pub struct ParallelView {
    /// The frame.
    pub frame: Frame,
    /// The day the brief speaks from.
    pub date: DateView,
    /// Both texts.
    pub sides: Vec<SideView>,
    /// The titles.
    pub title: PairView,
    /// The key points.
    pub points: Vec<PairView>,
    /// The blocks.
    pub blocks: Vec<PairView>,
}

/// What the pages of actors, places, topics, sources and publishers have in common.
#[derive(Debug, Serialize)]
pub struct EntityParts {
    /// Its name.
    pub name: Ready<Words>,
    /// Its other names.
    pub aliases: Vec<Words>,
    /// What it is part of.
    pub part_of: Vec<Ref>,
    /// What is part of it; of an actor, without the people.
    pub parts: Vec<Ref>,
    /// The people who belong to it.
    pub people: Vec<Ref>,
    /// Whether it is a person, who is no part of anything, and belongs to it.
    pub is_person: bool,
    /// That there is no translation of the prose, or an old one.
    pub notice: Option<Notice>,
    /// The language of the prose, where it is not the page's.
    pub text_lang: Option<String>,
    /// Its direction, where it is not in the page's language.
    pub text_dir: Option<&'static str>,
    /// The prose, with its footnotes; empty where there is none.
    pub body_html: String,
    /// Works that the prose cites.
    pub sources: Vec<SourceItem>,
    /// The briefs it is in, newest first; where there are very many the newest.
    pub briefs: Vec<BriefCard>,
    /// The events it is part of, in the order of time; where there are very many the last.
    pub events: Vec<EventView>,
    /// The same as a picture, with its posts; empty where it would show nothing.
    pub chart_html: String,
    /// Its deadlines as a file for calendars; none where it has none.
    pub calendar: Option<String>,
    /// Its briefs as feeds; none where it is in one alone.
    pub feeds: Vec<DownloadView>,
    /// Where there are very many: all of them by year or month, newest first.
    pub portions: Vec<YearLink>,
    /// Where it is linked or cited.
    pub backlinks: Vec<BacklinkView>,
}

/// A post held for a time, or a time of belonging to somebody.
#[derive(Debug, Serialize)]
pub struct PositionView {
    /// Its anchor, to which the picture leads.
    pub anchor: String,
    /// What the post is called; none where it is no post.
    pub title: Option<Words>,
    /// Where, or to whom.
    pub organization: Option<Ref>,
    /// The words before `from`: `since`, `from`, or `start:` where one of the dates is no plain one.
    pub before_from: String,
    /// What stands between both dates, where there are two.
    pub between: &'static str,
    /// Since when.
    pub from: Option<DateView>,
    /// The words before `to`: `until`, `to`, or `end:`.
    pub before_to: String,
    /// Until when.
    pub to: Option<DateView>,
}

/// Who held a post in an actor, or belonged to it, for a time.
#[derive(Debug, Serialize)]
pub struct TenureView {
    /// Its anchor, to which the picture leads.
    pub anchor: String,
    /// Who.
    pub actor: Ref,
    /// What the post is called; none where it is no post.
    pub title: Option<Words>,
    /// The words before `from`: `since`, `from`, or `start:` where one of the dates is no plain one.
    pub before_from: String,
    /// What stands between both dates, where there are two.
    pub between: &'static str,
    /// Since when.
    pub from: Option<DateView>,
    /// The words before `to`: `until`, `to`, or `end:`.
    pub before_to: String,
    /// Until when.
    pub to: Option<DateView>,
}

/// Words in a language that is not the page's.
#[derive(Debug, Serialize)]
pub struct QuotedWords {
    /// The words.
    pub words_html: String,
    /// Their language.
    pub lang: String,
    /// Its direction.
    pub dir: &'static str,
    /// The language in words of the page.
    pub name: String,
}

/// An attributed quotation.
#[derive(Debug, Serialize)]
pub struct StatementView {
    /// What was said.
    pub words_html: String,
    /// The language it is in, where it is not the page's.
    pub lang: Option<String>,
    /// Its direction, where it is not in the page's language.
    pub dir: Option<&'static str>,
    /// The language that it was said in, in words of the page, where these words are a translation.
    pub translated_from: Option<String>,
    /// The same words in the language of the brief's original, where those shown are their translation.
    pub original: Option<QuotedWords>,
    /// When it was said: the date of what it rests on, or else of the brief.
    pub date: DateView,
    /// The brief, at the quotation.
    pub brief: Ref,
    /// What it rests on.
    pub sources: Vec<Ref>,
}

/// A link to somewhere else.
#[derive(Debug, Serialize)]
pub struct OutsideView {
    /// The absolute address.
    pub url: String,
    /// What it is.
    pub label: Words,
}

/// `actor.html`.
#[derive(Debug, Serialize)]
pub struct ActorView {
    /// The frame.
    pub frame: Frame,
    /// What it shares with other entities.
    pub entity: EntityParts,
    /// `person`, `state` …
    pub kind: Option<&'static str>,
    /// Its country: a state or a place of the site, or the code where the site has neither.
    pub country: Option<Ref>,
    /// Its item in Wikidata.
    pub wikidata: Option<String>,
    /// Links elsewhere.
    pub links: Vec<OutsideView>,
    /// Its posts, and to whom it belonged for a time.
    pub positions: Vec<PositionView>,
    /// Who held posts in it or belonged to it, the last first.
    pub tenures: Vec<TenureView>,
    /// The same as a picture; empty where it would show nothing.
    pub tenures_chart_html: String,
    /// What it said, the newest first; where there is very much the newest.
    pub statements: Vec<StatementView>,
    /// How many statements there are in all.
    pub statement_count: usize,
    /// The newest key points that it says by name.
    pub claims: Vec<ClaimView>,
    /// How many of them there are in all.
    pub claim_count: usize,
    /// The newest sources that it wrote or said.
    pub own_sources: Vec<SourceItem>,
    /// How many of them there are in all.
    pub own_source_count: usize,
    /// The list of all sources; none where there is none.
    pub all_sources: Option<String>,
    /// With whom it appears, most often first.
    pub together: Vec<ListItem>,
    /// The first of them as a picture; empty where there are fewer than two.
    pub neighbourhood_html: String,
    /// Who appears with whom on the whole site; none where nobody does.
    pub network: Option<String>,
    /// What it published: its page as a publisher.
    pub publisher: Option<Ref>,
}

/// `place.html`.
#[derive(Debug, Serialize)]
pub struct PlaceView {
    /// The frame.
    pub frame: Frame,
    /// What it shares with other entities.
    pub entity: EntityParts,
    /// Latitude and longitude, in words.
    pub coordinates: Option<String>,
    /// Where it is, as a picture; empty where that is not known.
    pub locator_html: String,
    /// All places on a map; none where it is not known where any of them is.
    pub map: Option<String>,
    /// Its item in Wikidata.
    pub wikidata: Option<String>,
}

/// `topic.html`.
#[derive(Debug, Serialize)]
pub struct TopicView {
    /// The frame.
    pub frame: Frame,
    /// What it shares with other entities.
    pub entity: EntityParts,
}

/// `source.html`.
#[derive(Debug, Serialize)]
pub struct SourceView {
    /// The frame.
    pub frame: Frame,
    /// What it shares with other entities; its parts are the works that repeat it.
    pub entity: EntityParts,
    /// The newest key points that cite it, or a work that repeats it.
    pub claims: Vec<ClaimView>,
    /// How many of them there are in all.
    pub claim_count: usize,
    /// The work.
    pub source: SourceItem,
}

/// `publisher.html`.
#[derive(Debug, Serialize)]
pub struct PublisherView {
    /// The frame.
    pub frame: Frame,
    /// Its name.
    pub name: Ready<Words>,
    /// The actor it is.
    pub actor: Option<Ref>,
    /// What it published, newest first.
    pub sources: Vec<SourceItem>,
}

/// `page.html`: prose.
#[derive(Debug, Serialize)]
pub struct PageView {
    /// The frame.
    pub frame: Frame,
    /// Its title.
    pub title: Words,
    /// The language of the words, where it is not the page's.
    pub text_lang: Option<String>,
    /// Their direction, where they are not in the page's language.
    pub text_dir: Option<&'static str>,
    /// That there is no translation, or an old one.
    pub notice: Option<Notice>,
    /// The prose, with its footnotes.
    pub body_html: String,
    /// Works that it cites.
    pub sources: Vec<SourceItem>,
}
