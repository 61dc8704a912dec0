#include "app/tour/tour_document.h"

#include "app/tour/tour_checks.h"
#include "app/tour/tour_fields.h"
#include "twin/facility/document_reader.h"

#include <fmt/format.h>

#include <algorithm>
#include <system_error>
#include <utility>

namespace app
{
TourError::TourError(std::vector<twin::Problem> problems)
    : twin::Error(fmt::format("{}:{}", problems.front().file, problems.front().line),
                  fmt::format("{}: {}{}", problems.front().path, problems.front().what,
                              problems.size() > 1 ? fmt::format(" ({} more)", problems.size() - 1) : "")),
      problems_(std::move(problems))
{
}

void refuse(const twin::SourceText& source, std::vector<twin::Problem>& problems)
{
    if (problems.empty())
        return;
    twin::locate(source, problems);
    std::ranges::stable_sort(problems, {}, &twin::Problem::line);
    throw TourError(std::move(problems));
}

TourSource readTour(const std::filesystem::path& file)
{
    return readTour(twin::SourceText::fromFile(file), file.parent_path());
}

TourSource readTour(twin::SourceText text, const std::filesystem::path& folder)
{
    TourSource tour{.source = std::move(text), .document = {}, .folder = folder};
    std::vector<twin::Problem> problems;
    tour.document = twin::readDocument<TourDocument>(tour.source, problems);
    // What malformed text leaves behind has faults that are not its own.
    if (problems.empty())
        checkTour(tour, problems);
    refuse(tour.source, problems);
    return tour;
}

std::vector<std::filesystem::path> toursOf(const std::filesystem::path& scene)
{
    std::error_code error;
    const std::filesystem::path folder =
        (std::filesystem::is_directory(scene, error) ? scene : scene.parent_path()) / "tours";
    std::vector<std::filesystem::path> found;
    for (auto each = std::filesystem::directory_iterator(folder, error);
         !error && each != std::filesystem::directory_iterator(); each.increment(error))
        if (each->path().extension() == ".json")
            found.push_back(each->path());
    std::ranges::sort(found);
    return found;
}
} // namespace app
