#version 460
#extension GL_GOOGLE_include_directive : require
#include "tests/gpu/structs.h"

layout(local_size_x = 1) in;
GPU_ARGS(CommandArgs);

void main()
{
    const uint count = args.positive.at[0];
    args.dispatch.at[0] = DispatchCommand((count + 63) / 64, 1, 1);
    args.draw.at[0] = DrawCommand(3, count, 0, 0);
}
