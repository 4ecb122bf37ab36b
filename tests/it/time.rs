//! Time: pictures that are lists, deadlines with who promised and how long there is, posts and memberships, calendars.

use crate::support::{BOOK, files, lines, page, site};
use mujaz::diag::report::Report;
use mujaz::parse::{ParseOptions, parse};

const ACTORS: &str = "
//- content/actors/port.md
---
name: {ar: المرفأ, en: Port}
type: organization
---
//- content/actors/guild.md
---
name: {ar: النقابة, en: Guild}
type: organization
---
//- content/actors/salim.md
---
name: {ar: سالم, en: Salim}
type: person
positions:
  - {title: {ar: مدير, en: Master}, organization: port, from: 2019, to: 2024-06-30}
  - {title: {ar: مستشار, en: Adviser}, organization: port}
part-of:
  - {id: guild, from: 2015~, to: 2018-11}
  - {id: guild, from: 2021}
  - port
---
//- content/topics/tides.md
---
name: {ar: المد, en: Tides}
---
";

const BRIEF: &str = "
//- content/briefs/quay.ar.md
---
title: الرصيف
date: 2025-11-01
updated: 2025-11-05
topics: [tides]
sources:
  - {id: letter, title: {ar: رسالة, en: A letter}, date: 2025-10-30}
