// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "app/cli/matte_command.h"

#include "app/cli/clip_prompts.h"
#include "app/cli/exit_code.h"
#include "app/cli/job_run.h"
#include "app/cli/matte_arguments.h"
#include "app/cli/open_clip.h"
#include "app/jobs/footage_files.h"
#include "app/jobs/matte_pipeline.h"
#include "app/jobs/work_session.h"
#include "app/settings/model_settings.h"
#include "app/settings/preferences.h"
#include "inference/base/caught.h"
#include "inference/predictors/matter_choice.h"
#include "inference/predictors/runtime.h"

#include <QFileInfo>

#include <algorithm>
#include <array>
#include <cstdio>
#include <set>
#include <tuple>

namespace filigree::cli {
namespace {

//! Puts the best tracker that is installed in the place of "auto".
void chooseTracker(MatteArguments &arguments, const KnownEngines &known)
{
    if (arguments.track.tracker == bestInstalled)
        arguments.track.tracker = bestTracker({arguments.device, arguments.threads, known.models});
}

//! Puts the best matter that is installed for frames of this size in the place of "auto".
void chooseMatter(MatteArguments &arguments, const KnownEngines &known, const Size &frame)
{
    if (arguments.matte.matter == bestInstalled)
        arguments.matte.matter = bestMatter({arguments.device, arguments.threads, known.models},
                                            std::int64_t(frame.width) * frame.height);
}

//! One call of "filigree matte".
class MatteCommand
{
public:
    MatteCommand(MatteArguments arguments, const std::vector<std::string> &words,
                 const KnownEngines &known, std::vector<ExportSettings> exports, JobRun &run)
        : m_arguments(std::move(arguments))
        , m_words(words)
        , m_known(known)
        , m_exports(std::move(exports))
        , m_run(run)
    { }

    Result<> execute();
    //! Whether what was done lies where the same command finds it, though in no project.
    bool isKeptUnsaved() const { return m_isKeptUnsaved; }

private:
    bool isProject() const { return isProjectPath(m_arguments.clip); }
    Result<> openAll();
    Result<> openSession(const ClipReference &footage);
    Result<> openNewClip();
    Result<> openProjectClip();
    void chooseNewMatter();
    Result<> findTexts(const std::optional<PromptsFile> &file);
    Result<> applySettings();
    Result<> makeMattes();
    Result<> save();
    void noteAbsence();
    ClipEntry &clip() { return m_session->project().clips[m_clipIndex]; }

