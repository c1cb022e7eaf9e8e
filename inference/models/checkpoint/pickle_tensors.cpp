// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "inference/models/checkpoint/pickle_tensors.h"

#include "inference/models/checkpoint/unreadable.h"

#include <algorithm>
#include <array>
#include <utility>

namespace filigree {
namespace {

struct TypeWord
{
    const char *storage; // the class of a typed storage
    const char *name; // in torch.<name>
    torch::Dtype type;
};

constexpr std::array<TypeWord, 10> typeWords{{{"FloatStorage", "float32", torch::kFloat32},
                                              {"HalfStorage", "float16", torch::kFloat16},
                                              {"BFloat16Storage", "bfloat16", torch::kBFloat16},
                                              {"DoubleStorage", "float64", torch::kFloat64},
                                              {"LongStorage", "int64", torch::kInt64},
                                              {"IntStorage", "int32", torch::kInt32},
                                              {"ShortStorage", "int16", torch::kInt16},
                                              {"CharStorage", "int8", torch::kInt8},
                                              {"ByteStorage", "uint8", torch::kUInt8},
                                              {"BoolStorage", "bool", torch::kBool}}};

PickleValue *argument(const PickleValue::List &arguments, std::size_t index)
{
    return index < arguments.items.size() ? arguments.items[index] : nullptr;
}

template<typename T> T *argumentAs(const PickleValue::List &arguments, std::size_t index)
{
    PickleValue *value = argument(arguments, index);
    return value ? value->as<T>() : nullptr;
}

Result<std::vector<std::int64_t>> numbers(const PickleValue::List *list)
{
    constexpr std::size_t mostDimensions = 64;
    if (!list || list->items.size() > mostDimensions)
        return unreadable("a tensor has no proper shape or strides");
    std::vector<std::int64_t> result;
    for (PickleValue *item : list->items) {
        const std::int64_t *number = item->as<std::int64_t>();
        if (!number)
            return unreadable("a tensor has no proper shape or strides");
        result.push_back(*number);
    }
    return result;
}

// (storage, offset, size, stride, requires_grad, hooks[, dtype])
Result<PickleValue> rebuiltTensor(const PickleValue::List &arguments, bool namesItsType)
{
    const auto *storage = argumentAs<PickleValue::Storage>(arguments, 0);
    const auto *offset = argumentAs<std::int64_t>(arguments, 1);
    if (!storage || !offset)
        return unreadable("a tensor has no storage");
    const auto sizes = numbers(argumentAs<PickleValue::List>(arguments, 2));
    const auto strides = numbers(argumentAs<PickleValue::List>(arguments, 3));
    if (!sizes || !strides || sizes->size() != strides->size())
        return unreadable("a tensor has no proper shape or strides");
    torch::Dtype type = storage->type;
    if (namesItsType) {
        const auto *given = argumentAs<PickleValue::Global>(arguments, 6);
        const auto known = std::ranges::find_if(typeWords, [&](const TypeWord &word) {
            return given && given->name == std::string("torch.") + word.name;
        });
        if (known == typeWords.end())
            return fail(Error::Kind::Unsupported, "a tensor has a type that is not known");
        type = known->type;
    }
    Result<torch::Tensor> tensor = tensorIn(storage->where, *offset, *sizes, *strides, type);
    if (!tensor)
        return unreadable("a tensor is damaged: " + tensor.error().message);
    return PickleValue{std::move(*tensor)};
}

// A parameter is its tensor; a subclass of tensor is rebuilt by the function it names.
Result<PickleValue> sameTensor(const PickleValue::List &arguments)
{
    const auto *tensor = argumentAs<torch::Tensor>(arguments, 0);
    if (!tensor)
        return unreadable("a parameter has no tensor");
    return PickleValue{*tensor};
}

} // namespace

Result<PickleValue> pickleCall(const std::string &name, const PickleValue::List &arguments)
{
    if (name == "torch._utils._rebuild_tensor" || name == "torch._utils._rebuild_tensor_v2")
        return rebuiltTensor(arguments, false);
    if (name == "torch._utils._rebuild_tensor_v3")
        return rebuiltTensor(arguments, true);
    if (name == "torch._utils._rebuild_parameter"
        || name == "torch._utils._rebuild_parameter_with_state")
        return sameTensor(arguments);
    if (name == "torch._tensor._rebuild_from_type_v2") {
        const auto *function = argumentAs<PickleValue::Global>(arguments, 0);
        const auto *own = argumentAs<PickleValue::List>(arguments, 2);
        // Not itself again: a chain of them would cost stack.
        if (function && own && function->name != name)
            return pickleCall(function->name, *own);
    }
    if (name == "collections.OrderedDict") {
        // Old protocols hand over the items; newer ones set them afterwards.
        PickleValue::Dict dict;
        if (auto *items = argumentAs<PickleValue::List>(arguments, 0)) {
            // Taken, not copied: many such calls with one list would fill the memory.
            for (PickleValue *item : std::exchange(items->items, {})) {
                const auto *pair = item->as<PickleValue::List>();
                if (!pair || pair->items.size() != 2)
                    return unreadable("an ordered dict has no proper items");
                dict.items.emplace_back(pair->items[0], pair->items[1]);
            }
        }
        return PickleValue{std::move(dict)};
    }
    return PickleValue{PickleValue::Opaque{name}};
}

Result<PickleValue> pickleStorage(PickleValue &id, const StorageLookup &storages)
{
    const auto *parts = id.as<PickleValue::List>();
    const auto *word = parts ? argumentAs<std::string>(*parts, 0) : nullptr;
    const auto *kind = parts ? argumentAs<PickleValue::Global>(*parts, 1) : nullptr;
    const auto *key = parts ? argumentAs<std::string>(*parts, 2) : nullptr;
    const auto *count = parts ? argumentAs<std::int64_t>(*parts, 4) : nullptr;
    if (!word || *word != "storage" || !kind || !key || !count || *count < 0)
        return unreadable("a storage is named in an unknown way");
    PickleValue::Storage storage;
    const std::string className = kind->name.substr(kind->name.rfind('.') + 1);
    const auto known = std::ranges::find_if(
        typeWords, [&](const TypeWord &one) { return className == one.storage; });
    if (known != typeWords.end())
        storage.type = known->type;
    else if (className != "UntypedStorage")
        return fail(Error::Kind::Unsupported,
                    "storages of type '" + kind->name + "' are not known");
    Result<TensorBytes> where = storages(*key);
    if (!where)
        return tl::unexpected(where.error());
    const auto width = std::uint64_t(torch::elementSize(storage.type));
    if (std::uint64_t(*count) > where->bytes.size() / width)
        return unreadable("storage '" + *key + "' is shorter than it says");
    storage.where = {where->bytes.first(std::uint64_t(*count) * width), where->owner};
    return PickleValue{std::move(storage)};
}

} // namespace filigree
