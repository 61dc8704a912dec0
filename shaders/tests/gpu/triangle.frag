#version 460
#extension GL_GOOGLE_include_directive : require
#include "tests/gpu/structs.h"

layout(location = 0) flat in vec4 color;
layout(location = 0) out vec4 result;

void main()
{
    result = color;
}
