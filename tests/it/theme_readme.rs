//! The default theme's README tells what each template receives. It is made from the views themselves, and this
//! test fails where it is not current: `./check bless` makes it anew.
#![expect(
    clippy::disallowed_methods,
    reason = "this test reads the source code, and writes the README if asked"
)]

use std::fmt::Write;
use std::fs;

const PATH: &str = "themes/default/README.md";

const INTRODUCTION: &str = "\
# The default theme

<!-- Made from `src/render/view/` by `./check bless`: a change made here is lost. -->

A theme is a folder of `themes/`, named under `[output.html]` in `book.toml`:

| Folder | What is in it |
|---|---|
| `templates/` | one for each kind of page |
| `partials/` | pieces that templates share |
| `static/` | stylesheets of `css/`, which become one, and whatever else is published as it is |
| `strings/` | every fixed word, in [Fluent](https://projectfluent.org), one file a language |
| `cards/` | the faces that pictures for social networks are drawn with |

The default theme is inside the program, and so is `plain`, which is very small and has no script. To change a part of it, place a file at the same path in
`themes/default/` of your site, or in a folder of another name, and name that in `book.toml`: your file stands in
for the theme's, all others stay. In `strings/` you write only the words that differ. A stylesheet at a path of
your own, say `static/css/zz-own.css`, is added to the theme's, in the order of their names:

```css
:root { --accent: #00594c; }
```

A template receives one view, and can reach nothing else: no file, no network, no other page. It asks for fixed words
with `t(key=\"sources\")`, and with `t(key=\"count-briefs\", count=3)` where they depend on a number. Text is escaped
as it is written out; only fields whose names end in `_html` hold HTML and are followed by `| safe`. Addresses are
relative and name their file, unless they are called absolute. The address of a file of `static/` is
`asset(path=\"js/site.js\")`, in templates, not in components.
";

/// A struct of the views.
struct View {
    name: String,
    about: String,
    /// Name, type, what it is.
    fields: Vec<[String; 3]>,
}

fn views(path: &str) -> Vec<View> {
    let source = fs::read_to_string(path).expect("the views are there");
    let mut views: Vec<View> = Vec::new();
    let mut about = String::new();
    for line in source.lines().map(str::trim) {
        if let Some(words) = line.strip_prefix("/// ") {
            about = format!("{about} {words}").trim().to_owned();
        } else if let Some(rest) = line.strip_prefix("pub struct ") {
            let name = rest.trim_end_matches([' ', '{']).to_owned();
            views.push(View { name, about: std::mem::take(&mut about), fields: Vec::new() });
        } else if let Some((name, kind)) = line.strip_prefix("pub ").and_then(|rest| rest.split_once(": ")) {
            let field = [name.to_owned(), kind.trim_end_matches(',').to_owned(), std::mem::take(&mut about)];
            views.last_mut().expect("a field stands in a struct").fields.push(field);
        }
    }
    views
}

/// Returns a type as an author of templates knows it.
fn spoken(kind: &str) -> String {
    let inner = |wrapper: &str| kind.strip_prefix(wrapper).and_then(|rest| rest.strip_suffix('>'));
    if let Some(inner) = inner("Option<") {
        return format!("{}, or nothing", spoken(inner));
    }
    if let Some(inner) = inner("Ready<") {
        return spoken(inner);
    }
    if let Some(inner) = inner("Vec<") {
        return format!("list of {}", spoken(inner));
    }
    match kind {
        "String" | "&'static str" | "Box<str>" | "Arc<str>" | "char" => "text".to_owned(),
        "bool" => "yes or no".to_owned(),
        "usize" | "i32" | "u32" | "i64" | "u64" | "u8" => "number".to_owned(),
        name => format!("[{name}](#{})", name.to_lowercase()),
    }
}

fn readme() -> String {
    let mut text = INTRODUCTION.to_owned();
    let both = ["src/render/view/page.rs", "src/render/view/whole.rs"].map(views);
    let (pages, mut pieces): (Vec<View>, Vec<View>) =
        both.into_iter().flatten().partition(|view| view.about.starts_with('`'));
    pieces.extend(views("src/render/view/piece.rs"));
    let mut add = |heading: &str, list: &[View]| {
        let _ = write!(text, "\n## {heading}\n");
        for view in list {
            let _ =
                write!(text, "\n### {}\n\n{}\n\n| Field | Holds | |\n|---|---|---|\n", view.name, view.about);
            for [name, kind, about] in &view.fields {
                let _ = writeln!(text, "| `{name}` | {} | {about} |", spoken(kind));
            }
        }
    };
    add("Pages", &pages);
    add("Pieces", &pieces);
    text
}

#[test]
fn the_readme_of_the_theme_is_current() {
    let made = readme();
    if std::env::var_os("MUJAZ_BLESS").is_some() {
        fs::write(PATH, &made).expect("the README can be written");
    }
    let kept = fs::read_to_string(PATH).unwrap_or_default();
    assert!(kept == made, "{PATH} is not current: `./check bless` makes it anew");
}

#[test]
fn every_template_is_told_of() {
    let made = readme();
    for entry in fs::read_dir("themes/default/templates").expect("there are templates") {
        let name = entry.expect("it can be read").file_name().into_string().expect("names are text");
        assert!(name == "base.html" || made.contains(&format!("\n\n`{name}`")), "{name}");
    }
}

#[test]
fn every_type_that_is_named_is_explained() {
    let made = readme();
    for link in made.split("](#").skip(1) {
        let anchor = link.split(')').next().unwrap_or_default();
        let has = made.lines().any(|line| line.to_lowercase() == format!("### {anchor}"));
        assert!(has, "`{anchor}` is named, and nowhere explained");
    }
}
