//! The house's rules that a compiler does not know: who imports whom, sizes, names, and that
//! `ARCHITECTURE.md` tells of every module.
#![expect(clippy::disallowed_methods, reason = "these tests read the source code")]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

/// The most lines of a file, its tests not counted.
const LONGEST_FILE: usize = 600;
/// The most packages in `Cargo.lock`. Raise it on purpose, and say in the commit what for.
const MOST_PACKAGES: usize = 325;
/// Names that say nothing of what a file holds.
const EMPTY_NAMES: [&str; 6] = ["utils", "helpers", "common", "misc", "types", "manager"];
/// Folders whose files never import each other, but for what the folder shares.
const LEAVES: [(&str, &[&str]); 4] = [
    ("check", &["prose", "understood"]),
    ("ide", &[]),
    (
        "import",
        &[
            "escape",
            "phrases",
            "article",
            "pairing",
            "known",
            "names",
            "people",
            "quotations",
            "proposal",
            "wording",
        ],
    ),
    ("cmd", &["environment", "site"]),
];
/// Where values become a format that others read.
const SERIALIZING: [&str; 3] = ["render", "term", "lsp"];

/// A file of `src/`.
struct Module {
    /// Its path from the top: `src/lang/fold.rs`.
    file: String,
    /// Its names: `lang`, `fold`. A `mod.rs` has those of its folder.
    names: Vec<String>,
    /// Its lines without comments and without its tests.
    code: Vec<String>,
    text: String,
}

/// All files of `src/`, and the order of modules in each folder.
struct House {
    modules: Vec<Module>,
    /// By the names of a folder: its modules as `lib.rs` or `mod.rs` lists them.
    order: BTreeMap<Vec<String>, Vec<String>>,
}

fn top() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn read(path: &str) -> String {
    fs::read_to_string(top().join(path)).unwrap()
}

/// Returns the files below `folder` that end like this, as paths from the top.
fn files(folder: &str, ending: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut folders: Vec<PathBuf> = vec![top().join(folder)];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.to_str().unwrap().ends_with(ending) {
                found.push(path.strip_prefix(top()).unwrap().to_str().unwrap().to_owned());
            }
        }
    }
    found.sort();
    found
}

/// Returns the lines of a file without comments, up to its tests.
fn code(text: &str) -> Vec<String> {
    let lines = text.lines().take_while(|line| line.trim() != "#[cfg(test)]");
    let lines = lines.filter(|line| !line.trim_start().starts_with("#[doc"));
    lines.map(|line| line.split("//").next().unwrap_or_default().to_owned()).collect()
}

impl House {
    fn read() -> Self {
        let mut house = Self { modules: Vec::new(), order: BTreeMap::new() };
        for file in files("src", ".rs") {
            let text = read(&file);
            let inner = file.trim_start_matches("src/").trim_end_matches(".rs");
            let mut names: Vec<String> = inner.split('/').map(str::to_owned).collect();
            let is_folder = matches!(names.last().map(String::as_str), Some("mod" | "lib"));
            if is_folder {
                names.pop();
                house.order.insert(names.clone(), listed(&text));
            }
            house.modules.push(Module { file, names, code: code(&text), text });
        }
        house
    }

    /// Returns the module of a path such as `lang::fold::fold`, as far as it names modules.
    fn module_of(&self, path: &[String]) -> Vec<String> {
        let is_module = |length: &usize| self.modules.iter().any(|module| module.names == path[..*length]);
        let length = (1..=path.len()).rev().find(is_module).unwrap_or(0);
        path[..length].to_vec()
    }

    fn place(&self, folder: &[String], name: &str) -> usize {
        let listed = self.order.get(folder).and_then(|names| names.iter().position(|listed| listed == name));
        listed.unwrap_or_else(|| panic!("`{name}` is listed in {folder:?}"))
    }
}

/// Returns the modules that a `lib.rs` or `mod.rs` lists, in order.
fn listed(text: &str) -> Vec<String> {
    let name = |line: &String| {
        let line = line.trim().trim_start_matches("pub(crate) ").trim_start_matches("pub ");
        line.strip_prefix("mod ").and_then(|rest| rest.strip_suffix(';')).map(str::to_owned)
    };
    code(text).iter().map(|line| line.trim_end().to_owned()).filter_map(|line| name(&line)).collect()
}

