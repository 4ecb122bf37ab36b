//! Quotations: who said them, which of several texts are one, where they stand, and how editors are told.

use crate::support::{BOOK, files, page, site};
use mujaz::session::{SessionOptions, prepare};
use serde_json::{Value, json};

const LIBRARY: &str = "//- content/actors/roe.md\n---\nname: {ar: جين رو, en: Jane Roe}\ntype: person\n---\n\
    //- content/actors/doe.md\n---\nname: {ar: جون دو, en: John Doe}\ntype: person\n---\n\
    //- content/actors/poe.md\n---\nname: {ar: آن بو, en: Ann Poe}\ntype: person\n---\n\
    //- content/actors/desk.md\n---\nname: {ar: المكتب, en: The desk}\ntype: organization\n---\n\
    //- content/sources/library.yaml\nearly: {title: Early, date: 2025-11-06}\nundated: {title: Undated}\n\
    english: {title: Spoken, language: en}\ngerman: {title: Gesprochen, language: de}\n";

/// Returns the files of a site with the library and a brief of these texts.
fn texts(arabic: &str, english: &str) -> String {
    let english = match english {
        "" => String::new(),
        body => format!("//- content/briefs/2025-11-10-m.en.md\n---\ntitle: M\n---\n{body}\n"),
    };
    format!("{LIBRARY}//- content/briefs/2025-11-10-m.ar.md\n---\ntitle: م\n---\n{arabic}\n{english}")
}

/// Returns the statements of the brief, as data has them.
fn statements(text: &str) -> Vec<Value> {
    let data: Value = serde_json::from_str(&page(&files(text), "data/graph.json")).expect("JSON");
    data["briefs"][0]["statements"].as_array().cloned().unwrap_or_default()
}

/// Returns who is found to have said a quotation that ends so.
fn speakers(attribution: &str) -> Value {
    let text = texts(&format!("> قول.\n>\n> — {attribution}"), "");
    statements(&text).first().map_or(json!([]), |of| of["speakers"].clone())
}

/// Returns the codes and messages of what a brief of these texts is told.
fn told(arabic: &str, english: &str) -> Vec<(String, String)> {
    let input = site(&format!("{BOOK}{}", texts(arabic, english)));
    let diagnostics = prepare(&input, SessionOptions::default()).diagnostics;
    let codes = ["unclear-attribution", "differing-quotation", "uncited-quotation"];
    let told = diagnostics.iter().map(|(_, of)| (of.code.name().to_owned(), of.message.to_string()));
    told.filter(|(code, _)| codes.contains(&code.as_str())).collect()
}

#[test]
fn quotations_in_another_order_are_one_by_speaker_and_source() {
    let quote = |words: &str, who: &str| format!("> {words}\n>\n> — [[{who}]] [@early]\n\n");
    let arabic = format!("فقرة.\n\n{}{}فقرة.\n\n{}", quote("أ", "roe"), quote("ب", "doe"), quote("ج", "roe"));
    let english =
        format!("Para.\n\n{}{}Para.\n\n{}", quote("B", "doe"), quote("A", "roe"), quote("C", "roe"));
    let all = statements(&texts(&arabic, &english));
    let pairs: Vec<Value> = all.iter().map(|of| json!([of["text"]["ar"], of["text"]["en"]])).collect();
    assert_eq!(pairs, [json!(["أ", "A"]), json!(["ب", "B"]), json!(["ج", "C"])]);
    let ids: Vec<&str> = all.iter().filter_map(|of| of["id"].as_str()).collect();
    assert_eq!(ids, ["2025-11-10-m#b1", "2025-11-10-m#b2", "2025-11-10-m#b4"]);
}

#[test]
fn what_a_translation_quotes_alone_has_an_id_of_its_own_and_is_told_of() {
    let quote = |words: &str, who: &str| format!("> {words}\n>\n> — [[{who}]] [@early]\n\n");
    let arabic = format!("فقرة.\n\n{}{}", quote("أ", "roe"), quote("ب", "doe"));
    let english =
        format!("Para.\n\n{}{}{}", quote("B", "doe"), quote("A", "roe"), quote("English only", "doe"));
    let all = statements(&texts(&arabic, &english));
    let mut ids: Vec<&str> = all.iter().filter_map(|of| of["id"].as_str()).collect();
    let count = ids.len();
    ids.sort_unstable();
    ids.dedup();
    assert_eq!(ids.len(), count, "{ids:?}");
    for statement in &all {
        let is_foreign = statement["text"].get("ar").is_none();
        assert_eq!(statement["id"].as_str().is_some_and(|id| id.ends_with("-en")), is_foreign, "{statement}");
    }
    assert!(told(&arabic, &english).iter().any(|(code, _)| code == "differing-quotation"));
    let same = format!("Para.\n\n{}{}", quote("A", "roe"), quote("B", "doe"));
    assert_eq!(told(&arabic, &same), []);
}

