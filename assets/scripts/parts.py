"""What devices' faces are made of. Every part is drawn on a face (see Mesh.face): u right, v up, w out.

A part with a hole returns it for the plate it sits in; from LOD 1 on holes are dark rectangles on the plate, from LOD 2 on
the small parts vanish.
"""

from mesh import circle

OSFP = (0.0226, 0.0130)  # mouth of an OSFP cage, OSFP MSA: module 22.58 x 13.0 mm
QSFP = (0.0186, 0.0088)  # SFF-8661 mouth, rounded
RJ45 = (0.0118, 0.0100)
MPO = (0.0128, 0.0098)  # an MPO adapter's window, IEC 61754-7
PROUD = 0.002  # how far cages stand out of their plate


def hole_about(u, v, size):
    return (u - size[0] / 2, u + size[0] / 2, v - size[1] / 2, v + size[1] / 2)


def cage(m, u, v, size, plate=-PROUD, depth=0.018, frame="port_cage", back="port_recess", border=0.0008, flat=False,
         sides=True):
    """A connector's cage: a thin bright frame about a dark mouth; where there are very many, `flat` gives it no depth
    or sides=False no outside."""
    hole = hole_about(u, v, size)
    if m.lod == 0 and flat:
        m.rect(hole[0] - border, hole[1] + border, hole[2] - border, hole[3] + border, plate + PROUD / 2, frame)
        m.rect(*hole, plate + PROUD, "port_recess")
        return None
    if m.lod == 0:
        m.ring(hole, border, plate, plate + PROUD, frame, sides)
        m.pocket(hole, plate + PROUD, depth, "port_recess", back)
        return hole
    if m.lod == 1:
        m.rect(hole[0] - border, hole[1] + border, hole[2] - border, hole[3] + border, plate + 0.0005, frame)
        m.rect(*hole, plate + 0.0010, "port_recess")
    return None


def led(m, u, v, plate=-PROUD, material="led_green", size=0.0012):
    if m.lod == 0:
        h = size / 2
        m.rect(u - h, u + h, v - h, v + h, plate + 0.0003, material)


def block(m, u0, u1, v0, v1, plate=-PROUD, material="port_recess"):
    """At the coarsest LOD one patch stands for a whole block of small parts."""
    if m.lod == 2:
        m.rect(u0, u1, v0, v1, plate + 0.001, material)


def label(m, u0, u1, v0, v1, plate=-PROUD, material="label_white"):
    if m.lod < 2:
        m.rect(u0, u1, v0, v1, plate + 0.0004, material)


def screw(m, u, v, plate=-PROUD, radius=0.0035, height=0.0015):
    if m.lod == 0:
        m.cylinder((u, v, plate), (u, v, plate + height), radius, "zinc_sheet", 8, "end")


def grille(m, u0, u1, v0, v1, plate=-PROUD, material="perforated"):
    m.rect(u0, u1, v0, v1, plate + 0.0004, material)


def bar_handle(m, u0, u1, v, w0, w1, material="brushed_steel", thick=0.006):
    """A bow handle along u, standing from w0 out to w1; from LOD 1 on its grip alone."""
    if m.lod == 2:
        return
    t, grip = thick / 2, min(thick, (w1 - w0) / 2)
    m.box((u0, v - t, w1 - grip), (u1, v + t, w1), material)
    for u in (u0, u1 - thick) if m.lod == 0 else ():
        m.box((u, v - t, w0), (u + thick, v + t, w1 - grip), material, "+z -z")


def upright_handle(m, u, v0, v1, w0, w1, material="brushed_steel", thick=0.006):
    """The same along v."""
    if m.lod == 2:
        return
    t, grip = thick / 2, min(thick, (w1 - w0) / 2)
    m.box((u - t, v0, w1 - grip), (u + t, v1, w1), material)
    for v in (v0, v1 - thick) if m.lod == 0 else ():
        m.box((u - t, v, w0), (u + t, v + thick, w1 - grip), material, "+z -z")


