//! The service worker. In: the version of the site, and the few files that it needs at once. Out: one script.

use crate::plan::target::{Plan, What};
use crate::render::offline::pack::{Pack, PackedFile};
use serde::Serialize;
use std::collections::BTreeMap;

/// The path of the worker from the output folder. A worker answers for what is in its folder and below.
pub const PATH: &str = "sw.js";

const SCRIPT: &str = include_str!("worker.js");
const FAREWELL: &str = include_str!("farewell.js");

#[derive(Serialize)]
struct Shell<'a> {
    version: &'a str,
    /// Path and fingerprint of each file that it keeps from the start.
    shell: Vec<(&'a str, String)>,
    /// The page "offline" of each language; the first is for pages of no language.
    offline: Vec<(String, &'a str)>,
}

/// Returns the worker of a site whose readers may keep it. The worker changes with any page of the site.
///
/// # Panics
/// Where texts have no form in JSON, which is a mistake of this program.
#[must_use]
pub fn worker(plan: &Plan, packs: &[Pack], version: &str) -> String {
    let files = packs.iter().flat_map(|pack| &pack.files);
    let files: BTreeMap<u32, &PackedFile> = files.map(|file| (file.target, file)).collect();
    let mut shell = Shell { version, shell: Vec::new(), offline: Vec::new() };
    for (target, file) in
        (0u32..).zip(&plan.targets).filter_map(|(at, target)| Some((target, files.get(&at)?)))
    {
        let path = &*target.path;
        if let What::Offline(lang) = target.what {
            shell.offline.push((lang.to_string(), path));
        }
        let is_light = path.ends_with(".css") || path.ends_with(".js") || path.ends_with(".svg");
        // What searches is no use without the index, which is kept with the pages.
        let is_light = is_light && !path.starts_with("assets/js/search/");
        let belongs = matches!(target.what, What::Offline(_) | What::OwnAsset(_))
            || matches!(target.what, What::Asset(_)) && is_light;
        if belongs {
            shell.shell.push((path, file.fingerprint.hex()));
        }
    }
    let shell = serde_json::to_string(&shell).expect("texts have a form in JSON");
    format!("const SITE = {shell};\n{SCRIPT}")
}

/// Returns the worker of a site whose readers may no longer keep it: it clears away what the last one kept.
#[must_use]
pub fn farewell() -> &'static str {
    FAREWELL
}
