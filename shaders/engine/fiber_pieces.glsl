// What the steps of culling fibers agree on.
#ifndef GLASSHOUSE_ENGINE_FIBER_PIECES_GLSL
#define GLASSHOUSE_ENGINE_FIBER_PIECES_GLSL

#include "shared/engine/fibers.h"

// As what a chunk is drawn; tube and line, or ribbon and line, when one of its ends is nearer than the other.
#define wayTube 1u
#define wayRibbon 2u
#define wayLine 4u
#define wayKinds 7u        // the three of them
#define wayWhole 8u        // as one piece from its first knot to its last
#define wayBendShift 4     // log2 of the pieces of a bend, 2 bits
#define wayStraightShift 6 // and of a straight span, 2 bits
#define wayThinnedShift 8  // log2 of how many fibers it stands for, 3 bits
#define waySheet 0x800u    // of a band: wide ones as one sheet
#define wayFirstShift 12   // of a band that is thinned out the first strand that is drawn, 4 bits
#define wayStrandsShift 16 // of a band its strands, 5 bits
#define waySmallShift 21   // spans whose pieces are small on the picture, 8 bits

const float largePixels = 48; // long; what is shorter is small

uint thinnedOf(uint way)
{
    return way >> wayThinnedShift & 7u;
}

// How many fibers lie in it side by side.
uint strandsOf(uint way)
{
    return max(way >> wayStrandsShift & 31u, 1u);
}

// Where it is thinned out the first of them that is drawn; from there each 2^n-th, of which each next level takes some.
uint firstStrandOf(uint way)
{
    return way >> wayFirstShift & 15u;
}

uint drawnStrands(uint way)
{
    const uint first = firstStrandOf(way);
    const uint strands = strandsOf(way);
    return first < strands ? (strands - 1 - first >> thinnedOf(way)) + 1 : 0;
}

// Bits of `wide` and of `thin` that are listed. Sheets are listed by themselves, before all else.
bool listsWide(uint way, uint sheets)
{
    return (way & (wayTube | wayRibbon)) != 0 && (way & waySheet) / waySheet == sheets;
}

bool listsThin(uint way, uint sheets)
{
    return (way & wayLine) != 0 && sheets == 0;
}

// Whether pieces of ribbons, if small, are listed apart (FiberCullArgs::apart).
bool mayBeApart(uint way, uint apart)
{
    return apart != 0 && (way & (wayTube | wayRibbon | waySheet)) == wayRibbon;
}

// Which of four spans' pieces are small, as those of FiberWay::wide.
uint smallPieces(uint way, uint word)
{
    uint pieces = 0;
    for (uint s = 0; s < 4; ++s)
        pieces |= (way >> (waySmallShift + word * 4 + s) & 1u) * (0xFFu << 8 * s);
    return pieces;
}

bool isBand(FiberChunk chunk)
{
    return (chunk.sides & fiberBand) != 0;
}

uint spansOf(FiberChunk chunk)
{
    return (chunk.knots >> 29) + 1;
}

uint knotOf(FiberChunk chunk)
{
    return chunk.knots & 0x1FFFFFFFu;
}

// log2 of the pieces of a span.
uint finenessOf(FiberChunk chunk, uint way, uint span)
{
    const bool bends = (chunk.fiber >> (24 + span) & 1u) != 0;
    return (way & wayWhole) != 0 ? 0 : way >> (bends ? wayBendShift : wayStraightShift) & 3u;
}

// How far a piece may lie from its chord.
float bowOf(FiberChunk chunk, uint way, uint span)
{
    const bool bends = (way & wayWhole) != 0 || (chunk.fiber >> (24 + span) & 1u) != 0;
    return bends ? chunk.bow : 0.0;
}

// Over how many spans its pieces go, and how many spans each of them takes.
uint drawnSpans(FiberChunk chunk, uint way)
{
    return way == 0 ? 0 : (way & wayWhole) != 0 ? 1 : spansOf(chunk);
}

uint strideOf(FiberChunk chunk, uint way)
{
    return (way & wayWhole) != 0 ? spansOf(chunk) : 1;
}

uint pieceBit(uint span, uint piece)
{
    return 1u << (8 * (span & 3u) + piece);
}
#endif
