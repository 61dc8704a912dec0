"""The one palette of the models. Colours are linear RGB, as glTF's base colour factor wants them."""

from typing import NamedTuple


class Material(NamedTuple):
    color: tuple
    metallic: float = 0.0
    roughness: float = 0.5
    emissive: tuple = (0.0, 0.0, 0.0)
    alpha: float = 1.0
    tiled: bool = False  # carries texture coordinates in metres, so that a pattern repeats at its real size


def grey(value):
    return (value, value, value)


PALETTE = {
    # Sheet metal. Powder coat is a dielectric over steel; bare and plated sheets are metals.
    "rack_steel": Material(grey(0.030), 0.0, 0.50),
    "dark_steel": Material(grey(0.055), 0.0, 0.45),
    "cabinet_grey": Material((0.52, 0.53, 0.52), 0.0, 0.45),
    "galvanised": Material((0.55, 0.56, 0.57), 1.0, 0.40),
    "brushed_steel": Material((0.60, 0.60, 0.61), 1.0, 0.30),
    "zinc_sheet": Material((0.42, 0.42, 0.43), 1.0, 0.45),
    "aluminium": Material((0.72, 0.73, 0.74), 1.0, 0.35),
    "champagne": Material((0.50, 0.39, 0.22), 1.0, 0.42),
    "copper": Material((0.72, 0.36, 0.20), 1.0, 0.35),
    # A perforated sheet is a material with the mean of sheet and holes, 65 % open.
    "perforated": Material(grey(0.017), 0.0, 0.65, tiled=True),
    "perforated_open": Material(grey(0.017), 0.0, 0.65, alpha=0.35, tiled=True),
    "wire_mesh": Material((0.50, 0.51, 0.52), 1.0, 0.40, alpha=0.20),  # the mean of a basket's wires, far away
    "perforated_zinc": Material(grey(0.16), 0.6, 0.55, tiled=True),
    # Cast metal foam: small facets all over, between which drawings show no lines.
    "foam_champagne": Material((0.50, 0.39, 0.22), 1.0, 0.42),
    "foam_champagne_dark": Material((0.23, 0.18, 0.10), 0.8, 0.50),
    # Connectors and plastics.
    "port_cage": Material((0.56, 0.56, 0.54), 1.0, 0.35),
    "port_recess": Material(grey(0.006), 0.0, 0.80),
    "black_plastic": Material(grey(0.020), 0.0, 0.45),
    "grey_plastic": Material(grey(0.22), 0.0, 0.50),
    "adapter_green": Material((0.03, 0.26, 0.09), 0.0, 0.45),
    "adapter_aqua": Material((0.03, 0.42, 0.45), 0.0, 0.45),
    "pull_tab_green": Material((0.16, 0.42, 0.04), 0.0, 0.50),
    "pull_tab_blue": Material((0.03, 0.12, 0.42), 0.0, 0.50),
    "pull_tab_yellow": Material((0.75, 0.52, 0.03), 0.0, 0.50),
    "touch_orange": Material((0.62, 0.16, 0.03), 0.0, 0.50),
    "jacket_yellow": Material((0.80, 0.56, 0.04), 0.0, 0.45),
    "rubber": Material(grey(0.015), 0.0, 0.85),
    "label_white": Material(grey(0.78), 0.0, 0.60),
    "screen": Material((0.012, 0.016, 0.020), 0.0, 0.15, (0.02, 0.05, 0.07)),
    "glass": Material((0.85, 0.90, 0.90), 0.0, 0.05, alpha=0.22),
    # Lights. The factor is the colour; how bright is the engine's to say.
    "led_green": Material((0.05, 0.50, 0.10), 0.0, 0.40, (0.08, 1.00, 0.20)),
    "led_amber": Material((0.50, 0.25, 0.02), 0.0, 0.40, (1.00, 0.48, 0.04)),
    "led_blue": Material((0.05, 0.15, 0.50), 0.0, 0.40, (0.10, 0.35, 1.00)),
    "lamp_emissive": Material((0.90, 0.86, 0.78), 0.0, 0.40, (1.00, 0.92, 0.80)),
    # Liquid loops: supply and return told apart by paint.
    "painted_pipe_supply": Material((0.03, 0.13, 0.40), 0.0, 0.35),
    "painted_pipe_return": Material((0.40, 0.05, 0.04), 0.0, 0.35),
    # The person for scale.
    "skin": Material((0.42, 0.25, 0.17), 0.0, 0.55),
    "hair": Material((0.035, 0.024, 0.018), 0.0, 0.70),
    "cloth_shirt": Material((0.16, 0.22, 0.30), 0.0, 0.90),
    "cloth_trousers": Material((0.030, 0.035, 0.050), 0.0, 0.90),
    "leather": Material((0.05, 0.03, 0.02), 0.0, 0.60),
}
