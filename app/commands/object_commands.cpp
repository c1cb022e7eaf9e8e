// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "app/commands/object_commands.h"

#include "app/commands/settings_commands.h"

#include <QCoreApplication>

#include <algorithm>
#include <limits>

namespace filigree {
namespace {

struct ObjectTexts
{
    Q_DECLARE_TR_FUNCTIONS(ObjectCommands)
};

QString objectName(const Document &document, ObjectId object)
{
    const ClipEntry *clip = document.clip();
    const ObjectInfo *info = clip ? clip->object(object) : nullptr;
    return info ? QString::fromStdString(info->name) : QString();
}

//! An object with all that was said of it and made of it.
struct WholeObject
{
    ObjectInfo info;
    int index = 0; //!< In the list.
    std::map<int, std::vector<Prompt>> prompts;
    std::map<int, PackedMask> trimaps;
    ResultIndex results;
    std::vector<FineMark> fineMarks;
};

constexpr FrameRange allFrames{0, std::numeric_limits<int>::max()};

WholeObject copyOf(const ClipEntry &clip, ObjectId id)
{
    WholeObject whole;
    const auto it = std::ranges::find(clip.objects, id, &ObjectInfo::id);
    whole.info = *it;
    whole.index = int(it - clip.objects.begin());
    for (const auto &[frame, objects] : clip.prompts) {
        if (const auto found = objects.find(id); found != objects.end())
            whole.prompts[frame] = found->second;
    }
    for (const auto &[frame, objects] : clip.trimaps) {
        if (const auto found = objects.find(id); found != objects.end())
            whole.trimaps[frame] = found->second;
    }
    return whole;
}

WholeObject takeFrom(ClipEntry &clip, ObjectId id)
{
    WholeObject whole = copyOf(clip, id);
    whole.results = clip.results.take(id, allFrames);
    std::ranges::copy_if(clip.fineMarks, std::back_inserter(whole.fineMarks),
                         [id](const FineMark &mark) { return mark.object == id; });
    clip.removeObject(id);
    return whole;
}

void putInto(ClipEntry &clip, const WholeObject &whole)
{
    const int index = std::clamp(whole.index, 0, int(clip.objects.size()));
    clip.objects.insert(clip.objects.begin() + index, whole.info);
    for (const auto &[frame, prompts] : whole.prompts)
        clip.prompts[frame][whole.info.id] = prompts;
    for (const auto &[frame, trimap] : whole.trimaps)
        clip.trimaps[frame][whole.info.id] = trimap;
    clip.fineMarks.insert(clip.fineMarks.end(), whole.fineMarks.begin(), whole.fineMarks.end());
    std::ranges::sort(clip.fineMarks);
    clip.results.putBack(whole.results);
}

//! Puts an object into the clip or takes it out, and back. What was made of it goes with it.
class ExchangeObject final : public QUndoCommand
{
public:
    enum class Verb { Add, Remove };

    ExchangeObject(Document &document, Verb verb, WholeObject whole, ObjectId nextObject,
                   const QString &text)
        : QUndoCommand(text)
        , m_document(document)
        , m_clip(document.clipId())
        , m_verb(verb)
        , m_whole(std::move(whole))
        , m_nextObject(nextObject)
    { }

    void redo() override { m_verb == Verb::Add ? add() : remove(); }
    void undo() override { m_verb == Verb::Add ? remove() : add(); }

private:
    static ClipChange change()
    {
        return {ClipChange::Objects | ClipChange::Prompts | ClipChange::Results, allFrames, 0};
    }
    void add()
    {
        m_document.changeClip(m_clip, change(), [this](ClipEntry &clip) {
            putInto(clip, m_whole);
            std::swap(clip.nextObject, m_nextObject);
        });
    }
    void remove()
    {
        m_document.changeClip(m_clip, change(), [this](ClipEntry &clip) {
            m_whole = takeFrom(clip, m_whole.info.id);
            std::swap(clip.nextObject, m_nextObject);
        });
    }

