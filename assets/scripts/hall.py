"""What a hall is furnished with: trays, containment doors, lamps."""

from registry import model


def basket(m, w, d, h, wire, along_pitch, cross_pitch, segments):
    """A welded wire basket: U-shaped wires across, straight ones along."""
    r = wire / 2
    y, z0, z1 = d / 2 - r, r + wire, h - r
    steps = round(w / cross_pitch)
    for k in range(steps):
        x = -w / 2 + w * (k + 0.5) / steps
        m.tube([(x, -y + wire, z1), (x, -y + wire, z0 - wire / 2 + r), (x, y - wire, z0 - wire / 2 + r), (x, y - wire, z1)], r,
               "galvanised", segments)
    count = round((d - 2 * wire) / along_pitch)
    for k in range(count + 1):
        y_wire = -y + 2 * wire + (2 * y - 4 * wire) * k / count
        m.tube([(-w / 2, y_wire, r), (w / 2, y_wire, r)], r, "galvanised", segments, "")
    for z in (h * 0.52, h - r):
        for side in (-1, 1):
            m.tube([(-w / 2, side * y, z), (w / 2, side * y, z)], r, "galvanised", segments, "")


@model("tray_section", "tray", (2.000, 0.600, 0.100), "wire basket 600 x 100 mm, mesh 50 x 100 mm, 5 mm wire: IEC 61537 class")
def tray_section(m):
    """A 2 m length of wire-basket tray along x; sections join end to end."""
    w, d, h = m.size
    if m.lod == 0:
        return basket(m, w, d, h, 0.005, 0.050, 0.100, 5)
    if m.lod == 1:
        return basket(m, w, d, h, 0.006, 0.100, 0.200, 4)
    m.box((-w / 2, -d / 2, 0), (w / 2, d / 2, 0.004), "wire_mesh", "-x +x -y +y")
    for side in (-1, 1):
        lo, hi = sorted((side * d / 2, side * (d / 2 - 0.004)))
        m.box((-w / 2, lo, 0.004), (w / 2, hi, h), "wire_mesh", "-x +x -z +z")
    return None


def trapeze(m):
    """A trapeze under a tray: a channel across and two threaded rods up; the tray rests on it at z = 0.041."""
    w, d, h = m.size
    m.box((-w / 2, -d / 2, 0), (w / 2, d / 2, 0.041), "galvanised")
    if m.lod == 0:
        slots = round(d / 0.0875)
        for k in range(slots):
            y = -d / 2 + d * (k + 0.5) / slots
            with m.frame((0, y, 0.041), (1, 0, 0), (0, 1, 0), (0, 0, 1)):
                m.rect(-0.007, 0.007, -0.025, 0.025, 0.0003, "port_recess")
    for side in (-1, 1):
        y = side * (d / 2 - 0.025)
        m.cylinder((0, y, 0.0), (0, y, h), 0.005, "galvanised", (8, 5, 3)[m.lod], "both" if m.lod == 0 else "")
        if m.lod < 2:
            m.cylinder((0, y, 0.041), (0, y, 0.050), 0.009, "zinc_sheet", 6, "end")


@model("tray_bracket", "tray", (0.040, 0.700, 0.500), "trapeze hanger for a 600 mm tray: channel 41 mm class, M10 rods")
def tray_bracket(m):
    trapeze(m)


@model("tray_bracket_300", "tray", (0.040, 0.400, 0.500), "the same for a 300 mm tray")
def tray_bracket_300(m):
    trapeze(m)


def flat_leaves(m):
    """Both leaves of a containment door from afar: frame and glass from both sides, without thickness."""
    u, e = m.size[0] / 2 - 0.045, 0.050
    z0, z1 = 0.012, m.size[2] - 0.142
    holes = [(left, right, low, high) for left, right in ((-u + e, -e), (e, u - e))
             for low, high in ((z0 + 0.16, 0.98), (1.06, z1 - e))]
    for face in ("front", "rear"):
        with m.face(face):
            w = 0.016 - m.size[1] / 2
            m.plate(-u, u, z0, z1, w, holes, "dark_steel")
            for hole in holes:
                m.rect(*hole, w - 0.013, "glass")


