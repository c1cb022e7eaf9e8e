// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "app/cli/text_prompts.h"

#include "app/jobs/found_matching.h"
#include "app/jobs/ground_service.h"
#include "inference/tracking/shot_neighbours.h"

#include <algorithm>
#include <cstdio>
#include <memory>

namespace filigree::cli {
const char *const anyWordsHint = "To find what any words name, install OWLv2: run 'filigree models "
                                 "download owlv2_base_patch16_ensemble clip_vocabulary'.";

namespace {

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
        return "The built-in finder does not know " + words
            + "; 'filigree words' lists what it knows. " + anyWordsHint;
    case Kind::NoThing:
        return "'" + phrase + "' names nothing that could be looked for.";
    case Kind::SingleFrame:
        return "Motion cannot be told from a single frame.";
    case Kind::SeveralThings:
        return words + " cannot be looked for as one; separate them with ';'. " + anyWordsHint;
    case Kind::NoDetector:
        return "The detector " + words
            + " cannot be read: install OpenCV's data (package opencv-data).";
    case Kind::LookedForAs:
        return "'" + note.arguments.front() + "' is looked for as '" + note.arguments.back() + "'.";
    case Kind::NothingFound:
        return "Nothing was found for '" + phrase + "'."
            + (outcome.grounder == "builtin" ? std::string(" ") + anyWordsHint : "");
    case Kind::NothingSure:
        return "Nothing was found for '" + phrase
            + "' for sure: what is listed may be something else. To take one of it all the same, "
              "name its number: --text-pick N. "
            + anyWordsHint;
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
    TextTaker(MatteArguments &arguments, const FindTask &task, std::vector<TextOutcome> &outcomes,
              std::stop_token stop)
        : m_arguments(arguments)
        , m_task(task)
        , m_outcomes(outcomes)
        , m_stop(std::move(stop))
    { }

    Result<> take()
    {
        m_engine = m_arguments.grounder == bestInstalled ? bestGrounder(m_task.options)
                                                         : m_arguments.grounder;
        auto made = makeGrounder(m_engine, m_task.options);
        if (!made)
            return tl::unexpected(made.error());
        m_grounder = std::move(*made);
        for (const TextArgument &text : m_arguments.texts) {
            const Result<> found = text.isLike ? findLike(text) : find(text);
            if (!found)
                return found;
        }
        return m_problems.empty() ? Result<>() : fail(Error::Kind::NotFound, m_problems);
    }

private:
    Result<> look(int frame)
    {
        return m_task.frames.frame(frame, m_stop).map([&](const ImagePtr &picture) {
            m_grounder->setPicture(picture, shotNeighbours(m_task.frames, frame, m_stop));
        });
    }

    Result<> find(const TextArgument &text)
    {
        const int frame = text.frame.value_or(m_task.inPoint);
        auto found =
            look(frame).and_then([&] { return m_grounder->find(phrasesOf(text.text), m_stop); });
        if (!found)
            return tl::unexpected(found.error());
        for (Grounding &grounding : *found) {
            TextOutcome &outcome = note(frame, std::move(grounding));
            pick(text.object.empty() ? objectName(outcome.grounding.phrase) : text.object, 0,
                 outcome);
        }
        return {};
    }

