// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "inference/models/owlv2/owlv2_picture.h"

#include <algorithm>
#include <cmath>
#include <vector>

namespace filigree {
namespace {

// How one axis of the padded picture is filtered and resampled: every result is a sum of `taps`
// values, of which those in the padding are black and have no weight.
class Axis
{
public:
    Axis(int64_t given, int64_t padded, int64_t wanted, int64_t kept, Owlv2Resampling resampling)
        : m_given(given)
        , m_padded(padded)
        , m_isSlow(resampling == Owlv2Resampling::Slow)
    {
        setKernel(padded, wanted);
        const int64_t radius = int64_t(m_kernel.size()) / 2;
        m_taps = 2 * int64_t(m_kernel.size());
        m_indices.assign(std::size_t(m_taps * kept), 0);
        m_weights.assign(std::size_t(m_taps * kept), 0);
        for (int64_t i = 0; i < kept; ++i) {
            const double place = (double(i) + 0.5) * double(padded) / double(wanted) - 0.5;
            const double before = std::floor(place);
            for (int64_t side = 0; side < 2; ++side) {
                const int64_t centre = inside(int64_t(before) + side);
                const double share = side == 0 ? 1 - (place - before) : place - before;
                for (int64_t k = -radius; k <= radius; ++k)
                    set(i, kept, side * int64_t(m_kernel.size()) + k + radius, mirrored(centre + k),
                        share * m_kernel[std::size_t(k + radius)]);
            }
        }
    }

    // Along one dimension of a float tensor.
    torch::Tensor of(const torch::Tensor &x, int64_t dimension) const
    {
        const int64_t kept = int64_t(m_indices.size()) / m_taps;
        std::vector<int64_t> shape(std::size_t(x.dim()), 1);
        shape[std::size_t(dimension)] = kept;
        torch::Tensor sum;
        for (int64_t tap = 0; tap < m_taps; ++tap) {
            const auto row = [&](auto &values) {
                return torch::tensor(
                    std::vector(values.begin() + tap * kept, values.begin() + (tap + 1) * kept));
            };
            const torch::Tensor weights = row(m_weights);
            const torch::Tensor part =
                x.index_select(dimension, row(m_indices)).mul_(weights.view(shape));
            sum = sum.defined() ? sum.add_(part) : part;
        }
        return sum;
    }

private:
    // Nothing is filtered that is not made smaller.
    void setKernel(int64_t padded, int64_t wanted)
    {
        const double sigma = (double(padded) / double(wanted) - 1) / 2;
        const int64_t radius = sigma <= 0 ? 0
            : m_isSlow                    ? int64_t(4 * sigma + 0.5)
                                          : int64_t(std::ceil(3 * float(sigma)));
        double sum = 0;
        for (int64_t k = -radius; k <= radius; ++k) {
            const double distance = radius == 0 ? 0 : double(k) / sigma;
            m_kernel.push_back(std::exp(-distance * distance / 2));
            sum += m_kernel.back();
        }
        for (double &value : m_kernel)
            value /= sum;
    }

    // About the outermost pixels, which are not repeated.
    int64_t mirrored(int64_t at) const
    {
        const int64_t period = std::max<int64_t>(1, 2 * (m_padded - 1));
        at = ((at % period) + period) % period;
        return std::min(at, period - at) % m_padded;
    }

    int64_t inside(int64_t at) const
    {
        return m_isSlow ? mirrored(at) : std::clamp<int64_t>(at, 0, m_padded - 1);
    }

    void set(int64_t i, int64_t kept, int64_t tap, int64_t at, double weight)
    {
        if (at >= m_given)
            return;
        m_indices[std::size_t(tap * kept + i)] = at;
        m_weights[std::size_t(tap * kept + i)] = float(weight);
    }

    int64_t m_given, m_padded;
    bool m_isSlow;
    int64_t m_taps = 0;
    std::vector<double> m_kernel;
    std::vector<int64_t> m_indices; // [taps, kept]
    std::vector<float> m_weights;
};

} // namespace

Owlv2Grid owlv2Grid(int64_t height, int64_t width, int64_t side, bool leavesOutPadding)
{
    Owlv2Grid grid{side, side, side};
    if (leavesOutPadding) {
        const int64_t square = std::max(height, width);
        grid.rows = (height * side + square - 1) / square;
        grid.columns = (width * side + square - 1) / square;
    }
    return grid;
}

torch::Tensor owlv2Pixels(const torch::Tensor &picture, const Owlv2Grid &grid,
                          Owlv2Resampling resampling)
{
    const torch::NoGradGuard noGrad;
    torch::Tensor x = picture.to(torch::kFloat);
    if (!picture.is_floating_point())
        x = x.div(255);
    const int64_t height = x.size(1), width = x.size(2), square = std::max(height, width);
    const int64_t side = grid.side * owlv2PatchSize;
    const Axis down(height, square, side, grid.rows * owlv2PatchSize, resampling);
    const Axis across(width, square, side, grid.columns * owlv2PatchSize, resampling);
    x = across.of(down.of(x, 1), 2);
    const torch::Tensor mean =
        torch::tensor({0.48145466f, 0.4578275f, 0.40821073f}).view({3, 1, 1});
    const torch::Tensor deviation =
        torch::tensor({0.26862954f, 0.26130258f, 0.27577711f}).view({3, 1, 1});
    return ((x - mean) / deviation).unsqueeze(0);
}

} // namespace filigree
