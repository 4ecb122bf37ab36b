//! Reads pages as a browser does, and says what in them could run or load.

use html5ever::interface::{Attribute, ElemName, ElementFlags, NodeOrText, QualName, QuirksMode, TreeSink};
use html5ever::tendril::{StrTendril, TendrilSink};
use html5ever::{LocalName, Namespace, ParseOpts, parse_document};
use std::borrow::Cow;
use std::cell::RefCell;
use std::collections::BTreeSet;

/// An element as the parser made it.
#[derive(Clone, Debug)]
pub(crate) struct Element {
    pub(crate) name: QualName,
    pub(crate) attributes: Vec<(String, String)>,
    /// The text right within it.
    pub(crate) text: String,
}

impl Element {
    pub(crate) fn tag(&self) -> &str {
        &self.name.local
    }

    pub(crate) fn find(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(own, _)| own == name).map(|(_, value)| value.as_str())
    }
}

/// Keeps every element that the parser makes; where it stands is of no matter.
#[derive(Default)]
struct Elements(RefCell<Vec<Element>>);

#[derive(Debug)]
struct Name(QualName);

impl ElemName for Name {
    fn ns(&self) -> &Namespace {
        &self.0.ns
    }

    fn local_name(&self) -> &LocalName {
        &self.0.local
    }
}

impl Elements {
    fn add(&self, element: Element) -> usize {
        self.0.borrow_mut().push(element);
        self.0.borrow().len() - 1
    }

    fn nameless(&self) -> usize {
        let name = QualName::new(None, Namespace::default(), LocalName::default());
        self.add(Element { name, attributes: Vec::new(), text: String::new() })
    }

    fn add_attributes(&self, at: usize, attributes: Vec<Attribute>) {
        let named = |of: Attribute| (of.name.local.to_string(), of.value.to_string());
        self.0.borrow_mut()[at].attributes.extend(attributes.into_iter().map(named));
    }
}

impl TreeSink for Elements {
    type Handle = usize;
    type Output = Vec<Element>;
    type ElemName<'a> = Name;

    fn finish(self) -> Vec<Element> {
        self.0.into_inner()
    }

    fn get_document(&self) -> usize {
        0
    }

    fn elem_name(&self, target: &usize) -> Name {
        Name(self.0.borrow()[*target].name.clone())
    }

    fn create_element(&self, name: QualName, attributes: Vec<Attribute>, _: ElementFlags) -> usize {
        let at = self.add(Element { name, attributes: Vec::new(), text: String::new() });
        self.add_attributes(at, attributes);
        at
    }

    fn create_comment(&self, _: StrTendril) -> usize {
        self.nameless()
    }

    fn create_pi(&self, _: StrTendril, _: StrTendril) -> usize {
        self.nameless()
    }

    fn append(&self, parent: &usize, child: NodeOrText<usize>) {
        if let NodeOrText::AppendText(text) = child {
            self.0.borrow_mut()[*parent].text.push_str(&text);
        }
    }

    fn append_based_on_parent_node(&self, element: &usize, _: &usize, child: NodeOrText<usize>) {
        self.append(element, child);
    }

    fn append_before_sibling(&self, sibling: &usize, child: NodeOrText<usize>) {
        self.append(sibling, child);
    }

    fn add_attrs_if_missing(&self, target: &usize, attributes: Vec<Attribute>) {
        self.add_attributes(*target, attributes);
    }

    fn get_template_contents(&self, target: &usize) -> usize {
        *target
    }

    fn same_node(&self, one: &usize, other: &usize) -> bool {
        one == other
    }

