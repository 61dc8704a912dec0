#include "app/tour/tour_document.h"
#include "app/tour/tour_fields.h"
#include "twin/facility/schema_writer.h"

namespace twin
{
template <>
struct SchemaName<app::CameraDef>
{
    static constexpr std::string_view name = "view";
};
template <>
struct SchemaName<app::TourAlong>
{
    static constexpr std::string_view name = "along";
};
template <>
struct SchemaName<app::TourTitle>
{
    static constexpr std::string_view name = "title";
};
template <>
struct SchemaName<app::TourCard>
{
    static constexpr std::string_view name = "card";
};
template <>
struct SchemaName<app::TourClock>
{
    static constexpr std::string_view name = "clock";
};
template <>
struct SchemaName<app::TourKey>
{
    static constexpr std::string_view name = "key";
};
} // namespace twin

namespace app
{
std::string tourSchema()
{
    return twin::Schema().document<TourDocument>();
}
} // namespace app
