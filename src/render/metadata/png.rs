//! PNG (W3C, third edition): chunks. Those that make the picture stay; text, Exif, the time of the last change and
//! chunks that no reader of pictures knows go, with all that stands behind the end; of Exif the orientation stays.

use crate::render::metadata::orientation::{exif, find_orientation};

const SIGNATURE: &[u8] = b"\x89PNG\r\n\x1a\n";

/// The chunks without which the picture would look another.
const OF_THE_PICTURE: [&[u8; 4]; 20] = [
    b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"cHRM", b"gAMA", b"iCCP", b"sBIT", b"sRGB", b"cICP",
    b"mDCV", b"cLLI", b"bKGD", b"hIST", b"pHYs", b"sPLT", b"acTL", b"fcTL", b"fdAT",
];

/// How long the first chunk is.
const HEADER: usize = 25;

/// Returns whether these are the bytes of a PNG.
pub(crate) fn is_png(bytes: &[u8]) -> bool {
    bytes.starts_with(SIGNATURE)
}

/// Returns the picture alone; nothing where its chunks cannot be followed to the end.
pub(crate) fn strip(bytes: &[u8]) -> Option<Vec<u8>> {
    let mut kept = SIGNATURE.to_vec();
    let mut orientation = None;
    let mut at = SIGNATURE.len();
    loop {
        let length: [u8; 4] = bytes.get(at..at + 4)?.try_into().ok()?;
        let length = u32::from_be_bytes(length) as usize;
        let kind: &[u8; 4] = bytes.get(at + 4..at + 8)?.try_into().ok()?;
        let chunk = bytes.get(at..at.checked_add(length)?.checked_add(12)?)?;
        if OF_THE_PICTURE.contains(&kind) {
            kept.extend(chunk);
        }
        if kind == b"eXIf" {
            orientation = orientation.or_else(|| find_orientation(chunk.get(8..8 + length)?));
        }
        if kind == b"IEND" {
            return Some(with_orientation(kept, orientation));
        }
        at += chunk.len();
    }
}

/// Puts the orientation behind the header, which is to be the first chunk.
fn with_orientation(kept: Vec<u8>, orientation: Option<u8>) -> Vec<u8> {
    let Some(orientation) = orientation else { return kept };
    let tiff = exif(orientation);
    let mut chunk = u32::try_from(tiff.len()).unwrap_or(u32::MAX).to_be_bytes().to_vec();
    chunk.extend(b"eXIf");
    chunk.extend(tiff);
    let sum = crc32fast::hash(&chunk[4..]);
    chunk.extend(sum.to_be_bytes());
    let first = SIGNATURE.len() + HEADER;
    let mut whole = kept;
    if whole.get(SIGNATURE.len() + 4..SIGNATURE.len() + 8) == Some(b"IHDR") && first <= whole.len() {
        whole.splice(first..first, chunk);
    }
    whole
}

#[cfg(test)]
mod tests {
    use super::*;

    fn chunk(kind: &[u8], content: &[u8]) -> Vec<u8> {
        let named = [kind, content].concat();
        let length = u32::try_from(content.len()).expect("short").to_be_bytes();
        [&length[..], &named, &crc32fast::hash(&named).to_be_bytes()].concat()
    }

    #[test]
    fn of_exif_the_orientation_stays() {
        let header = chunk(b"IHDR", &[0; 13]);
        let end = chunk(b"IEND", b"");
        let picture = |told: &[u8]| [SIGNATURE, &header, &chunk(b"IDAT", b"pixels"), told, &end].concat();
        let turned = [&exif(6)[..], b"SECRET"].concat();
        let kept = strip(&picture(&chunk(b"eXIf", &turned))).expect("chunks");
        let beginning = [SIGNATURE, &header, &chunk(b"eXIf", &exif(6))].concat();
        assert!(kept.starts_with(&beginning));
        assert_eq!(kept.len(), picture(&chunk(b"eXIf", &exif(6))).len());
        assert_eq!(strip(&picture(&chunk(b"eXIf", &exif(1)))), Some(picture(b"")));
        assert_eq!(strip(&kept), Some(kept));
    }
}
