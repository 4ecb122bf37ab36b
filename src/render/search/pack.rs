//! Text as few letters. In: text. Out: its raw deflate stream (RFC 1951), 13 bits of it in two letters, which
//! `themes/default/static/js/search/inflate.js` unpacks. Base64 would be a twelfth longer.

use libdeflater::{CompressionLvl, Compressor};

/// How hard the packer tries: its texts are short, and what it saves is a part of every index.
const LEVEL: i32 = 9;
/// How many bits two letters stand for: 91 letters, two by two, tell 8281 values apart.
const BITS: u32 = 13;
/// How many letters there are: from `#` to `~`, without `\`, so that a script holds them as they are.
const LETTERS: u32 = 91;

/// Packs one text after the other.
pub struct Packer {
    compressor: Compressor,
    bytes: Vec<u8>,
}

impl Packer {
    /// Returns one that has packed nothing.
    #[must_use]
    pub fn new() -> Self {
        Self {
            compressor: Compressor::new(CompressionLvl::new(LEVEL).unwrap_or_default()),
            bytes: Vec::new(),
        }
    }

    /// Returns a text as letters.
    #[must_use]
    pub fn pack(&mut self, text: &str) -> String {
        self.bytes.resize(self.compressor.deflate_compress_bound(text.len()), 0);
        let length = self
            .compressor
            .deflate_compress(text.as_bytes(), &mut self.bytes)
            .expect("the bound is what the stream may need");
        letters(&self.bytes[..length])
    }
}

impl Default for Packer {
    fn default() -> Self {
        Self::new()
    }
}

/// Returns bytes as letters, the lowest bits of each first. What is left of the last two is zeros.
fn letters(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(bytes.len() * 16 / 13 + 4);
    let (mut value, mut filled) = (0, 0);
    let mut write = |value: u32| text.extend([letter(value % LETTERS), letter(value / LETTERS)]);
    for byte in bytes {
        value |= u32::from(*byte) << filled;
        filled += 8;
        if filled >= BITS {
            write(value & ((1 << BITS) - 1));
            value >>= BITS;
            filled -= BITS;
        }
    }
    if filled > 0 {
        write(value);
    }
    text
}

fn letter(value: u32) -> char {
    let code = value + u32::from('#');
    let code = if code < u32::from('\\') { code } else { code + 1 };
    char::from_u32(code).unwrap_or('~')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_are_what_a_script_holds_as_they_are() {
        let all: String = (0..LETTERS).map(letter).collect();
        assert!(all.starts_with('#') && all.ends_with('~') && !all.contains('\\'));
        assert_eq!(all.chars().collect::<std::collections::BTreeSet<_>>().len(), LETTERS as usize);
        assert_eq!([letters(&[]), letters(&[1]), letters(&[0, 255])], ["", "$#", "6{*#"]);
    }

    #[test]
    fn what_is_packed_is_shorter_and_the_same_each_time() {
        let text = "سمك وزيتون، سمك وزيتون، سمك وزيتون. ".repeat(9);
        let mut packer = Packer::new();
        let packed = packer.pack(&text);
        assert!(packed.len() < text.len() / 4, "{packed}");
        assert_eq!(packer.pack(&text), packed);
    }
}
