//! Places on a map: its land, its marks, how heavy it is, and places of which nobody knows where they are.

use crate::support::{files, page};
use std::fmt::Write;

/// How many bytes a page with a map has at most.
const HEAVIEST: usize = 150_000;
/// How many bytes the picture on a place's page has at most.
const SMALL: usize = 6_000;

fn places(list: &[(f64, f64)]) -> String {
    let mut text = String::new();
    for (at, (latitude, longitude)) in list.iter().enumerate() {
        let _ = write!(
            text,
            "//- content/places/p{at:04}.md\n---\nname: {{ar: \"مدينة الساحل {at}\", en: \"City of the coast {at}\"}}\ncoordinates: [{latitude:.2}, {longitude:.2}]\n---\n"
        );
    }
    text
}

fn map(html: &str) -> &str {
    let (_, rest) = html.split_once("<svg class=\"picture map\"").expect("a map");
    rest.split_once("</svg>").expect("it ends").0
}

/// Returns where the marks are, from left to right and from top to bottom.
fn marks(html: &str) -> Vec<(f64, f64)> {
    let place = |mark: &str| {
        let (x, rest) = mark.split_once(' ')?;
        Some((x.parse().ok()?, rest.split_once(')')?.0.parse().ok()?))
    };
    map(html).split("translate(").skip(1).filter_map(place).collect()
}

#[test]
fn a_thousand_places_all_over_the_earth_are_a_light_page() {
    let spread =
        |at: usize| (-55.0 + (at * 37 % 1_250) as f64 / 10.0, -180.0 + (at * 113 % 3_600) as f64 / 10.0);
    let all: Vec<(f64, f64)> = (0..1_000).map(spread).collect();
    let made = files(&places(&all));
    for lang in ["ar", "en"] {
        let html = page(&made, &format!("{lang}/map.html"));
        assert!(html.len() < HEAVIEST, "{lang}: {} bytes", html.len());
        let marks = marks(&html);
        assert!(marks.len() > 200, "{}", marks.len());
        assert!(
            html.contains(if lang == "ar" { "من أصل 1000" } else { "of the 1000" }),
            "it says of how many"
        );
    }
    for (path, bytes) in made.iter().filter(|(path, _)| path.contains("/places/p")) {
        let html = String::from_utf8_lossy(bytes);
        let (_, rest) = html.split_once("<svg class=\"picture locator\"").expect("a locator");
        let svg = rest.split_once("</svg>").expect("it ends").0;
        assert!(svg.len() < SMALL && svg.contains("class=\"here\""), "{path}: {} bytes", svg.len());
    }
}

#[test]
fn marks_stand_as_the_places_do_with_land_around_them_and_no_border() {
    let text = "//- content/places/north.md\n---\nname: {ar: شمال, en: North}\ncoordinates: [36.0, 44.0]\n---\n\
                //- content/places/south.md\n---\nname: {ar: جنوب, en: South}\ncoordinates: [30.0, 47.0]\n---\n\
                //- content/places/nowhere.md\n---\nname: {ar: مجهول, en: Unknown}\n---\n\
                //- content/briefs/2025-01-01-x.ar.md\n---\ntitle: س\nplaces: [south]\n---\n";
    let made = files(text);
    let html = page(&made, "en/map.html");
    let (south, north) = match marks(&html)[..] {
        [south, north] => (south, north),
        ref other => panic!("{other:?}"),
    };
    assert!(north.1 < south.1 && north.0 < south.0, "the place of most briefs is first: {south:?} {north:?}");
    assert_eq!(map(&html).matches("class=\"land\"").count(), 1);
    assert!(map(&html).contains("z\"/>") && !map(&html).contains("border"));
    assert!(map(&html).contains("South\u{2069}: 1 brief<"), "{}", map(&html));
    let (_, elsewhere) = html.split_once("id=\"elsewhere\"").expect("places without coordinates");
    assert!(elsewhere.contains("nowhere.html"));
    assert!(!page(&made, "en/places/nowhere.html").contains("class=\"picture locator\""));
}

#[test]
fn a_site_on_both_sides_of_the_date_line_is_shown_in_one_piece() {
    let made = files(&places(&[(-18.1, 178.4), (-13.8, -171.8), (-21.1, -175.2)]));
    let html = page(&made, "ar/map.html");
    let marks = marks(&html);
    let (least, most) = marks.iter().fold((f64::MAX, f64::MIN), |(a, b), (x, _)| (a.min(*x), b.max(*x)));
    assert!(marks[0].0 < marks[2].0 && marks[2].0 < marks[1].0, "Fiji, Tonga, Samoa: {marks:?}");
    assert!(least > 100.0 && most < 1_020.0 && most - least > 300.0, "{marks:?}");
}

#[test]
fn the_poles_and_hostile_names_do_no_harm() {
    let text = "//- content/places/pole.md\n---\nname: {ar: \"<script>x</script>\", en: \"\\\"><img>\"}\ncoordinates: [-90, 0]\n---\n\
                //- content/places/other.md\n---\nname: {ar: ق, en: P}\ncoordinates: [90, 180]\n---\n";
    let made = files(text);
    for path in ["ar/map.html", "en/map.html", "ar/places/pole.html", "en/places/pole.html"] {
        let html = page(&made, path);
        assert!(!html.contains("<script>x") && !html.contains("\"><img>"), "{path}");
        assert!(!html.contains("NaN") && !html.contains("inf "), "{path}");
    }
    // Marks at the poles are not cut by the edges of the picture.
    let html = page(&made, "en/map.html");
    let height: f64 =
        map(&html).split("0 0 1120 ").nth(1).and_then(|rest| rest.split('"').next()?.parse().ok()).unwrap();
    let radius: f64 = map(&html)
        .split("<circle r=\"")
        .nth(1)
        .and_then(|rest| rest.split('"').next()?.parse().ok())
        .unwrap();
    let inside = radius..=height - radius;
    assert!(
        marks(&html).len() == 2 && marks(&html).iter().all(|mark| inside.contains(&mark.1)),
        "{:?}",
        marks(&html)
    );
}

