// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include "inference/predictors/engines.h"

#include <algorithm>
#include <condition_variable>
#include <mutex>
#include <optional>
#include <stop_token>
#include <vector>

namespace filigree {

//! What users ask of a thread that answers one question after another. Which of those that wait
//! count, and whether a newer one ends that under way, is for those who ask to say.
template<typename Question> class QuestionQueue
{
public:
    struct State
    {
        std::vector<Question> waiting;
        std::optional<Question> current; //!< Which is being answered.
        std::stop_source stop; //!< Of the current one.
        EngineOptions engines; //!< From the next question on.
    };

    //! Any thread: change(state), while nobody else looks at it.
    template<typename Change> void edit(Change change)
    {
        const std::lock_guard lock(m_mutex);
        change(m_state);
        m_changed.notify_one();
    }

    struct Next
    {
        const Question *question; //!< Until the next call; null: the thread is to end.
        std::stop_token stop;
        EngineOptions engines;
    };
    //! For the thread: is done with the current question, and waits for that of the least rank.
    template<typename Rank> Next next(const std::stop_token &end, Rank rank)
    {
        std::unique_lock lock(m_mutex);
        m_state.current.reset();
        if (!m_changed.wait(lock, end, [this] { return !m_state.waiting.empty(); })
            || end.stop_requested())
            return {};
        const auto least = std::ranges::min_element(m_state.waiting, {}, rank);
        m_state.current = std::move(*least);
        m_state.waiting.erase(least);
        m_state.stop = std::stop_source();
        return {&*m_state.current, m_state.stop.get_token(), m_state.engines};
    }

private:
    std::mutex m_mutex;
    std::condition_variable_any m_changed;
    State m_state;
};

} // namespace filigree
