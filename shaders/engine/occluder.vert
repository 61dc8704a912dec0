#version 460
#extension GL_GOOGLE_include_directive : require
#include "engine/surface.glsl"
#include "shared/engine/occluders.h"

// A box as twelve triangles; nothing of one that is hidden, small on the picture or behind the eye.
GPU_UNIFORM(0, View, view);
GPU_BUFFER(1, readonly, OccluderBox, boxes);

const uint corners[36] = uint[36](0, 2, 1, 1, 2, 3, 4, 5, 6, 5, 7, 6, 0, 1, 4, 1, 5, 4, 2, 6, 3, 3, 6, 7, 0, 4, 2, 2, 4, 6, 1,
                                  3, 5, 3, 7, 5);

void main()
{
    const OccluderBox box = boxes.at[gl_InstanceIndex];
    const vec3 centre = box.centre - view.eye;
    const float radius = length(box.extent);
    const bool small = radius * view.pixelsPerMetre < 12 * length(centre);
    if ((view.layers >> box.layer & 1u) == 0 || small || !reaches(view, centre, radius))
    {
        gl_Position = vec4(0, 0, -1, 1);
        return;
    }
    const uint corner = corners[gl_VertexIndex];
    const vec3 side = vec3(corner & 1u, corner >> 1 & 1u, corner >> 2) * 2 - 1;
    gl_Position = view.clipFromEye * vec4(centre + turned(box.rotation, side * box.extent), 1);
}
