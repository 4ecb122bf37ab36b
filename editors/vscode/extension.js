// Starts `mujaz lsp`, and shows the preview of Markdown in the direction of its language.
"use strict";

const fs = require("node:fs");
const path = require("node:path");
const vscode = require("vscode");
const { LanguageClient } = require("vscode-languageclient/node");
const { shownIn, withDirection } = require("./direction.js");
const { findSite } = require("./site.js");

let client;

function setting(name) {
  return vscode.workspace.getConfiguration("mujaz").get(name);
}

async function start() {
  const command = setting("path") || "mujaz";
  const selector = [
    { scheme: "file", language: "markdown" },
    { scheme: "file", pattern: "**/book.toml" },
    { scheme: "file", pattern: "**/content/**/sources/**/*.{yaml,yml}" },
    { scheme: "file", pattern: "**/content/sources/**/*.{yaml,yml}" },
  ];
  client = new LanguageClient("mujaz", "mujaz", { command, args: ["lsp"] }, { documentSelector: selector });
  try {
    await client.start();
  } catch (error) {
    client = undefined;
    const choice = await vscode.window.showErrorMessage(
      `mujaz: \`${command} lsp\` cannot be started: ${error.message || error}`,
      "Open settings",
    );
    if (choice) await vscode.commands.executeCommand("workbench.action.openSettings", "mujaz.path");
  }
}

async function stop() {
  const last = client;
  client = undefined;
  if (last) await last.stop();
}

async function restart() {
  await stop();
  await start();
}

/** Tells of the file of a preview; of files that stand in no site, nothing. */
function lookUp(env) {
  const uri = env && env.currentDocument;
  if (!setting("previewDirection") || !uri || uri.scheme !== "file") return undefined;
  const site = findSite(path.dirname(uri.fsPath), fs.existsSync);
  if (!site) return undefined;
  const open = vscode.workspace.textDocuments.find((document) => document.uri.toString() === uri.toString());
  const book = fs.readFileSync(path.join(site, "book.toml"), "utf8");
  const inner = path.relative(site, uri.fsPath).split(path.sep).join("/");
  return shownIn({ path: inner, text: open ? open.getText() : "", book });
}

async function activate(context) {
  context.subscriptions.push(
    vscode.commands.registerCommand("mujaz.restart", restart),
    vscode.workspace.onDidChangeConfiguration(async (event) => {
      if (event.affectsConfiguration("mujaz.path")) await restart();
      if (event.affectsConfiguration("mujaz.previewDirection")) {
        await vscode.commands.executeCommand("markdown.preview.refresh");
      }
    }),
    vscode.workspace.onDidGrantWorkspaceTrust(restart),
  );
  // The preview waits for what is returned here, not for the server.
  if (vscode.workspace.isTrusted) void start();
  return { extendMarkdownIt: (md) => withDirection(md, lookUp) };
}

module.exports = { activate, deactivate: stop };
