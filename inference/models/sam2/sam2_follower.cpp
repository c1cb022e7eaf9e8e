// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "inference/models/sam2/sam2_follower.h"

#include "inference/models/sam2/sam2_network_p.h"
#include "inference/models/sam2/sam2_video.h"

namespace filigree {
namespace {

constexpr std::size_t rememberedFrames = 16; // as far back as object pointers are looked at
constexpr std::int64_t filledHoles = 8; // pixels of the 256 x 256 logits, as officially

Sam2Sighting sightingOf(const Sam2FrameOutput &output)
{
    return {sam2Values(output.mask), torch::sigmoid(output.score).item<double>()};
}

Sam2Switches followerSwitches()
{
    Sam2Switches switches;
    switches.fill_hole_area = filledHoles;
    return switches;
}

} // namespace

struct Sam2Follower::Private
{
    std::shared_ptr<Sam2Network> network;
    Pictures pictures;
    Sam2Video video;
    Track last = 0;
};

Sam2Follower::Sam2Follower(std::shared_ptr<Sam2Network> network, int frames, Pictures pictures)
{
    const auto features = [shared = network, pictures](int frame) -> Result<ImageFeatures> {
        const Result<Sam2Picture> picture = pictures(frame);
        if (!picture)
            return tl::unexpected(picture.error());
        return shared->internals().featuresOf(*picture);
    };
    Sam2Clip clip{frames, sam2PictureSide, sam2PictureSide, {}, features};
    Sam2Model model = network->internals().model;
    d.reset(new Private{std::move(network), std::move(pictures),
                        Sam2Video(std::move(model), std::move(clip), followerSwitches())});
    d->video.setKeptFrames(rememberedFrames);
}

Sam2Follower::~Sam2Follower() = default;

Sam2Follower::Track Sam2Follower::begin()
{
    return ++d->last;
}

void Sam2Follower::end(Track track)
{
    d->video.removeObject(track);
}

Result<> Sam2Follower::remember(Track track, int frame, const std::vector<std::uint8_t> &mask)
{
    const torch::NoGradGuard noGrad;
    const torch::Tensor given = torch::from_blob(const_cast<std::uint8_t *>(mask.data()),
                                                 {sam2PictureSide, sam2PictureSide}, torch::kUInt8);
    const auto added = d->video.addMask(frame, track, given);
    if (!added)
        return tl::unexpected(added.error());
    return d->video.settle(track);
}

Result<> Sam2Follower::rememberAbsence(Track track, int frame)
{
    const torch::NoGradGuard noGrad;
    return d->video.addAbsence(frame, track);
}

Result<Sam2Sighting> Sam2Follower::follow(Track track, int frame, bool backwards)
{
    const torch::NoGradGuard noGrad;
    return d->video.follow(track, frame, backwards).map(sightingOf);
}

Result<Sam2Sighting> Sam2Follower::correct(Track track, int frame, bool backwards,
                                           const std::vector<Sam2Point> &points,
                                           const std::vector<float> &seen)
{
    const torch::NoGradGuard noGrad;
    return d->video
        .corrected(track, frame, backwards, sam2PointPrompts(points), sam2LogitsTensor(seen))
        .map(sightingOf);
}

} // namespace filigree
