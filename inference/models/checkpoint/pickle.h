// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include "inference/models/checkpoint/tensor_file.h"

#include <deque>
#include <functional>
#include <variant>
#include <vector>

namespace filigree {

//! A value that a pickle describes. Values may contain each other in circles.
struct PickleValue
{
    struct None
    { };
    struct List
    {
        std::vector<PickleValue *> items;
        bool isTuple = false;
    };
    struct Dict
    {
        std::vector<std::pair<PickleValue *, PickleValue *>> items; //!< In order of arrival.
    };
    //! The name of a class or function: "torch._utils._rebuild_tensor_v2".
    struct Global
    {
        std::string name;
    };
    //! An instance of a class that is not known: skipped.
    struct Opaque
    {
        std::string className;
    };
    struct Storage
    {
        TensorBytes where;
        torch::Dtype type = torch::kUInt8;
    };
    std::variant<None, bool, std::int64_t, double, std::string, List, Dict, Global, Opaque, Storage,
                 torch::Tensor>
        value;

    template<typename T> T *as() { return std::get_if<T>(&value); }
};

//! Finds the bytes of a storage by its key in the archive.
using StorageLookup = std::function<Result<TensorBytes>(const std::string &key)>;

//! Reads a pickle (protocols 2 to 5) as data. Nothing is called: tensors, parameters, ordered dicts
//! and plain values are built here, instances of other classes are skipped. Neither depth nor
//! circles of the data cost stack; memory is bounded by the size of the pickle.
class Pickle
{
public:
    //! Errors: Unreadable, Unsupported (an instruction or tensor that is not known).
    static Result<Pickle> read(std::span<const std::byte> bytes, const StorageLookup &storages);

    PickleValue &root() const { return *m_root; }

private:
    friend class PickleReader;
    std::deque<PickleValue> m_values; // owns what the values point to
    PickleValue *m_root = nullptr;
};

} // namespace filigree
