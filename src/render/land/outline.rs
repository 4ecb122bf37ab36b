//! The outline of land in a picture. In: a frame. Out: the path of an SVG, in whole numbers. Rings are cut to the frame
//! one by one (Sutherland and Hodgman, 1974); `fill-rule: evenodd` keeps lakes in land and islands in lakes. Points that
//! nobody would see are left out (Ramer, 1972; Douglas and Peucker, 1973).

use crate::render::land::frame::Frame;
use crate::render::land::rings::{Point, Ring, land};
use std::fmt::Write as _;

/// How far past the edges of the picture land reaches, in its units, so that no cut is seen.
const MARGIN: f64 = 6.0;
/// How often the outline is drawn coarser at most where it is too long.
const TRIES: usize = 8;

/// How finely an outline is drawn.
#[derive(Clone, Copy, Debug)]
pub struct Detail {
    /// How many numbers of the path are a unit of the picture.
    pub steps: f64,
    /// How far a point may be off, in units of the picture.
    pub tolerance: f64,
    /// How many bytes the path has at most.
    pub bytes: usize,
}

/// The land in a picture.
#[derive(Clone, Debug, Default)]
pub struct Outline {
    /// The path, in steps of [`Detail::steps`].
    pub path: String,
    /// How many points of a coast lie inside the picture.
    pub coast: usize,
}

/// Returns the land in a frame. Where it has more bytes than it may have, it is drawn coarser.
#[must_use]
pub fn outline(frame: &Frame, detail: Detail) -> Outline {
    let rings = cut(frame);
    let mut tolerance = detail.tolerance;
    let mut outline = Outline::default();
    for _ in 0..TRIES {
        outline = write(frame, &rings, Detail { tolerance, ..detail });
        if outline.path.len() <= detail.bytes {
            break;
        }
        tolerance *= 1.5;
    }
    outline
}

/// Returns the rings of land that the frame shows, cut to it and placed in it.
fn cut(frame: &Frame) -> Vec<Vec<Point>> {
    let (least, most) = frame.edges(MARGIN);
    let mut rings = Vec::new();
    for ring in land() {
        for turn in [-360.0, 0.0, 360.0] {
            let is_outside = ring.least.0 + turn > most.0
                || ring.most.0 + turn < least.0
                || ring.least.1 > most.1
                || ring.most.1 < least.1;
            if is_outside {
                continue;
            }
            let points = clipped(ring, turn, (least, most));
            if points.len() > 2 {
                rings.push(points.into_iter().map(|point| frame.place(point)).collect());
            }
        }
    }
    rings
}

/// Returns a ring, moved to the east by so many degrees, within these edges.
fn clipped(ring: &Ring, turn: f64, (least, most): (Point, Point)) -> Vec<Point> {
    let mut points: Vec<Point> = ring.points.iter().map(|point| (point.0 + turn, point.1)).collect();
    let edges = [
        (ring.least.0 + turn < least.0, Edge { at: least.0, side: Side::West }),
        (ring.most.0 + turn > most.0, Edge { at: most.0, side: Side::East }),
        (ring.least.1 < least.1, Edge { at: least.1, side: Side::South }),
        (ring.most.1 > most.1, Edge { at: most.1, side: Side::North }),
    ];
    for (is_crossed, edge) in edges {
        if is_crossed {
            points = edge.cut(&points);
        }
    }
    points
}

/// A side of the picture.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Side {
    West,
    East,
    South,
    North,
}

/// An edge of the picture, which cuts.
struct Edge {
    at: f64,
    side: Side,
}

impl Edge {
    /// Returns the part of a ring that lies on the inner side.
    fn cut(&self, points: &[Point]) -> Vec<Point> {
        let mut kept = Vec::with_capacity(points.len() / 4);
        let Some(mut before) = points.last().copied() else { return kept };
        for point in points {
            if self.is_inside(before) != self.is_inside(*point) {
                kept.push(self.crossing(before, *point));
            }
            if self.is_inside(*point) {
                kept.push(*point);
            }
            before = *point;
        }
        kept
    }

    fn is_inside(&self, point: Point) -> bool {
        match self.side {
            Side::West => point.0 >= self.at,
            Side::East => point.0 <= self.at,
            Side::South => point.1 >= self.at,
            Side::North => point.1 <= self.at,
        }
    }

    /// Returns where the way from one point to another crosses the edge.
    fn crossing(&self, from: Point, to: Point) -> Point {
        match self.side {
            Side::West | Side::East => {
                let share = (self.at - from.0) / (to.0 - from.0);
                (self.at, from.1 + (to.1 - from.1) * share)
            }
            Side::South | Side::North => {
                let share = (self.at - from.1) / (to.1 - from.1);
                (from.0 + (to.0 - from.0) * share, self.at)
            }
        }
    }
}

fn write(frame: &Frame, rings: &[Vec<Point>], detail: Detail) -> Outline {
    let mut outline = Outline::default();
    for ring in rings {
        if area(ring) < detail.tolerance * detail.tolerance * 2.0 {
            continue;
        }
        let whole = |value: f64| (value * detail.steps).round() as i64;
        let mut points: Vec<(i64, i64)> =
            simplified(ring, detail.tolerance).into_iter().map(|(x, y)| (whole(x), whole(y))).collect();
        points.dedup();
        if points.len() < 3 {
            continue;
        }
        let size = (whole(frame.size.0), whole(frame.size.1));
        let is_shown =
            |point: &&(i64, i64)| (0..=size.0).contains(&point.0) && (0..=size.1).contains(&point.1);
        outline.coast += points.iter().filter(is_shown).count();
        write_ring(&points, &mut outline.path);
    }
    outline
}

