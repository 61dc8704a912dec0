"""InfiniBand and Ethernet switches, and one with co-packaged optics.

Ports keep the names of their silkscreen: an OSFP cage of an InfiniBand switch holds two ports, CAGE/1 and CAGE/2, whose
MPO-12 receptacles stand upright side by side in the twin-port transceiver; of two stacked cages the upper is the odd one.
"""

from parts import (MPO, OSFP, PROUD, RJ45, bar_handle, block, cage, chassis, fan, grille, label, led, psu, screw,
                   upright_handle)
from registry import UNIT, model

REAR = 0.016  # how far handles and latches stand out behind
TWIN = 0.0053  # half the distance of a twin-port transceiver's two receptacles


def osfp_block(m, left, low, columns, rows, pitch, first=1, twin=True):
    """Stacked cages in pairs of rows counted from the top; returns their holes."""
    holes = []
    pitch_u, pitch_v = pitch
    for column in range(columns):
        for row in range(rows):
            pair, lower = divmod(row, 2)
            number = first + pair * 2 * columns + 2 * column + lower
            u = left + (column + 0.5) * pitch_u
            v = low + (rows - row - 0.5) * pitch_v
            holes.append(cage(m, u, v, OSFP))
            lamp = v + (-1 if lower == 0 else 1) * (OSFP[1] / 2 + 0.0018)
            for side in (-1, 1):
                led(m, u + side * 0.0022, lamp, material="led_amber" if number % 11 == 0 and side > 0 else "led_green")
            if twin:
                m.port(f"{number}/1", u - TWIN, v, "MPO-12")
                m.port(f"{number}/2", u + TWIN, v, "MPO-12")
            else:
                m.port(str(number), u, v, "OSFP")
    block(m, left, left + columns * pitch_u, low, low + rows * pitch_v)
    return holes


def management(m, u, v):
    """Two RJ45 over each other, a USB socket and the status lamps."""
    holes = [cage(m, u, v - 0.008, RJ45, depth=0.012), cage(m, u, v + 0.008, RJ45, depth=0.012),
             cage(m, u + 0.0145, v - 0.006, (0.0055, 0.0125), depth=0.012)]
    for k, lamp in enumerate(("led_green", "led_green", "led_green", "led_blue")):
        led(m, u + 0.012 + 0.003 * k, v + 0.010, material=lamp)
    return holes


def fan_row(m, u0, u1, v, count, size, tab):
    for k in range(count):
        fan(m, u0 + (u1 - u0) * (k + 0.5) / count, v, size, -REAR, REAR, tab)


@model("qm9700", "switch", (0.438, 0.660, 0.0436),
       "QM97X0 user manual: 43.6 x 438 x 660 mm (1.7 x 17.2 x 26 in), without mounting brackets", units=1)
def qm9700(m):
    """Quantum-2 NDR: 32 OSFP cages in two rows, 64 ports; seven fans and two supplies behind."""
    w, _, h = m.size
    chassis(m, PROUD, REAR, seams=(0.11, 0.46))
    with m.face("front"):
        holes = osfp_block(m, -w / 2 + 0.0065, 0.0032, 16, 2, (0.0241, 0.0186))
        holes += management(m, w / 2 - 0.0290, h / 2)
        m.plate(-w / 2, w / 2, 0, h, -PROUD, holes, "dark_steel")
    with m.face("rear"):
        m.rect(-w / 2, w / 2, 0, h, -REAR, "dark_steel")
        psu(m, -w / 2 + 0.042, h / 2, (0.076, 0.040), -REAR, REAR)
        psu(m, w / 2 - 0.042, h / 2, (0.076, 0.040), -REAR, REAR)
        fan_row(m, -w / 2 + 0.084, w / 2 - 0.084, h / 2, 7, 0.0375, "pull_tab_green")
        block(m, -w / 2 + 0.084, w / 2 - 0.084, 0.004, h - 0.004, -REAR, "perforated")


@model("sn5600", "switch", (0.438, 0.720, 0.0872),
       "2U and 64 OSFP: SN5000 manual; width of a 19-inch body; depth estimated", units=2)
def sn5600(m):
    """Spectrum-4 Ethernet: 64 OSFP cages in four rows, one 800GbE port each."""
    w, _, h = m.size
    chassis(m, PROUD, REAR, seams=(0.13, 0.52))
    with m.face("front"):
        holes = osfp_block(m, -w / 2 + 0.0065, 0.0060, 16, 4, (0.0241, 0.0188), twin=False)
        holes += management(m, w / 2 - 0.0290, h / 2 - 0.018)
        grille(m, w / 2 - 0.040, w / 2 - 0.006, h / 2 + 0.004, h - 0.006)
        m.plate(-w / 2, w / 2, 0, h, -PROUD, holes, "dark_steel")
    with m.face("rear"):
        m.rect(-w / 2, w / 2, 0, h, -REAR, "dark_steel")
        for v in (0.0225, 0.0647):
            psu(m, w / 2 - 0.046, v, (0.084, 0.040), -REAR, REAR)
        fan_row(m, -w / 2 + 0.006, w / 2 - 0.094, h / 2, 4, 0.078, "pull_tab_blue")
        block(m, -w / 2 + 0.010, w / 2 - 0.094, 0.006, h - 0.006, -REAR, "perforated")


