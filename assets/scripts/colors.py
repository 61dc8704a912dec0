#!/usr/bin/env python3
"""Makes our own colours of values: eight categories and the diverging map, as engine/passes/color_tables.cpp has them.

colors.py            prints both
colors.py --search   looks for the categories anew (a minute) instead of taking those found

Spaces: OKLab (Ottosson 2020). Colour blindness: Machado, Oliveira and Fernandes 2009, severity 1.
"""

import math
import random
import sys

LMS_FROM_RGB = ((0.4122214708, 0.5363325363, 0.0514459929),
                (0.2119034982, 0.6806995451, 0.1073969566),
                (0.0883024619, 0.2817188376, 0.6299787005))
LAB_FROM_LMS = ((0.2104542553, 0.7936177850, -0.0040720468),
                (1.9779984951, -2.4285922050, 0.4505937099),
                (0.0259040371, 0.7827717662, -0.8086757660))
LMS_FROM_LAB = ((1, 0.3963377774, 0.2158037573), (1, -0.1055613458, -0.0638541728), (1, -0.0894841775, -1.2914855480))
RGB_FROM_LMS = ((4.0767416621, -3.3077115913, 0.2309699292),
                (-1.2684380046, 2.6097574011, -0.3413193965),
                (-0.0041960863, -0.7034186147, 1.7076147010))
DEUTERANOPIA = ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.011820, 0.042940, 0.968881))
PROTANOPIA = ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998))

CATEGORY_LIGHTNESS = 0.70  # stands out from a background of 0.10 and from paper
# As --search finds them, in an order in which the first few differ most.
CATEGORIES = "36A4FF F17803 51B772 E367D2 4CB1B0 B79B4E B782E9 EB6F9B".split()


def times(matrix, vector):
    return [sum(a * b for a, b in zip(row, vector)) for row in matrix]


def lab_of(linear):
    return times(LAB_FROM_LMS, [math.copysign(abs(x) ** (1 / 3), x) for x in times(LMS_FROM_RGB, linear)])


def linear_of(lightness, chroma, hue):
    lms = times(LMS_FROM_LAB, [lightness, chroma * math.cos(hue), chroma * math.sin(hue)])
    return times(RGB_FROM_LMS, [x ** 3 for x in lms])


def clamped(color):
    return [min(1.0, max(0.0, x)) for x in color]


def code(linear):
    encoded = (12.92 * x if x <= 0.0031308 else 1.055 * x ** (1 / 2.4) - 0.055 for x in clamped(linear))
    return "".join(f"{round(255 * x):02X}" for x in encoded)


def appearances(chroma, hue):
    """To everybody, to deuteranopes, to protanopes; None outside sRGB."""
    linear = linear_of(CATEGORY_LIGHTNESS, chroma, hue)
    if min(linear) < -1e-6 or max(linear) > 1 + 1e-6:
        return None
    return [lab_of(linear)] + [lab_of(clamped(times(m, linear))) for m in (DEUTERANOPIA, PROTANOPIA)]


def score(points):
    """The least distance of any two: ordinary eyes are asked for twice the distance of colour-blind ones."""
    hues = sorted(hue % math.tau for _, hue, _ in points)
    gap = min((b - a) % math.tau for a, b in zip(hues, hues[1:] + hues[:1]))
    least = gap / math.radians(27) * 0.05
    for i, (_, _, a) in enumerate(points):
        for _, _, b in points[:i]:
            least = min(least, math.dist(a[0], b[0]) / 2, math.dist(a[1], b[1]), math.dist(a[2], b[2]) / 0.8)
    return least


def search(seed, steps=12000, least_chroma=0.075):
    """Simulated annealing."""
    source = random.Random(seed)
    points = []
    while len(points) < 8:
        chroma, hue = source.uniform(least_chroma, 0.25), source.uniform(0, math.tau)
        if seen := appearances(chroma, hue):
            points.append((chroma, hue, seen))
    now = score(points)
    best = (now, list(points))
    for step in range(steps):
        left = 1 - step / steps
        i = source.randrange(8)
        before = points[i]
        reach = 0.25 * left + 0.01
        chroma, hue = before[0] + source.gauss(0, 0.2 * reach), before[1] + source.gauss(0, 2 * reach)
        seen = appearances(chroma, hue) if chroma >= least_chroma else None
        if not seen:
            continue
        points[i] = (chroma, hue, seen)
        then = score(points)
        if then >= now or source.random() < math.exp((then - now) / (0.01 * left + 1e-5) * 6):
            now = then
            best = max(best, (now, list(points)), key=lambda each: each[0])
        else:
            points[i] = before
    return best


def diverging():
    """Lightness grows evenly from the grey middle to both ends, chroma with it, hues are a blue and an orange."""
    for i in range(256):
        side = (i - 127.5) / 127.5
        away = abs(side)
        chroma, hue = (0.132, 250) if side < 0 else (0.165, 55)
        yield code(linear_of(0.38 + 0.37 * away, chroma * away, math.radians(hue)))


def main():
    if "--search" in sys.argv[1:]:
        points = max((search(seed) for seed in range(10)), key=lambda each: each[0])[1]
        print("categories", *(code(linear_of(CATEGORY_LIGHTNESS, chroma, hue)) for chroma, hue, _ in points))
    else:
        print("categories", *CATEGORIES)
    print("diverging", *diverging())


if __name__ == "__main__":
    main()
