#version 460
#extension GL_GOOGLE_include_directive : require
#include "shared/engine/fibers.h"

// Of a sheet what is picked.
GPU_UNIFORM(0, View, view);
#include "engine/sheet.glsl"

layout(location = 0) out uint outEntity;

void main()
{
    outEntity = sheets.at[strandHere().index].entity;
}
