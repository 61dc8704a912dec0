#include "twin/facility/json_schema.h"

#include "twin/facility/field_tables.h"
#include "twin/facility/schema_writer.h"

namespace twin
{
#define GLASSHOUSE_SCHEMA_NAME(Type, text)                                                                             \
    template <>                                                                                                        \
    struct SchemaName<Type>                                                                                            \
    {                                                                                                                  \
        static constexpr std::string_view name = text;                                                                 \
    }
GLASSHOUSE_SCHEMA_NAME(OpticDef, "optic");
GLASSHOUSE_SCHEMA_NAME(CableTypeDef, "cable_type");
GLASSHOUSE_SCHEMA_NAME(PortDef, "port");
GLASSHOUSE_SCHEMA_NAME(ModelDef, "model");
GLASSHOUSE_SCHEMA_NAME(BuildingDef, "building");
GLASSHOUSE_SCHEMA_NAME(HallDef, "hall");
GLASSHOUSE_SCHEMA_NAME(RowDef, "row");
GLASSHOUSE_SCHEMA_NAME(AisleDef, "aisle");
GLASSHOUSE_SCHEMA_NAME(RackDef, "rack");
GLASSHOUSE_SCHEMA_NAME(DeviceDef, "device");
GLASSHOUSE_SCHEMA_NAME(PanelMapDef, "panel_map");
GLASSHOUSE_SCHEMA_NAME(PanelDef, "panel");
GLASSHOUSE_SCHEMA_NAME(TrayDef, "tray");
GLASSHOUSE_SCHEMA_NAME(DuctDef, "duct");
GLASSHOUSE_SCHEMA_NAME(CableDef, "cable");
GLASSHOUSE_SCHEMA_NAME(CoolerDef, "cooler");
GLASSHOUSE_SCHEMA_NAME(CduDef, "cdu");
GLASSHOUSE_SCHEMA_NAME(PduDef, "pdu");
GLASSHOUSE_SCHEMA_NAME(SensorDef, "sensor");
GLASSHOUSE_SCHEMA_NAME(GeneratedBy, "generated_by");
#undef GLASSHOUSE_SCHEMA_NAME

std::string facilitySchema()
{
    return Schema().document<FacilityDocument>();
}

std::string sceneSchema()
{
    return Schema().document<SceneDocument>();
}
} // namespace twin
