// How open a place is and how far along the view it lies, in one word: the distance, its last 8 bits the openness.
#ifndef GLASSHOUSE_ENGINE_OPEN_DISTANCE_GLSL
#define GLASSHOUSE_ENGINE_OPEN_DISTANCE_GLSL

uint openAndDistance(float open, float metres)
{
    return floatBitsToUint(metres) & ~255u | uint(open * 255 + 0.5);
}

vec4 opensIn(uvec4 words)
{
    return vec4(words & 255u) / 255;
}

vec4 distancesIn(uvec4 words)
{
    return uintBitsToFloat(words);
}
#endif
