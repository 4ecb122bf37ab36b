//! Pieces that many pages share. In: a piece. Out: the same, made a value for templates once, when the first of them
//! needs it.

use serde::{Serialize, Serializer};
use std::ops::Deref;
use std::sync::{Arc, OnceLock};
use tera::Value;

/// A piece that many pages share, with the value that templates see of it. A copy of it is the same piece.
#[derive(Debug)]
pub struct Ready<T>(Arc<Made<T>>);

#[derive(Debug)]
struct Made<T> {
    piece: T,
    value: OnceLock<Value>,
}

impl<T> Ready<T> {
    /// Returns a piece that can be shared.
    #[must_use]
    pub fn new(piece: T) -> Self {
        Self(Arc::new(Made { piece, value: OnceLock::new() }))
    }

    /// Puts another piece in its place, made of it.
    pub fn change(&mut self, change: impl FnOnce(&mut T))
    where
        T: Clone,
    {
        let mut piece = self.0.piece.clone();
        change(&mut piece);
        *self = Self::new(piece);
    }
}

impl<T> Clone for Ready<T> {
    fn clone(&self) -> Self {
        Self(Arc::clone(&self.0))
    }
}

impl<T> Deref for Ready<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.0.piece
    }
}

impl<T> From<T> for Ready<T> {
    fn from(piece: T) -> Self {
        Self::new(piece)
    }
}

impl<T: Default> Default for Ready<T> {
    fn default() -> Self {
        Self::new(T::default())
    }
}

impl<T: Serialize> Serialize for Ready<T> {
    /// Templates take the value as it is; no copy of it is made.
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.0.value.get_or_init(|| Value::from_serializable(&self.0.piece)).serialize(serializer)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn templates_and_files_see_the_piece_itself() {
        let mut ready = Ready::new(vec!["a".to_owned()]);
        let other = ready.clone();
        ready.change(|list| list.push("b".to_owned()));
        assert_eq!((ready.len(), other.len()), (2, 1));
        for (ready, json) in [(&ready, "[\"a\",\"b\"]"), (&other, "[\"a\"]")] {
            assert_eq!(serde_json::to_string(ready).expect("it has a form in JSON"), json);
            assert_eq!(Value::from_serializable(ready), Value::from_serializable(&**ready));
        }
    }
}
