// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include <string>
#include <vector>

namespace filigree {

//! One codec that Filigree reads or writes, and whether the FFmpeg libraries of this machine have
//! it.
struct CodecSupport
{
    std::string name; //!< For people, e.g. "ProRes 4444".
    std::string codec; //!< FFmpeg's name.
    bool writing = false; //!< An encoder; otherwise a decoder.
    bool present = false;
};

std::vector<CodecSupport> codecSupport();

//! E.g. "libavcodec 59.37.100, libavformat 59.27.100".
std::string mediaLibraryVersions();

} // namespace filigree
