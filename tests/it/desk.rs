//! The rules of `check` that an editor's desk needs: what they find, and what is ordinary writing.

use crate::support::site;
use mujaz::diag::report::Certainty;
use mujaz::input::Input;
use mujaz::session::{SessionOptions, prepare};
use mujaz::span::LineIndex;

const BOOK: &str = "//- book.toml\n[book]\ntitle = \"T\"\nlanguage = \"ar\"\nlanguages = [\"ar\", \"en\"]\n\
                    [output.html]\nsite-url = \"https://example.org/base/\"\n";

/// Returns what is said of a site: the end of the path, line, column, code and the words that are marked.
fn said_of(input: &Input) -> Vec<String> {
    let closed = prepare(input, SessionOptions::default()).diagnostics;
    let line = |(_, of): &(_, mujaz::diag::report::Diagnostic)| {
        let text = input.text(of.span.file);
        let place = LineIndex::new(text).position(text, of.span.start as usize);
        let path = &input.file(of.span.file).path;
        let name = path.rsplit('/').next().unwrap();
        let marked = text[of.span.range()].escape_unicode();
        let marked = if text[of.span.range()].chars().any(|sign| ('\u{2028}'..='\u{206f}').contains(&sign)) {
            marked.to_string()
        } else {
            text[of.span.range()].to_owned()
        };
        format!("{name}:{}:{} {} {marked}", place.line, place.column, of.code.name())
    };
    closed.iter().map(line).map(|line| line.trim_end().to_owned()).collect()
}

fn said(text: &str) -> Vec<String> {
    said_of(&site(&format!("{BOOK}{text}")))
}

/// Returns what is said of one paragraph: the code and the words that are marked.
fn prose(lang: &str, words: &str) -> Vec<String> {
    let all = said(&format!("//- content/briefs/2025-11-07-x.{lang}.md\n---\ntitle: X\n---\n{words}\n"));
    all.into_iter().map(|line| line.split_once(' ').unwrap().1.to_owned()).collect()
}

fn arabic(words: &str) -> Vec<String> {
    prose("ar", words)
}

fn english(words: &str) -> Vec<String> {
    prose("en", words)
}

const NOTHING: [&str; 0] = [];

#[test]
fn marks_of_the_other_script_are_told_of_behind_letters_of_the_text() {
    assert_eq!(
        arabic("قال, ثم مضى; أليس كذلك?"),
        ["foreign-punctuation ,", "foreign-punctuation ;", "foreign-punctuation ?"]
    );
    assert_eq!(arabic("قالَ «نعم», ومضى"), ["foreign-punctuation ,"]);
    assert_eq!(arabic("كلمة,كلمة و*كلمة*, ثم"), ["foreign-punctuation ,", "foreign-punctuation ,"]);
    assert_eq!(
        english("He said، then left؛ really؟"),
        ["foreign-punctuation ،", "foreign-punctuation ؛", "foreign-punctuation ؟"]
    );
}

#[test]
fn marks_in_numbers_code_addresses_and_other_languages_are_left_alone() {
    for words in [
        "بلغ 1,000 و2,5 ثم «No comment, he said; why?» وقالت CNN, ثم",
        "الأمر `قال, نعم` والعنوان <https://example.org/قال,نعم?x=1> هنا",
        "انظر https://example.org/بغداد?x=قال;y=2 هنا",
        "[نص](https://example.org/قال?x=1) هنا",
        "قال\\, ثم",
        "شكرًا ;)",
    ] {
        assert_eq!(arabic(words), NOTHING, "{words}");
    }
    for words in ["He said «نعم، لا؟» and left.", "Written عمر، سالم، then left.", "Name: سالم؛"]
    {
        assert_eq!(english(words), NOTHING, "{words}");
    }
    let hebrew = "//- book.toml\n[book]\ntitle = \"T\"\nlanguage = \"he\"\n[output.html]\n\
                  site-url = \"https://example.org/\"\n\
                  //- content/briefs/2025-11-07-x.md\n---\ntitle: X\n---\nשלום, עולם?\n";
    assert_eq!(said_of(&site(hebrew)), NOTHING);
}

