#include "app/viewer/script.h"
#include "app/viewer/script_fields.h"
#include "twin/facility/schema_writer.h"

namespace twin
{
template <>
struct SchemaName<app::ScriptDrag>
{
    static constexpr std::string_view name = "drag";
};
template <>
struct SchemaName<app::ScriptExpectation>
{
    static constexpr std::string_view name = "expectation";
};
template <>
struct SchemaName<app::ScriptStep>
{
    static constexpr std::string_view name = "step";
};
} // namespace twin

namespace app
{
std::string scriptSchema()
{
    return twin::Schema().document<ScriptDocument>();
}
} // namespace app
