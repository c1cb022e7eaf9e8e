// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include "inference/base/image.h"
#include "project_io/archive/result_source.h"
#include "project_io/model/content_key.h"

#include <cstddef>
#include <list>
#include <map>
#include <memory>
#include <mutex>

namespace filigree {

using StoredPtr = std::shared_ptr<const StoredResult>;

ContentKey addressKey(const ResultAddress &address);

//! Unpacked results, and what was made of them for the screen, under what they were made from; the
//! least recently used go first. Thread-safe.
class ImageCache
{
public:
    static constexpr std::size_t defaultBudget = std::size_t(512) << 20;

    explicit ImageCache(std::size_t budget = defaultBudget);
    StoredPtr find(const ContentKey &key); //!< Null when it is not held. Counts as a use.
    //! What is larger than the budget is not kept. Returns it as it is kept.
    StoredPtr insert(const ContentKey &key, StoredResult result);
    std::size_t usedBytes() const; //!< At most the budget.
    void setBudget(std::size_t bytes);
    void clear();

private:
    struct Entry
    {
        StoredPtr result;
        std::list<ContentKey>::iterator use;
    };
    struct State
    {
        mutable std::mutex mutex;
        std::size_t budget = 0;
        std::size_t used = 0;
        std::map<ContentKey, Entry> entries;
        std::list<ContentKey> uses; //!< Most recently used first.
    };
    void evict(std::size_t limit); //!< The mutex is held.

    State m_state;
};

} // namespace filigree
