"""What is plugged: transceivers of two ports and of one, and an MPO plug. `mate_y_m` is the plane that meets the mouth of the port."""

from parts import cage, label, led
from registry import model

OUT = 0.036  # how far the transceiver's nose stands out of its cage


SIZE = (0.0226, 0.1330, 0.0160)
SOURCE = "OSFP MSA: module 22.58 x 107.8 x 13.0 mm, finned top; nose and tab estimated"


def transceiver(m, receptacles):
    """Body, fins and nose; `receptacles` draws what is plugged into and gives its holes."""
    w, d, h = m.size
    y = -d / 2 + 0.0035
    nose = y + OUT
    m.box((-w / 2, nose, 0.0), (w / 2, d / 2, 0.013), "zinc_sheet", "-y" if m.lod < 2 else "-y +y")
    m.box((-w / 2, y, 0.0), (w / 2, nose, h), "port_cage", "-y")
    if m.lod == 0:
        for k in range(7):
            u = -w / 2 + 0.0016 + k * 0.00323
            m.box((u - 0.0006, nose, 0.0130), (u + 0.0006, d / 2 - 0.020, 0.0152), "zinc_sheet", "-z")
    with m.face("front"):
        holes = receptacles()
        m.plate(-w / 2, w / 2, 0, h, -0.0035, holes, "port_cage")
        led(m, 0.0, 0.0148, -0.0035)
        m.box((-0.0040, 0.0004, -0.0035), (0.0040, 0.0014, 0.0), "pull_tab_yellow", "" if m.lod < 2 else "-x +x -y -z")
        label(m, -w / 2 + 0.001, -w / 2 + 0.001 + 0.002, 0.0005, 0.0011, -0.0035)


@model("osfp_twin_mpo", "optic", SIZE, SOURCE, mate_y_m=-0.0270)
def osfp_twin_mpo(m):
    """Twin-port 2xDR4 transceiver: two upright MPO-12 receptacles side by side, a pull tab below."""

    def receptacles():
        holes = []
        for side, name in ((-1, "1"), (1, "2")):
            holes.append(cage(m, side * 0.0053, 0.0080, (0.0078, 0.0126), -0.0035, 0.012, "black_plastic", border=0.0006))
            m.port(name, side * 0.0053, 0.0080, "MPO-12", 0.0015)
        return holes

    transceiver(m, receptacles)


@model("osfp_mpo", "optic", SIZE, SOURCE, mate_y_m=-0.0270)
def osfp_mpo(m):
    """Single-port transceiver: one MPO-12 receptacle lying in the middle of the nose."""

    def receptacles():
        m.port("1", 0.0, 0.0080, "MPO-12", 0.0015)
        return [cage(m, 0.0, 0.0080, (0.0126, 0.0078), -0.0035, 0.012, "black_plastic", border=0.0006)]

    transceiver(m, receptacles)


@model("mpo12_plug", "optic", (0.0125, 0.0560, 0.0092), "IEC 61754-7 plug, outer housing about 12.5 x 9.2 mm; boot estimated",
       mate_y_m=0.0200)
def mpo12_plug(m):
    """MPO-12 plug with its sliding sleeve and boot; the cord leaves at the front, the ferrule points back into the port."""
    w, d, h = m.size
    z = h / 2
    seg = (12, 8, 4)[m.lod]
    m.box((-0.0032, d / 2 - 0.004, z - 0.0013), (0.0032, d / 2, z + 0.0013), "port_recess")
    m.box((-0.0048, d / 2 - 0.012, z - 0.0034), (0.0048, d / 2 - 0.004, z + 0.0034), "adapter_green")
    m.chamfered((-w / 2, d / 2 - 0.028, 0), (w / 2, d / 2 - 0.012, h), 0.0008, "adapter_green")
    if m.lod == 0:
        for k in range(4):
            y = d / 2 - 0.026 + 0.003 * k
            for face in (-0.0001, h - 0.0003):
                m.box((-0.004, y, max(0.0, face)), (0.004, y + 0.0012, min(h, face + 0.0004)), "black_plastic")
    m.cylinder((0, d / 2 - 0.028, z), (0, -d / 2 + 0.006, z), 0.0032, "black_plastic", seg, "end", end_radius=0.0020)
    m.cylinder((0, -d / 2 + 0.006, z), (0, -d / 2, z), 0.0015, "jacket_yellow", seg, "end")
