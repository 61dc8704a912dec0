#include "twin/facility/generate/floor.h"

#include "twin/facility/generate/models.h"
#include "twin/facility/generate/site.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace twin::factory
{
namespace
{
constexpr std::uint32_t racksPerMeetMeRow = 8; // more would not get their cords out over one row

std::uint32_t unitsFor(double load, double each)
{
    return load > 0 ? static_cast<std::uint32_t>(std::ceil(load / each)) : 0;
}

class Floor
{
public:
    Floor(Site& site, const Design& design, const FacilityDocument& models, std::uint32_t seed)
        : site_(site),
          seed_(seed),
          rackDepth_(modelNamed(models, rackModel(design, RackKind::compute)).size[1]),
          switchRackDepth_(modelNamed(models, rackModel(design, RackKind::leaf)).size[1]),
          cduWidth_(modelNamed(models, "cdu-800kw").size[0]),
          pduWidth_(modelNamed(models, "pdu-500kw").size[0]),
          pduDepth_(modelNamed(models, "pdu-500kw").size[1])
    {
    }

    void run()
    {
        for (HallPlan& hall : site_.halls)
        {
            for (std::size_t i = 0; i < hall.rows.size(); i += 2)
                equipPair({hall.rows.begin() + static_cast<std::ptrdiff_t>(i),
                           hall.rows.begin() + static_cast<std::ptrdiff_t>(std::min(i + 2, hall.rows.size()))});
            grid(hall);
            for (const std::uint32_t row : hall.rows)
                stand(hall, row);
        }
    }

private:
    // Coolers, CDUs and PDUs of the rows about one hot aisle: enough for all that is in it, and one more of each.
    void equipPair(const std::vector<std::uint32_t>& pair)
    {
        double air = 0;
        double liquid = 0;
        for (const std::uint32_t row : pair)
            for (const std::uint32_t rack : site_.rows[row].racks)
            {
                air += site_.racks[rack].airWatts;
                liquid += site_.racks[rack].liquidWatts;
            }
        const auto share = [&](std::uint32_t RowPlan::*member, std::uint32_t count, std::uint32_t salt)
        {
            // Which of two equal rows gets the odd one is free.
            const std::uint32_t odd = pair.size() == 2 ? mix(seed_, 4 * pair[0] + salt) & 1 : 0;
            for (std::uint32_t i = 0; i < count; ++i)
                ++(site_.rows[pair[(i + odd) % pair.size()]].*member);
        };
        if (air > 0)
            share(&RowPlan::coolers, unitsFor(air, coolerWatts) + 1, 0);
        if (liquid > 0)
            share(&RowPlan::cdus, unitsFor(liquid, cduWatts) + 1, 1);
        if (air + liquid > 0)
            share(&RowPlan::pdus, unitsFor(air + liquid, pduWatts) + 1, 2);
    }

    double widthOf(const RowPlan& row) const
    {
        return slotWidth * static_cast<double>(row.racks.size() + row.coolers) + cduWidth_ * row.cdus +
               pduWidth_ * row.pdus;
    }

    // As many columns as make the hall half as long again as it is deep; meet-me rows at the far end of the columns.
    void grid(HallPlan& hall)
    {
        const auto pairs = static_cast<std::uint32_t>((hall.rows.size() + 1) / 2);
        double width = 0;
        for (const std::uint32_t row : hall.rows)
            width = std::max(width, widthOf(site_.rows[row]));
        double best = 1e9;
        for (std::uint32_t columns = 1; columns <= std::min(pairs, 12U); ++columns)
        {
            const double x = columns * (width + mainAisleWidth) + mainAisleWidth;
            const double y = (pairs + columns - 1) / columns * pairPitch + 2 * wallMargin;
            const double distance = std::abs(std::log(x / y / 1.5));
            if (distance < best)
            {
                best = distance;
                hall.columns = columns;
            }
        }
        const std::uint32_t pairsPerColumn = (pairs + hall.columns - 1) / hall.columns;
        for (std::size_t i = 0; i < hall.rows.size(); ++i)
        {
            RowPlan& row = site_.rows[hall.rows[i]];
            const auto pair = static_cast<std::uint32_t>(i / 2);
            row.column = pair / pairsPerColumn;
            row.pair = pair % pairsPerColumn;
            // Boustrophedon, so that the rows of a pod stay neighbours where it goes on in the next column.
            if (row.column % 2 == 1)
                row.pair = pairsPerColumn - 1 - row.pair;
            row.yawDegrees = i % 2 == 0 ? 0 : 180;
        }
        hall.pairs = pairsPerColumn;
        meetMe(hall, pairsPerColumn);
        for (const std::uint32_t row : hall.rows)
            width = std::max(width, widthOf(site_.rows[row]));
        hall.columnWidth = width;
        hall.sizeX = hall.mainAisle(hall.columns) + mainAisleWidth / 2;
        hall.sizeY = 2 * wallMargin + hall.pairs * pairPitch - aisleWidth + (hall.meetMe.empty() ? 0 : headerMargin);
    }

    void meetMe(HallPlan& hall, std::uint32_t firstPair)
    {
        constexpr std::size_t fewest = 6; // racks that are worth facing rows
        const std::size_t groups = hall.meetMe.size();
        std::vector<std::uint32_t> used(hall.columns, firstPair);
        for (std::size_t group = 0; group < groups; ++group)
        {
            const std::vector<std::uint32_t>& racks = hall.meetMe[group];
            const auto column = static_cast<std::uint32_t>((2 * group + 1) * hall.columns / (2 * groups));
            const std::size_t pairs = (racks.size() + 2 * racksPerMeetMeRow - 1) / (2 * racksPerMeetMeRow);
            const auto rows = static_cast<std::uint32_t>(racks.size() <= fewest ? 1 : 2 * pairs);
            for (std::uint32_t row = 0; row < rows; row += 2)
                meetMePair(hall, racks, {row, std::min(row + 2, rows), rows}, column, used[column]++);
            hall.pairs = std::max(hall.pairs, used[column]);
        }
    }

    struct Share // rows first to end, of so many that the racks are dealt over
    {
        std::uint32_t first, end, rows;
    };

    void meetMePair(HallPlan& hall, const std::vector<std::uint32_t>& racks, Share share, std::uint32_t column,
                    std::uint32_t pair)
    {
        std::vector<std::uint32_t> added;
        for (std::uint32_t i = share.first; i < share.end; ++i)
        {
            const auto index = static_cast<std::uint32_t>(site_.rows.size());
            RowPlan row{.hall = static_cast<std::uint32_t>(&hall - site_.halls.data()), .racks = {}};
            row.racks.assign(racks.begin() + static_cast<std::ptrdiff_t>(racks.size() * i / share.rows),
                             racks.begin() + static_cast<std::ptrdiff_t>(racks.size() * (i + 1) / share.rows));
            row.column = column;
            row.pair = pair;
            row.yawDegrees = i % 2 == 0 ? 0 : 180;
            for (const std::uint32_t rack : row.racks)
                site_.racks[rack].row = index;
            site_.rows.push_back(row);
            hall.rows.push_back(index);
            added.push_back(index);
        }
        equipPair(added);
    }

    // Positions along the row: PDUs at the ends, CDUs inside them, coolers spread evenly among the racks.
    void stand(const HallPlan& hall, std::uint32_t index)
    {
        RowPlan& row = site_.rows[index];
        const double width = widthOf(row);
        row.left = hall.mainAisle(row.column) + mainAisleWidth / 2 + (hall.columnWidth - width) / 2;
        row.right = row.left + width;
        const bool facesUp = row.yawDegrees != 0;
        const double front = rowFront(row.pair, facesUp);
        const auto behindFront = [&](double depth) { return facesUp ? front - depth / 2 : front + depth / 2; };
        row.y = behindFront(switchRackDepth_);

        double x = row.left;
        const auto plant = [&](PlantKind kind, std::uint32_t count, double each, double depth)
        {
            for (std::uint32_t i = 0; i < count; ++i, x += each)
                row.plant.push_back({kind, x + each / 2, behindFront(depth)});
        };
        plant(PlantKind::pdu, (row.pdus + 1) / 2, pduWidth_, pduDepth_);
        plant(PlantKind::cdu, (row.cdus + 1) / 2, cduWidth_, switchRackDepth_);
        const std::size_t slots = row.racks.size() + row.coolers;
        std::size_t rack = 0;
        for (std::size_t slot = 0; slot < slots; ++slot)
        {
            // Each cooler in the middle of its share of the row.
            const auto coolersBefore = [&](std::size_t end) { return (2 * end * row.coolers + slots) / (2 * slots); };
            const bool cooler = coolersBefore(slot + 1) != coolersBefore(slot);
            if (cooler)
            {
                plant(PlantKind::cooler, 1, slotWidth, switchRackDepth_);
                continue;
            }
            RackPlan& plan = site_.racks[row.racks[rack++]];
            plan.x = x + slotWidth / 2;
            plan.y = behindFront(plan.kind == RackKind::compute ? rackDepth_ : switchRackDepth_);
            x += slotWidth;
        }
        plant(PlantKind::cdu, row.cdus / 2, cduWidth_, switchRackDepth_);
        plant(PlantKind::pdu, row.pdus / 2, pduWidth_, pduDepth_);
    }

    Site& site_;
    std::uint32_t seed_;
    double rackDepth_, switchRackDepth_, cduWidth_, pduWidth_, pduDepth_;
};
} // namespace

double rowFront(std::uint32_t pair, bool facesUp)
{
    return wallMargin + pair * pairPitch + (facesUp ? 2 * slotDepth + aisleWidth : 0);
}

std::string_view rackModel(const Design& design, RackKind kind)
{
    return design.nvl72 && kind == RackKind::compute ? "rack-nvl72" : "rack-48u";
}

// Steele, Lea, Flood 2014: SplitMix64's finalizer.
std::uint32_t mix(std::uint32_t seed, std::uint32_t index)
{
    std::uint64_t z = (std::uint64_t{seed} << 32 | index) + 0x9e3779b97f4a7c15;
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9;
    z = (z ^ (z >> 27)) * 0x94d049bb133111eb;
    return static_cast<std::uint32_t>((z ^ (z >> 31)) >> 32);
}

double HallPlan::mainAisle(std::uint32_t index) const
{
    return mainAisleWidth / 2 + index * (columnWidth + mainAisleWidth);
}

void planFloor(Site& site, const Design& design, const FacilityDocument& models, std::uint32_t seed)
{
    Floor(site, design, models, seed).run();
}
} // namespace twin::factory
