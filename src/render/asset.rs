//! The files of a theme that are published as they are. In: its `static/` folder. Out: bytes under names that
//! change with them, so that a browser may keep them for good. All stylesheets become one.

use crate::plan::url;
use crate::render::theme_file::ThemeFile;
use std::collections::BTreeMap;

/// A file of the theme, ready to publish.
#[derive(Clone, Debug)]
pub struct Asset {
    /// Its path in the theme's `static/`; that of the one stylesheet is `css`.
    pub name: String,
    /// Its path from the output folder.
    pub path: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

/// Where the one stylesheet is in the list of assets, if the theme has any.
#[must_use]
pub fn find_stylesheet(assets: &[Asset]) -> Option<usize> {
    assets.iter().position(|asset| asset.path.ends_with(".css"))
}

/// Returns the number of the asset that a file of the theme's `static/` became, if it has one.
#[must_use]
pub fn find_asset(assets: &[Asset], name: &str) -> Option<u32> {
    assets.iter().position(|asset| asset.name == name).and_then(|at| u32::try_from(at).ok())
}

/// Returns the assets of a theme: everything in `static/`, the stylesheets of `static/css/` joined in the
/// order of their names.
#[must_use]
pub fn assets(files: &BTreeMap<String, ThemeFile<'_>>) -> Vec<Asset> {
    let mut assets = Vec::new();
    let mut published: BTreeMap<String, String> = BTreeMap::new();
    let mut css = String::new();
    for (path, file) in files {
        let Some(path) = path.strip_prefix("static/") else { continue };
        if path.ends_with(".css") {
            css.push_str(&String::from_utf8_lossy(file.bytes));
            css.push('\n');
        } else {
            let to = hashed(path, file.bytes);
            published.insert(path.to_owned(), to.clone());
            assets.push(Asset { name: path.to_owned(), path: to, bytes: file.bytes.to_vec() });
        }
    }
    if !css.is_empty() {
        let css = with_addresses(&css, &published).into_bytes();
        assets.push(Asset { name: "css".to_owned(), path: hashed("site.css", &css), bytes: css });
    }
    assets
}

/// Returns `assets/fonts/naskh.1a2b3c4d.woff2` for `fonts/naskh.woff2`.
fn hashed(path: &str, bytes: &[u8]) -> String {
    let hash = blake3::hash(bytes).to_hex();
    let (folder, name) = path.rsplit_once('/').map_or(("", path), |(folder, name)| (folder, name));
    let (stem, ending) = name.rsplit_once('.').unwrap_or((name, ""));
    let dot = if ending.is_empty() { "" } else { "." };
    let slash = if folder.is_empty() { "" } else { "/" };
    format!("assets/{folder}{slash}{stem}.{}{dot}{ending}", &hash[..8])
}

/// Returns the stylesheet with each `url(../…)` of the theme led to the published file; it stands in
/// `assets/` itself.
fn with_addresses(css: &str, published: &BTreeMap<String, String>) -> String {
    let mut result = String::with_capacity(css.len());
    let mut rest = css;
    while let Some(at) = rest.find("url(") {
        let (before, after) = rest.split_at(at + 4);
        result.push_str(before);
        let end = after.find(')').unwrap_or(after.len());
        let written = after[..end].trim_matches(['"', '\'', ' ']);
        let path = written.trim_start_matches("../");
        match published.get(path) {
            Some(to) => result.push_str(&url::relative("assets/site.css", to)),
            None => result.push_str(&after[..end]),
        }
        rest = &after[end..];
    }
    result.push_str(rest);
    result
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_change_with_bytes_and_stylesheets_follow() {
        let file = |bytes: &'static [u8]| ThemeFile { bytes, file: None };
        let mut files = BTreeMap::new();
        files.insert("static/fonts/a.woff2".to_owned(), file(b"font"));
        files.insert("static/css/a.css".to_owned(), file(b"@font-face{src:url(../fonts/a.woff2)}"));
        files.insert("static/css/b.css".to_owned(), file(b"b{}"));
        files.insert("static/js/a.js".to_owned(), file(b"1"));
        files.insert("templates/a.html".to_owned(), file(b""));
        let assets = assets(&files);
        let paths: Vec<&str> = assets.iter().map(|asset| asset.path.as_str()).collect();
        assert_eq!(paths.len(), 3);
        assert!(paths[0].starts_with("assets/fonts/a.") && paths[0].ends_with(".woff2"), "{paths:?}");
        let css = String::from_utf8_lossy(&assets[2].bytes).into_owned();
        assert!(css.contains(&format!("url({})", paths[0].trim_start_matches("assets/"))), "{css}");
        assert!(css.contains("b{}"));
        assert_eq!(find_stylesheet(&assets), Some(2));
        assert!(paths[1].starts_with("assets/js/a.") && paths[1].ends_with(".js"), "{paths:?}");
        assert_eq!(assets[1].name, "js/a.js");
    }
}
