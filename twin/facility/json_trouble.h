#pragma once

#include <simdjson.h>

#include <string>
#include <string_view>

namespace twin
{
// What is wrong with malformed JSON, in words, and the byte where it shows.
struct JsonTrouble
{
    std::size_t offset;
    std::string what;
};

// For an error the parser met at `offset` on its way through `text`.
JsonTrouble describeTrouble(simdjson::error_code error, std::size_t offset, std::string_view text);
// For one it met before it began, in its scan of the whole text.
JsonTrouble describeTrouble(simdjson::error_code error, std::string_view text);
} // namespace twin
