// How wide a fiber is at a pixel. Passes for what is a pixel wide and for what is thinner share a chunk of which one end
// is nearer: each draws its part.
#ifndef GLASSHOUSE_ENGINE_FIBER_WIDTH_GLSL
#define GLASSHOUSE_ENGINE_FIBER_WIDTH_GLSL

layout(location = 3) in vec2 span; // pixels at a metre's depth; what it is multiplied by for its coverage

bool isThin()
{
    return span.x * gl_FragCoord.w < 1;
}

float coverage()
{
    return min(span.x * gl_FragCoord.w * span.y, 0.999);
}
#endif
