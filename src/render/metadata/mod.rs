//! Pictures without what they say of whoever took them: where, when, with what, and notes. In: the bytes of a file.
//! Out: the same picture, pixel by pixel. Colour profiles stay, and which way is up. Films are only asked.

mod orientation;
mod jpeg;
mod png;
mod webp;
mod gif;
mod film;

use std::borrow::Cow;

/// The beginnings of what tells of a picture without being it.
const TELLING: [&[u8]; 3] = [b"Exif\0\0", b"http://ns.adobe.com/xap/", b"<x:xmpmeta"];

/// How files begin that are raw pictures of cameras, or of programs that keep everything: TIFF and those made after it
/// (CR2, DNG, NEF, RW2, ORF), RAF, PSD.
const RAW: [&[u8]; 8] =
    [b"II*\0", b"MM\0*", b"IIU\0", b"IIRO", b"IIRS", b"MMOR", b"FUJIFILMCCD-RAW", b"8BPS"];
/// How files begin that are pictures in boxes: JPEG XL (ISO/IEC 18181-2), JPEG 2000 (ISO/IEC 15444-1).
const BOXED: [&[u8]; 2] = [b"\0\0\0\x0cJXL \r\n\x87\n", b"\0\0\0\x0cjP  \r\n\x87\n"];
/// The names of boxes that tell of a picture, also where they are packed.
const TELLING_BOXES: [&[u8]; 5] = [b"Exif", b"xml ", b"brob", b"uuid", b"jumb"];

/// Returns a picture without its metadata; other files, and pictures that are not understood, as they are.
#[must_use]
pub fn without_metadata(bytes: &[u8]) -> Cow<'_, [u8]> {
    match strip(bytes) {
        Some(stripped) if stripped != bytes => Cow::Owned(stripped),
        Some(_) | None => Cow::Borrowed(bytes),
    }
}

/// What a file would be published with that cannot be taken out of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kept {
    /// A picture may say who took it, where and when.
    OfPicture,
    /// A film says where it was taken.
    PlaceOfFilm,
}

/// Returns what a file would be published with that cannot be taken out of it.
#[must_use]
pub fn find_kept(bytes: &[u8]) -> Option<Kept> {
    let tells = || TELLING.iter().any(|mark| contains(bytes, mark));
    let begins = |beginnings: &[&[u8]]| beginnings.iter().any(|beginning| bytes.starts_with(beginning));
    let is_told = || begins(&BOXED) && TELLING_BOXES.iter().any(|name| contains(bytes, name));
    if begins(&RAW) || is_told() || (is_picture(bytes) && strip(bytes).is_none() && tells()) {
        return Some(Kept::OfPicture);
    }
    film::names_place(bytes).then_some(Kept::PlaceOfFilm)
}

fn contains(bytes: &[u8], part: &[u8]) -> bool {
    bytes.windows(part.len()).any(|window| window == part)
}

/// Returns whether bytes begin as those of a picture do: JPEG, PNG, WebP, GIF, or of the family of HEIC and AVIF.
fn is_picture(bytes: &[u8]) -> bool {
    jpeg::is_jpeg(bytes)
        || png::is_png(bytes)
        || webp::is_webp(bytes)
        || gif::is_gif(bytes)
        || bytes.get(4..8) == Some(b"ftyp")
}

fn strip(bytes: &[u8]) -> Option<Vec<u8>> {
    if jpeg::is_jpeg(bytes) {
        jpeg::strip(bytes)
    } else if png::is_png(bytes) {
        png::strip(bytes)
    } else if webp::is_webp(bytes) {
        webp::strip(bytes)
    } else if gif::is_gif(bytes) {
        gif::strip(bytes)
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pictures_that_tell_of_themselves_and_are_not_rewritten_are_known() {
        let boxed = |beginning: &[u8], rest: &[u8]| [beginning, b"\0\0\0\x14ftyp", rest].concat();
        for of in BOXED {
            assert_eq!(find_kept(&boxed(of, b"\0\0\0\x20xml <a/>")), Some(Kept::OfPicture));
            assert_eq!(find_kept(&boxed(of, b"\0\0\0\x20jxlc")), None);
        }
        for of in RAW {
            assert_eq!(find_kept(&[of, &b"rest"[..]].concat()), Some(Kept::OfPicture));
        }
        assert_eq!(find_kept(b"plain words"), None);
    }
}
