#version 460
#extension GL_GOOGLE_include_directive : require
#include "engine/label_cells.glsl"

// Of those who bid the most for all of their cells, the greatest label counts where two bid the same.
void main()
{
    const uint i = gl_GlobalInvocationID.x;
    if (i >= counts.at[0].placed || placements.at[i].state != labelOpen)
        return;
    const LabelPlacement p = placements.at[i];
    for (uint y = p.first.y; y <= p.last.y; ++y)
        for (uint x = p.first.x; x <= p.last.x; ++x)
            if (cells.at[cellAt(x, y)].x != bid(p.key))
                return;
    for (uint y = p.first.y; y <= p.last.y; ++y)
        for (uint x = p.first.x; x <= p.last.x; ++x)
            atomicMax(cells.at[cellAt(x, y)].y, bid(p.label));
}
