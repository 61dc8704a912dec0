#include "app/tour/airspace.h"
#include "app/tour/default_tour.h"
#include "tests/app/tour/toured.h"
#include "twin/facility/json_writer.h"

#include <doctest/doctest.h>

#include <glm/geometric.hpp>

#include <algorithm>
#include <fstream>
#include <functional>

using namespace app;

namespace
{
// The small scene with something taken away.
class Reduced
{
public:
    explicit Reduced(const std::function<void(twin::FacilityDocument&)>& reduce)
    {
        twin::SourceText text = twin::SourceText::fromFile(staged::smallScene() / "facility.json");
        std::vector<twin::Problem> problems;
        twin::FacilityDocument document = twin::readFacility(text, problems);
        reduce(document);
        folder_.write("facility.json", twin::write(document));
        folder_.write("scene.json", samples::contents(staged::smallScene() / "scene.json"));
        scene_ = std::make_unique<toured::Scene>(folder_.path());
    }
    Tour tour() const { return scene_->tour(defaultTour(*scene_->staged, scene_->obstacles)); }
    const toured::Scene& scene() const { return *scene_; }

private:
    samples::Folder folder_;
    std::unique_ptr<toured::Scene> scene_;
};

void withoutCables(twin::FacilityDocument& document)
{
    document.cables.clear();
}
void withoutBuilding(twin::FacilityDocument& document)
{
    document.buildings.clear();
    for (twin::HallDef& hall : document.halls)
        hall.building = {};
}

// What every tour keeps to.
void check(const Tour& tour)
{
    CHECK(tour.seconds() > 8);
    CHECK(tour.warnings().empty());
    REQUIRE_FALSE(tour.stops().empty());
    CHECK(tour.at(1).words.title == "two halls");
    const TourMoment end = tour.at(tour.seconds() - 1.5);
    CHECK(end.words.title == "two halls");
    CHECK(end.words.titleOpacity == 1);
}
} // namespace

TEST_CASE("default tours: from outside the building to one cable")
{
    const Tour tour = toured::demo().tour(defaultTour(*toured::demo().staged, toured::demo().obstacles));
    CHECK(tour.at(0.5).outdoors);
    CHECK(tour.cuts().size() == 5);
    CHECK(tour.warnings().empty());
    const TourMoment end = tour.at(tour.seconds() - 1);
    REQUIRE(end.lit.size() == 1);
    CHECK(toured::demo().staged->entities.kindOf(end.lit[0]) == EntityKind::cable);
    CHECK(end.dim == 1);
    CHECK_FALSE(end.outdoors);
    CHECK(end.words.title == "b300-superpod, 2304 GPUs");
    // That cable's plug is in the middle of the picture of ports.
    const TourMoment ports = tour.at(tour.stops()[tour.stops().size() - 2].time - 0.5);
    CHECK(std::ranges::equal(ports.lit, end.lit));
    const twin::Facility& facility = toured::demo().staged.facility();
    const twin::CableId cable = toured::demo().staged->entities[end.lit[0]].as<twin::CableId>();
    const twin::PortId plug = facility.cables[cable].a.of(facility.terminations).front();
    const glm::vec3 way = toured::demo().staged->world.port(plug).position() - ports.camera.eye;
    CHECK(glm::length(way) < 1.2f);
    CHECK(glm::dot(glm::normalize(way), ports.camera.forward) > 0.97f);
    CHECK(ports.words.caption.find(facility.nameOf(plug)) != std::string::npos);
    // Key figures from the facility, grouped.
    const TourMoment above = tour.at(tour.stops()[2].from + 3);
    REQUIRE(above.words.cards.size() == 3);
    CHECK(above.words.cards[0].value == "2,304");
    CHECK(above.words.cards[0].unit == "GPUs");
    CHECK(above.words.cards[0].line == "in 288 nodes");
    CHECK(above.words.cards[0].provenance == Provenance::documented);
}

TEST_CASE("default tours: of whatever a scene has")
{
    check(toured::small().tour(defaultTour(*toured::small().staged, toured::small().obstacles)));
    check(Reduced(withoutCables).tour());
    check(Reduced(withoutBuilding).tour());
    check(Reduced(
              [](twin::FacilityDocument& document)
              {
                  withoutCables(document);
                  withoutBuilding(document);
                  document.trays.clear();
                  document.ducts.clear();
                  document.aisles.clear();
                  document.rows.clear();
                  document.devices.clear();
                  document.panels.clear();
                  document.coolers.clear();
                  document.cdus.clear();
                  document.pdus.clear();
                  document.racks.resize(1);
                  document.racks[0].row = {};
              })
              .tour());
}

TEST_CASE("default tours: of designs from small to large")
{
    for (const auto& [name, options] : staged::designs())
    {
        CAPTURE(name);
        const staged::Staged stage(options);
        const EntitySearch search(stage->entities);
        const engine::Obstacles obstacles(stage->obstacles);
        for (const glm::uvec2 shape : {glm::uvec2(1920, 1080), glm::uvec2(1080, 1920)})
        {
            const Tour tour(*stage, search, obstacles, defaultTour(*stage, obstacles, shape), {}, {.shape = shape});
            CHECK(tour.seconds() > 20);
            CHECK(tour.warnings().empty());
        }
    }
}

TEST_CASE("default tours: a scene without a hall is refused")
{
    const Reduced none(
        [](twin::FacilityDocument& document)
        {
            twin::FacilityDocument empty;
            empty.name = document.text.keep("empty");
            empty.text = std::move(document.text);
            document = std::move(empty);
        });
    CHECK_THROWS_WITH_AS(none.tour(), doctest::Contains("this scene has no hall: there is nothing to tour"),
                         twin::Error);
    CHECK(none.scene().refusal(R"({"eye_m": [0, 0, 5], "look_at_m": [1, 0, 0], "hold_s": 1})").find("has no hall") !=
          std::string::npos);
}
