#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <span>
#include <vector>

#include <glm/geometric.hpp>
#include <glm/mat3x3.hpp>

#include "engine/passes/colors.h"

using namespace engine;

namespace
{
glm::vec3 linear(uint32_t rgb)
{
    glm::vec3 result;
    for (int i = 0; i < 3; ++i)
    {
        const float x = static_cast<float>(rgb >> (16 - 8 * i) & 255) / 255;
        result[i] = x <= 0.04045f ? x / 12.92f : std::pow((x + 0.055f) / 1.055f, 2.4f);
    }
    return result;
}

// OKLab (Ottosson 2020).
glm::vec3 lab(const glm::vec3& color)
{
    const glm::mat3 lms = glm::transpose(glm::mat3(0.4122214708f, 0.5363325363f, 0.0514459929f, //
                                                   0.2119034982f, 0.6806995451f, 0.1073969566f, //
                                                   0.0883024619f, 0.2817188376f, 0.6299787005f));
    const glm::mat3 space = glm::transpose(glm::mat3(0.2104542553f, 0.7936177850f, -0.0040720468f, //
                                                     1.9779984951f, -2.4285922050f, 0.4505937099f, //
                                                     0.0259040371f, 0.7827717662f, -0.8086757660f));
    glm::vec3 cones = lms * color;
    for (int i = 0; i < 3; ++i)
        cones[i] = std::cbrt(cones[i]);
    return space * cones;
}

// As deuteranopes see it (Machado, Oliveira and Fernandes 2009, severity 1).
glm::vec3 deuteranopia(const glm::vec3& color)
{
    const glm::mat3 seen = glm::transpose(glm::mat3(0.367322f, 0.860646f, -0.227968f, //
                                                    0.280085f, 0.672501f, 0.047413f,  //
                                                    -0.011820f, 0.042940f, 0.968881f));
    return glm::clamp(seen * color, 0.0f, 1.0f);
}

float chroma(const glm::vec3& color)
{
    return std::hypot(color.y, color.z);
}

constexpr ColorMap sequential[] = {ColorMap::viridis, ColorMap::cividis, ColorMap::inferno};
} // namespace

TEST_SUITE_BEGIN("colors");

TEST_CASE("the published maps are the published ones")
{
    CHECK(colorsOf(ColorMap::viridis)[0] == 0x440154);
    CHECK(colorsOf(ColorMap::viridis)[128] == 0x21918C);
    CHECK(colorsOf(ColorMap::viridis)[255] == 0xFDE725);
    CHECK(colorsOf(ColorMap::inferno)[0] == 0x000004);
    CHECK(colorsOf(ColorMap::inferno)[255] == 0xFCFFA4);
    CHECK(colorsOf(ColorMap::cividis)[0] == 0x00224E);
    CHECK(colorsOf(ColorMap::cividis)[255] == 0xFEE838);
}

TEST_CASE("sequential maps grow lighter all the way, also in grey and to the colour-blind")
{
    for (const ColorMap map : sequential)
    {
        const auto& colors = colorsOf(map);
        for (uint32_t i = 8; i < colorMapSize; ++i)
        {
            CAPTURE(i);
            // Rounding to 8 bits may take back a little of a step.
            CHECK(lab(linear(colors[i])).x > lab(linear(colors[i - 1])).x - 0.003f);
            CHECK(lab(linear(colors[i])).x > lab(linear(colors[i - 8])).x);
            CHECK(lab(deuteranopia(linear(colors[i]))).x > lab(deuteranopia(linear(colors[i - 8]))).x);
        }
    }
}

TEST_CASE("no sequential map is a rainbow: steps are even, and lightness makes most of the way")
{
    for (const ColorMap map : sequential)
    {
        const auto& colors = colorsOf(map);
        float longest = 0;
        for (uint32_t i = 8; i < colorMapSize; i += 8)
            longest = std::max(longest, glm::distance(lab(linear(colors[i])), lab(linear(colors[i - 8]))));
        const float rise = lab(linear(colors[255])).x - lab(linear(colors[0])).x;
        CHECK(rise > 0.55f);
        CHECK(longest < 0.09f);
    }
}

