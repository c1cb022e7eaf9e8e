// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "widgets/dialogs/export_presets.h"

#include <QCoreApplication>
#include <QJsonDocument>
#include <QJsonObject>

namespace filigree {
namespace {

struct PresetTexts
{
    Q_DECLARE_TR_FUNCTIONS(filigree::ExportPresets)
};

NamedExport builtIn(const QString &name, const QString &hint, const char *spec)
{
    NamedExport result{name, hint, {}};
    if (const auto settings = parseExportSpec(spec))
        result.request.settings = *settings;
    return result;
}

const std::pair<ExportObjects, QLatin1String> objectNames[] = {
    {ExportObjects::Each, QLatin1String("each")},
    {ExportObjects::Combined, QLatin1String("combined")},
    {ExportObjects::Selected, QLatin1String("selected")}};

} // namespace

std::vector<NamedExport> builtInExports()
{
    return {
        builtIn(PresetTexts::tr("ProRes 4444"),
                PresetTexts::tr("A movie with alpha that every editing program opens."),
                "prores4444:%o.mov"),
        builtIn(PresetTexts::tr("ProRes 4444 XQ"),
                PresetTexts::tr("As ProRes 4444, with finer colours and larger files."),
                "prores4444xq:%o.mov"),
        builtIn(PresetTexts::tr("PNG sequence"),
                PresetTexts::tr("16-bit pictures with straight alpha, without loss."),
                "png16:%o/%o.%05d.png"),
        builtIn(PresetTexts::tr("PNG sequence, alpha only"),
                PresetTexts::tr("16-bit grey pictures, to be used as a luma matte."),
                "png16-alpha:%o/%o_alpha.%05d.png"),
        builtIn(
            PresetTexts::tr("EXR sequence"),
            PresetTexts::tr("Half-float pictures in linear light, premultiplied, for compositing."),
            "exr:%o/%o.%05d.exr"),
        builtIn(PresetTexts::tr("WebM"),
                PresetTexts::tr("A small VP9 movie with alpha, for web pages."), "vp9:%o.webm"),
    };
}

ExportPreset presetOf(const QString &name, const ExportRequest &request)
{
    const ExportSettings &s = request.settings;
    ExportPreset preset;
    preset.name = name.toStdString();
    preset.kind = exportSpec(s);
    preset.kind.resize(preset.kind.find(':'));
    preset.path = s.path;
    QJsonObject options;
    for (const auto &[objects, text] : objectNames) {
        if (objects == request.objects)
            options["objects"] = text;
    }
    options["wholeClip"] = request.frames == ExportFrames::WholeClip;
    options["makeFirst"] = request.openFrames == OpenFrames::MakeFirst;
    if (s.startNumber)
        options["startNumber"] = *s.startNumber;
    if (s.frameRate.num > 0)
        options["frameRate"] = QStringLiteral("%1/%2").arg(s.frameRate.num).arg(s.frameRate.den);
    if (s.startTimecode)
        options["timecode"] = QString::fromStdString(*s.startTimecode);
    options["primaries"] = s.tags.primaries;
    options["transfer"] = s.tags.transfer;
    options["matrix"] = s.tags.matrix;
    options["audio"] = s.withAudio;
    options["overwrite"] = s.overwrite;
    options["resume"] = s.resume;
    preset.options = QJsonDocument(options).toJson(QJsonDocument::Compact).toStdString();
    return preset;
}

std::optional<ExportRequest> requestOf(const ExportPreset &preset)
{
    std::string spec = preset.kind;
    spec.append(":").append(preset.path.empty() ? "%o" : preset.path);
    const auto settings = parseExportSpec(spec);
    if (!settings)
        return {};
    ExportRequest request;
    request.settings = *settings;
    ExportSettings &s = request.settings;
    const QJsonObject options =
        QJsonDocument::fromJson(QByteArray::fromStdString(preset.options)).object();
    for (const auto &[objects, text] : objectNames) {
        if (options["objects"].toString() == text)
            request.objects = objects;
    }
    if (options["wholeClip"].toBool())
        request.frames = ExportFrames::WholeClip;
    if (!options["makeFirst"].toBool(true))
        request.openFrames = OpenFrames::AsTheyAre;
    if (options.contains("startNumber"))
        s.startNumber = options["startNumber"].toInt();
    const QStringList rate = options["frameRate"].toString().split('/');
    if (rate.size() == 2 && rate[0].toInt() > 0 && rate[1].toInt() > 0)
        s.frameRate = {rate[0].toInt(), rate[1].toInt()};
    if (options.contains("timecode"))
        s.startTimecode = options["timecode"].toString().toStdString();
    s.tags.primaries = options["primaries"].toInt(2);
    s.tags.transfer = options["transfer"].toInt(2);
    s.tags.matrix = options["matrix"].toInt(2);
    s.withAudio = options["audio"].toBool(true);
    s.overwrite = options["overwrite"].toBool();
    s.resume = options["resume"].toBool() && isSequence(s.format);
    return request;
}

} // namespace filigree
