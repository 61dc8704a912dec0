#version 460
#extension GL_GOOGLE_include_directive : require
#include "engine/label_cells.glsl"

GPU_BUFFER(3, readonly, LabelData, labels);
GPU_BUFFER(4, writeonly, uvec2, list); // of glyphs to draw: placement and glyph

// Who holds all of its cells is drawn. The order of the list does not show: no two of them meet.
void main()
{
    const uint i = gl_GlobalInvocationID.x;
    if (i >= counts.at[0].placed || placements.at[i].state != labelOpen)
        return;
    const LabelPlacement p = placements.at[i];
    for (uint y = p.first.y; y <= p.last.y; ++y)
        for (uint x = p.first.x; x <= p.last.x; ++x)
        {
            // A cell that somebody just locked is as little one's own as it was before.
            const uvec2 cell = cells.at[cellAt(x, y)];
            if (cell.x != bid(p.key) || cell.y != bid(p.label))
                return;
        }
    for (uint y = p.first.y; y <= p.last.y; ++y)
        for (uint x = p.first.x; x <= p.last.x; ++x)
            cells.at[cellAt(x, y)].x = labelLocked;
    placements.at[i].state = labelChosen;
    const uint first = labels.at[p.label].firstGlyph;
    const uint count = labels.at[p.label].glyphCount;
    const uint place = atomicAdd(counts.at[0].draw[1], count);
    for (uint k = 0; k < count; ++k)
        list.at[place + k] = uvec2(i, first + k);
}
