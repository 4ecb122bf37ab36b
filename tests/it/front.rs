//! What is said of front matter, `book.toml` and libraries, and where.

use crate::support::{input, lines, site};
use mujaz::diag::report::Report;
use mujaz::input::Input;
use mujaz::parse::draft::Drafts;
use mujaz::parse::{ParseOptions, parse};

fn drafts(input: &Input) -> (Drafts, Vec<String>) {
    let mut report = Report::new();
    let drafts = parse(input, &ParseOptions::default(), &mut report);
    (drafts, lines(input, report))
}

fn said(text: &str) -> Vec<String> {
    drafts(&site(text)).1
}

#[test]
fn probe() {
    for text in [
        "//- content/briefs/2025-11-07-a.ar.md\n---\ntitel: X\ndate: 2025-02-30\nactors: iraq\ntags: [a]\nupdated: 2025\nsummary:\n  - a\n  -\nsources: [{title: x}, {id: a, titel: y}, b, 5]\ndates:\n  - {date: 1.0, title: x}\n  - date: 2025\n    type: dedline\n  - 5\nplaces: [‏baghdad]\ncorrections:\n  - {}\nslug: a/b\naliases: [../x]\nextra: 5\n---\nbody\n",
        "//- content/actors/a.md\n---\nname: {ar: x, en: , fr: z, en: q}\naliases: {ar: x, en: [y]}\ntype: persn\npositions:\n - title: x\n   from: 2025-13\n   organisation: x\npart-of: iraq\ncountry: true\nwikidata: 796\nlinks: [www.x.org, {url: 'ftp://x'}]\n---\n//- content/places/p.md\n---\nname: X\ncoordinates: [144.4, 33.3]\n---\n//- content/places/q.md\n---\nname: X\ncoordinates: [a, 33.3]\n---\n",
        "//- content/topics/a.md\n---\nname: &x a\npart-of: *x\n---\n//- content/topics/b.md\n---\nname: !!str a\n---\n//- content/topics/c.md\n---\nname: a: b\n---\n//- content/topics/d.md\n---\nname: \"a\n---\n//- content/topics/e.md\n---\nname: a\n//- content/topics/f.md\n---\n- a\n---\n//- content/topics/g.md\n---\n\tname: a\n---\n//- content/topics/h.md\n---\n<<: {a: b}\nname: x\n...\nname: y\n---\n",
        "//- content/briefs/x.ar.md\n---\ntitle: x\ndate: 2025\nplaces: [a]\n---\n//- content/briefs/x.en.md\n---\ntitle: x\ndate: '2025'\nplaces: [b]\ntopics: [c]\ntranslators: [z]\ntranslation: {of: arr, status: done}\n---\n//- content/actors/X.md\n---\nname: x\n---\n//- content/actor/y.md\n//- content/fr/actors/y.md\n//- content/actors/y.fr.md\n//- content/a.md\n//- content/briefs/con.md\n",
        "//- content/sources/a.yaml\nx:\n  title: X\n  reliability: G\n  credibility: 7\n  language: Arabic\n  url: example.org/x\ny:\nz: {publisher: {ar: a, en: b}}\n'w,x': {title: w}\n//- content/sources/b.bib\n@article{one,\n title = {Caf{\\'e} {NASA}},\n author = {Doe, Jane and {U.S. Central Command}},\n journaltitle = {Al-Arabi},\n date = {2024-09~},\n url = {https://x.org/a_b},\n urldate = {2025-11-06},\n langid = {english},\n}\n@article{two,\n title = {x\n}\n@online{three, title={T}, year=2025, month=feb, day=30}\n@online{one, title={T}}\n@online{four, url={x}}\n",
    ] {
        println!("=====");
        for line in said(text) {
            println!("{line}");
        }
    }
    println!("===== toml");
    let i = input(
        "//- book.toml\n[book]\ntitle = {ar = \"x\", fr = \"y\"}\nlanguage = \"fa\"\nlanguages = [\"ar\", \"en\", \"ar\", \"english\"]\nauthor = \"x\"\nsrc = \"src\"\n[build]\nbuild-dir = \"../x\"\n[output.html]\nsite-url = \"/x/\"\ntheme = \"../x\"\ncname = \"https://x\"\nedit-url-template = \"https://x\"\nadditional-css = \"x.css\"\nmathjax-support = true\n[output.html.theme-options]\na = 1\nb = true\n[dates.ar]\nmonths = \"levant\"\ndigits = 5\ncalendars = [\"hijri\"]\n[dates.de]\n[roles]\nx = {ar = \"y\"}\n[check]\nuncited = \"warn\"\nuncited-key-point = \"warning\"\n",
    );
    for line in drafts(&i).1 {
        println!("{line}");
    }
    let i = input(
        "//- book.toml\n[book]\ntitle = x\nlanguage = \"ar\"\ntitle = \"b\"\ntitle = \"c\"\n[x\n//- content/a\n",
    );
    for line in drafts(&i).1 {
        println!("{line}");
    }
    let i = input("//- content/a\n");
    for line in drafts(&i).1 {
        println!("{line}");
    }
}
