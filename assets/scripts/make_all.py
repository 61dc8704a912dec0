#!/usr/bin/env python3
"""Makes every model of assets/models and ports.json, byte for byte the same each time.

make_all.py            writes into assets/models
make_all.py --check    writes nothing; fails naming each file that differs from what the scripts make
make_all.py --table    prints the README's table
"""

import json
import sys
from pathlib import Path

import compute, cooling, hall, optics, panels, person, power, racks, switches  # noqa: F401,E401 they register models
from gltf import glb
from registry import MODELS

MODELS_DIR = Path(__file__).resolve().parent.parent / "models"
TOLERANCE = 0.0006  # metres, between the finest LOD's bounds and the declared box


def check_bounds(model, meshes):
    w, d, h = model.size
    declared = ((-w / 2, -d / 2, 0.0), (w / 2, d / 2, h))
    for mesh in meshes:
        for side, (bound, wanted) in enumerate(zip(mesh.bounds(), declared)):
            for axis in range(3):
                out = (wanted[axis] - bound[axis]) * (1 if side == 0 else -1)
                slack = TOLERANCE if mesh.lod == 0 else 0.05 + 0.1 * model.size[axis]
                if not -slack <= out <= TOLERANCE:
                    sys.exit(f"{model.name}: LOD {mesh.lod} axis {'xyz'[axis]} reaches {bound[axis]:.4f}, "
                             f"the declared box {wanted[axis]:.4f}")


def row(model, meshes):
    return {"mesh": f"{model.name}.glb", "kind": model.kind, "size_m": list(round(s, 5) for s in model.size), **model.extra,
            "triangles": [mesh.triangles() for mesh in meshes], "ports": meshes[0].ports}


def ports_document(rows):
    """One line a port, so that a diff shows what moved."""
    lines = ['{', '"format": "glasshouse-ports/1",', '"models": {']
    for i, (name, entry) in enumerate(sorted(rows.items())):
        ports = entry.pop("ports")
        lines.append(f'"{name}": ' + json.dumps(entry)[:-1] + ', "ports": [')
        lines += [json.dumps(port) + ("," if k + 1 < len(ports) else "") for k, port in enumerate(ports)]
        lines.append("]}" + ("," if i + 1 < len(rows) else ""))
    return "\n".join(lines + ["}", "}", ""])


def make():
    files, rows = {}, {}
    for name, model in sorted(MODELS.items()):
        meshes = model.meshes()
        check_bounds(model, meshes)
        rows[name] = row(model, meshes)
        files[f"{name}.glb"] = glb(name, meshes)
    files["ports.json"] = ports_document({name: dict(entry) for name, entry in rows.items()}).encode()
    return files, rows


def main(arguments):
    files, rows = make()
    if "--table" in arguments:
        for name, entry in rows.items():
            size = " x ".join(f"{s * 1000:.0f}" for s in entry["size_m"])
            triangles = " / ".join(str(t) for t in entry["triangles"])
            print(f"| `{name}` | {size} | {triangles} | {MODELS[name].source} |")
        return 0
    if "--check" in arguments:
        present = {p.name for p in MODELS_DIR.iterdir()}
        wrong = [n for n, data in files.items() if n not in present or (MODELS_DIR / n).read_bytes() != data]
        wrong += sorted(present - set(files))
        for name in wrong:
            print(f"{MODELS_DIR / name}: not what the scripts make; run assets/scripts/make_all.py")
        return 1 if wrong else 0
    MODELS_DIR.mkdir(exist_ok=True)
    for name, data in files.items():
        (MODELS_DIR / name).write_bytes(data)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
