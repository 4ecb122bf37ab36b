//! Places in the plane: all push each other away, ties pull together (after Fruchterman and Reingold, 1991, and
//! Jacomy, Venturini, Heymann and Bastian, 2014). In: ties, groups, and how much room each needs. Out: a place for
//! each within the frame.

use crate::render::layout::selection::Tie;

/// How often all move.
const STEPS: usize = 320;
/// How often those that lie on each other are moved apart.
const PARTINGS: usize = 160;
/// How strongly everything is drawn to the middle.
const GRAVITY: f64 = 0.06;
/// How much of the pull a tie between two groups has.
const BETWEEN: f64 = 0.3;
/// The turn from one place of a spiral to the next: the golden angle, as its cosine and sine.
const TURN: Point = (-0.737_368_878_078_319_7, 0.675_490_294_261_523_8);
/// How much the frame is filled by order instead of distance, so that no corner stays empty.
const EVENNESS: f64 = 0.45;
/// From how many on that is done.
const MANY: usize = 24;

/// A place, from left to right and from top to bottom.
pub(crate) type Point = (f64, f64);

/// What is to be placed.
#[derive(Debug)]
pub(crate) struct Scene<'a> {
    /// Who is tied to whom.
    pub(crate) ties: &'a [Tie],
    /// The group of each.
    pub(crate) group_of: &'a [usize],
    /// How much room each needs on both sides, and above and below.
    pub(crate) rooms: &'a [Point],
    /// How far the mark of each reaches.
    pub(crate) radii: &'a [f64],
    /// The width and the height of the frame.
    pub(crate) frame: Point,
}

/// Returns the places, rounded to tenths.
pub(crate) fn places(scene: &Scene<'_>) -> Vec<Point> {
    let mut places = start(scene);
    relax(scene, &mut places);
    fit(scene, &mut places);
    part(scene.rooms, scene.frame, &mut places);
    // Where names find no room, marks do.
    let marks: Vec<Point> = scene.radii.iter().map(|radius| (radius + 2.0, radius + 2.0)).collect();
    part(&marks, scene.frame, &mut places);
    let tenth = |value: f64| (value * 10.0).round() / 10.0;
    places.into_iter().map(|(x, y)| (tenth(x), tenth(y))).collect()
}

/// Returns places on a spiral, group by group.
fn start(scene: &Scene<'_>) -> Vec<Point> {
    let mut order: Vec<usize> = (0..scene.group_of.len()).collect();
    order.sort_by_key(|at| scene.group_of[*at]);
    let mut places = vec![(0.0, 0.0); order.len()];
    let mut direction: Point = (1.0, 0.0);
    let mut last_group = 0;
    for (rank, at) in (0u32..).zip(order) {
        // A new group begins on another side.
        for _ in 0..if scene.group_of[at] == last_group { 1 } else { 4 } {
            direction =
                (direction.0 * TURN.0 - direction.1 * TURN.1, direction.0 * TURN.1 + direction.1 * TURN.0);
        }
        last_group = scene.group_of[at];
        let far = f64::from(rank + 1).sqrt();
        places[at] = (direction.0 * far, direction.1 * far);
    }
    places
}

/// Moves all until pushes and pulls are level, ever less at a time.
fn relax(scene: &Scene<'_>, places: &mut [Point]) {
    let count = places.len();
    let mut mass = vec![1.0; count];
    for tie in scene.ties {
        mass[tie.one] += 0.35;
        mass[tie.other] += 0.35;
    }
    let strongest = f64::from(scene.ties.iter().map(|tie| tie.briefs).max().unwrap_or(1));
    let furthest = (count as f64).sqrt() * 0.25;
    for step in 0..STEPS {
        let mut moves = vec![(0.0, 0.0); count];
        for one in 0..count {
            for other in one + 1..count {
                let (dx, dy) = (places[one].0 - places[other].0, places[one].1 - places[other].1);
                let push = mass[one] * mass[other] / (dx * dx + dy * dy + 0.01);
                moves[one].0 += dx * push;
                moves[one].1 += dy * push;
                moves[other].0 -= dx * push;
                moves[other].1 -= dy * push;
            }
            moves[one].0 -= places[one].0 * GRAVITY * mass[one];
            moves[one].1 -= places[one].1 * GRAVITY * mass[one];
        }
        for tie in scene.ties {
            let (from, to) = (places[tie.one], places[tie.other]);
            let is_within = scene.group_of[tie.one] == scene.group_of[tie.other];
            let pull = (0.25 + 0.75 * (f64::from(tie.briefs) / strongest).sqrt())
                * if is_within { 1.0 } else { BETWEEN };
            let (dx, dy) = ((to.0 - from.0) * pull, (to.1 - from.1) * pull);
            moves[tie.one].0 += dx;
            moves[tie.one].1 += dy;
            moves[tie.other].0 -= dx;
            moves[tie.other].1 -= dy;
        }
        let most = furthest * (STEPS - step) as f64 / STEPS as f64;
        for (place, (dx, dy)) in places.iter_mut().zip(moves) {
            let (dx, dy) = (dx * 0.1, dy * 0.1);
            let length = (dx * dx + dy * dy).sqrt();
            let scale = if length > most { most / length } else { 1.0 };
            place.0 += dx * scale;
            place.1 += dy * scale;
        }
    }
}

