// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "widgets/viewer/layer_sampling.h"

#include <algorithm>
#include <cmath>

namespace filigree {
namespace {

//! The same target pixels, of an image whose `length` pixels lie over `frame` ones, `cut` of which
//! are outside the frame at either end.
AxisView ofImage(const AxisView &view, double frame, double length, double cut = 0)
{
    const double factor = (length - 2 * cut) / frame;
    return {cut + view.start * factor, view.length * factor, view.target};
}

} // namespace

LayerSampling::LayerSampling(Size frame, const ViewWindow &window)
    : m_frame(frame)
    , m_columns{window.visible.x(), window.visible.width(), window.target.width()}
    , m_rows{window.visible.y(), window.visible.height(), window.target.height()}
    , m_corner(static_cast<int>(std::lround(-m_columns.start * m_columns.scale())),
               static_cast<int>(std::lround(-m_rows.start * m_rows.scale())))
{
    const QPoint first(m_columns.firstFrom(0), m_rows.firstFrom(0));
    const QPoint behind(m_columns.firstFrom(frame.width), m_rows.firstFrom(frame.height));
    m_area = QRect(first, behind - QPoint(1, 1)).intersected(window.part);
}

const LayerSampling::Taps &LayerSampling::taps(Size image)
{
    for (const Taps &taps : m_taps) {
        if (taps.size == image)
            return taps;
    }
    return m_taps.emplace_back(Taps{image,
                                    AxisTaps(ofImage(m_columns, m_frame.width, image.width),
                                             m_area.left(), m_area.right() + 1, image.width),
                                    AxisTaps(ofImage(m_rows, m_frame.height, image.height),
                                             m_area.top(), m_area.bottom() + 1, image.height)});
}

std::unique_ptr<RowSampler> LayerSampling::sampler(const ImagePtr &image, RowLevels levels)
{
    if (!image || image->isEmpty())
        return nullptr;
    const Taps &found = taps(image->size());
    return std::make_unique<RowSampler>(*image, levels, found.columns, found.rows);
}

std::unique_ptr<RowSampler> LayerSampling::covering(const ImagePtr &image)
{
    if (!image || image->isEmpty())
        return nullptr;
    const double scale =
        std::max(double(m_frame.width) / image->width(), double(m_frame.height) / image->height());
    const double cutX = (image->width() - m_frame.width / scale) / 2;
    const double cutY = (image->height() - m_frame.height / scale) / 2;
    const Taps &made =
        m_taps.emplace_back(Taps{{},
                                 AxisTaps(ofImage(m_columns, m_frame.width, image->width(), cutX),
                                          m_area.left(), m_area.right() + 1, image->width()),
                                 AxisTaps(ofImage(m_rows, m_frame.height, image->height(), cutY),
                                          m_area.top(), m_area.bottom() + 1, image->height())});
    return std::make_unique<RowSampler>(*image, RowLevels::Colour, made.columns, made.rows);
}

std::unique_ptr<RowSampler> LayerSampling::coverage(const ObjectLayer &object, bool maskFirst)
{
    const bool mask = object.mask && (maskFirst || !object.alpha);
    const bool logits = mask && object.mask->type() == PixelType::F32;
    return sampler(mask ? object.mask : object.alpha, logits ? RowLevels::Logits : RowLevels::Unit);
}

} // namespace filigree
