//! GIF89a: blocks. Comments, plain text and application blocks go, but for those that make it move; so does what stands
//! behind the end.

/// Returns whether these are the bytes of a GIF.
pub(crate) fn is_gif(bytes: &[u8]) -> bool {
    bytes.starts_with(b"GIF87a") || bytes.starts_with(b"GIF89a")
}

/// Returns the picture alone; nothing where its blocks cannot be followed to the end.
pub(crate) fn strip(bytes: &[u8]) -> Option<Vec<u8>> {
    let mut at = 13 + colours(*bytes.get(10)?);
    let mut kept = bytes.get(..at)?.to_vec();
    loop {
        match *bytes.get(at)? {
            0x3b => {
                kept.push(0x3b);
                return Some(kept);
            }
            0x2c => {
                let data = at + 10 + colours(*bytes.get(at + 9)?) + 1;
                let end = end_of_blocks(bytes, data)?;
                kept.extend(bytes.get(at..end)?);
                at = end;
            }
            0x21 => {
                let end = end_of_blocks(bytes, at + 2)?;
                let block = bytes.get(at..end)?;
                let is_kept = match *block.get(1)? {
                    0xf9 => true,
                    0xff => {
                        let name = block.get(3..14);
                        name == Some(b"NETSCAPE2.0")
                            || name == Some(b"ANIMEXTS1.0")
                            || name == Some(b"ICCRGBG1012")
                    }
                    _ => false,
                };
                if is_kept {
                    kept.extend(block);
                }
                at = end;
            }
            _ => return None,
        }
    }
}

/// Returns how many bytes of colours flags announce.
fn colours(flags: u8) -> usize {
    if flags & 0x80 == 0 { 0 } else { 3 << ((flags & 7) + 1) }
}

/// Returns where a chain of blocks ends that begins at a place.
fn end_of_blocks(bytes: &[u8], from: usize) -> Option<usize> {
    let mut at = from;
    loop {
        let length = usize::from(*bytes.get(at)?);
        at += 1 + length;
        if length == 0 {
            return Some(at);
        }
    }
}
