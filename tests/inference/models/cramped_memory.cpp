// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "tests/inference/models/cramped_memory.h"

#include "inference/models/torch_memory.h"

#include <c10/core/CPUAllocator.h>
#include <torch/version.h>

#include <atomic>

namespace filigree {
namespace {

constexpr std::uint8_t aboveTheProgramsOwn = 2;

} // namespace

class CrampedMemory::Allocator final : public c10::Allocator
{
public:
    explicit Allocator(std::size_t most)
        : m_most(most)
    { }

#if TORCH_VERSION_MAJOR > 2 || (TORCH_VERSION_MAJOR == 2 && TORCH_VERSION_MINOR >= 3)
    c10::DataPtr allocate(std::size_t bytes) override
    {
        check(bytes);
        return usual->allocate(bytes);
    }
    void copy_data(void *to, const void *from, std::size_t bytes) const override
    {
        usual->copy_data(to, from, bytes);
    }
#else
    c10::DataPtr allocate(std::size_t bytes) const override
    {
        check(bytes);
        return usual->allocate(bytes);
    }
#endif
    c10::DeleterFnPtr raw_deleter() const override
    {
        return usual->raw_deleter();
    }

    c10::Allocator *const usual = c10::GetCPUAllocator();
    mutable std::atomic<std::size_t> largest = 0;

private:
    void check(std::size_t bytes) const
    {
        std::size_t known = largest;
        while (bytes > known && !largest.compare_exchange_weak(known, bytes)) { }
        TORCH_CHECK(bytes <= m_most, "CUDA out of memory. Tried to allocate ", bytes, " bytes");
    }

    std::size_t m_most;
};

CrampedMemory::CrampedMemory(std::size_t mostBytes)
{
    keepTensorMemoryWhole(); // at its first use it would come in place of this one
    m_allocator = std::make_unique<Allocator>(mostBytes);
    c10::SetCPUAllocator(m_allocator.get(), aboveTheProgramsOwn);
}

CrampedMemory::~CrampedMemory()
{
    c10::SetCPUAllocator(m_allocator->usual, aboveTheProgramsOwn);
}

std::size_t CrampedMemory::largest() const
{
    return m_allocator->largest;
}

} // namespace filigree
