#pragma once

#include "twin/facility/builder.h"
#include "twin/facility/fields.h"
#include "twin/facility/json_trouble.h"
#include "twin/facility/value_reader.h"

#include <fmt/format.h>

#include <iterator>
#include <new>
#include <type_traits>

namespace twin
{
// Reads records, and whole documents of them, by the tables of their fields. Only for the few files that read a kind of
// document: simdjson takes its time to compile.
class DocumentReader : private ValueReader
{
public:
    using ValueReader::ValueReader;

    template <class Document>
    void document(Document& out)
    {
        od::parser parser;
        od::document json;
        bool parsed = false;
        try
        {
            if (const auto error = parser.iterate(padded_).get(json))
                throw Malformed{error};
            parsed = true;
            if (sound(json.type()) != od::json_type::object)
            {
                problem({}, "a document must be an object: {{ \"format\": \"{}\", ... }}", Fields<Document>::format);
                return;
            }
            record(sound(json.get_object()), out, PathStep{}, true);
            if (offsetOf(json) < source_.text().size())
                problemAt(offsetOf(json), {}, "something stands after the document's end: remove it");
        }
        catch (const Malformed& malformed)
        {
            if (malformed.error == simdjson::MEMALLOC)
                throw std::bad_alloc();
            const JsonTrouble trouble = parsed ? describeTrouble(malformed.error, offsetOf(json), source_.text())
                                               : describeTrouble(malformed.error, source_.text());
            problemAt(trouble.offset, {}, "{}", trouble.what);
        }
    }

private:
    using ValueReader::read;

    std::size_t offsetOf(od::document& json) const
    {
        const char* at = nullptr;
        if (json.current_location().get(at) != simdjson::SUCCESS)
            return source_.text().size();
        return std::min(static_cast<std::size_t>(at - padded_.data()), source_.text().size());
    }

    template <class T>
    void record(od::object object, T& out, const PathStep& path, bool isDocument = false)
    {
        std::uint64_t seen = 0;
        bool formatSeen = false;
        for (auto result : object)
        {
            od::field field = sound(std::move(result));
            const std::string_view key = sound(field.unescaped_key());
            const PathStep here{&path, key};
            od::value value = field.value();
            if constexpr (requires { Fields<T>::format; })
            {
                if (isDocument && key == "format")
                {
                    format<T>(value, here, formatSeen);
                    continue;
                }
            }
            if (!knownKey(value, key, out, here, seen))
                problemAt(offset(value), here, "unknown key \"{}\"{}", key, nearestKey<T>(key));
        }
        if constexpr (requires { Fields<T>::format; })
            if (isDocument && !formatSeen)
                problem(path, "has no \"format\": add \"format\": \"{}\"", Fields<T>::format);
        missing<T>(seen, path);
    }

    template <class T>
    void format(od::value value, const PathStep& here, bool& seen)
    {
        std::string_view text;
        if (seen)
            problemAt(offset(value), here, "the key \"format\" stands here twice");
        seen = true;
        if (readText(value, text, here) && text != Fields<T>::format)
            problem(here, "is \"{}\"; this program reads \"{}\"", text, Fields<T>::format);
    }

    template <class T>
    bool knownKey(od::value value, std::string_view key, T& out, const PathStep& here, std::uint64_t& seen)
    {
        std::uint64_t bit = 1;
        const auto matches = [&](const auto& field)
        {
            const bool match = field.key == key;
            if (match && (seen & bit) != 0)
                problemAt(offset(value), here, "the key \"{}\" stands here twice", key);
            else if (match)
            {
                seen |= bit;
                read(value, out.*field.member, field.rule, here);
            }
            bit <<= 1;
            return match;
        };
        return std::apply([&](const auto&... field) { return (matches(field) || ...); }, Fields<T>::table);
    }

