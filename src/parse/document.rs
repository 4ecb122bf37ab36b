//! One document's files → its draft: which of them is the original, its facts once, and the words of each.

use crate::diag::code::Code;
use crate::diag::phrase::say;
use crate::diag::removal;
use crate::diag::report::{Diagnostic, Report};
use crate::input::Input;
use crate::lang::tag::Lang;
use crate::parse::draft::{AddressDraft, DocumentDraft, KeyPointDraft, TextDraft, TranslationDraft};
use crate::parse::fault;
use crate::parse::files::{Group, Part};
use crate::parse::front::{Front, read_front};
use crate::parse::key_point::{check_names, split_name};
use crate::parse::keys::brief as keys;
use crate::parse::keys::key::names;
use crate::parse::markdown::prose::{Dialect, Prose};
use crate::parse::markdown::{parse_body, parse_line};
use crate::parse::named::{Meant, Name};
use crate::parse::reader::{Fields, Reader, Syntax};
use crate::parse::yaml::node::{Entry, Node, Value};
use crate::span::{Span, Word};

/// What keys a kind of document has.
#[derive(Clone, Copy, Debug)]
pub struct Keys {
    /// Those that say a fact, and so stand in the original alone.
    pub facts: &'static [&'static str],
    /// Those that are words, and so stand in each file.
    pub words: &'static [&'static str],
    /// What one is called.
    pub noun: Name<'static>,
}

/// Keys that every document may have in each of its files.
const EVERYWHERE: [&str; 3] = names(&keys::EVERYWHERE);
/// Keys that every document may have in its original.
const ADDRESS: [&str; 3] = names(&keys::ADDRESS);
const TRANSLATION: [&str; 4] = names(&keys::TRANSLATION);

/// What one build reads documents with.
#[derive(Clone, Copy, Debug)]
pub struct Setting<'run> {
    /// The files.
    pub input: &'run Input,
    /// The languages of the site.
    pub languages: &'run [Lang],
    /// The language of files that name none.
    pub default: Lang,
    /// Whether drafts are asked for.
    pub drafts: bool,
}

/// One file, read as far as its keys.
struct Opened<'run> {
    part: Part,
    reader: Reader<'run>,
    fields: Fields,
    body: std::ops::Range<usize>,
    broken: bool,
    draft: bool,
}

/// What became of a document.
#[derive(Debug)]
pub enum Outcome<Facts> {
    /// It was read.
    Read(Box<DocumentDraft<Facts>>),
    /// It is a draft, and drafts were not asked for.
    LeftOut(Word),
    /// It cannot have its id, as the report says.
    Refused,
}

