// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include "project_io/archive/result_source.h"

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace filigree {

struct ResultStoreOptions
{
    std::int64_t byteBudget = std::int64_t(10) << 30; //!< On disk.
};

struct ResultStoreUsage
{
    std::int64_t bytes = 0; //!< On disk.
    std::int64_t pinnedBytes = 0; //!< Of these, what may not be dropped.
    int results = 0;
};

//! Results on disk, packed, under what they were made from; memory holds only their addresses.
//!
//! The latest result put for an object, kind and frame is pinned until it was saved (markSaved) or
//! superseded; pinned results are never dropped, even beyond the budget. Of the others those used
//! longest ago are dropped first when the budget is exceeded. Each file is written beside its name
//! and renamed, and carries a checksum: after a crash a result is whole or not there. A damaged one
//! reads as missing and is dropped. One process at a time per folder (the owner of a session's
//! folder sees to that). Thread-safe.
class ResultStore final : public ResultSource
{
public:
    //! Creates the folder if need be; finds again what an earlier process left there.
    static Result<std::unique_ptr<ResultStore>> open(const std::string &folder,
                                                     const ResultStoreOptions &options = {});
    ~ResultStore() override;

    //! support: see packResult. Errors: InvalidInput, or Unreadable when the disk takes no more.
    Result<> put(const ResultAddress &address, const Image &image, const ResultOrigin &origin = {},
                 const Image *support = nullptr);
    //! Empty when there is none here or in the backing. A damaged one counts as none.
    Result<std::optional<StoredResult>> get(const ResultAddress &address);
    bool contains(const ResultAddress &address) const override; //!< Here or in the backing.
    Result<std::optional<Blob>> blob(const ResultAddress &address) const override;
    void remove(const ResultAddress &address);

    //! Asked for what is not here, e.g. the open project file.
    void setBacking(std::shared_ptr<const ResultSource> backing);
    //! They can be read from the backing from now on, so they may be dropped here.
    void markSaved(const std::vector<ResultAddress> &addresses);
    void pin(const ResultAddress &address); //!< Until it is marked as saved.
    void setByteBudget(std::int64_t bytes);
    //! Waits until what was put is on the disk, so that it also outlives a power cut. Errors:
    //! Unreadable when the disk takes no more.
    Result<> sync();
    ResultStoreUsage usage() const;
    //! What get() or the budget dropped since the last call, to be taken out of the index.
    std::vector<ResultAddress> takeDropped();
    //! What is here of a clip; after a crash it says what recovery brings back.
    ResultIndex index(int clip) const;

private:
    struct Private;
    explicit ResultStore(std::unique_ptr<Private> d);
    std::unique_ptr<Private> d;
};

} // namespace filigree
