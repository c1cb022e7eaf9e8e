// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "inference/models/checkpoint/torch_archive.h"

#include "inference/models/checkpoint/mapped_file.h"
#include "inference/models/checkpoint/pickle.h"
#include "inference/models/checkpoint/unreadable.h"
#include "inference/models/checkpoint/zip_directory.h"

#include <algorithm>
#include <array>
#include <memory>

namespace filigree {
namespace {

constexpr std::size_t largestPickle = 256u << 20;

PickleValue *member(const PickleValue::Dict &dict, std::string_view name)
{
    for (const auto &[key, value] : dict.items) {
        const auto *text = key->as<std::string>();
        if (text && *text == name)
            return value;
    }
    return nullptr;
}

bool hasTensors(const PickleValue::Dict &dict)
{
    for (const auto &[key, value] : dict.items) {
        if (value->as<torch::Tensor>())
            return true;
    }
    return false;
}

// The dict of tensors: this one, or one that a training program put under a well-known name.
const PickleValue::Dict *stateDict(PickleValue &root)
{
    constexpr std::array names{"model", "state_dict", "model_state_dict", "module", "net", "ema"};
    constexpr int deepest = 8; // circles end here
    const auto *dict = root.as<PickleValue::Dict>();
    for (int depth = 0; dict && depth < deepest; ++depth) {
        if (hasTensors(*dict))
            return dict;
        const PickleValue::Dict *inner = nullptr;
        for (const char *name : names) {
            PickleValue *value = inner ? nullptr : member(*dict, name);
            if (value)
                inner = value->as<PickleValue::Dict>();
        }
        dict = inner;
    }
    return nullptr;
}

Result<> checkByteOrder(const std::map<std::string, std::span<std::byte>> &entries,
                        const std::string &folder)
{
    const auto found = entries.find(folder + "byteorder");
    if (found == entries.end())
        return {};
    const std::string order(reinterpret_cast<const char *>(found->second.data()),
                            found->second.size());
    if (order != "little")
        return fail(Error::Kind::Unsupported, "its numbers are stored in " + order + " byte order");
    return {};
}

Result<TensorFile> tensorsOf(const PickleValue::Dict &dict)
{
    TensorFile result;
    for (const auto &[key, value] : dict.items) {
        const auto *tensor = value->as<torch::Tensor>();
        const auto *name = key->as<std::string>();
        if (!tensor)
            continue;
        if (!name)
            return unreadable("a tensor has no name");
        // A later item replaces an earlier one of the same name, as in Python.
        result.tensors.insert_or_assign(*name, *tensor);
    }
    return result;
}

} // namespace

Result<TensorFile> parseTorchArchive(const TensorBytes &file)
{
    const auto entries = zipEntries(file.bytes);
    if (!entries)
        return tl::unexpected(entries.error());
    constexpr std::string_view pickleName = "/data.pkl";
    std::string folder;
    std::span<const std::byte> program;
    for (const auto &[name, bytes] : *entries) {
        if (!name.ends_with(pickleName) || name.find('/') != name.size() - pickleName.size())
            continue;
        folder = name.substr(0, name.size() - pickleName.size() + 1);
        program = bytes;
    }
    if (folder.empty())
        return unreadable("it is a ZIP archive, but holds no data.pkl as PyTorch writes it");
    if (program.size() > largestPickle)
        return unreadable("its data.pkl is impossibly large");
    if (const Result<> order = checkByteOrder(*entries, folder); !order)
        return tl::unexpected(order.error());
    std::map<std::string, TensorBytes> copies;
    std::size_t copied = 0;
    const StorageLookup storages = [&](const std::string &key) -> Result<TensorBytes> {
        const auto found = entries->find(folder + "data/" + key);
        if (found == entries->end())
            return unreadable("storage '" + key + "' is missing");
        constexpr std::uintptr_t alignment = 8; // of the widest type
        if (reinterpret_cast<std::uintptr_t>(found->second.data()) % alignment == 0)
            return TensorBytes{found->second, file.owner};
        // Other programs than PyTorch may not align them: copied once, and no more than there is.
        if (const auto known = copies.find(key); known != copies.end())
            return known->second;
        copied += found->second.size();
        if (copied > file.bytes.size())
            return unreadable("its storages overlap");
        const std::shared_ptr<std::byte[]> own(new std::byte[found->second.size()]);
        std::ranges::copy(found->second, own.get());
        return copies[key] = {{own.get(), found->second.size()}, own};
    };
    const Result<Pickle> pickle = Pickle::read(program, storages);
    if (!pickle)
        return tl::unexpected(pickle.error());
    const PickleValue::Dict *dict = stateDict(pickle->root());
    if (!dict)
        return unreadable("it holds no dict of tensors, neither directly nor under 'model' or "
                          "'state_dict'");
    return tensorsOf(*dict);
}

Result<TensorFile> readTorchArchive(const std::string &path)
{
    const auto file = MappedFile::open(path);
    if (!file)
        return tl::unexpected(file.error());
    return parseTorchArchive({(*file)->bytes(), *file}).map_error([&](const Error &error) {
        return Error{error.kind, "'" + path + "': " + error.message + "."};
    });
}

} // namespace filigree
