// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "inference/predictors/builtin_matter.h"

#include "inference/matting/alpha_solver.h"
#include "inference/matting/temporal_prior.h"
#include "inference/predictors/matte_memory.h"

#include <optional>

namespace filigree {

struct BuiltinMatter::Private
{
    std::shared_ptr<FrameSource> frames;
    int threads = 0;
    MatteMemory memory;

    Result<Image> solve(const MatteRequest &request, const Image &picture,
                        const MatteMemory::Entry *past, std::stop_token stop) const
    {
        AlphaOptions options;
        options.threads = threads;
        std::optional<AlphaPrior> prior;
        if (past)
            prior = temporalPrior(picture, *past->picture, past->alpha);
        return solveAlpha(picture, *request.trimap, options, stop, prior ? &*prior : nullptr);
    }
};

BuiltinMatter::BuiltinMatter(std::shared_ptr<FrameSource> frames, int threads)
    : m_private(std::make_unique<Private>())
{
    m_private->frames = std::move(frames);
    m_private->threads = threads;
}

BuiltinMatter::~BuiltinMatter() = default;

Result<Matte> BuiltinMatter::matte(const MatteRequest &request, std::stop_token stop)
{
    const auto picture = m_private->frames->frame(request.frame, stop);
    if (!picture)
        return tl::unexpected(picture.error());
    const MatteMemory::Entry *past = m_private->memory.neighbour(request, **picture);
    auto solved = m_private->solve(request, **picture, past, stop);
    if (!solved)
        return tl::unexpected(namedMatteError(solved.error(), request.frame));
    auto matte = finishedMatte(request, **picture, *solved, m_private->threads, std::move(stop));
    if (!matte)
        return tl::unexpected(namedMatteError(matte.error(), request.frame));
    m_private->memory.remember(request, *picture, std::move(*solved));
    return matte;
}

void BuiltinMatter::reset()
{
    m_private->memory.clear();
}

} // namespace filigree
