// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "inference/predictors/prompt_answers.h"

#include "inference/tracking/frame_logits.h"
#include "inference/tracking/picture.h"

#include <algorithm>

namespace filigree {

std::optional<cv::Mat> PromptAnswers::find(int frame, ObjectId object,
                                           const std::vector<Prompt> &prompts) const
{
    const auto last = std::find_if(prompts.rbegin(), prompts.rend(),
                                   [](const Prompt &prompt) { return conditionsMask(prompt); });
    if (const auto *mask = std::get_if<MaskPrompt>(&*last))
        return workingMask(mask->mask.image());
    if (std::holds_alternative<AbsentPrompt>(*last))
        return cv::Mat(cv::Mat::zeros(workingSize(m_frame), CV_32F));
    const auto answer = m_answers.find({frame, object});
    if (answer == m_answers.end() || answer->second.prompts != prompts)
        return std::nullopt;
    return coverageOf(answer->second.coverage);
}

void PromptAnswers::keep(int frame, ObjectId object, const std::vector<Prompt> &prompts,
                         const cv::Mat &coverage)
{
    m_answers[{frame, object}] = {prompts, packedCoverage(coverage)};
}

} // namespace filigree
