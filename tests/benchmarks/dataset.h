// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include "arguments.h"
#include "inference/base/frame_source.h"
#include "inference/base/prompts.h"
#include "inference/base/result.h"

#include <memory>
#include <string>
#include <vector>

namespace filigree::bench {

struct TestObject //! One object of a test clip, and how a user would point at it on frame 0.
{
    ObjectId id = 1;
    std::string name;
    Point click;
    Box box;
};

//! A clip of the test material with its truth, laid out as its README says.
struct TestClip
{
    std::string name;
    std::string folder;
    Size size;
    int frameCount = 0;
    std::vector<TestObject> objects;

    bool has(const std::string &truth) const; //!< truth: "masks", "alpha" or "trimaps".
    Result<Image> truth(const std::string &kind, ObjectId object, int frame) const; //!< U8.
    std::shared_ptr<FrameSource> frames() const;
};

//! The clips that have the truth named, by name. Says on standard error when there are none.
std::vector<TestClip> testClips(const Arguments &arguments, const std::string &truth);

//! Pictures as engines read them: U16 R'G'B'.
Result<Image> readPicture(const std::string &path);
Result<Image> readGrey(const std::string &path); //!< U8, one channel.
Result<> writeGrey(const std::string &path,
                   const Image &image); //!< Makes the folder. U8, one channel.

//! 255 where the logits are above 0.
Image maskOfLogits(const Image &logits);

} // namespace filigree::bench
