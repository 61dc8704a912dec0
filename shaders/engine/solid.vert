#version 460
#extension GL_GOOGLE_include_directive : require
#include "engine/surface.glsl"
#include "shared/engine/solids.h"

GPU_UNIFORM(0, View, view);
GPU_BUFFER(1, readonly, SolidInstance, instances);
GPU_BUFFER(2, readonly, uint, list);
GPU_BUFFER(3, readonly, SolidVertex, vertices);
GPU_BUFFER(4, readonly, SolidMaterial, materials);
GPU_BUFFER(5, readonly, float, values);
GPU_BUFFER(6, readonly, uint, colors);
#include "engine/tint.glsl"

layout(location = 0) out vec3 normal;
layout(location = 1) flat out uint color;
layout(location = 2) flat out uint surface;
layout(location = 3) flat out uint entity;
layout(location = 4) out vec3 position; // relative to the eye

void main()
{
    const SolidInstance instance = instances.at[list.at[gl_InstanceIndex]];
    const SolidVertex vertex = vertices.at[gl_VertexIndex];
    const SolidMaterial material = materials.at[vertex.material];
    position = turned(instance.rotation, vertex.position * instance.scale) + (instance.position - view.eye);
    normal = normalize(turned(instance.rotation, vectorOf(unpackSnorm2x16(vertex.normal)) / instance.scale));
    gl_Position = view.clipFromEye * vec4(position, 1);
    color = material.color;
    surface = material.surface;
    entity = instance.entity;
    if ((view.flags & viewFlat) != 0)
    {
        // The material stays as a hint of light and dark within the layer's grey.
        const vec3 own = unpackUnorm4x8(color).rgb;
        const vec3 grey = unpackUnorm4x8(view.greys[instance.flags & solidLayerMask]).rgb;
        const float hint = dot(own, vec3(0.2126, 0.7152, 0.0722));
        color = packedColor(grey * (0.82 + 0.36 * hint), unpackUnorm4x8(color).a);
    }
    tint(instance.entity, (instance.flags & solidTinted) != 0, color, surface);
}
