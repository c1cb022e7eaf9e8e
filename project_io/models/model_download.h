// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include "project_io/models/model_store.h"

#include <chrono>

namespace filigree {

struct DownloadOptions
{
    //! Address of a folder that is laid out as a store's, ID/FILE, asked in place of the published
    //! addresses; empty: none.
    QString mirror;
    QString proxy; //!< "http://…" or "socks5://…"; "none"; empty: the system's.
    int attempts = 5; //!< In a row without a byte more.
    std::chrono::milliseconds pause{1000}; //!< Before the second one; longer before later ones.
    std::chrono::milliseconds stall{30000}; //!< Without a byte.
};

//! Gets a model and puts it into the store. Goes on where an earlier download broke off. Only
//! bytes of the published hash are installed; where none is published, the hash of what came is
//! pinned. Waits in an event loop of the calling thread.
//! Errors: Cancelled, what came is kept; Unreadable for a network that cannot be reached, with how
//! to install it by hand, and for a full disk; NotFound; InvalidInput when the bytes are not what
//! was published, which are then removed.
Result<ModelStatus> downloadModel(ModelStore &store, const ModelInfo &model,
                                  const DownloadOptions &options, std::stop_token stop,
                                  const ByteProgress &progress);

} // namespace filigree
