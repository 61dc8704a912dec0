"""The JSON Schemas are schemas, and they and our documents agree: good ones pass, each spoiled one does not."""

import copy
import json
import pathlib
import sys

import jsonschema

ROOT = pathlib.Path(__file__).resolve().parents[2]


def spoiled(document):
    """The document with one thing wrong, for every record it has."""
    for section, records in document.items():
        if section == "format":
            yield {**document, "format": "glasshouse-other/1"}, "another format"
        if not isinstance(records, list) or not records or not isinstance(records[0], dict):
            continue
        bad = copy.deepcopy(document)
        bad[section][0]["surprise"] = 1
        yield bad, f"{section}: unknown key"
        for key in records[0]:
            bad = copy.deepcopy(document)
            bad[section][0][key] = {"not": "this"}
            yield bad, f"{section}.{key}: wrong type"


def unused(schema, document):
    """Keys of the schema that nothing in the document has."""
    definitions = schema["definitions"]
    found = {}

    def look(rule, value, name):
        rule = definitions[name := rule["$ref"].rsplit("/", 1)[1]] if "$ref" in rule else rule
        for key, each in rule.get("properties", {}).items():
            found.setdefault((name, key), False)
            if isinstance(value, dict) and key in value:
                found[name, key] = True
                look(each, value[key], name)
        if "items" in rule and isinstance(value, list):
            for each in value:
                look(rule["items"], each, name)

    look(schema, document, "document")
    return [f"{name}.{key}" for (name, key), used in found.items() if not used]


failures = 0
for name, files in (
    ("facility", ["tests/data/small/facility.json"]),
    ("scene", ["tests/data/small/scene.json"]),
    ("tour", ["tests/data/small/tours/every-key.json", *sorted(p.relative_to(ROOT) for p in ROOT.glob("scenes/*/tours/*.json"))]),
):
    schema = json.loads((ROOT / f"scenes/schema/{name}.schema.json").read_text())
    jsonschema.Draft7Validator.check_schema(schema)
    validator = jsonschema.Draft7Validator(schema)
    for file in files:
        document = json.loads((ROOT / file).read_text())
        for error in validator.iter_errors(document):
            print(f"{file}: {error.message}")
            failures += 1
        for bad, what in spoiled(document):
            if validator.is_valid(bad):
                print(f"{name}.schema.json lets through: {what}")
                failures += 1
    if name == "tour":
        for key in unused(schema, json.loads((ROOT / files[0]).read_text())):
            print(f"{files[0]} does not use {key}")
            failures += 1
print(f"{failures} failures")
sys.exit(1 if failures else 0)