TEST_CASE("the diverging map is a mirror in lightness around a grey middle, with two hues that nobody confuses")
{
    const auto& colors = colorsOf(ColorMap::diverging);
    for (uint32_t i = 0; i < colorMapSize / 2; ++i)
    {
        CAPTURE(i);
        const glm::vec3 below = lab(linear(colors[127 - i]));
        const glm::vec3 above = lab(linear(colors[128 + i]));
        CHECK(below.x == doctest::Approx(above.x).epsilon(0.01));
        CHECK(below.z <= 0.003f);  // blue
        CHECK(above.z >= -0.003f); // orange
        if (i > 8)
            CHECK(glm::distance(lab(deuteranopia(linear(colors[127 - i]))),
                                lab(deuteranopia(linear(colors[128 + i])))) > 0.002f * static_cast<float>(i));
    }
    CHECK(chroma(lab(linear(colors[127]))) < 0.006f);
    CHECK(chroma(lab(linear(colors[128]))) < 0.006f);
    CHECK(chroma(lab(linear(colors[0]))) > 0.12f);
    CHECK(chroma(lab(linear(colors[255]))) > 0.12f);
}

TEST_CASE("categories are of one lightness, and all differ to everybody")
{
    const auto& colors = colorsOf(ColorMap::categories);
    for (uint32_t i = 0; i < colorMapSize; ++i)
    {
        CHECK(colors[i] == colors[i % categoryCount]);
        CHECK(lab(linear(colors[i])).x == doctest::Approx(0.70f).epsilon(0.003));
        CHECK(chroma(lab(linear(colors[i]))) > 0.07f); // none is taken for the grey of the unknown
    }
    for (uint32_t i = 0; i < categoryCount; ++i)
        for (uint32_t k = 0; k < i; ++k)
        {
            CAPTURE(i);
            CAPTURE(k);
            const glm::vec3 a = linear(colors[i]);
            const glm::vec3 b = linear(colors[k]);
            CHECK(glm::distance(lab(a), lab(b)) > 0.085f);
            // A just noticeable difference is 0.02.
            CHECK(glm::distance(lab(deuteranopia(a)), lab(deuteranopia(b))) > 0.04f);
        }
}

TEST_CASE("values find their colours: ends, beyond them, decades, categories, no value, no range")
{
    const auto& viridis = colorsOf(ColorMap::viridis);
    const ValueScale percent{.map = ColorMap::viridis, .least = 0, .greatest = 100};
    CHECK(colorOf(percent, 0) == viridis[0]);
    CHECK(colorOf(percent, -5) == viridis[0]);
    CHECK(colorOf(percent, 50) == viridis[128]);
    CHECK(colorOf(percent, 100) == viridis[255]);
    CHECK(colorOf(percent, std::numeric_limits<float>::infinity()) == viridis[255]);
    CHECK(colorOf(percent, -std::numeric_limits<float>::infinity()) == viridis[0]);
    CHECK(colorOf(percent, std::nanf("")) == unknownColor);

    const ValueScale errors{.map = ColorMap::viridis, .least = 1e-15f, .greatest = 1e-2f, .logarithmic = true};
    CHECK(colorOf(errors, 0) == viridis[0]);
    CHECK(colorOf(errors, -1) == viridis[0]);
    CHECK(colorOf(errors, 1e-2f) == viridis[255]);
    const uint32_t middle = *entryOf(entryOf(errors), 3.1623e-9f);
    CHECK(middle >= 127);
    CHECK(middle <= 128);

    const ValueScale tenants{.map = ColorMap::categories};
    CHECK(colorOf(tenants, 3) == colorsOf(ColorMap::categories)[3]);
    CHECK(colorOf(tenants, 300) == colorsOf(ColorMap::categories)[300 % categoryCount]);

    for (const ValueScale& none : {ValueScale{.least = 1, .greatest = 1}, ValueScale{.least = 2, .greatest = 1},
                                   ValueScale{.least = std::nanf(""), .greatest = 1}})
    {
        CHECK(colorOf(none, 7) == viridis[128]);
        CHECK(colorOf(none, std::numeric_limits<float>::infinity()) == viridis[128]);
    }
}

TEST_SUITE_END();
