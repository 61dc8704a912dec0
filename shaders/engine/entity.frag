#version 460
// What is picked: the entity in front.
layout(location = 3) flat in uint entity;
layout(location = 0) out uint outEntity;

void main()
{
    outEntity = entity;
}
