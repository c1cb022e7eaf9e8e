// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include "inference/models/sam2/sam2_network.h"
#include "inference/predictors/tracker.h"

#include <QTemporaryDir>
#include <QTest>

#include <map>
#include <memory>
#include <string>

#define VERIFY_RESULT(result)                                                                      \
    do {                                                                                           \
        const auto &outcome = (result);                                                            \
        QVERIFY2(outcome, outcome ? "" : outcome.error().message.c_str());                         \
    } while (false)

//! What the tests of the SAM 2 family share: EdgeTAM with weights by formula, and a small clip.
namespace filigree::sam2test {

constexpr Size size{96, 54};
constexpr int frameCount = 7;

//! Waves that move, and others from the cut on.
class WaveClip final : public FrameSource
{
public:
    int cutAt = 1000;
    int green = 0; //!< Makes other pictures of it.

    Size size() const override { return sam2test::size; }
    int frameCount() const override { return sam2test::frameCount; }
    Result<ImagePtr> frame(int index, std::stop_token stop) override;

private:
    std::map<int, ImagePtr> m_frames;
};

//! A checkpoint of EdgeTAM in a folder that goes with it.
class SyntheticEdgeTam
{
public:
    //! The logit of whether the object is there, whatever is seen.
    explicit SyntheticEdgeTam(double objectScore = 8);
    const Result<> &written() const { return m_written; }
    std::string path() const { return m_folder.filePath("edgetam.safetensors").toStdString(); }
    Result<std::shared_ptr<Sam2Network>> load() const;

private:
    QTemporaryDir m_folder;
    Result<> m_written;
};

//! The mask of a box, ends included.
MaskPrompt maskPrompt(const Box &box);
extern const MaskPrompt left, right;

int areaOf(const Image &logits);
double overlapWith(const Image &logits, const MaskPrompt &prompt);
double largestDifference(const Image &a, const Image &b);

struct Recorded
{
    std::map<int, std::map<ObjectId, ObjectMask>> answers; //!< The last of each frame.
    std::map<int, int> provisional; //!< Frame -> how often it came so.
    std::map<int, int> final;

    MaskSink sink();
};

TrackRequest request(PromptSet prompts, FrameRange range = {0, frameCount - 1});

} // namespace filigree::sam2test
