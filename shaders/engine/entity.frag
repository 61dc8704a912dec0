#version 460
// What is picked: the entity in front.
layout(location = 1) flat in uvec3 matter; // color, surface, entity
layout(location = 0) out uint outEntity;

void main()
{
    outEntity = matter.z;
}
