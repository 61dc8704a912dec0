#include <cmath>
#include <cstdint>
#include <string>

#include "engine/import/gltf_cleaner.h"

namespace engine
{
// A primitive of triangles, or null for points and lines. Adds to `vertices` how many corners it has.
json Cleaner::primitive(const JsonReader& reader, size_t& vertices)
{
    const size_t mode = reader.has("mode") ? reader.at("mode").index(7) : 4;
    if (mode < 4)
        return nullptr;
    const size_t accessors = count("accessors");
    const JsonReader attributes = reader.at("attributes");
    json out = {{"mode", mode}};
    const size_t positions = floats(reader, attributes.at("POSITION").index(accessors), 3);
    const size_t vertexCount = document_["accessors"][positions]["count"];
    out["attributes"]["POSITION"] = positions;
    for (const auto& [name, width] : {std::pair("NORMAL", size_t(3)), std::pair("TEXCOORD_0", size_t(2))})
        if (attributes.has(name))
        {
            const size_t accessorIndex = floats(reader, attributes.at(name).index(accessors), width);
            if (document_["accessors"][accessorIndex]["count"] != vertexCount)
                fail("{}: has not as many {} as positions", reader.place(), name);
            out["attributes"][name] = accessorIndex;
        }
    size_t corners = vertexCount;
    if (reader.has("indices"))
    {
        const size_t indices = indexList(reader, reader.at("indices").index(accessors), vertexCount);
        corners = document_["accessors"][indices]["count"];
        out["indices"] = indices;
    }
    if (corners < 3 || (mode == 4 && corners % 3 != 0))
        fail("{}: has {} corners, which make no triangles", reader.place(), corners);
    if (reader.has("material"))
        out["material"] = reader.at("material").index(count("materials"));
    vertices += mode == 4 ? corners : 3 * (corners - 2);
    return out;
}

void Cleaner::meshes()
{
    for (size_t i = 0; i < count("meshes"); ++i)
    {
        const JsonReader list = root_.at("meshes").at(i).at("primitives");
        json out = json::array();
        size_t vertices = 0;
        for (size_t k = 0; k < list.size(); ++k)
        {
            json entry = primitive(list.at(k), vertices);
            if (!entry.is_null())
                out.push_back(std::move(entry));
            if (vertices > 3 * meshMaxVertices)
                fail("{}: has more than {} corners", list.place(), 3 * meshMaxVertices);
        }
        meshVertices_.push_back(vertices);
        meshIndex_.push_back(document_["meshes"].size());
        if (!out.empty())
            document_["meshes"].push_back({{"primitives", std::move(out)}});
    }
}

void Cleaner::checkMaterial(const JsonReader& material)
{
    json out = json::object();
    if (material.has("name"))
        out["name"] = material.at("name").text().substr(0, maxName);
    if (material.has("pbrMetallicRoughness"))
    {
        const JsonReader pbr = material.at("pbrMetallicRoughness");
        json& entry = out["pbrMetallicRoughness"] = json::object();
        if (pbr.has("baseColorFactor"))
            entry["baseColorFactor"] = pbr.at("baseColorFactor").numbers(4);
        for (const char* key : {"metallicFactor", "roughnessFactor"})
            if (pbr.has(key))
                entry[key] = pbr.at(key).number();
    }
    if (material.has("emissiveFactor"))
        out["emissiveFactor"] = material.at("emissiveFactor").numbers(3);
    if (material.has("alphaMode") && material.at("alphaMode").text() == "BLEND")
        out["alphaMode"] = "BLEND";
    document_["materials"].push_back(std::move(out));
}

void Cleaner::visit(const JsonReader& list, size_t node, int depth)
{
    const JsonReader reader = list.at(node);
    if (depth > maxNodeDepth)
        fail("{}: lies deeper than {} nodes", reader.place(), maxNodeDepth);
    if (nodeIndex_[node] != size_t(-1))
        fail("{}: is reached twice", reader.place());
    const size_t index = nodeIndex_[node] = document_["nodes"].size();
    json out = json::object();
    if (reader.has("name"))
    {
        const std::string name = reader.at("name").text();
        out["name"] = name.size() > maxName ? name.substr(name.size() - maxName) : name; // a LOD's suffix is at the end
    }
    for (const auto& [key, width] : {std::pair("matrix", size_t(16)), std::pair("translation", size_t(3)),
                                     std::pair("rotation", size_t(4)), std::pair("scale", size_t(3))})
        if (reader.has(key))
            out[key] = reader.at(key).numbers(width);
    if (reader.has("mesh"))
    {
        const size_t mesh = reader.at("mesh").index(meshVertices_.size());
        totalVertices_ += meshVertices_[mesh];
        if (totalVertices_ > 3 * meshMaxVertices)
            fail("has more than {} corners with all instances", 3 * meshMaxVertices);
        if (meshVertices_[mesh] > 0)
            out["mesh"] = meshIndex_[mesh];
    }
    document_["nodes"].push_back(std::move(out));
    if (!reader.has("children"))
        return;
    const JsonReader children = reader.at("children");
    json childIndices = json::array();
    for (size_t i = 0; i < children.size(); ++i)
    {
        const size_t child = children.at(i).index(nodeIndex_.size());
        visit(list, child, depth + 1);
        childIndices.push_back(nodeIndex_[child]);
    }
    if (!childIndices.empty())
        document_["nodes"][index]["children"] = std::move(childIndices);
}

void Cleaner::nodes()
{
    if (count("scenes") == 0 || count("nodes") == 0)
        fail("has no scene with nodes");
    nodeIndex_.assign(count("nodes"), size_t(-1));
    const size_t scene = root_.has("scene") ? root_.at("scene").index(count("scenes")) : 0;
    const JsonReader roots = root_.at("scenes").at(scene).at("nodes");
    const JsonReader list = root_.at("nodes");
    json rootIndices = json::array();
    for (size_t i = 0; i < roots.size(); ++i)
    {
        const size_t node = roots.at(i).index(nodeIndex_.size());
        visit(list, node, 0);
        rootIndices.push_back(nodeIndex_[node]);
    }
    if (totalVertices_ == 0)
        fail("has no triangles in its scene");
    document_["scene"] = 0;
    document_["scenes"] = json::array({{{"nodes", std::move(rootIndices)}}});
}
} // namespace engine
