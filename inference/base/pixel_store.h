// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <memory>
#include <mutex>
#include <vector>

namespace filigree {

//! Memory of pictures: blocks of a few sizes, to which others are rounded up, that come and go all
//! the time. Touching fresh memory page by page takes longer than most of what is done to a
//! picture, so blocks are cut from regions on large pages where the system has them, and regions
//! that nobody uses are kept for the next picture, up to so many bytes. Thread-safe.
class PixelStore
{
public:
    explicit PixelStore(std::size_t mostIdle);
    ~PixelStore(); //!< Blocks that were not given back are lost.
    PixelStore(const PixelStore &) = delete;
    PixelStore &operator=(const PixelStore &) = delete;

    //! So many bytes, at a multiple of 4096, with anything in them. Throws std::bad_alloc.
    void *take(std::size_t bytes);
    void giveBack(void *pixels) noexcept; //!< What take() gave.
    std::size_t idleBytes() const; //!< Of regions that nobody uses, as far as they were touched.

private:
    struct Region
    {
        std::byte *memory = nullptr;
        std::size_t blockBytes = 0;
        int blocks = 0;
        std::uint64_t taken = 0; // a bit for each block
        int touched = 0; // blocks; the lowest is taken first

        bool isFull() const;
        std::size_t touchedBytes() const { return blockBytes * std::size_t(touched); }
    };

    Region *openRegion(std::size_t blockBytes) const;
    Region *newRegion(std::size_t blockBytes);
    std::unique_ptr<Region> superfluous() noexcept;

    const std::size_t m_mostIdle;
    mutable std::mutex m_mutex;
    std::map<std::byte *, std::unique_ptr<Region>> m_regions; // by where they begin
    std::multimap<std::size_t, Region *> m_bySize; // of their blocks
    std::vector<Region *> m_idle; // nobody uses these; the one that was used last at the end
    std::size_t m_idleBytes = 0;
};

} // namespace filigree
