"""Cooling: liquid distribution units, coolers in the row and at the wall. Pipes leave upwards unless said otherwise."""

from parts import bar_handle, fan, grille, label, led, upright_handle, within
from racks import feet, hidden_cuts
from registry import UNIT, model
from switches import coupling

TOP = 0.150  # how far pipe stubs stand above a cabinet


def cabinet(m, low, high, material, proud, covered="", chamfer=0.004):
    """A closed body whose doors stand `proud` of it front and rear; they cover the faces `covered`."""
    w, d, _ = m.size
    lo, hi = (-w / 2, -d / 2 + proud, low), (w / 2, d / 2 - proud, high)
    if m.lod == 2:
        return m.box(lo, hi, material, "-z")
    return m.chamfered(lo, hi, chamfer, material, covered)


def door(m, u0, u1, v0, v1, w0, w1, material):
    """A flat door leaf with a shadow gap around it."""
    if m.lod > 0:
        return m.box((u0 + 0.002, v0 + 0.002, w0), (u1 - 0.002, v1 - 0.002, w1), material, "-z")
    return m.chamfered((u0 + 0.002, v0 + 0.002, w0), (u1 - 0.002, v1 - 0.002, w1), min(0.003, (w1 - w0) / 3), material)


def screen(m, u, v, width, height, w):
    """An operator's screen in its bezel, with the lamp everyone looks for."""
    if m.lod == 2:
        return
    m.box((u - width / 2 - 0.012, v - height / 2 - 0.012, w), (u + width / 2 + 0.012, v + height / 2 + 0.012, w + 0.003),
          "black_plastic", "-z")
    m.rect(u - width / 2, u + width / 2, v - height / 2, v + height / 2, w + 0.0033, "screen")
    if m.lod == 0:
        for k, length in enumerate((0.7, 0.45, 0.55)):
            v_line = v + height * (0.25 - 0.22 * k)
            m.rect(u - width * 0.42, u - width * 0.42 + width * length, v_line - 0.004, v_line + 0.004, w + 0.0036, "led_blue")
    led(m, u + width / 2 + 0.006, v + height / 2, w + 0.003, size=0.006)


def riser(m, x, y, z0, z1, radius, paint):
    """A flanged pipe stub pointing up."""
    seg = (20, 8, 4)[m.lod]
    m.cylinder((x, y, z0), (x, y, z1), radius, paint, seg, "end")
    if m.lod < 2:
        m.cylinder((x, y, z1 - 0.022), (x, y, z1), radius * 1.55, "brushed_steel", seg)
        m.cylinder((x, y, z0), (x, y, z0 + 0.012), radius * 1.25, "brushed_steel", seg, "end")


def vent(m, u0, u1, v0, v1, w, slats, material="perforated"):
    """A field of the perforated sheet under horizontal slats."""
    m.rect(u0, u1, v0, v1, w + 0.0006, material)
    if m.lod == 0:
        for k in range(1, slats):
            v = v0 + (v1 - v0) * k / slats
            m.box((u0, v - 0.003, w), (u1, v + 0.003, w + 0.004), "rack_steel", "-z -x +x")


def leaves(m, u0, u1, v, tops):
    """Doors over each other; from LOD 2 on one for them all."""
    for top in tops if m.lod < 2 else tops[-1:]:
        door(m, u0, u1, v, top, -0.030, -0.012, "rack_steel")
        v = top


@model("cdu_row", "cdu", (0.600, 1.200, 2.300),
       "row-based CDU of about 1.3 MW in a rack's footprint: 600 x 1200 mm class of several makers")
