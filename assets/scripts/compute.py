"""Compute systems: 8-GPU air-cooled systems of 8U and 10U, and the trays of an NVL72-class rack.

The arrangement of the modules on the DGX rear faces follows the user guides' component lists (exhaust of the GPU tray, a CPU
tray with four OSFP cages of two ports in its middle, six power supplies); their exact places on the face are estimated.
"""

from parts import (OSFP, PROUD, QSFP, RJ45, bar_handle, block, cage, chassis, ears, fan, grille, label, led, psu, screw,
                   upright_handle, within)
from registry import UNIT, model
from switches import TWIN, coupling

REAR = 0.022


def foam_panel(m, u0, u1, v0, v1, w, depth, columns, rows):
    """The bezel's cast-foam look: facets of a lattice whose depth is a fixed scramble of its indices."""
    if m.lod == 1:
        columns, rows, depth = columns // 4, rows // 4, depth / 2

    def at(i, j):
        edge = i in (0, columns) or j in (0, rows)
        scramble = ((i * 73 + j * 151 + i * j * 37) % 97) / 96
        shift = 0.0 if edge else 0.35 * (((i * 31 + j * 17) % 13) / 12 - 0.5)
        return (u0 + (u1 - u0) * (i + shift) / columns, v0 + (v1 - v0) * (j - shift * (i % 2)) / rows,
                w - (depth if edge else depth * scramble))

    for i in range(columns):
        for j in range(rows):
            a, b, c, d = at(i, j), at(i + 1, j), at(i + 1, j + 1), at(i, j + 1)
            tone = "foam_champagne_dark" if m.lod == 0 and (i * 5 + j * 3) % 4 == 0 else "foam_champagne"
            for triangle in ((a, b, c), (a, c, d)) if (i + j) % 2 else ((a, b, d), (b, c, d)):
                m.polygon(triangle, tone)


def bezel_front(m, body):
    """Front of a DGX: a champagne frame with the foam panel, black ears beside it."""
    w, _, h = m.size
    with m.face("front"):
        if m.lod == 2:
            for u0, u1 in ((-w / 2, -body / 2), (body / 2, w / 2)):
                m.rect(u0, u1, 0, h, -0.027, "dark_steel")
            return m.box((-body / 2, 0, -0.028), (body / 2, h, -0.002), "champagne", "-z")
        ears(m, body / 2, w / 2, 0, h, -0.030, -0.027, "dark_steel", 3)
        e, t = body / 2 - 0.001, 0.009
        m.plate(-body / 2, body / 2, 0, h, -0.028, [within((-e + t, e - t, 0.002 + t, h - 0.002 - t))], "black_plastic")
        for lo, hi in (((-e, 0.002), (e, 0.002 + t)), ((-e, h - 0.002 - t), (e, h - 0.002)),
                       ((-e, 0.002 + t), (-e + t, h - 0.002 - t)), ((e - t, 0.002 + t), (e, h - 0.002 - t))):
            m.box((*lo, -0.028), (*hi, 0.0), "champagne", "-z")
        foam_panel(m, -e + t, e - t, 0.002 + t, h - 0.002 - t, -0.004, 0.016, 36, 28)
        lo, hi = (-e + 0.020, h - 0.072, -0.020), (-e + 0.110, h - 0.030, -0.001)
        if m.lod == 0:
            m.chamfered(lo, hi, 0.002, "black_plastic")
        else:
            m.box(lo, hi, "black_plastic", "-z")
        led(m, -e + 0.030, h - 0.051, -0.001, size=0.003)
    return None


def supplies(m, v, count, size, body):
    for k in range(count):
        psu(m, -body / 2 + body * (k + 0.5) / count, v, size, -REAR, REAR)