    Document &m_document;
    int m_clip;
    Verb m_verb;
    WholeObject m_whole;
    ObjectId m_nextObject; //!< Of the clip on the other side of the step.
};

template<typename Value>
CommandPtr setField(Document &document, ObjectId object, Value ObjectInfo::*field,
                    const Value &value, const QString &text, const MergeKey &key = {})
{
    if (!document.clip() || !document.clip()->object(object))
        return nullptr;
    typename ValueCommand<Value>::Access access;
    access.get = [object, field](const ClipEntry &clip) { return clip.object(object)->*field; };
    access.set = [object, field](ClipEntry &clip, const Value &now) {
        clip.object(object)->*field = now;
    };
    return std::make_unique<ValueCommand<Value>>(
        document, ClipChange{ClipChange::Objects, {}, object}, text, std::move(access), value, key);
}

} // namespace

ObjectId nextObjectId(const Document &document)
{
    if (!document.clip())
        return 1;
    ClipEntry scratch;
    scratch.objects = document.clip()->objects;
    scratch.nextObject = document.clip()->nextObject;
    return scratch.addObject().id;
}

CommandPtr addObject(Document &document, const std::string &name)
{
    if (!document.clip())
        return nullptr;
    ClipEntry scratch;
    scratch.objects = document.clip()->objects;
    scratch.nextObject = document.clip()->nextObject;
    WholeObject whole;
    whole.info = scratch.addObject(name);
    const ObjectSettings settings = settingsOfNewObject(document);
    whole.info.track = settings.track;
    whole.info.trimap = settings.trimap;
    whole.info.matte = settings.matte;
    if (name.empty())
        whole.info.name = ObjectTexts::tr("Object %1").arg(whole.info.id).toStdString();
    return std::make_unique<ExchangeObject>(document, ExchangeObject::Verb::Add, std::move(whole),
                                            scratch.nextObject, ObjectTexts::tr("Add Object"));
}

CommandPtr removeObject(Document &document, ObjectId object)
{
    if (!document.clip() || !document.clip()->object(object))
        return nullptr;
    WholeObject whole;
    whole.info.id = object;
    return std::make_unique<ExchangeObject>(
        document, ExchangeObject::Verb::Remove, std::move(whole), document.clip()->nextObject,
        ObjectTexts::tr("Delete %1").arg(objectName(document, object)));
}

CommandPtr duplicateObject(Document &document, ObjectId object)
{
    if (!document.clip() || !document.clip()->object(object))
        return nullptr;
    ClipEntry scratch;
    scratch.objects = document.clip()->objects;
    scratch.nextObject = document.clip()->nextObject;
    const QString name = objectName(document, object);
    const ObjectInfo added = scratch.addObject(ObjectTexts::tr("%1 copy").arg(name).toStdString());
    WholeObject whole = copyOf(*document.clip(), object);
    whole.info.id = added.id;
    whole.info.name = added.name;
    whole.info.colour = added.colour;
    whole.info.locked = false;
    whole.info.lockedFrames.clear();
    return std::make_unique<ExchangeObject>(document, ExchangeObject::Verb::Add, std::move(whole),
                                            scratch.nextObject,
                                            ObjectTexts::tr("Duplicate %1").arg(name));
}

CommandPtr moveObject(Document &document, ObjectId object, int index)
{
    const ClipEntry *clip = document.clip();
    if (!clip || !clip->object(object))
        return nullptr;
    using Order = std::vector<ObjectId>;
    Order order;
    for (const ObjectInfo &info : clip->objects) {
        if (info.id != object)
            order.push_back(info.id);
    }
    order.insert(order.begin() + std::clamp(index, 0, int(order.size())), object);
    ValueCommand<Order>::Access access;
    access.get = [](const ClipEntry &from) {
        Order ids;
        for (const ObjectInfo &info : from.objects)
            ids.push_back(info.id);
        return ids;
    };
    access.set = [](ClipEntry &to, const Order &ids) {
        std::ranges::sort(to.objects, {}, [&](const ObjectInfo &info) {
            return std::ranges::find(ids, info.id) - ids.begin();
        });
    };
    return std::make_unique<ValueCommand<Order>>(
        document, ClipChange{ClipChange::Objects, {}, object},
        ObjectTexts::tr("Move %1").arg(objectName(document, object)), std::move(access), order);
}

CommandPtr renameObject(Document &document, ObjectId object, const std::string &name)
{
    return setField(document, object, &ObjectInfo::name, name,
                    ObjectTexts::tr("Rename %1 to %2")
                        .arg(objectName(document, object), QString::fromStdString(name)));
}

CommandPtr setObjectColour(Document &document, ObjectId object, const Colour &colour, int drag)
{
    return setField(document, object, &ObjectInfo::colour, colour,
                    ObjectTexts::tr("Colour of %1").arg(objectName(document, object)),
                    MergeKey{MergeKey::Colour, drag, 0, object, 0});
}

CommandPtr setObjectVisible(Document &document, ObjectId object, bool visible)
{
    const QString text = visible ? ObjectTexts::tr("Show %1") : ObjectTexts::tr("Hide %1");
    return setField(document, object, &ObjectInfo::visible, visible,
                    text.arg(objectName(document, object)));
}

CommandPtr setObjectSolo(Document &document, ObjectId object, bool solo)
{
    const QString text = solo ? ObjectTexts::tr("Solo %1") : ObjectTexts::tr("Unsolo %1");
    return setField(document, object, &ObjectInfo::solo, solo,
                    text.arg(objectName(document, object)));
}

CommandPtr setObjectRepels(Document &document, ObjectId object, bool repelsOnly)
{
    const QString text =
        repelsOnly ? ObjectTexts::tr("Make %1 “Not This”") : ObjectTexts::tr("Cut Out %1 Again");
    return setField(document, object, &ObjectInfo::repelsOnly, repelsOnly,
                    text.arg(objectName(document, object)));
}

CommandPtr setObjectGroup(Document &document, ObjectId object, const std::string &group)
{
    const QString name = objectName(document, object);
    return setField(
        document, object, &ObjectInfo::group, group,
        group.empty()
            ? ObjectTexts::tr("Ungroup %1").arg(name)
            : ObjectTexts::tr("Group %1 into %2").arg(name, QString::fromStdString(group)));
}

} // namespace filigree
