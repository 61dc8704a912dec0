#version 460
#extension GL_GOOGLE_include_directive : require
#include "tests/gpu/structs.h"

layout(local_size_x = 64) in;
GPU_ARGS(EchoArgs);

void main()
{
    const uint i = gl_GlobalInvocationID.x;
    if (i >= args.count)
        return;
    Probe probe = args.from.at[i];
    probe.position *= args.factor;
    probe.power *= args.factor;
    probe.size *= args.factor;
    probe.row += 1;
    probe.offset -= 1;
    probe.transform *= args.factor;
    probe.ids += uvec4(1, 2, 3, 4);
    args.to.at[i] = probe;
}
