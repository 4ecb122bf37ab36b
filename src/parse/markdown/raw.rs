//! Raw HTML that will be removed, said where it stands. In: raw HTML. Out: diagnostics. What is removed is
//! decided by the sanitiser when the page is made; this only tells the author.

use crate::diag::code::Code;
use crate::diag::phrase::{Phrase, say};
use crate::diag::report::{Diagnostic, Report};
use crate::model::markup::{is_kept_attribute, is_kept_element, is_unsafe_address};
use crate::span::{FileId, Span};

/// Raw HTML and where it stands.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Raw<'text> {
    /// The file.
    pub(crate) file: FileId,
    /// The HTML.
    pub(crate) html: &'text str,
    /// The first byte in the file.
    pub(crate) at: usize,
}

impl Raw<'_> {
    /// Reports every element and attribute that will be removed.
    pub(crate) fn report_unsafe(self, report: &mut Report) {
        let mut from = 0;
        while let Some(start) = self.html[from..].find('<').map(|at| from + at) {
            let rest = &self.html[start + 1..];
            from = start + 1;
            if rest.starts_with("!--") {
                from = rest.find("-->").map_or(self.html.len(), |end| start + 1 + end + 3);
                continue;
            }
            let name_length =
                rest.find(|c: char| !c.is_ascii_alphanumeric() && c != '-').unwrap_or(rest.len());
            let name = rest[..name_length].to_ascii_lowercase();
            if name.is_empty() || !name.starts_with(|c: char| c.is_ascii_alphabetic()) {
                continue;
            }
            if is_kept_element(&name) {
                self.report_attributes(&name, start + 1 + name_length, report);
            } else {
                let message = say!("`<{name}>` is not allowed and is left out", name);
                let help = say!("write it in Markdown, or with elements that only mark up text");
                report.add(self.diagnostic(start..start + 1 + name_length, message).help(help));
            }
        }
    }

    fn diagnostic(self, range: std::ops::Range<usize>, message: Phrase) -> Diagnostic {
        Diagnostic::new(
            Code::UnsafeHtml,
            Span::new(self.file, self.at + range.start, self.at + range.end),
            message,
        )
    }

    fn report_attributes(self, element: &str, mut at: usize, report: &mut Report) {
        while let Some((name, value, end)) = attribute(self.html, at) {
            let written = self.html[name.clone()].to_ascii_lowercase();
            if !is_kept_attribute(element, &written) {
                let message =
                    say!("the attribute `{written}` of `<{element}>` is left out", written, element);
                let help = say!("remove it: only attributes that cannot run, load or restyle are kept");
                report.add(self.diagnostic(name, message).help(help));
            } else if matches!(&*written, "href" | "cite") && is_unsafe_address(&self.html[value.clone()]) {
                let message = say!("the address `{url}` is left out", url = &self.html[value.clone()]);
                let help = say!("link with `https:`, `http:`, `mailto:` or `tel:`, or to a file of the site");
                report.add(self.diagnostic(value, message).help(help));
            }
            at = end;
        }
    }
}

/// Returns the next attribute of a tag from the byte `at` on: its name, its value, and where it ends.
fn attribute(html: &str, at: usize) -> Option<(std::ops::Range<usize>, std::ops::Range<usize>, usize)> {
    let skip = |from: usize, is_skipped: &dyn Fn(char) -> bool| {
        html[from..].find(|c: char| !is_skipped(c)).map_or(html.len(), |found| from + found)
    };
    let start = skip(at, &|c| c.is_ascii_whitespace() || c == '/');
    if start >= html.len() || html[start..].starts_with('>') {
        return None;
    }
    let end = skip(start + html[start..].chars().next().map_or(0, char::len_utf8), &|c| {
        !c.is_ascii_whitespace() && !matches!(c, '=' | '>' | '/')
    });
    let equals = skip(end, &|c| c.is_ascii_whitespace());
    if !html[equals..].starts_with('=') {
        return Some((start..end, end..end, end));
    }
    let value = skip(equals + 1, &|c| c.is_ascii_whitespace());
    let quote = html[value..].chars().next().filter(|c| matches!(c, '"' | '\''));
    match quote {
        Some(quote) => {
            let close = html[value + 1..].find(quote).map_or(html.len(), |found| value + 1 + found);
            Some((start..end, value + 1..close, (close + 1).min(html.len())))
        }
        None => {
            let close = skip(value, &|c| !c.is_ascii_whitespace() && c != '>');
            Some((start..end, value..close, close))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(html: &str) -> Vec<String> {
        let mut report = Report::new();
        Raw { file: FileId(0), html, at: 100 }.report_unsafe(&mut report);
        let line = |d: &Diagnostic| format!("{}-{} {}", d.span.start, d.span.end, d.message);
        report.diagnostics().iter().map(line).collect()
    }

    #[test]
    fn what_runs_or_loads_is_named() {
        assert_eq!(said("<b class=x>a</b> <!-- <script> -->"), Vec::<String>::new());
        assert_eq!(said("<script>x</script>"), ["100-107 `<script>` is not allowed and is left out"]);
        assert_eq!(
            said("<b onclick='a>b' id=c>"),
            [
                "103-110 the attribute `onclick` of `<b>` is left out",
                "117-119 the attribute `id` of `<b>` is left out",
            ]
        );
        assert_eq!(said("<a href=\"java\tscript:x\">"), ["109-122 the address `java\tscript:x` is left out"]);
        assert_eq!(said("<a href=é"), Vec::<String>::new());
        assert_eq!(said("<"), Vec::<String>::new());
    }
}
