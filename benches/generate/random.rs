//! Numbers that look random and are the same each time (SplitMix64).

/// A row of numbers.
pub(crate) struct Random(u64);

impl Random {
    /// Returns the row with this number, of those of a seed.
    pub(crate) fn new(seed: u64, row: u64) -> Self {
        let mut random = Self(seed ^ row.wrapping_mul(0xd134_2543_de82_ef95));
        random.next();
        random
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// Returns a number below `end`.
    pub(crate) fn below(&mut self, end: usize) -> usize {
        usize::try_from(self.next() % end as u64).unwrap_or(0)
    }

    /// Returns one of `choices`.
    pub(crate) fn pick<T: Copy>(&mut self, choices: &[T]) -> T {
        choices[self.below(choices.len())]
    }
}

/// Ranks of which the first are drawn most often, as the words of a language are.
pub(crate) struct Zipf {
    sums: Vec<u64>,
}

impl Zipf {
    /// Returns the ranks below `count`; `flat` words at the top are about as frequent as each other.
    pub(crate) fn new(count: usize, flat: u64) -> Self {
        let mut sum = 0;
        let sums = (0..count as u64).map(|rank| {
            sum += (1 << 40) / (rank + flat);
            sum
        });
        Self { sums: sums.collect() }
    }

    /// Returns a rank.
    pub(crate) fn draw(&self, random: &mut Random) -> usize {
        let total = self.sums.last().copied().unwrap_or(1);
        let at = random.next() % total;
        self.sums.partition_point(|sum| *sum <= at)
    }
}