#[test]
fn those_who_say_it_together_are_joined_by_and_and_in_lists_by_commas() {
    for (attribution, expected) in [
        ("[[roe]] و[[doe]] [@early]", json!(["roe", "doe"])),
        ("[[roe]] [@early] و[[doe]] [@undated]", json!(["roe", "doe"])),
        ("[[roe]]، [[doe]] و[[poe]]", json!(["roe", "doe", "poe"])),
        ("[[roe]], [[doe]], and [[poe]]", json!(["roe", "doe", "poe"])),
        ("[[roe]], [[desk]]", json!(["roe"])),
        ("[[roe]]، المتحدث باسم [[desk]]", json!(["roe"])),
        ("المتحدث باسم [[desk]] [[roe]]", json!(["roe"])),
        ("المتحدثة [[roe]]", json!(["roe"])),
        ("بيان صادر عن [[desk]]", json!(["desk"])),
        ("كلٌّ من [[roe]] و[[doe]]", json!(["roe", "doe"])),
        ("both [[roe]] and [[doe]]", json!(["roe", "doe"])),
        ("[[roe]] and [[doe]]'s adviser", json!(["roe"])),
    ] {
        assert_eq!(speakers(attribution), expected, "{attribution}");
    }
}

#[test]
fn who_is_named_only_to_tell_of_somebody_else_did_not_say_it() {
    for attribution in [
        "الوزير، نقلاً عن [[roe]]",
        "وزير الدفاع بحسب [[desk]]",
        "مكتب [[roe]]",
        "مصدر في [[desk]] [@early]",
        "the minister, quoted by [[roe]]",
        "[[roe]]'s deputy",
        "[[roe]]'s lawyer [@early]",
        "مصادر في [[desk]] و[[roe]]",
        "sources in [[desk]] and [[roe]]",
        "a source in [[desk]], [[roe]]",
    ] {
        assert_eq!(speakers(attribution), json!([]), "{attribution}");
    }
    let text = "actors: [roe]\n---\n> Words.\n>\n> — Jane Roe’s deputy [@early]\n\n> More.\n>\n> — Jane Roe [@early]\n";
    let brief = format!("{LIBRARY}//- content/briefs/2025-11-10-m.en.md\n---\ntitle: M\n{text}");
    assert_eq!(statements(&brief).len(), 1, "one of both is hers");
}

#[test]
fn who_is_named_without_a_link_may_have_a_title_and_is_nobody_else() {
    let actors = "//- content/actors/other.md\n---\nname: Max Roe\naliases: [Roe]\n---\n\
        //- content/actors/second.md\n---\nname: Eva Roe\naliases: [Roe]\n---\n";
    let brief =
        "//- content/briefs/2025-11-10-m.en.md\n---\ntitle: M\nactors: [roe, doe, other, second]\n---\n";
    for (attribution, expected) in [
        ("Defence Minister Jane Roe [@early]", json!(["roe"])),
        ("Mr John Doe", json!(["doe"])),
        ("*Jane Roe* and John Doe", json!(["roe", "doe"])),
        ("Jane Roe's lawyer", json!([])),
        ("Jane Roe family lawyer", json!([])),
        ("residents of Jane Roe Street", json!([])),
        ("a lawyer for Jane Roe", json!([])),
        // Two are called so.
        ("Roe", json!([])),
    ] {
        let text = format!("{LIBRARY}{actors}{brief}> Words.\n>\n> — {attribution}\n");
        let found = statements(&text).first().map_or(json!([]), |of| of["speakers"].clone());
        assert_eq!(found, expected, "{attribution}");
    }
}

