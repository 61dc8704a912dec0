#pragma once

#include "twin/facility/document.h"
#include "twin/facility/fields.h"

#include <fmt/format.h>

#include <array>
#include <cmath>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <type_traits>
#include <vector>

namespace twin
{
// What a record is called among the schema's definitions.
template <class T>
struct SchemaName;

// Makes the JSON Schema of a document from the tables of its records' fields.
class Schema
{
public:
    template <class Document>
    std::string document()
    {
        std::string body = object<Document>(fmt::format("\"format\": {{\"const\": \"{}\"}}", Fields<Document>::format),
                                            "\"format\"", 2);
        std::string out = fmt::format("{{\n  \"$schema\": \"http://json-schema.org/draft-07/schema#\",\n"
                                      "  \"title\": \"{}\",\n{}",
                                      Fields<Document>::title, body);
        out += ",\n  \"definitions\": {";
        bool first = true;
        for (const auto& [name, text] : definitions_)
        {
            out += fmt::format("{}\n    \"{}\": {{\n{}\n    }}", first ? "" : ",", name, text);
            first = false;
        }
        return out + "\n  }\n}\n";
    }

private:
    template <class T>
    std::string object(std::string properties, std::string required, int indent)
    {
        const std::string pad(static_cast<std::size_t>(indent), ' ');
        const auto one = [&](const auto& field)
        {
            const auto body = value<std::decay_t<decltype(T{}.*field.member)>>(field.rule);
            properties += fmt::format("{}\"{}\": {{\"description\": \"{}\", {}}}",
                                      properties.empty() ? "" : ",\n" + pad + "  ", field.key, field.meaning, body);
            if (field.required)
                required += fmt::format("{}\"{}\"", required.empty() ? "" : ", ", field.key);
        };
        std::apply([&](const auto&... field) { (one(field), ...); }, Fields<T>::table);
        return fmt::format("{0}\"type\": \"object\",\n{0}\"additionalProperties\": false,\n{0}\"required\": [{1}],\n"
                           "{0}\"properties\": {{\n{0}  {2}\n{0}}}",
                           pad, required, properties);
    }

    template <class T>
    std::string value(const Rule& rule)
    {
        if constexpr (std::is_same_v<T, std::string_view>)
            return text(rule);
        else if constexpr (std::is_same_v<T, bool>)
            return "\"type\": \"boolean\"";
        else if constexpr (std::is_same_v<T, double>)
            return "\"type\": \"number\"" + range(rule);
        else if constexpr (std::is_same_v<T, std::uint32_t>)
            return "\"type\": \"integer\"" + range({.min = std::max(rule.min, 0.0), .max = rule.max});
        else if constexpr (std::is_enum_v<T>)
            return words<T>();
        else if constexpr (std::is_base_of_v<Record, T>)
        {
            if (!definitions_.contains(SchemaName<T>::name))
                definitions_[SchemaName<T>::name] = object<T>({}, {}, 6);
            return fmt::format("\"$ref\": \"#/definitions/{}\"", SchemaName<T>::name);
        }
        else
            return list(rule, T{});
    }

    template <class T>
    std::string list(const Rule& rule, const std::optional<T>&)
    {
        return value<T>(rule);
    }
    template <std::size_t N>
    std::string list(const Rule& rule, const std::array<double, N>&)
    {
        return fmt::format("\"type\": \"array\", \"minItems\": {0}, \"maxItems\": {0}, \"items\": {{{1}}}", N,
                           value<double>(rule));
    }
    template <class T>
    std::string list(const Rule& rule, const std::vector<T>&)
    {
        std::string least = rule.minItems > 0 ? fmt::format(", \"minItems\": {}", rule.minItems) : std::string();
        const std::string many = fmt::format("\"type\": \"array\"{}, \"items\": {{{}}}", least, value<T>(rule));
        return rule.oneOrMany ? fmt::format("\"oneOf\": [{{{}}}, {{{}}}]", value<T>(rule), many) : many;
    }

    static std::string text(const Rule& rule)
    {
        switch (rule.text)
        {
        case TextRule::name:
            return "\"type\": \"string\", \"minLength\": 1, \"maxLength\": 200, \"pattern\": \"^[^:]*$\"";
        case TextRule::reference:
            return "\"type\": \"string\", \"minLength\": 1, \"maxLength\": 200";
        case TextRule::free:
            break;
        }
        return "\"type\": \"string\"";
    }

    static std::string range(const Rule& rule)
    {
        std::string out;
        if (std::isfinite(rule.min))
            out += fmt::format(", \"{}\": {}", rule.aboveMin ? "exclusiveMinimum" : "minimum", rule.min);
        if (std::isfinite(rule.max))
            out += fmt::format(", \"maximum\": {}", rule.max);
        return out;
    }

    template <class E>
    static std::string words()
    {
        std::string out;
        for (const auto& [value, name] : EnumWords<E>::words)
            out += fmt::format("{}\"{}\"", out.empty() ? "" : ", ", name);
        return "\"enum\": [" + out + "]";
    }

    std::map<std::string_view, std::string> definitions_;
};
} // namespace twin
