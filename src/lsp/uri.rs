//! Names of files as editors write them: `file:///a/b%20c.md`. In: such a name. Out: a path, and the other way round.

use percent_encoding::{AsciiSet, CONTROLS, percent_decode_str, utf8_percent_encode};
use std::path::{Path, PathBuf};

/// What does not stand in a path of a URI as it is.
const ODD: AsciiSet = CONTROLS
    .add(b' ')
    .add(b'"')
    .add(b'#')
    .add(b'%')
    .add(b'<')
    .add(b'>')
    .add(b'?')
    .add(b'[')
    .add(b'\\')
    .add(b']')
    .add(b'^')
    .add(b'`')
    .add(b'{')
    .add(b'|')
    .add(b'}');

/// Returns the path that a URI names; nothing where it is no file of this machine.
#[must_use]
pub(crate) fn path(uri: &str) -> Option<PathBuf> {
    let rest = uri.strip_prefix("file://")?;
    let at = rest.find('/')?;
    if !matches!(&rest[..at], "" | "localhost") {
        return None;
    }
    let path = percent_decode_str(&rest[at..]).decode_utf8().ok()?;
    (!path.contains('\0')).then(|| PathBuf::from(path.into_owned()))
}

/// Returns the URI of a path.
#[must_use]
pub(crate) fn uri(path: &Path) -> String {
    format!("file://{}", utf8_percent_encode(&path.to_string_lossy(), &ODD))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_files_are_read_back() {
        for name in ["/a/b.md", "/a b/موجز.ar.md", "/100%/x[1]#?.md"] {
            assert_eq!(path(&uri(Path::new(name))).as_deref(), Some(Path::new(name)));
        }
        assert_eq!(uri(Path::new("/م")), "file:///%D9%85");
        assert_eq!(path("file:///c%3A/x"), Some(PathBuf::from("/c:/x")));
        assert_eq!(path("untitled:Untitled-1"), None);
        assert_eq!(path("file://host/x"), None);
        assert_eq!(path("file:///%ff"), None);
    }
}
