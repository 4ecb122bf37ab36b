//! What was put right in the whole site.

use crate::plan::portion::{self, Listing};
use crate::plan::target::Fed;
use crate::render::here::Here;
use crate::render::page::correction::correction_view;
use crate::render::page::frame::{About, feed_files, frame};
use crate::render::page::portion::portions;
use crate::render::view::whole::CorrectionsView;

/// How many of the last corrections the page lists where all are parted by time.
const SHOWN: usize = 40;

/// Returns the view of the corrections of the whole site, newest first.
pub(crate) fn corrections(here: Here<'_>) -> CorrectionsView {
    let portions = portions(here, Listing::Corrections, None);
    let mut all = portion::corrections(here.graph());
    if !portions.is_empty() {
        all.truncate(SHOWN);
    }
    let about = About { kind: "corrections", title: here.say("corrections"), description: None, file: None };
    CorrectionsView {
        frame: frame(here, about),
        corrections: all.into_iter().map(|(id, of)| correction_view(here, id, of)).collect(),
        portions,
        feeds: feed_files(here, Fed::Corrections),
    }
}
