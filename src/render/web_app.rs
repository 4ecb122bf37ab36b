//! What a browser needs to install the site as an app (W3C, Web Application Manifest). Every address is relative,
//! so that it holds under any base path.

use crate::plan::target::What;
use crate::plan::url;
use crate::render::asset::find_asset;
use crate::render::here::Here;
use serde_json::{Value, json};

/// The theme's icons that are published, each with its size in pixels and what it may be used for.
const ICONS: [(&str, &str, &str); 3] = [
    ("img/icon-192.png", "192x192", "any"),
    ("img/icon-512.png", "512x512", "any"),
    ("img/icon-maskable-512.png", "512x512", "maskable"),
];

/// Returns the web app manifest of a language. It opens at the home page of the language and holds the whole site,
/// so that the other languages open in it as well.
pub fn web_app(here: Here<'_>) -> String {
    let config = &here.graph().config;
    let title = config.title.best(here.lang).map(|(title, _)| title).unwrap_or_default();
    let icon = |(name, sizes, purpose): &(&str, &str, &str)| {
        let at = find_asset(&here.site.theme.assets, name)?;
        let src = here.href(What::Asset(at));
        Some(json!({ "src": src, "sizes": sizes, "type": "image/png", "purpose": purpose }))
    };
    let mut manifest = json!({
        "lang": here.lang.as_str(),
        "dir": here.lang.direction().as_str(),
        "name": title,
        "short_name": title,
        "start_url": here.href(What::Home(here.lang)),
        "scope": url::relative(here.path, ""),
        "display": "standalone",
        "icons": ICONS.iter().filter_map(icon).collect::<Vec<Value>>(),
    });
    if let (Some((description, _)), Value::Object(manifest)) =
        (config.description.best(here.lang), &mut manifest)
    {
        manifest.insert("description".to_owned(), description.into());
    }
    format!("{manifest:#}\n")
}
