// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "app/window/status_controller.h"

#include "app/document/document.h"
#include "app/document/editor_state.h"
#include "project_io/archive/result_store.h"
#include "project_io/media/frame_cache.h"
#include "project_io/model/timecode.h"
#include "widgets/dialogs/questions.h"
#include "widgets/translated.h"

#include <QLabel>
#include <QMainWindow>
#include <QStatusBar>
#include <QThread>
#include <QTimer>

#include <algorithm>
#include <chrono>

namespace filigree {
namespace {

using namespace std::chrono_literals;

constexpr auto resourceInterval = 2s;

} // namespace

StatusController::StatusController(const Document &document, const EditorState &state,
                                   QMainWindow *window)
    : QObject(window)
    , m_document(document)
    , m_state(state)
    , m_strip(new StatusStrip)
    , m_position(new QLabel)
{
    translated(m_position, [this] {
        m_position->setAccessibleName(tr("Frame and timecode"));
        showPosition();
        showResources();
    });
    window->statusBar()->addWidget(m_strip, 1);
    m_position->setContentsMargins(0, 0, 8, 0); // a maximised window has no size grip
    window->statusBar()->addPermanentWidget(m_position);
    connect(m_strip, &StatusStrip::detailsRequested, this, [window](const StatusMessage &message) {
        showProblem(window, tr("What happened"), message.text, message.details);
    });
    connect(&state, &EditorState::frameChanged, this, &StatusController::showPosition);
    connect(&document, &Document::currentClipChanged, this, &StatusController::showPosition);
    connect(&document, &Document::mediaChanged, this, &StatusController::showPosition);
    auto *timer = new QTimer(this);
    connect(timer, &QTimer::timeout, this, &StatusController::showResources);
    timer->start(resourceInterval);
}

void StatusController::setDevice(const QString &device, int threads)
{
    m_device = device;
    m_threads = threads;
    showResources();
}

void StatusController::say(const QString &text)
{
    m_strip->addMessage({StatusMessage::Kind::Info, text, {}});
}

void StatusController::warn(const QString &text)
{
    m_strip->addMessage({StatusMessage::Kind::Error, text, {}});
}

void StatusController::setJob(const QObject *source, const std::optional<RunningJob> &job)
{
    const auto known = std::ranges::find(m_jobs, source, [](const auto &one) { return one.first; });
    if (known == m_jobs.end())
        m_jobs.emplace_back(source, job);
    else
        known->second = job;
    const auto shown =
        std::ranges::find_if(m_jobs, [](const auto &one) { return one.second.has_value(); });
    m_strip->setJob(shown == m_jobs.end() ? std::nullopt : shown->second);
}

void StatusController::showPosition()
{
    const ClipInfo info = m_document.clipInfo();
    if (info.frameCount == 0) {
        m_position->clear();
        m_position->setFixedSize(m_position->sizeHint());
        return;
    }
    const std::string start = info.startTimecode.empty() ? "00:00:00:00" : info.startTimecode;
    const auto timecode = advancedTimecode(start, info.frameRate, m_state.frame());
    const QString text = tr("Frame %1 of %2").arg(m_state.frame() + 1).arg(info.frameCount);
    m_position->setText(timecode ? text + QStringLiteral("   ") + QString::fromStdString(*timecode)
                                 : text);
    // With another size the whole window would be laid out anew, for each frame that is passed by.
    m_position->setFixedSize(m_position->sizeHint().expandedTo(m_position->minimumSize()));
}

void StatusController::showResources()
{
    ResourceUse use;
    use.memory = qint64(m_document.cache()->usedBytes());
    use.memoryBudget = qint64(m_document.cache()->budget());
    if (const auto store = m_document.store())
        use.disk = store->usage().bytes;
    if (m_device.startsWith(QLatin1String("cuda:")))
        use.device = tr("Graphics processor %1").arg(m_device.mid(5).toInt() + 1);
    else
        use.device = tr("CPU, %n thread(s)", nullptr,
                        m_threads > 0 ? m_threads : QThread::idealThreadCount());
    m_strip->setResources(use);
}

} // namespace filigree
