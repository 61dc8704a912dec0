#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace engine
{
// The letters of UTF-8. What is no UTF-8 becomes U+FFFD, a byte at a time; control characters, line ends among them,
// become spaces.
std::vector<char32_t> lettersOf(std::string_view utf8);
// One letter as UTF-8.
std::string utf8Of(char32_t letter);
} // namespace engine
