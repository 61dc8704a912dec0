#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace twin
{
// The cross-section of one section of tray, duct or riser as places for cables. Cables of one diameter lie side by side
// on shelves across the whole width, each shelf as high as they are thick; a new shelf is begun on top when those of
// its diameter are taken. A place is taken for the stretch of the section that a cable lies in it, and kept; beyond
// that another may have it.
class Slots
{
public:
    struct Place // middle of the cable: from the section's middle line, and above its bottom; metres
    {
        float across = 0;
        float up = 0;
    };
    struct Stretch // metres along the section, in either order
    {
        float from, to;
    };

    // `height`: how high shelves may be stacked. Stretches are told apart by 64ths of `length`; metres.
    Slots(float width, float height, float length);

    // For a diameter that is not a positive number there is none.
    bool hasRoom(float diameter, Stretch stretch) const;
    // The place `wanted` when it is free (cables then run straight through joints), else the lowest free one. There
    // must be room.
    Place take(float diameter, Stretch stretch, const Place* wanted);
    // Sum of the squares of the diameters of all cables that lie where most do, square metres.
    double area() const;

private:
    static constexpr std::size_t parts = 64;
    using Mask = std::uint64_t; // of the parts of the section

    struct Shelf
    {
        float bottom;
        float diameter;
        std::uint32_t places;
        std::uint32_t open = 0;                      // the places before it are taken all along
        Mask full = 0;                               // where all places are taken
        std::array<std::uint32_t, parts> taken = {}; // how many are
        std::vector<Mask> used;                      // by place
    };
    Mask maskOf(Stretch stretch) const;
    bool fitsShelf(float diameter) const;
    Shelf& addShelf(float diameter);
    Place occupy(Shelf& shelf, std::uint32_t place, Mask mask);
    // The lowest that is free, or `places`.
    static std::uint32_t freePlace(const Shelf& shelf, Mask mask);

    float width_;
    float height_;
    float length_;
    float stacked_ = 0;
    std::vector<Shelf> shelves_;
};
} // namespace twin
