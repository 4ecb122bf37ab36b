//! Code as HTML with classes. In: a fenced block's language and text. Out: the text escaped, its words marked
//! with a dozen classes (`hl-keyword`, `hl-string` …) that `highlight.css` of the theme colours.

use crate::render::html::escape_into;
use rustc_hash::FxHashMap;
use std::sync::{Arc, LazyLock, Mutex, MutexGuard, PoisonError};
use syntect::parsing::{BasicScopeStackOp, ParseState, Scope, ScopeStack, SyntaxReference, SyntaxSet};
use syntect::util::LinesWithEndings;

/// The most bytes of a block of code that is marked; a larger one is shown plain, as are the next two. The
/// syntaxes are read by a backtracking matcher: these limits keep the worst block below a third of a second.
const LARGEST_CODE: usize = 8 * 1024;
/// The most lines of it.
const MOST_LINES: usize = 500;
/// The most bytes of a line.
const LONGEST_LINE: usize = 200;
/// The most bytes that are marked in one text.
pub(super) const MOST_IN_A_TEXT: usize = 4 * LARGEST_CODE;

/// Languages whose syntaxes take several times as long as the others: they are shown plain.
const SLOW: [&str; 7] =
    ["AsciiDoc (Asciidoctor)", "Less", "Makefile", "R", "SCSS", "log", "reStructuredText"];

/// Read when the first block of code is; each language is made ready when it is first met.
static SYNTAXES: LazyLock<SyntaxSet> = LazyLock::new(two_face::syntax::extra_newlines);

/// Names that writers use and the syntaxes do not know.
const ALIASES: [(&str, &str); 12] = [
    ("console", "bash"),
    ("docker", "dockerfile"),
    ("golang", "go"),
    ("ini", "properties"),
    ("js", "javascript"),
    ("json5", "javascript"),
    ("jsonc", "javascript"),
    ("jsonl", "json"),
    ("py3", "python"),
    ("shell", "bash"),
    ("svg", "xml"),
    ("ts", "typescript"),
];

/// The classes of scopes, by the beginning of their names; the first that fits counts. No class: as plain text.
const CLASSES: [(&str, Option<&str>); 44] = [
    ("comment", Some("comment")),
    ("constant.character.escape", Some("escape")),
    ("constant.other.placeholder", Some("escape")),
    ("constant.numeric", Some("number")),
    ("constant", Some("constant")),
    ("entity.name.tag.yaml", Some("property")),
    ("entity.name.tag.toml", Some("property")),
    ("entity.name.tag", Some("tag")),
    ("entity.name.section", Some("heading")),
    ("entity.name.function", Some("function")),
    ("entity.name.label", Some("constant")),
    ("entity.name", Some("type")),
    ("entity.other.attribute-name", Some("attribute")),
    ("entity.other.inherited-class", Some("type")),
    ("keyword.operator.word", Some("keyword")),
    ("keyword.operator.logical.python", Some("keyword")),
    ("keyword.operator", None),
    ("keyword", Some("keyword")),
    ("markup.heading", Some("heading")),
    ("markup.inserted", Some("inserted")),
    ("markup.deleted", Some("deleted")),
    ("markup.raw", Some("string")),
    ("markup.underline.link", Some("string")),
    ("meta.diff.header", Some("heading")),
    ("meta.diff.range", Some("constant")),
    ("meta.interpolation", None),
    ("meta.template.expression", None),
    ("meta.mapping.key", Some("property")),
    ("meta.annotation", Some("attribute")),
    ("meta.attribute.rust", Some("attribute")),
    ("source", None),
    ("storage.type.function", Some("keyword")),
    ("storage", Some("keyword")),
    ("string.unquoted", None),
    ("string", Some("string")),
    ("support.function", Some("function")),
    ("support.macro", Some("function")),
    ("support.constant", Some("constant")),
    ("support.type.property-name", Some("property")),
    ("support", Some("type")),
    ("variable.annotation", Some("attribute")),
    ("variable.function", Some("function")),
    ("variable.language", Some("constant")),
    ("variable.other.member", Some("property")),
];

static SCOPES: LazyLock<Vec<(Scope, Option<&'static str>)>> = LazyLock::new(|| {
    let scope = |name| Scope::new(name).expect("a scope of few parts");
    CLASSES.iter().map(|(name, class)| (scope(*name), *class)).collect()
});

/// The most bytes of marked code that are kept.
const MOST_KEPT: usize = 32 * 1024 * 1024;

/// Code that was marked already: a block stands on the page of its text, beside its translation, and often in both.
#[derive(Debug, Default)]
pub struct Highlights {
    kept: Mutex<Kept>,
}

#[derive(Debug, Default)]
struct Kept {
    marked: FxHashMap<[u8; 32], Option<Arc<str>>>,
    bytes: usize,
}

