// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include "inference/models/checkpoint/json.h"
#include "inference/models/checkpoint/tensor_file.h"

#include <torch/nn/module.h>

namespace filigree::parity {

//! A file of reference outputs: what was run, and what came out.
class ParityCase
{
public:
    //! Errors: those of reading the file; Unreadable for metadata that is no JSON.
    static Result<ParityCase> read(const std::string &path);

    const std::string &path() const { return m_path; }
    //! A text of the metadata, as it stands there.
    std::string text(const std::string &key) const;
    //! An entry of the metadata that is JSON; null when it is not there.
    const Json &json(const std::string &key) const;
    const std::map<std::string, torch::Tensor> &tensors() const { return m_file.tensors; }
    bool has(const std::string &name) const { return m_file.tensors.contains(name); }
    const TensorFile &file() const { return m_file; }

    //! Whether an input that was made again (uint8) is that of the case, by its FNV-1a in the
    //! metadata. Errors: InvalidInput.
    Result<> checkBytes(const std::string &key, const torch::Tensor &bytes) const;

    //! The state of a module by the formula, with the case's adjustments. Errors: Unsupported for
    //! an adjustment that is not known. One that changes nothing is told on stderr.
    Result<std::map<std::string, torch::Tensor>> state(const torch::nn::Module &module) const;

private:
    std::string m_path;
    TensorFile m_file;
    std::map<std::string, Json> m_json;
};

} // namespace filigree::parity