/// Returns a document; `facts` reads the facts of its original.
pub fn read_document<Facts: Default>(
    setting: Setting<'_>,
    group: &Group,
    kind: (Keys, impl FnOnce(&mut Reader<'_>, &mut Fields) -> Facts),
    report: &mut Report,
) -> Outcome<Facts> {
    let (keys, facts) = kind;
    let mut opened: Vec<Opened<'_>> = group.parts.iter().map(|part| open(setting, *part, keys)).collect();
    let at = find_original(&opened, setting.default);
    opened.swap(0, at);
    opened[1..].sort_by_key(|of| setting.languages.iter().position(|lang| *lang == of.part.lang));
    let id = Word::new(group.id.clone(), Span::whole(opened[0].part.file));
    if !setting.drafts {
        if opened[0].draft {
            return Outcome::LeftOut(id);
        }
        opened.retain(|of| !of.draft);
    }
    let (original, translations) = opened.split_at_mut(1);
    let original = &mut original[0];
    for translation in translations.iter_mut() {
        compare(original, translation, keys, setting.input);
    }
    let good = original.reader.check_id(&id, keys.noun);
    let address = address(original, keys);
    let facts =
        if original.broken { Facts::default() } else { facts(&mut original.reader, &mut original.fields) };
    if let Some(entry) = original.fields.find("translation") {
        let span = entry.key.span;
        let message = say!("the original says that it is a translation");
        let help = say!("remove it, or move the facts to the file that this one was translated from");
        original.reader.say(Code::ContradictingFact, span, message, help);
        original.fields.take("translation");
    }
    let (lang, path) = (original.part.lang, setting.input.file(original.part.file).path.as_str().into());
    let texts: Vec<TextDraft> = opened.iter_mut().map(|of| text(of, keys)).collect();
    check_names(&texts, report);
    for of in opened {
        report.merge(of.reader.report);
    }
    if !good {
        return Outcome::Refused;
    }
    let (folder, stem) = (group.place.as_str().into(), group.stem.as_str().into());
    Outcome::Read(Box::new(DocumentDraft { id, folder, stem, original: lang, facts, address, texts, path }))
}

fn open<'run>(setting: Setting<'run>, part: Part, keys: Keys) -> Opened<'run> {
    let Part { lang, file } = part;
    let source = setting.input.text(file);
    let (languages, syntax) = (setting.languages, Syntax::Yaml);
    let mut reader = Reader { source, file, lang, languages, syntax, own: None, report: Report::new() };
    let front = match fault::find(setting.input, file) {
        Some(diagnostic) => {
            reader.report.add(diagnostic);
            Front { keys: None, span: Span::whole(file), body: 0..0, broken: true }
        }
        None => read_front(source, file, &mut reader.report),
    };
    let known = [keys.words, keys.facts, &EVERYWHERE, &ADDRESS].concat();
    let empty = Node { value: Value::Map(Vec::new()), span: front.span };
    let fields = reader.fields(front.keys.unwrap_or(empty), keys.noun, &known);
    let mut fields = fields.expect("front matter is a map");
    fields.span = front.span;
    let draft = fields.find("draft").is_some_and(|entry| matches!(entry.node.value, Value::Bool(true)));
    fields.take("internal");
    Opened { part, reader, fields, body: front.body, broken: front.broken, draft }
}

