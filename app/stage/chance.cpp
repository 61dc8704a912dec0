#include "app/stage/chance.h"

namespace app
{
// FNV-1a, then Steele, Lea, Flood 2014: SplitMix64's finalizer.
uint64_t mixed(std::string_view name, uint64_t number)
{
    uint64_t z = 0xcbf29ce484222325 ^ (number * 0x9e3779b97f4a7c15);
    for (const char c : name)
        z = (z ^ static_cast<unsigned char>(c)) * 0x100000001b3;
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9;
    z = (z ^ (z >> 27)) * 0x94d049bb133111eb;
    return z ^ (z >> 31);
}

double chance(std::string_view name, uint64_t number)
{
    return static_cast<double>(mixed(name, number) >> 11) * 0x1p-53;
}
} // namespace app
