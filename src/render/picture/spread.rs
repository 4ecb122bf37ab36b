//! Circles that lie on one another, moved apart. In: middles and radii. Out: the same, so that the middle of each can be
//! seen and touched, none far from where it belongs, and each on the side of the others where it belongs.

use crate::render::picture::label::Point;

/// How much room there is between the middle of one and the edge of another.
const ROOM: f64 = 3.0;
/// How often all are looked at, at most: fewer than two rounds where none lies on another.
const ROUNDS: usize = 60;
/// The angle between directions in which those of one place part: no two of them are alike (the golden angle).
const TURN: f64 = 2.399_963;
/// How far one is moved before all are made smaller, and how far it is moved at most.
const FAR: f64 = 26.0;
const MOST: f64 = 60.0;
/// From how far apart on it is told that one lies to a side of the other.
const SIDE: f64 = 4.0;
/// How much smaller all are made where they are crowded, one after the other, and how small the smallest may be.
const SHRINK: [f64; 4] = [1.0, 0.8, 0.65, 0.5];
const SMALLEST: f64 = 3.5;

/// A middle and a radius.
pub(crate) type Circle = (Point, f64);

/// Returns circles moved apart where they lie on one another, within a picture of a size. Where some would have to move
/// far, all are smaller.
pub(crate) fn spread(belong: &[Circle], size: Point) -> Vec<Circle> {
    let mut found = belong.to_vec();
    for share in SHRINK {
        let smaller = |(at, radius): &Circle| (*at, (radius * share).max(radius.min(SMALLEST)));
        found = belong.iter().map(smaller).collect();
        part(&mut found, belong, size);
        let far = |(one, other): (&Circle, &Circle)| (one.0.0 - other.0.0).hypot(one.0.1 - other.0.1) > FAR;
        if !found.iter().zip(belong).any(far) {
            break;
        }
    }
    found
}

/// Parts pairs until each circle is seen, as far as that can be.
fn part(circles: &mut [Circle], belong: &[Circle], size: Point) {
    for _ in 0..ROUNDS {
        let mut moved = false;
        for one in 0..circles.len() {
            for other in one + 1..circles.len() {
                let Some((x, y)) = lacking(circles, belong, (one, other)) else { continue };
                moved = true;
                // The larger one moves less.
                let (weight, others) = (circles[one].1.powi(2), circles[other].1.powi(2));
                let share = others / (weight + others);
                shift(&mut circles[one], belong[one].0, ((-x * share, -y * share), size));
                let share = 1.0 - share;
                shift(&mut circles[other], belong[other].0, ((x * share, y * share), size));
            }
        }
        if !moved {
            return;
        }
    }
}

/// Returns how far one of two circles has to move from the other: in the direction in which it belongs from there, until
/// both are seen; or back to the side on which it belongs.
fn lacking(circles: &[Circle], belong: &[Circle], (one, other): (usize, usize)) -> Option<Point> {
    let (x, y) = between(circles[one].0, circles[other].0);
    let (true_x, true_y) = between(belong[one].0, belong[other].0);
    let wanted = circles[one].1.max(circles[other].1) + ROOM;
    if x * x + y * y < wanted * wanted {
        let turn = other as f64 * TURN;
        let way = [(true_x, true_y), (x, y)].into_iter().find(|(x, y)| x.hypot(*y) > 0.01);
        let (way_x, way_y) = way.unwrap_or((turn.cos(), turn.sin()));
        let length = way_x.hypot(way_y);
        let step = (wanted - (way_x * x + way_y * y) / length).clamp(0.1, wanted) / length;
        return Some((way_x * step, way_y * step));
    }
    let back = |now: f64, truly: f64| {
        if truly.abs() > SIDE && now * truly < 0.0 { truly.signum() - now } else { 0.0 }
    };
    Some((back(x, true_x), back(y, true_y))).filter(|back| *back != (0.0, 0.0))
}

