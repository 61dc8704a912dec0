#pragma once

#include "twin/facility/generate/loads.h"
#include "twin/facility/generate/site.h"

#include <fmt/format.h>

#include <string_view>
#include <utility>
#include <vector>

namespace twin::factory
{
// The document in the making and all that it is made from. Each step writes its part, in this order.
struct Draft
{
    FacilityDocument& document;
    const Design& design;
    const Fabric& fabric;
    Site& site;
    std::uint32_t seed;
    TrayLoads loads{};

    std::vector<std::string_view> nodes{}, leaves{}, spines{}, cores{}; // names
    std::vector<std::vector<std::string_view>> panels{};                // names, of each bank

    template <class... Args>
    std::string_view name(fmt::format_string<Args...> format, Args&&... args)
    {
        text_.clear();
        fmt::format_to(std::back_inserter(text_), format, std::forward<Args>(args)...);
        return document.text.keep({text_.data(), text_.size()});
    }

    fmt::memory_buffer text_{};
};

void writeHalls(Draft& draft); // buildings, halls, rows, aisles; names the rows
void writeRacks(Draft& draft); // racks, devices, panels; names them
void writePlant(Draft& draft); // coolers, CDUs, PDUs, sensors
void writeCables(Draft& draft);
void writeTrays(Draft& draft); // trays and ducts, as the cables need
void writeNotes(Draft& draft, const GenerateOptions& options);

inline std::size_t digits(std::size_t count)
{
    return fmt::formatted_size("{}", count);
}
} // namespace twin::factory
