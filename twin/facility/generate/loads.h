#pragma once

#include "twin/facility/generate/site.h"

#include <vector>

namespace twin::factory
{
// How much cable lies in which tray, as the shortest ways go: what the trays are sized by. Areas are sums of squared
// diameters, square metres: round cables side by side take a square each.
class TrayLoads
{
public:
    TrayLoads() = default;
    explicit TrayLoads(const Site& site);

    void add(std::uint32_t rackA, std::uint32_t rackB, double area);

    // The most in any cross-section of a row's tray, of the trays over a main aisle between two lines, of a hall's
    // header; and between two halls.
    double row(std::uint32_t row) const;
    double crossing(std::uint32_t hall, std::uint32_t aisle, std::uint32_t lineA, std::uint32_t lineB) const;
    double header(std::uint32_t hall) const;
    double duct(std::uint32_t hallA, std::uint32_t hallB) const;

    // x at which the duct from a hall to another leaves its header.
    static double ductX(const Site& site, std::uint32_t hall, std::uint32_t other);
    // Rows lie on lines across the hall, two a pair; the header is the line after the last.
    static std::uint32_t headerLine(const HallPlan& hall) { return 2 * hall.pairs; }
    static std::uint32_t lineOf(const RowPlan& row) { return 2 * row.pair + (row.yawDegrees != 0 ? 1 : 0); }

private:
    // A piece of tray in steps: what begins and ends at each.
    struct Steps
    {
        std::vector<double> change;
        void add(std::uint32_t from, std::uint32_t to, double area);
        double most() const;
    };
    void cross(std::uint32_t hall, std::uint32_t aisle, std::uint32_t lineA, std::uint32_t lineB, double area);
    void throughColumn(std::uint32_t hall, std::uint32_t column, std::uint32_t line, double area);
    void toDuct(std::uint32_t rack, std::uint32_t other, double area);

    const Site* site_ = nullptr;
    std::vector<double> rows_;
    std::vector<Steps> headers_;
    std::vector<std::vector<Steps>> crossings_;     // of each hall, of each main aisle
    std::vector<std::vector<std::uint32_t>> rowAt_; // of each hall, by column and line; 0: none, else 1 + row
    std::vector<double> ducts_;
};
} // namespace twin::factory
