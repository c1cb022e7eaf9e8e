// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "inference/tracking/span_passes.h"

namespace filigree {

Result<> fillSpans(const SpanPlan &plan, const std::vector<ObjectId> &objects, const SpanWork &work)
{
    LogitsSpool firstPass;
    const auto forwardSink = [&](int frame, const Tracks &tracks) -> Result<> {
        for (const auto &[object, track] : tracks) {
            if (plan.reachedBackward(object, frame))
                if (const Result<> put = firstPass.put(frame, object, track); !put)
                    return put;
        }
        return work.emit(frame, tracks, true);
    };
    const auto backwardSink = [&](int frame, const Tracks &tracks) -> Result<> {
        Tracks mixed;
        for (const ObjectId object : objects) {
            const auto track = tracks.find(object);
            const bool reached = track != tracks.end();
            const auto first = plan.reachedForward(object, frame)
                ? (plan.reachedBackward(object, frame) ? firstPass : *work.known)
                      .take(frame, object)
                : std::optional<TrackedObject>();
            if (!first)
                return tl::unexpected(first.error());
            if (reached && *first)
                mixed[object] = blended(**first, track->second, plan.forwardWeight(object, frame));
            else if (reached)
                mixed[object] = track->second;
            else if (*first)
                mixed[object] = **first;
        }
        makeExclusive(mixed);
        return work.emit(frame, mixed, false);
    };
    return work.pass(plan.forward(), true, forwardSink).and_then([&] {
        return work.pass(plan.backward(), false, backwardSink);
    });
}

} // namespace filigree
