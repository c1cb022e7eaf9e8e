// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include "app/jobs/image_cache.h"
#include "inference/base/frame_source.h"
#include "inference/matting/result_images.h"
#include "project_io/archive/result_store.h"
#include "project_io/export/exporter.h"
#include "project_io/model/revision.h"

#include <memory>
#include <set>
#include <stop_token>
#include <vector>

namespace filigree {

//! Stored results made ready to be shown or exported: the alpha after its edge controls, steadied
//! over time if asked for, and sharing each pixel fairly with the other objects. Makes nothing
//! anew: what the pipeline has not made is an error. Used by one thread.
class MatteRenderer
{
public:
    //! clip: as the project has it now, with the index of its results. cache: keeps what was
    //! unpacked and what was made of it, for whoever shows the same frames again; null: nothing is
    //! kept.
    MatteRenderer(std::shared_ptr<FrameSource> frames, std::shared_ptr<ResultStore> store,
                  ClipEntry clip, std::shared_ptr<ImageCache> cache = nullptr);
    MatteRenderer(std::shared_ptr<FrameSource> frames, std::shared_ptr<ResultStore> store,
                  std::shared_ptr<const ClipEntry> clip, std::shared_ptr<ImageCache> cache);

    const ClipEntry &clip() const { return *m_clip; }
    const Revisions &revisions() const { return m_revisions; }

    //! All objects that are matted, in display order.
    std::vector<ObjectId> objects() const;
    //! Frames of the range on which what exportFrame() reads for the content is missing or not up
    //! to date.
    std::vector<FrameRange> open(ObjectId object, ExportContent content,
                                 const FrameRange &range) const;

    //! Errors: NotFound naming object and frame when there is no result, InvalidInput when it is
    //! not of the clip's size, those of store and source.
    Result<Image> alpha(ObjectId object, int frame, std::stop_token stop = {});
    //! The same without a copy of what is cached.
    Result<ImagePtr> sharedAlpha(ObjectId object, int frame, std::stop_token stop = {});
    //! Whether sharedAlpha() has it at hand.
    bool isCached(ObjectId object, int frame) const;
    //! F32, 3 channels, straight, whole; empty when the object keeps the picture's colours.
    Result<Image> foreground(ObjectId object, int frame, const Image &picture);
    //! What an export of these objects as one needs for the content.
    Result<ExportFrame> exportFrame(const std::vector<ObjectId> &objects, int frame,
                                    const ExportSettings &settings, std::stop_token stop = {});

    //! Which frames of the range came with marks of damage when they were read.
    std::set<int> damaged(const FrameRange &range) const;

    //! A stored result as it is, of any version. Errors: NotFound when it is gone.
    Result<StoredPtr> stored(const ResultAddress &address);

private:
    Result<StoredPtr> stored(ObjectId object, ResultKind kind, int frame);
    bool isAbsent(ObjectId object, int frame) const;
    bool hasMask(ObjectId object, int frame) const; //!< Else its alpha stands for it.
    Result<StoredPtr> solvedAlpha(ObjectId object, int frame);
    bool isSteadiedBy(const ObjectInfo &object, int frame, int neighbour) const;
    bool isPlain(const ObjectInfo &object, int frame) const;
    ContentKey ownKey(const ObjectInfo &object, int frame) const;
    ContentKey sharedKey(ObjectId object, int frame) const;
    Result<Image> makeOwnAlpha(const ObjectInfo &object, int frame, std::stop_token stop);
    Result<StoredPtr> ownAlpha(const ObjectInfo &object, int frame, std::stop_token stop);
    Result<StoredPtr> keep(const ContentKey &key, StoredResult result);
    //! Objects that have an alpha on the frame.
    std::vector<ObjectId> matted(int frame) const;
    Result<Image> mask(ObjectId object, int frame);
    Result<Image> trimap(ObjectId object, int frame);
    Result<MatteLayer> layer(ObjectId object, int frame, const Image &picture, bool withForeground,
                             std::stop_token stop);

    std::shared_ptr<FrameSource> m_frames;
    std::shared_ptr<ResultStore> m_store;
    std::shared_ptr<const ClipEntry> m_clip; // stays where it is: m_revisions refers to it
    Revisions m_revisions;
    std::shared_ptr<ImageCache> m_cache;
};

} // namespace filigree
