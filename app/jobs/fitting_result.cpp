// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "app/jobs/fitting_result.h"

#include "inference/base/frame_number.h"

#include <string>

namespace filigree {
namespace {

std::string dimensions(Size size)
{
    return std::to_string(size.width) + " x " + std::to_string(size.height);
}

} // namespace

Result<> checkFits(Size image, Size frames, int frame)
{
    if (image == frames)
        return {};
    return fail(Error::Kind::InvalidInput,
                "What the project holds of frame " + frameNumber(frame) + " is " + dimensions(image)
                    + ", but the clip is " + dimensions(frames)
                    + ". Delete the results and prompts of this frame.");
}

Result<std::optional<StoredResult>> fittingResult(ResultStore &store, const ResultAddress &address,
                                                  Size frames)
{
    auto found = store.get(address);
    if (!found || !*found)
        return found;
    const Result<> fits = checkFits((*found)->image.size(), frames, address.frame);
    return fits ? std::move(found) : tl::unexpected(fits.error());
}

} // namespace filigree
