//! A picture in two inks. In: masks of letters. Out: a PNG with a palette of sixteen colours, which is small
//! and quick to pack.

use fdeflate::Compressor;
use png::chunk::IDAT;
use png::{BitDepth, ColorType, Encoder, EncodingError};
use std::io;

/// The width of a card in pixels, as the Open Graph and Twitter cards want it.
pub(crate) const WIDTH: usize = 1200;
/// The height of a card in pixels.
pub(crate) const HEIGHT: usize = 630;
/// How many bytes a row has in the file, its filter not among them.
const ROW: usize = WIDTH / 2;

/// How many shades lie between the paper and an ink, the ink included.
const SHADES: u8 = 7;
const PAPER: [u8; 3] = [0xfb, 0xfa, 0xf6];

/// What letters are drawn with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Ink {
    /// The ink of words.
    Text,
    /// The site's colour.
    Accent,
}

impl Ink {
    fn colour(self) -> [u8; 3] {
        match self {
            Self::Text => [0x1c, 0x1a, 0x17],
            Self::Accent => [0x7d, 0x22, 0x30],
        }
    }

    /// Returns the entry of the palette for each strength of a mask.
    fn shades(self) -> &'static [u8; 256] {
        const TEXT: [u8; 256] = shades(Ink::Text);
        const ACCENT: [u8; 256] = shades(Ink::Accent);
        match self {
            Self::Text => &TEXT,
            Self::Accent => &ACCENT,
        }
    }

    /// Returns where its shades begin in the palette; 0 is the paper.
    const fn base(self) -> u8 {
        match self {
            Self::Text => 1,
            Self::Accent => 1 + SHADES,
        }
    }
}

const fn shades(ink: Ink) -> [u8; 256] {
    let mut entries = [0; 256];
    let mut alpha = 0;
    while alpha < 256 {
        let shade = (alpha * SHADES as usize + 127) / 255;
        if shade > 0 {
            #[expect(clippy::cast_possible_truncation, reason = "there are seven shades")]
            let shade = shade as u8;
            entries[alpha] = ink.base() + shade - 1;
        }
        alpha += 1;
    }
    entries
}

/// The picture in the making: an entry of the palette for each pixel, row by row.
#[derive(Debug)]
pub(crate) struct Canvas {
    pixels: Vec<u8>,
}

/// A mask of a letter: one byte a pixel, 255 where it is all ink.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Mask<'a> {
    /// Its left edge on the canvas.
    pub(crate) left: i32,
    /// Its upper edge on the canvas.
    pub(crate) top: i32,
    /// Its width.
    pub(crate) width: usize,
    /// Its bytes, row by row.
    pub(crate) bytes: &'a [u8],
}

impl Canvas {
    /// Returns an empty picture.
    pub(crate) fn new() -> Self {
        Self { pixels: vec![0; WIDTH * HEIGHT] }
    }

    /// Fills a rectangle from `from` to `to`, both as (x, y), with an ink.
    pub(crate) fn fill(&mut self, from: (usize, usize), to: (usize, usize), ink: Ink) {
        let shade = ink.base() + SHADES - 1;
        for y in from.1..to.1.min(HEIGHT) {
            self.pixels[y * WIDTH + from.0..y * WIDTH + to.0.min(WIDTH)].fill(shade);
        }
    }

    /// Wipes everything away.
    pub(crate) fn clear(&mut self) {
        self.pixels.fill(0);
    }

    /// Draws a mask. What lies outside the picture is left out.
    pub(crate) fn stamp(&mut self, mask: Mask<'_>, ink: Ink) {
        let shades = ink.shades();
        // The columns of the mask that lie in the picture, and where the first of them stands there.
        let skipped = usize::try_from(-mask.left).unwrap_or(0);
        let left = usize::try_from(mask.left).unwrap_or(0);
        if skipped >= mask.width || left >= WIDTH {
            return;
        }
        let width = (mask.width - skipped).min(WIDTH - left);
        for (row, y) in mask.bytes.chunks_exact(mask.width).zip(mask.top..) {
            let Some(y) = usize::try_from(y).ok().filter(|y| *y < HEIGHT) else { continue };
            let pixels = &mut self.pixels[y * WIDTH + left..][..width];
            for (pixel, alpha) in pixels.iter_mut().zip(&row[skipped..]) {
                *pixel = (*pixel).max(shades[usize::from(*alpha)]);
            }
        }
    }

