// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include "inference/predictors/selector.h"

#include <memory>

namespace filigree {

//! Selects one object on one picture from clicks, boxes, strokes and masks, without any network:
//! colour models, edges and a graph cut at a proxy size, refined at full resolution near the
//! edge.
class BuiltinSelector final : public Selector
{
public:
    BuiltinSelector();
    ~BuiltinSelector() override;
    BuiltinSelector(BuiltinSelector &&) noexcept;
    BuiltinSelector &operator=(BuiltinSelector &&) noexcept;

    void setPicture(ImagePtr picture, std::vector<ImagePtr> others = {}) override;
    void practise(std::stop_token stop) override;
    void prepare(std::stop_token stop) override;
    void aim(const SelectRequest &request, std::stop_token stop) override;
    Result<Selection> select(const SelectRequest &request, std::stop_token stop = {}) override;
    Result<std::vector<Selection>> candidates(const SelectRequest &request,
                                              std::stop_token stop = {}) override;

private:
    struct Private;
    std::unique_ptr<Private> m_private;
};

} // namespace filigree
