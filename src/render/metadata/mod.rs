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
    if is_tiff(bytes) || (is_picture(bytes) && strip(bytes).is_none() && tells()) {
        return Some(Kept::OfPicture);
    }
    film::names_place(bytes).then_some(Kept::PlaceOfFilm)
}

fn contains(bytes: &[u8], part: &[u8]) -> bool {
    bytes.windows(part.len()).any(|window| window == part)
}

fn is_tiff(bytes: &[u8]) -> bool {
    bytes.starts_with(b"II*\0") || bytes.starts_with(b"MM\0*")
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
