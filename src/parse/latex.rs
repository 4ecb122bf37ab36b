//! Text of BibTeX with the commands of LaTeX → the same in plain signs, for the parser of BibTeX to read: it knows few
//! commands, and leaves the others as they stand.

use unicode_normalization::char::compose;

/// Stands for a no-break space until words are taken apart: the parser takes one for any other space.
pub(super) const NO_BREAK: char = '\u{fdd0}';

/// Stands for the end of a line of a note, which is written as an empty line.
pub(super) const LINE_END: char = '\u{fdd1}';

/// The marks that commands put onto a letter.
const ACCENTS: [(&str, char); 18] = [
    ("`", '\u{300}'),
    ("'", '\u{301}'),
    ("´", '\u{301}'),
    ("^", '\u{302}'),
    ("~", '\u{303}'),
    ("=", '\u{304}'),
    ("u", '\u{306}'),
    (".", '\u{307}'),
    ("\"", '\u{308}'),
    ("h", '\u{309}'),
    ("r", '\u{30a}'),
    ("H", '\u{30b}'),
    ("v", '\u{30c}'),
    ("d", '\u{323}'),
    ("c", '\u{327}'),
    ("k", '\u{328}'),
    ("b", '\u{331}'),
    ("t", '\u{361}'),
];

/// The commands that are a sign, in lines: the sign, and its names.
const SYMBOLS: &str = "\
… ldots dots textellipsis
– textendash
— textemdash
' textquotesingle
“ textquotedblleft
” textquotedblright
‘ textquoteleft lq
’ textquoteright rq
„ quotedblbase textquotestraightdblbase
‚ quotesinglbase textquotestraightbase
\" textquotedbl
^ textasciicircum
` textasciigrave
~ textasciitilde
⁎ textasteriskcentered
\\ textbackslash
| textbar
{ textbraceleft
} textbraceright
• textbullet
† textdagger dag
‡ textdaggerdbl ddag
$ textdollar
< textless
> textgreater
¡ textexclamdown
¿ textquestiondown
ª textordfeminine
º textordmasculine
· textperiodcentered
® textregistered
™ texttrademark
© copyright textcopyright
° textdegree
€ texteuro euro
£ pounds textsterling
§ S textsection
¶ P textparagraph
_ textunderscore
␣ textvisiblespace
« guillemotleft
» guillemotright
‹ guilsinglleft
› guilsinglright
å aa
Å AA
æ ae
Æ AE
ð dh
Ð DH
đ dj
Đ DJ
ŋ ng
Ŋ NG
ł l
Ł L
ı i
ȷ j
œ oe
Œ OE
ø o
Ø O
ß ss
ẞ SS
þ th
Þ TH
TeX TeX
LaTeX LaTeX
BibTeX BibTeX
";

/// Returns the text without commands: what they stand for, or else the words that they hold. Braces stay, but for
/// those around a single sign (`{\'e}`); addresses stay as they are.
pub(super) fn rewrite(text: &str) -> String {
    let mut rewriting =
        Rewriting { rest: text, out: String::with_capacity(text.len()), ..Rewriting::default() };
    while let Some(sign) = rewriting.rest.chars().next() {
        rewriting.sign(sign);
    }
    rewriting.unpaired.extend(rewriting.open);
    for at in rewriting.unpaired.iter().rev() {
        rewriting.out.replace_range(*at..*at + OPEN.len_utf8(), "`");
    }
    rewriting.out
}

/// Returns the text as people read it: without commands, and without braces that hold words together.
#[must_use]
pub(crate) fn plain(text: &str) -> String {
    let rewritten = rewrite(text);
    let mut out = String::with_capacity(rewritten.len());
    let mut signs = rewritten.chars();
    while let Some(sign) = signs.next() {
        match sign {
            '\\' => out.extend(signs.next()),
            '{' | '}' => {}
            NO_BREAK => out.push('\u{a0}'),
            _ => out.push(sign),
        }
    }
    out.replace("---", "—").replace("--", "–")
}

/// Returns the text with a stand-in for each line end: one less than an editor wrote, for one is only a space.
pub(super) fn keep_lines(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find(char::is_whitespace) {
        let (before, behind) = rest.split_at(at);
        let end = behind.find(|c: char| !c.is_whitespace()).unwrap_or(behind.len());
        let space = &behind[..end];
        let ends = space.matches('\n').count().saturating_sub(1);
        out.push_str(before);
        out.push_str(if ends > 0 { " " } else { space });
        out.extend(std::iter::repeat_n(LINE_END, ends));
        rest = &behind[end..];
    }
    out.push_str(rest);
    out
}

/// What opens a quotation, where something closes it.
const OPEN: char = '‘';
/// What opens and closes quotations, and where dashes are not meant.
const LIGATURES: [(&str, &str); 4] = [("``", "“"), ("''", "”"), ("?`", "¿"), ("!`", "¡")];

/// A text on its way.
#[derive(Default)]
struct Rewriting<'a> {
    rest: &'a str,
    out: String,
    /// How the groups that are open end: with nothing, where their braces were left out.
    ends: Vec<&'static str>,
    /// Where a quotation begins that may be one.
    open: Option<usize>,
    /// Where one began that was none.
    unpaired: Vec<usize>,
}

