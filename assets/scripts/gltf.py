"""Writes LODs as one glTF 2.0 binary: a sibling node `<name>_lodN` each, one primitive a material."""

import json
import struct

from palette import PALETTE

FLOAT, USHORT, UINT = 5126, 5123, 5125
ARRAY_BUFFER, ELEMENT_ARRAY_BUFFER = 34962, 34963


def to_gltf(v):
    """Our z-up frame in glTF's y-up one; our front (-y) becomes glTF's front (+z)."""
    return (v[0], v[2], -v[1] + 0.0)


def texture_coordinates(position, normal):
    """Metres along the face the normal points out of."""
    axis = max(range(3), key=lambda k: abs(normal[k]))
    return tuple(position[k] for k in range(3) if k != axis)


class Writer:
    def __init__(self):
        self.binary = bytearray()
        self.views = []
        self.accessors = []

    def accessor(self, rows, kind, component, target, bounds=False):
        width = {"SCALAR": 1, "VEC2": 2, "VEC3": 3}[kind]
        code = {FLOAT: "f", USHORT: "H", UINT: "I"}[component]
        flat = [c for row in rows for c in row]
        data = struct.pack(f"<{len(flat)}{code}", *flat)
        self.views.append({"buffer": 0, "byteOffset": len(self.binary), "byteLength": len(data), "target": target})
        self.binary += data + b"\0" * (-len(data) % 4)
        entry = {"bufferView": len(self.views) - 1, "componentType": component, "count": len(rows), "type": kind}
        if bounds:
            stored = struct.unpack(f"<{len(flat)}f", data)
            entry["min"] = [min(stored[k::width]) for k in range(width)]
            entry["max"] = [max(stored[k::width]) for k in range(width)]
        self.accessors.append(entry)
        return len(self.accessors) - 1

    def primitive(self, part, name, material):
        keys = list(part.vertices)
        positions = [to_gltf(position) for position, _ in keys]
        attributes = {"POSITION": self.accessor(positions, "VEC3", FLOAT, ARRAY_BUFFER, bounds=True),
                      "NORMAL": self.accessor([to_gltf(normal) for _, normal in keys], "VEC3", FLOAT, ARRAY_BUFFER)}
        if PALETTE[name].tiled:
            uvs = [texture_coordinates(position, normal) for position, normal in keys]
            attributes["TEXCOORD_0"] = self.accessor(uvs, "VEC2", FLOAT, ARRAY_BUFFER)
        component = USHORT if len(keys) < 65535 else UINT
        indices = self.accessor([(i,) for i in part.indices], "SCALAR", component, ELEMENT_ARRAY_BUFFER)
        return {"attributes": attributes, "indices": indices, "material": material}


def material_entry(name):
    material = PALETTE[name]
    entry = {"name": name, "pbrMetallicRoughness": {"baseColorFactor": [*material.color, material.alpha],
                                                    "metallicFactor": material.metallic,
                                                    "roughnessFactor": material.roughness}}
    if any(material.emissive):
        entry["emissiveFactor"] = list(material.emissive)
    if material.alpha < 1.0:
        entry["alphaMode"] = "BLEND"
    return entry


def glb(name, meshes, suffixes=None):
    """The bytes of a GLB with `meshes` as the LODs of `name`."""
    suffixes = suffixes or [f"_lod{i}" for i in range(len(meshes))]
    writer = Writer()
    used = sorted({material for mesh in meshes for material in mesh.parts if mesh.parts[material].indices})
    entries = []
    for mesh, suffix in zip(meshes, suffixes):
        primitives = [writer.primitive(mesh.parts[material], material, used.index(material))
                      for material in sorted(mesh.parts) if mesh.parts[material].indices]
        entries.append({"name": name + suffix, "primitives": primitives})
    document = {
        "asset": {"version": "2.0", "generator": "glasshouse assets/scripts", "copyright": "Glasshouse, Apache-2.0"},
        "scene": 0,
        "scenes": [{"name": name, "nodes": list(range(len(entries)))}],
        "nodes": [{"name": entry["name"], "mesh": i} for i, entry in enumerate(entries)],
        "meshes": entries,
        "materials": [material_entry(material) for material in used],
        "accessors": writer.accessors,
        "bufferViews": writer.views,
        "buffers": [{"byteLength": len(writer.binary)}],
    }
    text = json.dumps(document, separators=(",", ":")).encode()
    text += b" " * (-len(text) % 4)
    total = 12 + 8 + len(text) + 8 + len(writer.binary)
    return (struct.pack("<III", 0x46546C67, 2, total) + struct.pack("<II", len(text), 0x4E4F534A) + text
            + struct.pack("<II", len(writer.binary), 0x004E4942) + bytes(writer.binary))
