#include "twin/facility/generate/loads.h"

#include "twin/facility/generate/floor.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace twin::factory
{
TrayLoads::TrayLoads(const Site& site) : site_(&site), rows_(site.rows.size()), headers_(site.halls.size())
{
    for (std::size_t h = 0; h < site.halls.size(); ++h)
    {
        const HallPlan& hall = site.halls[h];
        headers_[h].change.resize(static_cast<std::size_t>(hall.sizeX / slotWidth) + 2);
        crossings_.emplace_back(hall.columns + 1);
        for (Steps& crossing : crossings_.back())
            crossing.change.resize(2 * hall.pairs + 2);
        rowAt_.emplace_back(hall.columns * 2 * hall.pairs);
        for (const std::uint32_t row : hall.rows)
            rowAt_.back()[site.rows[row].column * 2 * hall.pairs + lineOf(site.rows[row])] = row + 1;
    }
    ducts_.resize(site.halls.size() * site.halls.size());
}

void TrayLoads::Steps::add(std::uint32_t from, std::uint32_t to, double area)
{
    change[std::min(from, to)] += area;
    change[std::max(from, to)] -= area;
}

double TrayLoads::Steps::most() const
{
    double now = 0;
    double most = 0;
    for (const double each : change)
        most = std::max(most, now += each);
    return most;
}

void TrayLoads::add(std::uint32_t rackA, std::uint32_t rackB, double area)
{
    const RackPlan* a = &site_->racks[rackA];
    const RackPlan* b = &site_->racks[rackB];
    const std::uint32_t hall = site_->rows[a->row].hall;
    const std::uint32_t hallB = site_->rows[b->row].hall;
    if (hall != hallB)
    {
        toDuct(rackA, hallB, area);
        toDuct(rackB, hall, area);
        ducts_[std::min(hall, hallB) * site_->halls.size() + std::max(hall, hallB)] += area;
        return;
    }
    if (a->row == b->row)
    {
        rows_[a->row] += area;
        return;
    }
    if (site_->rows[a->row].column > site_->rows[b->row].column)
        std::swap(a, b);
    const RowPlan& rowA = site_->rows[a->row];
    const RowPlan& rowB = site_->rows[b->row];
    const HallPlan& plan = site_->halls[hall];
    if (rowA.column == rowB.column)
    {
        const double left = plan.mainAisle(rowA.column);
        const bool right = a->x + b->x - 2 * left > plan.columnWidth + mainAisleWidth;
        rows_[a->row] += area;
        rows_[b->row] += area;
        cross(hall, rowA.column + (right ? 1 : 0), lineOf(rowA), lineOf(rowB), area);
        return;
    }
    // Between columns the way along either row's line is as long as the other, and one of them may get everything.
    rows_[a->row] += area;
    rows_[b->row] += area;
    cross(hall, rowA.column + 1, lineOf(rowA), lineOf(rowB), area);
    if (rowB.column > rowA.column + 1)
        cross(hall, rowB.column, lineOf(rowA), lineOf(rowB), area);
    for (std::uint32_t column = rowA.column + 1; column < rowB.column; ++column)
        for (const RowPlan* row : {&rowA, &rowB})
            throughColumn(hall, column, lineOf(*row), area);
}

void TrayLoads::cross(std::uint32_t hall, std::uint32_t aisle, std::uint32_t lineA, std::uint32_t lineB, double area)
{
    crossings_[hall][aisle].add(lineA, lineB, area);
}

void TrayLoads::throughColumn(std::uint32_t hall, std::uint32_t column, std::uint32_t line, double area)
{
    const std::uint32_t lines = 2 * site_->halls[hall].pairs;
    if (const std::uint32_t row = line < lines ? rowAt_[hall][column * lines + line] : 0)
        rows_[row - 1] += area;
}

void TrayLoads::toDuct(std::uint32_t rack, std::uint32_t other, double area)
{
    const RackPlan& plan = site_->racks[rack];
    const RowPlan& row = site_->rows[plan.row];
    const HallPlan& hall = site_->halls[row.hall];
    const double duct = ductX(*site_, row.hall, other);
    const bool right = std::abs(duct - hall.mainAisle(row.column + 1)) + hall.mainAisle(row.column + 1) - plan.x <
                       std::abs(duct - hall.mainAisle(row.column)) + plan.x - hall.mainAisle(row.column);
    const std::uint32_t aisle = row.column + (right ? 1 : 0);
    rows_[plan.row] += area;
    cross(row.hall, aisle, lineOf(row), headerLine(hall), area);
    headers_[row.hall].add(static_cast<std::uint32_t>(hall.mainAisle(aisle) / slotWidth),
                           static_cast<std::uint32_t>(duct / slotWidth), area);
}

double TrayLoads::ductX(const Site& site, std::uint32_t hall, std::uint32_t other)
{
    const HallPlan& plan = site.halls[hall];
    const double first = plan.mainAisle(0);
    const std::uint32_t rank = other < hall ? other : other - 1;
    return first + (plan.mainAisle(plan.columns) - first) * (rank + 1) / static_cast<double>(site.halls.size());
}

double TrayLoads::row(std::uint32_t row) const
{
    return rows_[row];
}

double TrayLoads::crossing(std::uint32_t hall, std::uint32_t aisle, std::uint32_t lineA, std::uint32_t lineB) const
{
    const std::vector<double>& change = crossings_[hall][aisle].change;
    double now = 0;
    double most = 0;
    for (std::uint32_t line = 0; line < lineB; ++line)
    {
        now += change[line];
        if (line >= lineA)
            most = std::max(most, now);
    }
    return most;
}

double TrayLoads::header(std::uint32_t hall) const
{
    return headers_[hall].most();
}

double TrayLoads::duct(std::uint32_t hallA, std::uint32_t hallB) const
{
    return ducts_[std::min(hallA, hallB) * site_->halls.size() + std::max(hallA, hallB)];
}
} // namespace twin::factory
