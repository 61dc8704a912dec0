#version 460
#extension GL_GOOGLE_include_directive : require
#include "engine/surface.glsl"
#include "shared/engine/fibers.h"

GPU_UNIFORM(0, View, view);
#include "engine/sheet.glsl"

layout(location = 0) out uvec4 outMatter;

void main()
{
    const Strand strand = strandHere();
    const SheetMatter matter = sheets.at[strand.index];
    const float mean = (view.flags & viewEntities) != 0 ? 0.0 : strand.mean;
    const vec3 color = mix(unpackUnorm4x8(matter.color).rgb, unpackUnorm4x8(matter.mean).rgb, mean);
    const uint word = packUnorm4x8(vec4(color, 0)) | matter.color & 0xFF000000u;
    outMatter = matterWords(uvec2(word, matter.mean & 0xFF000000u), strand.normal);
}
