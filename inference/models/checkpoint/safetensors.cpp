// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "inference/models/checkpoint/safetensors.h"

#include "inference/models/checkpoint/json.h"
#include "inference/models/checkpoint/mapped_file.h"
#include "inference/models/checkpoint/unreadable.h"

#include <algorithm>
#include <cstdio>
#include <cstring>
#include <fstream>

namespace filigree {
namespace {

constexpr std::uint64_t largestHeader = 100'000'000; // as in the reference implementation
constexpr std::size_t mostDimensions = 64; // what LibTorch holds without surprises

struct TypeCode
{
    const char *code;
    torch::Dtype type;
};

const TypeCode typeCodes[] = {
    {"F32", torch::kFloat32}, {"F16", torch::kFloat16}, {"BF16", torch::kBFloat16},
    {"F64", torch::kFloat64}, {"I64", torch::kInt64},   {"I32", torch::kInt32},
    {"I16", torch::kInt16},   {"I8", torch::kInt8},     {"U8", torch::kUInt8},
    {"BOOL", torch::kBool},
};

struct Place
{
    std::int64_t begin;
    std::int64_t end;
    std::string name;
};

Result<torch::Tensor> entryTensor(const Json &entry, const TensorBytes &data, Place &place)
{
    const auto known = std::ranges::find_if(
        typeCodes, [&](const TypeCode &one) { return entry["dtype"].toString() == one.code; });
    if (known == std::end(typeCodes))
        return fail(Error::Kind::Unsupported,
                    "its type '" + entry["dtype"].toString() + "' is not known");
    std::vector<std::int64_t> sizes;
    if (!entry["shape"].isArray() || entry["shape"].array().size() > mostDimensions)
        return unreadable("it has no shape");
    for (const Json &extent : entry["shape"].array()) {
        const Result<std::int64_t> size = extent.toSize();
        if (!size)
            return unreadable("a size of its shape is " + size.error().message);
        sizes.push_back(*size);
    }
    const Result<std::int64_t> count = elementCount(sizes);
    if (!count)
        return tl::unexpected(count.error());
    const Json &offsets = entry["data_offsets"];
    const Result<std::int64_t> begin = offsets.at(0).toSize();
    const Result<std::int64_t> end = offsets.at(1).toSize();
    if (offsets.array().size() != 2 || !begin || !end)
        return unreadable("it has no proper data_offsets");
    if (*begin > *end || *end > std::int64_t(data.bytes.size()))
        return unreadable("its data_offsets reach beyond the file, which may be cut off");
    if (*end - *begin != *count * std::int64_t(torch::elementSize(known->type)))
        return unreadable("its data_offsets do not fit its shape and type");
    place.begin = *begin;
    place.end = *end;
    std::vector<std::int64_t> strides(sizes.size(), 1);
    for (std::size_t i = sizes.size(); i-- > 1;)
        strides[i - 1] = strides[i] * std::max<std::int64_t>(sizes[i], 1);
    const TensorBytes own{data.bytes.subspan(std::size_t(*begin), std::size_t(*end - *begin)),
                          data.owner};
    return tensorIn(own, 0, sizes, strides, known->type);
}

// Gaps could hide data, overlaps could make a small file fill the memory.
Result<> checkPlaces(std::vector<Place> places, std::int64_t size)
{
    std::ranges::sort(places, [](const Place &a, const Place &b) {
        return a.begin != b.begin ? a.begin < b.begin : a.end < b.end;
    });
    std::int64_t filled = 0;
    for (const Place &place : places) {
        if (place.begin != filled)
            return unreadable("tensor '" + place.name + "' leaves a gap or overlaps another");
        filled = place.end;
    }
    if (filled != size)
        return unreadable("bytes follow the last tensor");
    return {};
}

Result<Json> readHeader(std::span<const std::byte> bytes, std::uint64_t &length)
{
    if (bytes.size() < 8)
        return unreadable("it is too short for a safetensors file");
    length = 0;
    for (int i = 7; i >= 0; --i)
        length = length << 8 | std::to_integer<std::uint64_t>(bytes[std::size_t(i)]);
    if (length > largestHeader || length > bytes.size() - 8)
        return unreadable("it is cut off or no safetensors file: its header would be "
                          + std::to_string(length) + " bytes long");
    const auto *text = reinterpret_cast<const char *>(bytes.data() + 8);
    Result<Json> header = Json::parse({text, std::size_t(length)});
    if (!header)
        return unreadable("its header is " + header.error().message);
    if (!header->isObject())
        return unreadable("its header is not a JSON object");
    return header;
}

} // namespace

Result<TensorFile> parseSafetensors(const TensorBytes &file)
{
    std::uint64_t length = 0;
    const Result<Json> header = readHeader(file.bytes, length);
    if (!header)
        return tl::unexpected(header.error());
    const TensorBytes data{file.bytes.subspan(8 + std::size_t(length)), file.owner};
    TensorFile result;
    std::vector<Place> places;
    for (const auto &[name, entry] : header->object()) {
        if (name == "__metadata__") {
            for (const auto &[key, value] : entry.object()) {
                if (!value.isString())
                    return unreadable("its metadata '" + key + "' is not a text");
                result.metadata.emplace(key, value.toString());
            }
            continue;
        }
        Place place{0, 0, name};
        Result<torch::Tensor> tensor = entryTensor(entry, data, place);
        if (!tensor)
            return fail(tensor.error().kind, "tensor '" + name + "': " + tensor.error().message);
        places.push_back(std::move(place));
        result.tensors.emplace(name, std::move(*tensor));
    }
    if (const Result<> checked = checkPlaces(std::move(places), std::int64_t(data.bytes.size()));
        !checked)
        return tl::unexpected(checked.error());
    return result;
}

Result<TensorFile> readSafetensors(const std::string &path)
{
    const auto file = MappedFile::open(path);
    if (!file)
        return tl::unexpected(file.error());
    return parseSafetensors({(*file)->bytes(), *file}).map_error([&](const Error &error) {
        return Error{error.kind, "'" + path + "': " + error.message + "."};
    });
}

Result<> writeSafetensors(const std::string &path, const TensorFile &contents)
{
    std::string header = "{";
    if (!contents.metadata.empty()) {
        header += "\"__metadata__\":{";
        for (const auto &[key, value] : contents.metadata)
            header += (header.back() == '{' ? "" : ",") + jsonQuoted(key) + ":" + jsonQuoted(value);
        header += "}";
    }
    std::size_t offset = 0;
    std::vector<torch::Tensor> tensors;
    for (const auto &[name, given] : contents.tensors) {
        tensors.push_back(given.cpu().contiguous());
        const auto code = std::ranges::find_if(typeCodes, [&](const TypeCode &one) {
            return one.type == tensors.back().scalar_type();
        });
        if (code == std::end(typeCodes))
            return fail(Error::Kind::Unsupported,
                        "'" + path + "': tensor '" + name + "' has a type that is not written.");
        const std::size_t end = offset + tensors.back().nbytes();
        header += (header.size() == 1 ? "" : ",") + jsonQuoted(name) + ":{\"dtype\":\"" + code->code
            + "\",\"shape\":" + shapeText(tensors.back().sizes()) + ",\"data_offsets\":["
            + std::to_string(offset) + "," + std::to_string(end) + "]}";
        offset = end;
    }
    header += "}";
    header.append((8 - header.size() % 8) % 8, ' '); // so that the data is aligned
    char length[8];
    for (int i = 0; i < 8; ++i)
        length[i] = char(header.size() >> (8 * i));
    const std::string beside = path + ".part";
    std::ofstream out(beside, std::ios::binary);
    out.write(length, 8).write(header.data(), std::streamsize(header.size()));
    for (const torch::Tensor &tensor : tensors)
        out.write(static_cast<const char *>(tensor.data_ptr()), std::streamsize(tensor.nbytes()));
    out.close();
    if (!out || std::rename(beside.c_str(), path.c_str()) != 0) {
        const std::string cause = std::strerror(errno);
        std::remove(beside.c_str());
        return fail(Error::Kind::Unreadable, "'" + path + "' cannot be written: " + cause + ".");
    }
    return {};
}

} // namespace filigree
