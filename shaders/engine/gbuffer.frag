#version 460
#extension GL_GOOGLE_include_directive : require
#include "engine/surface.glsl"

layout(location = 0) in vec3 normal;
layout(location = 1) flat in uvec3 matter; // color, surface, entity
layout(location = 0) out uvec4 outMatter;

void main()
{
    outMatter = matterWords(matterWords(matter.x, matter.y), normal);
}
