// Bytes as a tour of the small scene: read and made, or refused in words. What is made can be asked for at any time.
#include "app/tour/tour.h"
#include "twin/facility/scene.h"

#include <cstdlib>

namespace
{
struct Small
{
    twin::Scene scene = twin::openScene("tests/data/small"); // of the folder that fuzzers run in
    app::Stage stage{scene};
    app::EntitySearch search{stage.entities};
    engine::Obstacles obstacles{stage.obstacles};
};
} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    static const Small small;
    twin::SourceText text = twin::SourceText::fromString("fuzz.json", {reinterpret_cast<const char*>(data), size});
    try
    {
        const app::TourSource source = app::readTour(std::move(text), "tests/data/small/tours");
        const app::Tour tour(small.stage, small.search, small.obstacles, source);
        for (const double share : {-1.0, 0.0, 0.3, 0.9, 1.0, 2.0})
        {
            const app::TourMoment moment = tour.at(share * tour.seconds());
            if (!(moment.camera.eye.x * 0 == 0) || !(moment.camera.fovY > 0) || !(moment.dim >= 0 && moment.dim <= 1))
                std::abort();
        }
    }
    catch (const twin::Error&)
    {
    }
    return 0;
}
