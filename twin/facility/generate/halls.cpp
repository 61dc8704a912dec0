#include "twin/facility/generate/draft.h"
#include "twin/facility/generate/floor.h"

#include <algorithm>
#include <string>

namespace twin::factory
{
namespace
{
constexpr std::uint32_t hallsPerBuilding = 2;
constexpr double wallThickness = 1.0;
constexpr double buildingGap = 15.0; // a fire lane and room for trucks
constexpr double roofAbove = 4.0;    // of the building over the halls' ceilings

// A, B, ... Z, AA, AB, ...
std::string letters(std::uint32_t index)
{
    std::string text;
    for (++index; index > 0; index = (index - 1) / 26)
        text.insert(text.begin(), static_cast<char>('A' + (index - 1) % 26));
    return text;
}

void writeCampus(Draft& draft)
{
    FacilityDocument& document = draft.document;
    const auto& halls = draft.site.halls;
    double x = 0;
    for (std::uint32_t first = 0; first < halls.size(); first += hallsPerBuilding)
    {
        const auto end = std::min<std::uint32_t>(first + hallsPerBuilding, static_cast<std::uint32_t>(halls.size()));
        BuildingDef building;
        building.id = draft.name("B{}", first / hallsPerBuilding + 1);
        building.origin = {x, 0, 0};
        double inside = wallThickness;
        double deepest = 0;
        for (std::uint32_t h = first; h < end; ++h)
        {
            HallDef hall;
            hall.id = draft.name("H{}", h + 1);
            hall.building = building.id;
            hall.origin = {x + inside, wallThickness, 0};
            hall.size = {halls[h].sizeX, halls[h].sizeY, clearHeight};
            inside += halls[h].sizeX + wallThickness;
            deepest = std::max(deepest, halls[h].sizeY);
            document.halls.push_back(hall);
        }
        building.size = {inside, deepest + 2 * wallThickness, clearHeight + roofAbove};
        document.buildings.push_back(building);
        x += inside + buildingGap;
    }
}

void writeRows(Draft& draft, std::uint32_t hall)
{
    // Lettered as one walks: along each column from its first line.
    std::vector<std::uint32_t> order = draft.site.halls[hall].rows;
    std::ranges::sort(order, {},
                      [&](std::uint32_t row)
                      { return std::pair(draft.site.rows[row].column, TrayLoads::lineOf(draft.site.rows[row])); });
    for (std::uint32_t i = 0; i < order.size(); ++i)
    {
        RowDef row;
        row.id = draft.site.rows[order[i]].name = draft.name("H{}-{}", hall + 1, letters(i));
        row.hall = draft.document.halls[hall].id;
        draft.document.rows.push_back(row);
    }
}

struct Span // along x
{
    double left = 1e9, right = -1e9;
    bool any() const { return left < right; }
    void add(const Span& other)
    {
        left = std::min(left, other.left);
        right = std::max(right, other.right);
    }
};

class Aisles
{
public:
    Aisles(Draft& draft, std::uint32_t hall) : draft_(draft), hall_(hall), plan_(draft.site.halls[hall]) {}

    void run()
    {
        for (std::uint32_t i = 0; i <= plan_.columns; ++i)
        {
            const double x = plan_.mainAisle(i);
            add(AisleKind::main, draft_.name("H{}-main{}", hall_ + 1, i + 1), {x - mainAisleWidth / 2, 0},
                {x + mainAisleWidth / 2, plan_.sizeY}, clearHeight);
        }
        for (std::uint32_t column = 0; column < plan_.columns; ++column)
            for (std::uint32_t pair = 0; pair <= plan_.pairs; ++pair)
                between(column, pair);
    }

private:
    Span spanOf(std::uint32_t column, std::uint32_t line) const
    {
        Span span;
        for (const std::uint32_t index : plan_.rows)
        {
            const RowPlan& row = draft_.site.rows[index];
            if (row.column == column && TrayLoads::lineOf(row) == line)
                span.add({row.left, row.right});
        }
        return span;
    }

    // The cold aisle before a pair's lower row, and the pair's own hot aisle.
    void between(std::uint32_t column, std::uint32_t pair)
    {
        const Span lower = spanOf(column, 2 * pair);
        Span cold = lower;
        if (pair > 0)
            cold.add(spanOf(column, 2 * pair - 1));
        const double front = rowFront(pair, false);
        if (cold.any())
            add(AisleKind::cold, draft_.name("H{}-C{}-cold{}", hall_ + 1, column + 1, pair + 1),
                {cold.left, front - aisleWidth}, {cold.right, front}, containmentHeight);
        Span hot = lower;
        hot.add(spanOf(column, 2 * pair + 1));
        if (hot.any())
        {
            add(AisleKind::hot, draft_.name("H{}-C{}-hot{}", hall_ + 1, column + 1, pair + 1),
                {hot.left, front + slotDepth}, {hot.right, front + slotDepth + aisleWidth}, containmentHeight);
            draft_.document.aisles.back().contained = true;
        }
    }

    void add(AisleKind kind, std::string_view id, Point2 min, Point2 max, double height)
    {
        AisleDef aisle;
        aisle.id = id;
        aisle.hall = draft_.document.halls[hall_].id;
        aisle.kind = kind;
        aisle.min = min;
        aisle.max = max;
        aisle.heightMetres = height;
        draft_.document.aisles.push_back(aisle);
    }

    Draft& draft_;
    std::uint32_t hall_;
    const HallPlan& plan_;
};
} // namespace

void writeHalls(Draft& draft)
{
    writeCampus(draft);
    for (std::uint32_t hall = 0; hall < draft.site.halls.size(); ++hall)
    {
        writeRows(draft, hall);
        Aisles(draft, hall).run();
    }
}
} // namespace twin::factory
