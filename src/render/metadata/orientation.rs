//! Which way is up. In: Exif (CIPA DC-008), which is a TIFF file in little. Out: its tag 0x0112, or Exif that holds
//! nothing else.

/// Returns the orientation that Exif gives, 2 to 8; nothing where it is upright.
pub(crate) fn find_orientation(tiff: &[u8]) -> Option<u8> {
    let is_little = match tiff.get(..4)? {
        b"II*\0" => true,
        b"MM\0*" => false,
        _ => return None,
    };
    let short = |at: usize| -> Option<u16> {
        let bytes: [u8; 2] = tiff.get(at..at.checked_add(2)?)?.try_into().ok()?;
        Some(if is_little { u16::from_le_bytes(bytes) } else { u16::from_be_bytes(bytes) })
    };
    let long = |at: usize| -> Option<usize> {
        let bytes: [u8; 4] = tiff.get(at..at.checked_add(4)?)?.try_into().ok()?;
        Some(if is_little { u32::from_le_bytes(bytes) } else { u32::from_be_bytes(bytes) } as usize)
    };
    let directory = long(4)?;
    let count = usize::from(short(directory)?);
    let entries = (0..count).map(|at| directory + 2 + at * 12);
    let entry = entries.into_iter().find(|at| short(*at) == Some(0x0112))?;
    let value = short(entry + 8)?;
    u8::try_from(value).ok().filter(|value| (2..=8).contains(value))
}

/// Returns Exif with one tag, the orientation, as a big-endian TIFF.
pub(crate) fn exif(orientation: u8) -> Vec<u8> {
    let mut tiff = b"MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0".to_vec();
    tiff.extend([orientation, 0, 0, 0, 0, 0, 0]);
    tiff
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read() {
        for orientation in 2..=8 {
            assert_eq!(find_orientation(&exif(orientation)), Some(orientation));
        }
        assert_eq!(find_orientation(&exif(1)), None);
        assert_eq!(find_orientation(b"II*\0\xff\xff\xff\xff"), None);
        assert_eq!(find_orientation(b"MM\0*\0\0\0\x08\xff\xff"), None);
    }
}
