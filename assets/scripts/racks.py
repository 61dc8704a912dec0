"""Racks: a 48U EIA-310 frame and its doors, and the open rack of an NVL72-class system.

`rack` in ports.json says where devices go: the height of unit 1's lower edge, the plane of the front rails (a device's face
sits there), the clear opening between the rails.
"""

from mesh import circle
from parts import label
from registry import UNIT, model

SIZE = (0.600, 1.200, 2.300)
UNIT_ONE = 0.100  # height of U1's lower edge
RAIL_FRONT, RAIL_REAR = -0.490, 0.300
DOOR = 0.022
HIDDEN = (-0.50, -0.44, -0.34, 0.22, 0.40)


def hidden_cuts(m, cuts=HIDDEN):
    """Where side panels are cut: what lies behind the machines' fronts, and what racks before them hide, is then left out.
    From LOD 2 on only there where the most is hidden."""
    return cuts if m.lod < 2 else cuts[-3:-1]


def posts(m, w, d, low, high, section, material):
    """At the corners; from LOD 1 on without their ends and what lies at the side panels."""
    for x in (-w / 2, w / 2 - section):
        for y in (-d / 2, d / 2 - section):
            hidden = "-z +z " + ("-x" if x < 0 else "+x") if m.lod else ""
            m.box((x, y, low), (x + section, y + section, high), material, hidden)


def frame_rings(m, w, d, heights, section, material):
    """Horizontal members between the posts at each height; from LOD 2 on only those across, as angles."""
    for z in heights:
        for y in (-d / 2, d / 2 - section):
            hidden = (" +y" if y < 0 else " -y") + (" -z" if z < heights[-1] else " +z") if m.lod == 2 else ""
            m.box((-w / 2 + section, y, z), (w / 2 - section, y + section, z + section), material, "-x +x" + hidden)
        for x in () if m.lod == 2 else (-w / 2, w / 2 - section):
            m.box((x, -d / 2 + section, z), (x + section, d / 2 - section, z + section), material, "-y +y")


