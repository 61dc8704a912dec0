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


failures = 0
for name in ("facility", "scene"):
    schema = json.loads((ROOT / f"scenes/schema/{name}.schema.json").read_text())
    jsonschema.Draft7Validator.check_schema(schema)
    validator = jsonschema.Draft7Validator(schema)
    document = json.loads((ROOT / f"tests/data/small/{name}.json").read_text())
    for error in validator.iter_errors(document):
        print(f"{name}.json: {error.message}")
        failures += 1
    for bad, what in spoiled(document):
        if validator.is_valid(bad):
            print(f"{name}.schema.json lets through: {what}")
            failures += 1
print(f"{failures} failures")
sys.exit(1 if failures else 0)
