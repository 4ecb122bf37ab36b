//! Scripts: what pages name, and what a site may put in its place.

use crate::support::{files, page};

const SITE: &str = "
//- content/briefs/2025-11-07-talks.ar.md
---
title: مشاورات
---
نص.
";

fn script(html: &str) -> &str {
    let (_, rest) = html.split_once("<script defer src=\"").expect("a script");
    rest.split_once('"').expect("an address").0
}

#[test]
fn every_page_names_the_script_of_the_site_from_where_it_stands() {
    let files = files(SITE);
    let path =
        files.keys().find(|path| path.starts_with("assets/js/site.")).expect("the script is published");
    for (at, up) in
        [("index.html", ""), ("ar/index.html", "../"), ("en/briefs/2025-11-07-talks.html", "../../")]
    {
        assert_eq!(script(&page(&files, at)), format!("{up}{path}"), "{at}");
    }
    assert_eq!(script(&page(&files, "404.html")), format!("/{path}"));
    let based = SITE.to_owned()
        + "//- book.toml\n[book]\ntitle = \"T\"\n[output.html]\nsite-url = \"https://example.org/a%20b/\"\n";
    assert_eq!(script(&page(&crate::support::files(&based), "404.html")), format!("/a%20b/{path}"));
}

#[test]
fn a_site_adds_a_script_and_changes_one() {
    let own = SITE.to_owned()
        + "//- themes/default/static/js/own.js\nown();\n//- themes/default/static/js/site.js\nsite();\n\
           //- themes/default/templates/year.html\n{% extends \"base.html\" %}{% block scripts %}{{ super() }}\
           <script defer src=\"{{ asset(path=\"js/own.js\") }}\"></script>{% endblock scripts %}\n";
    let files = files(&own);
    let find = |stem: &str| files.keys().find(|path| path.starts_with(stem)).expect("a script").clone();
    assert_eq!(files[&find("assets/js/site.")], b"site();\n");
    let year = page(&files, "ar/years/2025.html");
    assert!(
        year.contains(&format!("<script defer src=\"../../{}\"></script>", find("assets/js/own."))),
        "{year}"
    );
    assert!(!page(&files, "ar/index.html").contains("own."));
}

#[test]
fn a_script_that_is_not_there_is_an_error_of_the_page() {
    let own = SITE.to_owned()
        + "//- themes/default/templates/year.html\n<!doctype html>\n{{ asset(path=\"js/lost.js\") }}\n";
    let input = crate::support::site(&own);
    let prepared = mujaz::session::prepare(&input, mujaz::session::SessionOptions::default());
    let Ok(failed) = prepared.render(&input, &|_: &str, _: &[u8]| Ok::<(), std::convert::Infallible>(()));
    assert_eq!(failed.len(), 2);
    assert!(failed[0].message.contains("no file `static/js/lost.js`"), "{failed:?}");
}