#[test]
fn titles_key_points_and_dates_are_prose_too() {
    let text = "//- content/briefs/2025-11-07-x.ar.md\n---\ntitle: قال, نعم\nsummary: ['قال, نعم [@s].']\n\
                sources: [{id: s, title: S}]\n\
                dates:\n  - {date: 2025, title: {ar: 'جاء, ومضى', en: 'Came، went'}}\n---\nنص.\n";
    assert_eq!(
        said(text),
        [
            "2025-11-07-x.ar.md:2:11 foreign-punctuation ,",
            "2025-11-07-x.ar.md:3:15 foreign-punctuation ,",
            "2025-11-07-x.ar.md:6:34 foreign-punctuation ,",
            "2025-11-07-x.ar.md:6:52 foreign-punctuation ،",
        ]
    );
}

#[test]
fn digits_of_two_kinds_are_told_of_within_a_number_or_a_date() {
    assert_eq!(arabic("بلغ ١2٣"), ["mixed-digits ١2٣"]);
    assert_eq!(arabic("بلغ ١٢.5 و2024–٢٠٢٦"), ["mixed-digits ١٢.5", "mixed-digits 2024–٢٠٢٦"]);
    assert_eq!(arabic("بلغ ١٢۳"), ["mixed-digits ١٢۳"]);
    assert_eq!(arabic("في ٦ تشرين الثاني/نوفمبر 2025"), ["mixed-digits ٦ تشرين الثاني/نوفمبر 2025"]);
    assert_eq!(arabic("في ٦ December 2025"), ["mixed-digits ٦ December 2025"]);
    for words in [
        "في ٦ تشرين الثاني ٢٠٢٥ طائرة F-16 وC-130",
        "قتل ١٢ شخصًا في معارك 2025",
        "`١2٣` و<https://example.org/١2>",
        "في 6 تشرين الثاني 2025، ثم ٣",
    ] {
        assert_eq!(arabic(words), NOTHING, "{words}");
    }
}

#[test]
fn controls_of_direction_need_a_partner() {
    assert_eq!(arabic("قال \u{202b}نعم"), [r"unbalanced-direction \u{202b}"]);
    assert_eq!(
        arabic("قال \u{2067}نعم\u{202c}"),
        [r"unbalanced-direction \u{2067}", r"unbalanced-direction \u{202c}"]
    );
    assert_eq!(arabic("قال \u{2069}نعم"), [r"unbalanced-direction \u{2069}"]);
    // An isolate that is closed closes what was opened in it.
    assert_eq!(arabic("قال \u{2067}نعم \u{202a}no\u{2069}"), [r"unbalanced-direction \u{202a}"]);
    // A paragraph ends all.
    assert_eq!(arabic("قال \u{2067}نعم\n\nثم\u{2069}").len(), 2);
    for words in [
        "قال \u{200f}نعم\u{200e} ثم\u{61c} مضى",
        "قال \u{2068}CNN\u{2069} و\u{202a}BBC\u{202c} و\u{2067}نعم \u{2066}no\u{2069}\u{2069}",
        "قال *\u{2067}نعم\nثم* مضى\u{2069}",
        "<!-- \u{202e} --> قال",
    ] {
        assert_eq!(arabic(words), NOTHING, "{words:?}");
    }
}

#[test]
fn what_changes_the_order_of_letters_is_told_of_wherever_it_stands() {
    assert_eq!(english("An \u{202e}elif\u{202c} file"), [r"hidden-direction \u{202e}"]);
    assert_eq!(english("An &#x202e;elif&#x202c; file"), ["hidden-direction"]);
    assert_eq!(
        english("Run `a\u{2066}b\u{2069}` now"),
        [r"hidden-direction \u{2066}", r"hidden-direction \u{2069}"]
    );
    assert_eq!(english("```\na\u{2066}b\n```"), [r"hidden-direction \u{2066}"]);
    assert_eq!(english("[a](https://example.org/\u{2067}b)"), [r"hidden-direction \u{2067}"]);
    assert_eq!(english("Run `ab\u{200e}` now, 3 \u{2066}files\u{2069}"), NOTHING);
}

#[test]
fn headings_leave_out_no_level() {
    assert_eq!(english("## A\n\n#### B\n\n### C\n\n## D"), ["skipped-heading ####"]);
    assert_eq!(english("### A"), ["skipped-heading ###"]);
    assert_eq!(english("# A\n\n## B\n\n### C\n\n#### D\n\n## E\n\n### F"), NOTHING);
}

