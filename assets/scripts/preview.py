#!/usr/bin/env python3
"""Pictures of models by f3d, one LOD at a time: preview.py OUT_DIR [--lod N] [--view front|rear|top|left] [name ...]"""

import argparse
import subprocess
import sys
import tempfile
from pathlib import Path

import make_all
from gltf import glb
from registry import MODELS

VIEWS = {"front": (25, 20), "rear": (205, 20), "top": (20, 65), "left": (-60, 15), "face": (0, 0), "back": (180, 0)}


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("out", type=Path)
    parser.add_argument("names", nargs="*")
    parser.add_argument("--lod", type=int, default=0)
    parser.add_argument("--view", choices=VIEWS, default="front")
    parser.add_argument("--size", default="1000,700")
    options = parser.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    for name in options.names or sorted(MODELS):
        mesh = MODELS[name].meshes()[options.lod]
        print(name, mesh.triangles(), {material: len(part.indices) // 3 for material, part in mesh.parts.items()})
        make_all.check_bounds(MODELS[name], [mesh])
        azimuth, elevation = VIEWS[options.view]
        with tempfile.NamedTemporaryFile(suffix=".glb") as file:
            file.write(glb(name, [mesh]))
            file.flush()
            subprocess.run(["xvfb-run", "-a", "f3d", file.name, "--output",
                            str(options.out / f"{name}_{options.view}{options.lod}.png"), "--resolution", options.size,
                            "--camera-azimuth-angle", str(azimuth), "--camera-elevation-angle", str(elevation),
                            "--bg-color", "0.75,0.77,0.8", "--ssao", "--fxaa", "--quiet"], check=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
