// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "widgets/timeline/state_runs.h"

#include <algorithm>

namespace filigree {
namespace {

constexpr int blockSize = 64;

void append(std::vector<StateRuns::Run> &runs, const StateRuns::Run &run)
{
    if (run.frames.size() == 0)
        return;
    if (!runs.empty() && runs.back().state == run.state)
        runs.back().frames.out = run.frames.out;
    else
        runs.push_back(run);
}

void append(std::vector<StateRuns::Run> &runs, int first, const std::vector<LaneState> &states)
{
    for (int i = 0; i < int(states.size()); ++i)
        append(runs, {{first + i, first + i}, states[i]});
}

} // namespace

StateRuns::StateRuns(const std::vector<LaneState> &states)
    : m_frameCount(int(states.size()))
{
    append(m_runs, 0, states);
    summarise();
}

void StateRuns::summarise()
{
    m_blocks.assign((m_frameCount + blockSize - 1) / blockSize, LaneState::Fresh);
    for (const Run &run : m_runs) {
        for (int block = run.frames.in / blockSize; block <= run.frames.out / blockSize; ++block)
            m_blocks[block] = std::max(m_blocks[block], run.state);
    }
}

std::vector<StateRuns::Run>::const_iterator StateRuns::find(int frame) const
{
    return std::ranges::lower_bound(m_runs, frame, {},
                                    [](const Run &run) { return run.frames.out; });
}

StateRuns::Run StateRuns::runAt(int frame) const
{
    if (frame < 0 || frame >= m_frameCount)
        return {};
    return *find(frame);
}

LaneState StateRuns::at(int frame) const
{
    return runAt(frame).state;
}

LaneState StateRuns::mostImportant(const FrameRange &frames) const
{
    const FrameRange known = frames.intersected({0, m_frameCount - 1});
    if (known.size() == 0)
        return LaneState::Missing;
    LaneState state = LaneState::Fresh;
    const auto look = [&](int first, int last) {
        for (auto run = find(first); run != m_runs.end() && run->frames.in <= last; ++run)
            state = std::max(state, run->state);
    };
    const int firstBlock = (known.in + blockSize - 1) / blockSize;
    const int lastBlock = (known.out + 1) / blockSize; // the first that is not whole
    if (firstBlock >= lastBlock) {
        look(known.in, known.out);
        return state;
    }
    if (known.in < firstBlock * blockSize)
        look(known.in, firstBlock * blockSize - 1);
    for (int block = firstBlock; block < lastBlock; ++block)
        state = std::max(state, m_blocks[block]);
    if (lastBlock * blockSize <= known.out)
        look(lastBlock * blockSize, known.out);
    return state;
}

void StateRuns::replace(int first, const std::vector<LaneState> &states)
{
    const FrameRange replaced{first, first + int(states.size()) - 1};
    std::vector<Run> runs;
    for (const Run &run : m_runs)
        append(runs, {{run.frames.in, std::min(run.frames.out, replaced.in - 1)}, run.state});
    append(runs, first, states);
    for (const Run &run : m_runs)
        append(runs, {{std::max(run.frames.in, replaced.out + 1), run.frames.out}, run.state});
    m_runs = std::move(runs);
    m_frameCount = m_runs.empty() ? 0 : m_runs.back().frames.out + 1;
    summarise();
}

} // namespace filigree
