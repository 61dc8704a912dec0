#include "twin/facility/value_reader.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace twin
{
namespace
{
std::string_view typeName(od::json_type type)
{
    switch (type)
    {
    case od::json_type::array:
        return "an array";
    case od::json_type::object:
        return "an object";
    case od::json_type::number:
        return "a number";
    case od::json_type::string:
        return "a string";
    case od::json_type::boolean:
        return "true or false";
    case od::json_type::null:
        return "null";
    }
    return "not JSON";
}

std::string_view token(od::value& value)
{
    const std::string_view raw = value.raw_json_token();
    return raw.substr(0, std::min<std::size_t>(raw.find_first_of(" \t\r\n,]}"), 40));
}

std::string rangeText(const Rule& rule)
{
    const bool low = rule.min > -std::numeric_limits<double>::infinity();
    const bool high = rule.max < std::numeric_limits<double>::infinity();
    if (low && high)
        return fmt::format("{} {} to {}", rule.aboveMin ? "above" : "from", rule.min, rule.max);
    return low ? fmt::format("{} {}", rule.aboveMin ? "above" : "from", rule.min) : fmt::format("to {}", rule.max);
}
} // namespace

std::size_t ValueReader::offset(od::value& value) const
{
    return static_cast<std::size_t>(value.raw_json_token().data() - padded_.data());
}

bool ValueReader::is(od::value& value, od::json_type wanted, std::string_view what, const PathStep& here)
{
    const od::json_type type = sound(value.type());
    if (type == wanted)
        return true;
    problem(here, "must be {}, is {}", what, typeName(type));
    return false;
}

bool ValueReader::readText(od::value& value, std::string_view& out, const PathStep& here)
{
    if (!is(value, od::json_type::string, "a string", here))
        return false;
    out = sound(value.get_string());
    return true;
}

void ValueReader::read(od::value value, std::string_view& out, const Rule& rule, const PathStep& here)
{
    std::string_view text;
    if (!readText(value, text, here))
        return;
    constexpr std::size_t longestName = 200;
    const auto isControl = [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; };
    if (rule.text != TextRule::free && (text.empty() || text.size() > longestName))
        return problem(here, "a name has 1 to {} bytes, this one has {}", longestName, text.size());
    if (rule.text != TextRule::free && std::ranges::any_of(text, isControl))
        return problem(here, "a name has no control characters");
    if (rule.text == TextRule::name && text.find(':') != std::string_view::npos)
        return problem(here, "\"{}\" has a ':', which separates a device from its port", text);
    out = text_.keep(text);
}

void ValueReader::read(od::value value, bool& out, const Rule&, const PathStep& here)
{
    if (is(value, od::json_type::boolean, "true or false", here))
        out = sound(value.get_bool());
}

void ValueReader::read(od::value value, double& out, const Rule& rule, const PathStep& here)
{
    if (!is(value, od::json_type::number, "a number", here))
        return;
    double number = 0;
    if (value.get_double().get(number) != simdjson::SUCCESS)
        return problem(here, "\"{}\" is not a number JSON or this program can hold", token(value));
    if (number < rule.min || number > rule.max || (rule.aboveMin && number <= rule.min))
        return problem(here, "{} is out of range: {}", number, rangeText(rule));
    out = number;
}

void ValueReader::read(od::value value, std::uint32_t& out, const Rule& rule, const PathStep& here)
{
    double number = out;
    read(value, number, rule, here);
    if (number != std::floor(number) || number < 0 || number > 4294967295.0)
        return problem(here, "{} must be a whole number from 0", number);
    out = static_cast<std::uint32_t>(number);
}
} // namespace twin
