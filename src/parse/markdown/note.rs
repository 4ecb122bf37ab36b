//! Which footnotes of a text are written and which are used. In: marks and notes, as they come. Out: what is
//! wrong with them.

use crate::diag::code::Code;
use crate::diag::phrase::say;
use crate::diag::report::Diagnostic;
use crate::span::Span;
use std::collections::{BTreeMap, BTreeSet};

/// The footnotes of one text.
#[derive(Debug, Default)]
pub(crate) struct Notes {
    used: BTreeSet<String>,
    written: BTreeMap<String, Span>,
    repeated: Vec<Diagnostic>,
}

/// Returns the label by which marks find their note: case does not matter.
pub(crate) fn fold_label(label: &str) -> String {
    label.to_lowercase()
}

impl Notes {
    /// Takes a mark in the text.
    pub(crate) fn mention(&mut self, label: &str) {
        self.used.insert(fold_label(label));
    }

    /// Takes a note, whose mark stands at `span`.
    pub(crate) fn define(&mut self, label: &str, span: Span) {
        match self.written.get(&fold_label(label)) {
            None => {
                self.written.insert(fold_label(label), span);
            }
            Some(first) => {
                let message = say!("the footnote `[^{label}]` is defined twice", label);
                let diagnostic = Diagnostic::new(Code::DuplicateFootnote, span, message);
                let help = say!("give it a mark of its own, or remove one of the two");
                self.repeated.push(diagnostic.label(*first, say!("first here")).help(help));
            }
        }
    }

    /// Returns what is wrong.
    pub(crate) fn diagnose(self) -> Vec<Diagnostic> {
        let mut all = self.repeated;
        for (label, span) in self.written.iter().filter(|(label, _)| !self.used.contains(*label)) {
            let message = say!("nothing leads to the footnote `[^{label}]`", label);
            let help = say!("put `[^{label}]` where it belongs, or remove the note", label);
            all.push(Diagnostic::new(Code::UnusedFootnote, *span, message).help(help));
        }
        all
    }
}