/// Stretches the places over the frame.
fn fit(scene: &Scene<'_>, places: &mut [Point]) {
    // Two stand side by side: stretched over the frame, they would be in its corners.
    if let [one, other] = places {
        let (wide, high) = scene.frame;
        (*one, *other) = ((wide / 3.0, high / 2.0), (wide * 2.0 / 3.0, high / 2.0));
        return;
    }
    let across: Vec<f64> = places.iter().map(|place| place.0).collect();
    let down: Vec<f64> = places.iter().map(|place| place.1).collect();
    let room = |of: fn(&Point) -> f64| scene.rooms.iter().map(of).fold(0.0, f64::max);
    let (across, down) = (
        spread(&across, scene.frame.0, room(|room| room.0)),
        spread(&down, scene.frame.1, room(|room| room.1)),
    );
    for (place, at) in places.iter_mut().zip(across.into_iter().zip(down)) {
        *place = at;
    }
}

/// Returns values stretched to `0..length`, `margin` away from both ends.
fn spread(values: &[f64], length: f64, margin: f64) -> Vec<f64> {
    let least = values.iter().copied().fold(f64::INFINITY, f64::min);
    let most = values.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    if most - least < 1e-9 {
        return vec![length / 2.0; values.len()];
    }
    let mut order: Vec<usize> = (0..values.len()).collect();
    order.sort_by(|a, b| values[*a].total_cmp(&values[*b]).then(a.cmp(b)));
    let evenness = if values.len() >= MANY { EVENNESS } else { 0.0 };
    let last = (values.len() - 1) as f64;
    let mut spread = vec![0.0; values.len()];
    for (rank, at) in order.into_iter().enumerate() {
        let share = (values[at] - least) / (most - least);
        let share = share * (1.0 - evenness) + rank as f64 / last * evenness;
        spread[at] = margin + share * (length - 2.0 * margin);
    }
    spread
}

/// Moves apart what lies on each other, to the side where less is missing.
fn part(rooms: &[Point], frame: Point, places: &mut [Point]) {
    for _ in 0..PARTINGS {
        let mut is_parted = true;
        for one in 0..places.len() {
            for other in one + 1..places.len() {
                let (dx, dy) = (places[other].0 - places[one].0, places[other].1 - places[one].1);
                let (wide, high) =
                    (rooms[one].0 + rooms[other].0 - dx.abs(), rooms[one].1 + rooms[other].1 - dy.abs());
                if wide <= 0.0 || high <= 0.0 {
                    continue;
                }
                is_parted = false;
                // Half of what is missing at a time: others may need the room as well.
                let side = |difference: f64| if difference < 0.0 { -1.0 } else { 1.0 };
                if wide < high {
                    places[one].0 -= side(dx) * wide / 4.0;
                    places[other].0 += side(dx) * wide / 4.0;
                } else {
                    places[one].1 -= side(dy) * high / 4.0;
                    places[other].1 += side(dy) * high / 4.0;
                }
            }
        }
        let within = |value: f64, room: f64, length: f64| value.clamp(room, (length - room).max(room));
        for (place, room) in places.iter_mut().zip(rooms) {
            *place = (within(place.0, room.0, frame.0), within(place.1, room.1, frame.1));
        }
        if is_parted {
            break;
        }
    }
}
