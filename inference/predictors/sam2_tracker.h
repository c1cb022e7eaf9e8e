// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include "inference/models/sam2/sam2_network.h"
#include "inference/predictors/tracker.h"

#include <memory>

namespace filigree {

//! Tracks with a network of the SAM 2 family. Between two prompted frames an object is followed in
//! both directions and each remembers both; what lies beyond them is not remembered, so that a
//! correction reaches to the neighbouring prompted frames and no further, as with every tracker.
//! On a prompted frame the mask is what the selector answers there.
class Sam2Tracker final : public Tracker
{
public:
    Sam2Tracker(std::shared_ptr<FrameSource> frames, std::shared_ptr<Sam2Network> network);
    ~Sam2Tracker() override;

    Result<std::vector<ObjectMask>> select(int frame, const PromptSet &prompts,
                                           std::stop_token stop) override;
    Result<> learn(const PromptSet &prompts, const TrackSettings &settings, std::stop_token stop,
                   const Progress &progress) override;
    Result<> track(const TrackRequest &request, const MaskSink &sink, std::stop_token stop,
                   const Progress &progress) override;

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace filigree
