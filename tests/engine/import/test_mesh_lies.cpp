// Every lie a file can tell gives importMesh's one-line error and importMeshOrBox's box of the right size with that
// warning.
#include <cmath>
#include <functional>
#include <random>

#include <doctest/doctest.h>

#include "engine/import/mesh_import.h"
#include "tests/engine/import/small_glb.h"

using namespace engine;

namespace
{
const glm::vec3 unitCube(1.0f);

void checkFallsBack(const std::filesystem::path& path, const std::string& what)
{
    CAPTURE(path.string());
    const MeshOrBox result = importMeshOrBox(path, unitCube);
    CHECK(result.warning.starts_with(path.string() + ": "));
    CHECK(result.warning.find(what) != std::string::npos);
    CHECK(result.warning.find('\n') == std::string::npos);
    CHECK(result.mesh.bounds.size() == unitCube);
    CHECK(result.mesh.lods.at(0).triangleCount == 12);
    CAPTURE(result.warning);
    CHECK(!result.warning.empty());
}

struct Lie
{
    const char* name;
    std::function<void(SmallGlb&)> tell;
    const char* what; // part of the message
};

const Lie lies[] = {
    {"version", [](SmallGlb& g) { g.document["asset"]["version"] = "1.0"; }, "only 2 is read"},
    {"no scene", [](SmallGlb& g) { g.document.erase("scenes"); }, "no scene"},
    {"huge count", [](SmallGlb& g) { g.document["accessors"][0]["count"] = 4'000'000'000u; }, "not an index"},
    {"large count", [](SmallGlb& g) { g.document["accessors"][0]["count"] = 1'000'000; }, "leaves its buffer view"},
    {"zero count", [](SmallGlb& g) { g.document["accessors"][3]["count"] = 0; }, "leaves its buffer view"},
    {"negative count", [](SmallGlb& g) { g.document["accessors"][0]["count"] = -1; }, "not an index"},
    {"fraction", [](SmallGlb& g) { g.document["accessors"][0]["count"] = 24.5; }, "not an index"},
    {"view past buffer", [](SmallGlb& g) { g.document["bufferViews"][1]["byteOffset"] = 60'000'000; },
     "leaves its buffer"},
    {"view too long", [](SmallGlb& g) { g.document["bufferViews"][3]["byteLength"] = 900'000; }, "leaves its buffer"},
    {"buffer too long", [](SmallGlb& g) { g.document["buffers"][0]["byteLength"] = 60'000'000; }, "bytes where"},
    {"buffer huge", [](SmallGlb& g) { g.document["buffers"][0]["byteLength"] = 1e18; }, "not an index"},
    {"stride", [](SmallGlb& g) { g.document["bufferViews"][0]["byteStride"] = 4; }, "stride"},
    {"sparse",
     [](SmallGlb& g) {
         g.document["accessors"][0]["sparse"] = {{"count", 1}};
     },
     "sparse"},
    {"wrong type", [](SmallGlb& g) { g.document["accessors"][0]["type"] = "VEC4"; }, "type VEC3"},
    {"wrong component", [](SmallGlb& g) { g.document["accessors"][0]["componentType"] = 5123; }, "floats"},
    {"no component", [](SmallGlb& g) { g.document["accessors"][0]["componentType"] = 17; }, "component type"},
    {"fewer normals", [](SmallGlb& g) { g.document["accessors"][1]["count"] = 23; }, "as many NORMAL"},
    {"accessor index", [](SmallGlb& g) { g.document["meshes"][0]["primitives"][0]["indices"] = 44; }, "index below 4"},
    {"mesh index", [](SmallGlb& g) { g.document["nodes"][2]["mesh"] = 1; }, "index below 1"},
    {"material index", [](SmallGlb& g) { g.document["meshes"][0]["primitives"][0]["material"] = 1; }, "index below 1"},
    {"points only", [](SmallGlb& g) { g.document["meshes"][0]["primitives"][0]["mode"] = 0; }, "no triangles"},
    {"odd corners", [](SmallGlb& g) { g.document["accessors"][3]["count"] = 35; }, "make no triangles"},
    {"node of itself", [](SmallGlb& g) { g.document["nodes"][2]["children"] = {2}; }, "reached twice"},
    {"node cycle", [](SmallGlb& g) { g.document["nodes"][2]["children"] = {0}; }, "reached twice"},
    {"node index",
     [](SmallGlb& g) {
         g.document["scenes"][0]["nodes"] = {0, 7};
     },
     "index below 3"},
    {"matrix",
     [](SmallGlb& g) {
         g.document["nodes"][2]["matrix"] = {1, 2, 3};
     },
     "numbers, not 16"},
    {"flattened",
     [](SmallGlb& g) {
         g.document["nodes"][2]["scale"] = {1.0, 0.0, 0.0};
     },
     "no triangle with an area"},
    {"required extension", [](SmallGlb& g) { g.document["extensionsRequired"] = {"KHR_draco_mesh_compression"}; },
     "KHR_draco"},
    {"NaN vertex", [](SmallGlb& g) { g.position(5) = NAN; }, "not finite"},
    {"infinite vertex", [](SmallGlb& g) { g.position(5) = INFINITY; }, "not finite"},
    {"vertex index", [](SmallGlb& g) { g.binary[g.binary.size() - 2] = std::byte(99); }, "where 24 vertices are"},
    {"all in one point",
     [](SmallGlb& g)
     {
         for (size_t i = 0; i < 72; ++i)
             g.position(i) = 0.25f;
     },
     "no triangle with an area"},
    {"in millimetres",
     [](SmallGlb& g) {
         g.document["nodes"][0]["scale"] = {1000, 1000, 1000};
     },
     "contradicts its declared size"},
    {"a tenth",
     [](SmallGlb& g) {
         g.document["nodes"][0]["scale"] = {0.1, 0.1, 0.1};
     },
     "contradicts its declared size"},
    {"aside",
     [](SmallGlb& g) {
         g.document["nodes"][0]["translation"] = {0.05, 0.5, 0};
     },
     "contradicts its declared size"},
    {"absurd",
     [](SmallGlb& g) {
         g.document["nodes"][0]["scale"] = {1e6, 1e6, 1e6};
     },
     "beyond 10000 m"},
    {"overflowing",
     [](SmallGlb& g)
     {
         g.document["nodes"][0]["scale"] = {1e38, 1e38, 1e38};
         g.document["nodes"][2]["scale"] = {1e38, 1, 1};
     },
     "vertex"},
    {"wrong kinds",
     [](SmallGlb& g) {
         g.document["nodes"] = {{"a", 1}};
     },
     "no array"},
    {"text for number", [](SmallGlb& g) { g.document["bufferViews"][0]["byteLength"] = "12"; }, "not an index"},
    {"null primitive", [](SmallGlb& g) { g.document["meshes"][0]["primitives"][0] = nullptr; }, "missing"},
    {"newline in name", [](SmallGlb& g) { g.document["extensionsRequired"] = {"a\nb"}; }, "needs the extension a b"},
};
} // namespace

TEST_CASE("each lie of a glTF gives the box and a warning")
{
    const TemporaryFolder folder;
    for (const Lie& lie : lies)
    {
        INFO(lie.name);
        SmallGlb cube;
        lie.tell(cube);
        checkFallsBack(folder.write("lie.glb", cube.bytes()), lie.what);
    }
}

TEST_CASE("an honest file passes, and a millimetre more than declared is no lie")
{
    const TemporaryFolder folder;
    const MeshOrBox cube = importMeshOrBox(folder.write("cube.glb", SmallGlb().bytes()), unitCube * 0.997f);
    CHECK(cube.warning.empty());
    CHECK(cube.mesh.lods.size() == 2);
}

TEST_CASE("what is no model at all")
{
    const TemporaryFolder folder;
    checkFallsBack(folder.path() / "missing.glb", "is not there");
    checkFallsBack(folder.path(), "is no regular file");
    checkFallsBack(folder.write("empty.glb", std::string()), "is empty");
    checkFallsBack(folder.write("model.stl", SmallGlb().bytes()), "is no format that is read");
    checkFallsBack(folder.write("text.gltf", std::string("no JSON")), "parse error");
    checkFallsBack(folder.write("array.gltf", std::string("[1]")), "no object");
    checkFallsBack(folder.write("deep.gltf", std::string(500'000, '[')), "nests JSON deeper");
    checkFallsBack(folder.write("junk.obj", std::string("f 1 2 3\nf 9/9/9 8 7\n")), "");
    checkFallsBack(folder.write("junk.fbx", std::string("Objects: { Geometry: {{{{")), "");
}

TEST_CASE("references outside the model's folder are refused")
{
    const TemporaryFolder folder;
    SmallGlb cube;
    std::filesystem::create_directory(folder.path() / "inner");
    folder.write("secret.bin", cube.binary);
    std::filesystem::create_symlink(folder.path() / "secret.bin", folder.path() / "inner/link.bin");
    for (const std::string uri : {"../secret.bin", "%2e%2e/secret.bin", "a/../../secret.bin", "/etc/passwd",
                                  "file:///etc/passwd", "..\\secret.bin", "link.bin", "C:secret.bin"})
    {
        cube.document["buffers"][0]["uri"] = uri;
        checkFallsBack(folder.write("inner/cube.gltf", cube.document.dump()), "outside its folder");
    }
    cube.document["buffers"][0]["uri"] = "missing.bin";
    checkFallsBack(folder.write("inner/cube.gltf", cube.document.dump()), "which is not there");
    checkFallsBack(
        folder.write("inner/roof.obj", std::string("mtllib ../../../etc/passwd\nv 0 0 0\nv 1 0 0\nv 0 1 0\nf 1 2 3\n")),
        "outside its folder");
    const std::string text = cube.document.dump();
    CHECK_THROWS_WITH_AS(importMesh(std::as_bytes(std::span(text)), "memory.gltf"), doctest::Contains("another file"),
                         ImportError);
}

TEST_CASE("nodes deeper than a stack should go")
{
    SmallGlb cube;
    cube.document["nodes"] = nlohmann::json::array();
    for (int i = 0; i < 5000; ++i)
        cube.document["nodes"].push_back({{"children", {i + 1}}});
    cube.document["nodes"].push_back({{"mesh", 0}});
    cube.document["scenes"][0]["nodes"] = {0};
    CHECK_THROWS_WITH_AS(importMesh(cube.bytes(), "deep.glb"), doctest::Contains("deeper than 64"), ImportError);
}

TEST_CASE("many instances of one mesh are counted before they are made")
{
    SmallGlb cube;
    cube.document["nodes"] = nlohmann::json::array();
    cube.document["scenes"][0]["nodes"] = nlohmann::json::array();
    for (int i = 0; i < 99'000; ++i)
    {
        cube.document["nodes"].push_back({{"mesh", 0}});
        cube.document["scenes"][0]["nodes"].push_back(i);
    }
    nlohmann::json& primitives = cube.document["meshes"][0]["primitives"];
    for (int i = 0; i < 10; ++i)
        primitives.push_back(primitives[0]);
    CHECK_THROWS_WITH_AS(importMesh(cube.bytes(), "many.glb"), doctest::Contains("all instances"), ImportError);
}

TEST_CASE("every truncation of a small GLB, and of it as .gltf text, is an error")
{
    const std::vector<std::byte> whole = SmallGlb().bytes();
    REQUIRE(whole.size() < 8000);
    for (size_t length = 0; length < whole.size(); ++length)
        CHECK_THROWS_AS(importMesh(std::span(whole).first(length), "cut.glb"), ImportError);
    const std::string text = SmallGlb().document.dump();
    for (size_t length = 0; length < text.size(); ++length)
        CHECK_THROWS_AS(importMesh(std::as_bytes(std::span(text)).first(length), "cut.gltf"), ImportError);
}

TEST_CASE("one byte changed anywhere never crashes")
{
    std::vector<std::byte> bytes = SmallGlb().bytes();
    std::mt19937 random(7);
    for (std::byte& byte : bytes)
    {
        const std::byte kept = byte;
        byte = std::byte(random());
        try
        {
            importMesh(bytes, "bent.glb");
        }
        catch (const ImportError&)
        {
        }
        byte = kept;
    }
}

TEST_CASE("every truncation of an OBJ gives a mesh or an error")
{
    const std::string text =
        "mtllib a.mtl\no roof_lod0\nv 0 0 0\nv 1 0 0\nv 1 1 0\nv 0 1 0.5\nvt 0 0\nvt 1 1\nvn 0 0 1\n"
        "usemtl tiles\nf 1/1/1 2/2/1 3/1/1 4/2/1\nf -4//1 -3//1 -2//1\nl 1 2\np 3\n";
    size_t meshes = 0;
    for (size_t length = 0; length <= text.size(); ++length)
        try
        {
            importMesh(std::as_bytes(std::span(text)).first(length), "cut.obj");
            ++meshes;
        }
        catch (const ImportError&)
        {
        }
    CHECK(meshes > 0);
}
