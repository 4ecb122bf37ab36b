//! Paths that stay where they belong. In: paths from a configuration or a plan. Out: whether they are inside.

use std::path::Path;

/// Returns whether a path with `/` names something inside the folder it is taken from, on every system.
pub(crate) fn is_inside(path: &str) -> bool {
    !path.contains(['\\', ':']) && is_plain(path)
}

/// Returns whether every part of a path with `/` is the plain name of a file or folder.
pub(crate) fn is_plain(path: &str) -> bool {
    let is_good = |part: &str| !part.is_empty() && part != "." && part != "..";
    !path.contains(char::is_control) && path.split('/').all(is_good)
}

/// Returns a path as one would say it: without the `./` of what is in the current folder.
pub(crate) fn spoken(path: &Path) -> String {
    let short = path.strip_prefix(".").ok().filter(|short| !short.as_os_str().is_empty());
    short.unwrap_or(path).display().to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_plain_relative_paths_are_inside() {
        assert!(is_inside("a/b.css"));
        for path in ["", "/a", "../a", "a/../b", "a//b", "./a", "C:a", "a\\b", "a/", "a\nb", "a\0"] {
            assert!(!is_inside(path), "{path}");
        }
        assert!(is_plain("a:b.html"));
    }

    #[test]
    fn paths_are_spoken_short() {
        let spoken = ["./public", "public", ".", "/tmp/x"].map(|path| spoken(Path::new(path)).to_string());
        assert_eq!(spoken, ["public", "public", ".", "/tmp/x"]);
    }
}
