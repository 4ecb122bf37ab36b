// The extension in an editor that is none: what it registers, starts and returns.
"use strict";

const assert = require("node:assert/strict");
const fs = require("node:fs");
const Module = require("node:module");
const os = require("node:os");
const path = require("node:path");
const test = require("node:test");

const manifest = require("../package.json");

function editor({ trusted = true, settings = {} } = {}) {
  const seen = { commands: new Map(), started: [], stopped: 0, told: [] };
  const vscode = {
    commands: {
      registerCommand: (name, run) => (seen.commands.set(name, run), { dispose() {} }),
      executeCommand: async (name) => seen.told.push(name),
    },
    window: { showErrorMessage: async (message) => (seen.told.push(message), "Open settings") },
    workspace: {
      isTrusted: trusted,
      textDocuments: [],
      getConfiguration: (section) => ({
        get: (name) => settings[name] ?? manifest.contributes.configuration.properties[`${section}.${name}`].default,
      }),
      onDidChangeConfiguration: (run) => ((seen.configured = run), { dispose() {} }),
      onDidGrantWorkspaceTrust: (run) => ((seen.granted = run), { dispose() {} }),
    },
  };
  class LanguageClient {
    constructor(id, name, server, client) {
      Object.assign(this, { id, server, client });
    }
    async start() {
      if (this.server.command === "nowhere") throw new Error("ENOENT");
      seen.started.push(this);
    }
    async stop() {
      seen.stopped += 1;
    }
  }
  const load = Module._load;
  Module._load = (name, ...rest) => {
    if (name === "vscode") return vscode;
    if (name === "vscode-languageclient/node") return { LanguageClient };
    return load(name, ...rest);
  };
  delete require.cache[require.resolve("../extension.js")];
  const extension = require("../extension.js");
  Module._load = load;
  return { extension, seen, vscode };
}

const rest = () => new Promise((resolve) => setImmediate(resolve));

test("it starts the server and registers every command that the manifest names", async () => {
  const { extension, seen } = editor();
  const returned = await extension.activate({ subscriptions: [] });
  await rest();
  assert.deepEqual(seen.started[0].server, { command: "mujaz", args: ["lsp"] });
  assert.deepEqual([...seen.commands.keys()], manifest.contributes.commands.map((of) => of.command));
  assert.equal(typeof returned.extendMarkdownIt, "function");
  await seen.commands.get("mujaz.restart")();
  assert.equal(seen.stopped, 1);
  assert.equal(seen.started.length, 2);
  await extension.deactivate();
  assert.equal(seen.stopped, 2);
});

test("nothing runs in a folder that is not trusted, until it is", async () => {
  const { extension, seen } = editor({ trusted: false });
  await extension.activate({ subscriptions: [] });
  await rest();
  assert.equal(seen.started.length, 0);
  await seen.granted();
  assert.equal(seen.started.length, 1);
});

test("a program that is not there is told of, with the setting that names it", async () => {
  const { extension, seen } = editor({ settings: { path: "nowhere" } });
  await extension.activate({ subscriptions: [] });
  await rest();
  assert.match(seen.told[0], /`nowhere lsp` cannot be started: ENOENT/);
  assert.equal(seen.told[1], "workbench.action.openSettings");
});

test("the preview of a file of a site runs in its direction", async () => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "mujaz-"));
  fs.writeFileSync(path.join(folder, "book.toml"), '[book]\nlanguage = "ar"\n');
  const { extension, vscode } = editor();
  const { extendMarkdownIt } = await extension.activate({ subscriptions: [] });
  const md = extendMarkdownIt({ renderer: { render: () => "<p>x</p>" } });
  const uri = (file) => ({ scheme: "file", fsPath: file, toString: () => file });
  const shown = (file) => md.renderer.render([], {}, { currentDocument: uri(file) });
  assert.match(shown(path.join(folder, "content/briefs/a.md")), /dir="rtl" lang="ar"/);
  assert.match(shown(path.join(folder, "content/briefs/a.en.md")), /dir="ltr" lang="en"/);
  assert.equal(shown("/nowhere/a.ar.md"), "<p>x</p>");
  vscode.workspace.getConfiguration = () => ({ get: () => false });
  assert.equal(shown(path.join(folder, "content/briefs/a.md")), "<p>x</p>");
  fs.rmSync(folder, { recursive: true });
});
