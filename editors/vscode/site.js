// Where the site of a file is. Knows nothing of any editor.
"use strict";

const path = require("node:path");

/** Returns the nearest folder at or above `start` that has a `book.toml`; `exists` says whether a file is there. */
function findSite(start, exists) {
  for (let folder = start; ; folder = path.dirname(folder)) {
    if (exists(path.join(folder, "book.toml"))) return folder;
    if (folder === path.dirname(folder)) return undefined;
  }
}

module.exports = { findSite };