/// Returns every path behind `crate::` in a line, braces opened: `crate::a::{b, c}` is two.
fn paths(code: &str) -> Vec<Vec<String>> {
    let mut found = Vec::new();
    for rest in code.split("crate::").skip(1) {
        let end = rest.find(|c: char| !(c.is_alphanumeric() || c == '_' || c == ':')).unwrap_or(rest.len());
        let names = |path: &str| -> Vec<String> {
            path.split("::").filter(|name| !name.is_empty()).map(str::to_owned).collect()
        };
        let stem = names(&rest[..end]);
        let Some(inner) = rest[end..].strip_prefix('{') else {
            found.push(stem);
            continue;
        };
        for part in inner.split('}').next().unwrap_or_default().split([',', '{']) {
            let mut path = stem.clone();
            path.extend(names(part.split_whitespace().next().unwrap_or_default()));
            found.push(path);
        }
    }
    found
}

/// Asserts that there are no faults, and tells all there are.
fn assert_none(faults: &[String]) {
    assert!(faults.is_empty(), "\n{}", faults.join("\n"));
}

#[test]
fn modules_import_only_what_stands_above_them() {
    let house = House::read();
    let mut faults = Vec::new();
    for module in
        house.modules.iter().filter(|module| !["src/main.rs", "src/lib.rs"].contains(&&*module.file))
    {
        for path in paths(&module.code.join("\n")) {
            let target = house.module_of(&path);
            let shared = target.iter().zip(&module.names).take_while(|(a, b)| a == b).count();
            let is_own = shared == target.len() && shared == module.names.len();
            if is_own || target == ["render", "html"] {
                continue;
            }
            if shared == target.len() {
                faults.push(format!(
                    "{} imports its own folder, not a sibling: {}",
                    module.file,
                    path.join("::")
                ));
            } else if shared < module.names.len() {
                let folder = &target[..shared];
                if house.place(folder, &target[shared]) > house.place(folder, &module.names[shared]) {
                    faults.push(format!("{} imports from below it: {}", module.file, path.join("::")));
                }
            }
        }
    }
    assert_none(&faults);
}

#[test]
fn siblings_are_imported_by_their_own_names() {
    let mut faults = Vec::new();
    for module in House::read().modules {
        // A macro of the file's own gets its path in this way.
        let is_own_macro = |line: &str| {
            let name = line.trim_end_matches(';').rsplit(' ').next().unwrap_or_default();
            module.text.contains(&format!("macro_rules! {name} {{"))
        };
        let again = |line: &&String| {
            line.trim_start().starts_with("pub") && line.contains(" use ") && !is_own_macro(line)
        };
        for line in module.code.iter().filter(again).filter(|_| module.file != "src/lib.rs") {
            faults.push(format!("{} exports what is not its own: {}", module.file, line.trim()));
        }
        if module.code.iter().any(|line| line.contains("super::")) {
            faults.push(format!("{} says `super::`, not the name", module.file));
        }
    }
    assert_none(&faults);
}

#[test]
fn leaves_import_no_other_leaf() {
    let house = House::read();
    let mut faults = Vec::new();
    for module in house.modules.iter().filter(|module| module.names.len() > 1) {
        let Some((folder, shared)) = LEAVES.iter().find(|(folder, _)| module.names[0] == *folder) else {
            continue;
        };
        for path in paths(&module.code.join("\n")) {
            let target = house.module_of(&path);
            let is_other = target.len() > 1 && target[0] == *folder && target[1] != module.names[1];
            if is_other && !shared.contains(&&*target[1]) {
                faults.push(format!("{} imports another leaf: {}", module.file, path.join("::")));
            }
        }
    }
    assert_none(&faults);
}

