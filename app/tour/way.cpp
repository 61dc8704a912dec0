#include "app/tour/way.h"

#include <glm/common.hpp>
#include <glm/geometric.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <queue>
#include <unordered_map>

namespace app
{
namespace
{
constexpr double cell = 0.3;         // metres
constexpr size_t mostCells = 250000; // met from each end before it is given up
constexpr double greed = 1.15;       // how much rather it goes on towards the end
constexpr double narrow = 1.6;       // how much longer a way counts where there is little room
constexpr int reach = 1 << 20;       // cells to each side

using Cell = glm::ivec3;

// A* over cells that are looked at when they are met.
class Search
{
public:
    Search(const FreePlace& isFree, const FreePlace& isRoomy, const glm::dvec3& from, const glm::dvec3& to, bool level)
        : isFree_(isFree), isRoomy_(isRoomy), from_(from), to_(to), level_(level)
    {
        visit({0, 0, 0}, 0, {0, 0, 0});
    }

    // Looks at some cells more. True once it has come to an end: at the goal, or where it cannot go on.
    bool advance(size_t cells)
    {
        for (size_t i = 0; i < cells && !isDone(); ++i, ++looked_)
        {
            const Waiting next = open_.top();
            open_.pop();
            const Node node = nodes_.at(next.key);
            if (next.cost > node.cost + 1e-9)
                continue; // found again on a shorter way since
            const glm::dvec3 here = placeOf(node.cell);
            // Long lines are looked at seldom: most are blocked.
            const bool near = glm::distance(here, to_) < 2 * cell;
            if ((near || looked_ % 16 == 0) && isFreeLine(isFree_, here, to_))
                found_ = node.cell;
            else
                expand(node);
        }
        return isDone();
    }

    bool isTired() const { return nodes_.size() > mostCells; }
    bool hasFound() const { return found_.has_value(); }
    std::vector<glm::dvec3> way() const
    {
        std::vector<glm::dvec3> way{to_};
        for (Cell at = *found_; at != Cell(0); at = nodes_.at(keyOf(at)).before)
            way.push_back(placeOf(at));
        way.push_back(from_);
        std::ranges::reverse(way);
        return way;
    }

private:
    struct Node
    {
        Cell cell, before;
        double cost;
    };
    struct Waiting
    {
        double whole, cost;
        uint64_t key;
        bool operator<(const Waiting& other) const
        {
            return whole != other.whole ? whole > other.whole : key > other.key;
        }
    };
    enum class Room : uint8_t
    {
        none,
        little,
        enough,
    };

    static uint64_t keyOf(const Cell& at)
    {
        const auto part = [](int number) { return static_cast<uint64_t>(number + reach) & 0x1FFFFF; };
        return part(at.x) | part(at.y) << 21 | part(at.z) << 42;
    }
    glm::dvec3 placeOf(const Cell& at) const { return from_ + glm::dvec3(at) * cell; }
    bool isDone() const { return found_ || open_.empty(); }

    void visit(const Cell& at, double cost, const Cell& before)
    {
        const uint64_t key = keyOf(at);
        const auto [found, added] = nodes_.try_emplace(key, Node{at, before, cost});
        if (!added)
        {
            if (cost >= found->second.cost - 1e-9)
                return;
            found->second = {at, before, cost};
        }
        open_.push({cost + greed * glm::distance(placeOf(at), to_), cost, key});
    }

    Room roomAt(const Cell& at)
    {
        const auto [found, added] = rooms_.try_emplace(keyOf(at), Room::none);
        if (added)
        {
            const glm::dvec3 place = placeOf(at);
            const auto [low, high] = std::minmax(from_.z, to_.z);
            if (!level_ || (place.z > low - cell / 2 && place.z < high + cell / 2))
                found->second = isRoomy_(place) ? Room::enough : isFree_(place) ? Room::little : Room::none;
        }
        return found->second;
    }

