// The direction of a Markdown file by its language. Knows nothing of any editor.
"use strict";

const RTL = new Set(["ar", "arc", "ckb", "dv", "fa", "he", "ks", "ku-arab", "ps", "sd", "ug", "ur", "yi"]);
const TAG = /^[a-z]{2,3}(-[a-z0-9]{2,8})*$/i;
const FOLDERS = new Set(["briefs", "actors", "places", "topics", "sources", "pages"]);

/** Returns "rtl" or "ltr" for the tag of a language. */
function directionOf(tag) {
  const lower = tag.toLowerCase();
  return RTL.has(lower) || RTL.has(lower.split("-")[0]) ? "rtl" : "ltr";
}

/** Returns the language that the path of a file names: `x.ar.md`, `content/ar/briefs/x.md`; nothing where it names none. */
function languageOfPath(path) {
  const parts = path.split("/");
  const name = parts[parts.length - 1].replace(/\.md$/i, "");
  const tag = name.includes(".") ? name.slice(name.lastIndexOf(".") + 1) : "";
  if (TAG.test(tag)) return tag;
  const content = parts.lastIndexOf("content");
  const tree = content >= 0 ? parts[content + 1] : undefined;
  return tree && !FOLDERS.has(tree) && TAG.test(tree) ? tree : undefined;
}

/** Returns the default language that a `book.toml` names. */
function languageOfBook(text) {
  let table = "";
  for (const line of text.split(/\r?\n/)) {
    const header = /^\s*\[([^\]]+)\]/.exec(line);
    if (header) table = header[1].trim();
    const found = table === "book" && /^\s*language\s*=\s*"([^"]+)"/.exec(line);
    if (found) return found[1];
  }
  return undefined;
}

/** Returns the text without its front matter, and without comments. */
function proseOf(text) {
  return text.replace(/^\uFEFF?\s*---\r?\n[\s\S]*?\r?\n---[ \t]*(\r?\n|$)/, "").replace(/<!--[\s\S]*?-->/g, "");
}

/** Returns the direction of the first letter that has one. */
function directionOfText(text) {
  const letter = /[A-Za-z\u00C0-\u02AF\u0370-\u052F]|[\u0590-\u08FF\uFB1D-\uFDFF\uFE70-\uFEFC]/.exec(proseOf(text));
  if (!letter) return undefined;
  return /[\u0590-\u08FF\uFB1D-\uFDFF\uFE70-\uFEFC]/.test(letter[0]) ? "rtl" : "ltr";
}

/** Returns what the preview of a file is shown in: its direction, and its language where one is named. */
function shownIn({ path, text, book }) {
  const lang = (path && languageOfPath(path)) || (book && languageOfBook(book)) || undefined;
  const dir = lang ? directionOf(lang) : directionOfText(text || "");
  return { dir: dir || "auto", lang };
}

/** Has markdown-it put what it makes of a file into a box with the direction of its language. `lookUp` tells of the file. */
function withDirection(md, lookUp) {
  const render = md.renderer.render.bind(md.renderer);
  md.renderer.render = (tokens, options, env) => {
    const html = render(tokens, options, env);
    const shown = lookUp(env);
    if (!shown) return html;
    const lang = shown.lang && TAG.test(shown.lang) ? ` lang="${shown.lang}"` : "";
    return `<div class="mujaz" dir="${shown.dir}"${lang}>\n${html}</div>\n`;
  };
  return md;
}

module.exports = { directionOf, directionOfText, languageOfBook, languageOfPath, proseOf, shownIn, withDirection };
