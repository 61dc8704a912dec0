#pragma once

#include "app/stage/bands.h"
#include "app/stage/bundles.h"

#include <bitset>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace app
{
// The rows of a bundle and what they hide.
class CrossSection
{
public:
    explicit CrossSection(const Bundle& bundle);

    // The covers of all stays; bands are counted from 1. Returns how many there are.
    std::uint32_t addCovers(std::vector<Cover>& covers) const;
    // The large closed rectangles of the fullest row; `bundle` is left 0.
    void addClosedRows(std::vector<ClosedRow>& rows) const;

private:
    static constexpr std::size_t parts = 256; // of the bundle's length
    static constexpr float hair = 1e-4F;      // metres
    using Parts = std::bitset<parts>;

    // Cables of one thickness side by side. Places are counted from `first`.
    struct Row
    {
        float bottom, diameter;
        float shift; // of places' middles: across is (place + shift) * diameter
        int first = 0;
        std::vector<Parts> places; // where they are taken

        float top() const { return bottom + diameter; }
        float middleOf(int place) const { return (static_cast<float>(place) + shift) * diameter; }
        int placeOf(float across) const { return static_cast<int>(std::lround(across / diameter - shift)); }
        bool takes(const Stay& stay) const;
        Parts at(int place) const;
        // Where the row is closed between two places across.
        Parts closed(float left, float right) const;
    };

    // Parts from `begin` to `next` of `count` places before `end`.
    struct Rectangle
    {
        std::size_t begin = 0, next = 0, end = 0, count = 0;
    };

    float metresAt(std::size_t part) const;
    bool isAlongAxis() const { return bitOf(0) != 0 && bitOf(2) != 0; }
    void addCourses(const Stay& stay, std::vector<Course>& courses) const;
    Rectangle largest(const std::vector<Parts>& places, float diameter) const;
    Parts partsOf(const Stretch& stretch) const;
    int rowOf(const Stay& stay) const;
    void place(const Stay& stay);
    Parts before(int row, int place, int step, int rows) const;
    Parts beside(int row, int place, int step, int count) const;
    std::uint8_t bitOf(std::size_t way) const;

    const Bundle& bundle_;
    double scale_;          // parts a metre
    std::vector<Row> rows_; // upwards
};
} // namespace app
