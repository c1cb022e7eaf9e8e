// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "app/jobs/export_summary.h"

#include "app/jobs/export_command_line.h"
#include "app/settings/error_text.h"
#include "project_io/model/revision.h"
#include "project_io/model/timecode.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QLocale>
#include <QStorageInfo>

#include <algorithm>
#include <limits>
#include <map>

namespace filigree {
namespace {

struct SummaryTexts
{
    Q_DECLARE_TR_FUNCTIONS(filigree::ExportSummary)
};

class Summary
{
public:
    Summary(const ExportRequest &request, const ExportSubject &subject,
            const ExportSnapshot &snapshot, const std::set<std::string> &queued)
        : m_request(request)
        , m_settings(exportSettings(request, subject))
        , m_snapshot(snapshot)
        , m_queued(queued)
        , m_objects(exportedObjects(request, subject))
    {
        m_isCombined = request.objects == ExportObjects::Combined && m_objects.size() > 1;
    }

    ExportSummary make()
    {
        checkObjects();
        checkRange();
        checkNumbers();
        m_result.outputs = m_isCombined ? 1 : int(m_objects.size());
        m_result.frames = m_settings.range.size();
        const Rational rate =
            m_settings.frameRate.num > 0 ? m_settings.frameRate : m_snapshot.info.frameRate;
        m_result.seconds = rate.value() > 0 ? m_result.frames / rate.value() : 0;
        if (m_result.frames > 0)
            m_result.bytes = estimatedBytes(m_settings, m_snapshot.info) * m_result.outputs;
        if (m_result.canStart())
            checkFiles();
        if (m_result.frames > 0)
            countOpen();
        ExportCommand command;
        command.settings = m_settings;
        command.clip = m_snapshot.clipChoice;
        command.isCombined = m_isCombined;
        command.range = m_settings.range;
        command.matteFirst = m_result.staleFrames + m_result.missingFrames > 0
            && m_request.openFrames == OpenFrames::MakeFirst;
        for (const ObjectId object : m_objects)
            command.objects.push_back(m_snapshot.clip.object(object)->name);
        if (!m_snapshot.projectPath.empty())
            m_result.commandLine = exportCommandLine(m_snapshot.projectPath, command);
        return std::move(m_result);
    }

private:
    void problem(ExportField field, const QString &text, bool isError = true)
    {
        m_result.problems.push_back({field, isError, text});
    }

    void checkObjects()
    {
        if (!m_objects.empty())
            return;
        problem(ExportField::Objects,
                m_request.objects == ExportObjects::Selected
                    ? SummaryTexts::tr("No object is selected that could be exported.")
                    : SummaryTexts::tr("The clip has no object that could be exported."));
    }

    void checkRange()
    {
        const FrameRange &range = m_settings.range;
        const int frames = m_snapshot.info.frameCount;
        if (range.out < range.in)
            problem(ExportField::Range,
                    SummaryTexts::tr("The last frame lies before the first one."));
        else if (range.in < 0 || range.out >= frames)
            problem(ExportField::Range,
                    SummaryTexts::tr("The range does not lie within the %n frame(s) of the clip.",
                                     nullptr, frames));
    }

    void checkNumbers()
    {
        if (m_settings.frameRate.num < 0) {
            problem(ExportField::FrameRate,
                    SummaryTexts::tr(
                        "This is no frame rate. Write for example 25, 23.976 or 24000/1001."));
            m_settings.frameRate = {0, 1};
        }
        const Rational rate =
            m_settings.frameRate.num > 0 ? m_settings.frameRate : m_snapshot.info.frameRate;
        if (m_settings.startTimecode && !m_settings.startTimecode->empty()
            && !advancedTimecode(*m_settings.startTimecode, rate, 0))
            problem(ExportField::Timecode,
                    SummaryTexts::tr(
                        "This is no timecode at this frame rate. Write hours, minutes, seconds "
                        "and frames as in 01:00:00:00; drop-frame has a ; before the frames."));
        if (m_settings.startNumber
            && *m_settings.startNumber > std::numeric_limits<int>::max() - m_settings.range.size())
            problem(ExportField::StartNumber, SummaryTexts::tr("The numbers become too large."));
    }

