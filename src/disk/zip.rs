//! The form of a ZIP archive (APPNOTE 6.3.10). In: names, sizes, sums. Out: the records around the bytes of files. An
//! archive of more than 65,535 files, or of more than 4 GB, gets the wider records (Zip64) where it needs them. Times are
//! one and the same, names are UTF-8, and nothing is said of the machine.

/// What is asked of a program that unpacks: folders and deflate, or Zip64.
const VERSION: u16 = 20;
const VERSION_WIDE: u16 = 45;
/// Made on Unix, so that rights are understood.
const MADE_BY: u16 = 3 << 8;
/// Bit 11: the name is UTF-8.
const FLAGS: u16 = 1 << 11;
/// Midnight of the first day of 1980, the oldest time that there is.
const DAY: u16 = (1 << 5) | 1;
/// A file that its owner may write and everybody may read.
const RIGHTS: u32 = 0o100_644 << 16;
const ROOM: u64 = 0xffff_ffff;
const ROOM_FOR_FILES: u64 = 0xffff;

/// A file in an archive.
#[derive(Clone, Debug)]
pub(crate) struct Entry {
    /// Its path.
    pub(crate) name: String,
    /// The CRC-32 of its bytes.
    pub(crate) sum: u32,
    /// Its length.
    pub(crate) length: u64,
    /// Its length in the archive.
    pub(crate) packed: u64,
    /// Whether it is deflated there.
    pub(crate) is_deflated: bool,
}

/// Where the list of files stands.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Directory {
    /// How many files there are.
    pub(crate) files: u64,
    /// Where it begins.
    pub(crate) start: u64,
    /// Its length.
    pub(crate) length: u64,
}

impl Entry {
    fn is_wide(&self) -> bool {
        self.length >= ROOM || self.packed >= ROOM
    }

    /// Returns what both records say alike, from the version needed to the length of the name.
    fn shared(&self, version: u16) -> Vec<u8> {
        let method: u16 = if self.is_deflated { 8 } else { 0 };
        let mut record = Vec::new();
        for word in [version, FLAGS, method, 0, DAY] {
            record.extend(word.to_le_bytes());
        }
        record.extend(self.sum.to_le_bytes());
        record.extend(narrow(if self.is_wide() { ROOM } else { self.packed }).to_le_bytes());
        record.extend(narrow(if self.is_wide() { ROOM } else { self.length }).to_le_bytes());
        record.extend(u16::try_from(self.name.len()).unwrap_or(u16::MAX).to_le_bytes());
        record
    }

    /// Returns the record before the file's bytes.
    pub(crate) fn head(&self) -> Vec<u8> {
        let version = if self.is_wide() { VERSION_WIDE } else { VERSION };
        let mut record = b"PK\x03\x04".to_vec();
        record.extend(self.shared(version));
        let extra = if self.is_wide() { wide(&[self.length, self.packed]) } else { Vec::new() };
        push_short(&mut record, extra.len());
        record.extend(self.name.as_bytes());
        record.extend(extra);
        record
    }

    /// Returns the record in the list of files; `start` is where the other one begins.
    pub(crate) fn listing(&self, start: u64) -> Vec<u8> {
        let mut numbers = Vec::new();
        if self.is_wide() {
            numbers.extend([self.length, self.packed]);
        }
        if start >= ROOM {
            numbers.push(start);
        }
        let extra = if numbers.is_empty() { Vec::new() } else { wide(&numbers) };
        let version = if numbers.is_empty() { VERSION } else { VERSION_WIDE };
        let mut record = b"PK\x01\x02".to_vec();
        record.extend((MADE_BY | version).to_le_bytes());
        record.extend(self.shared(version));
        push_short(&mut record, extra.len());
        // No comment, the first disk, nothing of how it looks inside.
        record.extend([0; 6]);
        record.extend(RIGHTS.to_le_bytes());
        record.extend(narrow(start).to_le_bytes());
        record.extend(self.name.as_bytes());
        record.extend(extra);
        record
    }
}

impl Directory {
    /// Returns the records at the end of the archive.
    pub(crate) fn end(self, comment: &[u8]) -> Vec<u8> {
        let Self { files, start, length } = self;
        let mut record = Vec::new();
        if files >= ROOM_FOR_FILES || start >= ROOM || length >= ROOM {
            record.extend(b"PK\x06\x06");
            record.extend(44u64.to_le_bytes());
            record.extend((MADE_BY | VERSION_WIDE).to_le_bytes());
            record.extend(VERSION_WIDE.to_le_bytes());
            record.extend([0; 8]);
            for number in [files, files, length, start] {
                record.extend(number.to_le_bytes());
            }
            record.extend(b"PK\x06\x07\0\0\0\0");
            record.extend((start + length).to_le_bytes());
            record.extend(1u32.to_le_bytes());
        }
        record.extend(b"PK\x05\x06\0\0\0\0");
        let files = u16::try_from(files.min(ROOM_FOR_FILES)).unwrap_or(u16::MAX);
        record.extend(files.to_le_bytes());
        record.extend(files.to_le_bytes());
        record.extend(narrow(length).to_le_bytes());
        record.extend(narrow(start).to_le_bytes());
        push_short(&mut record, comment.len());
        record.extend(comment);
        record
    }
}

/// Returns a number, or the mark that it stands elsewhere.
fn narrow(number: u64) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

fn push_short(record: &mut Vec<u8>, length: usize) {
    record.extend(u16::try_from(length).unwrap_or(u16::MAX).to_le_bytes());
}

/// Returns the field that holds numbers too large for their records.
fn wide(numbers: &[u64]) -> Vec<u8> {
    let mut field = 1u16.to_le_bytes().to_vec();
    push_short(&mut field, numbers.len() * 8);
    numbers.iter().for_each(|number| field.extend(number.to_le_bytes()));
    field
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entry(length: u64) -> Entry {
        Entry { name: "a".to_owned(), sum: 7, length, packed: 9, is_deflated: true }
    }

    #[test]
    fn only_large_files_have_wide_records() {
        assert_eq!((entry(10).head().len(), entry(10).listing(5).len()), (31, 47));
        let large = entry(1 << 32);
        let wide = [&[1, 0, 16, 0][..], &(1u64 << 32).to_le_bytes(), &9u64.to_le_bytes()].concat();
        assert!(large.head().ends_with(&wide) && large.listing(5).ends_with(&wide));
        assert_eq!((large.head()[18..26].to_vec(), large.head()[28]), (vec![0xff; 8], 20));
        let far = entry(10).listing(1 << 33);
        assert!(far.ends_with(&[&[1, 0, 8, 0][..], &(1u64 << 33).to_le_bytes()].concat()));
        assert_eq!((far[42..46].to_vec(), far[30]), (vec![0xff; 4], 12));
    }

    #[test]
    fn an_archive_ends_wide_where_it_is_large() {
        let end = |files, start| Directory { files, start, length: 100 }.end(b"c");
        assert_eq!(end(65_534, 10).len(), 23);
        for (files, start) in [(65_535, 10), (1, 1 << 32)] {
            let end = end(files, start);
            assert_eq!((end.len(), &end[..4], &end[56..60]), (99, &b"PK\x06\x06"[..], &b"PK\x06\x07"[..]));
            assert_eq!(end[32..40], files.to_le_bytes());
            assert_eq!(end[64..72], (start + 100).to_le_bytes());
        }
    }
}
