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
constexpr double usable = 0.8;
constexpr std::uint32_t layersOfALane = 3; // before a main aisle gets another lane of trays beside the first
constexpr std::uint32_t mostLanes = 3;
constexpr double lanePitch = 0.7;
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

// The trays over one main aisle: lanes side by side, each in layers, only as far along the aisle as the load goes.
struct MainAisle
{
    struct Line // where rows' trays or the header meet it
    {
        double y = 0;
        std::uint32_t layers = 0; // of what meets it
        std::uint32_t needed = 0; // trays from here to the next line
    };
    std::map<std::uint32_t, Line> lines;
    double x = 0;
    std::uint32_t lanes = 1;
    double width = wide;

    double laneX(std::uint32_t lane) const { return x + (lane - (lanes - 1) / 2.0) * lanePitch; }
};

// The trays of one hall: over each row from main aisle to main aisle, over each main aisle across the rows, in as many
// layers as the cables need, with ladders between the layers where rows and main aisles cross.
class HallTrays
{
public:
    HallTrays(Draft& draft, std::uint32_t hall)
        : draft_(draft), hall_(hall), plan_(draft.site.halls[hall]), aisles_(plan_.columns + 1)
    {
        double most = 0;
        for (const std::uint32_t row : plan_.rows)
            if (row < draft.site.unitRows)
                most = std::max(most, draft.loads.row(row));
        unitRows_ = layersFor(most, trayDepth);
        header_ = layersFor(draft.loads.header(hall), headerDepth);
        for (std::uint32_t aisle = 0; aisle < aisles_.size(); ++aisle)
            planAisle(aisle);
    }

    void run()
    {
        for (const std::uint32_t row : plan_.rows)
            overRow(row);
        if (hasHeader())
            header();
        for (std::uint32_t aisle = 0; aisle < aisles_.size(); ++aisle)
            overAisle(aisle);
    }

    static double headerY(const HallPlan& plan) { return plan.sizeY - headerMargin; }

private:
    bool hasHeader() const { return draft_.site.halls.size() > 1; }
    // Rows of scalable units look alike; meet-me rows have what each needs.
    Layers layersOf(std::uint32_t row) const
    {
        return row < draft_.site.unitRows ? unitRows_ : layersFor(draft_.loads.row(row), trayDepth);
    }

    void planAisle(std::uint32_t index)
    {
        MainAisle& aisle = aisles_[index];
        aisle.x = plan_.mainAisle(index);
        for (const std::uint32_t number : plan_.rows)
        {
            const RowPlan& row = draft_.site.rows[number];
            if (row.column != index && row.column + 1 != index)
                continue;
            MainAisle::Line& line = aisle.lines[TrayLoads::lineOf(row)];
            line.y = row.y;
            line.layers = std::max(line.layers, layersOf(number).count);
        }
        if (hasHeader())
            aisle.lines[TrayLoads::headerLine(plan_)] = {headerY(plan_), header_.count};
        std::uint32_t most = 0;
        double widest = narrow;
        for (auto line = aisle.lines.begin(); line != aisle.lines.end() && std::next(line) != aisle.lines.end(); ++line)
        {
            const Layers needed =
                layersFor(draft_.loads.crossing(hall_, index, line->first, std::next(line)->first), trayDepth);
            line->second.needed = needed.count;
            widest = std::max(widest, needed.width);
            most = std::max(most, needed.count);
        }
        aisle.width = widest;
        aisle.lanes = std::clamp((most + layersOfALane - 1) / layersOfALane, 1U, mostLanes);
    }

    void tray(std::string_view id, double width, double depth, std::vector<Point3> path)
    {
        TrayDef& tray = draft_.document.trays.emplace_back();
        tray.id = id;
        tray.hall = draft_.document.halls[hall_].id;
        tray.path = std::move(path);
        tray.widthMetres = width;
        tray.depthMetres = depth;
        tray.fillLimit = fillLimit;
    }

    // From the near lane of the main aisle on its left to the near lane of that on its right.
    void overRow(std::uint32_t index)
    {
        const RowPlan& row = draft_.site.rows[index];
        const Layers layers = layersOf(index);
        const MainAisle& left = aisles_[row.column];
        const MainAisle& right = aisles_[row.column + 1];
        for (std::uint32_t layer = 0; layer < layers.count; ++layer)
        {
            const double z = layerHeight(layer);
            tray(draft_.name("{}-tray{}", row.name, layer + 1), layers.width, trayDepth,
                 {{left.laneX(left.lanes - 1), row.y, z}, {right.laneX(0), row.y, z}});
        }
    }