def fan(m, u, v, size, plate, reach, tab="pull_tab_green", segments=16):
    """A hot-pluggable fan: a frame, a round guard with its hub, a latch in the colour of the airflow's direction."""
    s = size / 2
    if m.lod == 2:
        return
    if m.lod == 1:
        m.rect(u - s, u + s, v - s, v + s, plate + 0.002, "black_plastic")
        m.rect(u - s * 0.8, u + s * 0.8, v - s * 0.8, v + s * 0.8, plate + 0.0025, "perforated")
        return
    m.box((u - s, v - s, plate), (u + s, v + s, plate + 0.002), "black_plastic", "-z")
    r = s * 0.86
    m.polygon(circle((u, v, plate + 0.0028), (0, 0, 1), r, segments), "port_recess")
    for k in (0.95, 0.66):
        ring_band(m, u, v, r * k, 0.0009, plate + 0.0035, segments=segments)
    m.cylinder((u, v, plate + 0.002), (u, v, plate + 0.0040), r * 0.34, "black_plastic", segments * 5 // 8, "end")
    m.box((u - 0.004, v - s, plate + 0.002), (u + 0.004, v - s + 0.006, plate + reach), tab, "-z")


def ring_band(m, u, v, radius, width, w, material="zinc_sheet", segments=16):
    """A flat annulus facing +w."""
    from math import cos, pi, sin

    def at(r, k):
        a = 2 * pi * k / segments
        return (u + r * cos(a), v + r * sin(a), w)

    for k in range(segments):
        m.polygon([at(radius - width, k), at(radius, k), at(radius, k + 1), at(radius - width, k + 1)], material)


def psu(m, u, v, size, plate, reach):
    """A hot-pluggable power supply: grille, IEC inlet, bow handle, lamp and latch."""
    w, h = size
    u0, u1, v0, v1 = hole_about(u, v, size)
    if m.lod == 2:
        return
    m.box((u0, v0, plate), (u1, v1, plate + 0.002), "zinc_sheet", "-z" if m.lod == 0 else "-x +x -y +y -z")
    p = plate + 0.002
    m.rect(u0 + w * 0.42, u1 - 0.003, v0 + 0.003, v1 - 0.003, p + 0.0003, "perforated")
    inlet = (u0 + 0.004, u0 + w * 0.38, v - min(0.013, h * 0.38), v + min(0.013, h * 0.38))
    if m.lod == 1:
        m.rect(*inlet, p + 0.0003, "port_recess")
        return
    m.box((inlet[0], inlet[2], p), (inlet[1], inlet[3], p + 0.003), "black_plastic", "-z")
    m.rect(inlet[0] + 0.0025, inlet[1] - 0.0025, inlet[2] + 0.0025, inlet[3] - 0.0025, p + 0.0032, "port_recess")
    bar_handle(m, u0 + w * 0.50, u1 - w * 0.10, v, p, plate + reach, "black_plastic", 0.005)
    led(m, u1 - 0.005, v1 - 0.006, p)
    m.box((u1 - 0.006, v0 + 0.003, p), (u1 - 0.002, v0 + 0.012, plate + reach * 0.7), "pull_tab_green", "-z")


def within(field, edge=0.005):
    """The hole for a plate behind a field: the plate goes on under its edges, so that nobody sees between them."""
    return (field[0] + edge, field[1] - edge, field[2] + edge, field[3] - edge)


def chassis(m, setback_front, setback_rear, material="zinc_sheet", body=None, seams=()):
    """Top, bottom and sides of a device between its two plates; the plates are the caller's. `seams` are the distances
    from the front at which the lid's sheets meet: dark beads, at the finest LOD only."""
    w, d, h = m.size
    w = body or w
    lid = h - (0.0006 if seams and m.lod == 0 else 0.0)
    m.box((-w / 2, -d / 2 + setback_front, 0), (w / 2, d / 2 - setback_rear, lid), material, "-y +y")
    if lid < h:
        for y in seams:
            m.box((-w / 2 + 0.004, -d / 2 + y, lid), (w / 2 - 0.004, -d / 2 + y + 0.0016, h), "dark_steel", "-z")


def ears(m, u_in, u_out, v0, v1, w0, w1, material, holes=2):
    """Mounting flanges left and right of a face, with their screws."""
    for side in (-1, 1):
        lo, hi = sorted((side * u_in, side * u_out))
        m.box((lo, v0, w0), (hi, v1, w1), material)
        for k in range(holes):
            v = v0 + (v1 - v0) * (k + 0.5) / holes
            screw(m, side * (u_in + u_out) / 2, v, w1, 0.004)
