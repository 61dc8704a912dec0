#!/usr/bin/env python3
"""Pictures of models by f3d, one LOD at a time: preview.py OUT_DIR [--lod N] [--view front|rear|top|left] [name ...]"""

import argparse
import math
import subprocess
import sys
import tempfile
from pathlib import Path

import make_all
from gltf import glb
from registry import MODELS

VIEWS = {"front": (25, 20), "rear": (205, 20), "top": (20, 65), "left": (-60, 15), "face": (0, 0), "back": (180, 0)}


def studio(path):
    """A studio's light as a Radiance picture: a bright ceiling strip, soft walls, a dark floor."""
    width, height = 64, 32
    rows = bytearray()
    for y in range(height):
        for x in range(width):
            up = 1.0 - 2.0 * (y + 0.5) / height
            strip = up > 0.45 and (x // 8) % 2 == 0
            light = 2.6 if strip else 0.55 + 0.35 * up
            rows += bytes((int(light / 4.0 * 255), int(light / 4.0 * 252), int(light / 4.0 * 246), 130))
    path.write_bytes(f"#?RADIANCE\nFORMAT=32-bit_rle_rgbe\n\n-Y {height} +X {width}\n".encode() + bytes(rows))


def camera(size, view, zoom):
    """f3d's options for a camera that looks at the middle of the box, which fills the picture at zoom 1."""
    azimuth, elevation = (math.radians(angle) for angle in VIEWS[view])
    distance = math.dist((0, 0, 0), size) / (2 * math.tan(math.radians(15))) / zoom
    away = (math.sin(azimuth) * math.cos(elevation), math.sin(elevation), math.cos(azimuth) * math.cos(elevation))
    middle = (0.0, size[2] / 2, 0.0)
    position = [m + a * distance for m, a in zip(middle, away)]
    return ["--camera-position", ",".join(f"{p:.5f}" for p in position), "--camera-view-angle", "30",
            "--camera-focal-point", ",".join(f"{m:.5f}" for m in middle), "--camera-view-up", "0,1,0"]


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("out", type=Path)
    parser.add_argument("names", nargs="*")
    parser.add_argument("--lod", type=int, default=0)
    parser.add_argument("--view", choices=VIEWS, default="front")
    parser.add_argument("--zoom", type=float, default=1.0)
    parser.add_argument("--size", default="1000,700")
    options = parser.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    light = options.out / "studio.hdr"
    studio(light)
    for name in options.names or sorted(MODELS):
        mesh = MODELS[name].meshes()[options.lod]
        print(name, mesh.triangles(), {material: len(part.indices) // 3 for material, part in mesh.parts.items()})
        make_all.check_bounds(MODELS[name], [mesh])
        with tempfile.NamedTemporaryFile(suffix=".glb") as file:
            file.write(glb(name, [mesh]))
            file.flush()
            subprocess.run(["xvfb-run", "-a", "f3d", file.name, "--output",
                            str(options.out / f"{name}_{options.view}{options.lod}.png"), "--resolution", options.size,
                            *camera(MODELS[name].size, options.view, options.zoom),
                            "--hdri", str(light), "--bg-color", "0.75,0.77,0.8", "--ssao", "--fxaa", "-p", "--tone-mapping", "--quiet"], check=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