#[test]
fn coordinates_are_said_in_the_words_and_digits_of_the_page() {
    let place = places(&[(-0.52, 166.93)]);
    let book = crate::support::BOOK;
    let arab = format!("//- book.toml\n{book}[dates.ar]\ndigits = \"arab\"\n{place}");
    let said = |site: &str, lang: &str| {
        let html = page(&files(site), &format!("{lang}/places/p0000.html"));
        let (_, rest) = html.split_once("<dd><bdi>").expect("coordinates");
        rest.split_once("</bdi>").expect("they end").0.to_owned()
    };
    assert_eq!(said(&place, "en"), "0.52° S, 166.93° E");
    let latin = said(&place, "ar");
    assert_eq!(
        latin, "\u{2066}0.52°\u{2069} جنوباً، \u{2066}166.93°\u{2069} شرقاً",
        "each number is kept whole"
    );
    assert_eq!(said(&arab, "ar").replace(['\u{2066}', '\u{2069}'], ""), "٠٫٥٢° جنوباً، ١٦٦٫٩٣° شرقاً");
}

#[test]
fn a_site_whose_places_have_no_coordinates_has_no_map() {
    let made = files("//- content/places/a.md\n---\nname: A\n---\n");
    assert!(!made.keys().any(|path| path.ends_with("map.html")));
}

#[test]
fn a_map_says_that_crowded_circles_were_moved_and_marks_where_they_belong() {
    let close = [(33.9, 35.5), (33.12, 35.13), (35.18, 33.38), (33.5, 36.3), (33.27, 35.2), (-34.6, -58.4)];
    let made = files(&places(&close));
    let said = ["أُزيحت الدوائر المتقاربة", "Crowded circles are moved apart"];
    for (path, words) in ["ar/map.html", "en/map.html"].into_iter().zip(said) {
        let html = page(&made, path);
        assert!(html.contains(words) && map(&html).contains("class=\"ends\""), "{path}");
    }
    let apart = page(&files(&places(&close[4..])), "en/map.html");
    assert!(!apart.contains(said[1]) && !map(&apart).contains("class=\"leads\""));
}

/// Baghdad, its airport, its middle, Erbil, Basra, and places far from them.
const CROWD: [(f64, f64); 8] = [
    (33.31, 44.37),
    (33.26, 44.23),
    (33.31, 44.39),
    (36.19, 44.01),
    (30.51, 47.78),
    (35.68, 139.69),
    (-34.60, -58.38),
    (46.20, 6.14),
];

/// Returns a site of these, in as many briefs each, but for Baghdad, which is in one more.
fn crowd() -> String {
    let all: Vec<String> = (0..CROWD.len()).map(|at| format!("p{at:04}")).collect();
    let mut text = places(&CROWD);
    for (brief, named) in [&all[..1], &all, &all, &all].into_iter().enumerate() {
        let _ = write!(
            text,
            "//- content/briefs/2025-01-0{}-x.ar.md\n---\ntitle: س\nplaces: [{}]\n---\n",
            brief + 1,
            named.join(", ")
        );
    }
    text
}

#[test]
fn the_place_of_the_most_briefs_has_its_name_among_others() {
    let made = files(&crowd());
    for path in ["ar/map.html", "en/map.html"] {
        let html = page(&made, path);
        let mark = map(&html).split("\n<a ").find(|mark| mark.contains("p0000.html")).expect("a mark");
        assert!(mark.contains("<text") && !mark.contains("more\""), "{path}: {mark}");
        assert!(mark.contains("class=\"tie\""), "a line leads from its mark to it: {mark}");
    }
}

#[test]
fn every_circle_that_was_moved_has_a_line_to_where_it_belongs() {
    let made = files(&crowd());
    let html = page(&made, "en/map.html");
    let moved: Vec<&str> = map(&html).split("\n<a ").filter(|mark| mark.contains(" data-from=")).collect();
    assert!(moved.len() >= 4, "{}", moved.len());
    let path = |class: &str| {
        let (_, rest) = map(&html).split_once(&format!("<path class=\"{class}\"")).expect("a path");
        rest.split_once(" d=\"").expect("its line").1.split_once('"').expect("it ends").0.to_owned()
    };
    let (leads, ends) = (path("leads"), path("ends"));
    assert_eq!((leads.matches('M').count(), ends.matches('M').count()), (moved.len(), moved.len()));
    for mark in moved {
        let read = |start: &str, end: char| {
            mark.split_once(start).and_then(|(_, rest)| rest.split_once(end)).unwrap().0
        };
        let (at, from) = (read("translate(", ')'), read("data-from=\"", '"'));
        assert!(
            leads.contains(&format!("M{from}L{at}")) && ends.contains(&format!("M{from}h0")),
            "{at} {from}"
        );
    }
    let last = map(&html).rfind("<a ").expect("marks");
    assert!(map(&html).find("class=\"leads\"") > Some(last), "lines lie on the circles");
}