#[test]
fn images_are_described_in_each_language() {
    let text = |ar: &str, en: &str| {
        said(&format!(
            "//- content/briefs/2025-11-07-x/index.ar.md\n---\ntitle: X\n---\n{ar}\n\
             //- content/briefs/2025-11-07-x/index.en.md\n---\ntitle: X\n---\n{en}\n\
             //- content/briefs/2025-11-07-x/a.svg\n<svg/>\n"
        ))
        .into_iter()
        .filter(|line| line.contains("undescribed"))
        .collect::<Vec<_>>()
    };
    assert_eq!(text("![](a.svg)", "![A hall](a.svg)"), ["index.ar.md:4:1 undescribed-image ![](a.svg)"]);
    assert_eq!(
        text("![قاعة كبيرة](a.svg)", "![قاعة كبيرة](a.svg)"),
        ["index.en.md:4:15 undescribed-image a.svg"]
    );
    assert_eq!(text("![[a.svg]]", "![[a.svg|A hall]]"), ["index.ar.md:4:1 undescribed-image ![[a.svg]]"]);
    assert_eq!(text("![قاعة كبيرة](a.svg)", "![A hall](a.svg)"), NOTHING);
}

#[test]
fn addresses_and_numbers_of_people_are_told_of() {
    assert_eq!(english("Write to a.b@example.org."), ["personal-contact a.b@example.org"]);
    for (words, number) in [
        ("Call +964 770 123 4567 now", "+964 770 123 4567"),
        ("Call +1 (202) 555-0143.", "+1 (202) 555-0143"),
        ("Call (202) 555-0143.", "(202) 555-0143"),
        ("Call 00964 770 1234567.", "00964 770 1234567"),
        ("Mobile: 07701234567", "07701234567"),
        ("at 0770 123 4567", "0770 123 4567"),
        ("Tel. 717 4455", "717 4455"),
    ] {
        assert_eq!(english(words), [format!("personal-contact {number}")], "{words}");
    }
    assert_eq!(arabic("هاتفه ٠٧٧٠ ١٢٣ ٤٥٦٧."), ["personal-contact ٠٧٧٠ ١٢٣ ٤٥٦٧"]);
    assert_eq!(arabic("وهاتف المكتب: 7174455").len(), 0, "a word stands between");
    assert_eq!(arabic("بهاتف 7174455"), ["personal-contact 7174455"]);
}

#[test]
fn other_numbers_and_links_are_no_contacts() {
    for words in [
        "On 2025-11-07 and 07-11-2025, 07.11.2025, 07/11/2025",
        "It cost 1,234,567,890 or 1 234 567 890 or 1.234.567.890 dinars",
        "It cost $100 000 000, +100 000 000 more",
        "In 2024-2026, 1990–2025, from 1000000 to 2000000",
        "ISBN 978-0-306-40615-7, ISBN 0-306-40615-2, ISBN: 0306406152",
        "DOI 10.1234/0770123456789 and doi:10.1000/182",
        "The id 00f3a-0770123456 and X0770123456, item #0770123456",
        "At 33.315241, 44.366148 or 0.123456789",
        "See https://example.org/0770123456789 and https://a:b@example.org/x",
        "[Write](mailto:a@example.org), <desk@example.org>, [call](tel:+9647701234567)",
        "A tweet by @somebody at example, v1.2.3-0045",
        "Resolution 2682 (2023), 1550-1560 MHz",
        "`07701234567`",
    ] {
        assert_eq!(english(words), NOTHING, "{words}");
    }
}

const ACTORS: &str = "//- content/actors/iraq.md\n---\nname: {ar: العراق, en: Iraq}\ntype: state\n---\n\
                      //- content/actors/force.md\n---\nname: {ar: القوات الجوية العراقية, en: Iraqi Air Force}\n\
                      part-of: [iraq]\n---\n\
                      //- content/actors/numan.md\n---\nname: {ar: صباح النعمان, en: Sabah al-Numan}\n\
                      aliases: {ar: [النعمان], en: [al-Numan]}\n\
                      positions: [{title: {ar: المتحدث العسكري, en: Military spokesman}, organization: iraq}]\n---\n";

