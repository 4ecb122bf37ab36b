"""Reads the data of a site as those who use it do: FollowTheMoney's own model, and a validator of JSON Schema.

    validate-data.py public/data

Needs followthemoney and jsonschema from PyPI. Ends with 1 where anything is wrong.
"""

import csv
import json
import sys
from pathlib import Path

import jsonschema
from followthemoney import model

folder = Path(sys.argv[1])
wrong = []


def entities():
    with open(folder / "entities.ftm.json", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def check_entities(all_entities):
    schemas = {}
    for entity in all_entities:
        if entity["id"] in schemas:
            wrong.append(f"{entity['id']}: twice")
        schemas[entity["id"]] = model.get(entity["schema"])
    for entity in all_entities:
        schema = schemas[entity["id"]]
        if schema is None or schema.abstract:
            wrong.append(f"{entity['id']}: no schema {entity['schema']}")
            continue
        schema.validate(entity)
        for name, values in entity["properties"].items():
            prop = schema.get(name)
            if prop is None:
                wrong.append(f"{entity['id']}: {entity['schema']} has no {name}")
                continue
            for value in values:
                if prop.type.clean(value) is None:
                    wrong.append(f"{entity['id']}: {name} cannot be {value!r}")
                if prop.type.name == "entity":
                    other = schemas.get(value)
                    if other is None:
                        wrong.append(f"{entity['id']}: {name} leads to {value}, which is not there")
                    elif prop.range is not None and not other.is_a(prop.range.name):
                        wrong.append(f"{entity['id']}: {name} cannot be a {other.name}")


def check_graph():
    with open(folder / "graph.schema.json", encoding="utf-8") as file:
        schema = json.load(file)
    with open(folder / "graph.json", encoding="utf-8") as file:
        graph = json.load(file)
    jsonschema.Draft202012Validator.check_schema(schema)
    for error in jsonschema.Draft202012Validator(schema).iter_errors(graph):
        wrong.append(f"graph.json: {list(error.path)}: {error.message}")
    return graph


def check_tables(graph):
    for path in sorted(folder.glob("*.csv")):
        with open(path, encoding="utf-8-sig", newline="") as file:
            rows = list(csv.reader(file))
        if any(len(row) != len(rows[0]) for row in rows):
            wrong.append(f"{path.name}: rows of different lengths")
        if path.stem in graph and len(rows) - 1 != len(graph[path.stem]):
            wrong.append(f"{path.name}: {len(rows) - 1} rows for {len(graph[path.stem])}")


found = entities()
check_entities(found)
check_tables(check_graph())
for line in wrong:
    print(line)
print(f"data: {len(found)} entities, {len(wrong)} complaints")
sys.exit(1 if wrong else 0)