fn between(one: Point, other: Point) -> Point {
    (other.0 - one.0, other.1 - one.1)
}

/// Moves a circle, no farther from where it belongs than it may be, and not out of the picture.
fn shift((middle, radius): &mut Circle, belongs: Point, ((x, y), size): (Point, Point)) {
    let (x, y) = between(belongs, (middle.0 + x, middle.1 + y));
    let within = MOST / x.hypot(y).max(MOST);
    let inside = |at: f64, size: f64| {
        let edge = radius.min(size / 2.0);
        at.clamp(edge, size - edge)
    };
    *middle = (inside(belongs.0 + x * within, size.0), inside(belongs.1 + y * within, size.1));
}

#[cfg(test)]
mod tests {
    use super::*;

    const SIZE: Point = (1120.0, 700.0);

    /// Returns how far the middle of each lies outside of every other, at least.
    fn least_apart(circles: &[Circle]) -> f64 {
        let pairs = circles.iter().enumerate().flat_map(|(at, ((x, y), radius))| {
            let others = circles[at + 1..].iter();
            others
                .map(move |((other_x, other_y), other)| (x - other_x).hypot(y - other_y) - radius.max(*other))
        });
        pairs.fold(f64::INFINITY, f64::min)
    }

    fn farthest(circles: &[Circle], belong: &[Circle]) -> f64 {
        let moved = |(one, other): (&Circle, &Circle)| (one.0.0 - other.0.0).hypot(one.0.1 - other.0.1);
        circles.iter().zip(belong).map(moved).fold(0.0, f64::max)
    }

    #[test]
    fn circles_of_one_place_can_each_be_touched() {
        let belong: Vec<Circle> = (0..40).map(|at| ((400.0, 300.0), 18.0 - f64::from(at) * 0.3)).collect();
        let circles = spread(&belong, SIZE);
        assert!(least_apart(&circles) > 0.0, "{}", least_apart(&circles));
        assert!(farthest(&circles, &belong) <= MOST + 0.001, "{}", farthest(&circles, &belong));
    }

    #[test]
    fn what_is_free_stays_and_none_leaves_the_picture() {
        let free = [((100.0, 100.0), 10.0), ((140.0, 100.0), 10.0)];
        assert_eq!(spread(&free, SIZE), free);
        let corner = spread(&[((10.0, 10.0), 10.0); 3], SIZE);
        assert!(least_apart(&corner) > 0.0, "{corner:?}");
        assert!(corner.iter().all(|((x, y), _)| *x >= 3.5 && *y >= 3.5), "{corner:?}");
    }

    #[test]
    fn crowded_circles_stay_on_their_sides_and_near_where_they_belong() {
        // Beirut, Naqoura, Nicosia, Damascus, Tyre, Tartus, a south, all within a thumb's width.
        let belong = [
            ((915.0, 86.0), 18.0),
            ((912.0, 93.0), 14.8),
            ((895.0, 78.0), 12.7),
            ((921.0, 89.0), 10.0),
            ((913.0, 91.5), 10.0),
            ((918.0, 80.5), 10.0),
            ((914.0, 90.0), 10.0),
        ];
        let circles = spread(&belong, SIZE);
        assert!(least_apart(&circles) > 0.0, "{circles:?}");
        assert!(farthest(&circles, &belong) < 32.0, "{circles:?}");
        for one in 0..belong.len() {
            for other in 0..belong.len() {
                let ((x, y), (now_x, now_y)) =
                    (between(belong[one].0, belong[other].0), between(circles[one].0, circles[other].0));
                for (truly, now) in [(x, now_x), (y, now_y)] {
                    assert!(truly.abs() <= SIDE || truly * now > 0.0, "{one} {other}: {circles:?}");
                }
            }
        }
        assert!(circles[0].0.1 > circles[2].0.1, "Beirut lies south of Nicosia: {circles:?}");
    }
}
