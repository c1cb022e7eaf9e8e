// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include "inference/predictors/grounder.h"

#include <memory>

namespace filigree {

//! How much of its time the network spends on one picture.
enum class OwlSpeed {
    Full, //!< As published.
    Unpadded, //!< Without the cells that hold only padding.
    Small, //!< At three quarters of the size, without padding.
};

struct OwlFiles
{
    std::string checkpoint; //!< The published safetensors.
    std::string vocabulary; //!< "merges.txt" beside it.
};

//! What something looks like, to be looked for on other pictures.
struct OwlExample
{
    std::vector<float> vector;
};

//! Finds what any text names with OWLv2 (Minderer et al. 2023).
class OwlGrounder final : public Grounder
{
public:
    //! Reads the files. Errors: those of reading and of loading, naming the file and the tensor.
    static Result<std::unique_ptr<OwlGrounder>> open(const OwlFiles &files,
                                                     OwlSpeed speed = OwlSpeed::Full);
    ~OwlGrounder() override;

    void setPicture(ImagePtr picture, std::vector<ImagePtr> others = {}) override;
    Result<std::vector<Grounding>> find(const std::vector<std::string> &phrases,
                                        std::stop_token stop = {}) override;

    //! Takes what is in this box of the picture as an example. Errors: as of find(); NotFound where
    //! the network sees nothing there.
    Result<OwlExample> example(const Box &box, std::stop_token stop = {});
    //! More of what is like this, on the picture that is set now; the phrase goes into the answer.
    Result<Grounding> findLike(const OwlExample &example, const std::string &phrase,
                               std::stop_token stop = {});

private:
    struct Private;
    explicit OwlGrounder(std::unique_ptr<Private> given);
    std::unique_ptr<Private> m_private;
};

} // namespace filigree
