// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include "inference/models/checkpoint/tensor_file.h"

namespace filigree {

//! Reads a safetensors file; its tensors lie in the mapped file. The header is checked as a whole:
//! types, shapes, and that the tensors fill the data without gaps or overlaps.
//! Errors: NotFound, Unreadable, Unsupported; they name the file, the tensor and the cause.
Result<TensorFile> readSafetensors(const std::string &path);

//! The same for bytes in memory; errors name the cause only.
Result<TensorFile> parseSafetensors(const TensorBytes &file);

//! Writes a file beside and renames it, so that a file of this name is always whole.
Result<> writeSafetensors(const std::string &path, const TensorFile &contents);

} // namespace filigree
