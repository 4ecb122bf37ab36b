//! Who appears with whom: what is shown of very many, how heavy the page is, and that it is always the same.

use crate::support::{files, page};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;

/// How many bytes a page with a network has at most.
const HEAVIEST: usize = 300_000;
/// How many bytes the picture on an actor's page has at most.
const SMALL: usize = 4_000;

/// Returns a site of so many actors, who meet in circles of twenty: the first ones of a circle most often.
fn circles(actors: usize, briefs: usize) -> String {
    let mut text = String::new();
    for at in 0..actors {
        let _ = write!(
            text,
            "//- content/actors/a{at:04}.md\n---\nname: {{ar: \"عبد الرحمن الخطيب {at}\", en: \"Abd al-Rahman al-Khatib {at}\"}}\n---\n"
        );
    }
    // A small generator, so that no two circles are alike: Knuth's, of the MMIX.
    let mut state = 1u64;
    let mut below = |limit: usize| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) as usize % limit
    };
    for number in 0..briefs {
        let circle = below(actors.div_ceil(20));
        let mut parts = BTreeSet::new();
        for _ in 0..4 {
            // The smaller of two draws: the first of a circle are drawn most.
            let member = below(20).min(below(20)).min(below(20));
            parts.insert((circle * 20 + member).min(actors - 1));
        }
        let list: Vec<String> = parts.iter().map(|part| format!("a{part:04}")).collect();
        let _ = write!(
            text,
            "//- content/briefs/2025-{:02}-{:02}-b{number:05}.ar.md\n---\ntitle: موجز {number}\nactors: [{}]\n---\n",
            number % 12 + 1,
            number % 28 + 1,
            list.join(", ")
        );
    }
    text
}

fn picture(html: &str) -> &str {
    let (_, rest) = html.split_once("<svg class=\"picture network\"").expect("a network");
    rest.split_once("</svg>").expect("it ends").0
}

#[test]
fn a_thousand_actors_are_legible_and_the_page_stays_light() {
    let text = circles(1_000, 2_500);
    let made = files(&text);
    for lang in ["ar", "en"] {
        let html = page(&made, &format!("{lang}/network.html"));
        assert!(html.len() < HEAVIEST, "{lang}: {} bytes", html.len());
        let picture = picture(&html);
        let shown = picture.matches("<a href").count();
        assert!((60..=160).contains(&shown), "{shown} actors are shown");
        let named = picture.split("<a href").skip(1).filter(|mark| {
            let mark = mark.split("</a>").next().unwrap_or_default();
            mark.contains("<text") && !mark.contains("class=\"more\"")
        });
        assert!(named.count() * 2 > shown, "most have their names");
        assert!(picture.contains("id=\"group-1\"") && html.contains("href=\"#group-1\""), "there are groups");
        let before = if lang == "ar" { "من أصل " } else { " actors of " };
        let (_, rest) = html.split_once(before).expect("it says of how many");
        let digits: String = rest.chars().take_while(char::is_ascii_digit).collect();
        let all: usize = digits.parse().expect("a number");
        assert!(all > 600 && all <= 1_000, "{all}");
        assert!(made.contains_key(&format!("{lang}/network/2.html")), "the table goes on");
    }
    let again = files(&text);
    assert_eq!(made["ar/network.html"], again["ar/network.html"]);
}

