//! Paths that stay where they belong. In: paths from a configuration or a plan. Out: whether they are inside.

/// Returns whether a path with `/` names something inside the folder it is taken from.
#[must_use]
pub fn is_inside(path: &str) -> bool {
    let is_good = |part: &str| !part.is_empty() && part != "." && part != "..";
    !path.contains(['\\', '\0', ':']) && path.split('/').all(is_good)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_plain_relative_paths_are_inside() {
        assert!(is_inside("a/b.css"));
        for path in ["", "/a", "../a", "a/../b", "a//b", "./a", "C:a", "a\\b", "a/"] {
            assert!(!is_inside(path), "{path}");
        }
    }
}
