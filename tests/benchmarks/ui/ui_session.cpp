// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "tests/benchmarks/ui/ui_session.h"

#include "app/commands/settings_commands.h"
#include "app/settings/language.h"
#include "app/settings/preferences.h"
#include "app/window/viewer_controller.h"
#include "inference/predictors/lab_tables.h"
#include "tests/benchmarks/timing.h"
#include "tests/benchmarks/ui/shown_mask.h"
#include "widgets/panels/status_strip.h"
#include "widgets/timeline/timeline.h"
#include "widgets/viewer/viewer.h"

#include <QAction>
#include <QMouseEvent>
#include <QProgressBar>
#include <QWheelEvent>

#include <algorithm>
#include <cmath>

namespace filigree::bench {
namespace {

constexpr double stepTime = 1000.0 / 60; // of a hand
constexpr int rulerY = 4; // above the brackets

} // namespace

UiSession::UiSession(WatchedApplication &application)
    : m_application(application)
    , m_tables(fillLabTables) // as the program does
    , m_preferences(std::make_unique<Preferences>())
    , m_language(std::make_unique<Language>())
    , m_window(std::make_unique<MainWindow>(*m_preferences, *m_language))
    , m_viewer(m_window->findChild<Viewer *>())
    , m_timeline(m_window->findChild<Timeline *>())
{
    QObject::connect(&m_window->viewing(), &ViewerController::pictureShown, m_window.get(),
                     [this](const ComposedView &view) { noteShown(view); });
    m_window->resize(1600, 1000);
    m_window->show();
    m_window->practise(); // likewise
}

UiSession::~UiSession()
{
    m_application.forget();
}

bool UiSession::waitFor(const std::function<bool()> &condition, double milliseconds)
{
    const double end = wallMs() + milliseconds;
    while (!condition()) {
        if (wallMs() > end)
            return false;
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents); // heartbeats end the wait
    }
    return true;
}

void UiSession::rest(double milliseconds)
{
    waitFor([] { return false; }, milliseconds);
}