    /// Returns the picture as a PNG (ISO/IEC 15948).
    ///
    /// # Errors
    /// Where the encoder refuses, which it does for no picture of ours.
    pub(crate) fn png(&self) -> Result<Vec<u8>, EncodingError> {
        let mut bytes = Vec::with_capacity(32 * 1024);
        let size = |length: usize| u32::try_from(length).unwrap_or(u32::MAX);
        let mut encoder = Encoder::new(&mut bytes, size(WIDTH), size(HEIGHT));
        encoder.set_color(ColorType::Indexed);
        encoder.set_depth(BitDepth::Four);
        encoder.set_palette(palette());
        encoder.write_header()?.write_chunk(IDAT, &packed(&self.filtered())?)?;
        Ok(bytes)
    }

    /// Returns the rows as differences from those above them (ISO/IEC 15948, 9.2, filter type 2), two pixels in a byte.
    /// Most rows are those above them again.
    fn filtered(&self) -> Vec<u8> {
        const UP: u8 = 2;
        let mut filtered = vec![0; (ROW + 1) * HEIGHT];
        let (mut row, mut above) = ([0; ROW], [0; ROW]);
        let mut pixels_above: &[u8] = &[0; WIDTH];
        for (line, pixels) in filtered.chunks_exact_mut(ROW + 1).zip(self.pixels.chunks_exact(WIDTH)) {
            line[0] = UP;
            if pixels == pixels_above {
                continue;
            }
            for (byte, pair) in row.iter_mut().zip(pixels.as_chunks::<2>().0) {
                // The left one is the first byte, and comes out above: this way many pairs are packed at once.
                let pair = u16::from_le_bytes(*pair);
                *byte = (pair << 4 | pair >> 8).to_le_bytes()[0];
            }
            for ((byte, new), old) in line[1..].iter_mut().zip(&row).zip(&above) {
                *byte = new.wrapping_sub(*old);
            }
            (above, pixels_above) = (row, pixels);
        }
        filtered
    }
}

/// Returns bytes as a zlib stream (RFC 1950).
fn packed(bytes: &[u8]) -> io::Result<Vec<u8>> {
    let mut packer = Compressor::new(Vec::with_capacity(32 * 1024))?;
    packer.write_data(bytes)?;
    packer.finish()
}

/// Returns the colours: the paper, then each ink from its lightest shade on.
fn palette() -> Vec<u8> {
    let mut palette = PAPER.to_vec();
    for ink in [Ink::Text, Ink::Accent] {
        for shade in 1..=u16::from(SHADES) {
            for (paper, full) in PAPER.into_iter().zip(ink.colour()) {
                let mixed = u16::from(paper) * (u16::from(SHADES) - shade) + u16::from(full) * shade;
                palette.push(u8::try_from(mixed / u16::from(SHADES)).unwrap_or(u8::MAX));
            }
        }
    }
    palette
}

/// Returns whether bytes are a whole PNG: its signature, then chunks with the checksums they should have, up to the
/// last one (ISO/IEC 15948, 5.3).
pub(crate) fn is_whole(bytes: &[u8]) -> bool {
    let Some(mut rest) = bytes.strip_prefix(b"\x89PNG\r\n\x1a\n") else { return false };
    while let Some((length, after)) = rest.split_first_chunk::<4>() {
        let length = u32::from_be_bytes(*length) as usize;
        let Some((chunk, after)) = length.checked_add(4).and_then(|length| after.split_at_checked(length))
        else {
            return false;
        };
        let Some((sum, after)) = after.split_first_chunk::<4>() else { return false };
        if crc32fast::hash(chunk) != u32::from_be_bytes(*sum) {
            return false;
        }
        if chunk.starts_with(b"IEND") {
            return after.is_empty();
        }
        rest = after;
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_picture_is_packed_and_read_back() {
        let mut canvas = Canvas::new();
        canvas.fill((0, 0), (10, HEIGHT), Ink::Accent);
        canvas.stamp(Mask { left: -1, top: 5, width: 2, bytes: &[255, 255, 0, 128] }, Ink::Text);
        let bytes = canvas.png().expect("a small picture");
        assert!(is_whole(&bytes));
        assert!(!is_whole(&bytes[..bytes.len() - 20]));
        let mut harmed = bytes.clone();
        harmed[bytes.len() / 2] ^= 1;
        assert!(!is_whole(&harmed));
        assert!(bytes.len() < 4000, "{}", bytes.len());
    }
}
