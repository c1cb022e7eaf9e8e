// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "app/cli/job_report.h"

#include "app/cli/terminal.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSaveFile>

namespace filigree::cli {
namespace {

QString string(const std::string &value)
{
    return QString::fromStdString(value);
}

QJsonArray texts(const std::vector<std::string> &values)
{
    QJsonArray array;
    for (const std::string &value : values)
        array.append(string(value));
    return array;
}

QJsonArray objectsJson(const ClipEntry &clip)
{
    const Revisions revisions(clip);
    const FrameRange range = clip.effectiveRange();
    QJsonArray objects;
    for (const ObjectInfo &object : clip.objects) {
        QJsonArray frames;
        for (int frame = range.in; frame <= range.out; ++frame) {
            const FrameState state = revisions.state(object.id, ResultKind::Alpha, frame);
            QJsonObject one{{"frame", frame}, {"state", string(stateName(state))}};
            const ResultRef alpha = revisions.best(object.id, ResultKind::Alpha, frame);
            if (!alpha.key.isNull())
                one["presence"] = double(alpha.presence);
            frames.append(one);
        }
        objects.append(
            QJsonObject{{"id", object.id}, {"name", string(object.name)}, {"frames", frames}});
    }
    return objects;
}

QJsonObject textJson(const TextOutcome &outcome)
{
    QJsonArray candidates;
    for (std::size_t i = 0; i < outcome.grounding.candidates.size(); ++i) {
        const GroundedCandidate &one = outcome.grounding.candidates[i];
        candidates.append(
            QJsonObject{{"box", QJsonArray{one.box.x0, one.box.y0, one.box.x1, one.box.y1}},
                        {"score", one.score},
                        {"sure", one.isSure},
                        {"label", string(describe(one))},
                        {"known", string(outcome.known[i])},
                        {"object", string(outcome.objects[i])}});
    }
    return {{"frame", outcome.frame},
            {"phrase", string(outcome.grounding.phrase)},
            {"engine", string(outcome.grounder)},
            {"note", string(noteText(outcome))},
            {"unknownWords", texts(outcome.grounding.unknownWords)},
            {"candidates", candidates}};
}

QJsonObject exportJson(const ExportOutcome &outcome, const ClipEntry &clip)
{
    const ExportReport &report = outcome.report;
    QJsonArray names;
    for (const ObjectId object : outcome.planned.objects)
        names.append(string(clip.object(object) ? clip.object(object)->name : std::string()));
    QJsonArray checks;
    for (const ExportCheck &check : report.verdict.checks) {
        checks.append(QJsonObject{{"name", string(check.name)},
                                  {"expected", string(check.expected)},
                                  {"found", string(check.found)},
                                  {"ok", check.ok}});
    }
    return {{"export", string(exportSpec(outcome.planned.settings))},
            {"objects", names},
            {"files", texts(report.files)},
            {"framesWritten", report.framesWritten},
            {"framesSkipped", report.framesSkipped},
            {"bytes", double(report.bytes)},
            {"seconds", report.seconds},
            {"notes", texts(report.notes)},
            {"verdict", QJsonObject{{"ok", report.verdict.ok}, {"checks", checks}}}};
}

} // namespace

std::string stateName(FrameState state)
{
    switch (state) {
    case FrameState::Missing:
        return "missing";
    case FrameState::Stale:
        return "stale";
    case FrameState::Fresh:
        return "fresh";
    case FrameState::Locked:
        return "locked";
    case FrameState::Absent:
        return "absent";
    }
    return {};
}

std::string toJson(const JobReport &report)
{
    QJsonArray stages;
    for (const StageTime &stage : report.stages) {
        stages.append(QJsonObject{
            {"stage", string(stage.stage)}, {"seconds", stage.seconds}, {"steps", stage.steps}});
    }
    QJsonObject made;
    for (const auto &[kind, count] : report.resultsMade)
        made[string(kind)] = count;
    QJsonArray exports;
    for (const ExportOutcome &outcome : report.exports)
        exports.append(exportJson(outcome, report.clip));
    QJsonArray found;
    for (const TextOutcome &outcome : report.texts)
        found.append(textJson(outcome));
    const FrameRange range = report.clip.effectiveRange();
    const QJsonObject clip{{"path", string(report.info.path)},
                           {"width", report.info.size.width},
                           {"height", report.info.size.height},
                           {"frameCount", report.info.frameCount},
                           {"frameRate", report.info.frameRate.value()},
                           {"in", range.in},
                           {"out", range.out}};
    const QJsonObject root{{"version", FILIGREE_VERSION},
                           {"command", texts(report.command)},
                           {"status", string(report.status)},
                           {"error", string(report.error)},
                           {"warnings", texts(report.warnings)},
                           {"seconds", report.seconds},
                           {"memoryPeakBytes", double(peakMemory())},
                           {"stages", stages},
                           {"resultsMade", made},
                           {"clip", clip},
                           {"project", string(report.project)},
                           {"texts", found},
                           {"objects", objectsJson(report.clip)},
                           {"exports", exports}};
    return QJsonDocument(root).toJson().toStdString();
}

Result<> writeReport(const std::string &path, const JobReport &report)
{
    QSaveFile file(string(path));
    const std::string json = toJson(report);
    if (!file.open(QIODevice::WriteOnly) || file.write(json.data(), qint64(json.size())) < 0
        || !file.commit()) {
        return fail(Error::Kind::Unreadable,
                    "Cannot write the report " + path + ": " + file.errorString().toStdString()
                        + '.');
    }
    return {};
}

} // namespace filigree::cli
