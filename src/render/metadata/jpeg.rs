//! JPEG (ITU-T T.81): segments, then scans. Comments and application segments go, but for the picture's own (JFIF,
//! Adobe's colour transform, ICC profiles) and the orientation; so does all that stands behind the end of the picture,
//! where cameras put further pictures, each with its own metadata.

use crate::render::metadata::orientation::{exif, find_orientation};

const START: u8 = 0xd8;
const END: u8 = 0xd9;
const SCAN: u8 = 0xda;
const COMMENT: u8 = 0xfe;
const APPLICATION: std::ops::RangeInclusive<u8> = 0xe0..=0xef;

/// Returns whether these are the bytes of a JPEG.
pub(crate) fn is_jpeg(bytes: &[u8]) -> bool {
    bytes.starts_with(&[0xff, START, 0xff])
}

/// Returns the picture alone; nothing where its segments cannot be followed to the end.
pub(crate) fn strip(bytes: &[u8]) -> Option<Vec<u8>> {
    let mut kept = vec![0xff, START];
    let mut orientation = None;
    let mut at = 2;
    loop {
        if *bytes.get(at)? != 0xff {
            return None;
        }
        // Any number of fill bytes may stand before a marker.
        while *bytes.get(at + 1)? == 0xff {
            at += 1;
        }
        let marker = *bytes.get(at + 1)?;
        if marker == END {
            kept.extend([0xff, END]);
            return Some(with_orientation(kept, orientation));
        }
        if matches!(marker, 0x01 | 0xd0..=0xd7) {
            kept.extend([0xff, marker]);
            at += 2;
            continue;
        }
        let length = usize::from(u16::from_be_bytes([*bytes.get(at + 2)?, *bytes.get(at + 3)?]));
        let segment = bytes.get(at..at + 2 + length)?;
        let content = segment.get(4..)?;
        if let Some(tiff) = content.strip_prefix(b"Exif\0\0").filter(|_| marker == 0xe1) {
            orientation = orientation.or_else(|| find_orientation(tiff));
        }
        if is_of_the_picture(marker, content) {
            kept.extend(segment);
        }
        at += 2 + length;
        if marker == SCAN {
            let end = at + scan_length(bytes.get(at..)?)?;
            kept.extend(&bytes[at..end]);
            at = end;
        }
    }
}

fn is_of_the_picture(marker: u8, content: &[u8]) -> bool {
    match marker {
        0xe0 => content.starts_with(b"JFIF\0"),
        0xe2 => content.starts_with(b"ICC_PROFILE\0"),
        0xee => content.starts_with(b"Adobe"),
        _ => marker != COMMENT && !APPLICATION.contains(&marker),
    }
}

/// Returns how long the coded data of a scan is: up to the next marker that is none of its own.
fn scan_length(bytes: &[u8]) -> Option<usize> {
    let is_marker = |pair: &[u8]| pair[0] == 0xff && !matches!(pair[1], 0x00 | 0xd0..=0xd7 | 0xff);
    bytes.windows(2).position(is_marker)
}

/// Puts the orientation behind the start, and behind JFIF, which is to be the first.
fn with_orientation(kept: Vec<u8>, orientation: Option<u8>) -> Vec<u8> {
    let Some(orientation) = orientation else { return kept };
    let tiff = exif(orientation);
    let length = u16::try_from(2 + 6 + tiff.len()).unwrap_or(u16::MAX);
    let mut segment = vec![0xff, 0xe1];
    segment.extend(length.to_be_bytes());
    segment.extend(b"Exif\0\0");
    segment.extend(tiff);
    let first = match kept.get(2..6) {
        Some([0xff, 0xe0, high, low]) => 4 + usize::from(u16::from_be_bytes([*high, *low])),
        _ => 2,
    };
    let mut whole = kept;
    whole.splice(first..first, segment);
    whole
}