    fn parse_error(&self, _: Cow<'static, str>) {}
    fn append_doctype_to_document(&self, _: StrTendril, _: StrTendril, _: StrTendril) {}
    fn set_quirks_mode(&self, _: QuirksMode) {}
    fn remove_from_parent(&self, _: &usize) {}
    fn reparent_children(&self, _: &usize, _: &usize) {}
}

/// Returns the elements of a page, as a browser would make them.
pub(crate) fn elements(html: &str) -> Vec<Element> {
    let sink = Elements::default();
    sink.nameless();
    parse_document(sink, ParseOpts::default()).one(html)
}

/// The policy of every page but those that lead on by themselves.
const POLICY: [&str; 6] = [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' data:",
    "base-uri 'none'",
    "form-action 'self'",
];

/// Elements that a page never has, wherever they came from.
const REFUSED: [&str; 27] = [
    "animate",
    "applet",
    "area",
    "audio",
    "base",
    "button",
    "canvas",
    "embed",
    "form",
    "frame",
    "frameset",
    "iframe",
    "image",
    "input",
    "isindex",
    "marquee",
    "math",
    "noscript",
    "object",
    "plaintext",
    "portal",
    "source",
    "style",
    "svg",
    "template",
    "textarea",
    "video",
];

/// Attributes that hold an address.
const ADDRESSES: [&str; 16] = [
    "action",
    "background",
    "cite",
    "classid",
    "codebase",
    "data",
    "dynsrc",
    "formaction",
    "href",
    "icon",
    "longdesc",
    "lowsrc",
    "manifest",
    "poster",
    "src",
    "xlink:href",
];

/// Returns the scheme of an address after what a browser does to it first.
fn scheme(address: &str) -> Option<String> {
    let address = address.trim_matches(|of: char| of <= ' ');
    let plain: String = address.chars().filter(|of| !matches!(of, '\t' | '\n' | '\r')).collect();
    let (scheme, _) = plain.split_once(':')?;
    let begins = scheme.starts_with(|of: char| of.is_ascii_alphabetic());
    let fits = |of: char| of.is_ascii_alphanumeric() || "+-.".contains(of);
    (begins && scheme.chars().all(fits)).then(|| scheme.to_ascii_lowercase())
}

/// Returns whether an address leads to another host, or runs.
fn leaves(address: &str) -> bool {
    let plain: String = address.trim().chars().filter(|of| !matches!(of, '\t' | '\n' | '\r')).collect();
    let begins = plain.get(..2).unwrap_or_default().replace('\\', "/");
    scheme(&plain).is_some() || begins == "//"
}

/// The classes of our own drawings: the timeline, who appears with whom, and where.
const DRAWINGS: [&str; 5] = ["chart", "picture network", "picture ego", "picture map", "picture locator"];

/// Returns whether an element is a drawing of our own, or makes one larger on a page of the kind that has it.
fn is_drawing(element: &Element, page: &str) -> bool {
    let draws = page.starts_with("network-page ") || page.starts_with("map-page ");
    match element.tag() {
        "svg" => element
            .find("class")
            .is_some_and(|class| class.split(' ').next() == Some("chart") || DRAWINGS.contains(&class)),
        "button" => draws && element.find("data-zoom").is_some(),
        _ => false,
    }
}

/// Returns what in a page could run or load, or leave it unguarded.
pub(crate) fn faults(html: &str) -> Vec<String> {
    let elements = elements(html);
    let mut faults = Vec::new();
    let mut ids = BTreeSet::new();
    let mut policies = 0;
    let is_body = |element: &&Element| element.tag() == "body";
    let class = elements.iter().find(is_body).and_then(|body| body.find("class")).unwrap_or_default();
    let keeps = class.starts_with("offline ");
    let searches = class.starts_with("search-page ");
    let leads_on = html.contains("content=\"default-src 'none'\"");
    for element in &elements {
        let shown = || format!("<{} {:?}>", element.tag(), element.attributes);
        let is_chart = is_drawing(element, class);
        // The one choice of our own: which of two texts is shown.
        let is_radio = element.tag() == "input"
            && element.find("type") == Some("radio")
            && element.find("id").is_some_and(|id| id.starts_with("show-"));
        // The one form of our own: what a reader keeps on the device.
        let is_choice = is_radio || keeps && matches!(element.tag(), "form" | "input" | "button");
        // And with which readers search.
        let is_search = searches && matches!(element.tag(), "form" | "input" | "button" | "noscript");
        if REFUSED.contains(&element.tag()) && !is_chart && !is_choice && !is_search {
            faults.push(format!("an element: {}", shown()));
        }
        faults.extend(attribute_faults(element).into_iter().map(|fault| format!("{fault}: {}", shown())));
        if element.find("id").is_some_and(|id| !ids.insert(id.to_owned())) {
            faults.push(format!("an id twice: {}", shown()));
        }
        match element.tag() {
            "script" => faults.extend(script_fault(element)),
            "meta" => match element.find("http-equiv").map(str::to_ascii_lowercase).as_deref() {
                None => {}
                Some("content-security-policy") => {
                    let content = element.find("content").unwrap_or_default();
                    let is_whole = POLICY.iter().all(|rule| content.contains(rule));
                    policies += usize::from(is_whole || leads_on && content == "default-src 'none'");
                }
                Some("refresh") => {
                    let content = element.find("content").unwrap_or_default();
                    if !leads_on || content.strip_prefix("0; url=").is_none_or(leaves) {
                        faults.push(format!("it leads elsewhere: {}", shown()));
                    }
                }
                Some(_) => faults.push(format!("an order to the browser: {}", shown())),
            },
            "link" => {
                let rel = element.find("rel").unwrap_or_default();
                let loads = !matches!(rel, "canonical" | "alternate");
                let is_ours = matches!(rel, "stylesheet" | "icon" | "apple-touch-icon");
                if loads && !is_face(element) && (!is_ours || element.find("href").is_none_or(leaves)) {
                    faults.push(format!("it loads: {}", shown()));
                }
            }
            "img" if element.find("src").is_none_or(leaves) => {
                faults.push(format!("it loads: {}", shown()));
            }
            _ => {}
        }
    }
    if policies != 1 {
        faults.push(format!("{policies} policies"));
    }
    faults
}

/// Returns whether a link asks for a face of the theme, and for nothing else.
fn is_face(link: &Element) -> bool {
    let href = link.find("href").unwrap_or_default();
    let path = href.strip_prefix("/b/").unwrap_or(href.trim_start_matches("../"));
    let is_own = path.starts_with("assets/fonts/") && path.ends_with(".woff2") && !path.contains("..");
    let is_font = link.find("as") == Some("font") && link.find("type") == Some("font/woff2");
    link.find("rel") == Some("preload") && is_font && is_own && !leaves(href)
}

fn attribute_faults(element: &Element) -> Vec<&'static str> {
    let mut faults = Vec::new();
    for (name, value) in &element.attributes {
        let name = name.to_ascii_lowercase();
        if name.starts_with("on") {
            faults.push("it runs");
        }
        if matches!(name.as_str(), "style" | "srcdoc" | "srcset" | "ping" | "srcobject" | "is" | "target") {
            faults.push("a refused attribute");
        }
        let scheme = scheme(value);
        let kept = scheme.is_none_or(|scheme| {
            // A calendar subscribes to a file of the site.
            let is_calendar = scheme == "webcal" && value.ends_with("deadlines.ics");
            is_calendar || ["http", "https", "mailto", "tel"].contains(&scheme.as_str())
        });
        if ADDRESSES.contains(&name.as_str()) && !kept {
            faults.push("an address that runs");
        }
    }
    faults
}

