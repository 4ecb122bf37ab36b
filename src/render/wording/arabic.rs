//! Dates in Arabic, as its newspapers write them.

use crate::lang::tag::Lang;
use crate::model::config::DateStyle;
use crate::model::edtf::form::{Choice, Clock, Part, Point, Season};
use crate::render::wording::months::MonthNames;
use crate::render::wording::numbers::Numbers;
use crate::render::wording::phrases::{self, Pair, Phrases, Room, Sense};

/// The Arabic of dates.
#[derive(Debug)]
pub struct Arabic {
    months: MonthNames,
    numbers: Numbers,
}

impl Arabic {
    /// Returns the wording of `lang`, which is Arabic.
    #[must_use]
    pub fn new(lang: Lang, style: &DateStyle) -> Self {
        Self { months: MonthNames::new(lang, style), numbers: Numbers::new(lang, style) }
    }

    fn number(&self, number: u8) -> String {
        self.numbers.plain(number.into())
    }

    /// Returns a date on its own, without a word on how sure it is.
    fn plain(&self, point: Point) -> String {
        let year = self.year(point.year);
        match point.part {
            Part::Day(month, day) => format!("{} {} {year}", self.number(day), self.months.long(month)),
            Part::SomeDay(month) => format!("أحد أيام {} {year}", self.months.long(month)),
            Part::Month(month) => self.month(point.year, month),
            Part::Season(season) => format!("{} {year}", season_name(season)),
            Part::SomeDayOfYear => format!("أحد أيام عام {year}"),
            Part::SomeMonth => format!("أحد أشهر عام {year}"),
            Part::Year => year,
            Part::Decade | Part::Century => match decade(point) {
                Some(words) => words,
                None => format!("بين عامي {year} و{}", self.year(point.last().year)),
            },
        }
    }

    /// Returns a date inside a phrase, after a preposition: years are then called years.
    fn inside(&self, point: Point, room: Room) -> String {
        match point.part {
            Part::Year if room == Room::Long => format!("عام {}", self.plain(point)),
            Part::Decade | Part::Century if decade(point).is_none() => {
                format!("الفترة {}", self.plain(point))
            }
            Part::Decade | Part::Century => self.plain(point),
            Part::Day(..) | Part::SomeDay(_) | Part::Month(_) | Part::Season(_) | Part::SomeDayOfYear => {
                self.plain(point)
            }
            Part::SomeMonth | Part::Year => self.plain(point),
        }
    }

    /// Returns the same with how sure the date is.
    fn doubtful(&self, point: Point, room: Room) -> String {
        let (around, uncertain) = doubt(point, room);
        format!("{around}{}{uncertain}", self.inside(point, room))
    }

    /// Returns the end of a date: itself where it is a day.
    fn end(&self, point: Point, room: Room) -> String {
        match point.part {
            Part::Day(..) => self.plain(point),
            Part::Month(_) | Part::Season(_) | Part::Year => format!("نهاية {}", self.inside(point, room)),
            Part::SomeDay(month) => format!("نهاية {}", self.month(point.year, month)),
            Part::SomeDayOfYear | Part::SomeMonth | Part::Decade | Part::Century => {
                format!("نهاية {}", self.inside(phrases::last_year(point), room))
            }
        }
    }

    /// Returns the two ends of a span, without what the first shares with the second.
    fn ends(&self, from: Point, to: Point, room: Room) -> (String, String) {
        let both = (self.doubtful(from, room), self.doubtful(to, room));
        match phrases::pair(from, to) {
            Pair::DaysOfMonth(first, _) => (self.number(first), both.1),
            Pair::DaysOfYear((month, day), _) => {
                (format!("{} {}", self.number(day), self.months.long(month)), both.1)
            }
            Pair::MonthsOfYear(first, _) => (self.months.long(first).to_owned(), both.1),
            Pair::Same | Pair::Years(..) | Pair::Apart => both,
        }
    }

    /// Returns the day, or the month, alone.
    fn without_shared(&self, point: Point) -> String {
        match point.part {
            Part::Day(_, day) => self.number(day),
            Part::SomeDay(month) | Part::Month(month) => self.months.long(month).to_owned(),
            Part::Season(_) | Part::SomeDayOfYear | Part::SomeMonth => self.plain(point),
            Part::Year | Part::Decade | Part::Century => self.plain(point),
        }
    }
}

fn season_name(season: Season) -> &'static str {
    match season {
        Season::Spring => "ربيع",
        Season::Summer => "صيف",
        Season::Autumn => "خريف",
        Season::Winter => "شتاء",
    }
}

/// Returns what a decade is called: by its tens and its century; nothing for what has no such name.
fn decade(point: Point) -> Option<String> {
    const TENS: [&str; 10] = [
        "العقد الأول من",
        "العقد الثاني من",
        "عشرينيات",
        "ثلاثينيات",
        "أربعينيات",
        "خمسينيات",
        "ستينيات",
        "سبعينيات",
        "ثمانينيات",
        "تسعينيات",
    ];
    const ORDINALS: [&str; 9] =
        ["الحادي", "الثاني", "الثالث", "الرابع", "الخامس", "السادس", "السابع", "الثامن", "التاسع"];
    let year = usize::try_from(point.year).ok().filter(|_| matches!(point.part, Part::Decade))?;
    let century = match (year / 100 + 1, year / 100 % 10) {
        (11..=19, ones) => format!("{} عشر", ORDINALS[ones]),
        (20, _) => "العشرين".to_owned(),
        (21..=29, ones) => format!("{} والعشرين", ORDINALS[ones]),
        (30, _) => "الثلاثين".to_owned(),
        _ => return None,
    };
    Some(format!("{} القرن {century}", TENS[year / 10 % 10]))
}

