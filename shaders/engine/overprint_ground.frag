#version 460
#extension GL_GOOGLE_include_directive : require
#include "shared/engine/overprint.h"

GPU_ARGS(OverprintArgs);

layout(location = 0) out vec4 result;

// Between 0 and 1, even over any few pixels (Jimenez 2014).
float noise(vec2 pixel)
{
    return fract(52.9829189 * fract(dot(pixel, vec2(0.06711056, 0.00583715))));
}

// Less than a step of the target is left to chance, so that no bands show.
void main()
{
    const vec2 whole = max(args.area.xy + args.reach - gl_FragCoord.xy, gl_FragCoord.xy - args.area.zw + args.reach);
    const float t = max(1 - length(max(whole, 0) / max(args.reach, 1)), 0);
    const float alpha = args.color.a * t * t * (3 - 2 * t) + (noise(gl_FragCoord.xy) - 0.5) / 255;
    result = max(vec4(args.color.rgb * alpha, alpha), 0);
}
