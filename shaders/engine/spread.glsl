// Drivers that give each of their threads one stretch of a dispatch's workgroups are done when the dearest stretch is.
// What lies side by side costs much the same, so here every stretch has its share of all there is.
#ifndef GLASSHOUSE_ENGINE_SPREAD_GLSL
#define GLASSHOUSE_ENGINE_SPREAD_GLSL

// In place of the index of a workgroup: each of them once; of those side by side 16 apart.
uint spreadGroup()
{
    const uint index = gl_WorkGroupID.y * gl_NumWorkGroups.x + gl_WorkGroupID.x;
    const uint rows = gl_NumWorkGroups.x * gl_NumWorkGroups.y / 16;
    return index < rows * 16 ? index % rows * 16 + index / rows : index;
}

// In place of GPU_THREAD.
uint spreadThread()
{
    return spreadGroup() * gl_WorkGroupSize.x + gl_LocalInvocationIndex;
}
#endif
