// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include "inference/base/prompts.h"
#include "inference/base/settings.h"
#include "project_io/model/content_key.h"

#include <string>
#include <vector>

namespace filigree {

enum class PromptPart { Mask, Trimap }; //!< What conditions the mask, or the trimap strokes.

//! Of the prompts of one object on one frame that belong to the part; null when there are none.
ContentKey promptsKey(const std::vector<Prompt> &prompts, PromptPart part);

//! Of the mask that a tracker answered to the prompts of one object on one frame before anything
//! was tracked; null when no prompt conditions the mask. Stored beside the masks that hold for
//! today, it says what the user saw and went by.
ContentKey answerKey(const std::vector<Prompt> &prompts, const std::string &tracker);

ContentKey settingsKey(const TrackSettings &settings);
ContentKey settingsKey(const TrimapSettings &settings);
ContentKey matterKey(const MatteSettings &settings); //!< Of what the solved alpha depends on.
ContentKey edgeKey(const EdgeSettings &settings);

} // namespace filigree
