#pragma once

#include <cstdint>
#include <limits>
#include <string_view>
#include <tuple>

namespace twin
{
// One table a record (field_tables.h): which key is which member, whether it must be there, what it may be, and what it
// means. The reader, the writer and the JSON Schemas are all made from these tables, so that a key is added in one
// place.

enum class TextRule : std::uint8_t
{
    name,      // of an entity: 1 to 200 bytes, no control characters, no ':' (it separates a device from its port)
    reference, // the name of an entity, or "device:port"
    free,
};

struct Rule
{
    double min = -std::numeric_limits<double>::infinity(); // of a number, or of each number of an array
    double max = std::numeric_limits<double>::infinity();
    bool aboveMin = false; // the number is greater than `min`, not equal
    TextRule text = TextRule::free;
    std::uint32_t minItems = 0; // of an array
    bool oneOrMany = false;     // an array of one is written as its element
};

template <class Owner, class Value>
struct Field
{
    std::string_view key;
    Value Owner::*member;
    bool required;
    Rule rule;
    std::string_view meaning;
};

template <class Owner, class Value>
constexpr Field<Owner, Value> must(std::string_view key, Value Owner::*member, Rule rule, std::string_view meaning)
{
    return {key, member, true, rule, meaning};
}

// Left out when it has the default of the Def struct.
template <class Owner, class Value>
constexpr Field<Owner, Value> may(std::string_view key, Value Owner::*member, Rule rule, std::string_view meaning)
{
    return {key, member, false, rule, meaning};
}

namespace rules
{
inline constexpr Rule any{};
inline constexpr Rule name{.text = TextRule::name};
inline constexpr Rule reference{.text = TextRule::reference};
inline constexpr Rule campus{.min = -1e5, .max = 1e5};
inline constexpr Rule hall{.min = -1e4, .max = 1e4};
inline constexpr Rule face{.min = -5, .max = 5};
inline constexpr Rule degrees{.min = -360, .max = 360};
inline constexpr Rule size{.min = 0, .max = 1e4, .aboveMin = true};
inline constexpr Rule small{.min = 0, .max = 1, .aboveMin = true}; // metres: diameters, radii
inline constexpr Rule width{.min = 0, .max = 10, .aboveMin = true};
inline constexpr Rule share{.min = 0, .max = 1};
inline constexpr Rule fill{.min = 0, .max = 1, .aboveMin = true};
inline constexpr Rule positive{.min = 0, .aboveMin = true};
inline constexpr Rule amount{.min = 0, .max = 1e12};
inline constexpr Rule count{.min = 0, .max = 100000};
inline constexpr Rule strands{.min = 1, .max = 10000};
inline constexpr Rule units{.min = 0, .max = 100};
inline constexpr Rule unit{.min = 1, .max = 100};
inline constexpr Rule bitRate{.min = 0, .max = 1e15};
inline constexpr Rule decibel{.min = -100, .max = 100};
inline constexpr Rule hallPath{.min = -1e4, .max = 1e4, .minItems = 2};
inline constexpr Rule ends{.text = TextRule::reference, .minItems = 1, .oneOrMany = true};
} // namespace rules

template <class T>
struct Fields;
} // namespace twin