/// Writes a ring: its first point, then steps. A minus parts two numbers as well as a space.
fn write_ring(points: &[(i64, i64)], path: &mut String) {
    let mut last = (0, 0);
    for (at, point) in points.iter().enumerate() {
        let _ = match at {
            0 => write!(path, "M{}", point.0),
            1 => write!(path, "l{}", point.0 - last.0),
            _ if point.0 < last.0 => write!(path, "{}", point.0 - last.0),
            _ => write!(path, " {}", point.0 - last.0),
        };
        let step = if at == 0 { point.1 } else { point.1 - last.1 };
        let _ = if step < 0 { write!(path, "{step}") } else { write!(path, " {step}") };
        last = *point;
    }
    path.push('z');
}

fn area(ring: &[Point]) -> f64 {
    let next = ring.iter().cycle().skip(1);
    let twice: f64 = ring.iter().zip(next).map(|(a, b)| a.0 * b.1 - b.0 * a.1).sum();
    twice.abs() / 2.0
}

/// Returns a ring without points that are closer than the tolerance to the line without them.
fn simplified(ring: &[Point], tolerance: f64) -> Vec<Point> {
    // The ring is halved at the point that is furthest from the first.
    let far = |point: &Point| {
        let (x, y) = (point.0 - ring[0].0, point.1 - ring[0].1);
        x * x + y * y
    };
    let halfway = (1..ring.len()).max_by(|a, b| far(&ring[*a]).total_cmp(&far(&ring[*b]))).unwrap_or(0);
    let mut is_kept = vec![false; ring.len() + 1];
    is_kept[0] = true;
    is_kept[halfway] = true;
    let mut stretches = vec![(0, halfway), (halfway, ring.len())];
    while let Some((from, to)) = stretches.pop() {
        let end = ring[to % ring.len()];
        let furthest = (from + 1..to)
            .map(|at| (off(ring[at], ring[from], end), at))
            .max_by(|a, b| a.0.total_cmp(&b.0).then(b.1.cmp(&a.1)));
        if let Some((_, at)) = furthest.filter(|(distance, _)| *distance > tolerance * tolerance) {
            is_kept[at] = true;
            stretches.extend([(from, at), (at, to)]);
        }
    }
    ring.iter().zip(is_kept).filter(|(_, is_kept)| *is_kept).map(|(point, _)| *point).collect()
}

/// Returns the square of the distance of a point from the stretch between two others.
fn off(point: Point, from: Point, to: Point) -> f64 {
    let (dx, dy) = (to.0 - from.0, to.1 - from.1);
    let (px, py) = (point.0 - from.0, point.1 - from.1);
    let length = dx * dx + dy * dy;
    let share = if length > 0.0 { ((px * dx + py * dy) / length).clamp(0.0, 1.0) } else { 0.0 };
    let (x, y) = (px - dx * share, py - dy * share);
    x * x + y * y
}

#[cfg(test)]
mod tests {
    use super::*;

    const FINE: Detail = Detail { steps: 2.0, tolerance: 0.5, bytes: 40_000 };

    fn part(middle: Point, degrees: f64) -> Outline {
        outline(&Frame::part(middle, degrees, (300.0, 200.0)), FINE)
    }

    #[test]
    fn inland_is_one_shape_without_a_coast_and_the_open_sea_is_none() {
        let inland = part((66.0, 48.0), 4.0);
        assert_eq!(inland.path.matches('M').count(), 1, "{}", inland.path);
        assert_eq!(inland.coast, 0, "its edges lie outside the picture");
        let sea = part((-140.0, 20.0), 6.0);
        assert_eq!((sea.path.as_str(), sea.coast), ("", 0));
        assert!(part((50.0, 27.0), 10.0).coast > 20, "the coasts of a gulf");
    }

    #[test]
    fn land_on_both_sides_of_the_date_line_is_shown() {
        let numbers = |outline: &Outline| -> Vec<i64> {
            outline
                .path
                .split('M')
                .skip(1)
                .filter_map(|ring| ring.split([' ', '-', 'l']).next().and_then(|first| first.parse().ok()))
                .collect()
        };
        for middle in [180.0, -180.0] {
            let starts = numbers(&part((middle, 66.0), 12.0));
            let halves = (starts.iter().any(|x| *x <= 300), starts.iter().any(|x| *x > 300));
            assert_eq!(halves, (true, true), "{middle}: {starts:?}");
        }
    }

    #[test]
    fn an_outline_has_no_more_bytes_than_it_may_have() {
        let whole = Frame::whole(0.0, 1000.0);
        for bytes in [60_000, 12_000, 1_500] {
            let outline = outline(&whole, Detail { bytes, ..FINE });
            assert!(outline.path.len() <= bytes && outline.path.len() > bytes / 8, "{}", outline.path.len());
        }
    }

    #[test]
    fn steps_are_written_with_as_few_signs_as_may_be() {
        let mut path = String::new();
        write_ring(&[(10, 20), (7, 25), (9, 21)], &mut path);
        assert_eq!(path, "M10 20l-3 5 2-4z");
    }
}
