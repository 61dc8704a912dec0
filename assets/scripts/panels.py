"""Where fibers are patched: panels of MPO adapters and a cable manager. Front ports 1..N, the same adapter behind r1..rN."""

from parts import MPO, block, cage, ears, label, screw
from registry import UNIT, model

SHEET = 0.006


def adapter_grid(m, columns, rows, blocks, pitch, gap, low, shell):
    """Blocks of adapters seen from the front and, through the cassette, from behind; returns the holes of both faces."""
    width = blocks * columns * pitch[0] + (blocks - 1) * gap
    faces = {"front": [], "rear": []}
    for face, prefix in (("front", ""), ("rear", "r")):
        with m.face(face):
            for index in range(blocks * columns * rows):
                row, column = divmod(index, blocks * columns)
                u = -width / 2 + (column + 0.5) * pitch[0] + (column // columns) * gap
                v = low + (rows - row - 0.5) * pitch[1]
                u = -u if face == "rear" else u
                faces[face].append(cage(m, u, v, MPO, -SHEET, 0.012, shell, border=0.0014,
                                        flat=face == "rear" and rows > 2, sides=rows <= 2))
                m.port(f"{prefix}{index + 1}", u, v, "MPO-12", SHEET - 0.002)
            block(m, -width / 2, width / 2, low, low + rows * pitch[1], -SHEET, shell)
    return faces


def panel(m, columns, rows, blocks, pitch, gap, low, shell):
    w, d, h = m.size
    body = 0.440
    m.box((-body / 2, -d / 2 + SHEET, 0), (body / 2, d / 2 - SHEET, h), "rack_steel", "-y +y")
    holes = adapter_grid(m, columns, rows, blocks, pitch, gap, low, shell)
    with m.face("front"):
        m.plate(-body / 2, body / 2, 0, h, -SHEET, holes["front"], "rack_steel")
        ears(m, body / 2, w / 2, 0, h, -SHEET - 0.002, -SHEET, "rack_steel", max(2, round(h / UNIT) * 2))
        if m.lod < 2:  # a lip below and above keeps the face's edge straight and carries the port numbers
            m.box((-body / 2, 0, -SHEET), (body / 2, 0.0025, 0.0), "rack_steel", "-z")
            m.box((-body / 2, h - 0.0025, -SHEET), (body / 2, h, 0.0), "rack_steel", "-z")
        width = columns * pitch[0]
        for b in range(blocks):
            u = (b - (blocks - 1) / 2) * (width + gap)
            for row in range(rows if h > UNIT else 1):
                v = low + (row + 1) * pitch[1] if h > UNIT else h - 0.0055
                label(m, u - width / 2 + 0.004, u - width / 2 + 0.030, v - 0.0016, v + 0.0012, -SHEET)
        for side in (-1, 1):
            screw(m, side * (body / 2 - 0.008), h / 2, -SHEET, 0.003)
    with m.face("rear"):
        m.plate(-body / 2, body / 2, 0, h, -SHEET, holes["rear"], "rack_steel")
        if m.lod < 2:
            m.box((-body / 2, 0, -SHEET), (body / 2, 0.0025, 0.0), "rack_steel", "-z")


@model("patch_panel_1u_24", "panel", (0.4826, 0.150, 0.0436), "EIA-310 width, 1U; depth of a common cassette panel", units=1)
def patch_panel_1u_24(m):
    """24 MPO adapters in one row, four blocks of six."""
    panel(m, 6, 1, 4, (0.0165, 0.0180), 0.0080, 0.0100, "adapter_green")


@model("patch_panel_1u_48", "panel", (0.4826, 0.150, 0.0436), "EIA-310 width, 1U; depth of a common cassette panel", units=1)
def patch_panel_1u_48(m):
    """48 MPO adapters in two rows, four blocks of twelve."""
    panel(m, 6, 2, 4, (0.0165, 0.0165), 0.0080, 0.0045, "adapter_green")


@model("patch_panel_4u_192", "panel", (0.4826, 0.150, 4 * UNIT - 0.0009),
       "EIA-310 width, 4U; depth of a common cassette panel", units=4)
def patch_panel_4u_192(m):
    """192 MPO adapters in eight rows, four blocks of 48."""
    panel(m, 6, 8, 4, (0.0165, 0.0205), 0.0080, 0.0060, "adapter_aqua")


@model("cable_manager_1u", "panel", (0.4826, 0.090, 0.0436), "EIA-310 width, 1U; depth of common finger managers", units=1)
def cable_manager_1u(m):
    """Horizontal manager: a shallow trough with fingers above and below, for the patch cords' slack."""
    w, d, h = m.size
    m.box((-w / 2, d / 2 - 0.003, 0), (w / 2, d / 2, h), "rack_steel")
    if m.lod == 2:
        return m.box((-0.215, -d / 2, 0.002), (0.215, d / 2 - 0.003, h - 0.002), "black_plastic", "+y")
    fingers = 24 if m.lod == 0 else 12
    for low, high in ((0.0, 0.004), (h - 0.004, h)):
        m.box((-0.215, -d / 2 + 0.055, low), (0.215, d / 2 - 0.003, high), "black_plastic", "+y")
        for k in range(fingers):
            u = -0.215 + 0.430 * (k + 0.5) / fingers
            m.box((u - 0.004, -d / 2, low), (u + 0.004, -d / 2 + 0.055, high), "black_plastic", "+y")
            tip = (low, low + 0.009) if low == 0.0 else (high - 0.009, high)
            m.box((u - 0.004, -d / 2, tip[0]), (u + 0.004, -d / 2 + 0.004, tip[1]), "black_plastic", "+y")
    return None
