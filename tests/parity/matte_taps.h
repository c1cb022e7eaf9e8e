// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include "inference/models/checkpoint/tensor_file.h"
#include "inference/models/mematte/matte_model.h"

namespace filigree::parity {

//! Whether a reference, which does not say so, looked at the LTRM's output when the official code
//! had already written the attended rows into it: then the tokens that were kept are in
//! "tap.ltrmNN" what they are in "tap.globalNN", where both have them.
bool holdsWrittenLtrm(const std::map<std::string, torch::Tensor> &reference);

//! Keeps what the reference has of what a network makes on its way, under its names and strides.
class MatteTaps
{
public:
    //! seesWrittenLtrm: as of the reference, see above.
    MatteTaps(TensorFile &out, bool seesWrittenLtrm);
    Probe probe(); //!< This object must outlive it.
    //! Joins what the routers said. Grid of so many tokens.
    void finish(std::int64_t height, std::int64_t width);

private:
    void take(const std::string &name, const torch::Tensor &value);

    TensorFile &m_out;
    bool m_seesWrittenLtrm;
    std::vector<torch::Tensor> m_logprobs, m_kept;
};

} // namespace filigree::parity
