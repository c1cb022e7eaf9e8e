// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "app/commands/settings_commands.h"

#include <QCoreApplication>

namespace filigree {
namespace {

struct SettingsTexts
{
    Q_DECLARE_TR_FUNCTIONS(SettingsCommands)
};

template<typename Settings>
CommandPtr setSettings(Document &document, ObjectId object, Settings ObjectInfo::*field,
                       const Settings &settings, const QString &text,
                       MergeKey::Verb verb = MergeKey::None, int drag = 0)
{
    const ObjectInfo *info = objectOf(document, object);
    if (!info)
        return nullptr;
    typename ValueCommand<Settings>::Access access;
    access.get = [object, field](const ClipEntry &clip) { return clip.object(object)->*field; };
    access.set = [object, field](ClipEntry &clip, const Settings &now) {
        clip.object(object)->*field = now;
    };
    return std::make_unique<ValueCommand<Settings>>(
        document, ClipChange{ClipChange::Settings, {}, object},
        //: %1 is what was set, %2 the name of an object
        SettingsTexts::tr("%1 of %2").arg(text, QString::fromStdString(info->name)),
        std::move(access), settings, MergeKey{verb, drag, 0, object, 0});
}

std::vector<CommandPtr> setAll(Document &document, ObjectId object, const ObjectInfo &from)
{
    std::vector<CommandPtr> steps;
    const QString text = SettingsTexts::tr("Settings");
    steps.push_back(setSettings(document, object, &ObjectInfo::track, from.track, text));
    steps.push_back(setSettings(document, object, &ObjectInfo::trimap, from.trimap, text));
    steps.push_back(setSettings(document, object, &ObjectInfo::matte, from.matte, text));
    return steps;
}

QString orElse(const QString &text, const QString &general)
{
    return text.isEmpty() ? general : text;
}

} // namespace

CommandPtr setTrackSettings(Document &document, ObjectId object, const TrackSettings &settings,
                            int drag, const QString &text)
{
    return setSettings(document, object, &ObjectInfo::track, settings,
                       orElse(text, SettingsTexts::tr("Tracking")), MergeKey::TrackSettings, drag);
}

CommandPtr setTrimapSettings(Document &document, ObjectId object, const TrimapSettings &settings,
                             int drag, const QString &text)
{
    return setSettings(document, object, &ObjectInfo::trimap, settings,
                       orElse(text, SettingsTexts::tr("Trimap")), MergeKey::TrimapSettings, drag);
}

CommandPtr setMatteSettings(Document &document, ObjectId object, const MatteSettings &settings,
                            int drag, const QString &text)
{
    return setSettings(document, object, &ObjectInfo::matte, settings,
                       orElse(text, SettingsTexts::tr("Matte")), MergeKey::MatteSettings, drag);
}

CommandPtr setSettings(Document &document, const std::map<ObjectId, ObjectSettings> &settings,
                       int drag, const QString &text)
{
    for (const auto &[object, values] : settings) {
        if (!objectOf(document, object))
            return nullptr;
    }
    if (settings.empty())
        return nullptr;
    using All = std::map<ObjectId, ObjectSettings>;
    ValueCommand<All>::Access access;
    access.get = [settings](const ClipEntry &clip) {
        All now;
        for (const auto &[object, values] : settings) {
            const ObjectInfo *info = clip.object(object);
            now[object] = {info->track, info->trimap, info->matte};
        }
        return now;
    };
    access.set = [](ClipEntry &clip, const All &now) {
        for (const auto &[object, values] : now) {
            ObjectInfo *info = clip.object(object);
            info->track = values.track;
            info->trimap = values.trimap;
            info->matte = values.matte;
        }
    };
    const ObjectId only = settings.size() == 1 ? settings.begin()->first : 0;
    const QString whose = only != 0
        ? QString::fromStdString(objectOf(document, only)->name)
        : SettingsTexts::tr("%n objects", nullptr, int(settings.size()));
    return std::make_unique<ValueCommand<All>>(document, ClipChange{ClipChange::Settings, {}, only},
                                               SettingsTexts::tr("%1 of %2").arg(text, whose),
                                               std::move(access), settings,
                                               MergeKey{MergeKey::ManySettings, drag, 0, only, 0});
}

CommandPtr copySettings(Document &document, ObjectId from, const std::vector<ObjectId> &to)
{
    const ObjectInfo *source = objectOf(document, from);
    if (!source)
        return nullptr;
    std::vector<CommandPtr> steps;
    for (const ObjectId object : to) {
        for (CommandPtr &step : setAll(document, object, *source))
            steps.push_back(std::move(step));
    }
    return inOneStep(
        SettingsTexts::tr("Copy Settings of %1").arg(QString::fromStdString(source->name)),
        std::move(steps));
}

ObjectSettings settingsOfNewObject(const Document &document)
{
    ObjectSettings settings;
    settings.track.tracker = document.newTracker();
    settings.matte.matter = document.newMatter();
    return settings;
}

} // namespace filigree
