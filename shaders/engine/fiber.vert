#version 460
#extension GL_GOOGLE_include_directive : require
#include "engine/fiber.glsl"

void main()
{
    fiberVertex();
}
