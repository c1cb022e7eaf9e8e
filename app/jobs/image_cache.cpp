// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "app/jobs/image_cache.h"

namespace filigree {
namespace {

std::size_t bytesOf(const StoredResult &result)
{
    return result.image.byteCount() + result.support.byteCount();
}

} // namespace

ContentKey addressKey(const ResultAddress &address)
{
    return KeyHasher("address")
        .add(address.clip)
        .add(address.object)
        .add(int(address.kind))
        .add(address.frame)
        .add(address.key)
        .key();
}

ImageCache::ImageCache(std::size_t budget)
{
    m_state.budget = budget;
}

StoredPtr ImageCache::find(const ContentKey &key)
{
    const std::lock_guard lock(m_state.mutex);
    const auto it = m_state.entries.find(key);
    if (it == m_state.entries.end())
        return nullptr;
    m_state.uses.splice(m_state.uses.begin(), m_state.uses, it->second.use);
    return it->second.result;
}

StoredPtr ImageCache::insert(const ContentKey &key, StoredResult result)
{
    const auto shared = std::make_shared<const StoredResult>(std::move(result));
    const std::size_t bytes = bytesOf(*shared);
    const std::lock_guard lock(m_state.mutex);
    if (bytes > m_state.budget)
        return shared;
    if (const auto it = m_state.entries.find(key); it != m_state.entries.end())
        return it->second.result;
    evict(m_state.budget - bytes);
    m_state.uses.push_front(key);
    m_state.entries[key] = {shared, m_state.uses.begin()};
    m_state.used += bytes;
    return shared;
}

std::size_t ImageCache::usedBytes() const
{
    const std::lock_guard lock(m_state.mutex);
    return m_state.used;
}

void ImageCache::setBudget(std::size_t bytes)
{
    const std::lock_guard lock(m_state.mutex);
    m_state.budget = bytes;
    evict(bytes);
}

void ImageCache::clear()
{
    const std::lock_guard lock(m_state.mutex);
    evict(0);
}

void ImageCache::evict(std::size_t limit)
{
    while (m_state.used > limit) {
        const auto it = m_state.entries.find(m_state.uses.back());
        m_state.used -= bytesOf(*it->second.result);
        m_state.entries.erase(it);
        m_state.uses.pop_back();
    }
}

} // namespace filigree
