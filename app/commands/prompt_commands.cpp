// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "app/commands/prompt_commands.h"

#include <QCoreApplication>

#include <algorithm>

namespace filigree {
namespace {

struct PromptTexts
{
    Q_DECLARE_TR_FUNCTIONS(PromptCommands)
};

using Prompts = std::vector<Prompt>;

Prompts promptsAt(const Document &document, const PromptPlace &place)
{
    return document.clip() ? promptsAt(*document.clip(), place) : Prompts();
}

//! Leaves no empty entries behind, which would differ from a project that never had any.
template<typename Frames, typename Value>
void setEntry(Frames &frames, const PromptPlace &place, const Value &value, bool isEmpty)
{
    if (!isEmpty) {
        frames[place.frame][place.object] = value;
    } else if (const auto frame = frames.find(place.frame); frame != frames.end()) {
        frame->second.erase(place.object);
        if (frame->second.empty())
            frames.erase(frame);
    }
}

template<typename Kind> bool isA(const Prompt &prompt)
{
    return std::holds_alternative<Kind>(prompt);
}

//! Prompts of many places, or trimaps, as one value: one signal for all of them.
template<typename Value> using AtPlaces = std::map<PromptPlace, Value>;

template<typename Value> FrameRange framesOf(const AtPlaces<Value> &values)
{
    return values.empty() ? FrameRange{}
                          : FrameRange{values.begin()->first.frame, values.rbegin()->first.frame};
}

template<typename Value, typename Read, typename Write>
CommandPtr setAtPlaces(Document &document, const AtPlaces<Value> &values, const QString &text,
                       const Read &read, const Write &write)
{
    typename ValueCommand<AtPlaces<Value>>::Access access;
    access.get = [values, read](const ClipEntry &clip) {
        AtPlaces<Value> now;
        for (const auto &[place, value] : values)
            now[place] = read(clip, place);
        return now;
    };
    access.set = [write](ClipEntry &clip, const AtPlaces<Value> &wanted) {
        for (const auto &[place, value] : wanted)
            write(clip, place, value);
    };
    return std::make_unique<ValueCommand<AtPlaces<Value>>>(
        document, ClipChange{ClipChange::Prompts, framesOf(values), 0}, text, std::move(access),
        values);
}

void setPrompts(ClipEntry &clip, const PromptPlace &place, const Prompts &prompts)
{
    setEntry(clip.prompts, place, prompts, prompts.empty());
}

CommandPtr setPrompts(Document &document, const AtPlaces<Prompts> &prompts, const QString &text)
{
    return setAtPlaces(
        document, prompts, text,
        [](const ClipEntry &clip, const PromptPlace &place) { return promptsAt(clip, place); },
        [](ClipEntry &clip, const PromptPlace &place, const Prompts &value) {
            setPrompts(clip, place, value);
        });
}

CommandPtr setTrimaps(Document &document, const AtPlaces<PackedMask> &trimaps, const QString &text)
{
    const auto read = [](const ClipEntry &clip, const PromptPlace &place) -> PackedMask {
        const auto frame = clip.trimaps.find(place.frame);
        if (frame == clip.trimaps.end())
            return {};
        const auto object = frame->second.find(place.object);
        return object == frame->second.end() ? PackedMask() : object->second;
    };
    return setAtPlaces(document, trimaps, text, read,
                       [](ClipEntry &clip, const PromptPlace &place, const PackedMask &trimap) {
                           setEntry(clip.trimaps, place, trimap, !trimap);
                       });
}

//! What is said once one thing more was.
Prompts withAdded(Prompts prompts, const Prompt &prompt)
{
    if (isA<AbsentPrompt>(prompt)) {
        std::erase_if(prompts, conditionsMask);
    } else if (conditionsMask(prompt)) {
        std::erase_if(prompts, [&](const Prompt &known) {
            return isA<AbsentPrompt>(known) || (isA<BoxPrompt>(prompt) && isA<BoxPrompt>(known))
                || (isA<MaskPrompt>(prompt) && isA<MaskPrompt>(known));
        });
    }
    prompts.push_back(prompt);
    return prompts;
}

} // namespace

const Prompts &promptsAt(const ClipEntry &clip, const PromptPlace &place)
{
    static const Prompts none;
    const auto frame = clip.prompts.find(place.frame);
    if (frame == clip.prompts.end())
        return none;
    const auto object = frame->second.find(place.object);
    return object == frame->second.end() ? none : object->second;
}

QString additionText(const Prompt &prompt)
{
    struct Names
    {
        QString operator()(const PointPrompt &point) const
        {
            return point.positive ? PromptTexts::tr("Add Click")
                                  : PromptTexts::tr("Add Background Click");
        }
        QString operator()(const BoxPrompt &) const { return PromptTexts::tr("Draw Box"); }
        QString operator()(const StrokePrompt &stroke) const
        {
            return stroke.positive ? PromptTexts::tr("Paint Stroke")
                                   : PromptTexts::tr("Paint Background Stroke");
        }
        QString operator()(const MaskPrompt &) const { return PromptTexts::tr("Paint Mask"); }
        QString operator()(const TextPrompt &) const { return PromptTexts::tr("Find by Text"); }
        QString operator()(const AbsentPrompt &) const { return PromptTexts::tr("Mark as Absent"); }
        QString operator()(const TrimapStroke &stroke) const
        {
            switch (stroke.label) {
            case TrimapLabel::Background:
                return PromptTexts::tr("Paint Trimap Background");
            case TrimapLabel::Unknown:
                return PromptTexts::tr("Paint Trimap Unknown");
            case TrimapLabel::Foreground:
                break;
            }
            return PromptTexts::tr("Paint Trimap Foreground");
        }
    };
    return std::visit(Names(), prompt);
}

CommandPtr replacePrompts(Document &document, const PromptPlace &place, const Prompts &prompts,
                          const QString &text, int drag)
{
    ValueCommand<Prompts>::Access access;
    access.get = [place](const ClipEntry &clip) { return promptsAt(clip, place); };
    access.set = [place](ClipEntry &clip, const Prompts &value) { setPrompts(clip, place, value); };
    return std::make_unique<ValueCommand<Prompts>>(
        document, ClipChange{ClipChange::Prompts, {place.frame, place.frame}, place.object}, text,
        std::move(access), prompts,
        MergeKey{MergeKey::Prompts, drag, 0, place.object, place.frame});
}

CommandPtr addPrompt(Document &document, const PromptPlace &place, const Prompt &prompt, int drag)
{
    return replacePrompts(document, place, withAdded(promptsAt(document, place), prompt),
                          additionText(prompt), drag);
}

CommandPtr changePrompt(Document &document, const PromptPlace &place, std::size_t index,
                        const Prompt &prompt, int drag)
{
    Prompts prompts = promptsAt(document, place);
    if (index >= prompts.size())
        return nullptr;
    prompts[index] = prompt;
    return replacePrompts(document, place, prompts, PromptTexts::tr("Move Prompt"), drag);
}

CommandPtr removePrompt(Document &document, const PromptPlace &place, std::size_t index)
{
    Prompts prompts = promptsAt(document, place);
    if (index >= prompts.size())
        return nullptr;
    prompts.erase(prompts.begin() + std::ptrdiff_t(index));
    return replacePrompts(document, place, prompts, PromptTexts::tr("Delete Prompt"));
}

CommandPtr setAbsent(Document &document, const PromptPlace &place, bool absent)
{
    if (absent)
        return addPrompt(document, place, AbsentPrompt());
    Prompts prompts = promptsAt(document, place);
    std::erase_if(prompts, isA<AbsentPrompt>);
    return replacePrompts(document, place, prompts, PromptTexts::tr("Mark as Present"));
}

CommandPtr clearFrame(Document &document, const PromptPlace &place)
{
    if (place.object != 0)
        return replacePrompts(document, place, {}, PromptTexts::tr("Clear Prompts"));
    AtPlaces<Prompts> empty;
    if (const ClipEntry *clip = document.clip()) {
        for (const ObjectInfo &object : clip->objects) {
            if (!object.isLockedOn(place.frame))
                empty[{place.frame, object.id}] = {};
        }
    }
    return setPrompts(document, empty, PromptTexts::tr("Clear Prompts of All Objects"));
}

CommandPtr clearTrimap(Document &document, const PromptPlace &place)
{
    Prompts prompts = promptsAt(document, place);
    std::erase_if(prompts, isA<TrimapStroke>);
    const QString text = PromptTexts::tr("Clear Trimap");
    std::vector<CommandPtr> steps;
    steps.push_back(replacePrompts(document, place, prompts, text));
    steps.push_back(setTrimaps(document, {{place, PackedMask()}}, text));
    return inOneStep(text, std::move(steps));
}

CommandPtr giveMasks(Document &document, ObjectId object, const std::map<int, PackedMask> &masks)
{
    AtPlaces<Prompts> prompts;
    for (const auto &[frame, mask] : masks)
        prompts[{frame, object}] =
            withAdded(promptsAt(document, {frame, object}), MaskPrompt{mask});
    //: %n is a number of frames
    return setPrompts(document, prompts,
                      PromptTexts::tr("Import %n Mask(s)", nullptr, int(masks.size())));
}

CommandPtr giveTrimaps(Document &document, ObjectId object,
                       const std::map<int, PackedMask> &trimaps)
{
    AtPlaces<PackedMask> places;
    for (const auto &[frame, trimap] : trimaps)
        places[{frame, object}] = trimap;
    //: %n is a number of frames
    return setTrimaps(document, places,
                      PromptTexts::tr("Import %n Trimap(s)", nullptr, int(trimaps.size())));
}

} // namespace filigree
