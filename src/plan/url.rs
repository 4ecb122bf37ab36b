//! The only place a URL is spelt. In: paths from the output folder. Out: what stands in `href`.

use crate::model::config::SiteUrl;

/// Which bytes stand in a path as they are; all others are percent-encoded.
const IS_PLAIN: [bool; 256] = {
    let mut is_plain = [false; 256];
    let marks = b"-._~/!$&()*+,;=@";
    let mut byte = 0;
    while byte < 256 {
        is_plain[byte] = (byte as u8).is_ascii_alphanumeric();
        byte += 1;
    }
    let mut at = 0;
    while at < marks.len() {
        is_plain[marks[at] as usize] = true;
        at += 1;
    }
    is_plain
};

/// Returns `path` with every byte that is not allowed in a path segment percent-encoded (RFC 3986), `/` kept.
#[must_use]
pub fn encode(path: &str) -> String {
    let mut encoded = String::with_capacity(path.len());
    encode_into(path, &mut encoded);
    encoded
}

fn encode_into(path: &str, url: &mut String) {
    const HEX: &[u8; 16] = b"0123456789ABCDEF";
    let is_plain = |byte: u8| IS_PLAIN[usize::from(byte)];
    // Most paths are plain, and are copied whole.
    let Some(first) = path.bytes().position(|byte| !is_plain(byte)) else { return url.push_str(path) };
    url.push_str(&path[..first]);
    for byte in path[first..].bytes() {
        if is_plain(byte) {
            url.push(char::from(byte));
        } else {
            url.push('%');
            url.push(char::from(HEX[usize::from(byte >> 4)]));
            url.push(char::from(HEX[usize::from(byte & 15)]));
        }
    }
}

/// Returns the relative URL that leads from the file at `from` to the file at `to`; both are paths from the
/// output folder. It always names the file, so that it works with no server.
#[must_use]
pub fn relative(from: &str, to: &str) -> String {
    let shared = shared_folders(from, to);
    let up = from[shared..].bytes().filter(|byte| *byte == b'/').count();
    let rest = &to[shared..];
    let mut url = String::with_capacity(up * 3 + rest.len());
    for _ in 0..up {
        url.push_str("../");
    }
    encode_into(rest, &mut url);
    url
}

/// Returns the relative URL that leads from the file at `from` to the output folder: empty, or ending in `/`.
#[must_use]
pub fn to_root(from: &str) -> String {
    "../".repeat(from.bytes().filter(|byte| *byte == b'/').count())
}

/// Returns the URL of the file at `path`, where the output folder is at `root`, empty or ending in `/`.
#[must_use]
pub fn below(root: &str, path: &str) -> String {
    format!("{root}{}", encode(path))
}

/// Returns how many bytes of both paths are the same folders.
fn shared_folders(from: &str, to: &str) -> usize {
    let same = from.bytes().zip(to.bytes()).take_while(|(a, b)| a == b).count();
    from.as_bytes()[..same].iter().rposition(|byte| *byte == b'/').map_or(0, |at| at + 1)
}

/// Returns the absolute URL of the file at `path`; the root's own `index.html` is the site's address.
#[must_use]
pub fn absolute(site: &SiteUrl, path: &str) -> String {
    if path == "index.html" {
        return site.url.clone();
    }
    let mut url = String::with_capacity(site.url.len() + path.len());
    url.push_str(&site.url);
    encode_into(path, &mut url);
    url
}

/// Returns the address by which a calendar subscribes to an absolute one.
#[must_use]
pub fn subscription(url: &str) -> Option<String> {
    let rest = url.strip_prefix("https://").or_else(|| url.strip_prefix("http://"))?;
    Some(format!("webcal://{rest}"))
}

/// Returns `url` with `#fragment`, percent-encoded where it must be.
#[must_use]
pub fn with_fragment(url: &str, fragment: &str) -> String {
    let fragment = encode(fragment);
    format!("{url}#{fragment}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn relative_urls_name_their_file() {
        assert_eq!(relative("ar/briefs/a.html", "ar/briefs/b.html"), "b.html");
        assert_eq!(relative("ar/briefs/a.html", "ar/actors/b.html"), "../actors/b.html");
        assert_eq!(relative("ar/briefs/a.html", "en/briefs/a.html"), "../../en/briefs/a.html");
        assert_eq!(relative("index.html", "ar/index.html"), "ar/index.html");
        assert_eq!(relative("ar/index.html", "index.html"), "../index.html");
        assert_eq!(relative("ar/a.html", "ar/a.html"), "a.html");
        assert_eq!(relative("ar/actors/x.html", "ar/actors2/y.html"), "../actors2/y.html");
    }

    #[test]
    fn the_way_to_the_root_is_that_of_relative_urls() {
        for from in ["index.html", "ar/index.html", "ar/briefs/a.html"] {
            assert_eq!(below(&to_root(from), "assets/a b.js"), relative(from, "assets/a b.js"));
        }
        assert_eq!(below("/base/", "a.js"), "/base/a.js");
    }

    #[test]
    fn other_scripts_are_encoded() {
        assert_eq!(relative("index.html", "ar/بغداد.html"), "ar/%D8%A8%D8%BA%D8%AF%D8%A7%D8%AF.html");
        let site = SiteUrl { url: "https://example.org/b/".into(), base_path: "/b/".into() };
        assert_eq!(absolute(&site, "ar/a b.html"), "https://example.org/b/ar/a%20b.html");
        assert_eq!(absolute(&site, "index.html"), "https://example.org/b/");
    }

    #[test]
    fn a_colon_never_makes_a_scheme() {
        assert_eq!(relative("index.html", "a:b.html"), "a%3Ab.html");
    }
}
