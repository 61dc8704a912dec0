"""What a model is: its declared box, where that figure comes from, and the function that draws it at a LOD."""

from typing import Callable, NamedTuple

from mesh import Mesh

MODELS = {}
UNIT = 0.04445  # one rack unit, EIA-310


class Model(NamedTuple):
    name: str
    kind: str
    size: tuple  # width, depth, height, metres
    source: str
    draw: Callable
    extra: dict  # further keys of its row in ports.json

    def meshes(self):
        built = []
        for lod in range(3):
            mesh = Mesh(self.size, lod)
            self.draw(mesh)
            built.append(mesh)
        return built


def model(name, kind, size, source, **extra):
    """Registers the decorated function as the drawing of `name`."""

    def register(draw):
        MODELS[name] = Model(name, kind, size, source, draw, extra)
        return draw

    return register