def eia_rail(m, y, low, units, facing, opening=0.450, outer=0.4826):
    """A pair of mounting angles with three square holes a unit; `facing` -1 to the front, +1 to the rear."""
    high = low + units * UNIT
    for side in (-1, 1):
        x0, x1 = sorted((side * opening / 2, side * (outer / 2 + 0.004)))
        y0, y1 = sorted((y, y - facing * 0.002))
        m.box((x0, y0, low), (x1, y1, high), "rack_steel", "" if m.lod == 0 else "-x +x -z +z")
        if m.lod == 2:
            continue
        web0, web1 = sorted((y - facing * 0.002, y - facing * 0.045))
        x_web = x1 - 0.002 if side > 0 else x0
        m.box((x_web, web0, low), (x_web + 0.002, web1, high), "rack_steel", "" if m.lod == 0 else "-y +y -z +z")
        if m.lod == 0:
            x, h = side * 0.23255, 0.0046
            for k in range(units * 3):
                z = low + (k // 3) * UNIT + (0.00635, 0.02223, 0.03810)[k % 3]
                corners = [(x - h, y + facing * 0.0003, z - h), (x + h, y + facing * 0.0003, z - h),
                           (x + h, y + facing * 0.0003, z + h), (x - h, y + facing * 0.0003, z + h)]
                m.polygon(corners if facing < 0 else corners[::-1], "zinc_sheet" if k % 3 else "port_recess")


def feet(m, w, d, height, inset):
    """Casters and levelling feet at the corners; from LOD 2 on only what is seen of them from outside."""
    for x in (-w / 2 + inset, w / 2 - inset):
        for y in (-d / 2 + inset, d / 2 - inset):
            y_wheel = y + (0.075 if y < 0 else -0.075)
            r = height / 2 - 0.004
            if m.lod == 2:
                inner = ("+x" if x < 0 else "-x") + (" +y" if y < 0 else " -y")
                m.box((x - 0.02, y - 0.02, 0), (x + 0.02, y + 0.02, height), "rubber", f"-z +z {inner}")
            elif m.lod == 1:
                m.box((x - 0.014, y - 0.014, 0), (x + 0.014, y + 0.014, height), "rubber", "-z +z")
                m.box((x - 0.014, y_wheel - r, 0.004), (x + 0.014, y_wheel + r, 0.004 + 2 * r), "rubber", "-z +z")
            else:
                m.cylinder((x, y, 0), (x, y, 0.012), 0.026, "rubber", 8)
                m.cylinder((x, y, 0.012), (x, y, height), 0.008, "zinc_sheet", 6, "")
                m.cylinder((x - 0.014, y_wheel, 0.004 + r), (x + 0.014, y_wheel, 0.004 + r), r, "rubber", 10)


def roof(m, w, d, z, openings):
    """The top sheet with brush-lined openings for cables."""
    with m.frame((0, 0, z), (1, 0, 0), (0, 1, 0), (0, 0, 1)):
        holes = openings if m.lod == 0 else []
        m.plate(-w / 2, w / 2, -d / 2, d / 2, 0.0, holes, "rack_steel")
        for hole in holes:
            m.pocket(hole, 0.0, 0.004, "rack_steel", "rubber")
            m.ring(hole, 0.006, -0.001, 0.0, "black_plastic")
    with m.frame((0, 0, z - 0.003), (1, 0, 0), (0, -1, 0), (0, 0, -1)):
        m.rect(-w / 2, w / 2, -d / 2, d / 2, 0.0, "rack_steel")


RACK = {"units": 48, "u1_z_m": UNIT_ONE, "rail_front_y_m": RAIL_FRONT, "rail_rear_y_m": RAIL_REAR, "opening_w_m": 0.450}


@model("rack_48u", "rack", SIZE, "600 x 1200 mm footprint, 48U: EIA-310; height 2.3 m as common AI-ready racks", rack=RACK)
def rack_48u(m):
    """Frame, side panels, roof and rails; its doors are the model rack_48u_doors, which stands in the same place."""
    w, d, h = SIZE
    d_in, low = d - 2 * DOOR, 0.062
    section = 0.045
    posts(m, w, d_in, low, h - 0.001, section, "rack_steel")
    frame_rings(m, w, d_in, (low, h - section - 0.001), section, "rack_steel")
    for side in (-1, 1):
        x0, x1 = sorted((side * (w / 2 - 0.0015), side * (w / 2)))
        with m.cut_along_y(*hidden_cuts(m)):
            if m.lod == 0:
                for z0, z1 in ((low, 1.176), (1.180, h - 0.002)):
                    m.box((x0, -d_in / 2 + 0.02, z0), (x1, d_in / 2 - 0.02, z1), "rack_steel")
                m.box((x0 + 0.0005, -d_in / 2 + 0.02, 1.176), (x1 - 0.0005, d_in / 2 - 0.02, 1.180), "dark_steel", "-z +z")
            else:
                m.box((x0, -d_in / 2, low), (x1, d_in / 2, h), "rack_steel", "-y +y -z +z")
    roof(m, w, d_in, h, [(-0.20, 0.20, -0.49, -0.40), (-0.20, 0.20, 0.36, 0.49), (-0.20, -0.06, -0.10, 0.10),
                         (0.06, 0.20, -0.10, 0.10)])
    m.box((-w / 2 + section, -d_in / 2 + section, low), (w / 2 - section, d_in / 2 - section, low + 0.002), "rack_steel",
          "" if m.lod == 0 else "-x +x -y +y -z")
    eia_rail(m, RAIL_FRONT, UNIT_ONE, 48, -1)
    eia_rail(m, RAIL_REAR, UNIT_ONE, 48, 1)
    if m.lod < 2:
        for z in (0.35, 1.15, 1.95):  # depth struts that carry the rails
            for x in (-0.268, 0.256):
                m.box((x, -d_in / 2 + section, z), (x + 0.012, d_in / 2 - section, z + 0.030), "rack_steel", "-y +y")
            for y, x in ((-d / 2, -w / 2), (d / 2 - DOOR, w / 2 - 0.020)):
                m.box((x, y, z), (x + 0.020, y + DOOR, z + 0.060), "dark_steel",  # hinges
                      ("+y" if y < 0 else "-y") + (" -z +z" if m.lod else ""))
    feet(m, w, d_in, low, 0.05)


def flat_leaf(m, u0, u1, v0, v1, border):
    """The same from afar: its frame and its sheet from both sides, without thickness."""
    hole = (u0 + border, u1 - border, v0 + border, v1 - border)
    for w, flip in ((-0.004, 1), (-0.020, -1)):
        with m.frame((0, 0, w), (flip, 0, 0), (0, 1, 0), (0, 0, flip)):
            left, right, *heights = hole if flip > 0 else (-hole[1], -hole[0], hole[2], hole[3])
            m.plate(left - border, right + border, v0, v1, 0.0, [(left, right, *heights)], "rack_steel")
            m.rect(left, right, *heights, -0.004, "perforated_open")


def door_leaf(m, u0, u1, v0, v1, hinge_left):
    """A perforated leaf in its frame, with a swing handle; drawn on a face, filling its outermost 20 mm."""
    border = 0.035
    if m.lod == 2:
        return flat_leaf(m, u0, u1, v0, v1, border)
    for lo, hi in (((u0, v0), (u1, v0 + border)), ((u0, v1 - border), (u1, v1)),
                   ((u0, v0 + border), (u0 + border, v1 - border)), ((u1 - border, v0 + border), (u1, v1 - border))):
        m.box((*lo, -0.020), (*hi, -0.004), "rack_steel")
    m.box((u0 + border, v0 + border, -0.010), (u1 - border, v1 - border, -0.008), "perforated_open", "-x +x -y +y")
    u = u1 - 0.0175 if hinge_left else u0 + 0.0175
    if m.lod == 0:
        m.chamfered((u - 0.010, 1.02, -0.004), (u + 0.010, 1.24, 0.0), 0.002, "black_plastic")
        m.cylinder((u, 1.07, -0.001), (u, 1.07, 0.0), 0.006, "zinc_sheet", 10, "end")
        for v in (v0 + 0.18, (v0 + v1) / 2, v1 - 0.18):  # stiffeners behind the sheet
            m.box((u0 + border, v - 0.012, -0.020), (u1 - border, v + 0.012, -0.012), "rack_steel", "-x +x")
    else:
        m.box((u - 0.010, 1.02, -0.004), (u + 0.010, 1.24, 0.0), "black_plastic", "-z")
    return None


@model("rack_48u_doors", "rack_doors", SIZE, "doors of rack_48u: single leaf in front, split behind, 65 % open", of="rack_48u")
def rack_48u_doors(m):
    """Perforated doors; the sheet is a blended material, so that what stands behind shows through as it does."""
    w, _, h = SIZE
    low = 0.064
    with m.face("front"):
        door_leaf(m, -w / 2, w / 2, low, h, True)
        m.box((-w / 2, 0.0, -0.012), (w / 2, 0.060, -0.010), "rack_steel", "" if m.lod == 0 else "-x +x -y")
    with m.face("rear"):
        door_leaf(m, -w / 2, -0.001, low, h, True)
        door_leaf(m, 0.001, w / 2, low, h, False)


NVL = (0.600, 1.068, 2.236)
NVL_UNIT_ONE = 0.070
NVL_FRONT = -NVL[1] / 2 + 0.060
NVL_CUTS = (NVL_FRONT - 0.005, NVL_FRONT + 0.04, NVL_FRONT + 0.10, 0.20, 0.40)
NVL_RACK = {"units": 47, "u1_z_m": NVL_UNIT_ONE, "rail_front_y_m": NVL_FRONT, "rail_rear_y_m": 0.280, "opening_w_m": 0.450}


def manifold(m, x, paint, y, low, high, count):
    """A square stainless riser with a coupling a tray, a painted band and a flanged end on top."""
    m.box((x - 0.025, y - 0.025, low), (x + 0.025, y + 0.025, high - 0.10), "brushed_steel", "-z" if m.lod < 2 else "-z -y")
    seg = (14, 8, 4)[m.lod]
    m.cylinder((x, y, high - 0.10), (x, y, high - 0.006), 0.022, paint, seg, "")
    if m.lod == 2:
        return
    m.cylinder((x, y, high - 0.012), (x, y, high), 0.036, "brushed_steel", seg)
    m.box((x - 0.0255, y - 0.0255, high - 0.20), (x + 0.0255, y + 0.0255, high - 0.14), paint)
    for k in range(count):
        z = NVL_UNIT_ONE + (k + 8.5) * UNIT
        m.cylinder((x, y - 0.025, z), (x, y - 0.055, z), 0.011, "brushed_steel", 8 if m.lod == 0 else 5, "end")


@model("rack_nvl72", "rack", NVL, "600 x 1068 mm, 2236 mm high: NVL72-class MGX rack, OCP contribution; 48U class", rack=NVL_RACK)
def rack_nvl72(m):
    """Open in front; behind: manifolds left and right, the copper cartridges between them, the busbar, open frame."""
    w, d, h = NVL
    low, section = 0.040, 0.038
    posts(m, w, d, low, h - 0.002, section, "rack_steel")
    frame_rings(m, w, d, (low, h - section - 0.002), section, "rack_steel")
    for side in (-1, 1):
        x0, x1 = sorted((side * (w / 2 - 0.0015), side * (w / 2)))
        with m.cut_along_y(*hidden_cuts(m, NVL_CUTS)):
            m.box((x0, -d / 2 + 0.01, low), (x1, d / 2 - 0.01, h - 0.002), "rack_steel",
                  "" if m.lod == 0 else "-y +y -z +z")
        if m.lod < 2:
            for z in (0.60, 1.15, 1.70):
                x0, x1 = sorted((side * (w / 2 - 0.045), side * (w / 2 - 0.002)))
                m.box((x0, -d / 2 + section, z), (x1, d / 2 - section, z + 0.040), "rack_steel", "-y +y")
    roof(m, w, d, h, [(-0.20, 0.20, -0.44, -0.34), (-0.23, -0.12, 0.34, 0.46), (0.12, 0.23, 0.34, 0.46)])
    m.box((-w / 2 + section, -d / 2 + section, low), (w / 2 - section, d / 2 - section, low + 0.003), "rack_steel",
          "" if m.lod == 0 else "-x +x -y +y -z")
    eia_rail(m, NVL_FRONT, NVL_UNIT_ONE, 47, -1)
    for side, paint in ((1, "painted_pipe_supply"), (-1, "painted_pipe_return")):
        manifold(m, side * 0.205, paint, 0.400, NVL_UNIT_ONE, h - 0.05, 27)
    shells = 4
    for k in range(shells):  # the copper spine: cartridges of cable behind steel covers
        x = 0.124 - 0.062 * k - 0.024
        m.box((x, 0.330, NVL_UNIT_ONE + 8 * UNIT), (x + 0.048, 0.400, NVL_UNIT_ONE + 36 * UNIT), "zinc_sheet",
              "" if m.lod == 0 else "-z")
        if m.lod == 0:
            for z in range(9):
                z0 = NVL_UNIT_ONE + (8.4 + 3.1 * z) * UNIT
                m.box((x + 0.006, 0.400, z0), (x + 0.042, 0.405, z0 + 2.2 * UNIT), "black_plastic", "-y")
    m.box((-0.152, 0.300, NVL_UNIT_ONE), (-0.138, 0.345, h - 0.15), "copper")
    m.box((-0.168, 0.345, NVL_UNIT_ONE), (-0.122, 0.352, h - 0.15), "black_plastic")
    feet(m, w, d, low, 0.045)
    if m.lod < 2:
        m.loft([circle((0.0, 0.40, h - 0.002), (0, 0, 1), 0.02, 8), circle((0.0, 0.40, h - 0.0005), (0, 0, 1), 0.02, 8)],
               "zinc_sheet", "end")
        with m.face("front"):
            label(m, -0.03, 0.03, h - 0.030, h - 0.012, 0.0 - 0.0004)