    void checkFiles()
    {
        if (m_settings.path.empty()) {
            problem(ExportField::Path, SummaryTexts::tr("Choose where to write."));
            return;
        }
        if (QDir::isRelativePath(QString::fromStdString(m_settings.path))) {
            problem(ExportField::Path, SummaryTexts::tr("Write the whole path, with its folder."));
            return;
        }
        std::set<std::string> taken;
        for (const auto &[name, what] : outputs()) {
            ExportSettings one = m_settings;
            one.objectName = name;
            const auto first = expandName(one, m_snapshot.info, one.range.in);
            const auto last = expandName(one, m_snapshot.info, one.range.out);
            if (!first || !last) {
                problem(ExportField::Path, errorText((first ? last : first).error()));
                return;
            }
            addExample(*first, *last);
            if (!checkOne(*first, *last, taken))
                return;
        }
        checkRoom();
    }

    //! File name and what it is of.
    std::vector<std::pair<std::string, QString>> outputs() const
    {
        std::vector<std::pair<std::string, QString>> all;
        if (m_isCombined)
            return {{"combined", SummaryTexts::tr("all objects combined")}};
        for (const ObjectId object : m_objects) {
            const std::string &name = m_snapshot.clip.object(object)->name;
            all.emplace_back(name, QString::fromStdString(name));
        }
        return all;
    }

    void addExample(const std::string &first, const std::string &last)
    {
        constexpr int most = 3;
        if (m_result.files.size() >= most) {
            if (m_result.files.size() == most)
                m_result.files << QStringLiteral("…");
            return;
        }
        const QString from = QDir::toNativeSeparators(QString::fromStdString(first));
        m_result.files
            << (first == last ? from
                              : SummaryTexts::tr("%1 to %2", "names of the first and the last file")
                                    .arg(from, QFileInfo(QString::fromStdString(last)).fileName()));
    }

    bool checkOne(const std::string &first, const std::string &last, std::set<std::string> &taken)
    {
        for (const std::string &path : std::set<std::string>{first, last}) {
            const QString name = QFileInfo(QString::fromStdString(path)).fileName();
            if (!taken.insert(path).second) {
                problem(ExportField::Path,
                        SummaryTexts::tr(
                            "Two objects would both be written to %1. Put %o, which stands "
                            "for the object's name, into the path.")
                            .arg(name));
                return false;
            }
            if (m_queued.contains(path)) {
                problem(ExportField::Path,
                        SummaryTexts::tr("An export in the queue is going to write %1.").arg(name));
                return false;
            }
            const QFileInfo file(QString::fromStdString(path));
            if (!file.exists())
                continue;
            if (!m_settings.overwrite && !m_settings.resume) {
                problem(ExportField::Path,
                        SummaryTexts::tr(
                            "%1 is there already. Choose another name, or what is to become "
                            "of existing files.")
                            .arg(name));
                return false;
            }
            if (m_settings.overwrite)
                problem(ExportField::Path, SummaryTexts::tr("%1 will be overwritten.").arg(name),
                        false);
        }
        return true;
    }

    void checkRoom()
    {
        ExportSettings one = m_settings;
        one.objectName = outputs().front().first;
        const auto path = expandName(one, m_snapshot.info, one.range.in);
        QFileInfo folder(QFileInfo(QString::fromStdString(*path)).absolutePath());
        while (!folder.exists() && !folder.isRoot())
            folder = QFileInfo(folder.absolutePath());
        if (!folder.isDir() || !folder.isWritable()) {
            problem(ExportField::Path,
                    SummaryTexts::tr("Nothing can be written in %1.")
                        .arg(QDir::toNativeSeparators(folder.absoluteFilePath())));
            return;
        }
        const QStorageInfo disk(folder.absoluteFilePath());
        if (!disk.isValid() || disk.bytesTotal() <= 0)
            return;
        m_result.freeBytes = disk.bytesAvailable();
        // The estimate is rough: only a quarter of it has to fit.
        if (m_result.freeBytes < m_result.bytes / 4)
            problem(ExportField::Path, SummaryTexts::tr("There is not enough room on this disk."));
        else if (m_result.freeBytes < m_result.bytes)
            problem(ExportField::Path, SummaryTexts::tr("The room on this disk may not be enough."),
                    false);
    }

