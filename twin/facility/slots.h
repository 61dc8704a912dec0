#pragma once

#include <cstdint>
#include <vector>

namespace twin
{
// The cross-section of one section of tray, duct or riser as places for cables. Cables of one diameter lie side by side
// on shelves across the whole width, each shelf as high as they are thick; a new shelf is begun on top when those of
// its diameter are taken. Places are given once and kept.
class Slots
{
public:
    struct Place // middle of the cable: from the section's middle line, and above its bottom; metres
    {
        float across = 0;
        float up = 0;
    };

    // `height`: how high shelves may be stacked.
    Slots(float width, float height);

    // For a diameter that is not a positive number there is none.
    bool hasRoom(float diameter) const;
    // The place `wanted` when it is free (cables then run straight through joints), else the lowest free one. There
    // must be room.
    Place take(float diameter, const Place* wanted);
    // Sum of the squares of the diameters of all cables, square metres.
    double area() const { return area_; }

private:
    struct Shelf
    {
        float bottom;
        float diameter;
        std::uint32_t places;
        std::uint32_t taken = 0;
        std::vector<std::uint64_t> used; // a bit a place
    };
    bool fitsShelf(float diameter) const;
    Shelf& addShelf(float diameter);
    Place occupy(Shelf& shelf, std::uint32_t place);
    static bool isFree(const Shelf& shelf, std::uint32_t place);

    float width_;
    float height_;
    float stacked_ = 0;
    double area_ = 0;
    std::vector<Shelf> shelves_;
};
} // namespace twin