@model("door_double", "door", (1.200, 0.100, 2.300), "double sliding containment door for a 1.2 m aisle")
def door_double(m):
    """Aisle containment door, closed: two glazed leaves under their rail box. The box covers it with its handles."""
    w, d, h = m.size
    if m.lod == 0:
        m.chamfered((-w / 2, -d / 2, h - 0.14), (w / 2, d / 2, h), 0.004, "rack_steel")
    else:
        m.box((-w / 2, -d / 2, h - 0.14), (w / 2, d / 2, h), "rack_steel")
    for side in (-1, 1):
        lo, hi = sorted((side * w / 2, side * (w / 2 - 0.045)))
        m.box((lo, -0.035, 0), (hi, 0.035, h - 0.14), "rack_steel", "-z +z")
    if m.lod == 2:
        return flat_leaves(m)
    m.box((-w / 2 + 0.045, -0.012, 0), (w / 2 - 0.045, 0.012, 0.006), "aluminium")
    for side in (-1, 1):
        x0, x1 = sorted((side * 0.004, side * (w / 2 - 0.045)))
        y0, y1, z0, z1, e = -0.016, 0.016, 0.012, h - 0.142, 0.050
        for lo, hi in (((x0, z0), (x1, z0 + 0.16)), ((x0, z1 - e), (x1, z1)), ((x0, z0 + 0.16), (x0 + e, z1 - e)),
                       ((x1 - e, z0 + 0.16), (x1, z1 - e)), ((x0 + e, 0.98), (x1 - e, 1.06))):
            m.box((lo[0], y0, lo[1]), (hi[0], y1, hi[1]), "dark_steel")
        for z_low, z_high in ((z0 + 0.16, 0.98), (1.06, z1 - e)):
            m.box((x0 + e, -0.003, z_low), (x1 - e, 0.003, z_high), "glass", "-x +x -z +z" if m.lod else "")
        x = side * 0.032
        for face in (-1, 1):
            y_lo, y_hi = sorted((face * 0.038, face * 0.050))
            if m.lod == 0:
                m.tube([(x, face * 0.016, 0.90), (x, face * 0.044, 0.90), (x, face * 0.044, 1.30), (x, face * 0.016, 1.30)],
                       0.006, "brushed_steel", 8)
            else:
                m.box((x - 0.006, y_lo, 0.90), (x + 0.006, y_hi, 1.30), "brushed_steel")
            y_seal = sorted((face * 0.016, face * 0.018))
            m.box((side * 0.002 - 0.002, y_seal[0], z0), (side * 0.002 + 0.002, y_seal[1], z1), "rubber")
    return None


@model("lamp_1500", "lamp", (1.500, 0.070, 0.060), "linear LED luminaire, 1.5 m, 4000 K")
def lamp_1500(m):
    """Linear lamp, shining down: an aluminium back with its end caps, the diffuser below and a little up its sides."""
    w, d, h = m.size
    e, lip = 0.012, 0.022
    if m.lod == 2:
        m.box((-w / 2, -d / 2 + 0.002, lip), (w / 2, d / 2 - 0.002, h), "aluminium", "-z")
        return m.box((-w / 2, -d / 2 + 0.003, 0.001), (w / 2, d / 2 - 0.003, lip), "lamp_emissive", "+z")
    m.box((-w / 2 + e, -d / 2 + 0.002, lip), (w / 2 - e, d / 2 - 0.002, h - 0.010), "aluminium", "-x +x -z")
    m.box((-w / 2 + e, -d / 2 + 0.012, h - 0.010), (w / 2 - e, d / 2 - 0.012, h), "aluminium", "-x +x -z")
    diffuser = (-w / 2 + e, -d / 2 + 0.003, 0.001), (w / 2 - e, d / 2 - 0.003, lip)
    caps = [((x0, -d / 2, 0), (x1, d / 2, h)) for x0, x1 in ((-w / 2, -w / 2 + e), (w / 2 - e, w / 2))]
    if m.lod == 0:
        m.chamfered(*diffuser, 0.006, "lamp_emissive")
        for cap in caps:
            m.chamfered(*cap, 0.003, "grey_plastic")
    else:
        m.box(*diffuser, "lamp_emissive", "-x +x +z")
        for cap in caps:
            m.box(*cap, "grey_plastic")
    return None
