//! Texts that are long, deep or broken: each ends in a page or a diagnostic.
