//! Diagnostics and the report that gathers them. Levels are applied once, when the report closes.

use crate::diag::code::{Code, Level};
use crate::diag::phrase::{Phrase, say};
use crate::span::{FileId, Span, Word};
use rayon::prelude::*;
use std::cmp::Ordering;
use std::collections::BTreeMap;

/// A second place that helps to understand a diagnostic.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Label {
    /// Where.
    pub span: Span,
    /// What is there, in a few words.
    pub text: Phrase,
}

/// One change of a file: these bytes make way for this text.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Edit {
    /// What makes way; an empty span where text is only put in.
    pub span: Span,
    /// What takes its place.
    pub text: String,
}

/// How sure it is that a fix is right.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Certainty {
    /// Nothing else could have been meant: `mujaz check --fix` does it.
    Certain,
    /// It may be what was meant: an editor offers it.
    Suggested,
}

/// How a fault can be put right.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Fix {
    /// What is done, in the imperative.
    pub title: Phrase,
    /// How sure it is.
    pub certainty: Certainty,
    /// The changes, all of them or none; they do not overlap.
    pub edits: Vec<Edit>,
}

impl Fix {
    /// Returns a fix that is sure to be right.
    pub fn certain(title: impl Into<Phrase>, edits: Vec<Edit>) -> Self {
        Self { title: title.into(), certainty: Certainty::Certain, edits }
    }

    /// Returns a fix that may be right.
    pub fn suggested(title: impl Into<Phrase>, edits: Vec<Edit>) -> Self {
        Self { title: title.into(), certainty: Certainty::Suggested, edits }
    }
}

/// One complaint: what is wrong, where, and what would be right.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Diagnostic {
    /// Where.
    pub span: Span,
    /// Which complaint.
    pub code: Code,
    /// What is wrong: one phrase, lower case, no full stop, the author's text in backticks.
    pub message: Phrase,
    /// What would be right, in the imperative.
    pub help: Option<Phrase>,
    /// Other places that matter.
    pub labels: Vec<Label>,
    /// How it can be put right by a change of the text, where there is one way.
    pub fix: Option<Fix>,
}

impl Diagnostic {
    /// Returns a diagnostic without help or labels.
    pub fn new(code: Code, span: Span, message: Phrase) -> Self {
        Self { span, code, message, help: None, labels: Vec::new(), fix: None }
    }

    /// Returns it with what would be right.
    #[must_use]
    pub fn help(mut self, help: Phrase) -> Self {
        self.help = Some(help);
        self
    }

    /// Returns it with `help` where there is any.
    #[must_use]
    pub fn maybe_help(mut self, help: Option<Phrase>) -> Self {
        self.help = help;
        self
    }

    /// Returns it with one more place.
    #[must_use]
    pub fn label(mut self, span: Span, text: Phrase) -> Self {
        self.labels.push(Label { span, text });
        self
    }

    /// Returns it with how it can be put right.
    #[must_use]
    pub fn fix(mut self, fix: Fix) -> Self {
        self.fix = Some(fix);
        self
    }

    /// Returns it with what certainly puts it right, where there is such a change.
    #[must_use]
    pub fn maybe_certain(mut self, title: Phrase, edit: Option<Edit>) -> Self {
        self.fix = edit.map(|edit| Fix::certain(title, vec![edit]));
        self
    }

    /// Returns it with the question whether `near` was meant where `word` stands.
    #[must_use]
    pub fn did_you_mean(mut self, word: &Word, near: &str) -> Self {
        self.help = Some(say!("did you mean `{near}`?", near));
        // A word in quotes or with escapes is not changed from here.
        if word.span.range().len() == word.value.len() {
            let edit = Edit { span: word.span, text: near.to_owned() };
            self.fix = Some(Fix::suggested(say!("write `{right}`", right = near), vec![edit]));
        }
        self
    }

    /// Returns what is wrong and what would be right, in one sentence, for where no place can be shown.
    #[must_use]
    pub fn sentence(&self) -> Phrase {
        self.message.clone().followed_by(self.help.clone())
    }
}

/// How much each code matters on one site.
#[derive(Clone, Debug, Default)]
pub struct Levels {
    /// The levels that `book.toml` gives.
    pub own: BTreeMap<Code, Level>,
    /// Whether warnings count as errors.
    pub strict: bool,
}

impl Levels {
    /// Returns the level of what is found under a code.
    #[must_use]
    pub fn level(&self, code: Code) -> Level {
        match self.own.get(&code).copied().unwrap_or(code.level()) {
            Level::Warn if self.strict => Level::Error,
            level => level,
        }
    }
}

/// All that was found wrong, in the order it was found.
#[derive(Debug, Default)]
pub struct Report {
    diagnostics: Vec<Diagnostic>,
}

impl Report {
    /// Returns an empty report.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds one diagnostic.
    pub fn add(&mut self, diagnostic: Diagnostic) {
        self.diagnostics.push(diagnostic);
    }

    /// Adds all of another report.
    pub fn merge(&mut self, other: Report) {
        self.diagnostics.extend(other.diagnostics);
    }

    /// Drops every complaint of one kind: what it says follows from something else that was said.
    pub fn forget(&mut self, code: Code) {
        self.diagnostics.retain(|diagnostic| diagnostic.code != code);
    }

    /// Returns what was added so far, unsorted.
    #[must_use]
    pub fn diagnostics(&self) -> &[Diagnostic] {
        &self.diagnostics
    }

    /// Returns the diagnostics with their levels, by path, place and code, without repeats and without
    /// those that are allowed. `path_of` gives the path of a file.
    #[must_use]
    pub fn close<'path>(
        self,
        levels: &Levels,
        path_of: impl Fn(FileId) -> &'path str + Sync,
    ) -> Vec<(Level, Diagnostic)> {
        let mut all = self.diagnostics;
        all.retain(|diagnostic| levels.level(diagnostic.code) != Level::Allow);
        all.par_sort_unstable_by(|a, b| {
            let by_path = || path_of(a.span.file).cmp(path_of(b.span.file));
            let of_paths = if a.span.file == b.span.file { Ordering::Equal } else { by_path() };
            of_paths.then_with(|| a.cmp(b))
        });
        all.dedup();
        let mut leveled = Vec::with_capacity(all.len());
        leveled.extend(all.into_iter().map(|diagnostic| (levels.level(diagnostic.code), diagnostic)));
        leveled
    }
}
