// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include "inference/base/result.h"
#include "inference/models/sam2/sam2_network.h"

#include <functional>
#include <memory>
#include <vector>

namespace filigree {

struct Sam2Sighting
{
    std::vector<float> logits; //!< 256 x 256, row by row; far below 0 where it is not there.
    double presence = 0; //!< Probability that the object can be seen.
};

//! Follows objects through a clip by what is remembered of them; a face without LibTorch. Memory
//! does not grow with the clip. Used by one thread.
class Sam2Follower
{
public:
    using Pictures = std::function<Result<Sam2Picture>(int frame)>;
    using Track = int;

    Sam2Follower(std::shared_ptr<Sam2Network> network, int frames, Pictures pictures);
    ~Sam2Follower();

    Track begin(); //!< Of an object that nothing is remembered of.
    void end(Track track); //!< Forgets it.
    //! What the object is on a frame, 1024 x 1024 of 0 or 1; conditions all frames followed.
    //! Errors: those of the pictures.
    Result<> remember(Track track, int frame, const std::vector<std::uint8_t> &mask);
    Result<> rememberAbsence(Track track, int frame);
    //! To this frame from its neighbour, if that was followed or remembered before; else by what is
    //! remembered of other frames alone.
    Result<Sam2Sighting> follow(Track track, int frame, bool backwards);
    //! Points that change the object on a frame from what it was seen as (256 x 256 logits); the
    //! other arguments are those of follow(). Nothing is remembered of the answer.
    Result<Sam2Sighting> correct(Track track, int frame, bool backwards,
                                 const std::vector<Sam2Point> &points,
                                 const std::vector<float> &seen);

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace filigree