impl<'a> Rewriting<'a> {
    fn sign(&mut self, sign: char) {
        let rest = self.rest;
        let after = &rest[sign.len_utf8()..];
        if let Some((of, with)) = LIGATURES.iter().find(|(of, _)| rest.starts_with(of)) {
            self.out.push_str(with);
            self.rest = &rest[of.len()..];
            return;
        }
        if ["http://", "https://", "www."].iter().any(|start| rest.starts_with(start)) {
            let end = rest.find(|c: char| c.is_whitespace() || "{}\"<>".contains(c)).unwrap_or(rest.len());
            self.rest = &rest[end..];
            return self.address(&rest[..end]);
        }
        self.rest = after;
        match sign {
            '\\' => self.command(),
            '{' => {
                let mut behind = after.chars();
                let is_special = behind.next() == Some('\\')
                    && behind.next().is_some_and(|c| c.is_alphabetic() || "`'´^~=.\"".contains(c));
                self.ends.push(if is_special { "" } else { "}" });
                self.out.push_str(if is_special { "" } else { "{" });
            }
            '}' => self.out.push_str(self.ends.pop().unwrap_or("}")),
            '$' => {
                let end = after.find('$').map_or(after.len(), |end| end + 1);
                self.out.push_str(&rest[..=end]);
                self.rest = &after[end..];
            }
            '~' | '\u{a0}' => self.out.push(NO_BREAK),
            '`' => {
                self.unpaired.extend(self.open.replace(self.out.len()));
                self.out.push(OPEN);
            }
            '\'' if self.open.is_some() && !after.starts_with(char::is_alphanumeric) => {
                self.open = None;
                self.out.push('’');
            }
            _ => self.out.push(sign),
        }
    }

    /// Writes what a command behind a `\` stands for.
    fn command(&mut self) {
        let rest = self.rest;
        let end = rest.find(|c: char| !c.is_ascii_alphabetic()).unwrap_or(rest.len());
        let Some(sign) = rest.chars().next() else { return self.out.push('\\') };
        let name = &rest[..end.max(sign.len_utf8())];
        self.rest = &rest[name.len()..];
        if let Some((_, mark)) = ACCENTS.iter().find(|(of, _)| *of == name) {
            return self.accent(*mark);
        }
        if end > 0 {
            return self.named(name);
        }
        match sign {
            '-' | '/' | '!' | '@' | '(' | ')' | '[' | ']' => {}
            ',' | ';' | '>' | '\\' => self.out.push(' '),
            _ if sign.is_whitespace() => self.out.push(' '),
            _ => self.literal(sign),
        }
    }

    fn named(&mut self, name: &str) {
        let begins_group = self.out.is_empty() || self.ends.last().is_some_and(|_| self.out.ends_with('{'));
        let begins_group = begins_group || self.ends.last() == Some(&"");
        let behind = self.rest.trim_start();
        if let Some(symbol) = find_symbol(name) {
            symbol.chars().for_each(|sign| self.literal(sign));
            self.rest = behind.strip_prefix("{}").unwrap_or(behind);
        } else if matches!(name, "url" | "path" | "nolinkurl") && behind.starts_with('{') {
            let inner = self.group();
            self.address(inner);
        } else if matches!(name, "href" | "textcolor" | "foreignlanguage") && behind.starts_with('{') {
            self.group();
            self.rest = self.rest.trim_start();
        } else if begins_group {
            self.rest = behind;
        }
    }

