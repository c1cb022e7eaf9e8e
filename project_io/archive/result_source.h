// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include "inference/base/image.h"
#include "inference/base/result.h"
#include "project_io/model/result_index.h"

#include <compare>
#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace filigree {

//! Names one stored result: of which clip, object, frame and kind, made from what.
struct ResultAddress
{
    int clip = 0;
    ObjectId object = 0;
    ResultKind kind = ResultKind::MaskLogits;
    int frame = 0;
    ContentKey key;
    constexpr auto operator<=>(const ResultAddress &) const = default;
};

std::string toText(const ResultAddress &address); //!< For messages.

//! How a result was made.
struct ResultOrigin
{
    std::string engine; //!< Id of the tracker, trimap predictor or matter.
    double seconds = 0; //!< What it took.
    double presence = 1; //!< Probability that the object can be seen.
    bool operator==(const ResultOrigin &) const = default;
};

struct StoredResult
{
    //! Mask logits: F32, steps of 1/8 from -15.875 to 15.875; what was above 0 is at least 1/8,
    //! what was not is at most 0. Trimap: U8, exact. Alpha: F32, steps of 1/65535. Foreground: F32,
    //! 3 channels, steps of 1/65535, or exact when a value lies outside 0 to 1; zero where it was
    //! not kept.
    Image image;
    Image support; //!< Of a foreground: U8, 255 where colours were kept. Empty: everywhere.
    ResultOrigin origin;
};

using Blob = std::vector<std::byte>;

//! Where packed results can be read from. Thread-safe.
class ResultSource
{
public:
    virtual ~ResultSource() = default;
    virtual bool contains(const ResultAddress &address) const = 0;
    //! Empty when it is not there, Unreadable when it is there but damaged.
    virtual Result<std::optional<Blob>> blob(const ResultAddress &address) const = 0;
};

} // namespace filigree
