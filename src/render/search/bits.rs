//! Bits as letters, six in each, and what texts are known by. In: numbers. Out: letters that JSON leaves as they are.

/// The letters, by value. The `-` and `_` keep them apart from what JSON escapes.
pub const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/// How many bits a letter has.
const WIDTH: u32 = 6;

/// Returns the letter of a value below 64.
#[must_use]
pub fn letter(value: usize) -> char {
    char::from(LETTERS[value & 63])
}

/// Returns a number as so many letters, which have six bits each.
#[must_use]
pub fn letters(number: u32, count: u32) -> String {
    (0..count).rev().map(|at| letter((number >> (WIDTH * at)) as usize)).collect()
}

/// Returns letters by which a text is known from others.
#[must_use]
pub fn sum(text: &str, letters: usize) -> String {
    let hash = blake3::hash(text.as_bytes());
    hash.as_bytes().iter().take(letters).map(|byte| letter(usize::from(*byte))).collect()
}

/// Returns a number that follows from a text as it does in a browser: FNV-1a of 32 bits over units of UTF-16, and
/// stirred, since files are told apart by a few of its bits.
#[must_use]
pub fn spread(text: &str) -> u32 {
    let step = |hash: u32, unit: u16| (hash ^ u32::from(unit)).wrapping_mul(16_777_619);
    let hash = text.encode_utf16().fold(2_166_136_261, step);
    let hash = (hash ^ (hash >> 16)).wrapping_mul(0x85eb_ca6b);
    hash ^ (hash >> 13)
}

/// Writes bits, the highest first.
#[derive(Debug, Default)]
pub struct Bits {
    text: String,
    value: u32,
    filled: u32,
}

impl Bits {
    /// Appends the lowest `count` bits of a value.
    pub fn push(&mut self, value: u32, count: u32) {
        for at in (0..count).rev() {
            self.value = self.value << 1 | (value >> at & 1);
            self.filled += 1;
            if self.filled == WIDTH {
                self.text.push(letter(self.value as usize));
                (self.value, self.filled) = (0, 0);
            }
        }
    }

    /// Appends so many ones, and a zero.
    pub fn push_ones(&mut self, count: u32) {
        (0..count).for_each(|_| self.push(1, 1));
        self.push(0, 1);
    }

    /// Returns the letters; what is left of the last one is ones.
    #[must_use]
    pub fn finish(mut self) -> String {
        while self.filled > 0 {
            self.push(1, 1);
        }
        self.text
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bits_fill_letters() {
        let mut bits = Bits::default();
        bits.push(0b10_1101, 6);
        bits.push_ones(3);
        assert_eq!(bits.finish(), format!("{}{}", letter(0b10_1101), letter(0b11_1011)));
        assert_eq!(Bits::default().finish(), "");
        assert_eq!([letters(65, 2), letters(65, 3)], ["BB", "ABB"]);
    }

    #[test]
    fn texts_are_known_by_their_letters() {
        assert_eq!(sum("", 3).len(), 3);
        assert_ne!(sum("a", 3), sum("b", 3));
        // Browsers reckon the same; `tests/it/search.rs` asks them.
        assert_ne!(spread("كتب"), spread("بتك"));
    }
}
