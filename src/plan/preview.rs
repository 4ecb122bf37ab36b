//! Which previews stand in one file. In: the addresses of pages, without their language. Out: the number of a shard,
//! which a script on the page computes from a link in the same way, so that no page carries a list of them.

/// How many previews a shard has, about.
const IN_A_SHARD: usize = 32;

/// Returns how many shards a site with this many previews has: a power of two, so that it seldom changes.
#[must_use]
pub fn shard_count(previews: usize) -> usize {
    previews.div_ceil(IN_A_SHARD).next_power_of_two()
}

/// Returns the shard of the page at `path`, as it stands in links behind its language: `actors/iraq.html`. The hash
/// is FNV-1a of 32 bits (Fowler, Noll, Vo), which is three lines of any language.
#[must_use]
pub fn shard_of(path: &str, count: usize) -> usize {
    let step = |hash: u32, byte: u8| (hash ^ u32::from(byte)).wrapping_mul(16_777_619);
    path.bytes().fold(2_166_136_261, step) as usize % count.max(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_hash_is_that_of_its_authors() {
        // Test vectors of the authors' own suite.
        assert_eq!(shard_of("", usize::MAX), 0x811c_9dc5);
        assert_eq!(shard_of("a", usize::MAX), 0xe40c_292c);
        assert_eq!(shard_of("foobar", usize::MAX), 0xbf9c_f968);
    }

    #[test]
    fn shards_are_of_some_dozens() {
        assert_eq!([0, 1, 32, 33, 15_000].map(shard_count), [1, 1, 1, 2, 512]);
    }
}
