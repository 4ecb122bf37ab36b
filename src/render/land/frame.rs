//! What part of the earth a picture shows. In: places, and how large the picture is. Out: where each place of the earth
//! lies in it. A part of the earth is drawn with its degrees side by side, those of longitude as long as they are in the
//! middle (equirectangular); the whole earth in the Natural Earth projection (Patterson; its polynomial: Šavrič, Jenny,
//! Patterson, Petrovič and Hurni, 2011).

use crate::render::land::rings::Point;

/// From how many degrees of longitude on the whole earth is shown.
const WHOLE: f64 = 150.0;
/// How much is shown around places, beside the room they need.
const AROUND: f64 = 1.3;
/// How close to the poles a part of the earth reaches.
const POLE: f64 = 90.0;
/// How far a mark is from the edge at least: its line is drawn around it.
const EDGE: f64 = 2.0;

/// A part of the earth in a picture.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Frame {
    /// The longitude and the latitude in the middle.
    pub middle: Point,
    /// How many units of the picture a degree of latitude is long.
    pub scale: f64,
    /// The width and the height of the picture.
    pub size: Point,
    /// Whether the whole earth is shown.
    pub is_whole: bool,
}

impl Frame {
    /// Returns a part of the earth around a place, so many degrees high.
    #[must_use]
    pub fn part(middle: Point, degrees: f64, size: Point) -> Self {
        let half = degrees / 2.0;
        let middle = (middle.0, middle.1.clamp(half.min(POLE) - POLE, POLE - half.min(POLE)));
        Self { middle, scale: size.1 / degrees, size, is_whole: false }
    }

    /// Returns the whole earth, this longitude in its middle, in a picture so wide.
    #[must_use]
    pub fn whole(longitude: f64, width: f64) -> Self {
        let (across, _) = project(180.0, 0.0);
        let (_, up) = project(0.0, 90.0);
        let scale = width / (across * 2.0);
        let size = (width, up * 2.0 * scale);
        Self { middle: (longitude, 0.0), scale, size, is_whole: true }
    }

    /// Returns the part of the earth that all places lie in, at least so many degrees high; the whole earth where
    /// they lie far apart.
    #[must_use]
    pub fn around(places: &[Point], degrees: f64, size: Point) -> Self {
        let (west, east) = reach(places);
        let middle = f64::midpoint(west, east);
        if east - west > WHOLE {
            // Where the places leave it open, the earth is shown as it is known.
            let usual = west >= -180.0 && east <= 180.0;
            return Self::whole(if usual { 0.0 } else { turned(middle) }, size.0);
        }
        let south = places.iter().map(|place| place.1).fold(90.0, f64::min);
        let north = places.iter().map(|place| place.1).fold(-90.0, f64::max);
        let level = f64::midpoint(south, north);
        let wide = (east - west) * cosine(level) * size.1 / size.0;
        let high = ((north - south).max(wide) * AROUND).max(degrees);
        Self::part((turned(middle), level), high.min(2.0 * POLE), size)
    }

    /// Returns how many degrees high it is.
    #[must_use]
    pub fn degrees(&self) -> f64 {
        self.size.1 / self.scale
    }

    /// Returns its edges, so many units of the picture further out: west and south, east and north. The whole earth has
    /// nothing further out.
    #[must_use]
    pub fn edges(&self, margin: f64) -> (Point, Point) {
        if self.is_whole {
            return ((self.middle.0 - 180.0, -90.0), (self.middle.0 + 180.0, 90.0));
        }
        let high = (self.size.1 / 2.0 + margin) / self.scale;
        let wide = ((self.size.0 / 2.0 + margin) / self.scale / self.stretch()).min(180.0);
        ((self.middle.0 - wide, self.middle.1 - high), (self.middle.0 + wide, self.middle.1 + high))
    }

    /// Returns how long a degree of longitude is beside one of latitude.
    fn stretch(&self) -> f64 {
        cosine(self.middle.1).max(0.1)
    }

    /// Returns where a point lies in the picture; its longitude may be any that lies between the edges.
    #[must_use]
    pub fn place(&self, (longitude, latitude): Point) -> Point {
        let east = longitude - self.middle.0;
        let (x, y) = if self.is_whole {
            project(east, latitude)
        } else {
            (east * self.stretch(), latitude - self.middle.1)
        };
        (self.size.0 / 2.0 + x * self.scale, self.size.1 / 2.0 - y * self.scale)
    }

    /// Returns where a place lies in the picture, whichever way around the earth it is closest to the middle.
    #[must_use]
    pub fn place_on_earth(&self, (longitude, latitude): Point) -> Point {
        self.place((self.middle.0 + turned(longitude - self.middle.0), latitude))
    }

    /// Returns where a mark that reaches so far stands for a place: there, or as close to it as the picture shows it whole,
    /// with the line around it.
    #[must_use]
    pub fn place_mark(&self, place: Point, radius: f64) -> Point {
        let (x, y) = self.place_on_earth(place);
        let reach = radius + EDGE;
        let inside =
            |value: f64, size: f64| value.clamp(reach.min(size / 2.0), (size - reach).max(size / 2.0));
        (inside(x, self.size.0), inside(y, self.size.1))
    }
}

