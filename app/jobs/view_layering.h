// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include "app/jobs/matte_renderer.h"
#include "app/jobs/view_request.h"
#include "widgets/viewer/view_layers.h"

#include <memory>
#include <optional>

namespace filigree {

//! Gathers what a view is composed of: pictures, and of each object the best that is known. Used by
//! one thread.
class ViewLayering
{
public:
    enum class Effort {
        Cached, //!< Only what is at hand: no decoding, no reading, no edge controls.
        Quick, //!< All of the frame itself but smoothing over time.
        Full,
    };
    struct Answer
    {
        ViewLayers layers;
        bool isComplete = true; //!< A greater effort would bring no more.
    };

    //! request must outlive it.
    ViewLayering(const ViewRequest &request, std::shared_ptr<ImageCache> cache);
    //! Errors: those of store and media. What has not been made is just not there.
    Result<Answer> layers(int frame, ImagePtr picture, Effort effort, std::stop_token stop);

private:
    bool needs(ViewMode mode) const;
    bool needsColours() const;
    Result<ObjectLayer> layer(const ObjectInfo &object, int frame, const ImagePtr &picture,
                              Effort effort, bool withColours, Answer &answer,
                              std::stop_token stop);
    Result<ObjectLayer> olderLayer(const ObjectInfo &object, int frame, int version);
    Result<ImagePtr> alpha(const ObjectInfo &object, int frame, Effort effort, Answer &answer,
                           std::stop_token stop);
    Result<ImagePtr> colours(const ObjectInfo &object, int frame, const Image &picture);
    Result<ImagePtr> mask(const ObjectInfo &object, int frame, Effort effort, Answer &answer);
    Result<> addObjects(int frame, Effort effort, Answer &answer, std::stop_token stop);
    Result<> addOnion(int frame, Effort effort, Answer &answer, std::stop_token stop);
    Result<> addBackground(int frame, Effort effort, Answer &answer, std::stop_token stop);
    MatteRenderer &unsteadied();

    const ViewRequest &m_request;
    std::shared_ptr<ImageCache> m_cache;
    MatteRenderer m_renderer;
    std::unique_ptr<MatteRenderer> m_unsteadied; // without smoothing over time
};

} // namespace filigree
