// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "inference/models/layers/position_products.h"

#include "inference/models/layers/token_linear.h"

namespace filigree {

PositionProducts::PositionProducts(const RelativePositions &positions)
    : m_tables(torch::cat({positions.down, positions.across}))
    , m_height((positions.down.size(0) + 1) / 2)
    , m_width((positions.across.size(0) + 1) / 2)
{ }

void PositionProducts::take(const torch::Tensor &q, std::int64_t first)
{
    if (isEmpty())
        return;
    m_products = affine(q, m_tables).contiguous();
    m_first = first;
}

KeyPositions PositionProducts::at(std::int64_t query) const
{
    if (isEmpty())
        return {};
    KeyPositions result;
    result.stride = m_tables.size(0);
    result.down = m_products.data_ptr<float>() + query * result.stride;
    result.across = result.down + 2 * m_height - 1;
    result.height = m_height;
    result.width = m_width;
    result.firstQuery = m_first;
    return result;
}

torch::Tensor positionScores(const torch::Tensor &q, std::int64_t first,
                             const RelativePositions &positions)
{
    const std::int64_t height = (positions.down.size(0) + 1) / 2;
    const std::int64_t width = (positions.across.size(0) + 1) / 2;
    const auto options = torch::TensorOptions(torch::kLong).device(q.device());
    const torch::Tensor place = torch::arange(first, first + q.size(2), options);
    const auto scores = [&](const torch::Tensor &table, const torch::Tensor &from,
                            std::int64_t size) {
        const torch::Tensor index = torch::arange(size, options) + (size - 1) - from.unsqueeze(1);
        return torch::matmul(q, table.t()).gather(3, index.expand({q.size(0), q.size(1), -1, -1}));
    };
    const torch::Tensor down = scores(positions.down, place.div(width, "floor"), height);
    const torch::Tensor across = scores(positions.across, place.remainder(width), width);
    return (down.unsqueeze(4) + across.unsqueeze(3)).flatten(3);
}

} // namespace filigree
