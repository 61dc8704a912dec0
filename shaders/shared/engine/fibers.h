// Cables: how they lie in GPU memory, and what culling them takes.
#ifndef GLASSHOUSE_SHARED_ENGINE_FIBERS_H
#define GLASSHOUSE_SHARED_ENGINE_FIBERS_H

#include "shared/engine/view.h"

GPU_NAMESPACE_BEGIN(engine)

struct FiberKnotData
{
    vec3 position;
    uint direction; // octahedral, two signed 16-bit fractions
};
GPU_STRUCT(FiberKnotData);

struct FiberData
{
    float radius; // metres
    uint entity;
    uint jacket; // sRGB 0xBBGGRR; layer above
    uint flags;  // fiberStraight
};
GPU_STRUCT(FiberData);

// Up to 8 spans between neighbouring knots of one fiber; or a band, one span of each of up to 16 fibers.
struct FiberChunk
{
    vec3 least; // of its box, fiber and all
    uint knots; // first knot; spans - 1 from bit 29. Of a band its first strand
    vec3 most;
    uint fiber; // bends from bit 24: bit i is set where span i is an arc. Of a band its first strand's
    float bow;  // metres: how far an arc may lie from its chord
    uint sides; // on which fibers of a pixel or more cover it, bits 0 to 5 (see FiberKnot); from bit 8 thinner ones
                // too; fiberWithin, fiberBand; a band's strands from bit 16
};
GPU_STRUCT(FiberChunk);

// What a fiber is made of in a view.
struct FiberMatter
{
    uint color;
    uint surface;
    uint entity;
    float radius; // metres; less than nothing: it is straight from knot to knot
};
GPU_STRUCT(FiberMatter);

// The same of a strand, for sheets: words of the G-buffer but for the normal.
struct SheetMatter
{
    uint color; // surface's lower bits above
    uint mean;  // color of the whole band; surface's higher bits above
    uint entity;
};
GPU_STRUCT(SheetMatter);

// A fiber's straight span in a band. All lead the same way, in their order across.
struct FiberStrand
{
    uint knot; // at its beginning; fiberReversed when that is the fiber's next knot
    uint fiber;
};
GPU_STRUCT(FiberStrand);

// Up to 64 chunks that lie near each other.
struct FiberGroup
{
    vec3 least;
    float thickest; // radius, metres
    vec3 most;
    uint layers; // bits of those within
};
GPU_STRUCT(FiberGroup);

// As what a chunk is drawn (see fiber_pieces.glsl), and which of its pieces are seen: bit 8 * span + piece.
struct FiberWay
{
    uint way;
    uint wide[2]; // as tubes or ribbons
    uint thin[2]; // as lines
};
GPU_STRUCT(FiberWay);

// How many pieces of each kind a group shows; after the scan the place of the first of each in the list.
struct FiberTally
{
    uint counts[5];
};
GPU_STRUCT(FiberTally);

// Which groups are in the picture, and how many chunks are looked at piece by piece.
struct FiberPlan
{
    uint groups[3]; // workgroups, one each
    uint pieces[3]; // workgroups, one thread a chunk
    uint lists[3];  // workgroups, one each of the groups that show something
    uint smalls[3]; // workgroups, one thread a small piece
    uint shown;
    uint large;
    uint listed;
    uint small;
};
GPU_STRUCT(FiberPlan);

// 64 small pieces one after the other.
struct FiberBlock
{
    uvec2 seen; // bit i: the i-th is drawn
    uint count; // of those; after the scan the place of the first in the list
};
GPU_STRUCT(FiberBlock);

// A piece of the list: one straight stretch of a span.
//   x: knot; how many knots further it ends - 1 from bit 22 (3 bits); pieces of the span, a power of two, from bit 25
//   (2 bits); which of them from bit 27 (3 bits)
//   y: fiber; how thinned out from bit 24: it stands for 2^n fibers
// Of a sheet: x: chunk; pieces and which of them as above; y: strands.

struct FiberCullArgs
{
    uint groupCount;
    uint chunkCount;
    float tubePixels;   // from this diameter on it is a tube; 0: everything is
    float leastPixels;  // what is thinner across is left out
    float thinPixels;   // what is thinner is thinned out: one fiber stands for two, four, eight, sixteen
    uint uncovered;     // 1: what others cover is drawn too
    uint sheets;        // 1: only sheets are listed, 0: all but them
    uint apart;         // 1: pieces of ribbons that are small on the picture are listed apart
    uint capacities[5]; // of the lists of tubes, ribbons, lines, sheets and small ribbons
    uint firsts[5];     // where each begins
    uint indices[4];    // of one piece
    uint vertices[4];
    uint draws[4]; // first of each
};

struct FiberMatterArgs
{
    uint fiberCount;
};

struct FiberSmallArgs
{
    uint draws;   // as many as there may be
    uint indices; // of one piece
    uint vertices;
};

struct FiberDrawArgs
{
    uint first; // of the list
};

GPU_NAMESPACE_END

#define fiberWithin 64u // of FiberChunk::sides: it lies within another fiber and is not drawn
#define fiberBand 128u  // it is a band
#define fiberStrandsShift 16
#define fiberMostStrands 16u
#define fiberReversed 0x80000000u
#define fiberStraight 1u
#define fiberSpans 8u
#define fiberGroupSize 64u
#define fiberKnotBits 22u
#define fiberIdMask 0xFFFFFFu
#define fiberTubes 0
#define fiberRibbons 1
#define fiberLines 2
#define fiberSheets 3
#define fiberSmall 4 // ribbons that are drawn after the others, where nothing hides them
#define fiberKinds 5
#define fiberRowGroups 32768u // workgroups along x of FiberPlan
#define fiberMostLarge (32768u * fiberGroupSize)
#define fiberBatch 4096u // pieces of one draw; the index buffers hold as many

#endif