def cdu_row(m):
    """Coolant distribution unit: two doors, screen, pump vents; facility and rack loops leave through the roof."""
    w, d, h = m.size
    low, top = 0.060, h - TOP
    cabinet(m, low, top, "rack_steel", 0.030)
    feet(m, w, d - 0.06, low, 0.06)
    with m.face("front"):
        leaves(m, -w / 2, w / 2, low + 0.01, (0.78, top - 0.005))
        vent(m, -0.22, 0.22, 0.14, 0.66, -0.012, 12)
        screen(m, 0.0, 1.52, 0.26, 0.17, -0.012)
        if m.lod < 2:
            m.rect(-0.20, 0.20, 1.78, 1.786, -0.0115, "led_blue")
            m.box((-0.20, 1.86, -0.012), (0.20, 1.93, -0.010), "brushed_steel", "-z")
            for v in (0.58, 1.00):
                upright_handle(m, w / 2 - 0.040, v + 0.10, v + 0.26, -0.012, 0.0, "brushed_steel", 0.010)
    with m.face("rear"):
        for u0, u1 in ((-w / 2, 0.0), (0.0, w / 2)) if m.lod < 2 else ((-w / 2, w / 2),):
            leaves(m, u0, u1, low + 0.01, (top - 0.005,))
        for u in (-0.15, 0.15):
            vent(m, u - 0.11, u + 0.11, 0.14, 0.50, -0.012, 8)
            vent(m, u - 0.11, u + 0.11, top - 0.45, top - 0.10, -0.012, 8)
        upright_handle(m, 0.020, 1.05, 1.25, -0.012, 0.0, "brushed_steel", 0.010)
    for y, radius in ((0.10, 0.052), (0.42, 0.052)):
        riser(m, -0.15, y, top, h, radius, "painted_pipe_supply")
        riser(m, 0.15, y, top, h, radius, "painted_pipe_return")


@model("cdu_rack_4u", "cdu", (0.4826, 0.880, 4 * UNIT - 0.0009), "in-rack CDU of 4U, 19-inch; depth typical", units=4)
def cdu_rack_4u(m):
    """In-rack CDU: two pump cassettes and a screen in front, four couplings behind."""
    w, d, h = m.size
    body, front, rear = 0.440, 0.030, 0.060
    m.box((-body / 2, -d / 2 + front, 0), (body / 2, d / 2 - rear, h), "zinc_sheet", "-y +y")
    with m.face("front"):
        m.rect(-body / 2, body / 2, 0, h, -front, "dark_steel")
        for side in (-1, 1):
            lo, hi = sorted((side * body / 2, side * w / 2))
            m.box((lo, 0, -front), (hi, h, -front + 0.003), "dark_steel")
        for side in (-1, 1) if m.lod < 2 else ():
            u = side * 0.135
            door(m, u - 0.078, u + 0.078, 0.010, h - 0.010, -front, -front + 0.012, "dark_steel")
            grille(m, u - 0.064, u + 0.064, 0.070, h - 0.020, -front + 0.012)
            bar_handle(m, u - 0.050, u + 0.050, 0.040, -front + 0.012, 0.0, "brushed_steel", 0.008)
            led(m, u + 0.066, 0.020, -front + 0.012, size=0.003)
        screen(m, 0.0, h * 0.64, 0.070, 0.050, -front)
        label(m, -0.030, 0.030, 0.020, 0.034, -front)
        if m.lod == 2:
            m.box((-0.20, 0.03, -front), (0.20, 0.05, 0.0), "dark_steel")
    with m.face("rear"):
        m.rect(-body / 2, body / 2, 0, h, -rear, "zinc_sheet")
        for u, paint in ((-0.15, "painted_pipe_supply"), (-0.05, "painted_pipe_return"), (0.05, "painted_pipe_supply"),
                         (0.15, "painted_pipe_return")):
            coupling(m, u, h / 2, -rear, 0.0, 0.028, paint)


def row_cooler(m, columns):
    """A fan-coil in the row: warm air in behind, cold air out of the front, the pipes through the roof."""
    w, d, h = m.size
    low, top = 0.060, h - TOP
    with m.cut_along_y(*hidden_cuts(m)):
        cabinet(m, low, top, "rack_steel", 0.024 if m.lod < 2 else 0.010, "-y +y")
    feet(m, w, d - 0.05, low, 0.05)
    fans = 6
    with m.face("front"):
        e = 0.024
        if m.lod < 2:
            m.box((-w / 2, low, -e), (w / 2, top, -0.010), "rack_steel", "-z")
        pitch = (top - low - 0.34) / fans
        size = min((w - 0.05) / columns, pitch) - 0.014
        for c in range(columns):
            for k in range(fans):
                u = (c - (columns - 1) / 2) * (w - 0.04) / columns
                fan(m, u, low + 0.06 + pitch * (k + 0.5), size, -0.010, 0.006, "black_plastic", 20)
        if m.lod == 2:
            m.rect(-w / 2 + 0.03, w / 2 - 0.03, low + 0.06, top - 0.30, -0.008, "perforated")
        screen(m, 0.0, top - 0.13, 0.13, 0.09, -0.010)
        upright_handle(m, w / 2 - 0.018, top - 0.24, top - 0.08, -0.010, 0.0, "brushed_steel", 0.008)
    with m.face("rear"):
        field = (-w / 2 + 0.03, w / 2 - 0.03, low + 0.06, top - 0.06)
        vent(m, *field, -0.010, 40)
        if m.lod < 2:
            m.box((-w / 2, low, -0.024), (w / 2, top, -0.010), "rack_steel", "-z +z")
            m.plate(-w / 2, w / 2, low, top, -0.010, [within(field)], "rack_steel")
            m.box((w / 2 - 0.022, 1.02, -0.010), (w / 2 - 0.006, 1.20, 0.0), "black_plastic", "-z")
    for side, paint in ((-1, "painted_pipe_supply"), (1, "painted_pipe_return")):
        riser(m, side * w * 0.22, 0.40, top, h, 0.024, paint)


