//! Words for a page. In: words in a language, and that of the page. Out: the piece of a view, with what runs against
//! the words kept apart.

use crate::lang::bidi::is_foreign;
use crate::lang::isolation::isolate_stretches;
use crate::lang::tag::{Direction, Lang};
use crate::render::view::piece::Words;

impl Words {
    /// Returns words in the page's own language, in which nothing runs the other way.
    #[must_use]
    pub fn plain(text: String) -> Self {
        Self { text, lang: None, dir: None }
    }

    /// Returns words in `lang` for a page in the language `page`: with their language, where it is not the page's, or
    /// they run the other way.
    #[must_use]
    pub fn new(page: Lang, text: &str, lang: Lang) -> Self {
        let direction = lang.direction();
        let isolated = isolate_stretches(direction, text);
        if lang != page {
            return Self { text: isolated, lang: Some(lang.to_string()), dir: Some(direction.as_str()) };
        }
        let dir = if is_foreign(direction, text) {
            Some(if direction == Direction::Rtl { Direction::Ltr } else { Direction::Rtl })
        } else {
            // Browsers guess by the first letter, isolated or not.
            (isolated != text).then_some(direction)
        };
        Self { text: isolated, lang: None, dir: dir.map(Direction::as_str) }
    }
}