/// Returns what is wrong with a script: it is data, or one of the theme's own files, deferred. Anything more
/// would not run from a folder (`integrity`, `crossorigin`, modules), or would run something else.
fn script_fault(element: &Element) -> Option<String> {
    if let Some(src) = element.find("src") {
        // On the page for what is not found addresses begin at the root of the host, with the site's base path.
        let path = src.strip_prefix("/b/").unwrap_or(src.trim_start_matches("../"));
        let is_ours = !leaves(src) && path.starts_with("assets/js/") && path.ends_with(".js");
        let is_plain = element.attributes.len() == 2 && element.find("defer") == Some("");
        return (!is_ours || !is_plain).then(|| format!("a script: {:?}", element.attributes));
    }
    if element.find("type") != Some("application/ld+json") || element.attributes.len() != 1 {
        return Some(format!("a script: {:?}", element.attributes));
    }
    let parsed = serde_json::from_str::<serde_json::Value>(&element.text);
    parsed.err().map(|error| format!("JSON-LD: {error}: {}", element.text))
}

/// Returns what keeps a feed or a sitemap from being XML.
pub(crate) fn xml_faults(xml: &str) -> Vec<String> {
    let mut faults = Vec::new();
    let allowed =
        |of: char| !of.is_control() && !matches!(of, '\u{fffe}' | '\u{ffff}') || "\t\n\r\u{85}".contains(of);
    faults.extend(
        xml.chars()
            .find(|of| !allowed(*of) && !('\u{80}'..='\u{9f}').contains(of))
            .map(|of| format!("{of:?}")),
    );
    let mut open: Vec<&str> = Vec::new();
    for part in xml.split('<').skip(1) {
        let Some((tag, text)) = part.split_once('>') else {
            faults.push(format!("no end of <{part}"));
            continue;
        };
        let entity = |rest: &str| {
            ["amp;", "lt;", "gt;", "quot;", "apos;", "#"].iter().any(|entity| rest.starts_with(entity))
        };
        if part.split('&').skip(1).any(|rest| !entity(rest)) {
            faults.push(format!("a bare & in {part}"));
        }
        let name = tag.split([' ', '\n']).next().unwrap_or_default();
        match name.strip_prefix('/') {
            Some(name) if open.pop() != Some(name) => faults.push(format!("</{name}>, and {open:?} is open")),
            Some(_) => {}
            None if tag.starts_with('?') || tag.ends_with('/') => {}
            None => open.push(name),
        }
        if tag.matches('"').count() % 2 == 1 || text.contains("]]>") {
            faults.push(format!("quotation marks in <{part}"));
        }
    }
    faults.extend(open.iter().map(|name| format!("<{name}> is not closed")));
    faults
}

