// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include "inference/base/result.h"
#include "inference/models/torch_error.h"

#include <opencv2/core.hpp>

#include <exception>
#include <new>
#include <optional>
#include <string>

//! Private to this folder: it shows OpenCV types.
namespace filigree {

//! What the work returns, a Result. OpenCV and LibTorch throw; what they throw is an error that
//! begins with what was being done.
template<typename Work> auto guarded(const char *what, Work work) -> decltype(work())
{
    const auto outOfMemory = [what] {
        return fail(Error::Kind::OutOfMemory,
                    std::string(what) + " ran out of memory. Close other programs.");
    };
    try {
        return work();
    } catch (const std::bad_alloc &) {
        return outOfMemory();
    } catch (const cv::Exception &error) {
        if (error.code == cv::Error::StsNoMem)
            return outOfMemory();
        return fail(Error::Kind::Internal, std::string(what) + " failed: " + error.what());
    } catch (const std::exception &error) {
        const std::optional<Error> ofTorch = torchError(error);
        return fail(ofTorch ? ofTorch->kind : Error::Kind::Internal,
                    std::string(what) + " failed: " + (ofTorch ? ofTorch->message : error.what()));
    }
}

} // namespace filigree