@model("cooler_row_300", "cooler", (0.300, 1.200, 2.300), "in-row cooler, 300 mm class beside 1200 mm racks")
def cooler_row_300(m):
    """Half-width in-row cooler with one column of fans."""
    row_cooler(m, 1)


@model("cooler_row_600", "cooler", (0.600, 1.200, 2.300), "in-row cooler, 600 mm class beside 1200 mm racks")
def cooler_row_600(m):
    """Full-width in-row cooler with two columns of fans."""
    row_cooler(m, 2)


@model("crah", "cooler", (2.500, 0.900, 2.000), "perimeter air handler of about 100 kW, 2.5 x 0.9 x 2.0 m class")
def crah(m):
    """Perimeter cooler: three doors, return air through the filters on top, supply through the grilles at the foot."""
    w, d, h = m.size
    top = h - 0.050
    m.box((-w / 2 + 0.01, -d / 2 + 0.05, 0), (w / 2 - 0.01, d / 2, 0.06), "dark_steel")
    m.chamfered((-w / 2, -d / 2 + 0.030, 0.06), (w / 2, d / 2, top), 0.006, "cabinet_grey")
    leaf = w / 3
    with m.face("front"):
        for k in range(3):
            u0 = -w / 2 + k * leaf
            if m.lod == 2:
                m.rect(u0 + 0.002, u0 + leaf - 0.002, 0.072, 0.508, -0.024, "dark_steel")
            else:
                door(m, u0, u0 + leaf, 0.52, top - 0.02, -0.030, -0.012, "cabinet_grey")
                door(m, u0, u0 + leaf, 0.07, 0.51, -0.030, -0.018, "dark_steel")
            vent(m, u0 + 0.04, u0 + leaf - 0.04, 0.11, 0.47, -0.018, 10)
            upright_handle(m, u0 + leaf - 0.045, 1.05, 1.22, -0.012, 0.0, "black_plastic", 0.010)
        screen(m, 0.0, 1.55, 0.22, 0.14, -0.012)
        if m.lod < 2:
            m.box((-0.35, 1.78, -0.012), (-0.05, 1.83, -0.010), "brushed_steel", "-z")
    with m.frame((0, 0, top), (1, 0, 0), (0, 1, 0), (0, 0, 1)):
        for k in range(3):
            u0 = -w / 2 + k * leaf + 0.03
            u1 = u0 + leaf - 0.06
            m.box((u0, -d / 2 + 0.06, 0.0), (u1, d / 2 - 0.14, 0.050), "galvanised", "-z")
            m.rect(u0 + 0.02, u1 - 0.02, -d / 2 + 0.08, d / 2 - 0.16, 0.0501 - 0.0002, "galvanised")
            if m.lod < 2:  # the filters' pleats
                for p in range(14 if m.lod == 0 else 5):
                    count = 14 if m.lod == 0 else 5
                    x = u0 + 0.03 + (u1 - u0 - 0.06) * p / count
                    m.rect(x, x + (u1 - u0 - 0.06) / count * 0.55, -d / 2 + 0.09, d / 2 - 0.17, 0.0503, "grey_plastic")
    for x, paint in ((w / 2 - 0.28, "painted_pipe_supply"), (w / 2 - 0.12, "painted_pipe_return")):
        riser(m, x, d / 2 - 0.07, top, h, 0.040, paint)