/// Returns which file is the original: of those with a `date`, or else of all, the one in the default language,
/// or else the first. One that cannot be read may have been it.
fn find_original(opened: &[Opened<'_>], default: Lang) -> usize {
    let is_default = |of: &Opened<'_>| of.part.lang == default;
    let find = |test: &dyn Fn(&Opened<'_>) -> bool| opened.iter().position(test);
    find(&|of| of.fields.has("date") && is_default(of))
        .or_else(|| find(&|of| of.fields.has("date")))
        .or_else(|| find(&|of| is_default(of)))
        .or_else(|| find(&|of| of.broken))
        .unwrap_or(0)
}

/// Says which facts a translation repeats, contradicts or adds, and takes them off it.
fn compare(original: &Opened<'_>, translation: &mut Opened<'_>, keys: Keys, input: &Input) {
    for key in keys.facts.iter().chain(&ADDRESS) {
        let Some(Entry { key: own, node, .. }) = translation.fields.find(key).cloned() else { continue };
        translation.fields.take(key);
        if original.broken {
            continue;
        }
        let path = &input.file(original.part.file).path;
        let diagnostic = match original.fields.find(key) {
            Some(first) if node.is_same(translation.reader.source, &first.node, original.reader.source) => {
                let message = say!("`{key}` is written in the original already", key);
                let diagnostic = Diagnostic::new(Code::RepeatedFact, own.span, message);
                let diagnostic =
                    diagnostic.label(first.key.span, say!("the original's")).help(say!("remove it here"));
                let removal = removal::key(translation.reader.source, own.span, node.span);
                diagnostic.maybe_certain(say!("remove it here"), removal)
            }
            Some(first) => {
                let message = say!("`{key}` is not what the original says", key);
                let diagnostic = Diagnostic::new(Code::ContradictingFact, own.span, message);
                let help = if matches!(*key, "name" | "title" | "quote" | "note") {
                    say!("write it once, in `{path}`, as a map of languages: `{ar: …, en: …}`", path)
                } else {
                    say!("put it right in `{path}`, and remove it here: facts are written once", path)
                };
                diagnostic.label(first.key.span, say!("the original's")).help(help)
            }
            None => {
                let message = say!("`{key}` is a fact, and stands in a translation only", key);
                let help = match *key {
                    "translators" => say!("write who translated as `translation: {by: …}`"),
                    _ => say!("move it to the original, `{path}`", path),
                };
                Diagnostic::new(Code::ContradictingFact, own.span, message).help(help)
            }
        };
        translation.reader.report.add(diagnostic);
    }
}

fn address(original: &mut Opened<'_>, keys: Keys) -> AddressDraft {
    let Opened { reader, fields, .. } = original;
    let slug = reader.text(fields, "slug").filter(|slug| reader.check_id(slug, Name::Address));
    // The aliases of an actor are names, not addresses.
    let aliases = if keys.facts.contains(&"aliases") { Vec::new() } else { reader.texts(fields, "aliases") };
    let aliases = aliases.into_iter().filter(|alias| check_alias(reader, alias)).collect();
    let extra = match fields.take("extra") {
        Some(node) if matches!(node.value, Value::Map(_)) => node.to_json(),
        Some(Node { value, span }) => {
            reader.wrong_type(&value, span, Name::Key("extra"), Meant::Keys);
            serde_json::Value::Null
        }
        None => serde_json::Value::Null,
    };
    AddressDraft { slug, aliases, extra }
}

fn check_alias(reader: &mut Reader<'_>, alias: &Word) -> bool {
    let path = alias.value.trim_start_matches('/');
    let odd = path.contains(['\\', ':', '?', '#']) || path.chars().any(char::is_control);
    let inside = !odd && !path.split('/').any(|part| matches!(part, "." | ".."));
    if !inside {
        let message = say!("`{alias}` is not an old address of this site", alias = &alias.value);
        let help = say!("write its path below the site: `old/talks.html`");
        reader.say(Code::OutsideFolder, alias.span, message, help);
    }
    inside
}

/// Returns the words of one file.
fn text(opened: &mut Opened<'_>, keys: Keys) -> TextDraft {
    let Opened { part, reader, fields, body, broken, draft } = opened;
    let draft = *draft;
    if keys.words.contains(&"title") && !*broken {
        reader.require(fields, "title", keys.noun);
    }
    reader.flag(fields, "draft");
    let title = keys.words.contains(&"title").then(|| reader.text(fields, "title")).flatten();
    let translation = fields.take("translation").and_then(|node| read_translation(reader, node));
    let mut references = Vec::new();
    let (lang, file) = (part.lang, part.file);
    let prose = Prose { file, source: reader.source, lang, dialect: Dialect::Briefs };
    let summary = summary(reader, fields)
        .into_iter()
        .map(|line| {
            let (name, line) = split_name(line, reader.source, &mut reader.report);
            let words = parse_line(prose, &line, &mut references, &mut reader.report);
            KeyPointDraft { name, of: None, words, span: line.span }
        })
        .collect();
    let body = parse_body(prose, body.clone(), &mut references, &mut reader.report);
    TextDraft { lang, file, title, summary, body, references, translation, draft }
}

/// Returns the key points: a list, or one alone.
fn summary(reader: &mut Reader<'_>, fields: &mut Fields) -> Vec<Word> {
    let items = match fields.find("summary").map(|entry| &entry.node.value) {
        Some(Value::Text(_)) => fields.take("summary").into_iter().collect(),
        _ => reader.list(fields, "summary"),
    };
    items.into_iter().filter_map(|node| reader.line_of(node, Name::Item("summary"))).collect()
}

fn read_translation(reader: &mut Reader<'_>, node: Node) -> Option<TranslationDraft> {
    let mut fields = reader.fields(node, Name::Key("translation"), &TRANSLATION)?;
    let of = reader.text(&mut fields, "of");
    let of = of
        .and_then(|word| reader.find_language(&word).map(|lang| crate::span::Spanned::new(lang, word.span)));
    let revision = reader.scalar(&mut fields, "revision", Meant::Text);
    let by = reader.text(&mut fields, "by").map(|word| word.value);
    let reviewed = reader.one_of(&mut fields, "status", &[("draft", false), ("reviewed", true)]);
    Some(TranslationDraft { of, revision, by, reviewed })
}