Result<> UiSession::open(const QString &clip, const Footage &footage)
{
    m_footage = footage;
    m_window->openPaths({clip});
    if (!waitFor([this] { return m_window->document().frames() && m_composed > 0; }, 60'000))
        return fail(Error::Kind::Unreadable, clip.toStdString() + " was not shown.");
    rest(500);
    return {};
}

void UiSession::noteShown(const ComposedView &view)
{
    ++m_composed;
    const auto asked = m_newest.find(view.wantedFrame);
    if (asked == m_newest.end())
        return;
    m_answered = std::max(m_answered, asked->second);
    const auto seen = m_newest.find(view.frame); // a hand may have moved on since it asked for it
    if (seen != m_newest.end() && !view.isBlurred)
        m_exact = std::max(m_exact, seen->second);
}

void UiSession::postMouse(QWidget &widget, QEvent::Type type, const QPointF &at,
                          Qt::MouseButtons held)
{
    const auto button = type == QEvent::MouseMove ? Qt::NoButton : Qt::LeftButton;
    QCoreApplication::postEvent(
        &widget, new QMouseEvent(type, at, widget.mapToGlobal(at), button, held, Qt::NoModifier));
}

double UiSession::timelineX(double share) const
{
    const TimelineView &view = m_timeline->view();
    // whole pixels, as a hand's: between them the frame asked for might not be the one beside it
    return std::round(view.headerWidth + 4 + share * (view.framesWidth() - 8));
}

void UiSession::askForFrame(QEvent::Type type, double x, const std::string &name)
{
    const int frame = std::clamp(m_timeline->view().frameAt(x), 0, m_footage.frames - 1);
    const int number = ++m_asked;
    m_newest[frame] = number;
    const auto into = [this](const std::string &what) {
        return [&times = m_times[what]](double time) { times.add(time); };
    };
    m_application.expect(
        m_timeline->viewport(),
        [this, number] { // on it, or on one that was asked for later
            const auto asked = m_newest.find(m_timeline->scene().playhead);
            return asked != m_newest.end() && asked->second >= number;
        },
        into(name + ": playhead"));
    m_application.expect(
        m_viewer, [this, number] { return m_answered >= number; },
        into(name + ": nearest frame at hand"));
    m_application.expect(
        m_viewer, [this, number] { return m_exact >= number; }, into(name + ": exact frame"));
    postMouse(*m_timeline->viewport(), type, {x, rulerY}, Qt::LeftButton);
}

void UiSession::release(double x)
{
    postMouse(*m_timeline->viewport(), QEvent::MouseButtonRelease, {x, rulerY}, Qt::NoButton);
    if (!waitFor([this] { return m_application.expected() == 0; }))
        m_unanswered += m_application.expected();
    m_application.forget();
}

void UiSession::jumpAtRandom(int times, const std::string &name)
{
    for (int n = 0; n < times; ++n) {
        m_random = m_random * 1664525u + 1013904223u;
        const double x = timelineX(double(m_random >> 8) / (1 << 24));
        if (m_timeline->view().frameAt(x) == m_window->state().frame())
            continue;
        askForFrame(QEvent::MouseButtonPress, x, name);
        release(x);
        rest(150); // a person looks at it
    }
}

void UiSession::drag(int steps, const std::string &name)
{
    double x = timelineX(0.05);
    askForFrame(QEvent::MouseButtonPress, x, name);
    int frame = m_timeline->view().frameAt(x);
    for (int step = 1; step < steps; ++step) {
        rest(stepTime);
        const double share = 2.0 * step / steps;
        x = timelineX(0.05 + 0.9 * (share < 1 ? share : 2 - share));
        if (const int next = m_timeline->view().frameAt(x); next != std::exchange(frame, next))
            askForFrame(QEvent::MouseMove, x, name);
    }
    release(x);
}

void UiSession::zoom(int times, const std::string &name)
{
    for (int n = 0; n < times; ++n) {
        const int delta = n % 8 < 4 ? 120 : -120;
        const QPointF at = m_viewer->rect().center();
        const double before = m_viewer->zoom();
        const int composed = m_composed;
        m_application.expect(
            m_viewer, [this, before] { return m_viewer->zoom() != before; },
            [&sum = m_times[name + ": scaled"]](double time) { sum.add(time); });
        m_application.expect(
            m_viewer,
            [this, before, composed] {
                return m_viewer->zoom() != before && m_composed > composed;
            },
            [&sum = m_times[name + ": sharp"]](double time) { sum.add(time); });
        QCoreApplication::postEvent(m_viewer,
                                    new QWheelEvent(at, m_viewer->mapToGlobal(at), {}, {0, delta},
                                                    Qt::NoButton, Qt::NoModifier, Qt::NoScrollPhase,
                                                    false));
        if (!waitFor([this] { return m_application.expected() == 0; }))
            m_unanswered += m_application.expected();
        m_application.forget();
        rest(3 * stepTime);
    }
    m_viewer->zoomToFit();
}

void UiSession::click(bool positive, const std::string &name, double aiming)
{
    const Point thing = thingOn(m_footage, m_window->state().frame());
    // never on a prompt that is there already: that would take hold of it
    const double aside = positive ? 0 : m_footage.size.height * 0.35;
    const double apart = m_footage.size.height * 0.03 * (++m_clicks % 5 - 2);
    const QPointF at =
        m_viewer->transform().toPane(QPointF(thing.x + aside + apart, thing.y + apart));
    const auto pressed = positive ? Qt::NoModifier : Qt::ControlModifier;
    const auto post = [&](QEvent::Type type, Qt::MouseButton button, Qt::MouseButtons held) {
        QCoreApplication::postEvent(
            m_viewer, new QMouseEvent(type, at, m_viewer->mapToGlobal(at), button, held, pressed));
    };
    if (aiming > 0) {
        post(QEvent::MouseMove, Qt::NoButton, Qt::NoButton);
        rest(aiming);
    }
    const std::size_t prompts = m_viewer->scene().prompts.size();
    m_application.expect(
        m_viewer, [this, prompts] { return m_viewer->scene().prompts.size() > prompts; },
        [&sum = m_times[name + ": the click itself"]](double time) { sum.add(time); });
    int composed = -1; // pictures, when the mask was told of
    const QMetaObject::Connection told =
        QObject::connect(&m_window->document(), &Document::resultsChanged, m_window.get(),
                         [this, &composed, before = shownMask(*m_window)] {
                             if (composed < 0 && shownMask(*m_window) != before)
                                 composed = m_composed;
                         });
    m_application.expect(
        m_viewer, [this, &composed] { return composed >= 0 && m_composed > composed; },
        [&sum = m_times[name + ": its mask"]](double time) { sum.add(time); });
    post(QEvent::MouseButtonPress, Qt::LeftButton, Qt::LeftButton);
    post(QEvent::MouseButtonRelease, Qt::LeftButton, Qt::NoButton);
    if (!waitFor([this] { return m_application.expected() == 0; }))
        m_unanswered += m_application.expected();
    m_application.forget();
    QObject::disconnect(told);
}

void UiSession::track(TrainingBudget budget)
{
    Document &document = m_window->document();
    if (!document.clip() || document.clip()->objects.empty())
        return;
    const ObjectInfo &object = document.clip()->objects.front();
    TrackSettings settings = object.track;
    settings.budget = budget;
    document.push(setTrackSettings(document, object.id, settings));
    m_window->actions().get(ActionId::TrackBoth)->trigger();
}

bool UiSession::isTracking() const
{
    return m_window->findChild<StatusStrip *>()->findChild<QProgressBar *>()->isVisible();
}

void UiSession::cancelTracking()
{
    m_window->actions().get(ActionId::CancelJob)->trigger();
}

double UiSession::play(double seconds)
{
    const int before = m_composed;
    m_window->actions().get(ActionId::PlayForward)->trigger();
    const double began = wallMs();
    rest(seconds * 1000);
    const double rate = (m_composed - before) / (wallMs() - began) * 1000;
    m_window->state().setPlaying(false);
    rest(200);
    return rate;
}

} // namespace filigree::bench
