//! Deadlines as a calendar (iCalendar, RFC 5545 and RFC 7986), to be kept or subscribed to. In: the graph. Out: text.
//! What is less exactly known than a day says so in words, and nothing in it depends on when it was made.

use crate::input::Day;
use crate::lang::isolation::isolate_stretches;
use crate::lang::tag::Lang;
use crate::model::date::{FuzzyDate, Moment};
use crate::model::event::Event;
use crate::model::id::{EntityId, EventId};
use crate::model::label::Label;
use crate::plan::calendar::{days, deadlines_of, is_dated};
use crate::plan::portion;
use crate::plan::target::What;
use crate::render::here::Here;
use crate::render::wording::phrases::Room;
use std::fmt::Write as _;

/// How many bytes a line may have (RFC 5545, 3.1).
const LINE: usize = 75;
/// How many deadlines a calendar has at most: the last ones.
const MOST: usize = 1000;

/// Returns the calendar of all deadlines, or of those of an actor or topic.
#[must_use]
pub fn calendar(here: Here<'_>, of: Option<EntityId>) -> String {
    let graph = here.graph();
    let mut ids: Vec<EventId> = match of {
        Some(id) => deadlines_of(graph, id).collect(),
        None => portion::deadlines(graph).filter(|id| is_dated(graph, *id)).collect(),
    };
    ids.sort_by_key(|id| (days(&graph.event(*id).date.date).map(|(_, last)| last), *id));
    let ids = &ids[ids.len().saturating_sub(MOST)..];
    let mut writer = Writer { lang: here.lang, text: String::new() };
    let site = graph.config.title.best(here.lang).map(|(title, _)| title).unwrap_or_default();
    let mut name = format!("{} · {site}", here.say("nav-deadlines"));
    if let Some(id) = of {
        name = format!("{} · {name}", here.locale().name(id).text);
    }
    writer.plain("BEGIN", "VCALENDAR");
    writer.plain("VERSION", "2.0");
    writer.plain("PRODID", "-//mujaz//mujaz//EN");
    writer.plain("CALSCALE", "GREGORIAN");
    writer.words("NAME", (&name, here.lang));
    writer.words("X-WR-CALNAME", (&name, here.lang));
    writer.plain("REFRESH-INTERVAL;VALUE=DURATION", "P1D");
    writer.plain("X-PUBLISHED-TTL", "P1D");
    if let Some(source) = here.absolute(here.what) {
        writer.plain("SOURCE;VALUE=URI", &source);
    }
    for id in ids {
        add(here, graph.event(*id), &mut writer);
    }
    writer.plain("END", "VCALENDAR");
    writer.text
}

fn add(here: Here<'_>, event: &Event, writer: &mut Writer) {
    let graph = here.graph();
    let Some((first, last)) = days(&event.date.date) else { return };
    let brief = graph.brief(event.brief);
    let (title, lang) = event.title.best(here.lang).unwrap_or(("", here.lang));
    let changed = brief.find_last_change(graph.today);
    let stamp = changed.unwrap_or(Moment::from_day(Day { year: 1970, month: 1, day: 1 }));
    writer.plain("BEGIN", "VEVENT");
    writer.plain("UID", &format!("{}@mujaz", event.key));
    writer.plain("DTSTAMP", &format!("{}Z", date_time(stamp)));
    match moment(&event.date.date) {
        // It ends when it begins: what is due at an hour is due then.
        Some(moment) => writer.plain("DTSTART", &moment),
        None => {
            writer.plain("DTSTART;VALUE=DATE", &date(first));
            writer.plain("DTEND;VALUE=DATE", &date(next(last)));
        }
    }
    writer.words("SUMMARY", (&summary(here, event, title), lang));
    writer.words("DESCRIPTION", (&description(here, event), here.lang));
    let topics: Vec<String> =
        brief.topics.iter().map(|id| escape(&here.locale().name(EntityId::Topic(*id)).text)).collect();
    if !topics.is_empty() {
        writer.line(&format!("CATEGORIES;LANGUAGE={}:{}", here.lang, topics.join(",")));
    }
    if let Some(page) = here.absolute(What::Entity(EntityId::Brief(event.brief), here.lang)) {
        writer.plain("URL", &page);
    }
    // Nobody is busy for a whole day because something is due on it.
    writer.plain("TRANSP", "TRANSPARENT");
    writer.plain("STATUS", if is_exact(&event.date.date) { "CONFIRMED" } else { "TENTATIVE" });
    writer.plain("END", "VEVENT");
}

/// Returns whether a date is one day, and surely that.
fn is_exact(date: &FuzzyDate) -> bool {
    date.is_day() && date.is_sure()
}

/// Returns what is due, with how exactly it is known where that is not surely a day.
fn summary(here: Here<'_>, event: &Event, title: &str) -> String {
    if is_exact(&event.date.date) {
        return title.to_owned();
    }
    format!("{title} ({})", here.event_date(event, Room::Short).words)
}

