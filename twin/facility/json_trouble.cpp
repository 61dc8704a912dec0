#include "twin/facility/json_trouble.h"

namespace twin
{
namespace
{
// The first string that a control character or the text's end breaks off.
std::size_t brokenString(std::string_view text)
{
    for (std::size_t at = 0; at < text.size(); ++at)
    {
        if (text[at] != '"')
            continue;
        const std::size_t begin = at;
        for (++at; at < text.size() && text[at] != '"'; ++at)
        {
            if (static_cast<unsigned char>(text[at]) < 0x20)
                return at;
            if (text[at] == '\\')
                ++at;
        }
        if (at >= text.size())
            return begin;
    }
    return text.size();
}

std::size_t brokenUtf8(std::string_view text)
{
    std::size_t line = 0;
    while (line < text.size())
    {
        const std::size_t end = std::min(text.find('\n', line), text.size());
        if (!simdjson::validate_utf8(text.data() + line, end - line))
            return line;
        line = end + 1;
    }
    return text.size();
}
} // namespace

JsonTrouble describeTrouble(simdjson::error_code error, std::size_t offset, std::string_view text)
{
    switch (error)
    {
    case simdjson::INCOMPLETE_ARRAY_OR_OBJECT:
        return {offset, "the text ends before its document does: it was cut off"};
    case simdjson::TAPE_ERROR:
        if (offset >= text.size())
            return {offset, "the text ends before its document does: it was cut off"};
        return {offset, "malformed JSON here: a comma, colon, quote or bracket is missing or too many"};
    case simdjson::DEPTH_ERROR:
        return {offset, "nested more deeply than any document of ours"};
    case simdjson::STRING_ERROR:
        return {offset, "a string has an escape that JSON does not know"};
    default:
        return {offset, std::string("malformed JSON: ") + simdjson::error_message(error)};
    }
}

JsonTrouble describeTrouble(simdjson::error_code error, std::string_view text)
{
    switch (error)
    {
    case simdjson::EMPTY:
        return {0, "is empty: a document must be an object"};
    case simdjson::UTF8_ERROR:
        return {brokenUtf8(text), "is not UTF-8: save it as UTF-8"};
    case simdjson::UNCLOSED_STRING:
        return {brokenString(text), "a string is not closed: the text was cut off or a quote is missing"};
    case simdjson::UNESCAPED_CHARS:
        return {brokenString(text), "a control character stands in a string: write it as an escape"};
    default:
        return describeTrouble(error, text.size(), text);
    }
}
} // namespace twin
