#include "generate_fixture.h"

#include "twin/facility/check.h"
#include "twin/facility/json_writer.h"
#include "twin/facility/route.h"

#include <algorithm>
#include <chrono>
#include <map>

using namespace generated;
using namespace twin;

namespace
{
struct Box
{
    double x0, x1, y0, y1;
    bool overlaps(const Box& other) const
    {
        constexpr double touch = 1e-3;
        return x0 < other.x1 - touch && other.x0 < x1 - touch && y0 < other.y1 - touch && other.y0 < y1 - touch;
    }
};

template <class Thing>
Box boxOf(const Facility& facility, const Thing& thing)
{
    const glm::vec3 size = facility.models[thing.model].size;
    return {thing.position.x - size.x / 2.0, thing.position.x + size.x / 2.0, thing.position.y - size.y / 2.0,
            thing.position.y + size.y / 2.0};
}

// Everything that stands on the floor of a hall.
std::vector<Box> standing(const Facility& facility, HallId hall)
{
    std::vector<Box> boxes;
    const auto add = [&](const auto& things)
    {
        for (const auto& thing : things)
            if (thing.hall == hall)
                boxes.push_back(boxOf(facility, thing));
    };
    add(facility.racks);
    add(facility.coolers);
    add(facility.cdus);
    add(facility.pdus);
    return boxes;
}

void checkFloor(const Facility& facility)
{
    for (std::size_t h = 0; h < facility.halls.size(); ++h)
    {
        std::vector<Box> boxes = standing(facility, HallId::at(h));
        std::ranges::sort(boxes, {}, &Box::x0);
        const glm::dvec3 size = facility.halls[HallId::at(h)].size;
        for (std::size_t i = 0; i < boxes.size(); ++i)
        {
            CHECK(boxes[i].x0 >= 2.4 - 1e-3); // a main aisle goes round
            CHECK(boxes[i].x1 <= size.x - 2.4 + 1e-3);
            CHECK(boxes[i].y0 >= 1.2);
            CHECK(boxes[i].y1 <= size.y - 1.2);
            for (std::size_t j = i + 1; j < boxes.size() && boxes[j].x0 < boxes[i].x1; ++j)
                CHECK_FALSE(boxes[i].overlaps(boxes[j]));
        }
    }
}

void checkRoutes(const Factory& factory)
{
    std::vector<Problem> problems;
    const Routes routes = route(factory.facility, problems);
    check(factory.facility, routes, problems);
    CHECK(problems.empty());
    if (!problems.empty())
        MESSAGE(problems.front().path << ": " << problems.front().what);
    for (const Section& section : routes.sections)
        if (section.kind != Section::Kind::riser)
            REQUIRE(section.fill <= section.fillLimit + 1e-6);
}
} // namespace

TEST_CASE("generate: everything stands inside its hall, nothing in anything else, aisles free")
{
    for (const auto& options :
         {GenerateOptions{.design = "b200-superpod", .gpus = 4096},
          GenerateOptions{.design = "b300-superpod", .gpus = 4608},
          GenerateOptions{.design = "gb200-superpod", .gpus = 2304},
          GenerateOptions{.design = "h100-superpod", .gpus = 1016},
          GenerateOptions{.design = "b300-superpod", .gpus = 30000, .cabling = Cabling::structured}})
    {
        CAPTURE(options.design);
        const Factory factory(options);
        checkFloor(factory.facility);
        for (const Aisle& aisle : factory.facility.aisles)
        {
            const Box box{aisle.min.x, aisle.max.x, aisle.min.y, aisle.max.y};
            for (const Box& thing : standing(factory.facility, aisle.hall))
                CHECK_FALSE(box.overlaps(thing));
            const double across = aisle.kind == AisleKind::main ? aisle.max.x - aisle.min.x : aisle.max.y - aisle.min.y;
            CHECK(across == doctest::Approx(aisle.kind == AisleKind::main ? 2.4 : 1.2));
            CHECK(aisle.contained == (aisle.kind == AisleKind::hot));
        }
    }
}

