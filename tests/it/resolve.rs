//! Words become ids: links, citations, mentions, statements, backlinks, related briefs, positions, staleness.

use crate::support::{lines, site};
use mujaz::diag::report::Report;
use mujaz::input::Input;
use mujaz::lang::tag::Lang;
use mujaz::model::brief::{Standing, Target};
use mujaz::model::graph::Graph;
use mujaz::model::id::EntityId;
use mujaz::model::quotation::QuotationPlace;
use mujaz::parse::{ParseOptions, parse};
use mujaz::resolve::resolve;

/// A site of two briefs that the tests ask about.
const TALKS: &str = r#"
//- content/actors/iraq.md
---
name: {ar: العراق, en: Iraq}
type: state
---
//- content/actors/numan.md
---
name: {ar: صباح النعمان, en: Sabah al-Numan}
aliases: {ar: [النعمان], en: [al-Numan]}
positions:
  - {title: {ar: المتحدث العسكري, en: military spokesman}, organization: iraq, from: 2022}
  - {title: {ar: ضابط, en: officer}, organization: iraq, to: 2021}
---
//- content/places/baghdad.md
---
name: {ar: بغداد, en: Baghdad}
---
//- content/topics/security.md
---
name: {ar: الأمن, en: Security}
---
//- content/sources/library.yaml
report:
  title: تقرير
  publisher: العربي الجديد
  date: 2025-11-07
//- content/briefs/talks/index.ar.md
---
title: مشاورات
date: 2025-11-07
summary: ["عُقدت المشاورات في بغداد. [@report]"]
actors: [{id: numan, role: speaker}, iraq]
places: [baghdad]
topics: [security]
sources: [report]
---
قال النعمان لـ«العربي الجديد» إن المشاورات جرت ببغداد. ثم عاد إلى [[agreement|الاتفاق]] وحده [@report].

