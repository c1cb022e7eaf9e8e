// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include "widgets/viewer/layer_sampling.h"
#include "widgets/viewer/outline_rows.h"
#include "widgets/viewer/row_blend.h"

namespace filigree {

//! Draws one neighbouring frame faintly: tinted by its direction, fading with its distance.
//! Outlines of frames before are whole lines, of frames after dashed ones.
class OnionRows
{
public:
    OnionRows(LayerSampling &sampling, const OnionLayer &layer, const OnionSkin &settings,
              double pixelRatio);

    //! y: counted from the top of the sampling's area; ask for rows in order.
    void drawOn(float *colours, int y);

private:
    Coverage alpha(int y); // of all objects together

    const LayerSampling &m_sampling;
    OnionStyle m_style;
    int m_dash; // device pixels; 0: a whole line
    float m_opacity;
    RowColour m_tint;
    std::vector<std::unique_ptr<RowSampler>> m_objects;
    std::unique_ptr<RowSampler> m_picture;
    MatteRow m_matte;
    OutlineRows m_outline;
    CoverageRow m_line; // dashed
};

} // namespace filigree