impl Highlights {
    /// Returns what [`highlight`] returns.
    pub(super) fn highlight(&self, info: &str, code: &str) -> Option<Arc<str>> {
        let mut hasher = blake3::Hasher::new();
        hasher.update(info.as_bytes()).update(b"\n").update(code.as_bytes());
        let hash = *hasher.finalize().as_bytes();
        if let Some(marked) = self.kept().marked.get(&hash) {
            return marked.clone();
        }
        let marked: Option<Arc<str>> = highlight(info, code).map(Arc::from);
        let mut kept = self.kept();
        kept.bytes += size_of::<[u8; 32]>() + marked.as_ref().map_or(0, |marked| marked.len());
        if kept.bytes <= MOST_KEPT {
            kept.marked.insert(hash, marked.clone());
        }
        marked
    }

    fn kept(&self) -> MutexGuard<'_, Kept> {
        self.kept.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Returns `code` escaped and marked; nothing where its language is not known or slow, or where it is too large.
/// `info` is what stands after the fence: the language, and perhaps more.
pub(super) fn highlight(info: &str, code: &str) -> Option<String> {
    let is_large = code.len() > LARGEST_CODE
        || code.lines().nth(MOST_LINES).is_some()
        || code.lines().any(|line| line.len() > LONGEST_LINE);
    mark(find_syntax(info).filter(|_| !is_large)?, code)
}

fn mark(syntax: &SyntaxReference, code: &str) -> Option<String> {
    let mut state = ParseState::new(syntax);
    let mut scopes = ScopeStack::new();
    let mut marked = Marked::new(code.len());
    for line in LinesWithEndings::from(code) {
        let changes = state.parse_line(line, &SYNTAXES).ok()?;
        let mut written = 0;
        for (at, change) in changes {
            marked.add(line.get(written..at)?);
            written = at;
            let applied = scopes.apply_with_hook(&change, |basic, _| marked.change(&basic));
            applied.ok()?;
        }
        marked.add(line.get(written..)?);
    }
    Some(marked.finish())
}

fn find_syntax(info: &str) -> Option<&'static SyntaxReference> {
    let is_end = |c: char| c.is_whitespace() || matches!(c, ',' | '{' | '}' | ':');
    let name =
        info.trim_start_matches(['{', '.', ' ']).split(is_end).next().filter(|name| !name.is_empty())?;
    let name = name.to_ascii_lowercase();
    let known = ALIASES.iter().find(|(alias, _)| *alias == name).map_or(&*name, |(_, known)| known);
    let syntax = SYNTAXES.find_syntax_by_token(known)?;
    let is_slow = SLOW.contains(&&*syntax.name);
    (!is_slow && syntax.name != SYNTAXES.find_syntax_plain_text().name).then_some(syntax)
}

/// Code as it is written out.
struct Marked {
    html: String,
    /// The class within each open scope.
    classes: Vec<Option<&'static str>>,
    /// The class of the last words written.
    current: Option<&'static str>,
}

impl Marked {
    fn new(length: usize) -> Self {
        Self { html: String::with_capacity(length * 2), classes: Vec::new(), current: None }
    }

    fn change(&mut self, change: &BasicScopeStackOp) {
        match change {
            BasicScopeStackOp::Push(scope) => {
                let around = self.classes.last().copied().flatten();
                let own = SCOPES.iter().find(|(known, _)| known.is_prefix_of(*scope));
                self.classes.push(own.map_or(around, |(_, class)| *class));
            }
            BasicScopeStackOp::Pop => drop(self.classes.pop()),
        }
    }

    /// Adds words in the scopes that are open. White space of its own has no class.
    fn add(&mut self, words: &str) {
        if words.is_empty() {
            return;
        }
        let class = self.classes.last().copied().flatten();
        if class != self.current {
            self.close();
            let is_seen = words.contains(|c: char| !c.is_whitespace());
            let class = class.filter(|_| is_seen);
            if let Some(class) = class {
                self.html.push_str("<span class=\"hl-");
                self.html.push_str(class);
                self.html.push_str("\">");
            }
            self.current = class;
        }
        escape_into(words, &mut self.html);
    }

    fn close(&mut self) {
        if self.current.take().is_some() {
            self.html.push_str("</span>");
        }
    }

