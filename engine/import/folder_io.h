#pragma once

#include <cstddef>
#include <filesystem>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include <assimp/IOSystem.hpp>

#include "engine/import/gltf_clean.h"

namespace engine
{
// A regular file of at most `limit` bytes, whole. Throws std::runtime_error.
std::vector<std::byte> readWholeFile(const std::filesystem::path& path, size_t limit);

// A ReadSibling for the folder of a model: names that leave the folder, also through a symbolic link, are refused, and
// the siblings together may have no more than `limit` bytes.
class SiblingReader
{
public:
    SiblingReader(const std::filesystem::path& model, size_t limit);
    std::vector<std::byte> operator()(const std::string& name);

private:
    std::filesystem::path folder_;
    size_t left_;
};

// What Assimp sees of the disk: the model from memory, and its siblings through a ReadSibling.
class FolderIo : public Assimp::IOSystem
{
public:
    FolderIo(std::span<const std::byte> model, const ReadSibling& readSibling)
        : model_(model), readSibling_(readSibling)
    {
    }

    // The name under which the model is opened.
    static std::string mainName(const std::string& extension) { return mainStem + extension; }

    // Why a sibling could not be had that lies outside the folder; empty when none was asked for.
    const std::string& refusal() const { return refusal_; }

    bool Exists(const char*) const override { return true; } // what is not there fails to open
    char getOsSeparator() const override { return '/'; }
    Assimp::IOStream* Open(const char* name, const char* mode) override;
    void Close(Assimp::IOStream* stream) override;

private:
    static constexpr const char* mainStem = "glasshouse-import";

    std::span<const std::byte> model_;
    const ReadSibling& readSibling_;
    std::string refusal_;
};
} // namespace engine
