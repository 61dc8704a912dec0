#pragma once

#include "twin/facility/facility.h"
#include "twin/facility/problem.h"

#include <optional>
#include <vector>

namespace twin
{
// One strand's opening in a port, counted from 0 in the port's own order.
struct StrandEnd
{
    PortId port;
    std::uint32_t strand = 0;

    constexpr auto operator<=>(const StrandEnd&) const = default;
};

// The other end of the strand in the cable plugged in at `end`; nobody when none is, or it brings no such strand.
std::optional<StrandEnd> throughCable(const Facility& facility, StrandEnd end);

// The strand on the other side of the panel at `end`; nobody when its map leads nowhere.
std::optional<StrandEnd> throughPanel(const Facility& facility, StrandEnd end);

// The receiver (of the other end's lane order) that transmit strand `strand` of an optic of `strands` is made for:
// parallel optics transmit on the first half and receive on the second, whose lanes count from the outside in (MPO
// positions 1-4 and 12-9; IEEE 802.3 clause 124.11.3), a duplex pair is the case of one each.
constexpr std::uint32_t receiverOf(std::uint32_t strand, std::uint32_t strands)
{
    return strands - 1 - strand;
}

// Fibers from an optic to an optic over all panels: each has one transmitter, whose light must end in an optic.
std::size_t countFibers(const Facility& facility);

// Says of every optic whose light ends badly what is wrong: transmitters that meet transmitters, lanes that come out in
// another order, optics of two kinds, glass that changes on the way, loops. One problem a port.
void checkLight(const Facility& facility, std::vector<Problem>& problems);
} // namespace twin
