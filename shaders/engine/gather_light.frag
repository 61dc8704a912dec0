#version 460

// One of several samples of a picture's light, as it is before it is toned.
layout(binding = 0) uniform sampler2D light;
layout(location = 0) out vec4 outColor;

void main()
{
    outColor = vec4(texelFetch(light, ivec2(gl_FragCoord.xy), 0).rgb, 1);
}