@model("q3400", "switch", (0.438, 0.760, 4 * UNIT - 0.0032),
       "4U, 72 OSFP cages, 144 ports of 800 Gb/s: product page; width of a 19-inch body; depth estimated", units=4)
def q3400(m):
    """Quantum-X800 XDR: 72 OSFP cages in four rows of 18, air intake above."""
    w, _, h = m.size
    chassis(m, PROUD, REAR, seams=(0.16, 0.56))
    with m.face("front"):
        holes = osfp_block(m, -0.2124, 0.012, 18, 4, (0.0236, 0.0188))
        grille(m, -w / 2 + 0.012, w / 2 - 0.090, 0.100, h - 0.010)
        holes += management(m, w / 2 - 0.050, 0.132)
        for v in (0.104, 0.162):
            screw(m, -w / 2 + 0.006, v)
            screw(m, w / 2 - 0.006, v)
        m.plate(-w / 2, w / 2, 0, h, -PROUD, holes, "dark_steel")
    with m.face("rear"):
        m.rect(-w / 2, w / 2, 0, h, -REAR, "dark_steel")
        for k in range(4):
            psu(m, -w / 2 + 0.055 + k * 0.1093, 0.024, (0.102, 0.040), -REAR, REAR)
        for v in (0.082, 0.140):
            fan_row(m, -w / 2 + 0.006, w / 2 - 0.006, v, 7, 0.056, "pull_tab_green")
        block(m, -w / 2 + 0.008, w / 2 - 0.008, 0.052, h - 0.006, -REAR, "perforated")


def laser_module(m, u, v):
    """An external laser source: a blind-mating pluggable with its grille, lamp and pull tab."""
    s, t = 0.0092, 0.0170
    if m.lod == 2:
        return
    m.box((u - s, v - t, -PROUD), (u + s, v + t, 0.004 - 0.010), "port_cage", "-z")
    m.rect(u - s + 0.002, u + s - 0.002, v - 0.002, v + t - 0.003, -0.0057, "perforated_zinc")
    led(m, u, v - 0.006, -0.006)
    if m.lod == 0:
        m.box((u - 0.005, v - t + 0.001, -0.006), (u + 0.005, v - t + 0.0045, 0.0), "pull_tab_blue", "-z")


def coupling(m, u, v, w0, w1, radius, paint):
    """A quick-disconnect: hexagonal body, locking sleeve, painted band."""
    if m.lod == 2:
        return m.cylinder((u, v, w0), (u, v, w1), radius * 0.9, paint, 4, "end")
    seg = (14, 8)[m.lod]
    step = (w1 - w0) / 3
    m.cylinder((u, v, w0), (u, v, w0 + step), radius, "brushed_steel", 6, "")
    m.cylinder((u, v, w0 + step), (u, v, w0 + 2 * step), radius * 0.95, paint, seg, "both")
    m.cylinder((u, v, w0 + 2 * step), (u, v, w1), radius * 0.78, "brushed_steel", seg, "end")
    return None


@model("q3450_cpo", "switch", (0.438, 0.790, 4 * UNIT - 0.0032),
       "4U, liquid-cooled, 144 MPO ports, 18 external laser modules: product page; width of a 19-inch body; depth estimated",
       units=4)
def q3450_cpo(m):
    """Quantum-X Photonics: 144 MPO-12 at the face, 18 laser modules between the two bands of ports."""
    w, _, h = m.size
    proud = 0.010  # adapters and modules stand out of a recessed face
    chassis(m, proud, 0.045, seams=(0.15, 0.60))
    with m.face("front"):
        holes, number = [], 0
        left, pitch = -0.2010, 0.01675
        for band_top in (h - 0.0085, 0.0625):
            for row in range(3):
                for column in range(24):
                    number += 1
                    u, v = left + (column + 0.5) * pitch, band_top - 0.0090 - row * 0.0180
                    holes.append(cage(m, u, v, MPO, -PROUD - 0.006, 0.014, "adapter_green", border=0.0014))
                    led(m, u, v - 0.0075, -PROUD - 0.006)
                    m.port(str(number), u, v, "MPO-12", 0.006)
            block(m, left, -left, band_top - 0.054, band_top, -PROUD - 0.006)
        for k in range(18):
            laser_module(m, left + (k + 0.5) * 0.402 / 18, 0.0870)
        block(m, left, -left, 0.070, 0.104, -PROUD - 0.006, "port_cage")
        m.plate(-w / 2, w / 2, 0, h, -PROUD - 0.006, holes, "dark_steel")
        for side in (-1, 1):
            upright_handle(m, side * (w / 2 - 0.008), h / 2 - 0.045, h / 2 + 0.045, -PROUD - 0.006, 0.0)
    with m.face("rear"):
        m.rect(-w / 2, w / 2, 0, h, -0.045, "dark_steel")
        for k in range(4):
            psu(m, -w / 2 + 0.055 + k * 0.1093, 0.024, (0.102, 0.040), -0.045, 0.018)
        coupling(m, -0.150, 0.110, -0.045, 0.0, 0.020, "painted_pipe_supply")
        coupling(m, -0.090, 0.110, -0.045, 0.0, 0.020, "painted_pipe_return")
        grille(m, -0.045, w / 2 - 0.012, 0.060, h - 0.012, -0.045)
        for v in (0.080, 0.145):
            bar_handle(m, 0.02, 0.14, v, -0.045, -0.020)
