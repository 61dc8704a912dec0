#version 460
#extension GL_GOOGLE_include_directive : require
#include "shared/engine/solids.h"

GPU_UNIFORM(0, View, view);
#include "engine/matter.glsl"

layout(location = 0) in vec3 place; // of SolidVertex
layout(location = 1) in uvec3 vertex;
layout(location = 2) in vec4 x; // of SolidShown
layout(location = 3) in vec4 y;
layout(location = 4) in vec4 z;
layout(location = 5) in uvec4 instance;

layout(location = 0) out vec3 normal;
layout(location = 1) flat out uvec3 matter; // color, surface, entity

// The material stays as a hint of light and dark within the layer's grey.
uint greyed(uint color, uint grey)
{
    const vec4 own = unpackUnorm4x8(color);
    const float hint = dot(own.rgb, vec3(0.2126, 0.7152, 0.0722));
    const uint hinted = packedColor(unpackUnorm4x8(grey).rgb * (0.82 + 0.36 * hint), own.a);
    return grey != 0 ? hinted : color;
}

void main()
{
    const vec4 point = vec4(place, 1);
    gl_Position = view.clipFromEye * vec4(dot(x, point), dot(y, point), dot(z, point), 1);
    // By the cofactors, so that it stays upright on what is scaled more along one axis than along another.
    const vec3 n = vectorOf(unpackSnorm2x16(vertex.x));
    const vec3 turnedNormal =
        vec3(dot(n, cross(y.xyz, z.xyz)), dot(n, cross(z.xyz, x.xyz)), dot(n, cross(x.xyz, y.xyz)));
    normal = normalize(turnedNormal * sign(dot(x.xyz, cross(y.xyz, z.xyz))));
    matter = matterOf(greyed(vertex.y, instance.z), vertex.z | instance.w & (surfaceSelected | surfaceHovered),
                      instance.y, (instance.w & 1u) != 0, instance.x);
}
