// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include "inference/base/result.h"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <stop_token>
#include <string>
#include <vector>

namespace filigree {

//! What a matting network is asked about.
struct MattePicture
{
    int width = 0;
    int height = 0;
    //! Row by row four values a pixel: display-referred R, G, B and the trimap, all 0 to 1. A
    //! trimap value between 0 and 1 means unknown.
    std::vector<float> values;
};

//! A network of MEMatte or ViTMatte with its weights; a face without LibTorch. Stateless and
//! thread-safe.
class MatteNetwork
{
public:
    //! The network of that name ("mematte_s") with the weights of the file, on that device; one
    //! that lives already is shared. precision: "fp32" or "bf16". Errors: NotFound, Unreadable;
    //! Unsupported for a name, device or precision that is not there; InvalidInput naming the
    //! tensor that does not fit.
    static Result<std::shared_ptr<MatteNetwork>> load(const std::string &name,
                                                      const std::filesystem::path &file,
                                                      const std::string &device = "cpu",
                                                      const std::string &precision = "fp32");
    MatteNetwork();
    ~MatteNetwork();

    //! Alpha 0 to 1, row by row, where the trimap is unknown; elsewhere the trimap's value.
    //! Errors: Cancelled, OutOfMemory.
    Result<std::vector<float>> alpha(MattePicture picture, std::stop_token stop = {}) const;

    //! The most pixels whose alpha needs no more than so many bytes, weights not counted; never
    //! less than a frame of 4K.
    std::int64_t pixelsFor(std::int64_t bytes) const;
    //! Attention halves so often what it does at once, as memory was too small for it. In force
    //! while the network lives.
    void takeLess(int halvings);

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace filigree