    Result<> findLike(const TextArgument &text)
    {
        const auto shown = exampleOf(text.text, text.frame, m_arguments, m_task, m_stop);
        if (!shown)
            return tl::unexpected(shown.error());
        const int frame = text.frame.value_or(shown->frame);
        if (const auto picture = m_task.frames.frame(frame, m_stop); !picture)
            return tl::unexpected(picture.error()); // before the long look at the other one
        auto found =
            look(shown->frame)
                .and_then([&] { return m_grounder->example(shown->box, m_stop); })
                .and_then([&](const GroundingExample &example) {
                    return look(frame).and_then([&] {
                        return m_grounder->findLike(example, withExampleMark(text.text), m_stop);
                    });
                });
        if (!found)
            return tl::unexpected(found.error());
        TextOutcome &outcome = note(frame, std::move(*found));
        if (frame == shown->frame) { // elsewhere it is not known yet where the object is
            std::vector<Box> boxes;
            for (const GroundedCandidate &one : outcome.grounding.candidates)
                boxes.push_back(one.box);
            const std::vector<ObjectId> itself =
                knownObjects(boxes, {1}, [&](ObjectId) { return shown->mask; });
            for (std::size_t i = 0; i < itself.size(); ++i)
                outcome.known[i] = itself[i] == 0 ? std::string() : text.text;
        }
        pick(text.text, 1, outcome);
        return {};
    }

    TextOutcome &note(int frame, Grounding grounding)
    {
        const std::vector<std::string> none(grounding.candidates.size());
        m_outcomes.push_back({frame, m_engine, std::move(grounding), none, none});
        return m_outcomes.back();
    }

    static bool isAnySure(const std::vector<GroundedCandidate> &found)
    {
        return std::ranges::any_of(found, &GroundedCandidate::isSure);
    }

    //! What is to be taken, as the numbers of candidates. What is unsure only by its number.
    std::vector<std::size_t> picked(const TextOutcome &outcome) const
    {
        const std::vector<GroundedCandidate> &found = outcome.grounding.candidates;
        if (m_arguments.textPick > 0)
            return {std::size_t(m_arguments.textPick) - 1};
        std::vector<std::size_t> numbers;
        for (std::size_t i = 0; i < found.size(); ++i) {
            // Of several the weak ones are hardly meant; the best one is asked for as it is.
            const bool isWeak = !numbers.empty() && found[i].score < m_arguments.textScore;
            if (outcome.known[i].empty() && found[i].isSure && !isWeak)
                numbers.push_back(i);
        }
        if (m_arguments.textPick == pickBest && numbers.size() > 1)
            numbers.resize(1);
        return numbers;
    }

    //! count: objects of that name that there are without it.
    void pick(const std::string &name, std::size_t count, TextOutcome &outcome)
    {
        const std::vector<GroundedCandidate> &found = outcome.grounding.candidates;
        const std::vector<std::size_t> numbers = picked(outcome);
        if (found.empty() || numbers.empty() || numbers.front() >= found.size()) {
            m_problems += (m_problems.empty() ? "" : " ")
                + (found.empty() || !isAnySure(found) ? noteText(outcome)
                       : numbers.empty() ? "Nothing else like '" + name + "' was found on frame "
                           + std::to_string(outcome.frame) + '.'
                                         : "Of '" + outcome.grounding.phrase
                           + "' there is no candidate " + std::to_string(numbers.front() + 1) + ": "
                           + std::to_string(found.size()) + " found on frame "
                           + std::to_string(outcome.frame) + '.');
            return;
        }
        for (const std::size_t i : numbers) {
            if (!outcome.known[i].empty())
                outcome.objects[i] = outcome.known[i];
            else
                outcome.objects[i] = ++count == 1 ? name : name + ' ' + std::to_string(count);
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
    const FindTask &m_task;
    std::vector<TextOutcome> &m_outcomes;
    const std::stop_token m_stop;
    std::string m_engine;
    std::unique_ptr<Grounder> m_grounder;
    std::string m_problems;
};

} // namespace

Result<> takeTexts(MatteArguments &arguments, const FindTask &task,
                   std::vector<TextOutcome> &outcomes, std::stop_token stop)
{
    return arguments.texts.empty() ? Result<>()
                                   : TextTaker(arguments, task, outcomes, std::move(stop)).take();
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
            + (outcome.known[i].empty() ? "" : "  is '" + outcome.known[i] + "'")
            + (outcome.objects[i].empty() ? "" : "  taken as '" + outcome.objects[i] + "'") + '\n';
    }
    return text;
}

} // namespace filigree::cli
