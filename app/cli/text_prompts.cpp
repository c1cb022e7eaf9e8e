// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "app/cli/text_prompts.h"

#include "inference/tracking/shot_neighbours.h"

#include <algorithm>
#include <cstdio>

namespace filigree::cli {
namespace {

//! Objects become folders, for %o.
std::string objectName(const std::string &phrase)
{
    std::string name = phrase;
    std::ranges::replace(name, '/', ' ');
    return name.find_first_not_of(". ") == std::string::npos ? "object" : name;
}

//! One call of takeTexts().
class TextTaker
{
public:
    TextTaker(MatteArguments &arguments, FrameSource &frames, std::vector<TextOutcome> &outcomes)
        : m_arguments(arguments)
        , m_frames(frames)
        , m_outcomes(outcomes)
    { }

    Result<> take(int inPoint, const EngineOptions &options, const std::stop_token &stop)
    {
        const std::string id =
            m_arguments.grounder == bestInstalled ? bestGrounder(options) : m_arguments.grounder;
        const auto grounder = makeGrounder(id, options);
        if (!grounder)
            return tl::unexpected(grounder.error());
        for (const TextArgument &text : m_arguments.texts) {
            const int frame = text.frame.value_or(inPoint);
            const auto picture = m_frames.frame(frame, stop);
            if (!picture)
                return tl::unexpected(picture.error());
            (*grounder)->setPicture(*picture, shotNeighbours(m_frames, frame, stop));
            auto found = (*grounder)->find(phrasesOf(text.text), stop);
            if (!found)
                return tl::unexpected(found.error());
            for (Grounding &grounding : *found) {
                const std::size_t count = grounding.candidates.size();
                m_outcomes.push_back(
                    {frame, id, std::move(grounding), std::vector<std::string>(count)});
                pick(text, m_outcomes.back());
            }
        }
        return m_problems.empty() ? Result<>() : fail(Error::Kind::NotFound, m_problems);
    }

private:
    void pick(const TextArgument &text, TextOutcome &outcome)
    {
        const std::vector<GroundedCandidate> &found = outcome.grounding.candidates;
        const auto number = std::size_t(m_arguments.textPick);
        if (found.empty() || number > found.size()) {
            m_problems += (m_problems.empty() ? "" : " ")
                + (found.empty() ? outcome.grounding.note
                                 : "Of '" + outcome.grounding.phrase + "' there is no candidate "
                           + std::to_string(number) + ": " + std::to_string(found.size())
                           + " found on frame " + std::to_string(outcome.frame) + '.');
            return;
        }
        const std::string name =
            text.object.empty() ? objectName(outcome.grounding.phrase) : text.object;
        int taken = 0;
        for (std::size_t i = 0; i < found.size(); ++i) {
            // Of several the weak ones are hardly meant; the best one is asked for as it is.
            if (number == 0 ? i > 0 && found[i].score < m_arguments.textScore : i != number - 1)
                continue;
            ++taken;
            outcome.objects[i] = taken == 1 ? name : name + ' ' + std::to_string(taken);
            say(outcome.objects[i],
                {outcome.frame,
                 Prompt(TextPrompt{
                     outcome.grounding.phrase, {found[i].box}, found[i].score, outcome.grounder})});
        }
    }

    void say(const std::string &object, const PromptArgument &prompt)
    {
        const auto known = std::ranges::find(m_arguments.objects, object, &ObjectArguments::name);
        if (known == m_arguments.objects.end())
            m_arguments.objects.push_back({object, {prompt}, {}});
        else
            known->prompts.push_back(prompt);
    }

    MatteArguments &m_arguments;
    FrameSource &m_frames;
    std::vector<TextOutcome> &m_outcomes;
    std::string m_problems;
};

} // namespace

Result<> takeTexts(MatteArguments &arguments, int inPoint, FrameSource &frames,
                   const EngineOptions &options, std::vector<TextOutcome> &outcomes,
                   std::stop_token stop)
{
    return arguments.texts.empty()
        ? Result<>()
        : TextTaker(arguments, frames, outcomes).take(inPoint, options, stop);
}

std::string readable(const TextOutcome &outcome)
{
    const std::vector<GroundedCandidate> &found = outcome.grounding.candidates;
    std::string text = "'" + outcome.grounding.phrase + "' on frame "
        + std::to_string(outcome.frame) + ": " + std::to_string(found.size()) + " found by "
        + outcome.grounder + '\n';
    for (std::size_t i = 0; i < found.size(); ++i) {
        const Box &box = found[i].box;
        char line[160];
        std::snprintf(line, sizeof line, "  %2zu  score %.2f  box %.0f,%.0f,%.0f,%.0f  ", i + 1,
                      found[i].score, box.x0, box.y0, box.x1, box.y1);
        text += line + found[i].label
            + (outcome.objects[i].empty() ? "" : "  taken as '" + outcome.objects[i] + "'") + '\n';
    }
    return text;
}

} // namespace filigree::cli