/// Returns how sure a date is: what is said before it, and what after all of the phrase.
fn doubt(point: Point, room: Room) -> (&'static str, &'static str) {
    let before = if point.mark.is_approximate() { "نحو " } else { "" };
    let after = match room {
        _ if !point.mark.is_uncertain() => "",
        Room::Long => " (تاريخ غير مؤكد)",
        Room::Short => "؟",
    };
    (before, after)
}

impl Phrases for Arabic {
    fn date(&self, point: Point, room: Room) -> String {
        if point.mark.is_approximate() {
            return self.doubtful(point, room);
        }
        let within = if room == Room::Long && decade(point).is_some() { "في " } else { "" };
        format!("{within}{}{}", self.plain(point), doubt(point, room).1)
    }

    fn no_later(&self, point: Point, (sense, room): (Sense, Room)) -> String {
        let (around, uncertain) = doubt(point, room);
        let end = format!("{around}{}", self.end(point, room));
        let before = if matches!(point.part, Part::Day(..)) { "قبله" } else { "قبلها" };
        match (sense, room) {
            (Sense::Due, _) => format!("في موعد أقصاه {end}{uncertain}"),
            (Sense::Lasts, _) => format!("حتى {end} على الأبعد{uncertain}"),
            (Sense::Happens, Room::Long) => format!("في {end} أو {before}{uncertain}"),
            (Sense::Happens, Room::Short) => format!("{end} أو {before}{uncertain}"),
        }
    }

    fn no_earlier(&self, point: Point, room: Room) -> String {
        format!("في موعد لا يسبق {}", self.doubtful(point, room))
    }

    fn onward(&self, point: Point, room: Room) -> String {
        let from = match room {
            Room::Long => "اعتباراً من",
            Room::Short => "من",
        };
        format!("{from} {}", self.doubtful(point, room))
    }

    fn until(&self, point: Point, room: Room) -> String {
        match room {
            Room::Long => format!("حتى {} (البداية غير معروفة)", self.doubtful(point, room)),
            Room::Short => format!("حتى {}", self.doubtful(point, room)),
        }
    }

    fn unended(&self, point: Point, room: Room) -> String {
        match room {
            Room::Long => format!("من {} (النهاية غير معروفة)", self.doubtful(point, room)),
            Room::Short => format!("من {}", self.doubtful(point, room)),
        }
    }

    fn span(&self, from: Point, to: Point, room: Room) -> String {
        if from == to {
            return self.date(from, room);
        }
        let (first, last) = self.ends(from, to, room);
        format!("من {first} إلى {last}")
    }

    fn between(&self, from: Point, to: Point, room: Room) -> String {
        if let Pair::Years(first, last) = phrases::pair(from, to) {
            return format!("بين عامي {} و{}", self.year(first), self.year(last));
        }
        let (first, last) = self.ends(from, to, room);
        format!("بين {first} و{last}")
    }

    fn choice(&self, choice: Choice, room: Room) -> String {
        match choice {
            Choice::On(point) => self.doubtful(point, room),
            Choice::UpTo(point) => self.no_later(point, (Sense::Happens, room)),
            Choice::From(point) => self.no_earlier(point, room),
            Choice::Between(from, to) => self.between(from, to, room),
        }
    }

    fn one_of(&self, choices: &[Choice], room: Room) -> String {
        let words: Vec<String> = match phrases::alike(choices).as_deref() {
            Some([first @ .., last]) => {
                let all = first.iter().map(|point| self.without_shared(*point));
                all.chain(std::iter::once(self.plain(*last))).collect()
            }
            Some([]) | None => choices.iter().map(|choice| self.choice(*choice, room)).collect(),
        };
        self.numbers.either(&words)
    }

    fn moment(&self, day: String, clock: Clock, room: Room) -> String {
        let time = phrases::time(&self.numbers, clock);
        match (room, phrases::offset(&self.numbers, clock)) {
            (Room::Short, _) => format!("{day}، {time}"),
            (Room::Long, None) => format!("{day}، الساعة {time}"),
            (Room::Long, Some(offset)) if offset.is_empty() => format!("{day}، الساعة {time} بتوقيت غرينتش"),
            (Room::Long, Some(offset)) => format!("{day}، الساعة {time} (غرينتش{offset})"),
        }
    }

    fn month(&self, year: i32, month: u8) -> String {
        format!("{} {}", self.months.long(month), self.year(year))
    }

    fn year(&self, year: i32) -> String {
        let (number, is_before) = phrases::year_of_era(year);
        let era = if is_before { " ق.م" } else { "" };
        format!("{}{era}", self.numbers.plain(number))
    }
}