/// Returns what is said of who is in a brief.
fn parts(keys: &str, words: &str) -> Vec<String> {
    let all = said(&format!(
        "{ACTORS}//- content/briefs/2025-11-07-x.ar.md\n---\ntitle: X\n{keys}---\n{words}\n\
         //- content/briefs/2025-11-06-all.ar.md\n---\ntitle: Y\nactors: [iraq, force, numan]\n---\n\
         قال صباح النعمان إن القوات الجوية العراقية جاهزة.\n"
    ));
    all.into_iter().map(|line| line.split_once(' ').unwrap().1.to_owned()).collect()
}

#[test]
fn a_mention_is_of_an_actor_that_the_brief_declares() {
    assert_eq!(parts("", "قال صباح النعمان نعم."), ["undeclared-actor صباح النعمان"]);
    assert_eq!(
        parts("", "في القوات الجوية العراقية، ثم القوات الجوية العراقية."),
        ["undeclared-actor القوات الجوية العراقية"]
    );
    // A family name is a name of many; a link is a declaration of its own; a part stands for its whole.
    assert_eq!(parts("", "قال النعمان نعم، وقال [[numan|صباح]] ثم صباح النعمان."), NOTHING);
    assert_eq!(parts("actors: [force]\n", "طارت القوات الجوية العراقية فوق العراق."), NOTHING);
    assert_eq!(parts("dates: [{date: 2025, title: D, actors: [iraq]}]\n", "في العراق."), NOTHING);
    assert_eq!(parts("sources: [{id: s, title: S, author: numan}]\n", "قال صباح النعمان [@s]."), NOTHING);
}

#[test]
fn a_name_that_two_share_is_no_mention() {
    let shared = "//- content/places/iraq-land.md\n---\nname: {ar: العراق, en: Iraq}\n---\n\
                  //- content/briefs/2025-11-05-z.ar.md\n---\ntitle: Z\nplaces: [iraq-land]\n---\nنص.\n\
                  //- content/briefs/2025-11-04-z.ar.md\n---\ntitle: Z\n---\nفي العراق.\n";
    let all = said(&format!(
        "{ACTORS}{shared}//- content/briefs/2025-11-06-all.ar.md\n---\ntitle: Y\nactors: [iraq, force, numan]\n---\n\
         قال صباح النعمان إن القوات الجوية العراقية جاهزة.\n"
    ));
    assert_eq!(all, NOTHING);
}

#[test]
fn a_declared_actor_is_mentioned_in_some_way() {
    assert_eq!(parts("actors: [numan]\n", "نص."), ["unmentioned-actor numan"]);
    assert_eq!(parts("actors: [{id: numan, role: speaker}]\n", "نص."), ["unmentioned-actor numan"]);
    for words in [
        "قال المتحدث العسكري نعم.",
        "## صباح النعمان\n\nنص.",
        "> نعم\n>\n> — [[numan]]\n",
        "قال [[numan|الرجل]] نعم.",
    ] {
        assert_eq!(
            parts("actors: [numan]\n", words)
                .into_iter()
                .filter(|of| of.contains("unmentioned"))
                .collect::<Vec<_>>(),
            NOTHING,
            "{words}"
        );
    }
    // Who belongs to it, and words for its people.
    assert_eq!(parts("actors: [iraq, force]\n", "طارت القوات الجوية العراقية."), NOTHING);
    assert_eq!(parts("actors: [iraq]\n", "قال وزير عراقي وآخر بالعراقية نعم."), NOTHING);
    assert_eq!(parts("actors: [iraq]\n", "نص لا يذكر أحدًا."), ["unmentioned-actor iraq"]);
}

