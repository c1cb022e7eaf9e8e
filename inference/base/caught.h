// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include "inference/base/result.h"

#include <exception>
#include <new>
#include <type_traits>
#include <utility>

namespace filigree {

//! What the call returns, a Result; an exception that gets this far is an error instead. Around the
//! work of a thread, so that what no one foresaw ends a job and not the process.
template<typename Call> std::invoke_result_t<Call> caught(Call &&call)
{
    try {
        return std::forward<Call>(call)();
    } catch (const std::bad_alloc &) {
        return fail(Error::Kind::OutOfMemory,
                    "There is not enough memory; close other programs, or give the cache less.");
    } catch (const std::exception &exception) {
        return fail(Error::Kind::Internal,
                    std::string("Something unforeseen went wrong: ").append(exception.what()));
    }
}

} // namespace filigree
