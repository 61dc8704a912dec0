#version 460
#extension GL_GOOGLE_include_directive : require
#include "shared/engine/overprint.h"

GPU_ARGS(OverprintArgs);
GPU_BUFFER(0, readonly, uint, coverage); // bytes, rows from the top

layout(location = 0) out vec4 result;

void main()
{
    const uvec2 texel = uvec2(gl_FragCoord.xy - args.area.xy);
    const uint at = texel.y * args.columns + texel.x;
    const float ink = float(coverage.at[at >> 2] >> ((at & 3) * 8) & 255) / 255;
    const float alpha = args.color.a * ink;
    result = vec4(args.color.rgb * alpha, alpha);
}
