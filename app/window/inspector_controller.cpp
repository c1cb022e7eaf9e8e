// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "app/window/inspector_controller.h"

#include "app/commands/settings_commands.h"
#include "app/window/engine_paces.h"
#include "app/window/objects_controller.h"
#include "inference/base/training_samples.h"
#include "inference/predictors/engines.h"
#include "inference/predictors/matter_choice.h"
#include "inference/predictors/tracker_cost.h"
#include "widgets/panels/status_strip.h"
#include "widgets/translated.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>

namespace filigree {
namespace {

const QString automatic = QStringLiteral("auto");

InspectedObject inspected(const ObjectInfo &info)
{
    return {info.id,
            QString::fromStdString(info.name),
            info.locked,
            {info.track, info.trimap, info.matte}};
}

//! What the engines say of themselves, which know nothing of languages.
[[maybe_unused]] constexpr const char *engineTexts[] = {
    QT_TRANSLATE_NOOP("Engines", "Built-in"),
    QT_TRANSLATE_NOOP("Engines", "Learns the shot from its prompted frames; needs no download."),
    QT_TRANSLATE_NOOP("Engines", "The quickest of the SAM 2 family."),
    QT_TRANSLATE_NOOP("Engines", "Follows anything; the quickest SAM 2.1."),
    QT_TRANSLATE_NOOP("Engines", "Follows anything."),
    QT_TRANSLATE_NOOP("Engines", "Follows anything, more surely; for a graphics processor."),
    QT_TRANSLATE_NOOP("Engines", "Follows anything, most surely; for a graphics processor."),
    QT_TRANSLATE_NOOP("Engines", "Colour mixtures"),
    QT_TRANSLATE_NOOP("Engines", "Solves for alpha from near and far colours; no network"),
    QT_TRANSLATE_NOOP("Engines", "Fine alpha by a network, at any size"),
    QT_TRANSLATE_NOOP("Engines", "Finer alpha by a larger network, at any size"),
    QT_TRANSLATE_NOOP("Engines", "Fine alpha by a network; slow on large frames"),
    QT_TRANSLATE_NOOP("Engines", "Finer alpha by a larger network; slow on large frames"),
};

QString engineText(const std::string &text)
{
    return QCoreApplication::translate("Engines", text.c_str());
}

EngineChoice choiceOf(const EngineInfo &info, const QString &cost)
{
    EngineChoice choice;
    choice.id = QString::fromStdString(info.id);
    choice.name = engineText(info.name);
    choice.needs = engineText(info.description);
    choice.cost = cost;
    return choice;
}

} // namespace

InspectorController::InspectorController(Document &document, const ObjectsController &objects,
                                         const EnginePaces &paces, InspectorPanel &panel,
                                         QObject *parent)
    : QObject(parent)
    , m_document(document)
    , m_objects(objects)
    , m_paces(paces)
    , m_panel(panel)
    , m_loads(document)
{
    m_update.setSingleShot(true);
    m_update.setInterval(0);
    connect(&m_update, &QTimer::timeout, this, &InspectorController::update);
    m_follow.setSingleShot(true);
    m_follow.setInterval(1000);
    connect(&m_follow, &QTimer::timeout, this, &InspectorController::update);
    const auto soon = [this] { m_update.start(); };
    connect(&objects, &ObjectsController::selectionChanged, this, soon);
    connect(&paces, &EnginePaces::changed, this, soon);
    connect(&m_loads, &MattingLoads::changed, this, soon);
    connect(&document, &Document::resultsChanged, this, [this] {
        if (!m_follow.isActive())
            m_follow.start();
    });
    connect(&document, &Document::objectsChanged, this, soon);
    connect(&document, &Document::settingsChanged, this, soon);
    connect(&document, &Document::currentClipChanged, this, soon);
    connect(&document, &Document::mediaChanged, this, soon);

    connect(&panel, &InspectorPanel::editBegan, this, [this] { m_drag = nextDrag(); });
    connect(&panel, &InspectorPanel::editEnded, this, [this] { m_drag = 0; });
    connect(&panel, &InspectorPanel::edited, this, [this](Setting setting, double value) {
        edit(settingText(setting).name, [setting, value](ObjectSettings &settings) {
            setSettingValue(settings, setting, value);
        });
    });
    connect(&panel, &InspectorPanel::trackerChosen, this, [this](const QString &id) {
        // Results hang on the tracker by name, so the best one now is kept by its own.
        const std::string chosen = id == automatic ? bestTracker(m_engines) : id.toStdString();
        edit(tr("Tracker"), [&chosen](ObjectSettings &all) { all.track.tracker = chosen; });
        update(); // "Automatic" itself is never the chosen one
    });
    connect(&panel, &InspectorPanel::matterChosen, this, [this](const QString &id) {
        const std::string chosen = id == automatic ? bestMatterNow() : id.toStdString();
        edit(tr("Matter"), [&chosen](ObjectSettings &all) { all.matte.matter = chosen; });
        update();
    });
    connect(&panel, &InspectorPanel::resetRequested, this, &InspectorController::reset);
    connect(&panel, &InspectorPanel::copyRequested, this, &InspectorController::copyTo);
    translated(&panel, [this] { update(); }); // what the engines say of themselves
}

void InspectorController::setEngines(const EngineOptions &options)
{
    m_engines = options;
    m_update.start();
}

void InspectorController::edit(const QString &text,
                               const std::function<void(ObjectSettings &)> &change)
{
    const ClipEntry *clip = m_document.clip();
    if (!clip)
        return;
    std::map<ObjectId, ObjectSettings> settings;
    for (const ObjectId id : m_objects.selection()) {
        if (const ObjectInfo *info = clip->object(id)) {
            ObjectSettings values = inspected(*info).settings;
            change(values);
            settings[id] = values;
        }
    }
    m_document.push(setSettings(m_document, settings, m_drag, text));
}

void InspectorController::reset()
{
    edit(tr("Default Settings"),
         [this](ObjectSettings &settings) { settings = settingsOfNewObject(m_document); });
}

void InspectorController::copyTo(const QList<ObjectId> &targets)
{
    const QList<ObjectId> selected = m_objects.selection();
    if (selected.size() != 1)
        return;
    m_document.push(copySettings(m_document, selected.first(),
                                 std::vector<ObjectId>(targets.begin(), targets.end())));
}

void InspectorController::copyToAll()
{
    const QList<ObjectId> selected = m_objects.selection();
    QList<ObjectId> others;
    for (const ObjectInfo &info :
         m_document.clip() ? m_document.clip()->objects : std::vector<ObjectInfo>())
        if (!selected.contains(info.id))
            others.append(info.id);
    copyTo(others);
}

void InspectorController::update()
{
    InspectorScene scene;
    if (const ClipEntry *clip = m_document.clip()) {
        const QList<ObjectId> selected = m_objects.selection();
        for (const ObjectInfo &info : clip->objects)
            (selected.contains(info.id) ? scene.objects : scene.others).append(inspected(info));
    }
    scene.trackers = trackerChoices();
    scene.matters = matterChoices();
    scene.budgetTimes = budgetTimes();
    m_panel.setScene(scene);
}

double InspectorController::megapixels() const
{
    const Size size = m_document.clipInfo().size;
    return double(size.width) * size.height / 1e6;
}

std::int64_t InspectorController::shownPixels() const
{
    std::int64_t most = 0;
    for (const ObjectId id : m_objects.selection())
        most = std::max(most, m_loads.pixels(id));
    return most;
}

std::string InspectorController::bestMatterNow() const
{
    return bestMatter(m_engines, shownPixels());
}

//! As it was measured here, or before that as is to be expected; of networks with their memory.
QString InspectorController::costOf(const EngineInfo &engine, const QString &stage) const
{
    const auto likely = likelyCost(engine.id, shownPixels(), m_engines);
    const auto tracking = likelyTrackingSeconds(engine.id, m_engines);
    double seconds = m_paces.secondsPerStep(QString::fromStdString(engine.id), stage, megapixels());
    const bool isMeasured = seconds > 0;
    if (!isMeasured && (likely || tracking))
        seconds = likely ? likely->seconds : *tracking;
    if (seconds <= 0)
        return {};
    const QLocale locale;
    const QString number = seconds < 0.1 ? locale.toString(seconds * 1e3, 'f', 0)
                                         : locale.toString(seconds, 'f', seconds < 10 ? 1 : 0);
    QString cost = seconds < 0.1 ? tr("About %1 ms a frame on this computer.").arg(number)
        : isMeasured             ? tr("About %1 s a frame on this computer.").arg(number)
                                 : tr("Likely about %1 s a frame on this computer.").arg(number);
    if (likely)
        cost += ' '
            + tr("Up to %1 MB of memory for the region.")
                  .arg(locale.toString(double(likely->bytes) / 1e6, 'f', 0));
    return cost;
}

//! What can run, and what an object of the clip goes by although it cannot; the rest is for the
//! dialog of the models.
QList<EngineChoice> InspectorController::choicesOf(const std::vector<EngineInfo> &engines,
                                                   const QString &stage) const
{
    const std::vector<EngineInfo> running = runnable(engines, m_engines);
    const ClipEntry *clip = m_document.clip();
    QList<EngineChoice> choices;
    for (const EngineInfo &info : engines) {
        const bool runs = std::ranges::find(running, info.id, &EngineInfo::id) != running.end();
        const bool isUsed =
            clip && std::ranges::any_of(clip->objects, [&](const auto &object) {
                return object.track.tracker == info.id || object.matte.matter == info.id;
            });
        if (!runs && !isUsed)
            continue;
        choices.append(choiceOf(info, costOf(info, stage)));
        if (!runs)
            choices.last().unavailable = tr("Not installed; see Edit ▸ Models.");
    }
    return choices;
}

QList<EngineChoice> InspectorController::trackerChoices() const
{
    QList<EngineChoice> choices = choicesOf(trackers(), "tracking");
    const std::string best = bestTracker(m_engines);
    for (const EngineChoice &choice : QList<EngineChoice>(choices)) {
        if (choice.id.toStdString() == best && best != TrackSettings().tracker)
            choices.prepend({automatic, tr("Automatic"),
                             tr("The best that is installed: %1.").arg(choice.name), choice.cost,
                             QString()});
    }
    return choices;
}

QList<EngineChoice> InspectorController::matterChoices() const
{
    QList<EngineChoice> choices = choicesOf(matters(), "matting");
    const std::string best = bestMatterNow();
    const bool hasNetwork = std::ranges::any_of(
        runnable(matters(), m_engines), [](const EngineInfo &info) { return info.needsModel; });
    for (const EngineChoice &choice : QList<EngineChoice>(choices)) {
        if (hasNetwork && choice.id.toStdString() == best)
            choices.prepend(
                {automatic, tr("Automatic"),
                 tr("The best installed for this object's region: %1.").arg(choice.name),
                 choice.cost, QString()});
    }
    return choices;
}

//! Of learning one object.
QStringList InspectorController::budgetTimes() const
{
    QStringList times;
    for (const TrainingBudget budget : {TrainingBudget::None, TrainingBudget::Draft,
                                        TrainingBudget::Standard, TrainingBudget::Fine}) {
        const double pace = m_paces.secondsPerStep(QStringLiteral("builtin"), "learning", 1);
        if (budget == TrainingBudget::None)
            times << tr("at once");
        else
            times << (pace > 0 ? tr("about %1").arg(roughDuration(pace * sampleCount(budget)))
                               : QString());
    }
    return times;
}

} // namespace filigree
