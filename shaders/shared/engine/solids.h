// Placed meshes: how they lie in GPU memory, and what culling them takes.
#ifndef GLASSHOUSE_SHARED_ENGINE_SOLIDS_H
#define GLASSHOUSE_SHARED_ENGINE_SOLIDS_H

#include "shared/engine/view.h"

GPU_NAMESPACE_BEGIN(engine)

struct SolidVertex
{
    vec3 position;
    uint normal;  // octahedral, two signed 16-bit fractions
    uint color;   // sRGB 0xAABBGGRR
    uint surface; // see shaders/engine/surface.glsl
};
GPU_STRUCT(SolidVertex);

struct SolidInstance
{
    vec3 position;
    uint entity;
    uvec2 rotation; // quaternion x, y, z, w: signed 16-bit fractions
    vec3 scale;
    uint flags; // layer; solidTinted
};
GPU_STRUCT(SolidInstance);

// An instance that a view shows, as its vertices want it.
struct SolidShown
{
    vec4 x; // rows: what a place in the mesh is turned, scaled and moved by, to be relative to the eye
    vec4 y;
    vec4 z;
    uint entity;
    uint tint;  // sRGB 0xFFBBGGRR in place of the materials' colours; 0: they keep theirs
    uint grey;  // the same, but of materials there stays a hint of light and dark; 0: not in this look
    uint flags; // 1: carries no value while others do; surfaceSelected, surfaceHovered
};
GPU_STRUCT(SolidShown);

// Up to 64 instances of one mesh and layer that stand near each other.
struct SolidCluster
{
    vec3 centre;
    float radius;
    uint first; // instance
    uint count;
    uint mesh;
    uint layer;
};
GPU_STRUCT(SolidCluster);

// One mesh of the set: where its clusters are, and its draws, one for each of four LODs.
struct SolidMesh
{
    uint firstCluster;
    uint clusterCount;
    uint firstInstance; // also of its part of the list of what is shown
    uint lods;          // 1 to 4
    float pixels[4];    // across, from which on each LOD is used; 0 for the coarsest
    uint draws[4];      // of each LOD, among those of the set
    vec3 centre;        // of the box around it
    vec3 halfSize;
    uint rooms[4]; // how many of the instances in each LOD are drawn by parts; 0 where it has none
    float fill;    // how much as large across it seems as the sphere around it
};
GPU_STRUCT(SolidMesh);

// What a cluster shows: bit i of `masks[l]` is its i-th instance in LOD l.
struct SolidTally
{
    uvec2 masks[4];
    uint counts[4]; // by LOD; after the scan the place of the first in the list
};
GPU_STRUCT(SolidTally);

// Triangles of one LOD that lie near each other and, most of them, face the same way.
struct SolidPart
{
    vec3 centre; // in the mesh, of the box around them
    vec3 halfSize;
    uint firstIndex;
    uint indexCount;
    uint facing; // 0 to 5: -x, +x, -y, +y, -z, +z; 6: several ways
    float plane; // seen only from beyond it along that axis
};
GPU_STRUCT(SolidPart);

// A LOD with parts.
struct SolidParted
{
    uint draw; // its place among the draws of the set
    uint firstPart;
    uint partCount;
    uint room;       // as SolidMesh::rooms
    uint firstBlock; // its place among the blocks
    int vertexOffset;
};
GPU_STRUCT(SolidParted);

// 64 parts of instances of one LOD one after the other, of a view.
struct SolidBlock
{
    uvec2 seen;  // bit i: the i-th is drawn
    uint parted; // SolidParted
    uint block;  // which of its blocks
};
GPU_STRUCT(SolidBlock);

struct SolidCullArgs
{
    uint clusterCount;
    uint coarsest; // 1: only the coarsest LOD, of what is large the one before
    uint whole;    // 1: nothing by parts
    uint blockCount;
};

GPU_NAMESPACE_END

#define solidTinted 32u
#define solidLayerMask 31u
#define solidClusterSize 64u
#define solidLods 4u
#define solidPartGroups 4u // workgroups for the parts of one LOD
#define solidBlockSize 64u
#define solidLarge 2.0 // metres of radius, from which on it is

#endif
