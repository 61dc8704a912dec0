#pragma once

#include <cstddef>
#include <memory>
#include <string_view>
#include <vector>

namespace twin
{
// Keeps text at addresses that do not change, so that names can be plain `std::string_view`s for as long as the arena
// (or whoever it was moved to) lives. Nothing is freed before the arena is.
class TextArena
{
public:
    // A copy of `text` owned by the arena.
    std::string_view keep(std::string_view text);
    std::size_t bytes() const { return bytes_; }

private:
    std::vector<std::unique_ptr<char[]>> chunks_;
    char* next_ = nullptr;
    std::size_t left_ = 0;
    std::size_t bytes_ = 0;
};
} // namespace twin
