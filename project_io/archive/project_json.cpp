// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "project_io/archive/project_json.h"

#include "project_io/archive/result_name.h"
#include "project_io/archive/settings_json.h"

#include <QJsonDocument>

#include <algorithm>

namespace filigree {
namespace {

constexpr const char *kindNames[] = {"video", "sequence", "still"};
constexpr int mostIds = std::numeric_limits<int>::max() - 1;

QString text(const std::string &utf8)
{
    return QString::fromStdString(utf8);
}

QString toJson(const Colour &colour)
{
    return QString("#%1%2%3")
        .arg(int(colour.red), 2, 16, QChar('0'))
        .arg(int(colour.green), 2, 16, QChar('0'))
        .arg(int(colour.blue), 2, 16, QChar('0'));
}

Colour colourFrom(const JsonFields &fields, const char *key, const Colour &fallback)
{
    if (!fields.has(key))
        return fallback;
    const QString name = text(fields.text(key));
    bool isNumber = false;
    const uint rgb = name.mid(1).toUInt(&isNumber, 16);
    if (!name.startsWith('#') || name.size() != 7 || !isNumber)
        fields.problem(key, "is no colour like #ff8800");
    return {std::uint8_t(rgb >> 16), std::uint8_t(rgb >> 8), std::uint8_t(rgb)};
}

QJsonObject toJson(const ClipReference &media)
{
    return {{"relativePath", text(media.relativePath)},
            {"absolutePath", text(media.absolutePath)},
            {"kind", QLatin1String(kindNames[int(media.kind)])},
            {"bytes", qint64(media.byteSize)},
            {"fingerprint", text(media.fingerprint)},
            {"firstNumber", media.firstNumber},
            {"frameCount", media.frameCount},
            {"frameRate", QJsonArray{media.frameRate.num, media.frameRate.den}},
            {"size", QJsonArray{media.size.width, media.size.height}}};
}

//! Two whole numbers within limits; the fallback when there are none.
std::pair<int, int> pairFrom(const JsonFields &fields, const char *key,
                             std::pair<int, int> fallback, double least, double most)
{
    if (!fields.has(key))
        return fallback;
    const std::vector<double> numbers = fields.numbers(key, least, most);
    if (numbers.size() != 2)
        fields.problem(key, "is not two numbers");
    return numbers.size() == 2 ? std::pair(int(numbers[0]), int(numbers[1])) : fallback;
}

ClipReference mediaFrom(const JsonFields &fields)
{
    ClipReference media;
    media.relativePath = fields.text("relativePath");
    media.absolutePath = fields.text("absolutePath");
    media.kind = ClipKind(fields.choice("kind", 0, kindNames));
    media.byteSize = fields.integer("bytes", 0, 0, std::numeric_limits<std::int64_t>::max());
    media.fingerprint = fields.text("fingerprint");
    media.firstNumber = int(fields.integer("firstNumber", 0, -mostIds, mostIds));
    media.frameCount = int(fields.integer("frameCount", 0, 0, maximumFrames));
    const auto [num, den] = pairFrom(fields, "frameRate", {24, 1}, 0, mostIds);
    media.frameRate = {num, den};
    const auto [width, height] = pairFrom(fields, "size", {0, 0}, 0, 1 << 20);
    media.size = {width, height};
    return media;
}

QJsonObject toJson(const ObjectInfo &object)
{
    QJsonArray locked;
    for (const int frame : object.lockedFrames)
        locked.append(frame);
    QJsonObject json{{"id", object.id},
                     {"name", text(object.name)},
                     {"colour", toJson(object.colour)},
                     {"visible", object.visible},
                     {"locked", object.locked},
                     {"solo", object.solo},
                     {"repelsOnly", object.repelsOnly},
                     {"group", text(object.group)},
                     {"lockedFrames", locked},
                     {"track", toJson(object.track)},
                     {"trimap", toJson(object.trimap)},
                     {"matte", toJson(object.matte)}};
    addUnknownFields(json, object.unknown);
    return json;
}

ObjectInfo objectFrom(const JsonFields &fields)
{
    static const QJsonObject known = toJson(ObjectInfo());
    ObjectInfo object;
    if (!fields.has("id"))
        fields.problem("id", "is missing");
    object.id = int(fields.integer("id", 1, 1, mostIds));
    object.name = fields.text("name");
    object.colour = colourFrom(fields, "colour", objectColour(object.id - 1));
    object.visible = fields.boolean("visible", true);
    object.locked = fields.boolean("locked", false);
    object.solo = fields.boolean("solo", false);
    object.repelsOnly = fields.boolean("repelsOnly", false);
    object.group = fields.text("group");
    for (const double frame : fields.numbers("lockedFrames", 0, maximumFrames - 1))
        object.lockedFrames.insert(int(frame));
    object.track = trackSettingsFrom(fields.object("track"));
    object.trimap = trimapSettingsFrom(fields.object("trimap"));
    object.matte = matteSettingsFrom(fields.object("matte"));
    object.unknown = unknownFields(fields.json(), known);
    return object;
}

QJsonObject toJson(const Marker &marker)
{
    QJsonObject json{
        {"frame", marker.frame}, {"text", text(marker.text)}, {"colour", toJson(marker.colour)}};
    addUnknownFields(json, marker.unknown);
    return json;
}

QJsonObject toJson(const FineMark &mark)
{
    QJsonObject json{{"frame", mark.frame},
                     {"object", mark.object},
                     {"doubt", text(mark.doubt)},
                     {"alpha", text(toHex(mark.alpha))}};
    addUnknownFields(json, mark.unknown);
    return json;
}

FineMark fineMarkFrom(const JsonFields &fields)
{
    FineMark mark;
    mark.frame = int(fields.integer("frame", 0, 0, maximumFrames));
    mark.object = int(fields.integer("object", 1, 1, mostIds));
    mark.doubt = fields.text("doubt");
    mark.alpha = keyFromHex(fields.text("alpha"));
    mark.unknown = unknownFields(fields.json(), toJson(FineMark()));
    return mark;
}

QJsonObject toJson(const ExportPreset &preset)
{
    QJsonObject json{{"name", text(preset.name)},
                     {"kind", text(preset.kind)},
                     {"path", text(preset.path)},
                     {"options", text(preset.options)}};
    addUnknownFields(json, preset.unknown);
    return json;
}

QJsonObject toJson(const ClipEntry &clip, NamedMasks &masks)
{
    QJsonArray objects, markers, fineMarks;
    for (const ObjectInfo &object : clip.objects)
        objects.append(toJson(object));
    for (const Marker &marker : clip.markers)
        markers.append(toJson(marker));
    for (const FineMark &mark : clip.fineMarks)
        fineMarks.append(toJson(mark));
    QJsonObject json{{"id", clip.id},
                     {"name", text(clip.name)},
                     {"media", toJson(clip.media)},
                     {"range", QJsonArray{clip.range.in, clip.range.out}},
                     {"objects", objects},
                     {"nextObject", clip.nextObject},
                     {"prompts", promptsToJson(clip.prompts, masks, clip.unknownOfPrompts)},
                     {"trimaps", trimapsToJson(clip.trimaps, masks, clip.unknownOfPrompts)},
                     {"markers", markers},
                     {"fine", fineMarks}};
    addUnknownFields(json, clip.unknown);
    return json;
}

template<typename Items> bool hasId(const Items &items, int id)
{
    return std::ranges::any_of(items, [&](const auto &item) { return item.id == id; });
}

ClipEntry clipFrom(const JsonFields &fields, const MaskLookup &masks)
{
    static const QJsonObject known = [] {
        NamedMasks none;
        return toJson(ClipEntry(), none);
    }();
    ClipEntry clip;
    if (!fields.has("id"))
        fields.problem("id", "is missing");
    clip.id = int(fields.integer("id", 1, 1, mostIds));
    clip.name = fields.text("name");
    clip.media = mediaFrom(fields.object("media"));
    const auto [in, out] = pairFrom(fields, "range", {0, -1}, -1, maximumFrames);
    clip.range = {in, out};
    clip.nextObject = int(fields.integer("nextObject", 1, 1, mostIds));
    fields.each("objects", [&](const JsonFields &entry) {
        ObjectInfo object = objectFrom(entry);
        if (hasId(clip.objects, object.id))
            entry.problem("id", "is there twice");
        clip.nextObject = std::max(clip.nextObject, object.id + 1);
        clip.objects.push_back(std::move(object));
    });
    clip.prompts = promptsFromJson(fields, "prompts", masks, clip.unknownOfPrompts);
    clip.trimaps = trimapsFromJson(fields, "trimaps", masks, clip.unknownOfPrompts);
    fields.each("markers", [&](const JsonFields &entry) {
        clip.markers.push_back({int(entry.integer("frame", 0, 0, maximumFrames)),
                                entry.text("text"), colourFrom(entry, "colour", Marker().colour),
                                unknownFields(entry.json(), toJson(Marker()))});
    });
    fields.each("fine",
                [&](const JsonFields &entry) { clip.fineMarks.push_back(fineMarkFrom(entry)); });
    std::ranges::sort(clip.fineMarks);
    clip.unknown = unknownFields(fields.json(), known);
    return clip;
}

QJsonObject toJson(const Project &project, NamedMasks &masks)
{
    QJsonArray clips, presets;
    for (const ClipEntry &clip : project.clips)
        clips.append(toJson(clip, masks));
    for (const ExportPreset &preset : project.presets)
        presets.append(toJson(preset));
    const int minor = std::max(Project::currentMinor, project.minorVersion);
    QJsonObject json{{"format", "filigree"},
                     {"version", QJsonArray{Project::currentMajor, minor}},
                     {"name", text(project.name)},
                     {"clips", clips},
                     {"nextClip", project.nextClip},
                     {"currentClip", project.currentClip},
                     {"presets", presets}};
    addUnknownFields(json, project.unknown);
    return json;
}

} // namespace

QByteArray projectToJson(const Project &project, NamedMasks &masks)
{
    return QJsonDocument(toJson(project, masks)).toJson(QJsonDocument::Compact);
}

Result<Project> projectFromJson(const QByteArray &json, const MaskLookup &masks)
{
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(json, &error);
    if (!document.isObject())
        return fail(Error::Kind::Unreadable,
                    "the manifest is no JSON object (" + error.errorString().toStdString() + ")");
    QString problem;
    const JsonFields fields(document.object(), {}, problem);
    if (fields.text("format") != "filigree")
        fields.problem("format", "is not 'filigree'");
    const auto [major, minor] = pairFrom(fields, "version", {0, 0}, 0, 1e6);
    if (problem.isEmpty() && major > Project::currentMajor)
        return fail(Error::Kind::Unsupported,
                    "it was saved by a newer version of Filigree (format " + std::to_string(major)
                        + "." + std::to_string(minor) + ", this one reads up to "
                        + std::to_string(Project::currentMajor)
                        + ".x); update Filigree to open it");
    if (major < 1)
        fields.problem("version", "is missing or wrong");

    static const QJsonObject known = [] {
        NamedMasks none;
        return toJson(Project(), none);
    }();
    Project project;
    project.minorVersion = std::max(Project::currentMinor, minor);
    project.name = fields.text("name");
    project.nextClip = int(fields.integer("nextClip", 1, 1, mostIds));
    fields.each("clips", [&](const JsonFields &entry) {
        ClipEntry clip = clipFrom(entry, masks);
        if (hasId(project.clips, clip.id))
            entry.problem("id", "is there twice");
        project.nextClip = std::max(project.nextClip, clip.id + 1);
        project.clips.push_back(std::move(clip));
    });
    const auto lastClip = std::max<std::int64_t>(0, std::int64_t(project.clips.size()) - 1);
    project.currentClip = int(fields.integer("currentClip", 0, 0, lastClip));
    fields.each("presets", [&](const JsonFields &entry) {
        project.presets.push_back({entry.text("name"), entry.text("kind"), entry.text("path"),
                                   entry.text("options"),
                                   unknownFields(entry.json(), toJson(ExportPreset()))});
    });
    project.unknown = unknownFields(fields.json(), known);
    if (!problem.isEmpty())
        return fail(Error::Kind::Unreadable, "the manifest is wrong: " + problem.toStdString());
    return project;
}

} // namespace filigree
