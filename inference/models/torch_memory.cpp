// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "inference/models/torch_memory.h"

#include <c10/core/CPUAllocator.h>
#include <torch/version.h>

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <cstring>

namespace filigree {
namespace {

// Aligned within a block whose beginning is noted in front of it.
class WholeBlocks final : public c10::Allocator
{
public:
#if TORCH_VERSION_MAJOR > 2 || (TORCH_VERSION_MAJOR == 2 && TORCH_VERSION_MINOR >= 3)
    c10::DataPtr allocate(std::size_t bytes) override
    {
        return block(bytes);
    }
    void copy_data(void *to, const void *from, std::size_t bytes) const override
    {
        std::memcpy(to, from, bytes);
    }
#else
    c10::DataPtr allocate(std::size_t bytes) const override
    {
        return block(bytes);
    }
#endif

    c10::DeleterFnPtr raw_deleter() const override
    {
        return &release;
    }

private:
    static c10::DataPtr block(std::size_t bytes)
    {
        constexpr std::uintptr_t alignment = 64; // as LibTorch's own, of whole cache lines
        static_assert(alignof(std::max_align_t) >= sizeof(void *));
        const c10::Device processor(c10::kCPU);
        if (bytes == 0)
            return {nullptr, processor};
        void *whole = bytes > SIZE_MAX - alignment ? nullptr : std::malloc(bytes + alignment);
        TORCH_CHECK(whole, "not enough memory: cannot allocate ", bytes, " bytes");
        const std::uintptr_t begin = reinterpret_cast<std::uintptr_t>(whole);
        void *data = reinterpret_cast<void *>((begin / alignment + 1) * alignment);
        static_cast<void **>(data)[-1] = whole;
        return {data, data, &release, processor};
    }
    static void release(void *data)
    {
        if (data)
            std::free(static_cast<void **>(data)[-1]);
    }
};

} // namespace

void keepTensorMemoryWhole()
{
    [[maybe_unused]] static const bool isSet = [] {
        static WholeBlocks blocks;
        constexpr std::uint8_t aboveItsOwn = 1;
        c10::SetCPUAllocator(&blocks, aboveItsOwn);
        return true;
    }();
}

} // namespace filigree
