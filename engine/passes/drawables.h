#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include <glm/gtc/quaternion.hpp>
#include <glm/vec3.hpp>

#include "engine/import/mesh.h"

namespace engine
{
// Everything of a scene that is drawn, as plain arrays, made once by whoever knows what it means. World frame: metres,
// right-handed, z up, single precision, so its origin lies in the scene (a kilometre away is still exact to 0.1 mm).

// Whatever can be picked and can carry a value: a dense number given by the maker, 0 is nobody.
using EntityId = uint32_t;

// Groups of drawables that are shown or hidden as a whole, and share a grey in the engineer look. The maker numbers
// them, 0 to 31.
using LayerId = uint8_t;
inline constexpr uint32_t layerCount = 32;

// One placed mesh: scaled, then turned, then moved.
struct Solid
{
    glm::vec3 position{0};
    glm::quat rotation{1, 0, 0, 0}; // w, x, y, z
    glm::vec3 scale{1};
    uint32_t mesh = 0; // into Drawables::meshes
    EntityId entity = 0;
    LayerId layer = 0;
    bool tinted = false; // shows its entity's value by colour, in place of its materials' own
};

// A point of a fiber and the unit direction in which the fiber passes there. Where the directions of two neighbours
// agree with the line between them the fiber is straight, else it is the arc that touches both (a circle's, when it can
// be).
struct FiberKnot
{
    glm::vec3 position{0};
    glm::vec3 direction{1, 0, 0};
    // Sides of the world on which other fibers close in the straight span from here to the next knot, so that an eye
    // beyond it there sees nothing of it: from bit 0 on -x, +x, -y, +y, -z, +z.
    uint8_t coveredSides = 0;
    uint8_t thickSides = 0; // likewise, several fibers thick: even where those are thinner than a pixel
    bool within = false;    // that span lies within another fiber and is not drawn
    // Straight spans of one number other than 0 lie side by side, each touching the next: along one axis of the world,
    // of one radius, one layer, one length and covered alike. Near ones are drawn as one sheet. What does not lie so is
    // drawn by itself.
    uint32_t band = 0;
};

// One cable as drawn: a tube around its knots.
struct Fiber
{
    uint32_t firstKnot = 0; // into Drawables::fiberKnots
    uint32_t knotCount = 0; // at least 2
    float radius = 0.0015f; // metres
    bool straight = false;  // straight from knot to knot whatever the directions, which are those of the joints' planes
    EntityId entity = 0;
    uint32_t jacket = 0xFFFFFF; // sRGB, 0xRRGGBB
    LayerId layer = 0;
};

// A straight luminous strip: a row of lamps along an aisle, seen from where its light falls as one.
struct Lamp
{
    glm::vec3 from{0};
    glm::vec3 to{0};
    glm::vec3 color{1}; // linear, 1 is white
    float lumensPerMetre = 4000;
    // The region it lights, an axis-aligned box of the world seen from above (walls of racks keep light in its aisle).
    glm::vec2 regionMin{0};
    glm::vec2 regionMax{0};
};

// Words in the scene. They lie in the plane of `right` and `up` when near, and turn to the eye when far and `facing`.
struct Label
{
    std::string text;         // UTF-8, one line
    glm::vec3 position{0};    // middle of the text's foot
    glm::vec3 right{1, 0, 0}; // unit vectors of its plane
    glm::vec3 up{0, 0, 1};
    float height = 0.05f; // metres, of capitals
    float least = 0;      // pixels: never drawn smaller than this (a capital's height); 0: real size only
    float importance = 0; // greater wins where two would cover each other
    bool facing = false;
    EntityId entity = 0;
    LayerId layer = 0;
};

// A box nobody sees through: of a machine, a wall. What lies behind it is not drawn, so it must not be larger than what
// is closed.
struct Occluder
{
    glm::vec3 centre{0};
    glm::quat rotation{1, 0, 0, 0};
    glm::vec3 halfSize{0};
    LayerId layer = 0; // hides only while that is shown
    float detail = 0;  // metres: and only where what is so large covers a pixel; 0: everywhere
};

struct Drawables
{
    std::vector<Mesh> meshes;
    std::vector<Solid> solids;
    std::vector<Fiber> fibers;
    std::vector<FiberKnot> fiberKnots;
    std::vector<Occluder> occluders;
    std::vector<Lamp> lamps;
    std::vector<Label> labels;
    uint32_t entityCount = 1; // one more than the greatest EntityId
    Bounds bounds;            // of what a user would call the scene
};
} // namespace engine
