// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "inference/models/sam2/sam2_video.h"

#include "inference/models/layers/own_pages.h"
#include "inference/models/sam2/fill_holes.h"

#include <algorithm>

namespace filigree {
namespace {

constexpr double noObject = -1024;

torch::Tensor enlarged(const torch::Tensor &masks, int64_t height, int64_t width)
{
    if (masks.size(2) == height && masks.size(3) == width)
        return masks;
    return torch::upsample_bilinear2d(masks, {height, width}, false);
}

// With all source pixels weighed, so that nothing thin is lost.
torch::Tensor reduced(const torch::Tensor &masks, int64_t height, int64_t width)
{
    return at::_upsample_bilinear2d_aa(masks, {height, width}, false);
}

int64_t bytesOf(const ImageFeatures &features)
{
    return int64_t(features.highRes0.nbytes() + features.highRes1.nbytes() + features.low.nbytes());
}

} // namespace

Sam2Video::Sam2Video(Sam2Model model, Sam2Clip clip, const Sam2Switches &switches)
    : m_model(std::move(model))
    , m_clip(std::move(clip))
    , m_switches(switches)
{ }

Result<> Sam2Video::check(int frame) const
{
    if (frame < 0 || frame >= m_clip.frames)
        return fail(Error::Kind::InvalidInput,
                    "frame " + std::to_string(frame) + " is not one of the "
                        + std::to_string(m_clip.frames) + " frames");
    return {};
}

Sam2Object &Sam2Video::objectOf(ObjectKey key)
{
    const auto found = std::ranges::find(m_objects, key, &std::pair<ObjectKey, Sam2Object>::first);
    return found != m_objects.end() ? found->second
                                    : m_objects.emplace_back(key, Sam2Object()).second;
}

void Sam2Video::removeObject(ObjectKey object)
{
    m_objects.remove_if([&](const auto &entry) { return entry.first == object; });
}

Result<ImageFeatures> Sam2Video::features(int frame)
{
    const auto found = std::ranges::find(m_features, frame, &CachedFeatures::frame);
    if (found != m_features.end()) {
        m_features.splice(m_features.begin(), m_features, found);
        return found->features;
    }
    if (m_clip.features)
        return m_clip.features(frame);
    const Result<torch::Tensor> pixels = m_clip.pixels(frame);
    if (!pixels)
        return tl::unexpected(pixels.error());
    ImageFeatures result = m_model->encodeImage(*pixels);
    m_features.push_front({frame, bytesOf(result), result});
    int64_t bytes = 0;
    for (auto one = m_features.begin(); one != m_features.end();) {
        bytes += one->bytes;
        one = bytes > m_featureBudget && one != m_features.begin() ? m_features.erase(one)
                                                                   : std::next(one);
    }
    return result;
}

torch::Tensor Sam2Video::beforeMemory(int frame, const ImageFeatures &features)
{
    if (m_begunFrame != frame) {
        m_begun = m_model->beforeMemory(features.low);
        m_begunFrame = frame;
    }
    return m_begun;
}

Sam2FrameOutput Sam2Video::decoded(const torch::Tensor &image, const ImageFeatures &features,
                                   const Sam2Prompt &prompt, bool choosesBest)
{
    const DecodedMasks masks = m_model->decode(image, features, prompt);
    Sam2FrameOutput output;
    output.image = image;
    output.ious = masks.ious;
    output.stability = MaskDecoderImpl::stability(masks.masks.select(1, 0));
    output.score = masks.objectScore;
    // One click leaves open what is meant, so the best of three candidates answers; else candidate
    // 0 does while it is stable. The pointer is of the candidate, but always of 0 in the second
    // case.
    const int64_t best = masks.ious[0].slice(0, 1).argmax().item<int64_t>() + 1;
    const int64_t index =
        choosesBest ? best : MaskDecoderImpl::singleIndex(masks)[0].item<int64_t>();
    const bool isThere = output.isThere();
    const torch::Tensor chosen = masks.masks.slice(1, index, index + 1);
    // Not a view, which would keep the other candidates as long as this one is remembered.
    output.mask = isThere ? chosen.clone() : torch::full_like(chosen, noObject);
    output.pointer =
        m_model->objectPointer(masks.tokens.select(1, choosesBest ? best : 0), isThere);
    return output;
}

Result<Sam2FrameOutput> Sam2Video::answered(const Sam2Object &object, const Question &question)
{
    const Result<ImageFeatures> image = features(question.frame);
    if (!image)
        return tl::unexpected(image.error());
    const torch::Tensor conditioned = question.isFirst
        ? m_model->withoutMemory(image->low)
        : m_model->withMemory(beforeMemory(question.frame, *image),
                              object.memories(*m_model, m_switches, question.frame, m_clip.frames,
                                              question.backwards));
    const auto options = conditioned.options();
    Sam2Prompt prompt{question.points, question.earlierMask};
    if (!prompt.points) // one token that is not a point; the encoder adds another
        prompt.points = PointPrompts{torch::zeros({1, 1, 2}, options),
                                     torch::full({1, 1}, -1, options.dtype(torch::kLong))};
    const bool choosesBest = !question.points || question.points->labels.size(1) <= 1;
    return decoded(conditioned, *image, prompt, choosesBest);
}

void Sam2Video::fillHoles(Sam2FrameOutput &output) const
{
    if (m_switches.fill_hole_area > 0)
        output.mask =
            withFilledHoles(output.mask[0][0], m_switches.fill_hole_area).view(output.mask.sizes());
}

Result<> Sam2Video::encodeMemory(int frame, Sam2FrameOutput &output, bool isPrompted)
{
    const Result<ImageFeatures> image = features(frame);
    if (!image)
        return tl::unexpected(image.error());
    const torch::Tensor logits = enlarged(output.mask, sam2ImageSize, sam2ImageSize);
    const torch::Tensor mask = isPrompted && m_switches.binarize_mask_from_pts_for_mem_enc
        ? (logits > 0).to(logits.scalar_type())
        : torch::sigmoid(logits);
    // Half the size, and what the networks were trained with.
    output.memory = m_model->encodeMemory(image->low, mask, output.isThere()).to(torch::kBFloat16);
    return {};
}

void Sam2Video::store(Sam2Object &object, int frame, const Sam2FrameOutput &output)
{
    const bool conditions =
        !object.tracked.contains(frame) || m_switches.add_all_frames_to_correct_as_cond;
    (conditions ? object.newConditioning : object.newOthers)[frame] = output;
}

Result<Sam2FrameOutput> Sam2Video::addPoints(int frame, ObjectKey key, const Sam2Points &given)
{
    if (const Result<> checked = check(frame); !checked)
        return tl::unexpected(checked.error());
    if (given.coords.size() != given.labels.size() || (given.coords.empty() && !given.box))
        return fail(Error::Kind::InvalidInput, "a prompt needs points with labels, or a box");
    if (given.box && !given.replaces)
        return fail(Error::Kind::InvalidInput, "a box cannot join points that are there already");
    std::vector<float> coords;
    std::vector<int64_t> labels;
    if (given.box) {
        coords.assign(given.box->begin(), given.box->end());
        labels = {2, 3};
    }
    for (std::size_t i = 0; i < given.coords.size(); ++i) {
        coords.insert(coords.end(), given.coords[i].begin(), given.coords[i].end());
        labels.push_back(given.labels[i]);
    }
    const torch::Tensor size = torch::tensor({float(m_clip.width), float(m_clip.height)});
    PointPrompts points{torch::tensor(coords).view({1, -1, 2}) / size * double(sam2ImageSize),
                        torch::tensor(labels).view({1, -1})};
    Sam2Object &object = objectOf(key);
    if (const auto old = object.points.find(frame); !given.replaces && old != object.points.end()) {
        points.coords = torch::cat({old->second.coords, points.coords}, 1);
        points.labels = torch::cat({old->second.labels, points.labels}, 1);
    }
    object.points[frame] = points;

    Question question{frame, !object.tracked.contains(frame), false, points, {}};
    question.backwards = !question.isFirst && object.tracked[frame];
    if (const Sam2FrameOutput *earlier = object.find(frame))
        question.earlierMask = earlier->mask.clamp(-32, 32);
    Result<Sam2FrameOutput> output = answered(object, question);
    if (!output)
        return output;
    fillHoles(*output);
    store(object, frame, *output);
    return output;
}

Result<Sam2FrameOutput> Sam2Video::addMask(int frame, ObjectKey key, const torch::Tensor &given)
{
    if (const Result<> checked = check(frame); !checked)
        return tl::unexpected(checked.error());
    if (given.dim() != 2)
        return fail(Error::Kind::InvalidInput, "a mask has two dimensions");
    torch::Tensor mask = given.to(torch::kFloat).unsqueeze(0).unsqueeze(0);
    if (mask.size(2) != sam2ImageSize || mask.size(3) != sam2ImageSize)
        mask = (reduced(mask, sam2ImageSize, sam2ImageSize) >= 0.5).to(torch::kFloat);
    const Result<ImageFeatures> image = features(frame);
    if (!image)
        return tl::unexpected(image.error());
    mask = mask.to(image->low.device());
    // The mask is the answer; the decoder is asked for the pointer only.
    const auto options = image->low.options();
    const Sam2Prompt prompt{PointPrompts{torch::zeros({1, 1, 2}, options),
                                         torch::full({1, 1}, -1, options.dtype(torch::kLong))},
                            m_model->downsampledMask(mask)};
    Sam2FrameOutput output = decoded(image->low, *image, prompt, false);
    const bool isThere = mask.any().item<bool>();
    if (!isThere)
        output.pointer = m_model->objectPointer(output.pointer, false);
    output.mask = reduced(mask * 20 - 10, sam2MaskSize, sam2MaskSize);
    output.score = torch::full({1, 1}, isThere ? 10.0 : -10.0, options);
    Sam2Object &object = objectOf(key);
    object.points.erase(frame);
    store(object, frame, output);
    return output;
}

Result<> Sam2Video::addAbsence(int frame, ObjectKey key)
{
    if (const Result<> checked = check(frame); !checked)
        return checked;
    const Result<ImageFeatures> image = features(frame);
    if (!image)
        return tl::unexpected(image.error());
    const auto options = image->low.options();
    Sam2FrameOutput output;
    output.mask = torch::full({1, 1, sam2MaskSize, sam2MaskSize}, noObject, options);
    output.score = torch::full({1, 1}, -10.0, options);
    output.pointer = m_model->objectPointer(torch::zeros({1, sam2Width}, options), false);
    if (const Result<> encoded = encodeMemory(frame, output, false); !encoded)
        return encoded;
    Sam2Object &object = objectOf(key);
    object.points.erase(frame);
    object.others[frame] = std::move(output);
    return {};
}

void Sam2Video::clearPrompts(int frame, ObjectKey key)
{
    Sam2Object &object = objectOf(key);
    object.points.erase(frame);
    object.newConditioning.erase(frame);
    object.newOthers.erase(frame);
    if (auto node = object.conditioning.extract(frame); !node.empty()) {
        object.others.insert_or_assign(frame, std::move(node.mapped()));
        object.tracked.erase(frame);
    }
    if (const auto left = object.others.find(frame); left != object.others.end())
        left->second.isCorrection = false; // what it corrected is computed anew
}

Result<Sam2FrameOutput> Sam2Video::corrected(ObjectKey object, int frame, bool backwards,
                                             const PointPrompts &points,
                                             const torch::Tensor &earlier)
{
    Result<Sam2FrameOutput> output =
        answered(objectOf(object), {frame, false, backwards, points, earlier.clamp(-32, 32)});
    if (output)
        fillHoles(*output);
    return output;
}

// Memories of what was prompted since the last pass.
Result<> Sam2Video::settle(Sam2Object &object)
{
    for (const bool conditions : {false, true}) {
        Sam2Object::Frames &fresh = conditions ? object.newConditioning : object.newOthers;
        for (auto &[frame, output] : fresh) {
            if (!output.memory.defined()) {
                if (const Result<> encoded = encodeMemory(frame, output, true); !encoded)
                    return encoded;
            }
            output.isCorrection = !conditions;
            if (m_switches.clear_non_cond_mem_around_input)
                object.clearAround(frame, m_switches);
            (conditions ? object.conditioning : object.others)[frame] = output;
        }
        fresh.clear();
    }
    for (const auto &[frame, output] : object.conditioning)
        object.others.erase(frame);
    return {};
}

Result<Sam2FrameOutput> Sam2Video::passed(Sam2Object &object, int frame, bool backwards)
{
    const auto prompted = object.conditioning.find(frame);
    const auto corrected = object.others.find(frame);
    const bool keeps = m_model->config().keeps_corrected_frames && corrected != object.others.end()
        && corrected->second.isCorrection;
    Sam2FrameOutput output;
    if (prompted != object.conditioning.end() || keeps) {
        output = prompted != object.conditioning.end() ? prompted->second : corrected->second;
        output.image = output.ious = output.stability = torch::Tensor(); // not computed now
        if (!keeps && m_switches.clear_non_cond_mem_around_input)
            object.clearAround(frame, m_switches);
    } else {
        Result<Sam2FrameOutput> answer = answered(object, {frame, false, backwards, {}, {}});
        if (!answer)
            return answer;
        output = std::move(*answer);
        if (const Result<> encoded = encodeMemory(frame, output, false); !encoded)
            return tl::unexpected(encoded.error());
        fillHoles(output); // after the memory, which officially is of the mask as it came
        Sam2FrameOutput kept = output;
        kept.image = torch::Tensor(); // 4 MiB that nobody asks for again
        kept.mask = inOwnPages(output.mask);
        kept.memory = inOwnPages(output.memory);
        object.others[frame] = std::move(kept);
        forgetFar(object, frame);
    }
    object.tracked[frame] = backwards;
    return output;
}

void Sam2Video::forgetFar(Sam2Object &object, int frame)
{
    while (object.others.size() > m_keptFrames) {
        const auto first = object.others.begin();
        const auto last = std::prev(object.others.end());
        object.others.erase(frame - first->first > last->first - frame ? first : last);
    }
}

std::vector<int> Sam2Video::order(const Sam2Pass &pass) const
{
    int start = m_clip.frames;
    for (const auto &[key, object] : m_objects) {
        if (!object.conditioning.empty())
            start = std::min(start, object.conditioning.begin()->first);
    }
    start = pass.start.value_or(start);
    const int length = pass.length.value_or(m_clip.frames);
    std::vector<int> frames;
    if (pass.backwards) {
        for (int frame = start; start > 0 && frame >= std::max(start - length, 0); --frame)
            frames.push_back(frame);
    } else {
        for (int frame = start; frame <= std::min(start + length, m_clip.frames - 1); ++frame)
            frames.push_back(frame);
    }
    return frames;
}

Result<> Sam2Video::pass(const Sam2Pass &given, const Sink &sink)
{
    for (auto &[key, object] : m_objects) {
        if (const Result<> settled = settle(object); !settled)
            return settled;
        if (object.conditioning.empty())
            return fail(Error::Kind::InvalidInput,
                        "object " + std::to_string(key) + " has no prompt");
    }
    if (m_objects.empty())
        return fail(Error::Kind::InvalidInput, "no object has a prompt");
    if (given.start) {
        if (const Result<> checked = check(*given.start); !checked)
            return checked;
    }
    for (const int frame : order(given)) {
        Outputs outputs;
        for (auto &[key, object] : m_objects) {
            Result<Sam2FrameOutput> output = passed(object, frame, given.backwards);
            if (!output)
                return tl::unexpected(output.error());
            outputs.emplace_back(key, std::move(*output));
        }
        if (!sink(frame, outputs))
            break;
    }
    return {};
}

torch::Tensor Sam2Video::atFullSize(const Outputs &outputs) const
{
    std::vector<torch::Tensor> masks;
    for (const auto &[key, output] : outputs)
        masks.push_back(output.mask);
    const torch::Tensor given = torch::cat(masks);
    torch::Tensor all = enlarged(given, m_clip.height, m_clip.width).squeeze(1); // [objects, H, W]
    // Interpolation rounds; an absent object is told by exactly this value.
    const torch::Tensor isAbsent = (given == noObject).flatten(1).all(1).view({-1, 1, 1});
    all = torch::where(isAbsent, torch::full_like(all, noObject), all);
    if (m_switches.non_overlap_masks && all.size(0) > 1) {
        const torch::Tensor owner = all.argmax(0, true);
        const torch::Tensor own =
            torch::arange(all.size(0), owner.options()).view({-1, 1, 1}) == owner;
        all = torch::where(own, all, all.clamp_max(-10));
    }
    return all;
}

} // namespace filigree