    MatteArguments m_arguments;
    const std::vector<std::string> &m_words; //!< That they were parsed from.
    const KnownEngines &m_known;
    std::vector<ExportSettings> m_exports;
    JobRun &m_run;
    std::unique_ptr<WorkSession> m_session;
    std::shared_ptr<CachedFrameSource> m_frames;
    std::size_t m_clipIndex = 0;
    FrameRange m_range; //!< To be matted and exported.
    std::set<int> m_unreadable; //!< Frames of it that the footage lacks.
    bool m_isKeptUnsaved = false;
};

//! footage: empty when the clip is a project.
Result<> MatteCommand::openSession(const ClipReference &footage)
{
    WorkSessionOptions options;
    options.projectPath = isProject() ? m_arguments.clip : m_arguments.save;
    if (options.projectPath.empty())
        options.unsavedName = footage.fingerprint;
    auto session = WorkSession::open(options);
    if (!session)
        return tl::unexpected(session.error());
    m_session = std::move(*session);
    return {};
}

//! A clip that is to go into a new project, or that a saved project already has.
Result<> MatteCommand::openNewClip()
{
    auto frames =
        openClip(m_arguments.clip, m_arguments.cacheMegabytes, m_arguments.isStill, m_run.stop());
    if (!frames)
        return tl::unexpected(frames.error());
    m_frames = std::move(*frames);
    const auto reference = referenceTo(m_frames->info(), m_arguments.save);
    if (!reference)
        return tl::unexpected(reference.error());
    if (const auto opened = openSession(*reference); !opened)
        return opened;
    Project &project = m_session->project();
    for (std::size_t i = 0; i < project.clips.size(); ++i) {
        const ClipReference &known = project.clips[i].media;
        if (known.fingerprint == reference->fingerprint
            && known.frameCount == reference->frameCount) {
            m_clipIndex = i;
            return {};
        }
    }
    if (!project.clips.empty()) {
        return fail(Error::Kind::InvalidInput,
                    m_arguments.save + " is a project of another clip, "
                        + project.clips.front().media.absolutePath + "; save under another name.");
    }
    ClipEntry &added = project.addClip(*reference);
    added.results = m_session->store()->index(added.id); // of a run without a project
    return {};
}

Result<> MatteCommand::openProjectClip()
{
    if (!QFileInfo::exists(QString::fromStdString(m_arguments.clip)))
        return fail(Error::Kind::NotFound, "There is no project " + m_arguments.clip + '.');
    if (const auto opened = openSession({}); !opened)
        return opened;
    Project &project = m_session->project();
    const auto chosen = chosenClip(project, m_arguments.clip, m_arguments.projectClip);
    if (!chosen)
        return tl::unexpected(chosen.error());
    m_clipIndex = *chosen;
    std::vector<std::string> notes;
    auto frames = openMedia(clip(), m_arguments.clip, m_arguments.mediaFolders,
                            m_arguments.cacheMegabytes, notes, m_run.stop());
    for (const std::string &note : notes)
        m_run.warn(note);
    if (!frames)
        return tl::unexpected(frames.error());
    m_frames = std::move(*frames);
    return {};
}

Result<> MatteCommand::openAll()
{
    const auto opened = isProject() ? openProjectClip() : openNewClip();
    if (!opened)
        return opened;
    for (const std::string &note : m_session->notes())
        m_run.warn(note);
    for (const ClipDamage &damage : m_frames->info().damage)
        m_run.warn(damage.message);
    m_run.report().info = m_frames->info();
    return {};
}

//! The unknown region is not known yet: at worst it is the frame.
void MatteCommand::chooseNewMatter()
{
    if (m_arguments.matte.matter != bestInstalled)
        return;
    const Size frame = m_frames->size();
    chooseMatter(m_arguments, m_known, frame);
    const std::string &matter = m_arguments.matte.matter;
    const auto cost = likelyCost(matter, std::int64_t(frame.width) * frame.height,
                                 {m_arguments.device, m_arguments.threads, m_known.models});
    if (!cost || isProject())
        return;
    std::array<char, 64> seconds{};
    std::snprintf(seconds.data(), seconds.size(), "%.1f s a frame and %.0f MB", cost->seconds,
                  double(cost->bytes) / 1e6);
    m_run.warn("Matting with " + matter + ", the best that is installed for " + m_arguments.device
               + " and this size, likely in at most " + seconds.data()
               + "; --matter builtin needs no network.");
}

//! What is found for --text and --like becomes prompts like those that were given.
Result<> MatteCommand::findTexts(const std::optional<PromptsFile> &file)
{
    if (m_arguments.texts.empty())
        return {};
    m_run.progress()("looking for what was named", 0, 1);
    const int inPoint = isProject() ? clip().effectiveRange().in : m_arguments.in.value_or(0);
    const FindTask task{inPoint,
                        clip(),
                        file,
                        *m_frames,
                        m_frames->info(),
                        {m_arguments.device, m_arguments.threads, m_known.models,
                         m_arguments.precision, m_arguments.textSpeed}};
    std::vector<TextOutcome> &outcomes = m_run.report().texts;
    const auto found = takeTexts(m_arguments, task, outcomes, m_run.stop());
    m_run.progress()("looking for what was named", 1, 1);
    std::string text;
    for (const TextOutcome &outcome : outcomes) {
        text += readable(outcome);
        if (const std::string note = noteText(outcome); found && !note.empty())
            m_run.warn(note);
    }
    m_run.print(text);
    return found;
}

//! Of a project's objects, only the settings that the command line names change.
Result<> MatteCommand::applySettings()
{
    for (ObjectInfo &object : clip().objects) {
        const auto isNamed = [&](const ObjectArguments &named) {
            return named.name == object.name;
        };
        if (!m_arguments.objects.empty() && std::ranges::none_of(m_arguments.objects, isNamed))
            continue;
        MatteArguments initial;
        initial.track = object.track;
        initial.trimap = object.trimap;
        initial.matte = object.matte;
        auto parsed = parseMatteArguments(m_words, m_known, initial);
        if (!parsed)
            return tl::unexpected(parsed.error());
        chooseTracker(*parsed, m_known);
        chooseMatter(*parsed, m_known, m_frames->size());
        object.track = parsed->track;
        object.trimap = parsed->trimap;
        object.matte = parsed->matte;
    }
    return {};
}

Result<> MatteCommand::makeMattes()
{
    static const std::map<ResultKind, std::string> names = {
        {ResultKind::MaskLogits, "masks"},
        {ResultKind::Trimap, "trimaps"},
        {ResultKind::Alpha, "alphas"},
        {ResultKind::Foreground, "foregrounds"}};
    for (const auto &[kind, name] : names)
        m_run.report().resultsMade[name] = 0;
    std::set<std::tuple<ResultKind, ObjectId, int>> counted;
    MatteEvents events;
    events.progress = m_run.progress();
    events.made = [&](const MadeResult &made) {
        clip().results.set(made.object, made.kind, made.frame, made.result);
        if (counted.insert({made.kind, made.object, made.frame}).second) // passes may improve it
            ++m_run.report().resultsMade[names.at(made.kind)];
    };
    events.troubled = [&](const FrameTroubles &troubles) {
        m_unreadable = troubles.missing;
        m_run.warn(troubles);
    };
    events.tookLessMemory = [&](LessMemory how) {
        m_run.warn(m_arguments.device + " has too little memory: "
                   + (how == LessMemory::Processor ? "the processor goes on."
                                                   : "it goes on in smaller parts."));
    };
    const EngineOptions options{m_arguments.device, m_arguments.threads, m_known.models,
                                m_arguments.precision};
    MattePipeline pipeline(m_frames, m_session->store(), options);
    MatteTask task;
    task.range = m_range;
    return pipeline.run(clip(), task, m_run.stop(), events);
}

Result<> MatteCommand::save()
{
    if (!m_session->hasFile())
        return {};
    // Not stoppable: what was done so far is kept above all when the job is.
    const auto saved =
        m_session->save(m_session->project(), m_arguments.save, {}, m_run.progress());
    if (!saved)
        return tl::unexpected(saved.error());
    if (!saved->lost.empty())
        m_run.warn(std::to_string(saved->lost.size())
                   + " results were no longer there to be saved.");
    m_run.report().project = m_arguments.save.empty() ? m_arguments.clip : m_arguments.save;
    return {};
}

void MatteCommand::noteAbsence()
{
    const Revisions revisions(clip());
    for (const ObjectInfo &object : clip().objects) {
        int absent = 0, first = -1;
        for (int frame = m_range.in; frame <= m_range.out; ++frame) {
            if (revisions.state(object.id, ResultKind::Alpha, frame) != FrameState::Absent)
                continue;
            first = first < 0 ? frame : first;
            ++absent;
        }
        if (absent > 0) {
            m_run.warn('\'' + object.name + "' was not found on " + std::to_string(absent) + " of "
                       + std::to_string(m_range.size()) + " frames, first on frame "
                       + std::to_string(first) + '.');
        }
    }
}

Result<> MatteCommand::execute()
{
    std::optional<PromptsFile> file;
    if (!m_arguments.promptsFile.empty()) {
        auto read = readPromptsFile(m_arguments.promptsFile);
        if (!read)
            return tl::unexpected(read.error());
        file = std::move(*read);
        for (const std::string &one : file->leftOut)
            m_run.warn(m_arguments.promptsFile + ": " + one + " is not known, and left out.");
    }
    prepareProcess(m_arguments.threads);
    if (const auto opened = openAll(); !opened)
        return opened;
    chooseNewMatter();
    if (const auto found = findTexts(file); !found)
        return found;
    const PromptMode mode = isProject() ? PromptMode::Append : PromptMode::Replace;
    const auto applied =
        applyArguments(clip(), m_arguments, file, mode, *m_frames, m_frames->info(), m_run.stop());
    if (!applied)
        return tl::unexpected(applied.error());
    m_range = *applied;
    for (ExportSettings &settings : m_exports)
        settings.range = m_range;
    if (mode == PromptMode::Append) {
        if (const auto set = applySettings(); !set)
            return set;
    }
    std::vector<ObjectId> objects;
    for (const ObjectInfo &object : clip().objects) {
        if (!object.repelsOnly)
            objects.push_back(object.id);
    }
    const auto plan =
        plannedExports(m_exports, clip(), objects, m_arguments.output.combined, m_frames->info(),
                       footageOf(m_session->project(), m_session->projectPath()),
                       [this](int frame) { return m_frames->timeOf(frame); });
    if (!plan)
        return tl::unexpected(plan.error());
    m_session->record(m_session->project());
    m_isKeptUnsaved = !m_session->hasFile() && !clip().media.fingerprint.empty();

    const auto made = makeMattes();
    m_run.report().clip = clip();
    const auto saved = save();
    if (!made)
        return made;
    if (!saved)
        return saved;
    noteAbsence();
    if (!m_unreadable.empty() && !plan->empty()) {
        return fail(Error::Kind::NotFound,
                    "Nothing was exported: frames " + framesText(m_unreadable) + " of "
                        + m_frames->info().path
                        + " cannot be read and have no matte. Restore them, or leave them out "
                          "with --in and --out.");
    }
    MatteRenderer renderer(m_frames, m_session->store(), clip());
    const auto exported = m_run.exportAll(*plan, renderer);
    if (exported && m_isKeptUnsaved)
        m_session->discard();
    return exported;
}

} // namespace

int runMatte(const std::vector<std::string> &arguments)
{
    const KnownEngines known{trackers(), trimapPredictors(), matters(),
                             installedModels(Preferences().values()), grounders()};
    if (asksForHelp(arguments)) {
        std::fputs(matteHelp(known).c_str(), stdout);
        return exitDone;
    }
    MatteArguments initial;
    initial.track.tracker = bestInstalled;
    initial.matte.matter = bestInstalled;
    auto parsed = parseMatteArguments(arguments, known, initial);
    if (!parsed)
        return misused(parsed.error());
    const bool isChosen = parsed->track.tracker == bestInstalled;
    chooseTracker(*parsed, known);
    auto exports = exportSettings(parsed->output, parsed->threads);
    if (!exports)
        return misused(exports.error());
    JobRun run("matte", arguments, parsed->output);
    if (isChosen && parsed->track.tracker != TrackSettings().tracker
        && !isProjectPath(parsed->clip))
        run.warn("Tracking with " + parsed->track.tracker + ", the best that is installed for "
                 + parsed->device + "; --tracker builtin needs no network.");
    MatteCommand command(*parsed, arguments, known, std::move(*exports), run);
    const int code = run.finish(caught([&] { return command.execute(); }));
    if (code != exitCancelled)
        return code;
    const std::string how = run.howToGoOn();
    if (!run.report().project.empty())
        std::fprintf(stderr, "filigree: what was done is kept in %s; %s.\n",
                     run.report().project.c_str(), how.c_str());
    else if (command.isKeptUnsaved())
        std::fprintf(stderr, "filigree: what was done is kept for a week; %s.\n", how.c_str());
    return code;
}

} // namespace filigree::cli
