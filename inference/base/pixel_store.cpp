// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "inference/base/pixel_store.h"

#include <algorithm>
#include <bit>
#include <cstdlib>
#include <iterator>
#include <new>

#ifdef __linux__
#include <sys/mman.h>
#endif

namespace filigree {
namespace {

constexpr std::size_t page = 4096;
constexpr std::size_t largePage = 2 << 20;
constexpr std::size_t regionBytes = 48 << 20; // beyond what malloc() takes from its own heaps
constexpr std::size_t mostBlocks = 64; // of a region; as many as there are bits
constexpr std::size_t sizesPerDoubling = 8; // of blocks; at most an eighth of one stays unused

std::size_t roundedUp(std::size_t bytes, std::size_t to)
{
    return (bytes + to - 1) / to * to;
}

//! Parts of a picture have nearly the same size each time, and are to find each other's memory.
std::size_t blockBytesFor(std::size_t bytes)
{
    return roundedUp(bytes, std::max(page, std::bit_floor(bytes) / sizesPerDoubling));
}

std::byte *freshMemory(std::size_t bytes)
{
    void *memory = nullptr;
    if (posix_memalign(&memory, largePage, bytes) != 0 || !memory)
        throw std::bad_alloc();
#ifdef __linux__
    madvise(memory, bytes, MADV_HUGEPAGE); // it works as well without
#endif
    return static_cast<std::byte *>(memory);
}

} // namespace

bool PixelStore::Region::isFull() const
{
    return std::popcount(taken) == blocks;
}

PixelStore::PixelStore(std::size_t mostIdle)
    : m_mostIdle(mostIdle)
{ }

PixelStore::~PixelStore()
{
    for (const auto &[memory, region] : m_regions)
        std::free(memory);
}

void *PixelStore::take(std::size_t bytes)
{
    const std::size_t blockBytes = blockBytesFor(std::max<std::size_t>(bytes, 1));
    const std::scoped_lock lock(m_mutex);
    Region *region = openRegion(blockBytes);
    if (!region)
        region = newRegion(blockBytes);
    if (region->taken == 0 && std::erase(m_idle, region) > 0)
        m_idleBytes -= region->touchedBytes();
    const int block = std::countr_one(region->taken);
    region->taken |= std::uint64_t(1) << block;
    region->touched = std::max(region->touched, block + 1);
    return region->memory + std::size_t(block) * blockBytes;
}

//! With a free block; one that is in use if there is one, so that others become idle. Null: none.
PixelStore::Region *PixelStore::openRegion(std::size_t blockBytes) const
{
    Region *idle = nullptr;
    const auto [first, last] = m_bySize.equal_range(blockBytes);
    for (auto one = first; one != last; ++one) {
        if (one->second->taken == 0)
            idle = one->second;
        else if (!one->second->isFull())
            return one->second;
    }
    return idle;
}

PixelStore::Region *PixelStore::newRegion(std::size_t blockBytes)
{
    auto region = std::make_unique<Region>();
    region->blockBytes = blockBytes;
    region->blocks = int(std::clamp<std::size_t>(regionBytes / blockBytes, 1, mostBlocks));
    Region *made = region.get();
    const auto entry = m_bySize.emplace(blockBytes, made);
    try {
        m_idle.reserve(m_bySize.size()); // so that giving back never needs memory
        made->memory = freshMemory(roundedUp(blockBytes * std::size_t(region->blocks), largePage));
        m_regions.emplace(made->memory, std::move(region));
    } catch (const std::bad_alloc &) {
        std::free(made->memory);
        m_bySize.erase(entry);
        throw;
    }
    return made;
}

void PixelStore::giveBack(void *pixels) noexcept
{
    auto *const memory = static_cast<std::byte *>(pixels);
    {
        const std::scoped_lock lock(m_mutex);
        Region *region = std::prev(m_regions.upper_bound(memory))->second.get();
        const auto block = std::size_t(memory - region->memory) / region->blockBytes;
        region->taken &= ~(std::uint64_t(1) << block);
        if (region->taken != 0)
            return;
        m_idle.push_back(region);
        m_idleBytes += region->touchedBytes();
    }
    while (const auto region = superfluous()) // given to the system without the others' waiting
        std::free(region->memory);
}

//! The region that nobody has used for longest, no longer of the store; null: all may stay.
std::unique_ptr<PixelStore::Region> PixelStore::superfluous() noexcept
{
    const std::scoped_lock lock(m_mutex);
    if (m_idleBytes <= m_mostIdle)
        return nullptr;
    Region *oldest = m_idle.front();
    m_idle.erase(m_idle.begin());
    m_idleBytes -= oldest->touchedBytes();
    const auto [first, last] = m_bySize.equal_range(oldest->blockBytes);
    m_bySize.erase(
        std::find_if(first, last, [=](const auto &one) { return one.second == oldest; }));
    const auto entry = m_regions.find(oldest->memory);
    std::unique_ptr<Region> region = std::move(entry->second);
    m_regions.erase(entry);
    return region;
}

std::size_t PixelStore::idleBytes() const
{
    const std::scoped_lock lock(m_mutex);
    return m_idleBytes;
}

} // namespace filigree
