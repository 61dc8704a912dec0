#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace app
{
// Lines of a caption, and columns of a line. A letter takes one column, a wide one of Chinese, Japanese or Korean two,
// a mark on another letter none.
inline constexpr size_t captionLines = 2;
inline constexpr size_t captionColumns = 42;

size_t columnsOf(std::string_view utf8);

// The text in lines of nearly the same length, parted by '\n': broken at spaces, between wide letters anywhere but
// before what ends a sentence. Lines that stand in the text stay. Nothing when it does not fit.
std::optional<std::string> wrapped(std::string_view utf8);

// The text, or its beginning where it takes more columns.
std::string shortened(std::string_view utf8, size_t columns);

// How long it takes to read, seconds: 15 columns a second, at least 2 s. 0 for no text.
double readingSeconds(std::string_view utf8);
} // namespace app
