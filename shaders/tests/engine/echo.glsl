// Writes values as words, one after another. The including shader has `args.words`.
#ifndef GLASSHOUSE_TESTS_ENGINE_ECHO_GLSL
#define GLASSHOUSE_TESTS_ENGINE_ECHO_GLSL

uint place = 0;

void put(uint x)
{
    args.words.at[place++] = x;
}
void put(float x)
{
    put(floatBitsToUint(x));
}
void put(vec2 v)
{
    put(v.x);
    put(v.y);
}
void put(vec3 v)
{
    put(v.xy);
    put(v.z);
}
void put(vec4 v)
{
    put(v.xyz);
    put(v.w);
}
void put(uvec2 v)
{
    put(v.x);
    put(v.y);
}
void put(mat4 m)
{
    for (int i = 0; i < 4; ++i)
        put(m[i]);
}
#endif