dates:
  - {date: ../2026, title: {ar: بناء الرصيف, en: The quay is built}, type: deadline, by: [port, salim], actors: [guild, port], source: letter}
  - {date: 2025-10-01, title: {ar: فحص الجدار, en: \"Wall; survey, part\"}, type: deadline, by: port}
  - {date: 2025-11, title: {ar: فتح الممر, en: The channel opens}, type: deadline, source: letter}
  - {date: 2025-11-10, title: {ar: اجتماع, en: A meeting is due}, type: deadline}
  - {date: 2027-01-01/.., title: {ar: الصيانة, en: Upkeep}, type: deadline}
  - {date: \"2024-05~\", title: {ar: الإعلان, en: The plan is announced}, type: announcement}
  - {date: 2025-03-04, title: {ar: وصول السفن, en: Ships arrive}, actors: [salim]}
  - {date: \"2025-03-09?\", title: {ar: رحيل السفن, en: Ships leave}, actors: [salim]}
---
";

fn built() -> std::collections::BTreeMap<String, Vec<u8>> {
    files(&format!("{ACTORS}{BRIEF}"))
}

/// Returns a page's text from the first of `start` to the first of `end` after it.
fn part<'page>(page: &'page str, start: &str, end: &str) -> &'page str {
    let (_, rest) = page.split_once(start).unwrap_or_else(|| panic!("no {start}: {page}"));
    rest.split_once(end).map_or(rest, |(part, _)| part)
}

#[test]
fn a_picture_is_a_list_of_links_to_the_entries_beside_it() {
    let files = built();
    for path in [
        "en/briefs/quay.html",
        "en/timeline/index.html",
        "en/timeline/2025.html",
        "en/topics/tides.html",
        "en/actors/salim.html",
    ] {
        let page = page(&files, path);
        let picture = part(&page, "<svg class=\"chart\" width=\"100%\"", "</svg>");
        assert!(picture.contains("role=\"list\" aria-label=\""), "{path}");
        let marks: Vec<&str> = picture.split("<g role=\"listitem\">").skip(1).collect();
        assert!(marks.len() >= 2, "{path}");
        for mark in marks {
            let anchor = part(mark, "<a href=\"#", "\"");
            assert_eq!(page.matches(&format!(" id=\"{anchor}\"")).count(), 1, "{path} {anchor}");
            assert!(!part(mark, "<title>", "</title>").is_empty(), "{path}: {mark}");
        }
    }
}

#[test]
fn a_picture_of_a_brief_is_small_and_has_no_day_of_the_build() {
    let page = page(&built(), "ar/briefs/quay.html");
    let picture = part(&page, "<svg class=\"chart\" width", "</svg>");
    assert!(picture.len() < 4096, "eight events take {} bytes", picture.len());
    assert!(!picture.contains("\"today\""), "a brief's page stays the same from day to day");
    assert!(self::page(&built(), "ar/timeline/2025.html").contains("class=\"today\""));
}

#[test]
fn ends_that_are_not_exactly_known_fade_and_doubt_is_drawn() {
    let page = page(&built(), "en/briefs/quay.html");
    let mark = |title: &str| {
        let marks = page.split("<g role=\"listitem\">").skip(1);
        let found = marks.filter_map(|mark| mark.split_once("</g>")).find(|(mark, _)| mark.contains(title));
        found.unwrap_or_else(|| panic!("{title}")).0.to_owned()
    };
    assert!(mark("Ships arrive").contains("#chart-1-event"), "a day is a dot");
    assert!(mark("Ships leave").contains("class=\"mark event doubtful\""));
    assert!(mark("The plan is announced").contains("fill=\"url(#chart-1-"), "about May 2024");
    assert!(!mark("The channel opens").contains("url("), "a month has sharp ends");
    assert!(
        mark("The quay is built").contains("url(") && mark("The quay is built").contains("#chart-1-deadline")
    );
    let id = part(&mark("The quay is built"), "url(#", ")").to_owned();
    assert!(
        part(&page, &format!("<linearGradient id=\"{id}\""), "</linearGradient>")
            .contains("stop-opacity=\"0\"")
    );
    assert!(page.contains("class=\"chart-key\""), "the shapes are told in words");
    // Doubt is dashed where a bar fades as well: its rule outweighs that of `.lasts[fill]`, and comes before that of the
    // mark that is pointed at.
    let css = include_str!("../../themes/default/static/css/site.css");
    let at = |rule: &str| css.find(rule).unwrap_or_else(|| panic!("{rule}"));
    let doubt = at(
        ".chart .doubtful :is(rect[class], use), .chart.doubtful path { fill-opacity: .15; stroke: var(--mark)",
    );
    assert!(
        at(".chart .lasts[fill] {") < doubt && doubt < at(".chart .mark:is(:hover, :focus) :is(rect, use) {")
    );
}

#[test]
fn a_single_date_and_a_single_day_need_no_picture() {
    let one = "//- content/briefs/a.ar.md\n---\ntitle: خبر\ndate: 2025-01-01\ndates:\n  - {date: 2025-01-01, title: أول}\n  \
               - {date: 2025-01-01, title: ثان}\n---\n";
    assert!(!page(&files(one), "ar/briefs/a.html").contains("<svg"));
}

#[test]
fn a_deadline_says_who_promised_what_and_how_long_there_is() {
    let files = built();
    let english = page(&files, "en/deadlines.html");
    let due = part(&english, "still-due", "</ol>");
    let order = ["A meeting is due", "The channel opens", "The quay is built", "Upkeep"];
    let places: Vec<usize> = order.iter().map(|title| due.find(title).expect(title)).collect();
    assert!(places.is_sorted(), "the next first: {places:?}");
    let quay = due.split("<li ").find(|entry| entry.contains("The quay is built")).expect("an entry");
    assert!(
        quay.contains("Promised by: <a href=\"actors/port.html\"") && quay.contains("actors/salim.html"),
        "{quay}"
    );
    assert_eq!(quay.matches("actors/port.html").count(), 1, "who promised is not told again as concerned");
    assert!(quay.contains("A letter") && quay.contains("30 Oct 2025"), "{quay}");
    assert!(quay.contains("within about 14 months at most"), "{quay}");
    assert!(due.contains("in 3 days") && due.contains("may fall due any day, within 23 days at most"));
    let past = part(&english, "now-past", "</ol>");
    assert!(past.contains("37 days ago") && past.contains("Wall; survey, part"));
    let arabic = page(&files, "ar/deadlines.html");
    for words in ["بعد 3 أيام", "في غضون نحو 14 شهراً على أبعد تقدير", "منذ 37 يوماً", "بتعهّد من"]
    {
        assert!(arabic.contains(words), "{words}");
    }
    assert!(
        !page(&files, "en/briefs/quay.html").contains("14 months"),
        "a brief does not change from day to day"
    );
}

#[test]
fn who_promised_has_the_deadline_on_its_page() {
    let files = built();
    let port = page(&files, "en/actors/port.html");
    let said = part(&port, "The quay is built</bdi></p>", "</li>");
    assert!(said.starts_with("<p class=\"by small\">Promised by: <a href=\"port.html\""), "{said}");
    assert!(said.contains("<a href=\"salim.html\""), "{said}");
    let guild = page(&files, "ar/actors/guild.html");
    assert!(part(&guild, "بناء الرصيف</bdi></p>", "</li>").contains("<a href=\"port.html\""), "{guild}");
    assert!(page(&files, "en/briefs/quay.html").contains("Promised by: <a href=\"../actors/port.html\""));
    assert!(
        page(&files, "en/topics/tides.html").contains("Ships arrive"),
        "a topic has the dates of its briefs"
    );
}

#[test]
fn or_more_stands_with_what_is_wholly_over() {
    let brief = "//- content/briefs/x.ar.md\n---\ntitle: أ\ndate: 2025-11-01\ndates:\n\
                 \x20 - {date: 2025-04-10/2025-04-12, title: {ar: أ, en: A}, type: deadline}\n\
                 \x20 - {date: 2023-01-10/2023-01-12, title: {ar: ب, en: B}, type: deadline}\n---\n";
    let files = files(brief);
    let told =
        |lang: &str| page(&files, &format!("{lang}/deadlines.html")).replace(['\u{2068}', '\u{2069}'], "");
    for (lang, all) in [
        ("en", ["6 months ago or more", "2 years ago or more"]),
        ("ar", ["منذ 6 أشهر أو أكثر", "منذ سنتين أو أكثر"]),
    ] {
        let page = told(lang);
        all.into_iter().for_each(|words| assert!(page.contains(&format!(">{words}<")), "{words}: {page}"));
    }
}

#[test]
fn a_year_marks_no_day_of_another_and_shows_what_goes_on_beyond_it() {
    let text = "//- content/briefs/a.ar.md\n---\ntitle: خبر\ndate: 2025-01-01\ndates:\n\
                - {date: 2024-05-01/2026-06-30, title: {ar: مهلة, en: The term}, type: deadline}\n\
                - {date: 2023-03-25/2026-09-27, title: {ar: إعلان, en: The notice}, type: announcement}\n\
                - {date: 2022-03-01/.., title: {ar: حصار, en: The blockade}, type: period}\n\
                - {date: 2024-11-01/2025-01-20, title: {ar: رد, en: The answer}, type: deadline}\n\
                - {date: \"2025-12~\", title: {ar: تسليم, en: The delivery}, type: deadline}\n\
                - {date: 2025-06-10, title: {ar: يوم, en: A day}}\n---\n";
    let files = files(text);
    let drawn = |year: &str, title: &str| {
        let page = page(&files, &format!("en/timeline/{year}.html"));
        let picture = part(&page, "<svg class=\"chart\" width", "</svg>");
        let marks = picture.split("<g role=\"listitem\">").skip(1);
        let mark =
            marks.map(|mark| part(mark, "<a", "</g>")).find(|mark| mark.contains(title)).unwrap().to_owned();
        let fade = mark.split_once("url(#").map_or("", |(_, id)| id.split(')').next().unwrap());
        let fade =
            if fade.is_empty() { "" } else { part(picture, &format!("id=\"{fade}\""), "</linearGradient>") };
        (
            mark.contains("<use"),
            fade.matches("stop-opacity=\"0\"").count(),
            part(&mark, "width=\"", "\"").to_owned(),
        )
    };
    let whole = "100.0%".to_owned();
    assert_eq!(drawn("2025", "The term"), (false, 2, whole.clone()));
    assert_eq!(drawn("2025", "The notice"), (false, 2, whole.clone()));
    assert_eq!(drawn("2025", "The blockade"), (false, 2, whole), "what is open is not over in spring");
    let (is_marked, fades, width) = drawn("2025", "The answer");
    assert!(is_marked && fades == 1 && width.starts_with('5'), "it ends in the year: {fades} {width}");
    assert!(drawn("2025", "The delivery").0, "its day lies in the year, whatever is around it");
    assert!(drawn("2026", "The term").0 && !drawn("2024", "The term").0 && drawn("2023", "The notice").0);
    for (lang, words) in [("en", "it goes on beyond"), ("ar", "يمتد إلى ما وراءها")] {
        assert!(page(&files, &format!("{lang}/timeline/2025.html")).contains(words));
        assert!(!page(&files, &format!("{lang}/briefs/a.html")).contains(words), "all of it is drawn there");
    }
}

#[test]
fn posts_and_memberships_are_spans_on_both_pages() {
    let files = built();
    let salim = page(&files, "en/actors/salim.html");
    let picture = part(&salim, "<svg class=\"chart\" width", "</svg>");
    assert_eq!(
        picture.matches("class=\"mark post").count(),
        3,
        "the post without a date is not drawn: {picture}"
    );
    let list = part(&salim, "class=\"posts\"", "</ol>");
    assert_eq!(list.matches("<li id=\"e").count(), 4, "{list}");
    assert!(list.contains("Affiliated with <a href=\"guild.html\"") && list.contains("around 2015"));
    let order = ["around 2015", "2019", "2021", "Adviser"].map(|words| list.find(words).unwrap_or(0));
    assert!(order[0] > 0 && order.is_sorted(), "posts stand in the order of time: {list}");
    let guild = page(&files, "en/actors/guild.html");
    let members = part(&guild, "id=\"tenures\"", "</section>");
    assert_eq!(members.matches("salim.html").count(), 2, "{members}");
    assert_eq!(members.matches("class=\"mark post").count(), 2, "{members}");
    let port = page(&files, "en/actors/port.html");
    assert!(part(&port, "id=\"tenures\"", "</section>").contains("Master"));
    assert_eq!(
        part(&guild, "<dl class=\"about\"", "</dl>").matches("salim.html").count(),
        1,
        "a member once"
    );
}

#[test]
fn keys_of_dates_and_memberships_are_read_and_misspelt_ones_are_told() {
    let input = site(&format!(
        "{ACTORS}//- content/briefs/a.ar.md\n---\ntitle: خبر\ndate: 2025-01-01\ndates:\n  \
         - {{date: 2025, title: x, bye: port}}\n  - {{date: 2025, title: x, by: prot}}\n---\n\
         //- content/actors/b.md\n---\nname: B\npart-of:\n  - {{id: port, form: 2020}}\n  \
         - {{id: port, from: 2022, to: 2020}}\n  - {{from: 2020}}\n---\n"
    ));
    let mut report = Report::new();
    let drafts = parse(&input, &ParseOptions::default(), &mut report);
    let _ = mujaz::resolve::resolve(drafts, &input, &mut report);
    let said = lines(&input, report);
    let expected = [
        "content/actors/b.md:4:16 unknown-key an item of `part-of` has no key `form`",
        "content/actors/b.md:5:32 reversed-dates `to` is earlier than `from`",
        "content/actors/b.md:6:5 missing-key an item of `part-of` has no `id`",
        "content/briefs/a.ar.md:5:28 unknown-key an item of `dates` has no key `bye`",
        "content/briefs/a.ar.md:6:32 unknown-actor no actor named `prot`",
    ];
    assert_eq!(said, expected);
}

#[test]
fn ends_of_posts_that_are_no_plain_dates_are_told_in_whole_phrases() {
    let posts = "from: \"[2001,2002]\", to: ../2010}\n  - {title: {ar: نائب, en: Deputy}, organization: port, from: 199X}\n  \
                 - {title: {ar: كاتب, en: Clerk}, organization: port, from: \"2003~\", to: 2004}";
    let files = files(&format!("{}{BRIEF}", ACTORS.replace("from: 2019, to: 2024-06-30}", posts)));
    for (lang, expected) in [
        (
            "en",
            [
                "start: either 2001 or 2002 · end: by the end of 2010",
                "start: the 1990s",
                "from around 2003 to 2004",
            ],
        ),
        (
            "ar",
            [
                "البداية: عام 2001 أو عام 2002 · النهاية: في نهاية عام 2010 أو قبلها",
                "البداية: في تسعينيات القرن العشرين",
                "من نحو عام 2003 إلى 2004",
            ],
        ),
    ] {
        let salim = page(&files, &format!("{lang}/actors/salim.html"));
        let port = page(&files, &format!("{lang}/actors/port.html"));
        for words in expected {
            assert!(salim.contains(&format!("<title>{words} · ")), "{words}: the picture of {lang}");
            for page in [&salim, &port] {
                assert!(without_tags(page).contains(words), "{words}: {lang}");
            }
        }
    }
}

/// Returns the text of a page.
fn without_tags(page: &str) -> String {
    let pieces = page.split('<').map(|piece| piece.split_once('>').map_or(piece, |(_, text)| text));
    pieces.collect()
}

/// Returns a calendar's lines, unfolded.
fn unfolded(calendar: &str) -> Vec<String> {
    assert!(calendar.ends_with("END:VCALENDAR\r\n"));
    assert!(calendar.split("\r\n").all(|line| line.len() <= 75 && !line.contains('\n')), "{calendar}");
    calendar.replace("\r\n ", "").split("\r\n").map(str::to_owned).collect()
}

#[test]
fn deadlines_are_a_calendar_that_depends_on_no_clock() {
    let calendar = page(&built(), "en/deadlines.ics");
    let lines = unfolded(&calendar);
    let has = |line: &str| assert!(lines.iter().any(|own| own == line), "{line}: {lines:#?}");
    assert_eq!(
        lines.iter().filter(|line| *line == "BEGIN:VEVENT").count(),
        5,
        "one without a last day as well"
    );
    has("SUMMARY;LANGUAGE=en:Wall\\; survey\\, part");
    has("DTSTART;VALUE=DATE:20251001");
    has("DTEND;VALUE=DATE:20251002");
    has("DTSTART;VALUE=DATE:20251101");
    has("DTEND;VALUE=DATE:20251201");
    has("DTSTART;VALUE=DATE:20261231");
    has("SUMMARY;LANGUAGE=en:The quay is built (no later than the end of 2026)");
    has("DTSTART;VALUE=DATE:20270101");
    has("DTEND;VALUE=DATE:20270102");
    has("SUMMARY;LANGUAGE=en:Upkeep (from 1 Jan 2027)");
    has("DTSTAMP:20251105T000000Z");
    for (date, words) in
        [("2027-01-02~", " (c. 2 Jan 2027)"), ("2027-01-02?", " (2 Jan 2027?)"), ("2027-01-02", "")]
    {
        let calendar =
            page(&files(&format!("{ACTORS}{}", BRIEF.replace("2027-01-01/..", date))), "en/deadlines.ics");
        let lines = unfolded(&calendar);
        assert!(lines.contains(&format!("SUMMARY;LANGUAGE=en:Upkeep{words}")), "{date}: {lines:#?}");
    }
    let at_night = BRIEF.replace("updated: 2025-11-05", "updated: 2025-11-05T23:30-02:00");
    let at_night = page(&files(&format!("{ACTORS}{at_night}")), "en/deadlines.ics");
    assert!(at_night.contains("DTSTAMP:20251106T013000Z\r\n"), "{at_night}");
    has("CATEGORIES;LANGUAGE=en:Tides");
    assert!(!calendar.contains("\r\nURL:"), "there is no absolute address without a `site-url`");
    let description = lines
        .iter()
        .find(|line| line.starts_with("DESCRIPTION") && line.contains("Promised by: Port\\, Salim"));
    assert!(description.is_some_and(|line| line.contains("Source: A letter (30 Oct 2025)")), "{lines:#?}");
    let never = files(&format!("{ACTORS}{}", BRIEF.replace("2027-01-01/..", "9999-12-31")));
    assert!(page(&never, "en/deadlines.html").contains("1 deadline has no day that a calendar can hold"));
    let of_guild = page(&built(), "en/actors/guild.ics");
    assert_eq!(of_guild.matches("BEGIN:VEVENT").count(), 1);
    assert!(!built().contains_key("en/actors/nobody.ics"));
    assert!(page(&built(), "en/actors/guild.html").contains("href=\"guild.ics\""));
}

#[test]
fn an_entry_of_a_calendar_keeps_its_name_when_its_brief_is_rearranged() {
    let uids = |text: &str| -> std::collections::BTreeSet<String> {
        let calendar = page(&files(&format!("{ACTORS}{text}")), "en/deadlines.ics");
        unfolded(&calendar).into_iter().filter(|line| line.starts_with("UID:")).collect()
    };
    let before = uids(BRIEF);
    assert_eq!(before.len(), 5);
    let start = BRIEF.split_once("  - {date: 2025-11-10").expect("a date");
    let (line, rest) = start.1.split_once('\n').expect("a line");
    let moved =
        format!("{}{rest}", start.0).replace("dates:\n", &format!("dates:\n  - {{date: 2025-11-10{line}\n"));
    assert_ne!(moved, BRIEF);
    assert_eq!(uids(&moved), before, "the order of writing says nothing");
    let later =
        BRIEF.replace("date: 2025-10-01", "date: 2025-12-01").replace("Wall; survey", "Survey of the wall");
    assert_eq!(uids(&later), before, "nor does another day, or another translation");
}

#[test]
fn a_site_that_knows_its_address_offers_to_subscribe() {
    let book = format!("//- book.toml\n{BOOK}[output.html]\nsite-url = \"https://example.org/a/\"\n");
    let files = files(&format!("{book}{ACTORS}{BRIEF}"));
    assert!(page(&files, "ar/deadlines.html").contains("href=\"webcal://example.org/a/ar/deadlines.ics\""));
    let lines = unfolded(&page(&files, "ar/deadlines.ics"));
    assert!(lines.iter().any(|line| line == "URL:https://example.org/a/ar/briefs/quay.html"), "{lines:#?}");
}

#[test]
fn a_year_of_very_many_events_leads_to_its_months() {
    let mut text = String::new();
    for at in 0..250 {
        let (month, day) = (at % 12 + 1, at / 12 % 28 + 1);
        text.push_str(&format!(
            "//- content/briefs/b{at}.ar.md\n---\ntitle: خبر {at}\ndate: 2024-{month:02}-{day:02}\n\
             dates: [{{date: 2024-{month:02}-{day:02}, title: حدث {at}}}]\n---\n"
        ));
    }
    let page = page(&files(&text), "en/timeline/2024.html");
    let picture = part(&page, "<svg class=\"chart\" width", "</svg>");
    assert_eq!(picture.matches("class=\"column\"").count(), 12);
    assert!(
        picture.contains("<a href=\"2024-03.html\" class=\"mark\"><title>March 2024 · 21 events"),
        "{picture}"
    );
}

#[test]
fn a_period_without_an_end_is_told_of_in_the_years_that_follow() {
    let text = "//- content/briefs/a.ar.md\n---\ntitle: خبر\ndate: 2024-01-01\ndates:\n\
                - {date: 2022/.., title: {ar: حصار, en: The blockade}, type: period}\n\
                - {date: 2023/, title: {ar: هدنة, en: The truce}, type: period}\n\
                - {date: 2022-06/.., title: {ar: موعد, en: The start}, type: event}\n\
                - {date: 2024-05, title: {ar: لقاء, en: The meeting}}\n\
                - {date: 2020, title: {ar: قديم, en: The past}}\n---\n";
    let files = files(text);
    let told = |year: &str| {
        let page = page(&files, &format!("en/timeline/{year}.html"));
        let list = part(&page, "<main", "</main>");
        let told: Vec<&str> = ["The blockade", "The truce", "The start", "The meeting", "The past"]
            .into_iter()
            .filter(|title| list.contains(&format!("<bdi>{title}</bdi>")))
            .collect();
        told
    };
    assert_eq!(told("2020"), ["The past"]);
    assert_eq!(told("2022"), ["The blockade", "The start"]);
    assert_eq!(told("2023"), ["The blockade", "The truce"]);
    assert_eq!(told("2024"), ["The blockade", "The meeting"]);
}

/// Names with their places.
type Placed = Vec<(String, f64)>;

/// Returns the names above a picture with their places, where they are shown in every window, and in wide ones alone.
fn names_above(picture: &str) -> (Placed, Placed) {
    let names = part(picture, "aria-hidden=\"true\">", "</g>").split("<text x=\"").skip(1);
    let read = |name: &str| {
        let (place, words) = name.split_once('%').expect("a place");
        (part(words, ">", "<").to_owned(), place.parse().expect("a number"))
    };
    let (wide, always): (Vec<&str>, Vec<&str>) = names.partition(|name| name.contains("class=\"wide\""));
    (always.into_iter().map(read).collect(), wide.into_iter().map(read).collect())
}

#[test]
fn every_year_above_a_picture_is_named_before_its_months_are() {
    let text = "//- content/briefs/a.ar.md\n---\ntitle: خبر\ndate: 2026-01-15\ndates:\n\
                - {date: 2026-01-15, title: توقيع}\n- {date: 1949-03-23, title: هدنة}\n\
                - {date: 2026-21, title: مصادقة, type: deadline}\n- {date: 197X, title: محادثات}\n\
                - {date: \"[2027-01,2027-03]\", title: مراجعة}\n---\n";
    let files = files(text);
    for path in ["ar/briefs/a.html", "en/briefs/a.html"] {
        let page = page(&files, path);
        let (always, _) = names_above(part(&page, "<svg class=\"chart\" width", "</svg>"));
        let places = |length: fn(usize) -> bool| -> Vec<&(String, f64)> {
            always.iter().filter(|(name, _)| length(name.chars().count())).collect()
        };
        let years = places(|length| length == 4);
        for year in ["1949", "1970", "2026", "2027"] {
            assert!(years.iter().any(|(name, _)| name == year), "{path}: {year} of {years:?}");
        }
        for pair in years.windows(2) {
            assert!((pair[0].1 - pair[1].1).abs() > 8.0, "{path}: {years:?}");
        }
        let first = |(name, place): &(String, f64)| {
            let mut months = places(|length| length < 4);
            months.sort_by(|one, other| (one.1 - place).abs().total_cmp(&(other.1 - place).abs()));
            (name.clone(), months[0].0.clone())
        };
        let firsts: Vec<(String, String)> = years.into_iter().map(first).collect();
        assert!(firsts.contains(&("2026".to_owned(), "1".to_owned())), "{firsts:?}");
        assert!(firsts.contains(&("2027".to_owned(), "1".to_owned())), "{firsts:?}");
    }
}

#[test]
fn heights_of_a_picture_of_time_grow_with_its_letters() {
    let page = page(&built(), "en/briefs/quay.html");
    let picture = part(&page, "<svg class=\"chart\" width=\"100%\"", "</svg>");
    for key in [" y=\"", " y1=\"", " y2=\"", " height=\""] {
        for value in picture.split(key).skip(1) {
            let value = value.split('"').next().unwrap_or_default();
            assert!(value.ends_with("em"), "{key}{value}: {picture}");
        }
    }
}

#[test]
fn a_decade_is_reached_by_its_first_year_and_what_counts_twice_is_said_to() {
    let text = |dates: &str| {
        format!("//- content/briefs/a.ar.md\n---\ntitle: خبر\ndate: 2024-01-01\ndates:\n{dates}---\n")
    };
    let told = files(&text(
        "  - {date: 197X, title: {ar: محادثات, en: The talks}}\n  - {date: 2023/2024, title: {ar: حصار, en: The blockade}}\n",
    ));
    assert!(page(&told, "en/timeline/index.html").contains("href=\"1970.html\""));
    assert!(page(&told, "ar/timeline/1970.html").contains("سبعينيات القرن العشرين"));
    assert!(page(&told, "en/timeline/index.html").contains("What spans years counts in each of them."));
    let plain = files(&text("  - {date: 2023-02-01, title: {ar: حصار, en: The blockade}}\n"));
    assert!(!page(&plain, "en/timeline/index.html").contains("What spans years"));
}
