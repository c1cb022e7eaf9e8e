// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "inference/models/checkpoint/checkpoint.h"

#include "inference/models/checkpoint/mapped_file.h"
#include "inference/models/checkpoint/safetensors.h"
#include "inference/models/checkpoint/torch_archive.h"

#include <set>

namespace filigree {
namespace {

void collect(const torch::nn::Module &module, const std::string &prefix,
             std::vector<std::pair<std::string, torch::Tensor>> &state)
{
    for (const auto &item : module.named_parameters(false))
        state.emplace_back(prefix + item.key(), item.value());
    for (const auto &item : module.named_buffers(false))
        state.emplace_back(prefix + item.key(), item.value());
    for (const auto &item : module.named_children())
        collect(*item.value(), prefix + item.key() + ".", state);
}

// "'a', 'b' and 3 more"
std::string someOf(const std::vector<std::string> &names)
{
    constexpr std::size_t most = 3;
    std::string text;
    for (std::size_t i = 0; i < std::min(most, names.size()); ++i)
        text += (i == 0 ? "'" : ", '") + names[i] + "'";
    if (names.size() > most)
        text += " and " + std::to_string(names.size() - most) + " more";
    return text;
}

std::string mismatch(const torch::Tensor &wanted, const torch::Tensor &given)
{
    if (wanted.sizes() != given.sizes())
        return "has shape " + shapeText(given.sizes()) + " instead of " + shapeText(wanted.sizes());
    if (wanted.is_floating_point() != given.is_floating_point())
        return "has type " + typeName(given.scalar_type()) + " instead of "
            + typeName(wanted.scalar_type());
    return {};
}

} // namespace

Result<TensorFile> parseCheckpoint(const TensorBytes &file)
{
    const auto startsWith = [&](std::initializer_list<int> first) {
        std::size_t at = 0;
        for (const int byte : first) {
            if (at >= file.bytes.size() || std::to_integer<int>(file.bytes[at++]) != byte)
                return false;
        }
        return true;
    };
    if (startsWith({'P', 'K'}))
        return parseTorchArchive(file);
    if (startsWith({0x80}) && file.bytes.size() > 9 && file.bytes[8] != std::byte('{'))
        return fail(Error::Kind::Unsupported,
                    "it is a PyTorch file of the kind before version 1.6; load and save it again "
                    "with a newer PyTorch");
    return parseSafetensors(file);
}

Result<TensorFile> readCheckpoint(const std::string &path)
{
    const auto file = MappedFile::open(path);
    if (!file)
        return tl::unexpected(file.error());
    return parseCheckpoint({(*file)->bytes(), *file}).map_error([&](const Error &error) {
        return Error{error.kind, "'" + path + "': " + error.message + "."};
    });
}

std::vector<std::pair<std::string, torch::Tensor>> namedState(const torch::nn::Module &module)
{
    std::vector<std::pair<std::string, torch::Tensor>> state;
    collect(module, "", state);
    return state;
}

std::string manifest(const torch::nn::Module &module,
                     std::string (*shape)(std::span<const std::int64_t>))
{
    std::string lines;
    for (const auto &[name, tensor] : namedState(module))
        lines += name + '\t' + typeName(tensor.scalar_type()) + '\t' + shape(tensor.sizes()) + '\n';
    return lines;
}

Result<> loadState(torch::nn::Module &module, const std::map<std::string, torch::Tensor> &tensors)
{
    const auto state = namedState(module);
    std::vector<std::string> missing;
    std::set<std::string> known;
    for (const auto &[name, target] : state) {
        known.insert(name);
        if (!tensors.contains(name))
            missing.push_back(name);
    }
    std::vector<std::string> unknown;
    for (const auto &[name, tensor] : tensors) {
        if (!known.contains(name))
            unknown.push_back(name);
    }
    if (!missing.empty() || !unknown.empty()) {
        std::string message;
        if (!missing.empty())
            message = "tensors are missing: " + someOf(missing);
        if (!unknown.empty())
            message += (message.empty() ? "" : "; ") + ("tensors are unknown: " + someOf(unknown));
        return fail(Error::Kind::InvalidInput, message);
    }
    for (const auto &[name, target] : state) {
        if (const std::string wrong = mismatch(target, tensors.at(name)); !wrong.empty())
            return fail(Error::Kind::InvalidInput, "tensor '" + name + "' " + wrong);
    }
    const torch::NoGradGuard noGrad;
    for (const auto &[name, target] : state)
        torch::Tensor(target).copy_(tensors.at(name));
    return {};
}

} // namespace filigree
