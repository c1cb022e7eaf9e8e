// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include "inference/base/result.h"
#include "inference/predictors/tracker.h"
#include "inference/tracking/object_track.h"

#include <opencv2/core.hpp>

#include <cstdio>
#include <map>
#include <memory>
#include <optional>
#include <utility>

namespace filigree {

//! Keeps what was tracked, one answer per frame and object: 8-bit logits in a nameless temporary
//! file, so that memory does not grow with the clip.
class LogitsSpool
{
public:
    Result<> put(int frame, ObjectId object, const TrackedObject &tracked);
    //! Nothing where that frame was never put.
    Result<std::optional<TrackedObject>> take(int frame, ObjectId object) const;

private:
    struct Closer
    {
        void operator()(std::FILE *file) const { std::fclose(file); }
    };
    struct Entry
    {
        Window window;
        double presence;
        double area;
        long offset;
    };
    std::unique_ptr<std::FILE, Closer> m_file;
    std::map<std::pair<int, ObjectId>, Entry> m_entries;
    long m_end = 0;
};

} // namespace filigree
