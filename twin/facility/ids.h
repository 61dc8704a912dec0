#pragma once

#include <compare>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace twin
{
// The number of one entity of a kind, counted from 1; 0 is nobody. An id is an index + 1 into the facility's array of
// its kind, and means nothing in another facility.
template <class Tag>
struct Id
{
    std::uint32_t value = 0;

    static constexpr Id at(std::size_t index) { return {static_cast<std::uint32_t>(index + 1)}; }
    constexpr std::size_t index() const { return value - 1; }
    constexpr explicit operator bool() const { return value != 0; }
    constexpr auto operator<=>(const Id&) const = default;
};

using OpticId = Id<struct OpticTag>;
using CableTypeId = Id<struct CableTypeTag>;
using ModelId = Id<struct ModelTag>;
using BuildingId = Id<struct BuildingTag>;
using HallId = Id<struct HallTag>;
using RowId = Id<struct RowTag>;
using AisleId = Id<struct AisleTag>;
using RackId = Id<struct RackTag>;
using DeviceId = Id<struct DeviceTag>;
using PortId = Id<struct PortTag>;
using LaneId = Id<struct LaneTag>;
using GpuId = Id<struct GpuTag>;
using TrayId = Id<struct TrayTag>;
using DuctId = Id<struct DuctTag>;
using CableId = Id<struct CableTag>;
using CoolerId = Id<struct CoolerTag>;
using CduId = Id<struct CduTag>;
using PduId = Id<struct PduTag>;
using SensorId = Id<struct SensorTag>;

// A plain array indexed by its own kind of id, so that a rack's number cannot pick a device.
template <class IdType, class T>
class Table
{
public:
    const T& operator[](IdType id) const { return rows_[id.index()]; }
    T& operator[](IdType id) { return rows_[id.index()]; }
    std::size_t size() const { return rows_.size(); }
    bool empty() const { return rows_.empty(); }
    auto begin() const { return rows_.begin(); }
    auto end() const { return rows_.end(); }
    const T* data() const { return rows_.data(); }
    void reserve(std::size_t count) { rows_.reserve(count); }
    void resize(std::size_t count) { rows_.resize(count); }
    IdType add(T row)
    {
        rows_.push_back(std::move(row));
        return IdType::at(rows_.size() - 1);
    }

private:
    std::vector<T> rows_;
};

// Consecutive entries of another array: `count` from `first`, counted from 0.
struct Range
{
    std::uint32_t first = 0;
    std::uint32_t count = 0;

    template <class T>
    std::span<const T> of(const std::vector<T>& all) const
    {
        return std::span<const T>(all).subspan(first, count);
    }
};
} // namespace twin
