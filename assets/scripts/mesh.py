"""A mesh under construction: triangles by material, in our frame (metres, x width, y depth with the front at -y, z up)."""

import math
from contextlib import contextmanager

DIGITS = 5  # positions are kept to 0.01 mm, so that another machine's sin() cannot change a byte


def add(a, b):
    return (a[0] + b[0], a[1] + b[1], a[2] + b[2])


def sub(a, b):
    return (a[0] - b[0], a[1] - b[1], a[2] - b[2])


def scale(a, k):
    return (a[0] * k, a[1] * k, a[2] * k)


def dot(a, b):
    return a[0] * b[0] + a[1] * b[1] + a[2] * b[2]


def cross(a, b):
    return (a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0])


def unit(a):
    length = math.sqrt(dot(a, a))
    return scale(a, 1.0 / length)


class Part:
    """The triangles of one material."""

    def __init__(self):
        self.vertices = {}  # (position, normal) -> index
        self.indices = []

    def vertex(self, position, normal):
        key = (tuple(round(c, DIGITS) + 0.0 for c in position), tuple(round(c, DIGITS) + 0.0 for c in normal))
        return self.vertices.setdefault(key, len(self.vertices))


class Mesh:
    """`size` is the declared box (w, d, h); `lod` 0 is the finest. Shapes are given in the current frame."""

    def __init__(self, size, lod):
        self.size = size
        self.lod = lod
        self.parts = {}
        self.ports = []
        self._frame = ((0, 0, 0), (1, 0, 0), (0, 1, 0), (0, 0, 1))
        self._face = None
        self._cuts = ()

    @contextmanager
    def cut_along_y(self, *places):
        """Flat shapes drawn inside are cut there in the current frame, all along the same planes: of a panel that mostly
        stands behind others its visible strip is then drawn alone."""
        self._cuts = places
        yield self
        self._cuts = ()

    @contextmanager
    def frame(self, origin, u, v, w):
        """Shapes drawn inside are given in axes u, v, w (orthonormal, right-handed) about origin, themselves in the
        frame outside."""
        outside = self._frame
        self._frame = (self._point(origin), self._direction(u), self._direction(v), self._direction(w))
        yield self
        self._frame = outside

    @contextmanager
    def face(self, name):
        """Axes on a face of the declared box as one sees it standing before it: u right, v up from the bottom, w out
        of the face, zero at the box's face."""
        half = self.size[1] / 2
        self._face = name
        if name == "front":
            with self.frame((0, -half, 0), (1, 0, 0), (0, 0, 1), (0, -1, 0)):
                yield self
        else:
            with self.frame((0, half, 0), (-1, 0, 0), (0, 0, 1), (0, 1, 0)):
                yield self
        self._face = None

    def port(self, name, u, v, connector, inset=0.0):
        """Names a connector at (u, v) of the face being drawn, its mouth `inset` behind the box's face."""
        x = -u if self._face == "rear" else u
        if self.lod == 0:
            self.ports.append({"name": name, "face": self._face, "at_m": [round(x, 5) + 0.0, round(v, 5)],
                               "inset_m": round(inset, 5), "connector": connector})

    def _direction(self, d):
        _, u, v, w = self._frame
        return add(add(scale(u, d[0]), scale(v, d[1])), scale(w, d[2]))

    def _point(self, p):
        return add(self._frame[0], self._direction(p))

    def polygon(self, points, material, normals=None):
        """A convex polygon, counterclockwise seen from outside; flat unless normals are given."""
        for y in self._cuts:
            if normals is None and min(p[1] for p in points) < y - 1e-7 and max(p[1] for p in points) > y + 1e-7:
                for side in (-1, 1):
                    self.polygon(clipped(points, y, side), material)
                return
        points = [self._point(p) for p in points]
        if normals is None:
            normals = [unit(cross(sub(points[1], points[0]), sub(points[2], points[0])))] * len(points)
        else:
            normals = [self._direction(n) for n in normals]
        part = self.parts.setdefault(material, Part())
        corners = [part.vertex(p, n) for p, n in zip(points, normals)]
        for i in range(1, len(corners) - 1):
            triangle = (corners[0], corners[i], corners[i + 1])
            if len(set(triangle)) == 3:
                part.indices.extend(triangle)

    def rect(self, u0, u1, v0, v1, w, material):
        """A rectangle facing +w."""
        self.polygon([(u0, v0, w), (u1, v0, w), (u1, v1, w), (u0, v1, w)], material)

    def box(self, lo, hi, material, skip=""):
        """An axis-aligned box; `skip` names faces left out, as in "-y +z"."""
        (x0, y0, z0), (x1, y1, z1) = lo, hi
        sides = {
            "-x": [(x0, y1, z0), (x0, y0, z0), (x0, y0, z1), (x0, y1, z1)],
            "+x": [(x1, y0, z0), (x1, y1, z0), (x1, y1, z1), (x1, y0, z1)],
            "-y": [(x0, y0, z0), (x1, y0, z0), (x1, y0, z1), (x0, y0, z1)],
            "+y": [(x1, y1, z0), (x0, y1, z0), (x0, y1, z1), (x1, y1, z1)],
            "-z": [(x0, y1, z0), (x1, y1, z0), (x1, y0, z0), (x0, y0, z0)],
            "+z": [(x0, y0, z1), (x1, y0, z1), (x1, y1, z1), (x0, y1, z1)],
        }
        for name, corners in sides.items():
            if name not in skip:
                self.polygon(corners, material)

    def chamfered(self, lo, hi, c, material, skip=""):
        """A box whose edges are cut by c, so that they catch the light; a plain box from LOD 2 on. `skip` as of a box."""
        if self.lod > 1:
            return self.box(lo, hi, material, skip)
        c = min(c, 0.3 * min(sub(hi, lo)))
        centre = scale(add(lo, hi), 0.5)
        signs = [(a, b, d) for a in (0, 1) for b in (0, 1) for d in (0, 1)]
        full = [[(lo, hi)[s[k]][k] for k in range(3)] for s in signs]

        def corner(s, axis):  # the corner's point on the face across `axis`
            p = full[signs.index(s)]
            return tuple(p[k] if k == axis else p[k] + (c if s[k] == 0 else -c) for k in range(3))

        def outward(points):
            normal = cross(sub(points[1], points[0]), sub(points[2], points[0]))
            self.polygon(points if dot(normal, sub(points[0], centre)) > 0 else points[::-1], material)

        for axis in range(3):
            b, d = (axis + 1) % 3, (axis + 2) % 3

            def sign(a_value, b_value, d_value):
                s = [0, 0, 0]
                s[axis], s[b], s[d] = a_value, b_value, d_value
                return tuple(s)

            for side in (0, 1):
                if "-+"[side] + "xyz"[axis] in skip:
                    continue
                outward([corner(sign(side, *bd), axis) for bd in ((0, 0), (1, 0), (1, 1), (0, 1))])
            for bs in (0, 1):
                for ds in (0, 1):
                    s0, s1 = sign(0, bs, ds), sign(1, bs, ds)
                    outward([corner(s0, b), corner(s1, b), corner(s1, d), corner(s0, d)])
        for s in signs:
            outward([corner(s, 0), corner(s, 1), corner(s, 2)])

    def plate(self, u0, u1, v0, v1, w, holes, material):
        """A rectangle facing +w with rectangular holes (u0, u1, v0, v1)."""
        holes = [h for h in holes if h]
        levels = sorted({v0, v1, *(h[2] for h in holes), *(h[3] for h in holes)})
        for low, high in zip(levels, levels[1:]):
            if high - low < 1e-7:
                continue
            start = u0
            for hole in sorted(h for h in holes if h[2] < high - 1e-7 and h[3] > low + 1e-7):
                if hole[0] > start + 1e-7:
                    self.rect(start, hole[0], low, high, w, material)
                start = max(start, hole[1])
            if start < u1 - 1e-7:
                self.rect(start, u1, low, high, w, material)

    def pocket(self, hole, w, depth, walls, back):
        """The inside of a hole in a plate at w, seen through it."""
        u0, u1, v0, v1 = hole
        b = w - depth
        self.polygon([(u0, v0, w), (u0, v0, b), (u0, v1, b), (u0, v1, w)], walls)
        self.polygon([(u1, v0, w), (u1, v1, w), (u1, v1, b), (u1, v0, b)], walls)
        self.polygon([(u0, v0, w), (u1, v0, w), (u1, v0, b), (u0, v0, b)], walls)
        self.polygon([(u0, v1, w), (u0, v1, b), (u1, v1, b), (u1, v1, w)], walls)
        self.rect(u0, u1, v0, v1, b, back)

    def ring(self, hole, border, w0, w1, material, sides=True):
        """A raised frame about a hole, from w0 out to w1; what is inside the hole is a pocket's to draw."""
        u0, u1, v0, v1 = hole
        o0, o1, p0, p1 = u0 - border, u1 + border, v0 - border, v1 + border
        inner = [(u0, v0), (u1, v0), (u1, v1), (u0, v1)]
        outer = [(o0, p0), (o1, p0), (o1, p1), (o0, p1)]
        for i in range(4):
            j = (i + 1) % 4
            self.polygon([(*outer[i], w1), (*outer[j], w1), (*inner[j], w1), (*inner[i], w1)], material)
            if sides:
                self.polygon([(*outer[i], w0), (*outer[j], w0), (*outer[j], w1), (*outer[i], w1)], material)

    def cylinder(self, start, end, radius, material, segments=12, caps="both", end_radius=None):
        """A cylinder or cone frustum with smooth sides; caps "both", "start", "end" or ""."""
        end_radius = radius if end_radius is None else end_radius
        rings = [circle(start, sub(end, start), radius, segments), circle(end, sub(end, start), end_radius, segments)]
        self.loft(rings, material, caps)

    def tube(self, points, radius, material, segments=8, caps="both"):
        """A round tube along a polyline, mitred at its corners."""
        rings, side = [], None
        for i, p in enumerate(points):
            before = unit(sub(p, points[i - 1])) if i else unit(sub(points[1], p))
            after = unit(sub(points[i + 1], p)) if i + 1 < len(points) else before
            along = unit(add(before, after))
            stretch = 1.0 / max(0.5, dot(along, before))
            side = perpendicular(along) if side is None else unit(sub(side, scale(along, dot(side, along))))
            other = cross(along, side)
            bend = sub(after, before)
            wide = unit(bend) if dot(bend, bend) > 1e-12 else None
            ring = []
            for k in range(segments):
                angle = 2 * math.pi * k / segments
                spoke = add(scale(side, math.cos(angle) * radius), scale(other, math.sin(angle) * radius))
                if wide:  # the mitre's ellipse is longer in the plane of the bend
                    spoke = add(spoke, scale(wide, dot(spoke, wide) * (stretch - 1.0)))
                ring.append(add(p, spoke))
            rings.append(ring)
        self.loft(rings, material, caps)

    def loft(self, rings, material, caps="both"):
        """A skin through closed rings of equally many points, counterclockwise about the way from first to last."""
        count = len(rings[0])
        normals = [[(0.0, 0.0, 0.0)] * count for _ in rings]
        for i in range(len(rings) - 1):
            for k in range(count):
                n = (k + 1) % count
                a, b, c, d = rings[i][k], rings[i][n], rings[i + 1][n], rings[i + 1][k]
                normal = cross(sub(c, a), sub(d, b))
                for r, j in ((i, k), (i, n), (i + 1, n), (i + 1, k)):
                    normals[r][j] = add(normals[r][j], normal)
        normals = [[unit(n) for n in ring] for ring in normals]
        for i in range(len(rings) - 1):
            for k in range(count):
                n = (k + 1) % count
                self.polygon([rings[i][k], rings[i][n], rings[i + 1][n], rings[i + 1][k]], material,
                             [normals[i][k], normals[i][n], normals[i + 1][n], normals[i + 1][k]])
        if caps in ("both", "start"):
            self.polygon(rings[0][::-1], material)
        if caps in ("both", "end"):
            self.polygon(rings[-1], material)

    def triangles(self):
        return sum(len(part.indices) // 3 for part in self.parts.values())

    def bounds(self):
        points = [key[0] for part in self.parts.values() for key in part.vertices]
        return ([min(p[k] for p in points) for k in range(3)], [max(p[k] for p in points) for k in range(3)])


def clipped(points, y, side):
    """What of a convex polygon lies below (-1) or above (1) a plane across y."""
    left = []
    for a, b in zip(points, points[1:] + points[:1]):
        if (a[1] - y) * side >= 0:
            left.append(a)
        if (a[1] - y) * (b[1] - y) < 0:
            k = (y - a[1]) / (b[1] - a[1])
            left.append((a[0] + (b[0] - a[0]) * k, y, a[2] + (b[2] - a[2]) * k))
    return left


def perpendicular(axis):
    helper = (0, 0, 1) if abs(axis[2]) < 0.9 else (1, 0, 0)
    return unit(cross(helper, axis))


def circle(centre, axis, radius, segments):
    axis = unit(axis)
    side = perpendicular(axis)
    other = cross(axis, side)
    return [add(centre, add(scale(side, radius * math.cos(2 * math.pi * k / segments)),
                            scale(other, radius * math.sin(2 * math.pi * k / segments)))) for k in range(segments)]
