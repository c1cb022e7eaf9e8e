// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "widgets/viewer/onion_rows.h"

#include <algorithm>
#include <cmath>

namespace filigree {
namespace {

constexpr double dash = 6; // logical pixels
constexpr float cutOutTint = 0.5F;

} // namespace

OnionRows::OnionRows(LayerSampling &sampling, const OnionLayer &layer, const OnionSkin &settings,
                     double pixelRatio)
    : m_sampling(sampling)
    , m_style(settings.style)
    , m_dash(layer.offset > 0 ? std::max(1, int(std::lround(dash * pixelRatio))) : 0)
    , m_tint(rowColour(layer.offset < 0 ? settings.beforeTint : settings.afterTint))
    , m_outline(sampling.width(), sampling.height(), pixelRatio)
    , m_line(sampling.width())
{
    const int nearer = std::max(0, std::abs(layer.offset) / std::max(1, settings.step) - 1);
    m_opacity = static_cast<float>(settings.opacity * std::pow(settings.fallOff, nearer));
    for (const ObjectLayer &object : layer.objects) {
        if (auto rows = sampling.coverage(object, false))
            m_objects.push_back(std::move(rows));
    }
    if (m_style == OnionStyle::CutOuts && !m_objects.empty())
        m_picture = sampling.sampler(layer.picture, RowLevels::Colour);
}

void OnionRows::drawOn(float *colours, int y)
{
    if (m_objects.empty())
        return;
    if (m_style == OnionStyle::CutOuts) {
        const Coverage coverage = alpha(y);
        const float faded = m_opacity * 0.6F; // areas weigh more than lines
        if (m_picture && !coverage.span.isEmpty())
            layRow(colours, coverage, faded * (1 - cutOutTint), m_picture->row(y));
        tintRow(colours, coverage, faded * cutOutTint, m_tint);
        return;
    }
    Coverage line = m_outline.row(y, [this](int row) { return alpha(row); });
    if (m_dash > 0) {
        const QPoint corner = m_sampling.fromCorner(0, y);
        const int phase = corner.x() + corner.y() + (1 << 22) * m_dash; // positive
        float *dashed = m_line.write(line.span);
        for (int x = line.span.begin; x < line.span.end; ++x)
            dashed[x] = ((phase + x) / m_dash & 1) != 0 ? line.values[x] : 0;
        line = m_line.coverage();
    }
    tintRow(colours, line, m_opacity, m_tint);
}

Coverage OnionRows::alpha(int y)
{
    if (m_objects.size() == 1)
        return m_objects.front()->coverage(y);
    m_matte.clear(m_sampling.width());
    ColumnSpan span;
    for (const auto &object : m_objects) {
        const Coverage coverage = object->coverage(y);
        span = span.united(coverage.span);
        m_matte.add(coverage.values, nullptr);
    }
    m_matte.finish();
    return {m_matte.alpha(), span};
}

} // namespace filigree