#[test]
fn what_nothing_speaks_of_is_an_orphan() {
    let brief = |keys: &str, words: &str| {
        said(&format!(
            "//- content/actors/a.md\n---\nname: Aaaa\n---\n//- content/places/b.md\n---\nname: Bbbb\n---\n\
             //- content/topics/c.md\n---\nname: Cccc\n---\n\
             //- content/briefs/2025-11-07-x.ar.md\n---\ntitle: X\n{keys}---\n{words}\n"
        ))
    };
    assert_eq!(brief("", "نص."), ["a.md:1:1 orphan-actor", "b.md:1:1 orphan-place", "c.md:1:1 orphan-topic"]);
    assert_eq!(brief("places: [b]\ntopics: [c]\nactors: [a]\n", "قال Aaaa."), NOTHING);
    assert_eq!(brief("", "انظر [[a]] و[[b]] و[[c]]."), NOTHING);
    // What was not understood may be what speaks of it.
    assert_eq!(brief("actors: [d]\n", "نص."), ["2025-11-07-x.ar.md:3:10 unknown-actor d"]);
    // So may a draft.
    let draft = "//- content/actors/a.md\n---\nname: Aaaa\n---\n\
                 //- content/briefs/2025-11-06-d.ar.md\n---\ntitle: D\ndraft: true\nactors: [a]\n---\nنص.\n\
                 //- content/briefs/2025-11-07-x.ar.md\n---\ntitle: X\n---\nنص.\n";
    assert_eq!(said(draft), NOTHING);
}

/// Returns who of these actors, each by the keys of its front matter, may be the same as another.
fn twins(actors: &[&str]) -> Vec<String> {
    let mut text = String::from(BOOK);
    for (at, keys) in actors.iter().enumerate() {
        text.push_str(&format!("//- content/actors/a{at}.md\n---\n{keys}\n---\n"));
    }
    let input = site(&text);
    let all = prepare(&input, SessionOptions::default()).diagnostics;
    let twins = all.iter().filter(|(_, of)| of.code.name() == "near-duplicate-actor");
    twins.map(|(_, of)| of.message.to_string()).collect()
}

#[test]
fn one_actor_with_two_files_is_told_of() {
    for pair in [
        ["name: {ar: محمد شياع السوداني}", "name: {en: Mohammed Shia al-Sudani}"],
        [
            "name: {ar: محمد شياع السوداني, en: Mohammed Shia al-Sudani}",
            "name: {en: Muhammad Shia' Al-Sudani}",
        ],
        ["name: {ar: الولايات المتحدة الأمريكية}", "name: {ar: الولايات المتحدة الأميركية}"],
        ["name: {ar: أحمد الصدر, en: Ahmad Sadr}", "name: {ar: احمد الصدر, en: Ahmed al-Sadr}"],
        ["name: {en: Iraq}", "name: {en: Iraq}"],
        ["name: {en: Ministry of Defence}", "name: {en: Ministry of Defense}"],
        ["name: {ar: سنتكوم}\naliases: {ar: [القيادة المركزية]}", "name: {ar: القيادة المركزية}"],
        ["name: {ar: مصطفى الكاظمي}\ntype: person", "name: {en: Mustafa al-Kadhimi}\ntype: person"],
    ] {
        assert_eq!(twins(&pair).len(), 1, "{pair:?}");
    }
}

#[test]
fn actors_with_names_that_only_look_alike_are_two() {
    for pair in [
        ["name: {ar: إيران, en: Iran}", "name: {ar: العراق, en: Iraq}"],
        ["name: {en: Ministry of Defence}", "name: {en: Ministry of Interior}"],
        ["name: {ar: وزارة الدفاع}", "name: {ar: وزارة الداخلية}"],
        [
            "name: {ar: محمد شياع السوداني, en: Mohammed Shia al-Sudani}",
            "name: {ar: محمود السوداني, en: Mahmoud al-Sudani}",
        ],
        ["name: {ar: علي حسن, en: Ali Hassan}", "name: {ar: علي حسين, en: Ali Hussein}"],
        ["name: {ar: محمد حسن}", "name: {en: Mahmoud Hassan}"],
        [
            "name: {ar: نوري المالكي}\naliases: {ar: [المالكي]}",
            "name: {ar: فالح المالكي}\naliases: {ar: [المالكي]}",
        ],
        ["name: {en: National Guard}\ncountry: IQ", "name: {en: National Guard}\ncountry: US"],
        ["name: {en: George Bush}\nwikidata: Q207", "name: {en: George Bush}\nwikidata: Q23505"],
        ["name: {en: Hezbollah}\ntype: group", "name: {en: Hezbollah}\ntype: media"],
        ["name: {ar: القوات الجوية العراقية}", "name: {ar: القوات البرية العراقية}"],
        [
            "name: {ar: وزارة الدفاع العراقية}\naliases: {ar: [وزارة الدفاع]}",
            "name: {ar: وزارة الدفاع السورية}\naliases: {ar: [وزارة الدفاع]}",
        ],
        ["name: {en: Brigade 30}", "name: {en: Brigade 50}"],
        ["name: {ar: بغداد اليوم}", "name: {en: Baghdad Today}"],
    ] {
        assert_eq!(twins(&pair), NOTHING, "{pair:?}");
    }
}

