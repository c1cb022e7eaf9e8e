// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include <cstddef>
#include <memory>

namespace filigree {

//! While it lives LibTorch gets no memory for a tensor of more bytes, and says so as it does of a
//! graphics processor's. Only one at a time, and while nothing else computes.
class CrampedMemory
{
public:
    explicit CrampedMemory(std::size_t mostBytes);
    ~CrampedMemory();
    std::size_t largest() const; //!< Bytes of the largest tensor that was asked for.

private:
    class Allocator;
    std::unique_ptr<Allocator> m_allocator;
};

//! Bytes of the largest tensor that the call asks for.
template<typename Call> std::size_t largestTensorOf(Call call)
{
    const CrampedMemory watched(static_cast<std::size_t>(-1));
    call();
    return watched.largest();
}

} // namespace filigree
