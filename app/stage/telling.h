#pragma once

#include "app/stage/facts.h"

#include <span>

namespace app
{
// Gathers the facts of one entity; a function a kind.
class Telling
{
public:
    Telling(const Stage& stage, EntityId id)
        : stage_(stage), facility_(stage.scene.facility), id_(id), entity_(stage.entities[id])
    {
    }

    Facts tell();

private:
    void row(std::string label, std::string value) { facts_.rows.push_back({std::move(label), std::move(value)}); }
    void row(std::string label, EntityId link)
    {
        facts_.rows.push_back({std::move(label), stage_.entities.name(link), link});
    }
    template <class Id>
    const auto& of(const auto& table) const
    {
        return table[entity_.as<Id>()];
    }

    void byKind();
    void model(twin::ModelId id);
    void size(const glm::dvec3& size);
    void hall();
    void racksWithin(std::span<const EntityId> racks);
    void rack();
    void device();
    void cooler(const twin::Cooler& cooler);
    void cdu(const twin::Cdu& cdu);
    void pdu(const twin::Pdu& pdu);

    // facts_cables.cpp
    void port();
    void cable();
    void tray();
    void duct();
    void sections(twin::Section::Kind kind, double limit);

    const Stage& stage_;
    const twin::Facility& facility_;
    EntityId id_;
    Entity entity_;
    Facts facts_;
};
} // namespace app
