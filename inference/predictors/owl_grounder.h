// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include "inference/predictors/grounder.h"
#include "inference/predictors/network_engines.h"

#include <memory>

namespace filigree {

//! How much of its time the network spends on one picture.
enum class OwlSpeed {
    Full, //!< As published.
    Unpadded, //!< Without the cells that hold only padding.
    Small, //!< At three quarters of the size, without padding.
};

//! Finds what any text names with OWLv2 (Minderer et al. 2023).
class OwlGrounder final : public Grounder
{
public:
    //! Reads the files. Errors: those of reading and of loading, naming the file and the tensor;
    //! Unsupported for a device ("cpu" or "cuda:N") that is not there.
    static Result<std::unique_ptr<OwlGrounder>>
    open(const OwlFiles &files, OwlSpeed speed = OwlSpeed::Full, const std::string &device = "cpu");
    ~OwlGrounder() override;

    void setPicture(ImagePtr picture, std::vector<ImagePtr> others = {}) override;
    Result<std::vector<Grounding>> find(const std::vector<std::string> &phrases,
                                        std::stop_token stop = {}) override;

    Result<GroundingExample> example(const Box &box, std::stop_token stop = {}) override;
    Result<Grounding> findLike(const GroundingExample &example, const std::string &phrase,
                               std::stop_token stop = {}) override;

private:
    struct Private;
    explicit OwlGrounder(std::unique_ptr<Private> given);
    std::unique_ptr<Private> m_private;
};

} // namespace filigree