    template <class T>
    void missing(std::uint64_t seen, const PathStep& path)
    {
        std::uint64_t bit = 1;
        const auto look = [&](const auto& field)
        {
            if (field.required && (seen & bit) == 0)
                problem(path, "has no \"{}\" ({})", field.key, field.meaning);
            bit <<= 1;
        };
        std::apply([&](const auto&... field) { (look(field), ...); }, Fields<T>::table);
    }

    template <class T>
    static std::string nearestKey(std::string_view key)
    {
        std::string_view best;
        std::size_t distance = 3;
        const auto look = [&](const auto& field)
        {
            if (const std::size_t d = editDistance(field.key, key, distance); d < distance)
            {
                best = field.key;
                distance = d;
            }
        };
        std::apply([&](const auto&... field) { (look(field), ...); }, Fields<T>::table);
        return best.empty() ? std::string() : fmt::format("; did you mean \"{}\"?", best);
    }

    template <class E>
    requires std::is_enum_v<E>
    void read(od::value value, E& out, const Rule&, const PathStep& here)
    {
        std::string_view text;
        if (!readText(value, text, here))
            return;
        std::string words;
        for (const auto& [candidate, name] : EnumWords<E>::words)
        {
            if (name == text)
            {
                out = candidate;
                return;
            }
            words += fmt::format("{}\"{}\"", words.empty() ? "" : ", ", name);
        }
        problem(here, "\"{}\" is not one of {}", text, words);
    }

    template <std::size_t N>
    void read(od::value value, std::array<double, N>& out, const Rule& rule, const PathStep& here)
    {
        constexpr std::string_view what = N == 2 ? "an array of 2 numbers" : "an array of 3 numbers";
        static_assert(N == 2 || N == 3);
        if (!is(value, od::json_type::array, what, here))
            return;
        std::size_t count = 0;
        for (auto element : sound(value.get_array()))
        {
            if (count < N)
                read(sound(std::move(element)), out[count], rule, PathStep{&here, {}, count});
            ++count;
        }
        if (count != N)
            problem(here, "must be an array of {} numbers, has {}", N, count);
    }

    template <class T>
    void read(od::value value, std::optional<T>& out, const Rule& rule, const PathStep& here)
    {
        read(value, out.emplace(), rule, here);
    }

    template <class T>
    requires std::is_base_of_v<Record, T>
    void read(od::value value, T& out, const Rule&, const PathStep& here)
    {
        out.offset = static_cast<std::uint32_t>(offset(value));
        if (is(value, od::json_type::object, "an object", here))
            record(sound(value.get_object()), out, here);
    }

    template <class T>
    void read(od::value value, std::vector<T>& out, const Rule& rule, const PathStep& here)
    {
        if (rule.oneOrMany && sound(value.type()) == od::json_type::string)
            return read(value, out.emplace_back(), rule, here);
        if (!is(value, od::json_type::array, rule.oneOrMany ? "a string or an array of strings" : "an array", here))
            return;
        for (auto element : sound(value.get_array()))
        {
            const PathStep step{&here, {}, out.size()};
            read(sound(std::move(element)), out.emplace_back(), rule, step);
        }
        if (out.size() < rule.minItems)
            problem(here, "must have at least {} elements, has {}", rule.minItems, out.size());
        if constexpr (std::is_base_of_v<Record, T>)
            if (here.above && !here.above->above)
            {
                auto& offsets = source_.records[std::string(here.key)];
                for (const T& item : out)
                    offsets.push_back(item.offset);
            }
    }
};

// What readFacility() does, for any document with a table of fields and a `text` to keep its strings in.
template <class Document>
Document readDocument(SourceText& source, std::vector<Problem>& problems)
{
    Document document;
    std::vector<Problem> found;
    DocumentReader(source, document.text, found).document(document);
    locate(source, found);
    problems.insert(problems.end(), std::make_move_iterator(found.begin()), std::make_move_iterator(found.end()));
    return document;
}
} // namespace twin
