#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace app
{
// Where a figure comes from; every one on screen shows it.
enum class Provenance : uint8_t
{
    documented, // the facility's own documents
    measured,
    simulated,
    interpolated,
    stale,
    unknown,
};

// A figure of the state: one number, its unit, one line of what it is.
struct KeyFigure
{
    std::string value; // "2,304"; "-" where it is not known
    std::string unit;  // "GPUs", "MW"; may be empty
    std::string line;  // "in 288 nodes"
    Provenance provenance = Provenance::unknown;

    bool operator==(const KeyFigure&) const = default;
};

// What is written over a picture at one moment of a tour. Opacities are between 0 and 1.
struct Words
{
    std::string caption; // at most two lines, parted by '\n'; UTF-8
    float captionOpacity = 0;
    std::string title; // of a title or end card
    std::string subtitle;
    float titleOpacity = 0;
    std::vector<KeyFigure> cards; // at most three
    float cardsOpacity = 0;
    float curtain = 0; // 1: the picture is black, words are not
};
} // namespace app
