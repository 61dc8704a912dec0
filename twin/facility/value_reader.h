#pragma once

#include "twin/facility/fields.h"
#include "twin/facility/json_reader.h"

#include <fmt/format.h>
#include <simdjson.h>

#include <string>
#include <string_view>

namespace twin
{
namespace od = simdjson::ondemand;

// Malformed JSON: nothing after it can be trusted.
struct Malformed
{
    simdjson::error_code error;
};

template <class T>
T sound(simdjson::simdjson_result<T>&& result)
{
    if (result.error() != simdjson::SUCCESS)
        throw Malformed{result.error()};
    return std::move(result).value_unsafe();
}

// The way to the value at hand; made into text only when something is wrong with it.
struct PathStep
{
    const PathStep* above = nullptr;
    std::string_view key;
    std::size_t index = 0;

    std::string text() const
    {
        if (!above)
            return {};
        return key.data() ? fmt::format("{}/{}", above->text(), key) : fmt::format("{}/{}", above->text(), index);
    }
};

// Reads single values of a document into our types, and complains about those that are not what their rule says;
// the member is then left as it was. Internal to json_reader.cpp.
class ValueReader
{
public:
    ValueReader(SourceText& source, TextArena& text, std::vector<Problem>& problems)
        : source_(source), text_(text), problems_(problems), padded_(source.text())
    {
    }

protected:
    template <class... Args>
    void problem(const PathStep& path, fmt::format_string<Args...> what, Args&&... args)
    {
        problems_.push_back(
            {.path = path.text().empty() ? "/" : path.text(), .what = fmt::format(what, std::forward<Args>(args)...)});
    }
    template <class... Args>
    void problemAt(std::size_t offset, const PathStep& path, fmt::format_string<Args...> what, Args&&... args)
    {
        problem(path, what, std::forward<Args>(args)...);
        problems_.back().file = source_.name();
        problems_.back().line = source_.lineOf(offset);
    }

    // Where the value begins in the text.
    std::size_t offset(od::value& value) const;
    // Whether it is of that type; says what it is instead.
    bool is(od::value& value, od::json_type wanted, std::string_view what, const PathStep& here);
    bool readText(od::value& value, std::string_view& out, const PathStep& here);
    void read(od::value value, std::string_view& out, const Rule& rule, const PathStep& here);
    void read(od::value value, bool& out, const Rule& rule, const PathStep& here);
    void read(od::value value, double& out, const Rule& rule, const PathStep& here);
    void read(od::value value, std::uint32_t& out, const Rule& rule, const PathStep& here);

    SourceText& source_;
    TextArena& text_;
    std::vector<Problem>& problems_;
    simdjson::padded_string padded_;
};
} // namespace twin
