// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "app/jobs/focus_order.h"
#include "app/jobs/matte_work.h"
#include "inference/base/frame_number.h"
#include "inference/matting/result_images.h"

#include <chrono>

namespace filigree {
namespace {

using Clock = std::chrono::steady_clock;

//! Foreground colours are kept this far beyond the soft pixels, so that the edge can be grown
//! later.
constexpr int foregroundMargin = 12;
constexpr double visible = 0.5; // presence from which an object counts as seen

double secondsSince(Clock::time_point start)
{
    return std::chrono::duration<double>(Clock::now() - start).count();
}

std::vector<TrimapStroke> strokesOn(const ClipEntry &clip, ObjectId object, int frame)
{
    std::vector<TrimapStroke> strokes;
    const auto here = clip.prompts.find(frame);
    if (here == clip.prompts.end() || !here->second.contains(object))
        return strokes;
    for (const Prompt &prompt : here->second.at(object)) {
        if (const auto *stroke = std::get_if<TrimapStroke>(&prompt))
            strokes.push_back(*stroke);
    }
    return strokes;
}

PackedMask givenTrimap(const ClipEntry &clip, ObjectId object, int frame)
{
    const auto here = clip.trimaps.find(frame);
    if (here == clip.trimaps.end())
        return {};
    const auto given = here->second.find(object);
    return given == here->second.end() ? PackedMask() : given->second;
}

//! Whether today's mask is there, or a trimap was given.
bool hasTrimapSource(const MatteWork &work, const ObjectInfo &object, int frame)
{
    const ContentKey mask = work.revisions.keys(object.id, frame).mask;
    return givenTrimap(work.clip, object.id, frame)
        || (!mask.isNull()
            && !work.clip.results.find(object.id, ResultKind::MaskLogits, frame, mask)
                    .key.isNull());
}

//! From the given trimap, or from the mask.
Result<Image> newTrimap(MatteWork &work, const ObjectInfo &object, int frame, const ResultRef &mask)
{
    const std::vector<TrimapStroke> strokes = strokesOn(work.clip, object.id, frame);
    if (const PackedMask given = givenTrimap(work.clip, object.id, frame)) {
        Image trimap = given.image();
        paintStrokes(strokes, trimap);
        return trimap;
    }
    if (mask.presence < visible)
        return Image(work.engines.frames->size(), 1, PixelType::U8);
    auto logits = work.stored(object.id, ResultKind::MaskLogits, frame, mask.key);
    if (!logits)
        return tl::unexpected(logits.error());
    if (!*logits) {
        return fail(Error::Kind::NotFound,
                    "The mask of '" + object.name + "' on frame " + frameNumber(frame)
                        + " is damaged or gone; run the job again to make it anew.");
    }
    const auto predictor = work.engines.trimapPredictor(object.trimap.predictor);
    if (!predictor)
        return tl::unexpected(predictor.error());
    const ObjectMask objectMask{object.id, std::move(**logits), mask.presence};
    return (*predictor)->trimap({frame, &objectMask, strokes, object.trimap}, work.stop);
}

//! As stored, or made now and stored.
Result<Image> trimapFor(MatteWork &work, const ObjectInfo &object, int frame, const ResultRef &mask,
                        const ContentKey &key)
{
    auto known = work.stored(object.id, ResultKind::Trimap, frame, key);
    if (!known)
        return tl::unexpected(known.error());
    if (*known)
        return std::move(**known);
    const auto begin = Clock::now();
    auto trimap = newTrimap(work, object, frame, mask);
    if (!trimap)
        return trimap;
    const ResultOrigin origin{object.trimap.predictor, secondsSince(begin), mask.presence};
    return work.keep(object.id, ResultKind::Trimap, frame, key, *trimap, origin).map([&] {
        return std::move(*trimap);
    });
}

bool isOpen(const MatteWork &work, const ObjectInfo &object, int frame)
{
    if (!work.isWanted(object.id) || object.repelsOnly || work.engines.frames->isMissing(frame))
        return false;
    if (!work.isOpen(object.id, ResultKind::Alpha, frame)
        && !(object.matte.decontaminate && work.isOpen(object.id, ResultKind::Foreground, frame)))
        return false;
    return !work.task.mattesOnly || hasTrimapSource(work, object, frame);
}

Result<> makeMatte(MatteWork &work, const ObjectInfo &object, int frame)
{
    const FrameKeys keys = work.revisions.keys(object.id, frame);
    ResultRef mask = work.clip.results.find(object.id, ResultKind::MaskLogits, frame, keys.mask);
    if (mask.key.isNull() || givenTrimap(work.clip, object.id, frame)
        || !strokesOn(work.clip, object.id, frame).empty())
        mask.presence = 1; // whoever draws a trimap says that the object is there
    const auto trimap = trimapFor(work, object, frame, mask, keys.trimap);
    if (!trimap)
        return tl::unexpected(trimap.error());
    const auto matter = work.engines.matter(object.matte.matter, object.id);
    if (!matter)
        return tl::unexpected(matter.error());
    MatteSettings settings = object.matte;
    settings.edge = {}; // applied to what is stored, when it is shown or exported
    const auto begin = Clock::now();
    const auto matte = (*matter)->matte({frame, object.id, &*trimap, settings}, work.stop);
    if (!matte)
        return tl::unexpected(matte.error());
    const ResultOrigin origin{object.matte.matter, secondsSince(begin), mask.presence};
    if (!matte->foreground.isEmpty()) {
        const Image support = colourSupport(matte->alpha, foregroundMargin);
        if (const auto kept = work.keep(object.id, ResultKind::Foreground, frame, keys.foreground,
                                        matte->foreground, origin, &support);
            !kept)
            return kept;
    }
    return work.keep(object.id, ResultKind::Alpha, frame, keys.alpha, matte->alpha, origin);
}

} // namespace

Result<> makeMattes(MatteWork &work)
{
    std::map<int, std::vector<const ObjectInfo *>> open; // all objects of each frame
    std::set<int> frames;
    int total = 0;
    for (int frame = work.range.in; frame <= work.range.out; ++frame) {
        for (const ObjectInfo &object : work.clip.objects) {
            if (!isOpen(work, object, frame))
                continue;
            open[frame].push_back(&object);
            frames.insert(frame);
            ++total;
        }
    }
    work.engines.forgetFrames();
    int done = 0;
    for (int last = -1; !frames.empty();) {
        last = nextFrame(frames, work.focus(), last);
        frames.erase(last);
        for (const ObjectInfo *object : open[last]) {
            work.report("matting", done++, total);
            work.pause();
            const auto made =
                work.checkStop().and_then([&] { return makeMatte(work, *object, last); });
            if (!made)
                return made;
        }
    }
    if (total > 0)
        work.report("matting", total, total);
    return {};
}

Result<> makeMatteInView(MatteWork &work)
{
    const int focus = work.focus();
    if (focus < 0 || work.task.masksOnly)
        return {};
    for (const int frame : {focus, focus + 1, focus - 1}) {
        for (const ObjectInfo &object : work.clip.objects) {
            if (work.range.contains(frame) && isOpen(work, object, frame)
                && hasTrimapSource(work, object, frame))
                return work.checkStop().and_then([&] { return makeMatte(work, object, frame); });
        }
    }
    return {};
}

} // namespace filigree
