#version 460
#extension GL_GOOGLE_include_directive : require
#include "shared/engine/overprint.h"

GPU_ARGS(OverprintArgs);

// 1: all of one color. What covers the whole picture is, and edges would take the software driver most of its time.
layout(constant_id = 0) const uint plain = 0;

layout(location = 0) out vec4 result;

// A box with round corners, and a line along the inside of its edge.
void main()
{
    float inside = 1;
    float line = 0;
    if (plain == 0)
    {
        const vec2 middle = (args.area.xy + args.area.zw) / 2;
        const vec2 straight = (args.area.zw - args.area.xy) / 2 - args.radius;
        const vec2 beyond = abs(gl_FragCoord.xy - middle) - straight;
        const float outside = length(max(beyond, 0)) + min(max(beyond.x, beyond.y), 0) - args.radius;
        inside = clamp(0.5 - outside, 0, 1);
        line = args.lineColor.a * clamp(0.5 + outside + args.line, 0, 1);
    }
    const float alpha = mix(args.color.a, 1, line);
    result = inside * vec4(mix(args.color.rgb * args.color.a, args.lineColor.rgb, line), alpha);
}
