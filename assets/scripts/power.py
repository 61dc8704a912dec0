"""Power: shelf, rack PDU, floor-standing PDU, busway and its tap-off box."""

from cooling import door, screen
from parts import bar_handle, grille, label, led, ring_band, upright_handle
from registry import model


@model("power_shelf", "power", (0.4826, 0.800, 0.0436), "1U shelf of six 5.5 kW supplies, 33 kW: NVL72-class; depth estimated",
       units=1)
def power_shelf(m):
    """Six hot-pluggable rectifiers and a controller; the busbar clip behind."""
    w, d, h = m.size
    body, front, rear = 0.440, 0.028, 0.030
    m.box((-body / 2, -d / 2 + front, 0), (body / 2, d / 2 - rear, h), "zinc_sheet", "-y +y")
    with m.face("front"):
        m.rect(-body / 2, body / 2, 0, h, -front, "dark_steel")
        for side in (-1, 1):
            lo, hi = sorted((side * body / 2, side * w / 2))
            m.box((lo, 0, -front), (hi, h, -front + 0.002), "dark_steel")
        for k in range(6):
            u = -0.184 + 0.0665 * k
            if m.lod == 2:
                continue
            m.box((u - 0.0322, 0.002, -front), (u + 0.0322, h - 0.002, -front + 0.004), "zinc_sheet", "-z")
            grille(m, u - 0.030, u + 0.018, 0.004, h - 0.004, -front + 0.004)
            bar_handle(m, u - 0.024, u + 0.012, h / 2, -front + 0.004, 0.0, "black_plastic", 0.006)
            label(m, u + 0.021, u + 0.030, 0.005, 0.014, -front + 0.004, "touch_orange")
            led(m, u + 0.0255, h - 0.009, -front + 0.004, size=0.002)
        if m.lod == 2:
            m.box((-0.2, 0.01, -front), (0.2, h - 0.01, 0.0), "perforated")
    with m.face("rear"):
        m.rect(-body / 2, body / 2, 0, h, -rear, "zinc_sheet")
        m.box((0.128, 0.006, -rear), (0.152, h - 0.006, 0.0), "copper", "-z")
        grille(m, -0.200, 0.100, 0.006, h - 0.006, -rear)


@model("rpdu_0u", "pdu", (0.056, 0.060, 1.800), "vertical 0U rack PDU, 1.8 m, 36 C13 and 6 C19: common of several makers",
       units=0)
def rpdu_0u(m):
    """Rack PDU: three coloured phases of outlets, breakers, a display, the cord leaving at the top."""
    w, d, h = m.size
    if m.lod == 0:
        m.chamfered((-w / 2, -d / 2 + 0.004, 0), (w / 2, d / 2, h - 0.060), 0.002, "rack_steel")
    else:
        m.box((-w / 2, -d / 2 + 0.004, 0), (w / 2, d / 2, h - 0.060), "rack_steel", "-z")
    m.cylinder((0, 0.0, h - 0.060), (0, 0.0, h), 0.016, "rubber", (12, 5, 3)[m.lod], "both" if m.lod == 0 else "")
    with m.face("front"):
        for bank in range(6):
            v0 = 0.050 + bank * 0.265
            if m.lod == 2:
                m.rect(-0.010, 0.010, v0 + 0.232, v0 + 0.258, 0.0, "touch_orange")
                continue
            m.box((-0.022, v0, -0.004), (0.022, v0 + 0.225, -0.001), "black_plastic", "-z" if m.lod == 0 else "-x +x -y +y -z")
            for k in range(7):
                wide = 0.011 if k == 6 else 0.0085
                v = v0 + 0.018 + 0.031 * k
                m.rect(-wide, wide, v - 0.0115, v + 0.0115, -0.0007, "port_recess")
                if m.lod == 0:
                    for u in (-0.005, 0.0, 0.005):
                        m.rect(u - 0.0009, u + 0.0009, v - 0.004, v + 0.003, -0.0005, "zinc_sheet")
                    led(m, 0.017, v, -0.001, size=0.002)
            m.box((-0.010, v0 + 0.232, -0.004), (0.010, v0 + 0.258, 0.0), "touch_orange",
                  "-z" if m.lod == 0 else "-x +x -y +y -z")
        if m.lod < 2:
            m.rect(-0.016, 0.016, h - 0.110, h - 0.072, -0.0035, "screen")
        else:
            m.rect(-0.020, 0.020, 0.050, 1.600, -0.003, "black_plastic")


