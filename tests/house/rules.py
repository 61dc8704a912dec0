"""The house keeps its rules: who may include whom, how long a file may be, nothing left unfinished."""

import pathlib
import re
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]
CODE = {".cpp", ".h", ".comp", ".vert", ".frag", ".glsl", ".py"}
LONGEST = 300

# What a file below the first folder may include of ours; longest prefix wins.
MAY_INCLUDE = {
    "shaders/shared/gpu": ["shaders/shared/gpu", "shared/gpu"],
    "shaders/shared/engine": ["shaders/shared/engine", "shaders/shared/gpu", "shared/engine", "shared/gpu"],
    "shaders/shared/twin": ["shaders/shared/twin", "shaders/shared/gpu", "shared/twin", "shared/gpu"],
    "engine/gpu": ["engine/gpu", "shaders/shared/gpu", "shared/gpu"],
    "engine": ["engine", "shaders/shared/engine", "shaders/shared/gpu", "shared/engine", "shared/gpu"],
    "twin": ["twin", "engine/gpu", "shaders/shared/twin", "shaders/shared/gpu", "shared/twin", "shared/gpu"],
    "app": ["app", "engine", "twin", "shaders/shared", "shared"],
    "bench": ["bench", "app/film", "app/stage", "app/tour", "app/viewer", "engine", "twin", "shaders/shared", "shared"],
}
ROOMS = ("app/", "engine/", "twin/", "bench/", "tests/", "shaders/", "shared/")
INCLUDE = re.compile(r'^\s*#\s*include\s*[<"]([^>"]+)[>"]', re.M)
# Spelled in pieces so that this file does not find itself.
UNFINISHED = re.compile(r"\b(" + "|".join(["TO" + "DO", "FIX" + "ME", "XX" + "X", "HA" + "CK"]) + r")\b")


def files():
    for folder in ("app", "engine", "twin", "shaders", "bench", "tests", "assets"):
        for path in sorted((ROOT / folder).rglob("*")):
            if path.suffix in CODE and "__pycache__" not in path.parts:
                yield path


def problems():
    for path in files():
        name = path.relative_to(ROOT).as_posix()
        text = path.read_text(encoding="utf-8")
        lines = text.count("\n")
        if lines > LONGEST:
            yield f"{name}: has {lines} lines; past {LONGEST} it is two files"
        for match in UNFINISHED.finditer(text):
            yield f"{name}:{text.count(chr(10), 0, match.start()) + 1}: {match.group(1)}: finish it"
        room = max((r for r in MAY_INCLUDE if name.startswith(r + "/")), key=len, default=None)
        if room is None:
            continue
        for match in INCLUDE.finditer(text):
            target = match.group(1)
            if target.startswith(ROOMS) and not any(target.startswith(a + "/") for a in MAY_INCLUDE[room]):
                line = text.count("\n", 0, match.start()) + 1
                yield f"{name}:{line}: {room} must not include {target}"


found = list(problems())
print("\n".join(found) or "the house keeps its rules")
sys.exit(1 if found else 0)
