#version 460
#extension GL_GOOGLE_include_directive : require
#include "shared/engine/ui.h"

GPU_ARGS(UiArgs);

layout(binding = 0) uniform sampler2D image;

layout(location = 0) in vec2 uv;
layout(location = 1) in vec4 color;
layout(location = 0) out vec4 result;

void main()
{
    const vec4 texel = texture(image, uv);
    const vec4 seen = color * (args.coverage != 0 ? vec4(1, 1, 1, texel.r) : texel);
    result = vec4(seen.rgb * seen.a, seen.a);
}