#[test]
fn a_link_leads_to_the_page_in_the_language_of_its_text() {
    let link = |lang: &str, link: &str| {
        said(&format!(
            "//- content/briefs/2025-11-06-y.ar.md\n---\ntitle: Y\n---\nنص.\n\
             //- content/briefs/2025-11-06-y.en.md\n---\ntitle: Y\n---\nText.\n\
             //- content/briefs/2025-11-07-x.ar.md\n---\ntitle: X\n---\nنص.\n\
             //- content/pages/p.{lang}.md\n---\ntitle: P\n---\n[a]({link})\n"
        ))
    };
    let en = "https://example.org/base/en/briefs/2025-11-06-y.html";
    assert_eq!(link("ar", en), [format!("p.ar.md:4:5 leaving-language {en}")]);
    assert_eq!(link("ar", &format!("{en}#b1")).len(), 1);
    assert_eq!(link("en", en), NOTHING);
    for fine in [
        "https://example.org/other/en/briefs/x.html",
        "https://example.org/base/",
        "../briefs/2025-11-06-y.en.md",
    ] {
        assert_eq!(link("ar", fine), NOTHING, "{fine}");
    }
    let input = site(&format!(
        "{BOOK}//- content/briefs/2025-11-06-y.ar.md\n---\ntitle: Y\n---\nنص.\n\
         //- content/pages/p.ar.md\n---\ntitle: P\n---\n[a]({en})\n"
    ));
    let all = prepare(&input, SessionOptions::default()).diagnostics;
    let fix = all[0].1.fix.as_ref().unwrap();
    assert_eq!((fix.certainty, &*fix.edits[0].text), (Certainty::Suggested, "/briefs/2025-11-06-y.ar.md"));
}

#[test]
fn what_is_not_translated_is_told_of_where_the_site_says_so() {
    let text = "//- content/actors/a.md\n---\nname: {ar: أحمد علي, en: Ahmad Ali}\n---\n\
                //- content/briefs/2025-11-06-y.ar.md\n---\ntitle: Y\nactors: [a]\n---\nقال أحمد علي نعم.\n\
                //- content/briefs/2025-11-07-x.ar.md\n---\ntitle: X\n---\nنص.\n\
                //- content/briefs/2025-11-07-x.en.md\n---\ntitle: X\n---\nText, see [[2025-11-06-y]].\n";
    assert_eq!(said(text), NOTHING);
    let strict =
        format!("{BOOK}[check]\nmissing-translation = \"warn\"\nuntranslated-link = \"warn\"\n{text}");
    assert_eq!(
        said_of(&site(&strict)),
        [
            "2025-11-06-y.ar.md:1:1 missing-translation",
            "2025-11-07-x.en.md:4:13 untranslated-link 2025-11-06-y"
        ]
    );
}

#[test]
fn an_old_translation_is_told_of_where_it_is_old() {
    let text = |words: &str, revision: &str| {
        format!(
            "//- content/briefs/2025-11-07-x.ar.md\n---\ntitle: X\n---\n{words}\n\
             //- content/briefs/2025-11-07-x.en.md\n---\ntitle: X\ntranslation: {{of: ar{revision}}}\n---\nOne.\n\nTwo.\n"
        )
    };
    let input = site(&format!("{BOOK}{}", text("واحد.\n\nاثنان.", "")));
    let drafts = mujaz::parse::parse(
        &input,
        &mujaz::parse::ParseOptions::default(),
        &mut mujaz::diag::report::Report::new(),
    );
    let original = &drafts.briefs[0].texts[0];
    let revision =
        format!(", revision: {}", mujaz::resolve::staleness::revision(original, input.text(original.file)));
    assert_eq!(said(&text("واحد.\n\nاثنان.", &revision)), NOTHING);
    assert_eq!(said(&text("واحد.\n\nثلاثة.", &revision)), ["2025-11-07-x.en.md:7:1 stale-translation Two."]);
    let moved = said(&text("اثنان.\n\nواحد.", &revision));
    assert_eq!(moved.len(), 1);
    assert!(moved[0].starts_with("2025-11-07-x.en.md:3:33 stale-translation"), "{moved:?}");
    let titled = text("واحد.\n\nاثنان.", &revision).replacen("title: X", "title: Z", 1);
    assert!(said(&titled)[0].starts_with("2025-11-07-x.en.md:3:33 stale-translation"));
}

