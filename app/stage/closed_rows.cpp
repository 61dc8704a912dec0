#include "app/stage/closed_rows.h"
#include "app/stage/layers.h"

#include <glm/gtc/quaternion.hpp>

#include <cmath>

namespace app
{
namespace
{
// Metres: a row is cut into such pieces, as it hides only as far away as its cables are drawn each by itself.
constexpr float piece = 1.0F;
// Of a cable's diameter. At the middles of the outermost cables it lies well within them.
constexpr float thickness = 0.2F;
} // namespace

void addClosedRows(std::span<const Bundle> bundles, std::span<const ClosedRow> rows, engine::Drawables& drawables)
{
    for (const ClosedRow& row : rows)
    {
        const Bundle& bundle = bundles[row.bundle];
        const auto count = static_cast<int>(std::ceil(row.where.length() / piece));
        const float length = row.where.length() / static_cast<float>(count);
        const float across = (row.left + row.right) / 2;
        for (int i = 0; i < count; ++i)
        {
            const float along = row.where.from + (static_cast<float>(i) + 0.5F) * length;
            drawables.occluders.push_back(
                {.centre = bundle.origin + bundle.along * double{along} + bundle.across * double{across} +
                           bundle.up * double{row.up},
                 .rotation = glm::quat_cast(glm::mat3(bundle.along, glm::cross(bundle.up, bundle.along), bundle.up)),
                 .halfSize = glm::vec3(length, row.right - row.left, thickness * row.diameter) / 2.0F,
                 .layer = idOf(Layer::cables),
                 .detail = row.diameter});
        }
    }
}
} // namespace app
