// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include "inference/models/sam2/sam2_follower.h"
#include "inference/tracking/picture.h"
#include "inference/tracking/span_passes.h"

#include <functional>
#include <optional>
#include <stop_token>

//! Private to this folder: it shows OpenCV types.
namespace filigree {

//! What a tracker lends to its passes.
struct Sam2SpanPassParts
{
    Sam2Follower &follower;
    PictureCache &pictures;
    //! The object on a frame that it is prompted on: coverage of the working picture.
    std::function<Result<cv::Mat>(int frame, ObjectId object)> coverage;
    std::function<void()> visitedOne;
    std::stop_token stop;
};

//! Follows all objects of a request in one direction. Each is remembered from the prompted frame
//! that it was last at, and from the next one.
class Sam2SpanPass
{
public:
    //! All must outlive it.
    Sam2SpanPass(const Sam2SpanPassParts &parts, const TrackRequest &request, const SpanPlan &plan,
                 bool isForward);
    ~Sam2SpanPass();
    Sam2SpanPass(const Sam2SpanPass &) = delete;
    Sam2SpanPass &operator=(const Sam2SpanPass &) = delete;

    Result<> run(const std::vector<int> &visited, const TracksSink &sink);

private:
    struct Followed //! An object, from a prompted frame on.
    {
        int start = 0;
        std::optional<Sam2Follower::Track> memory; //!< Made when it is first needed.
        bool isEverShown = false;
    };
    Result<> step(int frame, cv::Size working);
    Result<TrackedObject> followed(ObjectId object, int frame, cv::Size working);
    Result<> remember(ObjectId object, Followed &followed);
    Result<bool> show(ObjectId object, Followed &followed, int frame);
    void forget(Followed &followed);
    void forgetAll();

    const Sam2SpanPassParts &m_parts;
    const TrackRequest &m_request;
    const SpanPlan &m_plan;
    bool m_isForward;
    std::map<ObjectId, std::vector<int>> m_conditioning;
    std::map<ObjectId, Followed> m_followed;
    Tracks m_tracks;
};

} // namespace filigree
