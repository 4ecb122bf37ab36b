//! What the shapes of a picture mean, in words. Only what is in the picture is told.

use crate::model::event::EventType;
use crate::render::here::Here;
use crate::render::html::escape;
use std::collections::BTreeSet;
use std::fmt::Write as _;

/// What a picture may show.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Shape {
    /// A mark of an event of this type.
    Kind(EventType),
    /// A bar within which something lies.
    Within,
    /// A bar for as long as something lasts.
    Lasts,
    /// A post or a membership.
    Post,
    /// An end that is not exactly known, or open.
    Soft,
    /// An end that lies beyond what is drawn.
    GoesOn,
    /// That the source may be wrong.
    Doubtful,
    /// A stretch without anything.
    Gap,
    /// The day of the build.
    Today,
}

/// A bar that fades.
const FADING: &str = "<path class=\"lasts s1\" d=\"M-11-4H-6V4H-11z\"/><path class=\"lasts s2\" d=\"M-6-4H-1V4H-6z\"/>\
                      <path class=\"lasts\" d=\"M-1-4H11V4H-1z\"/>";

/// Returns the outline of a mark around 0,0, of which each type has its own.
#[must_use]
pub fn outline(kind: EventType) -> &'static str {
    match kind {
        EventType::Event => "<circle r=\"5\"/>",
        EventType::Deadline => "<path d=\"M0-6.5 6.5 0 0 6.5-6.5 0z\"/>",
        EventType::Announcement => "<path d=\"M0-6 6 5H-6z\"/>",
        EventType::Period => "<path d=\"M-5-5H5V5H-5z\"/>",
    }
}

/// Returns the key of a picture; nothing where it shows dots alone.
#[must_use]
pub fn key(here: Here<'_>, shapes: &BTreeSet<Shape>) -> String {
    if shapes.iter().all(|shape| *shape == Shape::Kind(EventType::Event)) {
        return String::new();
    }
    let mut html = format!("<ul class=\"chart-key\" aria-label=\"{}\">", escape(here.say("chart-key")));
    for shape in shapes {
        let (class, sign, words) = sign(*shape);
        let _ = write!(
            html,
            "<li><svg class=\"chart {class}\" viewBox=\"-12 -7 24 14\" aria-hidden=\"true\">{sign}</svg>{}</li>",
            escape(here.say(words))
        );
    }
    html.push_str("</ul>\n");
    html
}

/// Returns how a shape is drawn in the key: its class, its sign, and the words for it.
fn sign(shape: Shape) -> (&'static str, &'static str, &'static str) {
    match shape {
        Shape::Kind(kind) => {
            let words = match kind {
                EventType::Event => "chart-event",
                EventType::Deadline => "event-type-deadline",
                EventType::Announcement => "event-type-announcement",
                EventType::Period => "event-type-period",
            };
            (kind.name(), outline(kind), words)
        }
        Shape::Within => ("event", "<path class=\"within\" d=\"M-11-4H11V4H-11z\"/>", "chart-within"),
        Shape::Lasts => ("event", "<path class=\"lasts\" d=\"M-11-4H11V4H-11z\"/>", "chart-lasts"),
        Shape::Post => ("post", "<path class=\"lasts\" d=\"M-11-4H11V4H-11z\"/>", "chart-post"),
        Shape::Soft => ("event", FADING, "chart-soft"),
        Shape::GoesOn => ("event", FADING, "chart-goes-on"),
        Shape::Doubtful => {
            ("event doubtful", "<path class=\"within\" d=\"M-11-4H11V4H-11z\"/>", "chart-doubtful")
        }
        Shape::Gap => ("", "<path class=\"gap\" d=\"M-11-7H11V7H-11z\"/>", "chart-gap"),
        Shape::Today => ("", "<path class=\"today\" d=\"M0-7V7\"/>", "chart-today"),
    }
}