#[test]
fn a_citation_that_is_written_wrongly_is_told_of_once_and_hides_no_more_than_itself() {
    let of = |points: &str, check: &str| {
        let library = "//- content/sources/lib.yaml\na: {title: A}\nb: {title: B}\n";
        let brief = format!(
            "//- content/briefs/2025-11-07-x.ar.md\n---\ntitle: س\nsummary: [{points}]\n---\nكان. [@a]\n"
        );
        said(&format!("[check]\n{check}\n{library}{brief}"))
    };
    assert_eq!(of("\"قيل [@a p. 4].\"", ""), ["2025-11-07-x.ar.md:3:16 bad-citation [@a p. 4]"]);
    assert_eq!(of("\"قيل [see @a, p. 4].\"", ""), ["2025-11-07-x.ar.md:3:16 bad-citation [see @a, p. 4]"]);
    assert_eq!(of("\"قيل [-@a].\"", ""), ["2025-11-07-x.ar.md:3:16 bad-citation [-@a]"]);
    assert_eq!(
        of("قيل.", ""),
        ["2025-11-07-x.ar.md:3:11 uncited-key-point قيل.", "lib.yaml:2:1 uncited-source b"]
    );
    assert_eq!(of("قيل.", "uncited-key-point = \"allow\""), ["lib.yaml:2:1 uncited-source b"]);
}

#[test]
fn an_archived_copy_is_another_address_or_a_file_that_readers_can_open() {
    let of = |keys: &str| {
        let source =
            format!("//- content/sources/lib.yaml\na:\n  title: A\n  url: https://a.example/1\n{keys}");
        let brief = "//- content/briefs/2025-11-07-x.en.md\n---\ntitle: X\n---\nSo it was. [@a]\n";
        let said = said(&format!("{source}{brief}//- content/sources/files/a.txt\n%PDF\n"));
        said.into_iter().filter(|line| line.contains("archive")).collect::<Vec<_>>()
    };
    assert_eq!(of(""), ["lib.yaml:1:1 missing-archive a"]);
    assert_eq!(of("  archive-url: https://a.example/1\n"), ["lib.yaml:1:1 missing-archive a"]);
    let copy = "  copy: {file: a.txt, sha256: b9d4612337f8c122bf2ae1c76f837b3a73fee1f8bc3b9ea9787dc6e96b140849, publish: true}\n";
    assert_eq!(of(copy), NOTHING);
    assert_eq!(of(&copy.replace("true", "false")), ["lib.yaml:1:1 missing-archive a"]);
    let snapshot = "//- content/sources/lib.yaml\na: {title: A, url: \"https://archive.ph/AbCdE\"}\n\
                    //- content/briefs/2025-11-07-x.en.md\n---\ntitle: X\n---\nSo it was. [@a]\n";
    assert_eq!(said(snapshot), NOTHING);
    assert_eq!(
        of("  archive-url: https://web.archive.org/web/20251107000000/https://a.example/1\n"),
        NOTHING
    );
}

#[test]
fn a_page_of_this_site_is_no_source_however_its_address_is_written() {
    let is_own = |keys: &str| {
        let source = format!("//- content/sources/lib.yaml\na:\n  title: A\n{keys}");
        let brief = "//- content/briefs/2025-11-07-x.en.md\n---\ntitle: X\n---\nSo it was. [@a]\n";
        said(&format!("{source}{brief}")).iter().any(|line| line.contains("self-citation"))
    };
    assert!(is_own("  url: http://www.example.org/base/en/briefs/x.html\n"));
    assert!(is_own("  archive-url: https://web.archive.org/web/2025/https://example.org/base/\n"));
    assert!(!is_own("  url: https://example.org/basement\n"));
}
