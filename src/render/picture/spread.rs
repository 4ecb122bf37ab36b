//! Circles that lie on one another, moved apart. In: middles and radii. Out: the same, so that the middle of each can be
//! seen and touched.

use crate::render::picture::label::Point;

/// How much room there is between the middle of one and the edge of another.
const ROOM: f64 = 3.0;
/// How often all are looked at, at most: fewer than two rounds where none lies on another.
const ROUNDS: usize = 60;
/// The angle between directions in which those of one place part: no two of them are alike (the golden angle).
const TURN: f64 = 2.399_963;

/// A middle and a radius.
pub(crate) type Circle = (Point, f64);

/// Moves circles apart that lie on one another, and keeps them in a picture of a size. Each pair parts by half of what it
/// lacks, along the line between them.
pub(crate) fn spread(circles: &mut [Circle], size: Point) {
    for _ in 0..ROUNDS {
        let mut moved = false;
        for one in 0..circles.len() {
            for other in one + 1..circles.len() {
                let wanted = circles[one].1.max(circles[other].1) + ROOM;
                let (x, y) = (circles[other].0.0 - circles[one].0.0, circles[other].0.1 - circles[one].0.1);
                let apart = (x * x + y * y).sqrt();
                if apart >= wanted {
                    continue;
                }
                moved = true;
                let turn = other as f64 * TURN;
                let (x, y) = if apart > 0.01 { (x / apart, y / apart) } else { (turn.cos(), turn.sin()) };
                let step = (wanted - apart) / 2.0;
                shift(&mut circles[one], (-x * step, -y * step), size);
                shift(&mut circles[other], (x * step, y * step), size);
            }
        }
        if !moved {
            return;
        }
    }
}

fn shift((middle, radius): &mut Circle, (x, y): Point, size: Point) {
    let within = |at: f64, size: f64| {
        let edge = radius.min(size / 2.0);
        at.clamp(edge, size - edge)
    };
    *middle = (within(middle.0 + x, size.0), within(middle.1 + y, size.1));
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

    #[test]
    fn circles_of_one_place_can_each_be_touched() {
        let mut circles: Vec<Circle> =
            (0..40).map(|at| ((400.0, 300.0), 18.0 - f64::from(at) * 0.3)).collect();
        spread(&mut circles, SIZE);
        assert!(least_apart(&circles) > 0.0, "{}", least_apart(&circles));
    }

    #[test]
    fn what_is_free_stays_and_none_leaves_the_picture() {
        let free = [((100.0, 100.0), 10.0), ((140.0, 100.0), 10.0)];
        let mut circles = free;
        spread(&mut circles, SIZE);
        assert_eq!(circles, free);
        let mut corner = [((10.0, 10.0), 10.0); 3];
        spread(&mut corner, SIZE);
        assert!(least_apart(&corner) > 0.0, "{corner:?}");
        assert!(corner.iter().all(|((x, y), _)| *x >= 10.0 && *y >= 10.0), "{corner:?}");
    }
}