#[test]
fn who_may_not_be_read_as_a_speaker_is_told_of() {
    for (arabic, expected) in [
        ("> قول.\n>\n> - [[roe]] [@early]", 1),
        ("> قول. — [[roe]] [@early]", 1),
        ("> قول.\n>\n> — [[roe]], [[doe]] [@early]", 1),
        ("> قول.\n>\n> — [[roe]], [[desk]] [@early]", 0),
        ("> قول.\n>\n> — [[roe]]، [[doe]] و[[poe]] [@early]", 0),
        ("> قول.\n>\n> ـ [[roe]] [@early]", 1),
        ("> قول.\n\n— [[roe]] [@early]", 1),
        ("> قول.\n\n— كتبت [[roe]] ذلك.", 0),
        ("> قول.\n>\n> - بند\n> - [[roe]]", 0),
        ("> قال [[roe]] إنه ماضٍ.", 0),
        ("> - [[roe]] حضر.", 0),
    ] {
        let told = told(arabic, "");
        assert_eq!(
            told.iter().filter(|(code, _)| code == "unclear-attribution").count(),
            expected,
            "{arabic}: {told:?}"
        );
    }
}

#[test]
fn a_quotation_in_a_footnote_is_a_statement_too() {
    let arabic = "نص.[^2] وآخر.[^1]\n\n[^1]: هامش.\n\n    > في الحاشية.\n    >\n    > — [[roe]] [@early]\n\n[^2]: غيره.";
    let text = texts(arabic, "");
    let all = statements(&text);
    assert_eq!(all.len(), 1, "{all:?}");
    assert_eq!((&all[0]["id"], &all[0]["text"]["ar"]), (&json!("2025-11-10-m#fn-2"), &json!("في الحاشية.")));
    let files = files(&text);
    let brief = page(&files, "ar/briefs/2025-11-10-m.html");
    let note = &brief[brief.find("<li id=\"fn-2\">").expect("the note of that number")..];
    assert!(note[..note.find("</li>").expect("its end")].contains("في الحاشية."));
    assert!(page(&files, "ar/actors/roe.html").contains("href=\"../briefs/2025-11-10-m.html#fn-2\""));
    let bare = "نص.[^1]\n\n[^1]: هامش.\n\n    > بلا مصدر.\n    >\n    > — [[roe]]";
    assert_eq!(told(bare, "").len(), 1, "it cites no source");
}

#[test]
fn a_quotation_around_another_rests_on_its_own_sources() {
    let arabic = "> الخارجي:\n>\n> > الداخلي.\n> >\n> > — [[roe]] [@early]\n>\n> — [[doe]] [@undated]";
    let all = statements(&texts(arabic, ""));
    let [outer, inner] = &all[..] else { panic!("two statements: {all:?}") };
    assert_eq!((&outer["speakers"], &outer["sources"]), (&json!(["doe"]), &json!(["undated"])));
    assert_eq!(outer["date"], "2025-11-10", "nobody else's source dates it");
    assert_eq!(outer["text"]["ar"], "الخارجي:\n\nالداخلي.\n\n— جين رو");
    assert_eq!((&inner["sources"], &inner["date"]), (&json!(["early"]), &json!("2025-11-06")));
    let uncited = "> الخارجي:\n>\n> > الداخلي.\n> >\n> > — [[roe]] [@early]\n>\n> — [[doe]]";
    assert_eq!(told(uncited, "").len(), 1, "the outer one cites nothing itself");
}

#[test]
fn words_are_a_translation_of_the_language_in_which_they_were_said() {
    let quote = |words: &str, source: &str| format!("> {words}\n>\n> — [[roe]] [@{source}]\n");
    let pages = |source: &str| {
        let text = texts(&quote("نمضي.", source), &quote("We go on.", source));
        let files = files(&text);
        let language = statements(&text)[0]["language"].clone();
        [page(&files, "ar/actors/roe.html"), page(&files, "en/actors/roe.html"), language.to_string()]
    };
    let [arabic, english, language] = pages("english");
    assert!(arabic.contains("مترجم عن الإنجليزية"), "{arabic}");
    assert!(!english.contains("translated from") && !english.contains("<details"), "{english}");
    assert_eq!(language, "\"en\"");
    let [arabic, english, _] = pages("german");
    assert!(arabic.contains("مترجم عن الألمانية") && english.contains("translated from German"));
    assert!(!english.contains("<details"), "the Arabic is no original either");
    let [arabic, english, language] = pages("undated");
    assert!(!arabic.contains("مترجم عن") && english.contains("translated from Arabic"));
    assert!(english.contains("<details") && language == "null");
}
