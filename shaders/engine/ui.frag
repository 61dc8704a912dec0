#version 460
#extension GL_GOOGLE_include_directive : require
#include "shared/engine/ui.h"

GPU_ARGS(UiArgs);

// 1: nothing but a color. Most pixels of panels are their ground, and reading the image for it takes the software
// driver most of its time.
layout(constant_id = 0) const uint plain = 0;

layout(binding = 0) uniform sampler2D image;

layout(location = 0) in vec2 uv;
layout(location = 1) in vec4 color;
layout(location = 0) out vec4 result;

void main()
{
    vec4 seen = color;
    if (plain == 0)
    {
        const vec4 texel = texture(image, uv);
        seen *= args.coverage != 0 ? vec4(1, 1, 1, texel.r) : texel;
    }
    result = vec4(seen.rgb * seen.a, seen.a);
}
