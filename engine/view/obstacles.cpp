#include "engine/view/obstacles.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <numbers>

#include <glm/common.hpp>
#include <glm/geometric.hpp>

namespace engine
{
namespace
{
// Kept between a disc and what it stopped at, so that rounding never puts it inside.
constexpr double skin = 1e-4; // metres
constexpr double finestCell = 2;
constexpr double mostCells = 1 << 20;

glm::dvec2 toLocal(glm::dvec2 along, glm::dvec2 v)
{
    return {glm::dot(along, v), along.x * v.y - along.y * v.x};
}

glm::dvec2 fromLocal(glm::dvec2 along, glm::dvec2 v)
{
    return {along.x * v.x - along.y * v.y, along.y * v.x + along.x * v.y};
}

// When a ray enters the box around the origin, if it does from outside.
std::optional<double> enterBox(glm::dvec2 from, glm::dvec2 way, glm::dvec2 half)
{
    double enter = -std::numeric_limits<double>::infinity();
    double leave = std::numeric_limits<double>::infinity();
    for (int axis = 0; axis < 2; ++axis)
    {
        if (way[axis] == 0)
        {
            if (std::abs(from[axis]) >= half[axis])
                return std::nullopt;
            continue;
        }
        const double a = (-half[axis] - from[axis]) / way[axis];
        const double b = (half[axis] - from[axis]) / way[axis];
        enter = std::max(enter, std::min(a, b));
        leave = std::min(leave, std::max(a, b));
    }
    if (enter > leave || leave <= 0)
        return std::nullopt;
    return enter;
}

std::optional<double> enterDisc(glm::dvec2 from, glm::dvec2 way, double radius)
{
    const double a = glm::dot(way, way);
    const double b = glm::dot(from, way);
    const double c = glm::dot(from, from) - radius * radius;
    const double square = b * b - a * c;
    if (square <= 0 || b >= 0)
        return std::nullopt;
    return (-b - std::sqrt(square)) / a;
}

// The earliest entry of the disc's middle into a box with rounded corners: the box grown by the disc.
std::optional<double> enterRounded(glm::dvec2 from, glm::dvec2 way, glm::dvec2 half, double radius)
{
    std::optional<double> first;
    const auto take = [&](std::optional<double> time)
    {
        if (time && (!first || *time < *first))
            first = time;
    };
    take(enterBox(from, way, half + glm::dvec2(radius, 0)));
    take(enterBox(from, way, half + glm::dvec2(0, radius)));
    for (const glm::dvec2 sign : {glm::dvec2(1, 1), {1, -1}, {-1, 1}, {-1, -1}})
        take(enterDisc(from - sign * half, way, radius));
    return first;
}

// The way out of the box grown by the disc: its direction, and how far it is; negative outside.
std::pair<glm::dvec2, double> wayOut(glm::dvec2 place, glm::dvec2 half, double radius)
{
    const glm::dvec2 nearest = glm::clamp(place, -half, half);
    const glm::dvec2 away = place - nearest;
    if (const double distance = glm::length(away); distance > 0)
        return {away / distance, radius - distance};
    const glm::dvec2 room = half - glm::abs(place);
    if (room.x < room.y)
        return {{place.x < 0 ? -1 : 1, 0}, room.x + radius};
    return {{0, place.y < 0 ? -1 : 1}, room.y + radius};
}

bool finite(glm::dvec2 v)
{
    return std::isfinite(v.x) && std::isfinite(v.y);
}
} // namespace

Obstacles::Obstacles(std::span<const Obstacle> obstacles)
{
    for (const Obstacle& each : obstacles)
    {
        const double yaw = each.yaw;
        const Box box{each.center, glm::abs(each.halfSize), {std::cos(yaw), std::sin(yaw)}, each.bottom, each.top};
        if (finite(box.center) && finite(box.half) && finite(box.along))
            boxes_.push_back(box);
    }
    if (!boxes_.empty())
        makeCells();
}

void Obstacles::makeCells()
{
    glm::dvec2 low(std::numeric_limits<double>::max());
    glm::dvec2 high(std::numeric_limits<double>::lowest());
    std::vector<glm::dvec2> reach;
    for (const Box& box : boxes_)
    {
        const glm::dvec2 x = glm::abs(box.along);
        reach.push_back({x.x * box.half.x + x.y * box.half.y, x.y * box.half.x + x.x * box.half.y});
        low = glm::min(low, box.center - reach.back());
        high = glm::max(high, box.center + reach.back());
    }
    const glm::dvec2 size = high - low;
    origin_ = low;
    cell_ = std::max({finestCell, std::sqrt(size.x * size.y / mostCells), std::max(size.x, size.y) / mostCells});
    cells_ = glm::ivec2(glm::floor(size / cell_)) + 1;
    std::vector<std::pair<uint32_t, uint32_t>> pairs; // cell, box
    for (uint32_t i = 0; i < boxes_.size(); ++i)
    {
        const glm::ivec2 from(glm::floor((boxes_[i].center - reach[i] - origin_) / cell_));
        const glm::ivec2 to =
            glm::min(glm::ivec2(glm::floor((boxes_[i].center + reach[i] - origin_) / cell_)), cells_ - 1);
        for (int y = std::max(from.y, 0); y <= to.y; ++y)
            for (int x = std::max(from.x, 0); x <= to.x; ++x)
                if (meetsCell(boxes_[i], {x, y}))
                    pairs.emplace_back(static_cast<uint32_t>(y * cells_.x + x), i);
    }
    std::sort(pairs.begin(), pairs.end());
    first_.assign(static_cast<size_t>(cells_.x) * static_cast<size_t>(cells_.y) + 1, 0);
    for (const auto& [cell, box] : pairs)
    {
        ++first_[cell + 1];
        members_.push_back(box);
    }
    for (size_t i = 1; i < first_.size(); ++i)
        first_[i] += first_[i - 1];
}

// A long wall at an angle lies in the cells along it, not in all of the square around it.
bool Obstacles::meetsCell(const Box& box, glm::ivec2 cell) const
{
    const glm::dvec2 middle = origin_ + (glm::dvec2(cell) + 0.5) * cell_;
    const glm::dvec2 local = glm::abs(toLocal(box.along, middle - box.center));
    const double reach = cell_ / 2 * (std::abs(box.along.x) + std::abs(box.along.y));
    return local.x <= box.half.x + reach && local.y <= box.half.y + reach;
}

template <class F>
void Obstacles::eachNear(glm::dvec2 low, glm::dvec2 high, Heights heights, F visit) const
{
    if (boxes_.empty())
        return;
    const glm::dvec2 last = glm::dvec2(cells_ - 1);
    // Beyond the cells there is nothing; clamped before it becomes whole numbers, which do not reach as far.
    const glm::dvec2 from = glm::floor((low - origin_) / cell_);
    const glm::dvec2 to = glm::floor((high - origin_) / cell_);
    if (to.x < 0 || to.y < 0 || from.x > last.x || from.y > last.y)
        return;
    const glm::ivec2 a(glm::max(from, glm::dvec2(0)));
    const glm::ivec2 b(glm::min(to, last));
    for (int y = a.y; y <= b.y; ++y)
        for (int x = a.x; x <= b.x; ++x)
        {
            const size_t cell = static_cast<size_t>(y) * static_cast<size_t>(cells_.x) + static_cast<size_t>(x);
            for (uint32_t i = first_[cell]; i < first_[cell + 1]; ++i)
                if (const Box& box = boxes_[members_[i]]; box.top > heights.bottom && box.bottom < heights.top)
                    visit(box);
        }
}

bool Obstacles::isFree(glm::dvec2 place, double radius, Heights heights) const
{
    bool free = true;
    eachNear(place - radius, place + radius, heights,
             [&](const Box& box)
             { free = free && wayOut(toLocal(box.along, place - box.center), box.half, radius).second <= 0; });
    return free;
}

bool Obstacles::isFree(glm::vec2 place, float radius, Heights heights) const
{
    return isFree(glm::dvec2(place), double(radius), heights);
}

std::optional<Obstacles::Hit> Obstacles::firstHit(glm::dvec2 from, glm::dvec2 way, double radius, Heights heights) const
{
    std::optional<Hit> first;
    const glm::dvec2 to = from + way;
    const auto visit = [&](const Box& box)
    {
        const glm::dvec2 start = toLocal(box.along, from - box.center);
        const glm::dvec2 localWay = toLocal(box.along, way);
        const std::optional<double> time = enterRounded(start, localWay, box.half, radius);
        if (!time || *time > 1 || (first && *time >= first->time))
            return;
        const double when = std::max(*time, 0.0);
        const auto [normal, depth] = wayOut(start + when * localWay, box.half, radius);
        if (glm::dot(normal, localWay) < 0)
            first = {when, fromLocal(box.along, normal)};
    };
    eachNear(glm::min(from, to) - radius, glm::max(from, to) + radius, heights, visit);
    return first;
}

// A way of about a cell, slid along what is hit.
glm::dvec2 Obstacles::step(glm::dvec2 from, glm::dvec2 way, double radius, Heights heights) const
{
    // Three walls and what is left between them are all that a plane offers.
    for (int i = 0; i < 4 && glm::length(way) > 1e-9; ++i)
    {
        const std::optional<Hit> hit = firstHit(from, way, radius + skin, heights);
        if (!hit)
            return from + way;
        from += hit->time * way;
        way *= 1 - hit->time;
        way -= glm::dot(way, hit->normal) * hit->normal;
    }
    return from;
}

glm::vec2 Obstacles::resolve(glm::vec2 from, glm::vec2 to, float radius, Heights heights) const
{
    if (!finite(from) || !finite(to))
        return from;
    glm::dvec2 place = from;
    if (!isFree(place, double(radius), heights))
        place = glm::dvec2(nearestFree(from, radius, heights));
    const glm::dvec2 way = glm::dvec2(to) - glm::dvec2(from);
    // In steps of a cell, so that each looks at few boxes; a way around the world still ends.
    const double steps = std::clamp(std::ceil(glm::length(way) / cell_), 1.0, 4096.0);
    glm::dvec2 before(std::numeric_limits<double>::max());
    for (double i = 0; i < steps && place != before; ++i)
    {
        before = place;
        place = step(place, way / steps, double(radius), heights);
    }
    return place;
}

glm::dvec2 Obstacles::pushedOut(glm::dvec2 place, double radius, Heights heights) const
{
    for (int i = 0; i < 8; ++i)
    {
        glm::dvec2 out(0);
        double deepest = 0;
        eachNear(place - radius, place + radius, heights,
                 [&](const Box& box)
                 {
                     const auto [direction, depth] =
                         wayOut(toLocal(box.along, place - box.center), box.half, radius + skin);
                     if (depth <= deepest)
                         return;
                     deepest = depth;
                     out = fromLocal(box.along, direction) * (depth + skin);
                 });
        if (deepest == 0)
            break;
        place += out;
    }
    return place;
}

glm::vec2 Obstacles::nearestFree(glm::vec2 place, float radius, Heights heights) const
{
    const glm::dvec2 start(place);
    const auto free = [&](glm::dvec2 where) { return isFree(where, double(radius), heights); };
    if (free(start))
        return place;
    // Rows of racks side by side push from one into the next: then look around in growing circles.
    glm::dvec2 best = pushedOut(start, double(radius), heights);
    double reach = free(best) ? glm::distance(best, start) : 50.0;
    for (double ring = 0.05; ring < reach; ring *= 1.1)
        for (int i = 0; i < 32; ++i)
        {
            const double angle = i * std::numbers::pi / 16;
            const glm::dvec2 where = start + ring * glm::dvec2(std::cos(angle), std::sin(angle));
            if (!free(where))
                continue;
            return glm::vec2(where);
        }
    return glm::vec2(free(best) ? best : start);
}
} // namespace engine
