//! A library kept from ending the program. In: a call into it. Out: what it returns, unless it panics.

use std::cell::Cell;
use std::panic::{AssertUnwindSafe, catch_unwind, set_hook, take_hook};
use std::sync::Once;

thread_local! {
    /// Whether what panics on this thread is caught.
    static IS_GUARDED: Cell<bool> = const { Cell::new(false) };
}

/// Returns what `call` returns, or nothing where it panics, of which nobody is told. What it changes must be thrown
/// away then.
pub(crate) fn guarded<T>(call: impl FnOnce() -> T) -> Option<T> {
    static HOOK: Once = Once::new();
    HOOK.call_once(|| {
        let last = take_hook();
        set_hook(Box::new(move |info| {
            if !IS_GUARDED.get() {
                last(info);
            }
        }));
    });
    let was_guarded = IS_GUARDED.replace(true);
    let returned = catch_unwind(AssertUnwindSafe(call)).ok();
    IS_GUARDED.set(was_guarded);
    returned
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_panic_is_caught_and_the_next_call_goes_on() {
        assert_eq!(guarded(|| "".chars().next().expect("there is none")), None);
        assert_eq!(guarded(|| guarded(|| panic!("inside")).is_none()), Some(true));
        assert!(!IS_GUARDED.get());
        assert_eq!(guarded(|| 1), Some(1));
    }
}
