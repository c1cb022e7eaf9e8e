// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include "inference/predictors/engines.h"
#include "inference/predictors/tracker.h"

#include <memory>

namespace filigree {

//! The tracker that needs no weights: optical flow, colours and edges answer at once, and a small
//! network that is trained on nothing but the prompted frames of the clip joins them.
class BuiltinTracker final : public Tracker
{
public:
    BuiltinTracker(std::shared_ptr<FrameSource> frames, const EngineOptions &options);
    ~BuiltinTracker() override;

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
