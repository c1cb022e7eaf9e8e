// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include "inference/base/image.h"
#include "project_io/archive/result_store.h"
#include "project_io/media/cached_frame_source.h"
#include "project_io/model/project.h"
#include "widgets/viewer/view_settings.h"

#include <QImage>
#include <QRectF>
#include <QSize>

#include <memory>
#include <set>
#include <vector>

namespace filigree {

//! Shown in place of an object's stored results, while the user draws or points. Null: as stored.
struct LiveLayer
{
    ObjectId object = 0;
    ImagePtr mask;
    ImagePtr trimap;
    ImagePtr alpha; //!< Before the edge controls.
};

//! What is to be seen of a frame, and where.
struct ViewRequest
{
    std::shared_ptr<const ClipEntry> clip; //!< See clipForView().
    std::shared_ptr<CachedFrameSource> frames;
    std::shared_ptr<ResultStore> store;
    int frame = 0;
    ViewSettings view;
    std::vector<ObjectId> objects; //!< See shownObjects().
    ObjectId selected = 0; //!< Its alpha is read out under the pointer.
    QRectF visible; //!< As composeView() has it.
    QSize target;
    double pixelRatio = 1; //!< Device pixels to a logical one.
    ImagePtr backgroundPicture; //!< For Background::Picture.
    std::shared_ptr<FrameSource> backgroundFrames; //!< For Background::Clip; repeats.
    std::vector<LiveLayer> live; //!< Of this frame.
    bool isPlaying = false; //!< No time for a second, better answer, and somebody else prefetches.
};

//! A frame as it is to be painted.
struct ComposedView
{
    QImage image;
    QRectF visible;
    int frame = 0; //!< What is seen; while the wanted frame is decoded, the nearest one at hand.
    int wantedFrame = 0;
    bool isBlurred = false; //!< There could be more detail of what is seen.
    bool isExact = false; //!< Else a better one follows.
    quint64 request = 0; //!< As ViewService::request() returned it.
};

//! All frames that a view of this one may need results of.
std::set<int> framesOfView(int frame, const ViewSettings &view, int frameCount);

//! What the clip says of these frames: small and quickly made however long the clip is. Make it
//! anew after every change of the clip.
std::shared_ptr<const ClipEntry> clipForView(const ClipEntry &clip, const std::set<int> &frames);

//! Objects that are to be seen: the visible ones, or of these only the solo ones when there are
//! any. In display order.
std::vector<ObjectId> shownObjects(const ClipEntry &clip);

} // namespace filigree
