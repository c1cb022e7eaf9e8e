// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "tests/inference/models/checkpoint_samples.h"

#include <cstring>

namespace filigree::samples {
namespace {

std::string little(std::uint64_t value, int width)
{
    std::string bytes;
    for (int i = 0; i < width; ++i, value >>= 8)
        bytes += char(value);
    return bytes;
}

} // namespace

std::string safetensors(const std::string &header, const std::string &data)
{
    return little(header.size(), 8) + header + data;
}

std::string zip(const Entries &entries, int method)
{
    std::string archive, directory;
    for (const auto &[name, bytes] : entries) {
        const std::string common = little(20, 2) + little(0, 2) + little(std::uint64_t(method), 2)
            + little(0, 8) + little(bytes.size(), 4) + little(bytes.size(), 4)
            + little(name.size(), 2) + little(0, 2);
        directory +=
            "PK\1\2" + little(20, 2) + common + little(0, 10) + little(archive.size(), 4) + name;
        archive += "PK\3\4" + common + name + bytes;
    }
    const std::string end = std::string("PK\5\6") + little(0, 4) + little(entries.size(), 2)
        + little(entries.size(), 2) + little(directory.size(), 4) + little(archive.size(), 4)
        + little(0, 2);
    return archive + directory + end;
}

std::string pickleText(const std::string &text)
{
    return "X" + little(text.size(), 4) + text;
}

std::string pickleNumber(int number)
{
    return "J" + little(std::uint32_t(number), 4);
}

std::string pickleTuple(const std::vector<std::string> &items)
{
    std::string result = "(";
    for (const std::string &item : items)
        result += item;
    return result + "t";
}

std::string pickleTensor(const std::string &key, const std::string &type, int count, int offset,
                         const std::vector<int> &sizes, const std::vector<int> &strides)
{
    const auto numbers = [](const std::vector<int> &values) {
        std::vector<std::string> items;
        for (const int value : values)
            items.push_back(pickleNumber(value));
        return pickleTuple(items);
    };
    const std::string storage =
        pickleTuple({pickleText("storage"), "ctorch\n" + type + "\n", pickleText(key),
                     pickleText("cpu"), pickleNumber(count)})
        + "Q";
    return "ctorch._utils\n_rebuild_tensor_v2\n"
        + pickleTuple({storage, pickleNumber(offset), numbers(sizes), numbers(strides), "\x89",
                       "ccollections\nOrderedDict\n)R"})
        + "R";
}

std::string pickleParameter(const std::string &tensor)
{
    return "ctorch._utils\n_rebuild_parameter\n"
        + pickleTuple({tensor, "\x88", "ccollections\nOrderedDict\n)R"}) + "R";
}

std::string pickleDict(const std::vector<std::pair<std::string, std::string>> &items)
{
    std::string result = "}(";
    for (const auto &[name, value] : items)
        result += pickleText(name) + value;
    return result + "u";
}

std::string torchFile(const std::string &pickle, const Entries &storages)
{
    Entries entries{{"archive/data.pkl", "\x80\x02" + pickle + "."}};
    for (const auto &[key, bytes] : storages)
        entries.emplace_back("archive/data/" + key, bytes);
    entries.emplace_back("archive/version", "3\n");
    return zip(entries);
}

std::string goodSafetensors()
{
    return safetensors(R"({"__metadata__":{"made":"by hand"},)"
                       R"("a":{"dtype":"F32","shape":[2,3],"data_offsets":[0,24]},)"
                       R"("b.c":{"dtype":"I64","shape":[],"data_offsets":[24,32]},)"
                       R"("half":{"dtype":"BF16","shape":[2],"data_offsets":[32,36]},)"
                       R"("none":{"dtype":"U8","shape":[0,5],"data_offsets":[36,36]}}   )",
                       std::string(36, '\1'));
}

std::string goodTorchFile()
{
    const std::string floats(48, '\2');
    const std::string state = pickleDict(
        {{"a", pickleTensor("0", "FloatStorage", 12, 0, {2, 3}, {3, 1})},
         {"b.c", pickleParameter(pickleTensor("0", "FloatStorage", 12, 6, {3, 2}, {1, 3}))},
         {"half", pickleTensor("1", "BFloat16Storage", 2, 0, {2}, {1})},
         {"count", pickleTensor("2", "LongStorage", 1, 0, {}, {})}});
    return torchFile(
        pickleDict(
            {{"epoch", pickleNumber(7)}, {"note", "cmy.own\nThing\n)\x81}b"}, {"model", state}}),
        {{"0", floats}, {"1", std::string(4, '\3')}, {"2", std::string(8, '\4')}});
}

TensorBytes bytesOf(const std::string &text)
{
    // Aligned as a mapped file is, and exactly as long, so that reading beyond is seen.
    const auto owner = std::shared_ptr<std::byte[]>(new std::byte[text.size()]);
    std::memcpy(owner.get(), text.data(), text.size());
    return {{owner.get(), text.size()}, owner};
}

} // namespace filigree::samples
