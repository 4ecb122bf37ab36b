//! Coastlines as rings of points (`README.md` beside this file says where they come from). In: packed bytes. Out: rings
//! in degrees.

use std::sync::LazyLock;

/// A place on earth: longitude and latitude in degrees. Longitudes may go past 180 where a map does.
pub type Point = (f64, f64);

static PACKED: &[u8] = include_bytes!("land-50m.bin");
static LAND: LazyLock<Vec<Ring>> = LazyLock::new(|| unpack(PACKED));

/// A coastline that closes: land lies inside, or water where it lies in the ring of other land.
#[derive(Debug)]
pub struct Ring {
    /// Its points.
    pub points: Vec<Point>,
    /// The west and the south ends.
    pub least: Point,
    /// The east and the north ends.
    pub most: Point,
}

impl Ring {
    fn new(points: Vec<Point>) -> Self {
        let ends = |start: f64, choose: fn(f64, f64) -> f64| {
            points.iter().fold((start, start), |end, point| (choose(end.0, point.0), choose(end.1, point.1)))
        };
        let (least, most) = (ends(f64::INFINITY, f64::min), ends(f64::NEG_INFINITY, f64::max));
        Self { points, least, most }
    }
}

/// Returns all coastlines, the longest first.
#[must_use]
pub fn land() -> &'static [Ring] {
    &LAND
}

fn unpack(packed: &[u8]) -> Vec<Ring> {
    let mut bytes = packed.iter().copied();
    let mut rings = Vec::new();
    while let Some(length) = next(&mut bytes) {
        let (mut x, mut y) = (0, 0);
        let mut points = Vec::with_capacity(length as usize);
        for _ in 0..length {
            x += signed(next(&mut bytes).unwrap_or_default());
            y += signed(next(&mut bytes).unwrap_or_default());
            points.push((f64::from(x) / 100.0, f64::from(y) / 100.0));
        }
        rings.push(Ring::new(points));
    }
    rings
}

/// Returns the next number: seven bits a byte, the lowest first; nothing at the end.
fn next(bytes: &mut impl Iterator<Item = u8>) -> Option<u32> {
    let (mut number, mut shift) = (0, 0);
    loop {
        let byte = bytes.next()?;
        number |= u32::from(byte & 127) << shift;
        shift += 7;
        if byte < 128 {
            return Some(number);
        }
    }
}

/// Returns the number that stands for 0, -1, 1, -2 … in turn.
fn signed(number: u32) -> i32 {
    (number >> 1).cast_signed() ^ -((number & 1).cast_signed())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_whole_earth_is_there() {
        let land = land();
        assert!(land.len() > 1_000, "{}", land.len());
        assert!(land.iter().map(|ring| ring.points.len()).sum::<usize>() > 50_000);
        let widest = land.iter().map(|ring| ring.most.0 - ring.least.0).fold(0.0, f64::max);
        let north = land.iter().map(|ring| ring.most.1).fold(0.0, f64::max);
        assert!((widest - 360.0).abs() < 0.1 && (north - 83.6).abs() < 0.1, "{widest} {north}");
    }

    #[test]
    fn inland_is_land_and_the_sea_is_not() {
        // A ray to the east crosses the coast an odd number of times from land.
        let is_land = |(east, y): Point| {
            let crosses = |x: f64, a: &Point, b: &Point| {
                (a.1 > y) != (b.1 > y) && x < (b.0 - a.0) * (y - a.1) / (b.1 - a.1) + a.0
            };
            let of = |ring: &Ring| {
                let next = ring.points.iter().cycle().skip(1);
                let sides: Vec<_> = ring.points.iter().zip(next).collect();
                let around = [-360.0, 0.0, 360.0].map(|turn| east + turn);
                around.iter().any(|x| sides.iter().filter(|(a, b)| crosses(*x, a, b)).count() % 2 == 1)
            };
            land().iter().filter(|ring| of(ring)).count() % 2 == 1
        };
        assert!(is_land((44.36, 33.31)) && is_land((-60.0, -10.0)) && is_land((0.0, -85.0)));
        assert!(
            is_land((-173.0, 65.5)) && is_land((175.0, 67.0)),
            "land on both sides of the 180th meridian"
        );
        assert!(!is_land((-30.0, 0.0)) && !is_land((50.0, 42.0)) && !is_land((55.0, 15.0)));
    }
}