@model("pdu_floor", "pdu", (0.800, 0.900, 2.000), "floor-standing PDU with panelboards, 300 kVA class: 0.8 x 0.9 x 2.0 m")
def pdu_floor(m):
    """Floor-standing distribution cabinet: two doors, meter, breaker window, vents, warning sign."""
    w, d, h = m.size
    m.box((-w / 2 + 0.01, -d / 2 + 0.03, 0), (w / 2 - 0.01, d / 2 - 0.01, 0.08), "dark_steel", "-z +z")
    if m.lod == 2:
        m.box((-w / 2, -d / 2 + 0.012, 0.08), (w / 2, d / 2 - 0.001, h), "cabinet_grey", "-z")
        for face, seam in (("front", -0.011), ("rear", 0.0)):
            with m.face(face):
                m.rect(-0.004, 0.004, 0.09, h - 0.01, seam, "dark_steel")
    else:
        m.chamfered((-w / 2, -d / 2 + 0.030, 0.08), (w / 2, d / 2 - 0.012, h), 0.006, "cabinet_grey")
    with m.face("rear"):
        for u0, u1 in ((-w / 2, 0.0), (0.0, w / 2)):
            if m.lod < 2:
                door(m, u0, u1, 0.09, h - 0.01, -0.012, 0.0, "cabinet_grey")
            grille(m, u0 + 0.05, u1 - 0.05, h - 0.40, h - 0.10, -0.0005)
    with m.face("front"):
        for u0, u1 in ((-w / 2, 0.0), (0.0, w / 2)):
            if m.lod < 2:
                door(m, u0, u1, 0.09, h - 0.01, -0.030, -0.012, "cabinet_grey")
            grille(m, u0 + 0.06, u1 - 0.06, 0.16, 0.40, -0.012)
            grille(m, u0 + 0.06, u1 - 0.06, h - 0.26, h - 0.10, -0.012)
        screen(m, -0.20, 1.50, 0.16, 0.11, -0.012)
        upright_handle(m, 0.030, 0.98, 1.20, -0.012, 0.0, "black_plastic", 0.012)
        if m.lod < 2:  # the breakers behind their window, and the sign
            m.rect(0.07, 0.33, 0.72, 1.56, -0.0115, "dark_steel")
            columns = 2
            for c in range(columns):
                for k in range(14 if m.lod == 0 else 0):
                    u, v = 0.14 + 0.12 * c, 0.76 + 0.056 * k
                    m.box((u - 0.045, v, -0.0115), (u + 0.045, v + 0.046, -0.006), "black_plastic", "-z")
                    m.rect(u - 0.010, u + 0.010, v + 0.012, v + 0.034, -0.0055, "label_white")
            m.polygon([(-0.25, 1.14, -0.0115), (-0.15, 1.14, -0.0115), (-0.20, 1.23, -0.0115)], "pull_tab_yellow")
            m.polygon([(-0.206, 1.155, -0.0112), (-0.190, 1.180, -0.0112), (-0.203, 1.205, -0.0112)], "port_recess")


@model("busway_section", "busway", (3.000, 0.080, 0.130), "3 m section of overhead track busway, 400-800 A class")
def busway_section(m):
    """Overhead busway: an extruded housing with its open slot below and joints at the ends; runs along x."""
    w, d, h = m.size
    e = 0.090
    for x0, x1 in ((-w / 2, -w / 2 + e), (w / 2 - e, w / 2)):
        if m.lod == 0:
            m.chamfered((x0, -d / 2, 0), (x1, d / 2, h), 0.004, "aluminium")
        else:
            m.box((x0, -d / 2, 0), (x1, d / 2, h), "aluminium")
    x0, x1 = -w / 2 + e, w / 2 - e
    y = d / 2 - 0.006
    m.box((x0, -y, 0.030), (x1, y, h - 0.008), "aluminium", "-x +x")
    if m.lod == 2:
        return
    for side in (-1, 1):
        lo, hi = sorted((side * y, side * 0.014))
        m.box((x0, lo, 0.006), (x1, hi, 0.030), "aluminium", "-x +x")
        lo, hi = sorted((side * y, side * (y + 0.003)))
        for z in (0.050, 0.090):
            m.box((x0, lo, z), (x1, hi, z + 0.010), "zinc_sheet", "-x +x")
    m.box((x0, -0.014, 0.024), (x1, 0.014, 0.030), "port_recess", "-x +x")
    if m.lod == 0:
        for k in range(4):
            x = -1.05 + 0.7 * k
            m.box((x - 0.05, -0.020, h - 0.008), (x + 0.05, 0.020, h), "zinc_sheet", "-z")
            m.box((x - 0.06, -y - 0.001, 0.066), (x + 0.06, -y + 0.001, 0.086), "label_white")


@model("busway_tapoff", "busway", (0.300, 0.180, 0.320), "plug-in tap-off box with breakers under a track busway")
def busway_tapoff(m):
    """Tap-off box: hangs with its top in the busway's slot; breakers under a window, lamp, cord glands below."""
    w, d, h = m.size
    if m.lod == 0:
        m.chamfered((-w / 2, -d / 2 + 0.012, 0.030), (w / 2, d / 2, h - 0.060), 0.004, "aluminium")
    else:
        m.box((-w / 2, -d / 2 + 0.012, 0.030), (w / 2, d / 2, h - 0.060), "aluminium")
    m.box((-w / 4, -0.035, h - 0.060), (w / 4, 0.035, h - 0.020), "black_plastic", "-z" if m.lod < 2 else "-z +z")
    if m.lod < 2:
        m.box((-w / 5, -0.012, h - 0.020), (w / 5, 0.012, h), "copper", "-z")
    for x in (-0.08, 0.08):
        m.cylinder((x, 0.0, 0.030), (x, 0.0, 0.0), 0.020, "rubber", (12, 8, 3)[m.lod], "end")
    with m.face("front"):
        m.box((-0.11, 0.08, -0.012), (0.11, 0.20, 0.0), "black_plastic", "-z")
        if m.lod < 2:
            for k in range(3):
                u = -0.066 + 0.066 * k
                m.rect(u - 0.024, u + 0.024, 0.10, 0.18, 0.0 - 0.0002 + 0.0004, "grey_plastic")
                m.rect(u - 0.008, u + 0.008, 0.13, 0.15, 0.0005, "label_white")
            led(m, 0.125, 0.22, -0.012, size=0.006)
            ring_band(m, 0.125, 0.22, 0.006, 0.002, -0.0115, "black_plastic", 10)