/// Returns when it is due, who promised it, whom it concerns, who says so, and in which brief: a line each.
fn description(here: Here<'_>, event: &Event) -> String {
    let names = |ids: &mut dyn Iterator<Item = EntityId>| {
        let names: Vec<String> = ids.map(|id| here.locale().name(id).text.clone()).collect();
        here.locale().numbers.row(&names)
    };
    let mut lines = vec![here.event_date(event, Room::Long).words];
    let best = |label: &Label| label.best(here.lang).map(|(words, _)| words.to_owned());
    lines.extend(best(&event.date.text).map(|words| format!("«{words}»")));
    if !event.by.is_empty() {
        let by = names(&mut event.by.iter().map(|id| EntityId::Actor(*id)));
        lines.push(format!("{}: {by}", here.say("by-deadline")));
    }
    let others: Vec<EntityId> =
        event.actors.iter().filter(|id| !event.by.contains(id)).map(|id| EntityId::Actor(*id)).collect();
    if !others.is_empty() {
        lines.push(format!("{}: {}", here.say("actors"), names(&mut others.into_iter())));
    }
    for id in &event.sources {
        let mut line =
            format!("{}: {}", here.say("source-links"), here.locale().name(EntityId::Source(*id)).text);
        if let Some(dated) = &here.graph().source(*id).date {
            let _ = write!(line, " ({})", here.locale().dates.short(&dated.date));
        }
        lines.push(line);
    }
    let brief = &here.locale().name(EntityId::Brief(event.brief)).text;
    lines.push(format!("{}: {brief}", here.say("preview-brief")));
    lines.join("\n")
}

/// Returns the moment that a date names, as a calendar writes it (RFC 5545, 3.3.5): by the clock of Greenwich, or by
/// the reader's own where it does not say whose its clock is.
fn moment(date: &FuzzyDate) -> Option<String> {
    let clock = date.find_clock()?;
    let moment = date.first_moment().filter(|moment| moment.is_plain())?;
    let whose = if clock.zone.is_some() { "Z" } else { "" };
    Some(format!("{}{whose}", date_time(moment)))
}

fn date_time(moment: Moment) -> String {
    let (hour, minute, second) = moment.clock();
    format!("{}T{hour:02}{minute:02}{second:02}", date(moment.day))
}

fn date(day: Day) -> String {
    format!("{:04}{:02}{:02}", day.year, day.month, day.day)
}

fn next(day: Day) -> Day {
    let last = Day::last_of_month(day.year, day.month);
    match day {
        Day { year, month: 12, .. } if day == last => Day { year: year + 1, month: 1, day: 1 },
        Day { year, month, .. } if day == last => Day { year, month: month + 1, day: 1 },
        Day { year, month, day } => Day { year, month, day: day + 1 },
    }
}

/// Returns text as a value of type TEXT (RFC 5545, 3.3.11).
fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '\\' | ';' | ',' => escaped.extend(['\\', letter]),
            '\n' => escaped.push_str("\\n"),
            letter if letter.is_control() => escaped.push(' '),
            letter => escaped.push(letter),
        }
    }
    escaped
}

/// The lines of a calendar.
struct Writer {
    lang: Lang,
    text: String,
}

impl Writer {
    /// Adds a property whose value has nothing to be escaped.
    fn plain(&mut self, name: &str, value: &str) {
        self.line(&format!("{name}:{value}"));
    }

    /// Adds a property of words in a language, each stretch against its line kept apart.
    fn words(&mut self, name: &str, (words, lang): (&str, Lang)) {
        let direction = self.lang.direction();
        let lines: Vec<String> = words.split('\n').map(|line| isolate_stretches(direction, line)).collect();
        self.line(&format!("{name};LANGUAGE={lang}:{}", escape(&lines.join("\n"))));
    }

    /// Adds a line, folded where it is too long, never within a letter.
    fn line(&mut self, line: &str) {
        let mut length = 0;
        for letter in line.chars() {
            if length + letter.len_utf8() > LINE {
                self.text.push_str("\r\n ");
                length = 1;
            }
            self.text.push(letter);
            length += letter.len_utf8();
        }
        self.text.push_str("\r\n");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_due_at_an_hour_is_due_then_by_whose_clock_it_says() {
        let of = |text: &str| moment(&FuzzyDate::parse(text).expect("a date"));
        assert_eq!(of("2026-01-01T01:30+03:00").as_deref(), Some("20251231T223000Z"));
        assert_eq!(of("2025-12-31T23:00-02:00").as_deref(), Some("20260101T010000Z"));
        assert_eq!(of("2026-06-30T23:59:60Z").as_deref(), Some("20260630T235959Z"));
        assert_eq!(of("2026-06-30T09:00").as_deref(), Some("20260630T090000"));
        assert_eq!(of("2026-06-30"), None);
        assert_eq!(of("0001-01-01T00:00+03:00"), None);
    }

    #[test]
    fn lines_are_folded_between_letters() {
        let mut writer = Writer { lang: Lang::parse("ar").expect("a tag"), text: String::new() };
        writer.line(&format!("SUMMARY:{}", "ضوء ".repeat(60)));
        assert!(writer.text.split("\r\n").all(|line| line.len() <= LINE), "{}", writer.text);
        assert_eq!(
            writer.text.replace("\r\n ", "").trim_end(),
            format!("SUMMARY:{}", "ضوء ".repeat(60)).trim_end()
        );
        assert_eq!(escape("a,b;c\\d\ne\u{7}"), "a\\,b\\;c\\\\d\\ne ");
        assert_eq!(next(Day { year: 2024, month: 2, day: 29 }), Day { year: 2024, month: 3, day: 1 });
        assert_eq!(next(Day { year: 2025, month: 12, day: 31 }), Day { year: 2026, month: 1, day: 1 });
    }
}