    //! Of what the files are made from: masks where there are any, or trimaps, or mattes.
    std::vector<FrameState> statesOf(const Revisions &revisions, ObjectId object) const
    {
        const FrameRange &range = m_settings.range;
        if (m_settings.content == ExportContent::Trimap)
            return revisions.states(object, ResultKind::Trimap, range);
        std::vector<FrameState> states = revisions.states(object, ResultKind::Alpha, range);
        if (m_settings.content != ExportContent::Mask)
            return states;
        const auto masks = revisions.states(object, ResultKind::MaskLogits, range);
        for (std::size_t i = 0; i < states.size(); ++i) {
            const int frame = range.in + int(i);
            if (!revisions.best(object, ResultKind::MaskLogits, frame).key.isNull())
                states[i] = masks[i];
        }
        return states;
    }

    void countOpen()
    {
        const Revisions revisions(m_snapshot.clip);
        int beyondReach = 0;
        for (const ObjectId object : m_objects) {
            const ObjectInfo &info = *m_snapshot.clip.object(object);
            const bool withForeground = m_settings.decontaminated && info.matte.decontaminate
                && !isGrey(m_settings.content);
            const FrameRange &range = m_settings.range;
            std::vector<FrameState> states = statesOf(revisions, object);
            if (withForeground) {
                const auto colours = revisions.states(object, ResultKind::Foreground, range);
                for (std::size_t i = 0; i < states.size(); ++i) {
                    if (states[i] == FrameState::Fresh || states[i] == FrameState::Locked)
                        states[i] = std::min(states[i], colours[i]);
                }
            }
            const auto count = [&](FrameState state) {
                return int(std::ranges::count(states, state));
            };
            int makeable = 0;
            for (const FrameRange &open : revisions.open(object, ResultKind::Alpha, range)) {
                for (int frame = open.in; frame <= open.out; ++frame)
                    makeable += states[std::size_t(frame - range.in)] == FrameState::Missing;
            }
            m_result.staleFrames += count(FrameState::Stale);
            m_result.missingFrames += makeable;
            beyondReach += count(FrameState::Missing) - makeable;
        }
        if (beyondReach > 0)
            problem(ExportField::Range,
                    SummaryTexts::tr("%n matte(s) cannot be made: no prompt reaches these frames.",
                                     nullptr, beyondReach));
        if (m_result.missingFrames > 0 && m_request.openFrames == OpenFrames::AsTheyAre)
            problem(ExportField::Range,
                    SummaryTexts::tr(
                        "%n matte(s) are missing. Have them made first, or change the range.",
                        nullptr, m_result.missingFrames));
    }

    const ExportRequest &m_request;
    ExportSettings m_settings;
    const ExportSnapshot &m_snapshot;
    const std::set<std::string> &m_queued;
    std::vector<ObjectId> m_objects;
    bool m_isCombined = false;
    ExportSummary m_result;
};

} // namespace

std::vector<ObjectId> exportedObjects(const ExportRequest &request, const ExportSubject &subject)
{
    std::vector<ObjectId> ids;
    for (const ExportSubject::Object &object : subject.objects) {
        if (request.objects != ExportObjects::Selected
            || std::ranges::find(subject.selected, object.id) != subject.selected.end())
            ids.push_back(object.id);
    }
    return ids;
}

ExportSettings exportSettings(const ExportRequest &request, const ExportSubject &subject)
{
    ExportSettings settings = request.settings;
    settings.range = chosenRange(request, subject);
    return settings;
}

ExportSummary exportSummary(const ExportRequest &request, const ExportSubject &subject,
                            const ExportSnapshot &snapshot, const std::set<std::string> &queued)
{
    return Summary(request, subject, snapshot, queued).make();
}

} // namespace filigree
