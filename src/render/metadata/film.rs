//! Films and sound of the family of MP4 and QuickTime (ISO/IEC 14496-12): boxes within boxes. Only asked where they say
//! they were taken; they are never written anew.

/// How deep boxes are followed: `moov`, `trak`, `mdia`, `minf`, `stbl`, `stsd`, and what stands in it.
const DEEPEST: usize = 7;

/// The boxes in which others stand that may name a place.
const HOLDING: [&[u8; 4]; 9] =
    [b"moov", b"trak", b"udta", b"meta", b"ilst", b"mdia", b"minf", b"stbl", b"stsd"];

/// The boxes that name a place: of QuickTime and Android, of 3GPP, of action cameras, and tracks of places.
const PLACES: [&[u8; 4]; 5] = [b"\xa9xyz", b"loci", b"GPMF", b"gpmd", b"camm"];

/// The keys under which telephones of Apple, and programs that copy what others name so, name a place: in a list of keys
/// or in a track.
const KEYS: [&[u8]; 2] = [b"com.apple.quicktime.location.", b"mdtalocation"];

/// Returns whether a film says where it was taken.
pub(crate) fn names_place(bytes: &[u8]) -> bool {
    Boxes { rest: bytes }.any(|(kind, content)| {
        kind == b"moov" && (names_key(content) || holds_place((kind, content), DEEPEST))
    })
}

fn names_key(movie: &[u8]) -> bool {
    KEYS.iter().any(|key| movie.windows(key.len()).any(|window| window == *key))
}

fn holds_place((kind, content): (&[u8; 4], &[u8]), depth: usize) -> bool {
    if PLACES.contains(&kind) {
        return true;
    }
    if depth == 0 || !HOLDING.contains(&kind) {
        return false;
    }
    let skipped = match kind {
        b"stsd" => 8,
        // QuickTime has no version before the boxes, MP4 has one.
        b"meta" if content.get(4..8) != Some(b"hdlr") => 4,
        _ => 0,
    };
    let mut inside = Boxes { rest: content.get(skipped..).unwrap_or_default() };
    inside.any(|found| holds_place(found, depth - 1))
}

/// The boxes that stand one behind the other, as far as their lengths can be followed.
struct Boxes<'bytes> {
    rest: &'bytes [u8],
}

impl<'bytes> Iterator for Boxes<'bytes> {
    type Item = (&'bytes [u8; 4], &'bytes [u8]);

    fn next(&mut self) -> Option<Self::Item> {
        let short: [u8; 4] = self.rest.get(..4)?.try_into().ok()?;
        let kind: &[u8; 4] = self.rest.get(4..8)?.try_into().ok()?;
        let (head, length) = match u32::from_be_bytes(short) {
            0 => (8, self.rest.len()),
            1 => {
                let long: [u8; 8] = self.rest.get(8..16)?.try_into().ok()?;
                (16, usize::try_from(u64::from_be_bytes(long)).ok()?)
            }
            short => (8, short as usize),
        };
        // Where a file is cut off, its last box holds what is there.
        let length = length.min(self.rest.len());
        let content = self.rest.get(head..length)?;
        self.rest = &self.rest[length..];
        Some((kind, content))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn of(kind: &[u8], content: &[u8]) -> Vec<u8> {
        let length = u32::try_from(content.len() + 8).expect("short").to_be_bytes();
        [&length[..], kind, content].concat()
    }

    fn film(movie: &[u8]) -> Vec<u8> {
        [of(b"ftyp", b"qt  \0\0\0\0"), of(b"mdat", b"\xa9xyz loci"), of(b"moov", movie)].concat()
    }

    #[test]
    fn films_that_name_a_place_are_known() {
        let head = of(b"mvhd", &[0; 100]);
        let place = of(b"\xa9xyz", b"\0\x12\x15\xc7+32.5000+045.8000/");
        let keys = of(b"keys", b"\0\0\0\0\0\0\0\x01\0\0\0\x2cmdtacom.apple.quicktime.location.ISO6709");
        let handler = of(b"hdlr", &[0; 24]);
        let track = of(b"stsd", &[&[0; 8][..], &of(b"gpmd", &[0; 8])].concat());
        let track = of(b"trak", &of(b"mdia", &of(b"minf", &of(b"stbl", &track))));
        for told in [
            of(b"udta", &place),
            of(b"udta", &of(b"loci", &[0; 20])),
            of(b"udta", &of(b"meta", &[&[0; 4][..], &handler, &place].concat())),
            of(b"udta", &of(b"meta", &[&[0; 4][..], &handler, &of(b"ilst", &place)].concat())),
            of(b"meta", &[&handler[..], &keys].concat()),
            of(b"meta", &of(b"keys", b"\0\0\0\0\0\0\0\x01\0\0\0\x10mdtalocation")),
            of(b"trak", &of(b"udta", &place)),
            track,
        ] {
            assert!(names_place(&film(&[&head[..], &told].concat())), "{told:?}");
        }
        let silent = of(b"udta", &of(b"\xa9nam", b"\0\x04\x15\xc7loci"));
        assert!(!names_place(&film(&[&head[..], &silent].concat())));
        assert!(!names_place(b"The free text of no film, which names a loci"));
    }

    #[test]
    fn lengths_that_lead_nowhere_end_it() {
        let mut deep = of(b"\xa9xyz", b"");
        (0..5000).for_each(|_| deep = of(b"udta", &deep));
        assert!(!names_place(&of(b"moov", &deep)));
        assert!(!names_place(b"\0\0\0\x02moov"));
        assert!(!names_place(b"\0\0\0\x01moov\xff\xff\xff\xff\xff\xff\xff\xff"));
        assert!(names_place(&[&b"\xff\xff\xff\xffmoov"[..], &of(b"udta", &of(b"loci", b""))].concat()));
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(500) })]

        #[test]
        fn no_bytes_are_too_odd(bytes in proptest::collection::vec(0..4u8, 0..200)) {
            let _ = names_place(&[&b"\0\0\0\0moov"[..], &bytes].concat());
            let _ = names_place(&bytes);
        }
    }
}
