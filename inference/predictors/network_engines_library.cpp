// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "inference/predictors/network_engines_library.h"

#include "inference/base/frame_number.h"
#include "inference/predictors/linked_engines.h"

#include <string_view>

extern "C" __attribute__((visibility("default"))) const filigree::NetworkEngines *
filigreeEngines(const char *version, int firstFrameNumber)
{
    static_assert(std::is_same_v<decltype(filigreeEngines), filigree::EnginesEntry>);
    if (std::string_view(version) != filigree::enginesVersion)
        return nullptr;
    filigree::setFirstFrameNumber(firstFrameNumber);
    return &filigree::linkedEngines();
}