TEST_CASE("generate: sizes from one node up, all designs, optics and cablings, route and pass every check")
{
    for (const DesignSummary& design : designs())
        for (const Cabling cabling : {Cabling::direct, Cabling::structured})
            for (const Packaging optics : {Packaging::pluggable, Packaging::coPackaged})
                for (const std::uint32_t about : {1U, 300U, 1000U, 2600U, 9216U})
                {
                    const bool offersBoth = design.name == "b300-superpod" || design.name == "gb200-superpod";
                    if (optics == Packaging::coPackaged && !offersBoth)
                        continue;
                    CAPTURE(design.name);
                    CAPTURE(about);
                    CAPTURE(int(cabling));
                    CAPTURE(int(optics));
                    checkRoutes(Factory({.design = design.name,
                                         .gpus = std::max(about / design.step, 1U) * design.step,
                                         .optics = optics,
                                         .cabling = cabling}));
                }
}

TEST_CASE("generate: coolers, CDUs and PDUs carry what is about their aisle with one to spare")
{
    const Generated made = generate({.design = "gb200-superpod", .gpus = 1152});
    const FacilityDocument& document = made.facility;
    double rackWatts = 0;
    for (const DeviceDef& device : document.devices)
        rackWatts += std::ranges::find(document.models, device.model, &ModelDef::id)->powerWatts;
    double pdus = 0;
    std::map<std::string_view, int> feeds;
    for (const PduDef& pdu : document.pdus)
    {
        pdus += pdu.capacityWatts;
        for (const std::string_view rack : pdu.feeds)
            ++feeds[rack];
    }
    CHECK(pdus - document.pdus.front().capacityWatts >= rackWatts);
    CHECK(feeds.size() == document.racks.size());
    for (const auto& [rack, count] : feeds)
        CHECK(count >= 2);
    double cdus = 0;
    for (const CduDef& cdu : document.cdus)
        cdus += cdu.capacityWatts;
    CHECK(cdus - document.cdus.front().capacityWatts >= 16 * 120e3 * 0.86);
}

TEST_CASE("generate: the same seed gives the same bytes, another the same counts")
{
    const auto bytes = [](std::uint32_t seed, Cabling cabling)
    {
        const Generated made = generate({.design = "b300-superpod", .gpus = 2304, .seed = seed, .cabling = cabling});
        return write(made.facility) + write(made.scene);
    };
    for (const Cabling cabling : {Cabling::direct, Cabling::structured})
    {
        const std::string first = bytes(7, cabling);
        CHECK(first == bytes(7, cabling));
        CHECK(first != bytes(8, cabling));
    }
    const Factory one({.design = "b200-superpod", .gpus = 4096, .seed = 1});
    const Factory two({.design = "b200-superpod", .gpus = 4096, .seed = 2});
    CHECK(one.facility.racks.size() == two.facility.racks.size());
    CHECK(one.facility.cables.size() == two.facility.cables.size());
    CHECK(one.facility.coolers.size() == two.facility.coolers.size());
}

TEST_CASE("generate: 100,000 GPUs stand in several halls, every cable lies, in seconds")
{
    const auto start = std::chrono::steady_clock::now();
    const Factory factory({.design = "b300-superpod", .gpus = 100000});
    const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
    CHECK(seconds < 30);
    const Facility& facility = factory.facility;
    CHECK(facility.gpus == 100000);
    CHECK(facility.halls.size() == 4);
    CHECK(factory.devices(Tier::leaf) == 1392);
    CHECK(factory.devices(Tier::spine) == 1440);
    CHECK(factory.devices(Tier::core) == 864);
    CHECK(factory.cables("node-leaf") == 100000);
    CHECK(factory.cables("leaf-spine") == 1392 * 72);
    CHECK(factory.cables("spine-core") + factory.cables("spine-core-patch") / 2 == 1440 * 72);
    std::vector<int> racks(4);
    for (const Rack& rack : facility.racks)
        ++racks[rack.hall.index()];
    CHECK(*std::ranges::max_element(racks) <= 1200);
    checkFloor(facility);
    checkRoutes(factory);
}
