#version 460
#extension GL_GOOGLE_include_directive : require
#include "engine/surface.glsl"
#include "shared/engine/view.h"

GPU_UNIFORM(0, View, view);
#include "engine/sheet.glsl"

layout(location = 0) out uvec4 outMatter;

void main()
{
    const Strand strand = strandHere();
    const uvec4 matter = matters.at[strand.index];
    const vec4 color = mix(unpackUnorm4x8(matter.x), unpackUnorm4x8(matter.w), strand.mean);
    outMatter = uvec4(packUnorm4x8(color), packSnorm2x16(octOf(strand.normal)), matter.yz);
}