/// Returns the longitude between -180 and 180.
#[must_use]
pub fn turned(longitude: f64) -> f64 {
    longitude - 360.0 * ((longitude + 180.0) / 360.0).floor()
}

/// Returns the westernmost and the easternmost longitude of the shortest way that passes all places; the second is the
/// larger, and past 180 where the way crosses that meridian.
fn reach(places: &[Point]) -> (f64, f64) {
    let mut longitudes: Vec<f64> = places.iter().map(|place| turned(place.0)).collect();
    longitudes.sort_by(f64::total_cmp);
    let (Some(first), Some(last)) = (longitudes.first(), longitudes.last()) else { return (-180.0, 180.0) };
    let mut widest = (first + 360.0 - last, *first, *last);
    for pair in longitudes.windows(2) {
        if pair[1] - pair[0] > widest.0 {
            widest = (pair[1] - pair[0], pair[1], pair[0] + 360.0);
        }
    }
    (widest.1, widest.2)
}

/// Returns the cosine of a latitude in degrees.
fn cosine(latitude: f64) -> f64 {
    let square = (latitude * std::f64::consts::PI / 180.0) * (latitude * std::f64::consts::PI / 180.0);
    let factors = [1.0 / 90.0, 1.0 / 56.0, 1.0 / 30.0, 1.0 / 12.0, 1.0 / 2.0];
    factors.iter().fold(1.0, |rest, factor| 1.0 - square * factor * rest)
}

/// Returns where the Natural Earth projection puts a point, in degrees from the middle.
fn project(longitude: f64, latitude: f64) -> Point {
    let radians = latitude * std::f64::consts::PI / 180.0;
    let p2 = radians * radians;
    let p4 = p2 * p2;
    let across = 0.8707 - 0.131_979 * p2 + p4 * (-0.013_791 + p4 * (0.003_971 * p2 - 0.001_529 * p4));
    let up = 1.007_226 + p2 * (0.015_085 + p4 * (-0.044_475 + 0.028_874 * p2 - 0.005_916 * p4));
    (longitude * across, latitude * up)
}

#[cfg(test)]
mod tests {
    use super::*;

    const SIZE: Point = (1000.0, 600.0);

    #[test]
    fn a_part_of_the_earth_holds_all_its_places() {
        for places in [
            vec![(44.36, 33.31), (41.6, 32.9)],
            vec![(178.0, -18.0), (-172.0, -13.8)],
            vec![(10.0, 89.0), (20.0, 80.0)],
            vec![(10.0, -90.0)],
            vec![(2.0, 60.0), (-122.0, 47.0), (140.0, 35.0)],
        ] {
            let frame = Frame::around(&places, 10.0, SIZE);
            for place in &places {
                let (x, y) = frame.place_on_earth(*place);
                let inside = (0.0..=frame.size.0).contains(&x) && (0.0..=frame.size.1).contains(&y);
                assert!(inside, "{place:?} lies at {x} {y} in {frame:?}");
            }
        }
    }

    #[test]
    fn marks_at_the_edges_of_the_earth_are_shown_whole() {
        for frame in [Frame::whole(0.0, 1000.0), Frame::around(&[(0.0, 90.0)], 10.0, SIZE)] {
            for place in [(0.0, 90.0), (180.0, -90.0), (-180.0, 0.0)] {
                let (x, y) = frame.place_mark(place, 8.0);
                assert!((8.0..=frame.size.0 - 8.0).contains(&x), "{place:?} {x}");
                assert!((8.0..=frame.size.1 - 8.0).contains(&y), "{place:?} {y}");
            }
            let middle = frame.middle;
            assert_eq!(frame.place_mark(middle, 8.0), frame.place_on_earth(middle));
        }
    }

    #[test]
    fn places_on_both_sides_of_the_date_line_are_close() {
        let frame = Frame::around(&[(178.0, -18.0), (-172.0, -13.8)], 10.0, SIZE);
        assert!(!frame.is_whole && frame.degrees() < 20.0, "{frame:?}");
        let (fiji, samoa) = (frame.place_on_earth((178.0, -18.0)), frame.place_on_earth((-172.0, -13.8)));
        assert!(fiji.0 < samoa.0, "west is on the left");
    }

    #[test]
    fn degrees_of_longitude_are_as_long_as_they_are_on_earth() {
        for latitude in [0.0_f64, 15.0, 33.3, 60.0, 75.0, -45.0, 89.0] {
            let exact = latitude.to_radians().cos();
            assert!((cosine(latitude) - exact).abs() < 1e-4, "{latitude}");
        }
    }

    #[test]
    fn longitudes_turn() {
        let turns = [(0.0, 0.0), (190.0, -170.0), (-190.0, 170.0), (540.0, -180.0), (-180.0, -180.0)];
        for (longitude, same) in turns {
            assert!((turned(longitude) - same).abs() < 1e-9, "{longitude}");
        }
    }
}