def cpu_tray(m, low, high, body, single):
    """The tray with the network: OSFP cages in the middle, a dual-port card either side, management at the end."""
    holes, mid = [], (low + high) / 2
    if m.lod < 2:
        m.rect(-body / 2 + 0.003, body / 2 - 0.003, high - 0.002, high, -REAR + 0.001, "zinc_sheet")
    count = 8 if single else 4
    for k in range(count):
        u = (k - (count - 1) / 2) * 0.0250 if single else (k % 2 - 0.5) * 0.0270
        v = mid if single else mid + (0.0095 if k < 2 else -0.0095)
        holes.append(cage(m, u, v, OSFP, -REAR))
        for side in (-1, 1):
            led(m, u + side * 0.003, v + 0.0083 * (1 if single or k < 2 else -1), -REAR)
        if single:
            m.port(f"ib{k + 1}", u, v, "MPO-12", REAR - PROUD)
        else:
            m.port(f"ib{2 * k + 1}", u - TWIN, v, "MPO-12", REAR - PROUD)
            m.port(f"ib{2 * k + 2}", u + TWIN, v, "MPO-12", REAR - PROUD)
    block(m, -0.10 if single else -0.03, 0.10 if single else 0.03, mid - 0.02, mid + 0.02, -REAR)
    card = 0.130 if single else 0.075
    for side, names in ((-1, ("eth1", "eth2")), (1, ("eth3", "eth4"))):
        u = side * card
        label(m, u - 0.011, u + 0.011, mid - 0.034, mid + 0.034, -REAR, "zinc_sheet")
        for k, name in enumerate(names):
            v = mid + (0.014 if k == 0 else -0.014)
            holes.append(cage(m, u, v, (QSFP[1], QSFP[0]), -REAR + 0.0004))
            m.port(name, u, v, "QSFP112", REAR - PROUD)
            led(m, u + 0.007, v, -REAR + 0.0006)
    for k in range(3):
        holes.append(cage(m, 0.165 + 0.016 * k, mid - 0.020, RJ45, -REAR))
    m.port("bmc", 0.165, mid - 0.020, "RJ45", REAR - PROUD)
    for u0, u1 in ((-body / 2 + 0.012, -card - 0.022), (card + 0.022, body / 2 - 0.012)):
        grille(m, u0, u1, mid + 0.004, high - 0.008, -REAR)
    for side in (-1, 1):
        bar_handle(m, side * 0.180 - 0.028, side * 0.180 + 0.028, low + 0.010, -REAR, -0.002, "black_plastic")
    return holes


def gpu_exhaust(m, low, high, body):
    """The GPU tray's exhaust: perforated fields between ribs, two bow handles."""
    if m.lod == 2:
        field = (-body / 2 + 0.012, body / 2 - 0.012, low + 0.012, high - 0.012)
        m.plate(-body / 2 + 0.004, body / 2 - 0.004, low + 0.003, high - 0.003, -REAR + 0.001, [within(field)], "zinc_sheet")
        return m.rect(*field, -REAR + 0.004, "perforated")
    fields = 6
    m.box((-body / 2 + 0.004, low + 0.003, -REAR), (body / 2 - 0.004, high - 0.003, -REAR + 0.004), "zinc_sheet", "-z")
    for k in range(fields):
        u0 = -body / 2 + 0.012 + (body - 0.024) * k / fields
        u1 = u0 + (body - 0.024) / fields - 0.006
        grille(m, u0, u1, low + 0.012, high - 0.012, -REAR + 0.004)
    for side in (-1, 1):
        upright_handle(m, side * (body / 2 - 0.009), (low + high) / 2 - 0.06, (low + high) / 2 + 0.06, -REAR + 0.004, 0.0,
                       "black_plastic", 0.008)
    return None


def dgx(m, single=False):
    w, _, h = m.size
    body = 0.446
    chassis(m, 0.028, REAR, "zinc_sheet", body, seams=(0.20, 0.52, 0.80))
    bezel_front(m, body)
    with m.face("rear"):
        supplies(m, 0.028, 6, (0.070, 0.046), body)
        holes = cpu_tray(m, 0.056, 0.056 + 2 * UNIT, body, single)
        low, high = 0.056 + 2 * UNIT, h - 0.002
        covered = (-body / 2 + 0.004, body / 2 - 0.004, low + 0.003, high - 0.003)
        m.plate(-body / 2, body / 2, 0, h, -REAR, [*holes, within(covered)], "dark_steel")
        gpu_exhaust(m, low, high, body)


@model("dgx_h100", "compute", (0.4823, 0.8971, 0.356),
       "DGX H100/H200 user guide: 8U, 482.3 x 897.1 x 356 mm", units=8)
