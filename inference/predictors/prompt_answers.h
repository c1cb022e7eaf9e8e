// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include "inference/base/geometry.h"
#include "inference/base/prompts.h"

#include <opencv2/core.hpp>

#include <map>
#include <optional>
#include <utility>
#include <vector>

//! Private to this folder: it shows OpenCV types.
namespace filigree {

//! What prompts have made of an object on the frames that they are on: coverage at the working
//! size, F32, 0 to 1. What was answered once stays, whatever has been tracked since.
class PromptAnswers
{
public:
    explicit PromptAnswers(Size frame)
        : m_frame(frame)
    { }

    //! A mask that is given, or that the object is absent, is an answer by itself. Of the prompts
    //! at least one must condition the mask.
    std::optional<cv::Mat> find(int frame, ObjectId object,
                                const std::vector<Prompt> &prompts) const;
    void keep(int frame, ObjectId object, const std::vector<Prompt> &prompts,
              const cv::Mat &coverage);

private:
    struct Answer //! Packed, as there is one for every prompted frame.
    {
        std::vector<Prompt> prompts;
        PackedMask coverage;
    };
    Size m_frame;
    std::map<std::pair<int, ObjectId>, Answer> m_answers;
};

} // namespace filigree
