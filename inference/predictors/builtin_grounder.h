// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include "inference/predictors/grounder.h"

#include <memory>

namespace filigree {

//! Understands a small vocabulary without any network: colours, light and dark, places, sizes,
//! motion, and what OpenCV's packaged detectors know (people, faces…). All words of a phrase must
//! hold; of a phrase with a word that it does not know it finds nothing, and says so.
class BuiltinGrounder final : public Grounder
{
public:
    //! cascades: folder of OpenCV's detectors; empty: where its package has put them.
    explicit BuiltinGrounder(std::string cascades = {});
    ~BuiltinGrounder() override;

    void setPicture(ImagePtr picture, std::vector<ImagePtr> others = {}) override;
    Result<std::vector<Grounding>> find(const std::vector<std::string> &phrases,
                                        std::stop_token stop = {}) override;

    //! Every word that is understood, for completion and help.
    static std::vector<std::string> words();

private:
    struct Private;
    std::unique_ptr<Private> m_private;
};

} // namespace filigree