def dgx_h100(m):
    """Eight GPUs, air-cooled, 8U; compute fabric at four OSFP cages of two ports, ib1..ib8."""
    dgx(m)


@model("dgx_b200", "compute", (0.4823, 0.8971, 0.444),
       "DGX B200 user guide: 10U, 482.3 x 897.1 x 444 mm", units=10)
def dgx_b200(m):
    """Eight GPUs, air-cooled, 10U; compute fabric at four OSFP cages of two ports, ib1..ib8."""
    dgx(m)


@model("dgx_b300", "compute", (0.4823, 0.8971, 0.444),
       "10U and eight OSFP ports: product page; width and depth taken from the DGX B200", units=10)
def dgx_b300(m):
    """Eight GPUs, air-cooled, 10U; compute fabric at eight OSFP cages of one port, ib1..ib8."""
    dgx(m, single=True)


TRAY = (0.440, 0.766, 0.0436)
TRAY_SOURCE = "one EIA rack unit high, 19-inch body: MGX contribution to OCP; depth estimated"
TRAY_REAR = 0.030


def tray_latches(m, w, h):
    """The two swinging levers that seat a tray on its blind-mate connectors."""
    for side in (-1, 1):
        u = side * (w / 2 - 0.008)
        m.box((u - 0.006, 0.004, -0.014), (u + 0.006, h - 0.004, -0.002), "black_plastic")
        if m.lod < 2:
            m.box((u - 0.0045, 0.008, -0.002), (u + 0.0045, h - 0.008, 0.0), "touch_orange")


def blind_mates(m, h, cartridges):
    """Rear of a tray: copper-backplane connectors, busbar clip in the middle, supply and return couplings."""
    m.rect(-m.size[0] / 2, m.size[0] / 2, 0, h, -TRAY_REAR, "zinc_sheet")
    for k in range(cartridges):
        u = -0.120 + 0.062 * k
        m.box((u - 0.026, 0.006, -TRAY_REAR), (u + 0.026, h - 0.006, -0.008), "black_plastic", "-z")
        label(m, u - 0.022, u + 0.022, 0.010, h - 0.010, -0.008, "copper")
    m.box((0.128, 0.008, -TRAY_REAR), (0.152, h - 0.008, -0.006), "copper", "-z")
    coupling(m, -0.196, h / 2, -TRAY_REAR, 0.0, 0.0125, "painted_pipe_supply")
    coupling(m, 0.196, h / 2, -TRAY_REAR, 0.0, 0.0125, "painted_pipe_return")


@model("gb200_compute_tray", "compute", TRAY, TRAY_SOURCE, units=1)
def gb200_compute_tray(m):
    """Liquid-cooled 1U tray of an NVL72-class rack: four OSFP, a BlueField card, eight E1.S bays, management."""
    w, _, h = m.size
    front = 0.014
    chassis(m, front, TRAY_REAR, seams=(0.18, 0.46))
    with m.face("front"):
        holes = []
        for k in range(4):
            u = (-0.146, -0.120, 0.120, 0.146)[k]
            holes.append(cage(m, u, h / 2, OSFP, -front))
            led(m, u - 0.003, h / 2 + 0.0105, -front)
            led(m, u + 0.003, h / 2 + 0.0105, -front)
            m.port(f"ib{k + 1}", u, h / 2, "MPO-12", front - PROUD)
        for k in range(8):
            u = -0.0800 + 0.0110 * k
            if m.lod < 2:
                m.box((u - 0.0048, 0.005, -front), (u + 0.0048, h - 0.005, -front + 0.002), "black_plastic", "-z")
                label(m, u - 0.003, u + 0.003, 0.008, 0.013, -front + 0.002, "pull_tab_green")
            led(m, u, h - 0.009, -front + 0.002)
        for k, name in enumerate(("eth1", "eth2")):
            u = 0.026 + 0.024 * k
            holes.append(cage(m, u, 0.014, QSFP, -front))
            m.port(name, u, 0.014, "QSFP112", front - PROUD)
        grille(m, 0.014, 0.062, 0.024, h - 0.005, -front)
        for k in range(2):
            holes.append(cage(m, 0.080 + 0.015 * k, 0.014, RJ45, -front))
        m.port("bmc", 0.080, 0.014, "RJ45", front - PROUD)
        grille(m, 0.071, 0.104, 0.024, h - 0.005, -front)
        grille(m, -0.196, -0.162, 0.006, h - 0.006, -front)
        grille(m, 0.162, 0.196, 0.006, h - 0.006, -front)
        block(m, -0.085, 0.0, 0.006, h - 0.006, -front, "black_plastic")
        m.plate(-w / 2, w / 2, 0, h, -front, holes, "dark_steel")
        tray_latches(m, w, h)
    with m.face("rear"):
        blind_mates(m, h, 4)