#[test]
fn the_model_is_no_wire_format() {
    let modules = House::read().modules;
    let is_silent = |module: &&Module| {
        !SERIALIZING.iter().any(|folder| module.names.first().is_some_and(|n| n == folder))
    };
    let faults: Vec<String> = modules
        .iter()
        .filter(is_silent)
        .filter(|module| module.code.iter().any(|line| line.contains("Serialize")))
        .map(|module| format!("{} serialises", module.file))
        .collect();
    assert_none(&faults);
}

#[test]
fn files_are_short_and_say_what_they_are() {
    let mut faults = Vec::new();
    for module in House::read().modules {
        if module.code.len() > LONGEST_FILE {
            faults.push(format!("{} has {} lines", module.file, module.code.len()));
        }
        if !module.text.starts_with("//! ") {
            faults.push(format!("{} does not begin with what it is", module.file));
        }
    }
    for file in [files("src", ".rs"), files("tests", ".rs"), files("benches", ".rs")].concat() {
        if file.trim_end_matches(".rs").split('/').any(|name| EMPTY_NAMES.contains(&name)) {
            faults.push(format!("{file} has a name that says nothing"));
        }
    }
    assert_none(&faults);
}

#[test]
fn every_test_file_is_run() {
    let listed: BTreeSet<String> = listed(&read("tests/it/main.rs")).into_iter().collect();
    let mut faults = Vec::new();
    for file in files("tests/it", ".rs") {
        let inner = file.trim_start_matches("tests/it/").trim_end_matches(".rs");
        let name = inner.split('/').next().unwrap_or_default();
        if name != "main" && !listed.contains(name) {
            faults.push(format!("{file} is not in tests/it/main.rs"));
        }
    }
    assert_none(&faults);
}

#[test]
fn nothing_is_left_for_later_or_on_one_machine() {
    let me = "tests/it/house.rs";
    let everything = ["src", "tests", "benches", "themes", ".github", ".ci"].map(|folder| files(folder, ""));
    let papers = ["README.md", "ARCHITECTURE.md", "CONTRIBUTING.md", "CHANGELOG.md", "Cargo.toml", "check"];
    let mut faults = Vec::new();
    for file in everything.concat().into_iter().chain(papers.map(str::to_owned)).filter(|file| file != me) {
        let Ok(text) = fs::read_to_string(top().join(&file)) else { continue };
        for word in ["TODO", "FIXME", "/home/", "/root/", "/Users/", "/work/"] {
            if text.contains(word) {
                faults.push(format!("{file} says `{word}`"));
            }
        }
    }
    assert_none(&faults);
}

#[test]
fn packages_are_counted() {
    let count = read("Cargo.lock").lines().filter(|line| *line == "[[package]]").count();
    assert!(count <= MOST_PACKAGES, "{count} packages, {MOST_PACKAGES} are allowed");
}

/// The map is the block of `ARCHITECTURE.md` whose lines are a module, spaces, and what it is; modules of a
/// folder stand two further in. Folders within folders are told of in their own `mod.rs`.
#[test]
fn the_map_names_every_module() {
    let text = read("ARCHITECTURE.md");
    let block = text.split("```").find(|block| block.starts_with("map\n")).expect("there is a map");
    let mut mapped = BTreeSet::new();
    let mut folder = String::new();
    for line in block.lines().skip(1) {
        let Some(name) = line.split_whitespace().next() else { continue };
        match line.len() - line.trim_start().len() {
            0 => {
                name.clone_into(&mut folder);
                mapped.insert(folder.clone());
            }
            2 => drop(mapped.insert(format!("{folder}/{name}"))),
            _ => {}
        }
    }
    let modules = House::read().modules;
    let real: BTreeSet<String> = modules
        .iter()
        .filter(|module| !module.names.is_empty() && module.names.len() <= 2 && module.file != "src/main.rs")
        .map(|module| module.names.join("/"))
        .collect();
    let untold = real.difference(&mapped).map(|name| format!("ARCHITECTURE.md does not tell of {name}"));
    let gone =
        mapped.difference(&real).map(|name| format!("ARCHITECTURE.md tells of {name}, which is not there"));
    assert_none(&untold.chain(gone).collect::<Vec<_>>());
}