    void expand(const Node& node)
    {
        for (int x = -1; x <= 1; ++x)
            for (int y = -1; y <= 1; ++y)
                for (int z = -1; z <= 1; ++z)
                {
                    const Cell at = node.cell + Cell(x, y, z);
                    const Room room = x == 0 && y == 0 && z == 0 ? Room::none : roomAt(at);
                    if (room == Room::none)
                        continue;
                    const double length = cell * std::sqrt(x * x + y * y + z * z);
                    visit(at, node.cost + length * (room == Room::little ? narrow : 1), node.cell);
                }
    }

    const FreePlace& isFree_;
    const FreePlace& isRoomy_;
    glm::dvec3 from_, to_;
    bool level_; // stays between the heights of its ends
    std::unordered_map<uint64_t, Node> nodes_;
    std::unordered_map<uint64_t, Room> rooms_;
    std::priority_queue<Waiting> open_;
    size_t looked_ = 0;
    std::optional<Cell> found_;
};

// From both ends in turns: who stands in a closed room soon knows that there is no way out.
std::vector<glm::dvec3> searched(const FreePlace& isFree, const FreePlace& isRoomy, const glm::dvec3& from,
                                 const glm::dvec3& to, bool level)
{
    constexpr size_t turn = 2000; // cells
    Search onward(isFree, isRoomy, from, to, level);
    Search back(isFree, isRoomy, to, from, level);
    while (!onward.isTired() && !back.isTired())
        if (onward.advance(turn) || back.advance(turn))
            break;
    if (onward.hasFound())
        return onward.way();
    std::vector<glm::dvec3> way;
    if (back.hasFound())
        way = back.way();
    std::ranges::reverse(way);
    return way;
}

// Drawn tight: of the corners those that are needed.
std::vector<glm::dvec3> tightened(const FreePlace& isFree, const std::vector<glm::dvec3>& way)
{
    std::vector<glm::dvec3> tight{way.front()};
    for (size_t at = 0; at + 1 < way.size();)
    {
        size_t step = 1;
        while (at + 2 * step < way.size() && isFreeLine(isFree, way[at], way[at + 2 * step]))
            step *= 2;
        for (size_t more = step; more > 0; more /= 2)
            if (at + step + more < way.size() && isFreeLine(isFree, way[at], way[at + step + more]))
                step += more;
        at += step;
        tight.push_back(way[at]);
    }
    return tight;
}

// The same with more corners, among which better ones are found.
std::vector<glm::dvec3> divided(const std::vector<glm::dvec3>& way)
{
    std::vector<glm::dvec3> fine{way.front()};
    for (size_t i = 1; i < way.size(); ++i)
    {
        const auto parts = static_cast<int>(std::ceil(glm::distance(way[i - 1], way[i]) / (2 * cell)));
        for (int k = 1; k < parts; ++k)
            fine.push_back(glm::mix(way[i - 1], way[i], static_cast<double>(k) / parts));
        fine.push_back(way[i]);
    }
    return fine;
}
} // namespace

bool isFreeLine(const FreePlace& isFree, const glm::dvec3& from, const glm::dvec3& to)
{
    constexpr double step = 0.12; // metres: nothing that is kept clear of fits between
    const auto count = static_cast<int>(std::ceil(glm::distance(from, to) / step));
    // The ends' surroundings are the likeliest to be in the way, and the end's more than the beginning's.
    for (int i = count; i >= 0; --i)
        if (!isFree(count == 0 ? to : glm::mix(from, to, static_cast<double>(i) / count)))
            return false;
    return true;
}

std::optional<std::vector<glm::dvec3>> findWay(const FreePlace& isFree, const FreePlace& isRoomy,
                                               const glm::dvec3& from, const glm::dvec3& to)
{
    if (isFreeLine(isFree, from, to))
        return std::vector{from, to};
    std::vector<glm::dvec3> way = searched(isFree, isRoomy, from, to, true);
    if (way.empty())
        way = searched(isFree, isRoomy, from, to, false);
    if (way.empty())
        return {};
    const FreePlace& free = std::ranges::all_of(way, isRoomy) ? isRoomy : isFree;
    for (int i = 0; i < 4; ++i) // from both ends by turns
    {
        way = tightened(free, i == 0 ? way : divided(way));
        std::ranges::reverse(way);
    }
    return way;
}
} // namespace app
