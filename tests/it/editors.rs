//! What stands in `editors/`: the extension says of itself what it does, and the settings are those of the program.
#![expect(clippy::disallowed_methods, reason = "these tests read files of this repository and run node")]

use serde_json::Value;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::Command;

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("editors")
}

fn read(path: &str) -> String {
    std::fs::read_to_string(folder().join(path)).unwrap()
}

fn manifest() -> Value {
    serde_json::from_str(&read("vscode/package.json")).unwrap()
}

fn node(arguments: &[&str]) -> (bool, String) {
    let done = Command::new("node").args(arguments).current_dir(folder().join("vscode")).output().unwrap();
    let text = [done.stdout, done.stderr].map(|bytes| String::from_utf8_lossy(&bytes).into_owned()).concat();
    (done.status.success(), text)
}

#[test]
fn the_manifest_names_what_is_there() {
    let manifest = manifest();
    for path in [
        manifest["main"].as_str().unwrap(),
        manifest["contributes"]["markdown.previewStyles"][0].as_str().unwrap(),
    ] {
        assert!(folder().join("vscode").join(path).is_file(), "{path}");
    }
    assert_eq!(manifest["contributes"]["markdown.markdownItPlugins"], true);
    assert!(
        manifest["activationEvents"].as_array().unwrap().contains(&"workspaceContains:**/book.toml".into())
    );
    assert!(manifest["engines"]["vscode"].as_str().unwrap().starts_with('^'));
    let lock: Value = serde_json::from_str(&read("vscode/package-lock.json")).unwrap();
    assert_eq!(lock["packages"][""]["dependencies"], manifest["dependencies"]);
}

#[test]
fn every_setting_and_command_is_used_and_every_one_that_is_used_is_named() {
    let manifest = manifest();
    let code = read("vscode/extension.js");
    let settings = manifest["contributes"]["configuration"]["properties"].as_object().unwrap();
    let named: BTreeSet<&str> = settings.keys().map(|name| name.strip_prefix("mujaz.").unwrap()).collect();
    let used: BTreeSet<&str> =
        code.split("setting(\"").skip(1).map(|rest| rest.split('"').next().unwrap()).collect();
    assert_eq!(named, used);
    let commands = manifest["contributes"]["commands"].as_array().unwrap();
    let named: BTreeSet<&str> = commands.iter().map(|command| command["command"].as_str().unwrap()).collect();
    let used: BTreeSet<&str> =
        code.split("registerCommand(\"").skip(1).map(|rest| rest.split('"').next().unwrap()).collect();
    assert_eq!(named, used);
}

#[test]
fn the_extension_is_javascript_and_its_own_tests_pass() {
    for file in ["extension.js", "direction.js", "site.js"] {
        let (is_good, told) = node(&["--check", file]);
        assert!(is_good, "{told}");
    }
    let (is_good, told) = node(&["--test"]);
    assert!(is_good && told.contains("pass 10"), "{told}");
}

#[test]
fn settings_of_editors_start_the_program_as_it_is() {
    let text = read("README.md");
    let blocks: Vec<(&str, &str)> =
        text.split("```").skip(1).step_by(2).filter_map(|block| block.split_once('\n')).collect();
    assert!(blocks.iter().any(|(kind, _)| *kind == "lua") && blocks.iter().any(|(kind, _)| *kind == "elisp"));
    for (kind, block) in blocks {
        assert!(block.contains("mujaz") && block.contains("lsp"), "{block}");
        match kind {
            "json" => drop(serde_json::from_str::<Value>(block).unwrap()),
            "toml" => assert!(block.parse::<toml::Table>().unwrap().contains_key("language-server")),
            _ => {}
        }
    }
}
