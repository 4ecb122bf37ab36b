"use strict";

const assert = require("node:assert/strict");
const test = require("node:test");
const { directionOf, directionOfText, languageOfBook, languageOfPath, shownIn, withDirection } = require("../direction.js");
const { findSite } = require("../site.js");

test("a path names the language of its file", () => {
  assert.equal(languageOfPath("content/briefs/2025-11-07-talks.ar.md"), "ar");
  assert.equal(languageOfPath("content/briefs/talks/index.ar-IQ.md"), "ar-IQ");
  assert.equal(languageOfPath("content/en/briefs/talks.md"), "en");
  assert.equal(languageOfPath("content/actors/iraq.md"), undefined);
  assert.equal(languageOfPath("README.md"), undefined);
});

test("languages have a direction", () => {
  for (const tag of ["ar", "ar-IQ", "fa", "ckb", "HE"]) assert.equal(directionOf(tag), "rtl", tag);
  for (const tag of ["en", "ku", "fr-FR"]) assert.equal(directionOf(tag), "ltr", tag);
});

test("a file that names no language is in that of the book", () => {
  const book = '[output.html]\nlanguage = "xx"\n[book]\ntitle = "T"\nlanguage = "ar"\nlanguages = ["ar", "en"]\n';
  assert.equal(languageOfBook(book), "ar");
  assert.deepEqual(shownIn({ path: "content/actors/iraq.md", text: "Iraq", book }), { dir: "rtl", lang: "ar" });
  assert.deepEqual(shownIn({ path: "content/briefs/a.en.md", text: "عربي", book }), { dir: "ltr", lang: "en" });
});

test("without any language the first letter of the prose decides", () => {
  assert.equal(directionOfText("---\ntitle: English\n---\n2025 قال English"), "rtl");
  assert.equal(directionOfText("<!-- عربي -->\n«Iraq» العراق"), "ltr");
  assert.equal(directionOfText("123 …"), undefined);
  assert.deepEqual(shownIn({ path: "notes.md", text: "…", book: "" }), { dir: "auto", lang: undefined });
});

test("what markdown-it makes stands in a box of that direction", () => {
  const md = { renderer: { render: (tokens) => `<p>${tokens}</p>\n` } };
  withDirection(md, (env) => env.shown);
  assert.equal(md.renderer.render("x", {}, { shown: { dir: "rtl", lang: "ar" } }), '<div class="mujaz" dir="rtl" lang="ar">\n<p>x</p>\n</div>\n');
  assert.equal(md.renderer.render("x", {}, {}), "<p>x</p>\n");
  assert.equal(md.renderer.render("x", {}, { shown: { dir: "auto", lang: '"><script>' } }), '<div class="mujaz" dir="auto">\n<p>x</p>\n</div>\n');
});

test("a site is the nearest folder with a book.toml", () => {
  const there = new Set(["/a/book.toml", "/a/b/c/book.toml"]);
  const exists = (name) => there.has(name);
  assert.equal(findSite("/a/b/c/d", exists), "/a/b/c");
  assert.equal(findSite("/a/b", exists), "/a");
  assert.equal(findSite("/x", exists), undefined);
});
