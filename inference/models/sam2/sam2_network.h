// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include "inference/base/result.h"
#include "inference/models/sam2/sam2_picture.h"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <stop_token>
#include <string>
#include <vector>

namespace filigree {

struct Sam2Point
{
    float x = 0, y = 0; //!< Pixels of the 1024 x 1024 picture.
    int label = 1; //!< 1 inside, 0 outside, 2 and 3 corners of a box, which come first.
};

//! What is asked of a picture.
struct Sam2Question
{
    std::vector<Sam2Point> points;
    std::vector<float> earlier; //!< Logits 256 x 256 that the points correct; or empty.
};

struct Sam2Mask
{
    std::vector<float> logits; //!< 256 x 256, row by row.
    double quality = 0; //!< Overlap with the truth that the network expects, 0 to 1.
};

struct Sam2Answer
{
    std::vector<Sam2Mask> candidates; //!< Three meanings of an ambiguous prompt, the best first.
    Sam2Mask single; //!< For a prompt that leaves nothing open.
};

//! A network of the SAM 2 family with its weights, and the features of the last pictures it was
//! shown, as far as their bytes allow; a face without LibTorch. Thread-safe.
class Sam2Network
{
public:
    //! The network of that name with the weights of the file, on that device; one that lives
    //! already is shared. precision: "fp32" or "bf16". Errors: NotFound, Unreadable; Unsupported
    //! for a name, device or precision that is not there; InvalidInput naming the tensor that does
    //! not fit.
    static Result<std::shared_ptr<Sam2Network>> load(const std::string &name,
                                                     const std::filesystem::path &file,
                                                     const std::string &device = "cpu",
                                                     const std::string &precision = "fp32");
    Sam2Network();
    ~Sam2Network();

    //! Does the work that depends on the picture alone, unless it was done; nothing of it is kept
    //! when it is stopped.
    void encode(const Sam2Picture &picture, const std::stop_token &stop = {});
    Sam2Answer answer(const Sam2Picture &picture, const Sam2Question &question);

    //! Of kept features; those of the latest picture are always kept.
    void setFeatureBudget(std::int64_t bytes);
    std::int64_t featureBytes() const;
    int encodedPictures() const; //!< How often the encoder has run.
    //! Halves so often what is taken beside the weights, which was too much: kept features, and
    //! what attention does at once. In force while the network lives.
    void takeLess(int halvings);

    struct Private;
    Private &internals() const { return *d; } //!< For Sam2Follower.

private:
    std::unique_ptr<Private> d;
};

} // namespace filigree