@model("nvlink_switch_tray", "switch", TRAY, TRAY_SOURCE, units=1)
def nvlink_switch_tray(m):
    """Liquid-cooled 1U NVLink switch tray: all links leave behind, management and air for the board in front."""
    w, _, h = m.size
    front = 0.014
    chassis(m, front, TRAY_REAR, seams=(0.22, 0.50))
    with m.face("front"):
        holes = [cage(m, 0.150 + 0.016 * k, h / 2, RJ45, -front) for k in range(2)]
        m.port("mgmt1", 0.150, h / 2, "RJ45", front - PROUD)
        m.port("mgmt2", 0.166, h / 2, "RJ45", front - PROUD)
        holes.append(cage(m, 0.184, h / 2, (0.0055, 0.0125), -front))
        for k in range(5):
            u0 = -0.196 + k * 0.0655
            grille(m, u0, u0 + 0.0595, 0.006, h - 0.006, -front)
        for k in range(4):
            led(m, 0.1300 + 0.0035 * k, h - 0.010, -front, "led_green")
        m.plate(-w / 2, w / 2, 0, h, -front, holes, "dark_steel")
        for u in (-0.131, 0.0655):
            bar_handle(m, u - 0.030, u + 0.030, h / 2, -front, 0.0)
        tray_latches(m, w, h)
    with m.face("rear"):
        blind_mates(m, h, 4)


@model("server_1u", "server", (0.4826, 0.760, 0.0428),
       "generic 1U two-socket server; width EIA-310, depth typical", units=1)
def server_1u(m):
    """Management server, as for fabric manager and login: ten drive bays, two supplies, one OCP 3.0 card."""
    w, _, h = m.size
    body = 0.434
    chassis(m, 0.022, REAR, "zinc_sheet", body, seams=(0.20, 0.25))
    with m.face("front"):
        m.plate(-body / 2, body / 2, 0, h, -0.022, [], "dark_steel")
        ears(m, body / 2, w / 2, 0, h, -0.022, 0.0, "black_plastic", 0)
        for k in range(10):
            u = -0.176 + 0.0372 * (k % 10)
            if m.lod < 2:
                m.box((u - 0.0172, 0.005, -0.022), (u + 0.0172, h - 0.005, -0.004), "black_plastic", "-z")
                grille(m, u - 0.015, u + 0.006, 0.008, h - 0.008, -0.004, "perforated_zinc")
                label(m, u + 0.008, u + 0.0155, 0.008, 0.018, -0.004, "touch_orange")
            led(m, u + 0.012, h - 0.010, -0.004)
        block(m, -body / 2 + 0.02, body / 2 - 0.02, 0.005, h - 0.005, -0.022, "black_plastic")
    with m.face("rear"):
        holes = [cage(m, -0.020 + 0.022 * k, 0.013, QSFP, -REAR) for k in range(2)]
        m.port("eth1", -0.020, 0.013, "QSFP112", REAR - PROUD)
        m.port("eth2", 0.002, 0.013, "QSFP112", REAR - PROUD)
        holes.append(cage(m, 0.050, 0.013, RJ45, -REAR))
        m.port("bmc", 0.050, 0.013, "RJ45", REAR - PROUD)
        grille(m, -0.040, 0.110, 0.024, h - 0.005, -REAR)
        m.plate(-body / 2, body / 2, 0, h, -REAR, holes, "zinc_sheet")
        for u in (-0.178, -0.098):
            psu(m, u, h / 2, (0.074, 0.039), -REAR, REAR)
