// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include "inference/base/result.h"
#include "inference/models/sam2/sam2_object.h"

#include <functional>
#include <list>

namespace filigree {

//! The pixels of a frame, [1, 3, 1024, 1024], normalised.
using Sam2Frames = std::function<Result<torch::Tensor>(int frame)>;

//! A clip as the predictor sees it.
struct Sam2Clip
{
    int frames = 0;
    int64_t height = 0, width = 0; //!< What prompts and the masks at full size are measured in.
    Sam2Frames pixels;
    //! Where the features of a frame are kept elsewhere; then no pixels are asked for.
    std::function<Result<ImageFeatures>(int frame)> features = {};
};

//! Points in pixels of the clip.
struct Sam2Points
{
    std::vector<std::array<float, 2>> coords; //!< x, y.
    std::vector<int> labels; //!< 1 inside, 0 outside.
    std::optional<std::array<float, 4>> box; //!< Left, top, right, bottom; begins anew.
    bool replaces = true; //!< Else they join the points that the frame has.
};

struct Sam2Pass
{
    std::optional<int> start; //!< Else the first prompted frame.
    std::optional<int> length; //!< Frames after the start; else all.
    bool backwards = false;
};

//! Objects prompted on frames of a clip and followed through it, as the official video predictor
//! does. Features of frames are kept up to a number of bytes, memories of a limited number of
//! frames. Used by one thread.
class Sam2Video
{
public:
    using ObjectKey = int;
    //! Of one frame, by object, in the order in which the objects were first prompted.
    using Outputs = std::vector<std::pair<ObjectKey, Sam2FrameOutput>>;
    //! False ends the pass.
    using Sink = std::function<bool(int frame, const Outputs &outputs)>;

    Sam2Video(Sam2Model model, Sam2Clip clip, const Sam2Switches &switches);

    //! Answers at once; the frame conditions the others from the next pass on. On a frame that was
    //! already passed it is a correction. Errors: InvalidInput; those of the clip's pixels.
    Result<Sam2FrameOutput> addPoints(int frame, ObjectKey object, const Sam2Points &points);
    //! mask [H, W] of any size; from 0.5 on is inside.
    Result<Sam2FrameOutput> addMask(int frame, ObjectKey object, const torch::Tensor &mask);
    //! Removes the prompts of an object on a frame.
    void clearPrompts(int frame, ObjectKey object);
    void removeObject(ObjectKey object);
    //! The object is known not to be on the frame: remembered like a frame on which it was not
    //! found. Errors: those of the clip.
    Result<> addAbsence(int frame, ObjectKey object);
    //! Remembers what was prompted of one object since; then it can be followed by itself, frame by
    //! frame from a prompted one on, in either direction. Errors: those of the clip.
    Result<> settle(ObjectKey object) { return settle(objectOf(object)); }
    Result<Sam2FrameOutput> follow(ObjectKey object, int frame, bool backwards)
    {
        return passed(objectOf(object), frame, backwards);
    }
    //! Points on a frame that say what to change of the earlier mask, logits [1, 1, 256, 256], or
    //! of what is remembered; nothing is remembered of the answer. Errors: those of the clip.
    Result<Sam2FrameOutput> corrected(ObjectKey object, int frame, bool backwards,
                                      const PointPrompts &points, const torch::Tensor &earlier);
    //! Follows all objects. Errors: InvalidInput when an object has no prompt.
    Result<> pass(const Sam2Pass &pass, const Sink &sink);

    //! Logits of all objects at the size of the clip, [objects, height, width].
    torch::Tensor atFullSize(const Outputs &outputs) const;
    Result<ImageFeatures> features(int frame);
    //! Bytes of features that are kept; at least those of one frame are.
    void setFeatureBudget(int64_t bytes) { m_featureBudget = bytes; }
    //! Frames whose memories are kept beside the conditioning ones.
    void setKeptFrames(std::size_t frames) { m_keptFrames = frames; }

private:
    struct Question
    {
        int frame = 0;
        bool isFirst = false; // nothing is remembered yet, or may be
        bool backwards = false;
        std::optional<PointPrompts> points;
        torch::Tensor earlierMask; // logits [1, 1, 256, 256], or undefined
    };
    Result<> check(int frame) const;
    Sam2Object &objectOf(ObjectKey key); // a new one where there is none
    Result<Sam2FrameOutput> answered(const Sam2Object &object, const Question &question);
    torch::Tensor beforeMemory(int frame, const ImageFeatures &features);
    Sam2FrameOutput decoded(const torch::Tensor &image, const ImageFeatures &features,
                            const Sam2Prompt &prompt, bool choosesBest);
    void fillHoles(Sam2FrameOutput &output) const;
    Result<> encodeMemory(int frame, Sam2FrameOutput &output, bool isPrompted);
    Result<> settle(Sam2Object &object);
    Result<Sam2FrameOutput> passed(Sam2Object &object, int frame, bool backwards);
    void store(Sam2Object &object, int frame, const Sam2FrameOutput &output);
    void forgetFar(Sam2Object &object, int frame);
    std::vector<int> order(const Sam2Pass &pass) const;

    struct CachedFeatures
    {
        int frame;
        int64_t bytes;
        ImageFeatures features;
    };
    Sam2Model m_model;
    Sam2Clip m_clip;
    Sam2Switches m_switches;
    std::list<std::pair<ObjectKey, Sam2Object>> m_objects; // as first prompted
    std::list<CachedFeatures> m_features; // the latest first
    int m_begunFrame = -1; // that m_begun is of
    torch::Tensor m_begun; // what its objects have in common before their memories are read
    int64_t m_featureBudget = int64_t(192) << 20;
    std::size_t m_keptFrames = 64;
};

} // namespace filigree
