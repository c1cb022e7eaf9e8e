// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include "inference/predictors/matter.h"

#include <map>

namespace filigree {

//! The frame that was last matted for each of the last objects.
class MatteMemory
{
public:
    struct Entry
    {
        int frame = 0;
        ImagePtr picture;
        Image alpha; //!< As it was solved, without edge controls.
    };

    //! The entry of the frame right before or after the requested one; nullptr: there is none.
    const Entry *neighbour(const MatteRequest &request, const Image &picture) const;
    void remember(const MatteRequest &request, ImagePtr picture, Image alpha);
    void clear() { m_entries.clear(); }

private:
    std::map<ObjectId, Entry> m_entries;
};

//! A solved alpha with the request's edge controls, but those over time, and unless
//! decontamination is off with foreground colours. Threads 0: all cores.
//! Errors: InvalidInput, Cancelled.
Result<Matte> finishedMatte(const MatteRequest &request, const Image &picture, const Image &solved,
                            int threads, std::stop_token stop);

//! The error with the frame's number in its message.
Error namedMatteError(Error error, int frame);

} // namespace filigree