    /// Takes the group that follows, and returns what is in it.
    fn group(&mut self) -> &'a str {
        let rest = self.rest.trim_start();
        let inner = rest.get(1..).unwrap_or_default();
        let mut depth = 1usize;
        let mut is_escaped = false;
        let end = inner.bytes().position(|byte| {
            match byte {
                _ if is_escaped => {}
                b'{' => depth += 1,
                b'}' => depth -= 1,
                _ => {}
            }
            is_escaped = byte == b'\\' && !is_escaped;
            depth == 0
        });
        let end = end.unwrap_or(inner.len());
        self.rest = inner.get(end + 1..).unwrap_or_default();
        &inner[..end]
    }

    /// Writes the letter that follows with a mark.
    fn accent(&mut self, mark: char) {
        let rest = self.rest.trim_start();
        let letter = match rest.chars().next() {
            Some('{') => rewrite(self.group()),
            Some('\\') => {
                let name = &rest[1..];
                let end = name.find(|c: char| !c.is_ascii_alphabetic()).unwrap_or(name.len());
                let Some(symbol) = find_symbol(&name[..end]) else { return };
                let behind = name[end..].trim_start();
                self.rest = behind.strip_prefix("{}").unwrap_or(behind);
                symbol.to_owned()
            }
            Some(sign) if sign != '}' => {
                self.rest = &rest[sign.len_utf8()..];
                sign.to_string()
            }
            _ => return,
        };
        let mut letters = letter.trim().chars();
        match (letters.next(), mark) {
            (None, '\u{302}') => self.out.push('^'),
            (None, '\u{303}') => self.out.push('~'),
            (None, _) => {}
            (Some(first @ ('\\' | '{')), _) => self.out.push(first),
            (Some(first), _) => {
                // A mark takes the place of the dot.
                let first = if first == 'ı' { 'i' } else { first };
                let first = if first == 'ȷ' { 'j' } else { first };
                match compose(first, mark) {
                    Some(one) => self.out.push(one),
                    None => self.out.extend([first, mark]),
                }
            }
        }
        self.out.push_str(letters.as_str());
    }

    /// Writes an address: what is escaped in it stands for itself, and so does all else.
    fn address(&mut self, text: &str) {
        let mut signs = text.chars().peekable();
        while let Some(sign) = signs.next() {
            match signs.peek() {
                Some(next) if sign == '\\' && next.is_ascii_punctuation() => {}
                Some('-') if sign == '-' => self.out.push_str("-{}"),
                _ => self.literal(sign),
            }
        }
    }

    /// Writes a sign that means nothing but itself.
    fn literal(&mut self, sign: char) {
        if matches!(sign, '\\' | '{' | '}' | '$') {
            self.out.push('\\');
        }
        self.out.push(sign);
    }
}

fn find_symbol(name: &str) -> Option<&'static str> {
    let mut lines = SYMBOLS.lines().filter_map(|line| line.split_once(' '));
    lines.find(|(_, names)| names.split(' ').any(|of| of == name)).map(|(symbol, _)| symbol)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn commands_become_what_they_stand_for() {
        for (written, meant) in [
            (r"\'\i \'{\i} {\'\i} \'\i{} \v{\j}", "íí í í ǰ"),
            (
                r#"Mar{\'\i}a, G\"odel, \c{c}a \c ca \H{o}, {\'E}tude, \k a"#,
                "María, Gödel, ça ça ő, Étude, ą",
            ),
            (
                r"\emph{a} \textbf{b \textit{c}} 5\textsuperscript{th} {\em d} {\sc e}",
                "{a} {b {c}} 5{th} d e",
            ),
            (r"\mbox{A B}, \href{https://e.org/a_b}{text}, \foo{x}, y\bar, z", "{A B}, {text}, {x}, y, z"),
            (r"\ldots{} \dots, a~b, A\,B, c\ d, e\\f", "… …, a\u{fdd0}b, A B, c d, e f"),
            (r"\& \% \$ \# \_ \{ \textbackslash{}x", r"& % \$ # _ \{ \\x"),
            ("``quoted'' and `this one' isn't 'n' x` y", "“quoted” and ‘this one’ isn't 'n' x` y"),
            (
                r"\url{https://e.org/~a--b\_c}, https://e.org/~x\%20y z~",
                "https://e.org/~a-{}-b_c, https://e.org/~x%20y z\u{fdd0}",
            ),
            (r"$a\alpha~b$ \ss{}a \o re {\ae}x \^{} \~{}", r"$a\alpha~b$ ßa øre æx ^ ~"),
            (r"{\'", ""),
            ("}{", "}{"),
            ("\\", "\\"),
        ] {
            assert_eq!(rewrite(written), meant, "{written}");
        }
    }
}
