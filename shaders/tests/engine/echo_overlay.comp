#version 460
#extension GL_GOOGLE_include_directive : require
#extension GL_EXT_buffer_reference_uvec2 : require
#include "tests/engine/echo_structs.h"

// Member by member, as the shaders see them.
layout(local_size_x = 1) in;
GPU_ARGS(EchoOverlayArgs);
#include "tests/engine/echo.glsl"

void main()
{
    const LabelData label = args.label.at[0];
    put(label.box);
    put(label.position);
    put(label.height);
    put(label.right);
    put(label.least);
    put(label.up);
    put(label.importance);
    put(label.firstGlyph);
    put(label.glyphCount);
    put(label.layer);
    put(label.facing);
    const LabelGlyph glyph = args.glyph.at[0];
    put(glyph.quad);
    put(glyph.corners);
    const LabelPlacement placement = args.placement.at[0];
    put(placement.origin);
    put(placement.right);
    put(placement.up);
    put(placement.first);
    put(placement.last);
    put(placement.label);
    put(placement.key);
    put(placement.state);
    put(placement.opacity);
    const LabelCounts counts = args.counts.at[0];
    put(counts.placed);
    for (int i = 0; i < 3; ++i)
        put(counts.groups[i]);
    for (int i = 0; i < 4; ++i)
        put(counts.draw[i]);
    const LabelArgs placing = args.placing.at[0];
    put(placing.labelCount);
    put(placing.columns);
    put(placing.scale);
    put(placing.round);
    const LabelInkArgs ink = args.ink.at[0];
    put(ink.color);
    put(ink.atlasSize);
    put(ink.halo);
    put(ink.unused);
    const UiVertex vertex = args.vertex.at[0];
    put(vertex.position);
    put(vertex.uv);
    put(vertex.color);
    UiArgs ui = args.ui.at[0];
    put(uvec2(ui.vertices));
    put(ui.scale);
    put(ui.offset);
    put(ui.coverage);
    put(ui.unused);
    const OverprintArgs printed = args.printed.at[0];
    put(printed.area);
    put(printed.color);
    put(printed.lineColor);
    put(printed.scale);
    put(printed.reach);
    put(printed.radius);
    put(printed.line);
    put(printed.columns);
    put(printed.unused);
}