    fn finish(mut self) -> String {
        self.close();
        self.html
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Returns marked code with `[class words]` for each span.
    fn marked(info: &str, code: &str) -> String {
        let html = highlight(info, code).expect("a known language");
        html.replace("<span class=\"hl-", "[").replace("\">", " ").replace("</span>", "]")
    }

    #[test]
    fn words_have_classes_and_everything_is_escaped() {
        assert_eq!(
            marked("rust,ignore", "fn a() -> &'static str { \"<b>\\n\" } // 1\n"),
            "[keyword fn] [function a]() -&gt; &amp;[keyword 'static] [keyword str] { [string &quot;&lt;b&gt;][escape \\n][string &quot;] } [comment // 1\n]"
        );
        assert_eq!(
            marked("toml", "[a]\nb = 1 # c\n"),
            "[[type a]]\n[property b] = [number 1] [comment # c]\n"
        );
        assert_eq!(marked("yaml", "a: [b, 1]\n"), "[property a]: [b, [number 1]]\n");
        assert_eq!(
            marked("html", "<a href=\"x\">&amp;</a>\n"),
            "&lt;[tag a] [attribute href]=[string &quot;x&quot;]&gt;[constant &amp;amp;]&lt;/[tag a]&gt;\n"
        );
        assert_eq!(
            marked("diff", "@@ -1 +1 @@\n-a\n+b\n"),
            "[constant @@ -1 +1 @@\n][deleted -a\n][inserted +b\n]"
        );
        assert_eq!(
            marked("py", "def a(b):\n    return f'{b}' and not None\n"),
            "[keyword def] [function a](b):\n    [keyword return] [keyword f][string ']{b}[string '] [keyword and] [keyword not] [constant None]\n"
        );
        assert_eq!(
            marked("json", "{\"a\": [1, true]}\n"),
            "{[string &quot;a&quot;]: [[number 1], [constant true]]}\n"
        );
        assert_eq!(
            marked("bash", "mujaz check --strict # c\n"),
            "[function mujaz] check --strict [comment # c\n]"
        );
        assert_eq!(
            marked("md", "# a\n\n[b](c) *d* `e`\n"),
            "[heading # a\n]\n[b]([string c]) *d* [string `e`]\n"
        );
        assert_eq!(
            marked("ts", "const a: string = `${b}`;\n"),
            "[keyword const] a: [type string] = [string `]${b}[string `];\n"
        );
    }

    #[test]
    fn what_is_not_known_or_too_large_is_plain() {
        assert_eq!(highlight("", "a"), None);
        assert_eq!(highlight("text", "a"), None);
        assert_eq!(highlight("no-such-language", "a"), None);
        assert_eq!(highlight("rust", &"a".repeat(LONGEST_LINE + 1)), None);
        assert_eq!(highlight("rust", &"a\n".repeat(MOST_LINES + 1)), None);
        let line = format!("{}\n", "a".repeat(LONGEST_LINE - 1));
        assert_eq!(highlight("rust", &line.repeat(LARGEST_CODE / LONGEST_LINE + 1)), None);
        assert!(highlight("rust", &line.repeat(LARGEST_CODE / LONGEST_LINE)).is_some());
    }

    #[test]
    fn every_language_reads_anything() {
        let deep = "([{<\"'`".repeat(20);
        let code = format!(
            "#!/bin/sh\n// <?php <script> {{{{ a.b(1, 'c', \"d\\n\") }}}} [x](y) @z --\n\0é ـ\n{deep}\n"
        );
        for syntax in SYNTAXES.syntaxes() {
            let Some(token) = syntax.file_extensions.first() else { continue };
            let html = highlight(token, &code).unwrap_or_default();
            let plain = html.split('<').map(|part| part.rsplit('>').next().unwrap_or_default());
            let mut whole = String::new();
            escape_into(&code, &mut whole);
            assert!(html.is_empty() || plain.collect::<String>() == whole, "{token}");
        }
    }

    #[test]
    fn slow_languages_are_plain() {
        for name in SLOW {
            let syntax = SYNTAXES.find_syntax_by_name(name).expect("a known language");
            assert_eq!(highlight(&syntax.file_extensions[0], "a: 1"), None, "{name}");
        }
    }

    const CSS: &str = include_str!("../../../themes/default/static/css/highlight.css");
    const SITE_CSS: &str = include_str!("../../../themes/default/static/css/site.css");

    /// Returns how bright a colour `#1a2b3c` is, as WCAG has it.
    fn luminance(colour: &str) -> f64 {
        let part = |at: usize| {
            let value = u8::from_str_radix(&colour[at..at + 2], 16).expect("a colour");
            let value = f64::from(value) / 255.0;
            if value <= 0.04045 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
        };
        0.2126 * part(1) + 0.7152 * part(3) + 0.0722 * part(5)
    }

    fn value<'css>(css: &'css str, name: &str) -> &'css str {
        let (_, rest) = css.split_once(&format!("{name}: ")).expect("a colour of that name");
        rest.split(';').next().expect("a value")
    }

    #[test]
    fn every_class_has_a_colour_that_can_be_read_in_light_and_in_dark() {
        for class in CLASSES.iter().filter_map(|(_, class)| *class) {
            assert!(
                CSS.contains(&format!(".hl-{class} ")) || CSS.contains(&format!(".hl-{class},")),
                "{class}"
            );
        }
        let dark = "@media (prefers-color-scheme: dark)";
        let schemes = |css: &'static str| css.split_once(dark).expect("two schemes");
        let (own, site) = (schemes(CSS), schemes(SITE_CSS));
        for (own, site) in [(own.0, site.0), (own.1, site.1)] {
            for name in ["comment", "keyword", "string", "value", "name", "kind", "part"] {
                let colour = luminance(value(own, &format!("--code-{name}")));
                for paper in ["--raised", "--warn-paper"] {
                    let paper = luminance(value(site, paper));
                    let contrast = (colour.max(paper) + 0.05) / (colour.min(paper) + 0.05);
                    assert!(contrast >= 4.5, "{name} has {contrast}");
                }
            }
        }
    }
}
