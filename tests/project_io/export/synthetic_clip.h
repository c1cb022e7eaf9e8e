// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include "project_io/export/exporter.h"

namespace filigree {

//! A made-up clip: a soft-edged disc that moves over a gradient, with exact alpha and foreground.
struct SyntheticClip
{
    ClipInfo info;
    bool withForeground = true;

    explicit SyntheticClip(int frames = 12, Size size = {96, 64});
    float alphaAt(int frame, int x, int y) const;
    ExportFrame frame(int index) const;
    ExportFrameProvider provider() const;
};

} // namespace filigree