#[test]
fn the_judge_sees_what_could_run() {
    let policy = format!("<meta http-equiv=\"Content-Security-Policy\" content=\"{}\">", POLICY.join("; "));
    let page = |body: &str| format!("<!doctype html><html><head>{policy}</head><body>{body}</body></html>");
    for good in [
        "<a href=\"https://a.example/javascript:x\" title=\"javascript:x\">&lt;script></a>",
        "<img src=\"a.png\"><script type=\"application/ld+json\">{\"a\": \"\\u003c/script>\"}</script>",
        "<script defer src=\"../../assets/js/site.1a2b3c4d.js\"></script>",
        "<p id=\"a\"><q cite=\"mailto:a@b.example\">x</q>",
    ] {
        assert_eq!(faults(&page(good)), Vec::<String>::new(), "{good}");
    }
    for bad in [
        "<script>1</script>",
        "<script src=\"../assets/js/a.js\"></script>",
        "<script defer src=\"../files/a/a.js\"></script>",
        "<script defer src=\"//a.example/assets/js/a.js\"></script>",
        "<script defer type=module src=\"assets/js/a.js\"></script>",
        "<script defer src=\"assets/js/a.js\" integrity=x></script>",
        "<svg/onload=1>",
        "<a href=\" j\tava&#x0A;script:x\">x</a>",
        "<img src=//a.example/b>",
        "<p style=\"a\">",
        "<p id=a></p><p id=a>",
        "<meta http-equiv=refresh content=\"0; url=a\">",
        "<base href=x>",
        "<script type=\"application/ld+json\">{</script>",
        "<link rel=stylesheet href=https://a.example/b>",
        "<math><mtext></math>",
        "<p ONCLICK=1>",
        "<form>",
        "<q cite=\"data:text/html,x\">",
        "<p><iframe srcdoc=x>",
        "<table><b onclick=1>",
        "<link rel=preload href=a>",
        "<link rel=preload as=script type=font/woff2 href=assets/fonts/a.woff2>",
        "<link rel=preload as=font type=font/woff2 href=files/a/a.woff2>",
        "<link rel=preload as=font type=font/woff2 href=//a.example/assets/fonts/a.woff2>",
        "<link rel=preload as=font type=font/woff2 href=assets/fonts/../../files/a.woff2>",
        "<img src=\"\\\\a.example/b\">",
    ] {
        assert_ne!(faults(&page(bad)), Vec::<String>::new(), "{bad}");
    }
    assert_eq!(faults("<!doctype html><p>"), ["0 policies"]);
    assert_eq!(xml_faults("<?xml version=\"1.0\"?><a b=\"&lt;\"><c/>&amp;</a>"), Vec::<String>::new());
    for bad in ["<a>&</a>", "<a>", "<a></b>", "<a>\u{1}</a>", "<a b=\"><c></c></a>"] {
        assert_ne!(xml_faults(bad), Vec::<String>::new(), "{bad}");
    }
}
