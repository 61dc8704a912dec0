// Which strand of a sheet a pixel shows. The including shader binds `view`.
#ifndef GLASSHOUSE_ENGINE_SHEET_GLSL
#define GLASSHOUSE_ENGINE_SHEET_GLSL

layout(location = 0) flat in uvec2 row;   // see sheet.vert
layout(location = 1) flat in vec3 across;
layout(location = 2) flat in vec3 up;
layout(location = 3) flat in vec3 place;
GPU_BUFFER(6, readonly, SheetMatter, sheets); // by strand

struct Strand
{
    uint index;
    vec3 normal; // where the ray of the pixel meets it
    float mean;  // 0 where strands are told apart, 1 where they are thinner than a pixel: as bright as all of them are
};

// In the plane across the strands, in radii: the ray comes from above and passes the axes' height at `passes`, `slope`
// further across for each radius of height. It meets those cylinders whose axes are no farther than `reach` from there;
// of these the first is that on the side from which it comes.
Strand strandHere()
{
    const vec3 ray = view.rayCorner + gl_FragCoord.x * view.rayRight + gl_FragCoord.y * view.rayDown;
    const float slope = dot(across, ray) / dot(up, ray);
    const float passes = place.y - place.x * slope;
    const float reach = sqrt(1 + slope * slope);
    const float first = slope < 0 ? ceil((passes - reach) * 0.5) : floor((passes + reach) * 0.5);
    // At the end of the sheet that may be one of the next sheet, which looks the same.
    const float index = clamp(first, 0.0, float(row.y - 1));
    const float aside = clamp((passes - 2 * first) / reach, -1.0, 1.0);
    const float mean = clamp(2 - place.z * gl_FragCoord.w, 0.0, 1.0);
    const float flattened = aside * (1 - mean);
    const vec2 n = vec2(flattened, sqrt(1 - flattened * flattened)) / reach;
    return Strand(row.x + uint(index), across * (n.x + n.y * slope) + up * (n.y - n.x * slope), mean);
}
#endif
