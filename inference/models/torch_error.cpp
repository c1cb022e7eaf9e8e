// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "inference/models/torch_error.h"

#include <c10/util/Exception.h>

namespace filigree {

std::optional<Error> torchError(const std::exception &problem)
{
    const auto *known = dynamic_cast<const c10::Error *>(&problem);
    if (!known)
        return {};
    const std::string text = known->what_without_backtrace();
    const auto names = [&](const char *words) { return text.find(words) != std::string::npos; };
    // The last is what cuBLAS and cuDNN answer when nothing is left for their own workspaces.
    if (!names("allocate") && !names("out of memory") && !names("STATUS_ALLOC_FAILED"))
        return Error{Error::Kind::Internal, text};
    const bool isOnGraphics = names("CUDA") || names("CUBLAS") || names("CUDNN");
    return Error{Error::Kind::OutOfMemory,
                 isOnGraphics ? "The graphics processor has too little memory; choose a smaller "
                                "network, or let it run on the processor."
                              : "There is not enough memory; close other programs, or choose a "
                                "smaller network."};
}

} // namespace filigree
