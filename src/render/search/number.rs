//! Numbers as few letters, in base 32 with a bit that says whether more follows.

/// The letters, by value. The `-` and `_` keep them apart from what JSON escapes.
pub const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/// Appends a number, its low bits first.
pub fn push_number(text: &mut String, mut number: u32) {
    loop {
        let more = if number > 31 { 32 } else { 0 };
        text.push(char::from(LETTERS[(number & 31) as usize + more]));
        number >>= 5;
        if more == 0 {
            return;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn small_numbers_are_short() {
        let write = |number| {
            let mut text = String::new();
            push_number(&mut text, number);
            text
        };
        assert_eq!(write(0), "A");
        assert_eq!(write(31), "f");
        assert_eq!(write(32), "gB");
        assert_eq!(write(u32::MAX).len(), 7);
    }
}
