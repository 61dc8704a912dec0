#include "twin/facility/json_writer.h"

#include "twin/facility/field_tables.h"

#include <fmt/format.h>

#include <iterator>
#include <type_traits>

namespace twin
{
namespace
{
class Writer
{
public:
    std::string take() { return {out_.data(), out_.size()}; }

    template <class Document>
    void document(const Document& document)
    {
        append("{{\n  \"format\": \"{}\"", Fields<Document>::format);
        const auto one = [&](const auto& field)
        {
            const auto& value = document.*field.member;
            if (!field.required && isDefault(value, Document{}.*field.member))
                return;
            append(",\n  \"{}\": ", field.key);
            topLevel(value, field.rule);
        };
        std::apply([&](const auto&... field) { (one(field), ...); }, Fields<Document>::table);
        append("\n}}\n");
    }

private:
    template <class... Args>
    void append(fmt::format_string<Args...> text, Args&&... args)
    {
        fmt::format_to(std::back_inserter(out_), text, std::forward<Args>(args)...);
    }
    void raw(std::string_view text) { out_.append(text.data(), text.data() + text.size()); }

    template <class T>
    static bool isDefault(const T& value, const T& standard)
    {
        if constexpr (requires { value.capacity(); })
            return value.empty();
        else if constexpr (std::is_same_v<T, std::string_view>)
            return value.empty();
        else if constexpr (requires { value.has_value(); })
            return !value.has_value();
        else
            return value == standard;
    }

    template <class T>
    void topLevel(const T& value, const Rule& rule)
    {
        write(value, rule, 2);
    }

    // Records of an array each get a line, so that a problem's line number means something.
    template <class T>
    void topLevel(const std::vector<T>& values, const Rule& rule)
    {
        lines(values, rule, 4);
    }

    template <class T>
    void lines(const std::vector<T>& values, const Rule& rule, int indent)
    {
        raw("[");
        for (std::size_t i = 0; i < values.size(); ++i)
        {
            append("{}\n{:{}}", i ? "," : "", "", indent);
            write(values[i], rule, indent);
        }
        append("\n{:{}}]", "", indent - 2);
    }

    void write(std::string_view text, const Rule&, int)
    {
        raw("\"");
        for (const char c : text)
        {
            if (c == '"' || c == '\\')
                append("\\{}", c);
            else if (static_cast<unsigned char>(c) < 0x20)
                append("\\u{:04x}", static_cast<unsigned>(c));
            else
                out_.push_back(c);
        }
        raw("\"");
    }
    void write(bool value, const Rule&, int) { raw(value ? "true" : "false"); }
    void write(double value, const Rule&, int) { append("{}", value == 0 ? 0.0 : value); }
    void write(std::uint32_t value, const Rule&, int) { append("{}", value); }
    template <class E>
    requires std::is_enum_v<E>
    void write(E value, const Rule&, int) { append("\"{}\"", word(value)); }
    template <std::size_t N>
    void write(const std::array<double, N>& values, const Rule& rule, int indent)
    {
        list(values, rule, indent);
    }
    template <class T>
    void write(const std::optional<T>& value, const Rule& rule, int indent)
    {
        write(*value, rule, indent);
    }
    template <class T>
    void write(const std::vector<T>& values, const Rule& rule, int indent)
    {
        if (rule.oneOrMany && values.size() == 1)
            write(values.front(), rule, indent);
        else if constexpr (std::is_base_of_v<Record, T>)
            lines(values, rule, indent + 2);
        else
            list(values, rule, indent);
    }
    template <class T>
    requires std::is_base_of_v<Record, T>
    void write(const T& record, const Rule&, int indent)
    {
        raw("{");
        bool first = true;
        const auto one = [&](const auto& field)
        {
            static const T standard{};
            const auto& value = record.*field.member;
            if (!field.required && isDefault(value, standard.*field.member))
                return;
            raw(first ? "\"" : ", \"");
            first = false;
            raw(field.key);
            raw("\": ");
            write(value, field.rule, indent);
        };
        std::apply([&](const auto&... field) { (one(field), ...); }, Fields<T>::table);
        raw("}");
    }
    template <class List>
    void list(const List& values, const Rule& rule, int indent)
    {
        raw("[");
        bool first = true;
        for (const auto& value : values)
        {
            raw(first ? "" : ", ");
            first = false;
            write(value, rule, indent);
        }
        raw("]");
    }

    fmt::memory_buffer out_;
};

template <class Document>
std::string text(const Document& document)
{
    Writer writer;
    writer.document(document);
    return writer.take();
}
} // namespace

std::string write(const FacilityDocument& document)
{
    return text(document);
}

std::string write(const SceneDocument& document)
{
    return text(document);
}
} // namespace twin
