// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "tests/inference/predictors/sam2_fixture.h"

#include "tests/parity/synthetic_checkpoint.h"

#include <algorithm>
#include <cmath>

namespace filigree::sam2test {

Result<ImagePtr> WaveClip::frame(int index, std::stop_token)
{
    if (const auto found = m_frames.find(index); found != m_frames.end())
        return found->second;
    auto image = std::make_shared<Image>(sam2test::size, 3, PixelType::U16);
    const double flip = index < cutAt ? 1 : -1;
    for (int y = 0; y < sam2test::size.height; ++y) {
        auto *pixel = image->row<std::uint16_t>(y);
        for (int x = 0; x < sam2test::size.width; ++x) {
            const double wave = std::sin(0.2 * (x - 0.5 * index)) * std::cos(0.17 * y);
            pixel[3 * x] = std::uint16_t(32768 + flip * 12000 * wave);
            pixel[3 * x + 1] = std::uint16_t(32768 + green + flip * 20000 * std::cos(0.1 * x));
            pixel[3 * x + 2] = std::uint16_t(flip > 0 ? 500 * y : 65000 - 500 * y);
        }
    }
    return m_frames[index] = image;
}

SyntheticEdgeTam::SyntheticEdgeTam(double objectScore)
    : m_written(parity::writeSyntheticCheckpoint(
        "edgetam", path(),
        {{"sam_mask_decoder.pred_obj_score_head.layers.2.bias", objectScore},
         {"sam_mask_decoder.pred_obj_score_head.layers.2.weight", 0.0}}))
{ }

Result<std::shared_ptr<Sam2Network>> SyntheticEdgeTam::load() const
{
    return m_written.and_then([this] { return Sam2Network::load("edgetam", path()); });
}

MaskPrompt maskPrompt(const Box &box)
{
    Image mask(size, 1, PixelType::U8);
    for (int y = 0; y < size.height; ++y)
        for (int x = 0; x < size.width; ++x)
            mask.row<std::uint8_t>(y)[x] =
                x >= box.x0 && x <= box.x1 && y >= box.y0 && y <= box.y1 ? 255 : 0;
    return {PackedMask(mask)};
}

int areaOf(const Image &logits)
{
    int area = 0;
    for (int y = 0; y < logits.height(); ++y)
        for (int x = 0; x < logits.width(); ++x)
            area += logits.row<float>(y)[x] > 0;
    return area;
}

double overlapWith(const Image &logits, const MaskPrompt &prompt)
{
    const Image mask = prompt.mask.image();
    int common = 0, either = 0;
    for (int y = 0; y < size.height; ++y) {
        for (int x = 0; x < size.width; ++x) {
            const bool a = logits.row<float>(y)[x] > 0;
            const bool b = mask.row<std::uint8_t>(y)[x] != 0;
            common += a && b;
            either += a || b;
        }
    }
    return either ? double(common) / either : 1;
}

double largestDifference(const Image &a, const Image &b)
{
    double largest = 0;
    for (int y = 0; y < size.height; ++y)
        for (int x = 0; x < size.width; ++x)
            largest = std::max(largest, double(std::abs(a.row<float>(y)[x] - b.row<float>(y)[x])));
    return largest;
}

const MaskPrompt left = maskPrompt({8, 8, 40, 44});
const MaskPrompt right = maskPrompt({52, 12, 84, 40});

MaskSink Recorded::sink()
{
    return [this](int frame, std::vector<ObjectMask> masks) -> Result<> {
        for (ObjectMask &mask : masks) {
            ++(mask.isProvisional ? provisional : final)[frame];
            answers[frame][mask.object] = std::move(mask);
        }
        return {};
    };
}

TrackRequest request(PromptSet prompts, FrameRange range)
{
    TrackRequest result;
    result.range = range;
    result.prompts = std::move(prompts);
    result.settings.tracker = "edgetam";
    return result;
}

} // namespace filigree::sam2test
