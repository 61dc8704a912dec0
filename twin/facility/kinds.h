#pragma once

#include <array>
#include <cstdint>
#include <string_view>
#include <utility>

namespace twin
{
// The closed vocabularies of a facility. Each has its JSON words in `enumWords`; a word that is not in the list is
// refused.

enum class Role : std::uint8_t // what a model is
{
    compute,
    networkSwitch,
    nvlinkSwitch,
    panel,
    powerShelf,
    management,
    cableManager,
    rack,
    cooler,
    cdu,
    pdu,
};

enum class Tier : std::uint8_t // a device's place in the fabric
{
    none,
    host,
    leaf,
    spine,
    core,
};

enum class Face : std::uint8_t
{
    front,
    rear,
};

enum class Airflow : std::uint8_t
{
    none,
    frontToRear,
    rearToFront,
    sideToSide,
    liquid,
};

enum class PortKind : std::uint8_t
{
    network,
    nvlink,
    panelFront,
    panelRear,
};

enum class Connector : std::uint8_t
{
    lc,
    mpo8,
    mpo12,
    mpo16,
    mmc16,
    osfp,
    qsfp,
    rj45,
    blindMate,
};

// OS2: single-mode, TIA-492CAAC. OM3, OM4, OM5: multimode, TIA-492AAAC to AAAE. DAC: passive copper. AOC: a cable with
// its optics. Backplane: copper cartridge behind an NVL72-class rack. Cat6: copper for management.
enum class Medium : std::uint8_t
{
    os2,
    om3,
    om4,
    om5,
    dac,
    aoc,
    backplane,
    cat6,
};

enum class StrandMap : std::uint8_t // which strand of end b is strand i of end a
{
    straight, // i (TIA-568 type A)
    reversed, // last - i (TIA-568 type B)
    listed,   // as the type's `map` says
};

enum class Packaging : std::uint8_t
{
    pluggable,
    coPackaged,
};

enum class LightSource : std::uint8_t
{
    internal,
    external, // a laser module of its own beside the co-packaged engines
};

enum class CoolerKind : std::uint8_t
{
    inRow,
    perimeter,
};

enum class AisleKind : std::uint8_t
{
    cold,
    hot,
    main,
};

enum class SensorKind : std::uint8_t
{
    temperature,
    humidity,
    pressure,
    leak,
};

template <class E>
struct EnumWords;

#define GLASSHOUSE_WORDS(Enum, ...)                                                                                    \
    template <>                                                                                                        \
    struct EnumWords<Enum>                                                                                             \
    {                                                                                                                  \
        static constexpr auto words = std::to_array<std::pair<Enum, std::string_view>>(__VA_ARGS__);                   \
    }

GLASSHOUSE_WORDS(Role, {{Role::compute, "compute"},
                        {Role::networkSwitch, "switch"},
                        {Role::nvlinkSwitch, "nvlink_switch"},
                        {Role::panel, "panel"},
                        {Role::powerShelf, "power_shelf"},
                        {Role::management, "management"},
                        {Role::cableManager, "cable_manager"},
                        {Role::rack, "rack"},
                        {Role::cooler, "cooler"},
                        {Role::cdu, "cdu"},
                        {Role::pdu, "pdu"}});
GLASSHOUSE_WORDS(
    Tier,
    {{Tier::none, "none"}, {Tier::host, "host"}, {Tier::leaf, "leaf"}, {Tier::spine, "spine"}, {Tier::core, "core"}});
GLASSHOUSE_WORDS(Face, {{Face::front, "front"}, {Face::rear, "rear"}});
GLASSHOUSE_WORDS(Airflow, {{Airflow::none, "none"},
                           {Airflow::frontToRear, "front_to_rear"},
                           {Airflow::rearToFront, "rear_to_front"},
                           {Airflow::sideToSide, "side_to_side"},
                           {Airflow::liquid, "liquid"}});
GLASSHOUSE_WORDS(PortKind, {{PortKind::network, "network"},
                            {PortKind::nvlink, "nvlink"},
                            {PortKind::panelFront, "panel_front"},
                            {PortKind::panelRear, "panel_rear"}});
GLASSHOUSE_WORDS(Connector, {{Connector::lc, "LC"},
                             {Connector::mpo8, "MPO-8"},
                             {Connector::mpo12, "MPO-12"},
                             {Connector::mpo16, "MPO-16"},
                             {Connector::mmc16, "MMC-16"},
                             {Connector::osfp, "OSFP"},
                             {Connector::qsfp, "QSFP"},
                             {Connector::rj45, "RJ45"},
                             {Connector::blindMate, "blind-mate"}});
GLASSHOUSE_WORDS(Medium, {{Medium::os2, "OS2"},
                          {Medium::om3, "OM3"},
                          {Medium::om4, "OM4"},
                          {Medium::om5, "OM5"},
                          {Medium::dac, "DAC"},
                          {Medium::aoc, "AOC"},
                          {Medium::backplane, "backplane"},
                          {Medium::cat6, "Cat6"}});
GLASSHOUSE_WORDS(StrandMap,
                 {{StrandMap::straight, "straight"}, {StrandMap::reversed, "reversed"}, {StrandMap::listed, "listed"}});
GLASSHOUSE_WORDS(Packaging, {{Packaging::pluggable, "pluggable"}, {Packaging::coPackaged, "co_packaged"}});
GLASSHOUSE_WORDS(LightSource, {{LightSource::internal, "internal"}, {LightSource::external, "external"}});
GLASSHOUSE_WORDS(CoolerKind, {{CoolerKind::inRow, "in_row"}, {CoolerKind::perimeter, "perimeter"}});
GLASSHOUSE_WORDS(AisleKind, {{AisleKind::cold, "cold"}, {AisleKind::hot, "hot"}, {AisleKind::main, "main"}});
GLASSHOUSE_WORDS(SensorKind, {{SensorKind::temperature, "temperature"},
                              {SensorKind::humidity, "humidity"},
                              {SensorKind::pressure, "pressure"},
                              {SensorKind::leak, "leak"}});

#undef GLASSHOUSE_WORDS

template <class E>
constexpr std::string_view word(E value)
{
    for (const auto& [candidate, text] : EnumWords<E>::words)
        if (candidate == value)
            return text;
    return {};
}

// Light in glass, whose strands count as fibers; the rest is copper or sealed.
constexpr bool isFiber(Medium medium)
{
    return medium <= Medium::om5 || medium == Medium::aoc;
}

constexpr bool isSingleMode(Medium medium)
{
    return medium == Medium::os2;
}
} // namespace twin
