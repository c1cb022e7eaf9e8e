// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "app/cli/info_json.h"

#include "app/cli/job_report.h"
#include "project_io/model/revision.h"

#include <QJsonArray>

#include <algorithm>

namespace filigree::cli {
namespace {

QString text(const std::string &value)
{
    return QString::fromStdString(value);
}

const char *kindName(ClipKind kind)
{
    return kind == ClipKind::Video ? "video" : kind == ClipKind::Sequence ? "sequence" : "still";
}

QString sizeText(const Size &size)
{
    return QString("%1x%2").arg(size.width).arg(size.height);
}

QJsonObject tagsJson(const ColourTags &tags)
{
    return {{"primaries", tags.primaries},
            {"transfer", tags.transfer},
            {"matrix", tags.matrix},
            {"range", tags.fullRange ? "full" : "limited"}};
}

QJsonObject rangeJson(const FrameRange &range)
{
    return {{"in", range.in}, {"out", range.out}};
}

QJsonObject objectJson(const ClipEntry &clip, const ObjectInfo &object, const Revisions &revisions)
{
    int prompts = 0;
    QJsonArray promptedFrames;
    for (const auto &[frame, objects] : clip.prompts) {
        if (const auto here = objects.find(object.id);
            here != objects.end() && !here->second.empty()) {
            prompts += int(here->second.size());
            promptedFrames.append(frame);
        }
    }
    std::map<std::string, int> states;
    for (const FrameState state :
         revisions.states(object.id, ResultKind::Alpha, clip.effectiveRange()))
        ++states[stateName(state)];
    QJsonObject counts;
    for (const auto &[name, count] : states)
        counts[text(name)] = count;
    return {{"id", object.id},
            {"name", text(object.name)},
            {"tracker", text(object.track.tracker)},
            {"matter", text(object.matte.matter)},
            {"prompts", prompts},
            {"promptedFrames", promptedFrames},
            {"frames", counts}};
}

QString valueText(const QJsonValue &value)
{
    if (value.isBool())
        return value.toBool() ? "yes" : "no";
    if (value.isDouble())
        return QString::number(value.toDouble(), 'g', 10);
    return value.toString();
}

//! What matters first; the rest by name.
QStringList inReadingOrder(QStringList keys)
{
    static const QStringList first{"name",       "path",      "media",       "kind",
                                   "format",     "codec",     "pixelFormat", "size",
                                   "frameCount", "frameRate", "range",       "id"};
    std::ranges::stable_sort(keys, {}, [](const QString &key) {
        const auto place = first.indexOf(key);
        return place < 0 ? first.size() : place;
    });
    return keys;
}

} // namespace

QJsonObject clipInfoJson(const ClipInfo &info)
{
    QJsonArray damage;
    for (const ClipDamage &one : info.damage) {
        damage.append(QJsonObject{{"firstFrame", one.firstFrame},
                                  {"lastFrame", one.lastFrame},
                                  {"message", text(one.message)}});
    }
    QJsonObject result{{"path", text(info.path)},
                       {"kind", kindName(info.kind)},
                       {"format", text(info.format)},
                       {"codec", text(info.codec)},
                       {"pixelFormat", text(info.pixelFormat)},
                       {"size", sizeText(info.size)},
                       {"rotation", info.rotation},
                       {"pixelAspect", info.pixelAspect.value()},
                       {"frameCount", info.frameCount},
                       {"frameRate", info.frameRate.value()},
                       {"variableFrameRate", info.variableFrameRate},
                       {"startTime", info.startTime},
                       {"firstNumber", info.firstNumber},
                       {"startTimecode", text(info.startTimecode)},
                       {"bitDepth", info.bitDepth},
                       {"isFloat", info.isFloat},
                       {"hasAlpha", info.hasAlpha},
                       {"coloursTagged", tagsJson(info.tags)},
                       {"coloursAssumed", tagsJson(info.assumed)},
                       {"hasAudio", info.hasAudio},
                       {"damage", damage}};
    if (info.variableFrameRate)
        result["frameDurations"] =
            QJsonObject{{"shortest", info.shortestFrame}, {"longest", info.longestFrame}};
    return result;
}

QJsonObject projectJson(const Project &project)
{
    QJsonArray clips;
    for (const ClipEntry &clip : project.clips) {
        const Revisions revisions(clip);
        QJsonArray objects;
        for (const ObjectInfo &object : clip.objects)
            objects.append(objectJson(clip, object, revisions));
        clips.append(QJsonObject{{"name", text(clip.name)},
                                 {"media", text(clip.media.absolutePath)},
                                 {"size", sizeText(clip.media.size)},
                                 {"frameCount", clip.media.frameCount},
                                 {"range", rangeJson(clip.effectiveRange())},
                                 {"objects", objects}});
    }
    return {{"name", text(project.name)}, {"clips", clips}};
}

std::string readable(const QJsonObject &object, int indent)
{
    const QString space(indent, ' ');
    QString result;
    const auto addList = [&](const QJsonArray &array) {
        QStringList flat;
        for (const QJsonValue &value : array) {
            if (value.isObject())
                result += space + "  -\n" + text(readable(value.toObject(), indent + 4));
            else
                flat << valueText(value);
        }
        if (!flat.isEmpty())
            result += space + "  " + flat.join(", ") + '\n';
    };
    for (const QString &key : inReadingOrder(object.keys())) {
        const auto it = object.constFind(key);
        if (it->isArray() && it->toArray().isEmpty()) {
            result += space + key + ": none\n";
        } else if (it->isArray()) {
            result += space + key + ":\n";
            addList(it->toArray());
        } else if (it->isObject()) {
            result += space + key + ":\n" + text(readable(it->toObject(), indent + 2));
        } else {
            const QString value = valueText(*it);
            result += space + key + ": " + (value.isEmpty() ? "none" : value) + '\n';
        }
    }
    return result.toStdString();
}

} // namespace filigree::cli
