#version 460

// All corners in one place beyond the frustum: nothing is drawn.
void main()
{
    gl_Position = vec4(2, 2, 2, 1);
}
