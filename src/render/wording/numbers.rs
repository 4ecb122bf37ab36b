//! Numbers and lists as a language writes them.
