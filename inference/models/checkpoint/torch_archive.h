// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include "inference/models/checkpoint/tensor_file.h"

namespace filigree {

//! Reads the tensors of a PyTorch file (.pt, .pth: a ZIP archive around a pickle) as data; nothing
//! in it is ever run. They lie in the mapped file. The tensors are those of the outermost dict that
//! has some, looked for under "model", "state_dict" and the like.
//! Errors: NotFound, Unreadable, Unsupported; they name the file, the tensor and the cause.
Result<TensorFile> readTorchArchive(const std::string &path);

//! The same for bytes in memory; errors name the cause only.
Result<TensorFile> parseTorchArchive(const TensorBytes &file);

} // namespace filigree