> نجدد التزامنا.
>
> — [[numan]] [@report]
//- content/briefs/talks/index.en.md
---
title: Talks
summary: [Talks were held.]
---
Sabah al-Numan spoke in Baghdad about [the deal](../agreement.ar.md#sec).
//- content/briefs/agreement.ar.md
---
title: الاتفاق
date: 2024-09
actors: [iraq]
topics: [security]
---
## بند {#sec}

نص.
"#;

fn read(text: &str) -> (Input, Graph, Vec<String>) {
    let input = site(text);
    let mut report = Report::new();
    let drafts = parse(&input, &ParseOptions::default(), &mut report);
    let graph = resolve(drafts, &input, &mut report);
    let lines = lines(&input, report);
    (input, graph, lines)
}

fn lang(tag: &str) -> Lang {
    Lang::parse(tag).expect("a tag")
}

fn find(graph: &Graph, slug: &str) -> EntityId {
    let is_it = |id: &EntityId| &**graph.url_slug(*id) == slug;
    graph.entities().into_iter().find(is_it).expect("an entity of that id")
}

#[test]
fn a_sound_site_has_nothing_to_report() {
    let (_, graph, lines) = read(TALKS);
    assert_eq!(lines, Vec::<String>::new());
    assert_eq!(graph.briefs.len(), 2);
    assert_eq!(graph.publishers.len(), 1);
    let newest: Vec<&str> = graph.newest.iter().map(|id| &*graph.brief(*id).slug).collect();
    assert_eq!(newest, ["talks", "agreement"]);
}

#[test]
fn first_mentions_are_found_with_prefixes_and_other_spellings() {
    let (input, graph, _) = read(TALKS);
    let EntityId::Brief(talks) = find(&graph, "talks") else { panic!("a brief") };
    let text = &graph.brief(talks).texts[&lang("ar")];
    let source = input.text(text.file);
    let mentioned: Vec<&str> =
        text.mentions.iter().map(|m| &source[m.start as usize..m.end as usize]).collect();
    assert_eq!(mentioned, ["بغداد", "النعمان", "العربي الجديد", "بغداد"]);
    let english = &graph.brief(talks).texts[&lang("en")];
    let source = input.text(english.file);
    let mentioned: Vec<&str> =
        english.mentions.iter().map(|m| &source[m.start as usize..m.end as usize]).collect();
    assert_eq!(mentioned, ["Sabah al-Numan", "Baghdad"]);
}

#[test]
fn backlinks_carry_their_sentence_and_cross_languages() {
    let (_, graph, _) = read(TALKS);
    let appearances = graph.find_appearances(find(&graph, "agreement")).expect("appearances");
    let links: Vec<(&str, &str)> =
        appearances.backlinks.iter().map(|link| (link.lang.language(), &*link.sentence)).collect();
    assert_eq!(
        links,
        [("ar", "ثم عاد إلى الاتفاق وحده."), ("en", "Sabah al-Numan spoke in Baghdad about the deal."),]
    );
    let report = graph.find_appearances(find(&graph, "report")).expect("appearances");
    assert!(report.backlinks.iter().any(|link| &*link.sentence == "عُقدت المشاورات في بغداد."));
}

#[test]
fn a_citation_alone_is_told_of_by_what_stands_around_it() {
    let said = |body: &str| -> Vec<String> {
        let summary = TALKS.replace("summary: [\"عُقدت المشاورات في بغداد. [@report]\"]\n", "");
        let (start, rest) = summary.split_once("قال النعمان").expect("the body");
        let (_, english) = rest.split_once("//- content/briefs/talks/index.en.md").expect("the translation");
        let text = format!("{start}{body}\n//- content/briefs/talks/index.en.md{english}");
        let (_, graph, _) = read(&text);
        let report = graph.find_appearances(find(&graph, "report")).expect("appearances");
        report.backlinks.iter().map(|link| link.sentence.to_string()).collect()
    };
    let table = "## أعداد\n\n| البلد | العدد | المصدر |\n|---|---|---|\n| العراق | ٣ | [@report] |\n";
    assert_eq!(said(table), ["العراق · ٣"]);
    assert_eq!(said("## أعداد\n\n| المصدر |\n|---|\n| [@report] |\n"), ["أعداد"]);
    assert_eq!(said("## أعداد\n\nنص.\n\n[@report]\n"), ["أعداد"]);
    assert_eq!(said("## أعداد\n\n- ([@report])\n"), ["أعداد"]);
    assert_eq!(said("## أعداد [@report]\n"), ["أعداد"], "what has words keeps them");
    assert_eq!(said("نص.[^1]\n\n## أعداد\n\n[^1]: [@report]\n"), [""], "a note stands under no heading");
    assert_eq!(said("- [@report]\n"), [""], "that it is spoken of is known all the same");
}

#[test]
fn quotations_are_gathered_by_speaker() {
    let (_, graph, _) = read(TALKS);
    let EntityId::Actor(numan) = find(&graph, "numan") else { panic!("an actor") };
    let [statement] = &graph.statements[numan.index()][..] else { panic!("one statement") };
    let brief = graph.brief(statement.brief);
    let quotation = brief.find_leading(&brief.statements[statement.statement]).expect("a quotation");
    assert_eq!(quotation.place, QuotationPlace::Block(1));
    assert_eq!(quotation.sources.len(), 1);
}

#[test]
fn a_joint_quotation_is_of_all_whom_and_joins() {
    let speakers = |attribution: &str| -> Vec<String> {
        let text = TALKS.replace("> — [[numan]] [@report]", &format!("> — {attribution} [@report]"));
        let (_, graph, _) = read(&text);
        let EntityId::Brief(talks) = find(&graph, "talks") else { panic!("a brief") };
        let quotations = &graph.brief(talks).texts[&lang("ar")].quotations;
        let speakers = quotations.iter().flat_map(|quotation| &quotation.speakers);
        speakers.map(|id| graph.actor(*id).slug.to_string()).collect()
    };
    assert_eq!(speakers("[[numan]] و[[iraq]]"), ["numan", "iraq"]);
    assert_eq!(speakers("[[iraq]] و[[numan|الناطق]] في بيان مشترك"), ["iraq", "numan"]);
    assert_eq!(speakers("النعمان والعراق"), ["numan", "iraq"]);
    assert_eq!(speakers("[[numan]]، المتحدث باسم [[iraq]]"), ["numan"]);
    assert_eq!(speakers("المتحدث باسم [[iraq]]"), ["iraq"]);
    assert_eq!(speakers("[[numan]] و[[numan]]"), ["numan"]);
    assert_eq!(speakers("[[numan]] وآخرون"), ["numan"]);
}

#[test]
fn the_position_held_on_the_day_is_known() {
    let (_, graph, _) = read(TALKS);
    let EntityId::Actor(numan) = find(&graph, "numan") else { panic!("an actor") };
    let EntityId::Brief(talks) = find(&graph, "talks") else { panic!("a brief") };
    let positions = graph.positions_on(numan, talks);
    let titles: Vec<&str> = positions.iter().filter_map(|position| position.title.find(lang("en"))).collect();
    assert_eq!(titles, ["military spokesman"]);
}

#[test]
fn related_briefs_and_co_appearances_are_mutual() {
    let (_, graph, _) = read(TALKS);
    let EntityId::Brief(talks) = find(&graph, "talks") else { panic!("a brief") };
    let EntityId::Brief(agreement) = find(&graph, "agreement") else { panic!("a brief") };
    assert_eq!(graph.brief(talks).related, [agreement]);
    assert_eq!(graph.brief(agreement).related, [talks]);
    let EntityId::Actor(iraq) = find(&graph, "iraq") else { panic!("an actor") };
    let EntityId::Actor(numan) = find(&graph, "numan") else { panic!("an actor") };
    assert_eq!(graph.together[iraq.index()][0].actor, numan);
    assert_eq!(graph.together[numan.index()][0].briefs, 1);
}

#[test]
fn links_between_files_lead_to_the_heading() {
    let (_, graph, _) = read(TALKS);
    let EntityId::Brief(talks) = find(&graph, "talks") else { panic!("a brief") };
    let target = &graph.brief(talks).texts[&lang("en")].targets[0];
    let expected = Target::Entity { id: find(&graph, "agreement"), fragment: Some("sec".into()) };
    assert_eq!(*target, expected);
}

#[test]
fn every_unknown_name_is_said_once_with_the_nearest() {
    let broken = TALKS
        .replace("[{id: numan, role: speaker}, iraq]", "[{id: nuaman, role: speeker}, baghdad]")
        .replace("places: [baghdad]", "places: [bagdad]")
        .replace("topics: [security]\nsources", "topics: [securty]\nsources")
        .replace("sources: [report]", "sources: [reprot]")
        .replace("[[agreement|", "[[agrement|")
        .replace("agreement.ar.md#sec", "agreement.ar.md#sex");
    let (_, _, lines) = read(&broken);
    let codes: Vec<String> =
        lines.iter().map(|line| line.split(' ').take(2).collect::<Vec<_>>().join(" ")).collect();
    assert_eq!(
        codes,
        [
            "content/briefs/talks/index.ar.md:5:15 unknown-actor",
            "content/briefs/talks/index.ar.md:5:29 unknown-value",
            "content/briefs/talks/index.ar.md:5:39 unknown-actor",
            "content/briefs/talks/index.ar.md:6:10 unknown-place",
            "content/briefs/talks/index.ar.md:7:10 unknown-topic",
            "content/briefs/talks/index.ar.md:8:11 unknown-source",
            "content/briefs/talks/index.ar.md:10:69 broken-link",
            "content/briefs/talks/index.en.md:5:50 broken-heading",
        ]
    );
}

#[test]
fn a_translation_knows_which_paragraphs_it_is_behind() {
    let (input, graph, _) = read(TALKS);
    drop(graph);
    let mut report = Report::new();
    let drafts = parse(&input, &ParseOptions::default(), &mut report);
    let talks = drafts.briefs.iter().find(|draft| draft.id.value == "talks").expect("the talks");
    let original = talks.texts.iter().find(|text| text.lang == lang("ar")).expect("the original");
    let revision = mujaz::resolve::staleness::revision(original, input.text(original.file));
    let with = |site: &str| {
        let key = format!("title: Talks\ntranslation: {{of: ar, revision: \"{revision}\"}}");
        let (_, graph, lines) = read(&site.replace("title: Talks", &key));
        assert_eq!(lines, Vec::<String>::new());
        let EntityId::Brief(talks) = find(&graph, "talks") else { panic!("a brief") };
        graph.brief(talks).texts[&lang("en")].standing.clone()
    };
    assert_eq!(with(TALKS), Standing::Current);
    assert_eq!(with(&TALKS.replace("نجدد", "نؤكد")), Standing::Outdated { head: false, blocks: vec![1] });
    let titled = with(&TALKS.replace("title: مشاورات", "title: لقاء"));
    assert_eq!(titled, Standing::Outdated { head: true, blocks: vec![] });
}

#[test]
fn part_of_never_goes_round() {
    let text = "//- content/topics/a.md\n---\nname: A\npart-of: [b]\n---\n\
                //- content/topics/b.md\n---\nname: B\npart-of: [a]\n---\n";
    let (_, graph, lines) = read(text);
    assert_eq!(lines, ["content/topics/b.md:3:11 circular-part `part-of: a` goes round in a circle"]);
    assert!(graph.topics[1].part_of.is_empty());
}

#[test]
fn help_says_how_what_is_meant_is_written() {
    let helps = |keys: &str| -> Vec<String> {
        let input =
            site(&format!("{TALKS}\n//- content/briefs/2025-01-01-x.ar.md\n---\ntitle: س\n{keys}---\nنص.\n"));
        let mut report = Report::new();
        let drafts = parse(&input, &ParseOptions::default(), &mut report);
        let _graph = resolve(drafts, &input, &mut report);
        report
            .diagnostics()
            .iter()
            .filter_map(|diagnostic| diagnostic.help.as_ref().map(ToString::to_string))
            .collect()
    };
    assert_eq!(helps("actors: [iraq، numan]\n"), ["part the ids of a list with `,`: `[iraq, numan]`"]);
    assert_eq!(helps("places: [iraq]\n"), ["`iraq` is an actor; give the id of a place here"]);
    assert_eq!(helps("summary:\n  - قال: لا\n"), ["a `: ` makes a map: write the text in quotes: `'قال: لا'`"]);
}
