// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include "inference/models/sam2/sam2_network.h"
#include "inference/predictors/selector.h"

#include <memory>

namespace filigree {

//! Selects one object on one picture with a network of the SAM 2 family. The picture is encoded
//! when it is set; every question after that costs one run of the mask decoder. Strokes become
//! points along them; the outline is fitted to the picture at full resolution.
class Sam2Selector final : public Selector
{
public:
    explicit Sam2Selector(std::shared_ptr<Sam2Network> network);
    ~Sam2Selector() override;

    void setPicture(ImagePtr picture, std::vector<ImagePtr> others = {}) override;
    bool foresees() const override { return true; }
    void foresee(const ImagePtr &picture, std::stop_token stop) override;
    Result<Selection> select(const SelectRequest &request, std::stop_token stop = {}) override;
    Result<std::vector<Selection>> candidates(const SelectRequest &request,
                                              std::stop_token stop = {}) override;

private:
    struct Private;
    std::unique_ptr<Private> m_private;
};

} // namespace filigree
