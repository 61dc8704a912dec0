#include "twin/facility/json_reader.h"

#include "twin/facility/builder.h"
#include "twin/facility/fields.h"
#include "twin/facility/json_trouble.h"

#include <fmt/format.h>
#include <simdjson.h>

#include <type_traits>

namespace twin
{
namespace
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

template <class T>
inline constexpr bool isVector = false;
template <class T>
inline constexpr bool isVector<std::vector<T>> = true;
template <class T>
inline constexpr bool isPoint = false;
template <std::size_t N>
inline constexpr bool isPoint<std::array<double, N>> = true;
template <class T>
inline constexpr bool isOptional = false;
template <class T>
inline constexpr bool isOptional<std::optional<T>> = true;

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

class Reader
{
public:
    Reader(SourceText& source, TextArena& text, std::vector<Problem>& problems)
        : source_(source), text_(text), problems_(problems), padded_(source.text())
    {
    }

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
            const JsonTrouble trouble = parsed ? describeTrouble(malformed.error, offsetOf(json), source_.text())
                                               : describeTrouble(malformed.error, source_.text());
            problemAt(trouble.offset, {}, "{}", trouble.what);
        }
    }

private:
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

    bool is(od::value& value, od::json_type wanted, std::string_view what, const PathStep& here)
    {
        const od::json_type type = sound(value.type());
        if (type == wanted)
            return true;
        problem(here, "must be {}, is {}", what, typeName(type));
        return false;
    }

    bool readText(od::value& value, std::string_view& out, const PathStep& here)
    {
        if (!is(value, od::json_type::string, "a string", here))
            return false;
        out = sound(value.get_string());
        return true;
    }

    void read(od::value value, std::string_view& out, const Rule& rule, const PathStep& here)
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

    void read(od::value value, bool& out, const Rule&, const PathStep& here)
    {
        if (is(value, od::json_type::boolean, "true or false", here))
            out = sound(value.get_bool());
    }

    void read(od::value value, double& out, const Rule& rule, const PathStep& here)
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

    void read(od::value value, std::uint32_t& out, const Rule& rule, const PathStep& here)
    {
        double number = out;
        read(value, number, rule, here);
        if (number != std::floor(number) || number < 0 || number > 4294967295.0)
            return problem(here, "{} must be a whole number from 0", number);
        out = static_cast<std::uint32_t>(number);
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
        if (!is(value, od::json_type::array, fmt::format("an array of {} numbers", N), here))
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
            read(sound(std::move(element)), out.emplace_back(), rule, PathStep{&here, {}, out.size() - 1});
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

    std::size_t offset(od::value& value) const
    {
        return static_cast<std::size_t>(value.raw_json_token().data() - padded_.data());
    }

    static std::string_view token(od::value& value)
    {
        const std::string_view raw = value.raw_json_token();
        return raw.substr(0, std::min<std::size_t>(raw.find_first_of(" \t\r\n,]}"), 40));
    }

    static std::string rangeText(const Rule& rule)
    {
        const bool low = rule.min > -std::numeric_limits<double>::infinity();
        const bool high = rule.max < std::numeric_limits<double>::infinity();
        if (low && high)
            return fmt::format("{} {} to {}", rule.aboveMin ? "above" : "from", rule.min, rule.max);
        return low ? fmt::format("{} {}", rule.aboveMin ? "above" : "from", rule.min) : fmt::format("to {}", rule.max);
    }

    SourceText& source_;
    TextArena& text_;
    std::vector<Problem>& problems_;
    simdjson::padded_string padded_;
};

template <class Document>
Document readDocument(SourceText& source, std::vector<Problem>& problems)
{
    Document document;
    std::vector<Problem> found;
    Reader(source, document.text, found).document(document);
    locate(source, found);
    problems.insert(problems.end(), std::make_move_iterator(found.begin()), std::make_move_iterator(found.end()));
    return document;
}
} // namespace

FacilityDocument readFacility(SourceText& source, std::vector<Problem>& problems)
{
    return readDocument<FacilityDocument>(source, problems);
}

SceneDocument readScene(SourceText& source, std::vector<Problem>& problems)
{
    return readDocument<SceneDocument>(source, problems);
}
} // namespace twin
