//! WebP (RFC 9649): chunks in a RIFF file. Exif, XMP and unknown chunks go, but for the orientation.

use crate::render::metadata::orientation::{exif, find_orientation};

const OF_THE_PICTURE: [&[u8; 4]; 7] = [b"VP8 ", b"VP8L", b"VP8X", b"ANIM", b"ANMF", b"ALPH", b"ICCP"];
/// The flags of `VP8X` that announce Exif and XMP.
const HAS_EXIF: u8 = 0x08;
const HAS_XMP: u8 = 0x04;

/// Returns whether these are the bytes of a WebP.
pub(crate) fn is_webp(bytes: &[u8]) -> bool {
    bytes.starts_with(b"RIFF") && bytes.get(8..12) == Some(b"WEBP")
}

/// Returns the picture alone; nothing where its chunks cannot be followed to the end.
pub(crate) fn strip(bytes: &[u8]) -> Option<Vec<u8>> {
    let size: [u8; 4] = bytes.get(4..8)?.try_into().ok()?;
    let end = (u32::from_le_bytes(size) as usize).checked_add(8)?;
    let inside = bytes.get(..end)?;
    let mut kept = b"RIFF\0\0\0\0WEBP".to_vec();
    let mut orientation = None;
    let mut flags = None;
    let mut at = 12;
    while at < end {
        let kind: &[u8; 4] = inside.get(at..at + 4)?.try_into().ok()?;
        let length: [u8; 4] = inside.get(at + 4..at + 8)?.try_into().ok()?;
        let length = u32::from_le_bytes(length) as usize;
        let content = inside.get(at + 8..(at + 8).checked_add(length)?)?;
        if kind == b"EXIF" {
            let tiff = content.strip_prefix(b"Exif\0\0").unwrap_or(content);
            orientation = orientation.or_else(|| find_orientation(tiff));
        }
        if OF_THE_PICTURE.contains(&kind) {
            if kind == b"VP8X" {
                flags = Some(kept.len() + 8);
            }
            add(kind, content, &mut kept);
        }
        at += 8 + length + length % 2;
    }
    if let Some(flags) = flags {
        *kept.get_mut(flags)? &= !(HAS_EXIF | HAS_XMP);
        if let Some(orientation) = orientation {
            kept[flags] |= HAS_EXIF;
            add(b"EXIF", &exif(orientation), &mut kept);
        }
    }
    let size = u32::try_from(kept.len() - 8).ok()?;
    kept[4..8].copy_from_slice(&size.to_le_bytes());
    Some(kept)
}

fn add(kind: &[u8; 4], content: &[u8], kept: &mut Vec<u8>) {
    kept.extend(kind);
    kept.extend(u32::try_from(content.len()).unwrap_or(u32::MAX).to_le_bytes());
    kept.extend(content);
    if content.len() % 2 == 1 {
        kept.push(0);
    }
}
