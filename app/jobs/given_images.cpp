// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "app/jobs/given_images.h"

#include "inference/base/frame_number.h"
#include "inference/matting/result_images.h"
#include "project_io/media/clip.h"

namespace filigree {
namespace {

//! Drawn trimaps may have been through a lossy codec; what is this near to black or white is known.
constexpr double drawnTolerance = 0.1;

std::string text(Size size)
{
    return std::to_string(size.width) + 'x' + std::to_string(size.height);
}

PackedMask prepared(const Image &levels, bool isTrimap, double tolerance)
{
    return PackedMask(isTrimap ? trimapOfAlpha(levels, tolerance) : maskOfAlpha(levels));
}

Result<GivenImages> fromOwnAlpha(const GivenImagesRequest &request, FrameSource &clip,
                                 const ClipInfo &info, const FrameRange &range,
                                 std::stop_token stop)
{
    if (!info.hasAlpha)
        return fail(Error::Kind::InvalidInput,
                    info.path + " has no alpha channel to take it from.");
    GivenImages images;
    FrameRange wanted = range;
    if (request.frame)
        wanted = {*request.frame, *request.frame};
    else if (!request.isTrimap)
        wanted = {range.in, range.in};
    for (int frame = wanted.in; frame <= wanted.out; ++frame) {
        const auto picture = clip.frame(frame, stop);
        if (!picture)
            return tl::unexpected(picture.error());
        const auto alpha = alphaChannel(**picture);
        if (!alpha)
            return tl::unexpected(alpha.error());
        images[frame] = prepared(*alpha, request.isTrimap, 1.0 / 255);
    }
    return images;
}

//! Index in the clip of the first picture of another clip that belongs to it.
int firstFrame(const GivenImagesRequest &request, const ClipInfo &given, const ClipInfo &clip,
               const FrameRange &range)
{
    if (request.frame)
        return *request.frame;
    if (given.kind == ClipKind::Still)
        return range.in;
    if (given.kind == ClipKind::Sequence && clip.kind == ClipKind::Sequence)
        return given.firstNumber - clip.firstNumber;
    return 0;
}

bool isMissing(const ClipInfo &info, int frame)
{
    for (const ClipDamage &damage : info.damage) {
        if (frame >= damage.firstFrame && frame <= damage.lastFrame)
            return true;
    }
    return false;
}

} // namespace

Result<GivenImages> loadGivenImages(const GivenImagesRequest &request, FrameSource &clip,
                                    const ClipInfo &info, const FrameRange &range,
                                    std::stop_token stop)
{
    if (request.path.empty())
        return fromOwnAlpha(request, clip, info, range, stop);
    // A file is that file alone, even where it has numbered neighbours.
    auto given = Clip::openStill(request.path, stop);
    if (!given)
        return tl::unexpected(given.error());
    const ClipInfo &givenInfo = (*given)->info();
    if (givenInfo.size != info.size) {
        return fail(Error::Kind::InvalidInput,
                    request.path + " is " + text(givenInfo.size) + ", but the clip is "
                        + text(info.size) + "; both must have the same size.");
    }
    const int first = firstFrame(request, givenInfo, info, range);
    GivenImages images;
    for (int index = 0; index < givenInfo.frameCount; ++index) {
        if (!range.contains(first + index) || isMissing(givenInfo, index))
            continue;
        const auto picture = (*given)->read(index, stop);
        if (!picture)
            return tl::unexpected(picture.error());
        images[first + index] =
            prepared(drawnLevels(*picture->image), request.isTrimap, drawnTolerance);
    }
    if (images.empty()) {
        return fail(Error::Kind::InvalidInput,
                    request.path + " stands for frames " + frameNumber(first) + " to "
                        + frameNumber(first + givenInfo.frameCount - 1)
                        + ", none of which lies in the range " + frameNumber(range.in) + " to "
                        + frameNumber(range.out) + '.');
    }
    return images;
}

} // namespace filigree
