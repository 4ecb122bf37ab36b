//! The names above a picture. In: bands with names, from where reading starts. Out: where each name stands, so that none
//! lies on another: on a narrow phone, in a wide window alone, or not at all.

/// How wide a letter of a name is on a narrow phone and in a wide window, in percent.
const LETTERS: [f64; 2] = [2.25, 0.92];
/// How much room there is between two names, in letters.
const GAP: f64 = 0.4;
/// How far from the middle of its band a name may stand, in parts of the band: farther, it would seem another's.
const ASIDE: f64 = 0.25;
/// How near to an edge the middle of a name may be, in percent.
const EDGE: f64 = 2.5;

/// In which windows a name is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Shown {
    /// In all.
    Always,
    /// In wide ones alone.
    Wide,
}

/// A name, where it stands.
#[derive(Clone, Debug, PartialEq)]
pub struct Name {
    /// The words.
    pub text: String,
    /// Its middle, in percent.
    pub middle: f64,
    /// Where it is shown.
    pub shown: Shown,
}

/// A row of names.
#[derive(Debug, Default)]
pub struct Row {
    /// Those that have room.
    pub names: Vec<Name>,
}

impl Row {
    /// Gives a name room within its band, in the middle of it where that is free, and returns where it is shown; in a wide
    /// window at most, where `at_most` says so.
    pub fn take(&mut self, text: &str, band: (f64, f64), at_most: Shown) -> Option<Shown> {
        let shown = [Shown::Always, Shown::Wide].into_iter().filter(|shown| *shown >= at_most);
        let (shown, middle) =
            shown.filter_map(|shown| self.find(text, band, shown).map(|middle| (shown, middle))).next()?;
        self.names.push(Name { text: text.to_owned(), middle, shown });
        Some(shown)
    }

    /// Returns the free place that is nearest to the middle of a band. What stands in wide windows alone takes no room on
    /// a phone.
    fn find(&self, text: &str, (start, end): (f64, f64), shown: Shown) -> Option<f64> {
        let length = text.chars().count() as f64;
        let apart = |name: &Name| {
            let letter = LETTERS[usize::from(shown.max(name.shown) == Shown::Wide)];
            (f64::midpoint(name.text.chars().count() as f64, length) + GAP) * letter
        };
        let is_free =
            |middle: f64| self.names.iter().all(|name| (name.middle - middle).abs() >= apart(name) - 0.001);
        let best = f64::midpoint(start, end).clamp(EDGE, 100.0 - EDGE);
        if is_free(best) {
            return Some(best);
        }
        let beside =
            self.names.iter().flat_map(|name| [name.middle - apart(name), name.middle + apart(name)]);
        beside
            .filter(|at| {
                (at - best).abs() <= (end - start) * ASIDE
                    && (EDGE..=100.0 - EDGE).contains(at)
                    && is_free(*at)
            })
            .min_by(|one, other| (one - best).abs().total_cmp(&(other - best).abs()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_give_way_within_their_bands_and_stand_on_no_other() {
        let mut row = Row::default();
        assert_eq!(row.take("1949", (0.0, 10.0), Shown::Always), Some(Shown::Always));
        assert_eq!(row.take("1970", (10.0, 14.0), Shown::Always), Some(Shown::Wide), "too near on a phone");
        assert_eq!(row.take("1979", (10.0, 20.0), Shown::Always), Some(Shown::Always));
        assert_eq!(row.take("1980", (12.0, 13.0), Shown::Always), None, "there is no room in any window");
        for (at, one) in row.names.iter().enumerate() {
            for other in &row.names[at + 1..] {
                let letter = if one.shown.max(other.shown) == Shown::Wide { LETTERS[1] } else { LETTERS[0] };
                assert!((one.middle - other.middle).abs() > 4.0 * letter, "{one:?} {other:?}");
            }
        }
    }

    #[test]
    fn no_name_stands_where_another_seems_meant() {
        let mut row = Row::default();
        let band = |at: usize| (at as f64 * 4.0, at as f64 * 4.0 + 4.0);
        for at in 0..25 {
            row.take(&(2003 + at).to_string(), band(at), Shown::Always);
        }
        assert!(row.names.len() > 8, "{row:?}");
        for name in &row.names {
            let (start, end) = band(name.text.parse::<usize>().expect("a year") - 2003);
            let best = f64::midpoint(start, end).max(EDGE);
            assert!((name.middle - best).abs() <= 1.0, "{name:?}");
        }
    }

    #[test]
    fn what_stands_in_wide_windows_takes_no_room_on_a_phone() {
        let mut row = Row::default();
        row.take("2025", (40.0, 50.0), Shown::Wide);
        assert_eq!(row.take("2026", (44.0, 54.0), Shown::Always), Some(Shown::Always));
    }
}
