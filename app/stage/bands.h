#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace app
{
// A part of a cable's way through a section along which it is covered in one and the same way. Rows are counted
// upwards, places across, parts along the section.
struct Course
{
    std::uint32_t id;
    int row, place;
    std::size_t begin, end; // parts
    std::uint8_t sides = 0; // as Cover
    std::uint8_t thickly = 0;
    std::uint32_t band = 0;
    bool cut = false; // one end is that of a band, so it takes fewer knots
};

// Puts courses that lie side by side into bands, numbered from 1: of one row, in neighbouring places, alike in which of
// the sides `faces` they are covered on, from the same part to the same part, at least `least` parts long. Cuts courses
// where their bands end; each is then covered where all of its band are. Returns the count of bands.
std::uint32_t layBands(std::vector<Course>& courses, std::size_t least, std::uint8_t faces);
} // namespace app
