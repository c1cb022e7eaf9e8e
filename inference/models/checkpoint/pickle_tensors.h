// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include "inference/models/checkpoint/pickle.h"

namespace filigree {

//! What calling the named function or class with these arguments gives: a tensor for PyTorch's
//! rebuilding functions, an empty dict for an ordered dict, else something opaque.
Result<PickleValue> pickleCall(const std::string &name, const PickleValue::List &arguments);

//! The storage that a persistent id of PyTorch names: ("storage", type, key, device, count).
Result<PickleValue> pickleStorage(PickleValue &id, const StorageLookup &storages);

} // namespace filigree
