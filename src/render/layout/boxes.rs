//! Rectangles that must not lie on each other. In: one after the other, the most important first. Out: whether
//! there is room for it.

/// A rectangle.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Rect {
    /// The left edge.
    pub left: f64,
    /// The upper edge.
    pub top: f64,
    /// From left to right.
    pub width: f64,
    /// From top to bottom.
    pub height: f64,
}

impl Rect {
    /// Returns the rectangle around a point, so far to each side.
    #[must_use]
    pub fn around((x, y): (f64, f64), reach: f64) -> Self {
        Self { left: x - reach, top: y - reach, width: reach * 2.0, height: reach * 2.0 }
    }

    /// Returns the rectangle with so much around it.
    #[must_use]
    pub fn widened(&self, by: f64) -> Self {
        Self {
            left: self.left - by,
            top: self.top - by,
            width: self.width + by * 2.0,
            height: self.height + by * 2.0,
        }
    }

    /// Returns whether two rectangles have any area in common.
    #[must_use]
    pub fn overlaps(&self, other: &Self) -> bool {
        self.left < other.left + other.width
            && other.left < self.left + self.width
            && self.top < other.top + other.height
            && other.top < self.top + self.height
    }

    /// Returns whether this one lies in another.
    #[must_use]
    pub fn is_within(&self, outer: &Self) -> bool {
        self.left >= outer.left
            && self.top >= outer.top
            && self.left + self.width <= outer.left + outer.width
            && self.top + self.height <= outer.top + outer.height
    }
}

/// The part of a picture that is taken already.
#[derive(Debug)]
pub struct Taken {
    frame: Rect,
    boxes: Vec<Rect>,
}

impl Taken {
    /// Returns an empty picture.
    #[must_use]
    pub fn new(frame: Rect) -> Self {
        Self { frame, boxes: Vec::new() }
    }

    /// Takes a rectangle, whatever lies there.
    pub fn take(&mut self, rect: Rect) {
        self.boxes.push(rect);
    }

    /// Returns whether there is room for a rectangle.
    #[must_use]
    pub fn has_room(&self, rect: &Rect) -> bool {
        rect.is_within(&self.frame) && !self.boxes.iter().any(|other| other.overlaps(rect))
    }

    /// Takes a rectangle where there is room for it, and returns whether there was.
    pub fn try_take(&mut self, rect: Rect) -> bool {
        let has_room = self.has_room(&rect);
        if has_room {
            self.boxes.push(rect);
        }
        has_room
    }
}