    // Across all lanes, with a joint at each and at each duct.
    void header()
    {
        const double y = headerY(plan_);
        std::vector<double> joints;
        for (const MainAisle& aisle : aisles_)
            for (std::uint32_t lane = 0; lane < aisle.lanes; ++lane)
                joints.push_back(aisle.laneX(lane));
        for (std::uint32_t other = 0; other < draft_.site.halls.size(); ++other)
            if (other != hall_)
            {
                joints.push_back(TrayLoads::ductX(draft_.site, hall_, other));
                ladder(draft_.name("H{}-down{}", hall_ + 1, other + 1), joints.back(), y, header_.count);
            }
        std::ranges::sort(joints);
        for (std::uint32_t layer = 0; layer < header_.count; ++layer)
        {
            std::vector<Point3> path;
            for (const double x : joints)
                if (path.empty() || x - path.back()[0] > 0.01)
                    path.push_back({x, y, layerHeight(layer)});
            tray(draft_.name("H{}-header{}", hall_ + 1, layer + 1), header_.width, headerDepth, std::move(path));
        }
    }

    void overAisle(std::uint32_t index)
    {
        const MainAisle& aisle = aisles_[index];
        std::uint32_t most = 1;
        for (const auto& [number, line] : aisle.lines)
            most = std::max(most, line.needed);
        for (std::uint32_t n = 0; n < most; ++n)
            alongAisle(index, n);
        std::uint32_t layersBefore = 0;
        for (const auto& [number, line] : aisle.lines)
        {
            const std::uint32_t after = (line.needed + aisle.lanes - 1) / aisle.lanes;
            const std::uint32_t layers = std::max({line.layers, layersBefore, after});
            atLine(index, number, line, layers);
            layersBefore = after;
        }
    }

    void alongAisle(std::uint32_t index, std::uint32_t n)
    {
        const MainAisle& aisle = aisles_[index];
        double first = 0;
        double last = -1;
        for (auto line = aisle.lines.begin(); std::next(line) != aisle.lines.end(); ++line)
            if (line->second.needed > n || n < aisle.lanes)
            {
                first = last < 0 ? line->second.y : first;
                last = std::next(line)->second.y;
            }
        if (last < 0)
            return;
        const double x = aisle.laneX(n % aisle.lanes);
        const double z = layerHeight(n / aisle.lanes);
        tray(draft_.name("H{}-main{}-tray{}", hall_ + 1, index + 1, n + 1), aisle.width, trayDepth,
             {{x, first, z}, {x, last, z}});
    }

    // What joins lanes with each other and layers with each other where a row's line meets the aisle. The header joins
    // the lanes itself.
    void atLine(std::uint32_t index, std::uint32_t number, const MainAisle::Line& line, std::uint32_t layers)
    {
        const MainAisle& aisle = aisles_[index];
        const bool isHeader = number == TrayLoads::headerLine(plan_);
        if (aisle.lanes > 1 && !isHeader)
            for (std::uint32_t layer = 0; layer < layers; ++layer)
            {
                std::vector<Point3> path;
                for (std::uint32_t lane = 0; lane < aisle.lanes; ++lane)
                    path.push_back({aisle.laneX(lane), line.y, layerHeight(layer)});
                tray(draft_.name("H{}-main{}-bridge{}-{}", hall_ + 1, index + 1, number + 1, layer + 1), wide,
                     trayDepth, std::move(path));
            }
        for (std::uint32_t lane = 0; lane < aisle.lanes; ++lane)
            ladder(draft_.name("H{}-main{}-ladder{}-{}", hall_ + 1, index + 1, number + 1, lane + 1), aisle.laneX(lane),
                   line.y, layers);
    }

    void ladder(std::string_view id, double x, double y, std::uint32_t layers)
    {
        if (layers > 1)
            tray(id, wide, headerDepth, {{x, y, layerHeight(0)}, {x, y, layerHeight(layers - 1)}});
    }

    Draft& draft_;
    std::uint32_t hall_;
    const HallPlan& plan_;
    Layers unitRows_, header_;
    std::vector<MainAisle> aisles_;
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
