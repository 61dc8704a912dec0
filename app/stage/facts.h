#pragma once

#include "app/stage/stage.h"

#include <string>
#include <string_view>
#include <vector>

namespace app
{
// What is known of one entity, as a panel shows it.
struct Fact
{
    std::string label;
    std::string value; // with its unit
    EntityId link = 0; // the entity that `value` names, or nobody
};

struct Facts
{
    std::string title; // the entity's name
    std::string_view kind;
    std::vector<Fact> rows;
};

// Empty for nobody. Takes microseconds, except of halls, rows and trays, whose cables are counted.
Facts factsOf(const Stage& stage, EntityId entity);

// A quantity with a metric prefix and at most four figures: "14.3 kW", "800 Gbit/s".
std::string quantity(double value, std::string_view unit);
// Digits in threes: "1,234,567".
std::string grouped(size_t value);
} // namespace app
