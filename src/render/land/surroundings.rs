//! The land around places. In: a place. Out: a small picture of it, as close as a coast is near. Places of one
//! neighbourhood share a picture, which is made once.

use crate::render::land::frame::Frame;
use crate::render::land::outline::{Detail, Outline, outline};
use crate::render::land::rings::Point;
use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, OnceLock};

/// The size of the picture.
pub const SIZE: Point = (304.0, 200.0);
/// How wide the small picture of the whole earth is.
const WHOLE: f64 = 92.0;
/// How many degrees high the picture may be, the closest first.
const HEIGHTS: [f64; 5] = [9.0, 14.0, 21.0, 32.0, 48.0];
/// How many points of a coast a picture shows at least: inland, readers see none, and know nothing.
const COAST: usize = 30;
const DETAIL: Detail = Detail { steps: 1.0, tolerance: 0.6, bytes: 3_000 };
const WHOLE_DETAIL: Detail = Detail { steps: 1.0, tolerance: 0.5, bytes: 1_300 };

/// The land around one place or several.
#[derive(Debug)]
pub struct Surrounding {
    /// What part of the earth it is.
    pub frame: Frame,
    /// The land in it.
    pub land: Outline,
}

/// The land around all places that were asked for.
#[derive(Debug, Default)]
pub struct Surroundings {
    /// By the step of the height, and the steps of the middle to the east and to the north.
    known: Mutex<BTreeMap<(usize, i32, i32), Arc<Surrounding>>>,
    whole: OnceLock<Surrounding>,
}

impl Surroundings {
    /// Returns the land around a place.
    ///
    /// # Panics
    /// Never: no thread panics while it holds the lock.
    #[must_use]
    pub fn around(&self, place: Point) -> Arc<Surrounding> {
        let last = HEIGHTS.len() - 1;
        for height in 0..last {
            let found = self.at(height, place);
            if found.land.coast >= COAST {
                return found;
            }
        }
        self.at(last, place)
    }

    /// Returns the whole earth.
    #[must_use]
    pub fn whole(&self) -> &Surrounding {
        self.whole.get_or_init(|| {
            let frame = Frame::whole(0.0, WHOLE);
            Surrounding { land: outline(&frame, WHOLE_DETAIL), frame }
        })
    }

    fn at(&self, height: usize, place: Point) -> Arc<Surrounding> {
        let degrees = HEIGHTS[height];
        // The place lies within the middle third of the picture.
        let step = degrees / 5.0;
        let near = |value: f64| (value / step).round();
        let middle = (near(place.0), near(place.1));
        let key = (height, middle.0 as i32, middle.1 as i32);
        if let Some(found) = self.known.lock().expect("no thread panics with it").get(&key) {
            return Arc::clone(found);
        }
        // Two threads may draw the same land; neither waits for the other.
        let frame = Frame::part((middle.0 * step, middle.1 * step), degrees, SIZE);
        let made = Arc::new(Surrounding { land: outline(&frame, DETAIL), frame });
        self.known.lock().expect("no thread panics with it").insert(key, Arc::clone(&made));
        made
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_of_a_neighbourhood_share_a_picture_that_shows_a_coast() {
        let surroundings = Surroundings::default();
        let (one, other) = (surroundings.around((44.36, 33.31)), surroundings.around((44.3, 33.4)));
        assert!(Arc::ptr_eq(&one, &other));
        assert!(one.land.coast >= COAST && one.land.path.len() <= DETAIL.bytes, "{}", one.land.path);
        let (x, y) = one.frame.place_on_earth((44.36, 33.31));
        assert!((80.0..220.0).contains(&x) && (50.0..150.0).contains(&y), "{x} {y}");
        assert!(surroundings.whole().land.path.len() <= WHOLE_DETAIL.bytes);
    }
}