#[test]
fn few_actors_are_all_shown_with_their_newest_shared_brief() {
    let site = "
//- content/actors/a.md
---
name: {ar: ألف, en: Alpha}
---
//- content/actors/b.md
---
name: {ar: باء, en: Beta}
---
//- content/actors/c.md
---
name: {en: Gamma & <Sons>}
---
//- content/actors/d.md
---
name: {ar: دال, en: Delta}
---
//- content/briefs/2025-01-01-old.ar.md
---
title: قديم
actors: [a, b]
---
//- content/briefs/2025-02-01-new.ar.md
---
title: جديد
actors: [a, b, c]
---
//- content/briefs/2025-03-01-alone.ar.md
---
title: وحده
actors: [d]
---
";
    let made = files(site);
    let html = page(&made, "ar/network.html");
    assert_eq!(picture(&html).matches("<a href").count(), 3, "who appears with nobody is not shown");
    assert!(html.contains("3 أطراف."), "{html}");
    let (_, table) = html.split_once("<tbody>").expect("a table");
    let first = table.split("</tr>").next().expect("a row");
    assert!(first.contains("actors/a.html") && first.contains("actors/b.html") && first.contains(">2<"));
    assert!(first.contains("2025-02-01-new.html") && !first.contains("2025-01-01-old.html"), "{first}");
    assert!(html.contains("Gamma &amp; &lt;Sons&gt;") && !html.contains("<Sons>"));
    assert!(html.contains("lang=\"en\" direction=\"ltr\""), "a foreign name says so");
    let actor = page(&made, "en/actors/a.html");
    assert!(actor.contains("class=\"picture ego\"") && actor.contains("href=\"../network.html\""));
    assert!(!page(&made, "en/actors/d.html").contains("class=\"picture ego\""), "alone, there is none");
}

#[test]
fn two_who_are_equal_look_alike_and_stand_side_by_side() {
    let made = files(
        "//- content/actors/a.md\n---\nname: A\n---\n//- content/actors/b.md\n---\nname: B\n---\n\
         //- content/briefs/2025-01-01-x.ar.md\n---\ntitle: س\nactors: [a, b]\n---\n",
    );
    let html = page(&made, "en/network.html");
    let marks: Vec<&str> = picture(&html).split("<a href").skip(1).collect();
    let look =
        |mark: &str| mark.split_once("class=").unwrap().1.split_once(" transform").unwrap().0.to_owned();
    assert_eq!(look(marks[0]), look(marks[1]));
    let at = |mark: &str| mark.split_once("translate(").unwrap().1.split_once(')').unwrap().0.to_owned();
    let (one, other) = (at(marks[0]), at(marks[1]));
    assert_eq!(one.split(' ').nth(1), other.split(' ').nth(1), "{one} {other}");
}

#[test]
fn where_nobody_appears_with_anybody_there_is_no_network() {
    let made = files(
        "//- content/actors/a.md\n---\nname: A\n---\n//- content/briefs/2025-01-01-x.ar.md\n---\ntitle: س\nactors: [a]\n---\n",
    );
    assert!(!made.keys().any(|path| path.contains("network")));
    assert!(!page(&made, "ar/index.html").contains("network.html"));
}

#[test]
fn the_picture_of_a_neighbourhood_is_small() {
    let made = files(&circles(60, 400));
    let pages = made.iter().filter(|(path, _)| path.contains("/actors/a"));
    let mut seen = 0;
    for (path, _) in pages {
        let html = page(&made, path);
        let Some((_, rest)) = html.split_once("<svg class=\"picture ego\"") else { continue };
        let svg = rest.split_once("</svg>").expect("it ends").0;
        assert!(svg.len() < SMALL, "{path}: {} bytes", svg.len());
        seen += 1;
    }
    assert!(seen > 60, "{seen}");
}

#[test]
fn no_two_marks_lie_on_each_other() {
    let made = files(&circles(1_000, 2_500));
    let html = page(&made, "en/network.html");
    let number = |text: &str| text.parse::<f64>().expect("a number");
    let mut marks: Vec<(f64, f64, f64)> = Vec::new();
    for mark in picture(&html).split("translate(").skip(1) {
        let (x, rest) = mark.split_once(' ').expect("two numbers");
        let (y, rest) = rest.split_once(')').expect("they end");
        let (_, rest) = rest.split_once("<circle r=\"").expect("a circle");
        marks.push((number(x), number(y), number(rest.split_once('"').expect("its size").0)));
    }
    let mut lying: BTreeMap<usize, usize> = BTreeMap::new();
    for (at, one) in marks.iter().enumerate() {
        for (to, other) in marks.iter().enumerate().skip(at + 1) {
            let far = ((one.0 - other.0).powi(2) + (one.1 - other.1).powi(2)).sqrt();
            if far < one.2 + other.2 {
                lying.insert(at, to);
            }
        }
    }
    assert!(lying.is_empty(), "{lying:?}");
}
