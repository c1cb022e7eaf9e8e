// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "app/window/found_taking.h"

#include "app/commands/object_commands.h"
#include "app/commands/prompt_commands.h"
#include "app/document/document.h"
#include "app/jobs/found_matching.h"
#include "app/window/grounding_texts.h"

#include <QCoreApplication>

#include <algorithm>

namespace filigree {
namespace {

struct FoundTexts
{
    Q_DECLARE_TR_FUNCTIONS(filigree::TextController)
};

bool isKnown(const Document &document, const FoundObject &found)
{
    return document.clip()->object(found.object) != nullptr;
}

//! What the phrase names, or that with a number after it where there is such an object.
std::string freeName(const ClipEntry &clip, const std::string &phrase)
{
    const std::string what = withoutExampleMark(phrase);
    std::string name = what;
    for (int number = 2; clip.objectNamed(name); ++number)
        name = what + ' ' + std::to_string(number);
    return name;
}

void say(Document &document, const GroundAnswer &answer, const FoundObject &found)
{
    const GroundedCandidate &candidate = found.found;
    PromptPlace place{answer.frame, found.object};
    if (!isKnown(document, found)) {
        place.object = nextObjectId(document);
        document.push(addObject(document, freeName(*document.clip(), candidate.phrase)));
    }
    document.push(
        addPrompt(document, place,
                  TextPrompt{candidate.phrase, {candidate.box}, candidate.score, answer.grounder}));
}

} // namespace

const ObjectInfo *lockedObject(const Document &document, const FoundObject &found, int frame)
{
    const ObjectInfo *object = document.clip()->object(found.object);
    return object && object->isLockedOn(frame) ? object : nullptr;
}

QList<int> newObjects(const Document &document, const std::vector<FoundObject> &found)
{
    QList<int> unknown;
    std::vector<GroundedCandidate> candidates;
    for (int i = 0; i < int(found.size()); ++i) {
        if (isKnown(document, found[std::size_t(i)]) || !found[std::size_t(i)].found.isSure)
            continue;
        unknown.append(i);
        candidates.push_back(found[std::size_t(i)].found);
    }
    QList<int> numbers;
    for (const std::size_t i : withoutRepeats(candidates))
        numbers.append(unknown[qsizetype(i)]);
    return numbers;
}

ObjectId takeFound(Document &document, const GroundAnswer &answer,
                   const std::vector<FoundObject> &found)
{
    std::vector<std::string> phrases;
    for (const FoundObject &one : found) {
        if (std::ranges::find(phrases, one.found.phrase) == phrases.end())
            phrases.push_back(one.found.phrase);
    }
    const ObjectId first =
        isKnown(document, found.front()) ? found.front().object : nextObjectId(document);
    // A command is made when what it changes is there.
    document.undoStack().beginMacro(FoundTexts::tr("Find %1").arg(quotedList(phrases)));
    for (const FoundObject &one : found)
        say(document, answer, one);
    document.undoStack().endMacro();
    return first;
}

std::vector<std::string> knownTexts(const ClipEntry &clip)
{
    std::vector<std::string> texts;
    for (const auto &[frame, objects] : clip.prompts) {
        for (const auto &[object, prompts] : objects) {
            for (const Prompt &prompt : prompts) {
                const auto *text = std::get_if<TextPrompt>(&prompt);
                if (text && withoutExampleMark(text->text) == text->text
                    && std::ranges::find(texts, text->text) == texts.end())
                    texts.push_back(text->text);
            }
        }
    }
    return texts;
}

} // namespace filigree
