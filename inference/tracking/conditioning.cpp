// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "inference/tracking/conditioning.h"

#include "inference/base/frame_number.h"
#include "inference/predictors/tracker.h"

#include <algorithm>
#include <string>

namespace filigree {
namespace {

//! What is wrong with a prompt; empty if nothing is.
class Fault
{
public:
    explicit Fault(Size size)
        : m_size(size)
    { }

    std::string operator()(const PointPrompt &prompt) const { return outside(prompt.at); }
    std::string operator()(const BoxPrompt &prompt) const
    {
        const Box &box = prompt.box;
        const bool misses = box.isEmpty() || box.x1 < -0.5 || box.y1 < -0.5
            || box.x0 > m_size.width - 0.5 || box.y0 > m_size.height - 0.5;
        return misses ? "the box is empty or outside the picture" : "";
    }
    std::string operator()(const StrokePrompt &prompt) const
    {
        const bool inside =
            std::any_of(prompt.points.begin(), prompt.points.end(),
                        [this](const Point &point) { return outside(point).empty(); });
        return inside ? "" : "the stroke is outside the picture";
    }
    std::string operator()(const MaskPrompt &prompt) const
    {
        return prompt.mask.size() == m_size ? "" : "the mask does not have the frame's size";
    }
    std::string operator()(const TextPrompt &prompt) const
    {
        return prompt.found.empty() ? "the text has not been found in the picture" : "";
    }
    std::string operator()(const AbsentPrompt &) const { return ""; }
    std::string operator()(const TrimapStroke &) const { return ""; }

private:
    std::string outside(const Point &point) const
    {
        const bool inside = point.x >= -0.5 && point.y >= -0.5 && point.x < m_size.width - 0.5
            && point.y < m_size.height - 0.5;
        return inside ? "" : "the point is outside the picture";
    }

    Size m_size;
};

} // namespace

Result<> checkPrompts(const PromptSet &prompts, const FrameSource &frames)
{
    const Fault faultOf(frames.size());
    for (const auto &[frame, objects] : prompts)
        for (const auto &[object, list] : objects) {
            const std::string where = "The prompt of object " + std::to_string(object)
                + " on frame " + frameNumber(frame);
            if (frame < 0 || frame >= frames.frameCount())
                return fail(Error::Kind::InvalidInput,
                            where + " is outside the clip, which has "
                                + std::to_string(frames.frameCount()) + " frames.");
            for (const Prompt &prompt : list) {
                const std::string fault = std::visit(faultOf, prompt);
                if (!fault.empty())
                    return fail(Error::Kind::InvalidInput,
                                where + " cannot be used: " + fault + ".");
            }
        }
    return {};
}

Result<> checkRequest(const TrackRequest &request, const FrameSource &frames)
{
    const FrameRange range = request.range;
    if (range.size() == 0 || range.in < 0 || range.out >= frames.frameCount())
        return fail(Error::Kind::InvalidInput,
                    "The range from frame " + frameNumber(range.in) + " to "
                        + frameNumber(range.out) + " is not within the clip, which has "
                        + std::to_string(frames.frameCount()) + " frames.");
    if (conditioningFrames(request.prompts).empty())
        return fail(Error::Kind::InvalidInput,
                    "No object has a prompt that selects it on any frame.");
    return checkPrompts(request.prompts, frames);
}

bool conditionsMask(const std::vector<Prompt> &prompts)
{
    return std::any_of(prompts.begin(), prompts.end(),
                       [](const Prompt &prompt) { return conditionsMask(prompt); });
}

bool onlyMarks(const std::vector<Prompt> &prompts)
{
    return std::ranges::all_of(prompts, [](const Prompt &prompt) {
        return !conditionsMask(prompt) || std::holds_alternative<PointPrompt>(prompt)
            || std::holds_alternative<StrokePrompt>(prompt);
    });
}

std::map<ObjectId, std::vector<int>> conditioningFrames(const PromptSet &prompts)
{
    std::map<ObjectId, std::vector<int>> frames;
    for (const auto &[frame, objects] : prompts)
        for (const auto &[object, list] : objects)
            if (conditionsMask(list))
                frames[object].push_back(frame);
    return frames;
}

std::map<ObjectId, std::vector<int>> absentFrames(const PromptSet &prompts)
{
    std::map<ObjectId, std::vector<int>> frames;
    for (const auto &[frame, objects] : prompts)
        for (const auto &[object, list] : objects)
            if (std::ranges::any_of(list, [](const Prompt &prompt) {
                    return std::holds_alternative<AbsentPrompt>(prompt);
                }))
                frames[object].push_back(frame);
    return frames;
}

} // namespace filigree
