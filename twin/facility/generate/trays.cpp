#include "twin/facility/generate/draft.h"
#include "twin/facility/generate/floor.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace twin::factory
{
namespace
{
constexpr double firstLayer = 2.75; // over the containment's roof, metres
constexpr double layerPitch = 0.3;
constexpr double fillLimit = 0.5;
constexpr double trayDepth = 0.1;
constexpr double headerDepth = 0.3; // takes trunks, three times as thick as cords
constexpr double narrow = 0.3;
constexpr double wide = 0.6;
// Round cables in rows leave gaps at the sides and the top, and the shortest way is not always the one taken.
constexpr double usable = 0.75;
constexpr double ductWidth = 0.6;
constexpr double ductDepth = 0.3;
constexpr double ductUnderground = -1.2;

struct Layers
{
    double width = wide;
    std::uint32_t count = 1;
};

Layers layersFor(double load, double depth)
{
    const double each = depth * fillLimit * usable;
    if (load <= narrow * each && depth == trayDepth)
        return {narrow, 1};
    return {wide, std::max(1U, static_cast<std::uint32_t>(std::ceil(load / (wide * each))))};
}

double layerHeight(std::uint32_t layer)
{
    return firstLayer + layer * layerPitch;
}

// The trays of one hall: over each row from main aisle to main aisle, over each main aisle across the rows, in as many
// layers as the cables need, with ladders between the layers where rows and main aisles cross.
class HallTrays
{
public:
    HallTrays(Draft& draft, std::uint32_t hall) : draft_(draft), hall_(hall), plan_(draft.site.halls[hall])
    {
        double unit = 0;
        double meetMe = 0;
        for (const std::uint32_t row : plan_.rows)
        {
            double& most = row < draft.site.unitRows ? unit : meetMe;
            most = std::max(most, draft.loads.row(row));
        }
        unitRows_ = layersFor(unit, trayDepth);
        meetMeRows_ = layersFor(meetMe, trayDepth);
        crossings_ = layersFor(draft.loads.crossings(hall), trayDepth);
    }

    void run()
    {
        for (const std::uint32_t row : plan_.rows)
            overRow(row);
        if (draft_.site.halls.size() > 1)
            header();
        for (std::uint32_t aisle = 0; aisle <= plan_.columns; ++aisle)
            overAisle(aisle);
    }

private:
    TrayDef& tray(std::string_view id, double width, double depth, std::vector<Point3> path)
    {
        TrayDef& tray = draft_.document.trays.emplace_back();
        tray.id = id;
        tray.hall = draft_.document.halls[hall_].id;
        tray.path = std::move(path);
        tray.widthMetres = width;
        tray.depthMetres = depth;
        tray.fillLimit = fillLimit;
        return tray;
    }

    void overRow(std::uint32_t index)
    {
        const RowPlan& row = draft_.site.rows[index];
        const Layers& layers = index < draft_.site.unitRows ? unitRows_ : meetMeRows_;
        for (std::uint32_t layer = 0; layer < layers.count; ++layer)
        {
            const double z = layerHeight(layer);
            tray(draft_.name("{}-tray{}", row.name, layer + 1), layers.width, trayDepth,
                 {{plan_.mainAisle(row.column), row.y, z}, {plan_.mainAisle(row.column + 1), row.y, z}});
        }
        for (const std::uint32_t aisle : {row.column, row.column + 1})
        {
            std::uint32_t& most = meets_[aisle][row.y];
            most = std::max(most, layers.count);
        }
    }

    void header()
    {
        const Layers layers = layersFor(draft_.loads.header(hall_), headerDepth);
        const double y = headerY(plan_);
        for (std::uint32_t layer = 0; layer < layers.count; ++layer)
            tray(
                draft_.name("H{}-header{}", hall_ + 1, layer + 1), layers.width, headerDepth,
                {{plan_.mainAisle(0), y, layerHeight(layer)}, {plan_.mainAisle(plan_.columns), y, layerHeight(layer)}});
        for (std::uint32_t aisle = 0; aisle <= plan_.columns; ++aisle)
            meets_[aisle][y] = layers.count;
        for (std::uint32_t other = 0; other < draft_.site.halls.size(); ++other)
            if (other != hall_)
                ladder(draft_.name("H{}-down{}", hall_ + 1, other + 1), TrayLoads::ductX(draft_.site, hall_, other), y,
                       layers.count);
    }

    void overAisle(std::uint32_t aisle)
    {
        const auto& lines = meets_[aisle];
        const double x = plan_.mainAisle(aisle);
        const bool crosses = lines.size() > 1;
        for (std::uint32_t layer = 0; crosses && layer < crossings_.count; ++layer)
            tray(draft_.name("H{}-main{}-tray{}", hall_ + 1, aisle + 1, layer + 1), crossings_.width, trayDepth,
                 {{x, lines.begin()->first, layerHeight(layer)}, {x, lines.rbegin()->first, layerHeight(layer)}});
        std::uint32_t number = 0;
        for (const auto& [y, count] : lines)
            ladder(draft_.name("H{}-main{}-ladder{}", hall_ + 1, aisle + 1, ++number), x, y,
                   crosses ? std::max(count, crossings_.count) : count);
    }

    void ladder(std::string_view id, double x, double y, std::uint32_t layers)
    {
        if (layers > 1)
            tray(id, wide, headerDepth, {{x, y, layerHeight(0)}, {x, y, layerHeight(layers - 1)}});
    }

public:
    static double headerY(const HallPlan& plan) { return plan.sizeY - headerMargin; }

private:
    Draft& draft_;
    std::uint32_t hall_;
    const HallPlan& plan_;
    Layers unitRows_, meetMeRows_, crossings_;
    std::map<std::uint32_t, std::map<double, std::uint32_t>> meets_; // layers, by main aisle and y of what meets it
};

// Out through the wall beyond the header, down, along under ground, and the same way up. Each pair of halls has a lane
// of its own.
void writeDucts(Draft& draft, std::uint32_t a, std::uint32_t b, std::uint32_t lane)
{
    const double load = draft.loads.duct(a, b);
    if (load == 0)
        return;
    const double each = ductWidth * ductDepth * fillLimit * usable;
    const auto count = static_cast<std::uint32_t>(std::ceil(load / each));
    FacilityDocument& document = draft.document;
    const HallPlan& planA = draft.site.halls[a];
    const HallPlan& planB = draft.site.halls[b];
    const double xA = TrayLoads::ductX(draft.site, a, b);
    const double xB = TrayLoads::ductX(draft.site, b, a);
    for (std::uint32_t i = 0; i < count; ++i)
    {
        DuctDef duct;
        duct.id = draft.name("H{}-H{}-duct{}", a + 1, b + 1, i + 1);
        duct.hallA = document.halls[a].id;
        duct.hallB = document.halls[b].id;
        duct.atA = {xA, HallTrays::headerY(planA), firstLayer};
        duct.atB = {xB, HallTrays::headerY(planB), firstLayer};
        const Point3& originA = document.halls[a].origin;
        const Point3& originB = document.halls[b].origin;
        const double outside = 3.0 + std::max(originA[1] + planA.sizeY, originB[1] + planB.sizeY) + 0.7 * lane;
        const double z = ductUnderground - 0.4 * i;
        duct.path = {{originA[0] + xA, outside, firstLayer},
                     {originA[0] + xA, outside, z},
                     {originB[0] + xB, outside, z},
                     {originB[0] + xB, outside, firstLayer}};
        duct.widthMetres = ductWidth;
        duct.depthMetres = ductDepth;
        duct.fillLimit = fillLimit;
        document.ducts.push_back(duct);
    }
}
} // namespace

void writeTrays(Draft& draft)
{
    const auto halls = static_cast<std::uint32_t>(draft.site.halls.size());
    for (std::uint32_t hall = 0; hall < halls; ++hall)
        HallTrays(draft, hall).run();
    std::uint32_t lane = 0;
    for (std::uint32_t a = 0; a < halls; ++a)
        for (std::uint32_t b = a + 1; b < halls; ++b)
            writeDucts(draft, a, b, lane++);
}
} // namespace twin::factory
