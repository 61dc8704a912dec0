#include "app/stage/ground_bodies.h"

#include "app/stage/shapes.h"

namespace app
{
namespace
{
constexpr auto panelLength = static_cast<float>(fencePitch);
constexpr auto panelHeight = static_cast<float>(fenceHeight);

// Louvers at both ends of a generator's enclosure, without depth.
void flatLouvers(MeshMaker& maker, uint32_t count)
{
    const float pitch = 2.24f / static_cast<float>(count);
    for (uint32_t i = 0; i < count; ++i)
    {
        const float z = 0.6f + pitch * static_cast<float>(i);
        maker.front({-1.1f, z}, {1.1f, z + pitch * 0.56f}, -3.56f, Paint::darkSteel);
        maker.back({-1.1f, z}, {1.1f, z + pitch * 0.56f}, 3.56f, Paint::darkSteel);
    }
}

// A crown of four, the larger the coarser they are, so that it stays as wide.
void crown(MeshMaker& maker, float larger, uint32_t rings, uint32_t sides)
{
    maker.ellipsoid({0, 0, 4.3f}, glm::vec3(1.7f, 1.6f, 2.2f) * larger, Paint::leaves, rings, sides);
    maker.ellipsoid({0.8f, 0.3f, 3.5f}, glm::vec3(1.2f, 1.1f, 1.3f) * larger, Paint::leaves, rings, sides);
    maker.ellipsoid({-0.7f, 0.5f, 3.8f}, glm::vec3(1.1f, 1.2f, 1.4f) * larger, Paint::leaves, rings, sides);
    maker.ellipsoid({0.1f, -0.8f, 3.4f}, glm::vec3(1.1f, 1.0f, 1.2f) * larger, Paint::leaves, rings, sides);
}
} // namespace

engine::Mesh fencePanel()
{
    MeshMaker maker;
    for (const bool far : {false, true})
    {
        if (far)
            maker.coarser();
        maker.sides({-0.03f, -0.03f, 0}, {0.03f, 0.03f, panelHeight + 0.05f}, Paint::darkSteel);
        for (const float z : {0.1f, 0.85f, 1.6f, panelHeight - 0.03f})
            maker.box({0.03f, -0.012f, z}, {panelLength - 0.03f, 0.012f, z + 0.025f}, Paint::darkSteel);
        // From afar half as many, twice as wide.
        const uint32_t bars = far ? 10 : 20;
        const float half = far ? 0.01f : 0.005f;
        for (uint32_t i = 0; i < bars; ++i)
        {
            const float x = panelLength * (static_cast<float>(i) + 0.5f) / static_cast<float>(bars);
            maker.sides({x - half, -half, 0.08f}, {x + half, half, panelHeight}, Paint::darkSteel);
        }
    }
    return maker.finish();
}

engine::Mesh lightPole()
{
    MeshMaker maker;
    maker.cylinder({0, 0, 0}, 7.5f, 0.07f, 10, Paint::galvanised);
    maker.box({-0.05f, -1.4f, 7.4f}, {0.05f, 0, 7.5f}, Paint::galvanised);
    maker.box({-0.14f, -1.6f, 7.42f}, {0.14f, -0.9f, 7.5f}, Paint::darkSteel);
    maker.box({-0.11f, -1.55f, 7.405f}, {0.11f, -0.95f, 7.42f}, Paint::lamp);
    maker.coarser();
    maker.cylinder({0, 0, 0}, 7.5f, 0.07f, 5, Paint::galvanised, Ends::none);
    maker.box({-0.05f, -1.4f, 7.4f}, {0.05f, 0, 7.5f}, Paint::galvanised);
    maker.box({-0.14f, -1.6f, 7.42f}, {0.14f, -0.9f, 7.5f}, Paint::darkSteel);
    return maker.finish();
}

engine::Mesh tree()
{
    MeshMaker maker;
    maker.cylinder({0, 0, -0.1f}, 2.6f, 0.13f, 7, Paint::bark, Ends::none);
    crown(maker, 1, 6, 9);
    maker.coarser();
    maker.cylinder({0, 0, -0.1f}, 2.6f, 0.13f, 4, Paint::bark, Ends::none);
    crown(maker, 1.02f, 5, 7);
    maker.coarser();
    maker.cylinder({0, 0, -0.1f}, 2.6f, 0.13f, 3, Paint::bark, Ends::none);
    crown(maker, 1.04f, 4, 6);
    return maker.finish();
}

engine::Mesh generator()
{
    MeshMaker maker;
    for (const uint32_t lod : {0U, 1U, 2U})
    {
        if (lod > 0)
            maker.coarser();
        maker.box({-1.4f, -3.7f, 0}, {1.4f, 3.7f, 0.3f}, Paint::concrete);
        maker.box({-1.3f, -3.5f, 0.3f}, {1.3f, 3.5f, 3.0f}, Paint::facadeLight);
        maker.cylinder({0, 2.3f, 3.0f}, 1.6f, 0.16f, lod == 0 ? 14 : 6, Paint::galvanised, Ends::top);
        if (lod > 0)
            flatLouvers(maker, lod == 1 ? 14 : 4);
        else
            for (uint32_t i = 0; i < 14; ++i)
            {
                const float z = 0.6f + 0.16f * static_cast<float>(i);
                for (const float y : {-3.56f, 3.5f})
                    maker.box({-1.1f, y, z}, {1.1f, y + 0.06f, z + 0.09f}, Paint::darkSteel);
            }
        for (const float x : {-1.315f, 1.3f})
            for (const float y : {-2.4f, -0.6f, 1.2f})
                if (lod < 2)
                    maker.box({x, y, 0.5f}, {x + 0.015f, y + 1.4f, 2.8f}, Paint::wall);
    }
    return maker.finish();
}
} // namespace app
