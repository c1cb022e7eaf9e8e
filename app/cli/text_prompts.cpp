// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "app/cli/text_prompts.h"

#include "inference/tracking/shot_neighbours.h"

#include <algorithm>
#include <cstdio>

namespace filigree::cli {
namespace {

constexpr const char *network = "To find what any words name, install OWLv2: run 'filigree models "
                                "download owlv2_base_patch16_ensemble clip_vocabulary'.";

std::string quoted(const std::vector<std::string> &words)
{
    std::string text;
    for (std::size_t i = 0; i < words.size(); ++i)
        text += (i == 0 ? "" : i + 1 == words.size() ? " and " : ", ") + ("'" + words[i] + "'");
    return text;
}

std::string sentenceOf(const GroundingNote &note, const TextOutcome &outcome)
{
    using Kind = GroundingNote::Kind;
    const std::string words = quoted(note.arguments);
    const std::string &phrase = outcome.grounding.phrase;
    switch (note.kind) {
    case Kind::UnknownWords:
        return "The built-in finder does not know " + words + ". " + network;
    case Kind::NoThing:
        return "'" + phrase + "' names nothing that could be looked for.";
    case Kind::SingleFrame:
        return "Motion cannot be told from a single frame.";
    case Kind::SeveralThings:
        return words + " cannot be looked for as one; separate them with ';'. " + network;
    case Kind::NoDetector:
        return "The detector " + words
            + " cannot be read: install OpenCV's data (package opencv-data).";
    case Kind::LookedForAs:
        return "'" + note.arguments.front() + "' is looked for as '" + note.arguments.back() + "'.";
    case Kind::NothingFound:
        return "Nothing was found for '" + phrase + "'."
            + (outcome.grounder == "builtin" ? std::string(" ") + network : "");
    }
    return {};
}

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
                + (found.empty() ? noteText(outcome)
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

std::string noteText(const TextOutcome &outcome)
{
    std::string text;
    for (const GroundingNote &note : outcome.grounding.notes)
        text += (text.empty() ? "" : " ") + sentenceOf(note, outcome);
    return text;
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
        text += line + describe(found[i])
            + (outcome.objects[i].empty() ? "" : "  taken as '" + outcome.objects[i] + "'") + '\n';
    }
    return text;
}

} // namespace filigree::cli
