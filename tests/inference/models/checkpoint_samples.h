// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include "inference/models/checkpoint/tensor_file.h"

#include <string>
#include <utility>
#include <vector>

//! Checkpoints made byte by byte, also such as no program writes.
namespace filigree::samples {

using Entries = std::vector<std::pair<std::string, std::string>>;

//! A safetensors file with this header and data.
std::string safetensors(const std::string &header, const std::string &data);

//! A ZIP archive of stored entries; method is that of all of them.
std::string zip(const Entries &entries, int method = 0);

//! Pieces of a pickle.
std::string pickleText(const std::string &text);
std::string pickleNumber(int number);
std::string pickleTuple(const std::vector<std::string> &items);
//! A tensor on a storage; type is "FloatStorage" and the like.
std::string pickleTensor(const std::string &key, const std::string &type, int count, int offset,
                         const std::vector<int> &sizes, const std::vector<int> &strides);
std::string pickleParameter(const std::string &tensor);
std::string pickleDict(const std::vector<std::pair<std::string, std::string>> &items);

//! A PyTorch file around a pickle, which is completed; with storages of these bytes.
std::string torchFile(const std::string &pickle, const Entries &storages);

//! Valid files of both kinds with several tensors.
std::string goodSafetensors();
std::string goodTorchFile();

//! The bytes as a reader takes them; they are copied.
TensorBytes bytesOf(const std::string &text);

} // namespace filigree::samples
