"""Reads texts and `book.toml` of sites with the schemas that `mujaz schema` prints, and with a validator of JSON Schema.

    validate-schema.py target/debug/mujaz SITE…

Whatever mujaz finds right has to be right by the schema; what stands below in WRONG has to be wrong. Needs jsonschema and
PyYAML from PyPI. Ends with 1 where anything is not as it should be.
"""

import json
import subprocess
import sys
import tomllib
from pathlib import Path

import jsonschema
import yaml

KINDS = {"briefs": "brief", "actors": "actor", "places": "place", "topics": "topic", "sources": "source", "pages": "page"}

WRONG = {
    "brief": [
        "date: 2025-11-07",
        "title: [A]",
        "{title: A, titel: B}",
        "{title: A, dates: [{date: 2025}]}",
        "{title: A, dates: [{date: 2025, title: B, type: party}]}",
        "{title: A, dates: [{date: 2025, title: B, actor: c}]}",
        "{title: A, date: yesterday}",
        "{title: A, actors: iraq}",
        "{title: A, actors: [{role: speaker}]}",
        "{title: A, draft: maybe}",
        "{title: A, sources: [{id: s, url: example.org}]}",
        "{title: A, corrections: [{date: 2025-11}]}",
    ],
    "actor": ["{name: {ar: ''}}", "{type: people}", "{country: Iraq}", "{wikidata: 796}", "{positions: [{from: 2025}]}"],
    "place": ["{coordinates: [91, 0]}", "{coordinates: [1]}", "{coordinates: [1, 2, 3]}", "{part-of: baghdad}"],
    "topic": ["{name: true}", "{names: {ar: a}}"],
    "source": ["{title: A, reliability: G}", "{title: A, credibility: 7}", "{title: A, copy: {file: a.pdf}}"],
    "page": ["{}", "{title: A, summary: [B]}"],
    "library": ["{s: {url: 'https://example.org'}}", "{s: {title: A, titel: B}}", "[s]", "{'a/b': {title: A}}"],
    "book": ["{}", "{book: {}}", "{book: {title: A}, check: {no-such: warn}}", "{book: {title: A}, dates: {ar: {months: x}}}"],
}


class Loader(yaml.SafeLoader):
    """YAML as mujaz reads it: dates are text, and only `true` and `false` are what they say."""


Loader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if not tag.endswith((":timestamp", ":bool"))]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}
Loader.add_implicit_resolver("tag:yaml.org,2002:bool", yaml.SafeLoader.yaml_implicit_resolvers["t"][0][1], list("tf"))


def front(text):
    parts = text.lstrip("\ufeff").split("---", 2)
    return yaml.load(parts[1], Loader) or {} if len(parts) == 3 and not parts[0].strip() else {}


def documents(site):
    with open(site / "book.toml", "rb") as file:
        yield "book.toml", "book", tomllib.load(file)
    for path in sorted((site / "content").rglob("*")):
        folder = next((part for part in path.relative_to(site / "content").parts if part in KINDS), None)
        if folder is None or "files" in path.parts:
            continue
        if path.suffix == ".md":
            yield path, KINDS[folder], front(path.read_text(encoding="utf-8"))
        elif path.suffix in (".yaml", ".yml") and folder == "sources":
            yield path, "library", yaml.load(path.read_text(encoding="utf-8"), Loader)


def main():
    program, sites = sys.argv[1], [Path(site) for site in sys.argv[2:]]
    validators, faults, read = {}, [], 0
    for kind in WRONG:
        printed = subprocess.run([program, "schema", kind], check=True, capture_output=True, text=True).stdout
        schema = json.loads(printed)
        jsonschema.Draft202012Validator.check_schema(schema)
        validators[kind] = jsonschema.Draft202012Validator(schema)
    for site in sites:
        for path, kind, value in documents(site):
            read += 1
            for error in validators[kind].iter_errors(value):
                faults.append(f"{path}: {list(error.path)}: {error.message}")
    for kind, texts in WRONG.items():
        for text in texts:
            if validators[kind].is_valid(yaml.load(text, Loader)):
                faults.append(f"{kind}: `{text}` is right by the schema")
    print("\n".join(faults) or f"schemas: {read} files are as they say")
    sys.exit(1 if faults else 0)


main()
