//! A library kept from ending the program. In: a call into it. Out: what it returns, unless it panics.

use std::cell::Cell;
use std::panic::{AssertUnwindSafe, catch_unwind, set_hook, take_hook};
use std::process::abort;
use std::sync::Once;
use std::sync::atomic::{AtomicBool, Ordering};

thread_local! {
    /// Whether what panics on this thread is caught.
    static IS_GUARDED: Cell<bool> = const { Cell::new(false) };
}

/// Whether any other panic ends the program.
static ENDS: AtomicBool = AtomicBool::new(false);

/// From here on a panic that is not caught ends the program, on whatever thread it is: no thread waits for one that is
/// gone.
pub fn end_at_panics() {
    ENDS.store(true, Ordering::Relaxed);
    hook();
}

/// Returns what `call` returns, or nothing where it panics, of which nobody is told. What it changes must be thrown
/// away then.
pub(crate) fn guarded<T>(call: impl FnOnce() -> T) -> Option<T> {
    hook();
    let was_guarded = IS_GUARDED.replace(true);
    let returned = catch_unwind(AssertUnwindSafe(call)).ok();
    IS_GUARDED.set(was_guarded);
    returned
}

/// Sees to it once that a panic is told of unless it is caught.
fn hook() {
    static HOOK: Once = Once::new();
    HOOK.call_once(|| {
        let last = take_hook();
        set_hook(Box::new(move |info| {
            if IS_GUARDED.get() {
                return;
            }
            last(info);
            if ENDS.load(Ordering::Relaxed) {
                abort();
            }
        }));
    });
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
