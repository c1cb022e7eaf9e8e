// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "app/window/main_window.h"
#include "app/window/viewer_controller.h"
#include "app/window_entry.h"
#include "inference/base/allocator.h"
#include "tests/benchmarks/timing.h"
#include "tests/benchmarks/ui/shown_mask.h"
#include "widgets/viewer/viewer.h"

#include <QApplication>
#include <QMouseEvent>
#include <QTimer>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <optional>

//! The application, linked as it is, which opens its window on a file, clicks on its first frame,
//! prints when that could be used and how long that took, and ends. Arguments: when it was started
//! (wallMs()); the file, if there is one; where to click, if at all, in pixels, and how many
//! milliseconds before that to point there.
using namespace filigree;

namespace filigree::bench {
namespace {

constexpr auto untilClick = std::chrono::milliseconds(500);
double started = 0;
bool hasFile = false;
std::optional<QPointF> click;
std::chrono::milliseconds aiming{0};

//! Looks at the events of the application until the window can be used, then says when that was.
class WindowWatch final : public QObject
{
public:
    bool eventFilter(QObject *receiver, QEvent *event) override
    {
        auto *widget = event->type() == QEvent::Paint || event->type() == QEvent::MouseMove
            ? qobject_cast<QWidget *>(receiver)
            : nullptr;
        if (!widget)
            return false;
        if (event->type() == QEvent::Paint && !m_isAsked) {
            // before there is a clip, the start page covers the viewer
            if ((m_viewer = widget->window()->findChild<Viewer *>())) {
                m_isAsked = true;
                m_window = dynamic_cast<MainWindow *>(widget->window());
                awaitFrame();
                ask();
            }
        } else if (event->type() == QEvent::MouseMove && qobject_cast<Viewer *>(widget) && m_isAsked
                   && m_usable == 0) {
            QMetaObject::invokeMethod(
                this, [this] { takeWindow(); }, Qt::QueuedConnection);
        }
        return false;
    }

private:
    void post(QEvent::Type type, const QPointF &at, Qt::MouseButton button, Qt::MouseButtons held)
    {
        QCoreApplication::postEvent(
            m_viewer,
            new QMouseEvent(type, at, m_viewer->mapToGlobal(at), button, held, Qt::NoModifier));
    }

    void ask() { post(QEvent::MouseMove, m_viewer->rect().center(), Qt::NoButton, Qt::NoButton); }

    void awaitFrame()
    {
        connect(&m_window->viewing(), &ViewerController::pictureShown, this,
                [this](const ComposedView &view) {
                    if (view.frame != view.wantedFrame || (m_shown > 0 && !m_hasMask))
                        return;
                    QMetaObject::invokeMethod( // once the viewer has it
                        this, [this, hasMask = m_hasMask] { takePicture(hasMask); },
                        Qt::QueuedConnection);
                });
    }

    void takeWindow()
    {
        m_usable = wallMs();
        endWhenAllIsThere();
    }

    void takePicture(bool hasMask)
    {
        double &time = hasMask ? m_answered : m_shown;
        if (time > 0)
            return;
        m_viewer->repaint();
        time = wallMs();
        if (click && !hasMask) {
            QTimer::singleShot(untilClick, this, [this] { clickOn(*click); });
            if (aiming.count() > 0)
                QTimer::singleShot(untilClick - aiming, this, [this] {
                    post(QEvent::MouseMove, m_viewer->transform().toPane(*click), Qt::NoButton,
                         Qt::NoButton);
                });
        }
        endWhenAllIsThere();
    }

    void clickOn(const QPointF &pixel)
    {
        connect(&m_window->document(), &Document::resultsChanged, this,
                [this] { m_hasMask = m_hasMask || !shownMask(*m_window).isNull(); });
        m_pressed = wallMs();
        const QPointF at = m_viewer->transform().toPane(pixel);
        post(QEvent::MouseButtonPress, at, Qt::LeftButton, Qt::LeftButton);
        post(QEvent::MouseButtonRelease, at, Qt::LeftButton, Qt::NoButton);
    }

    void endWhenAllIsThere()
    {
        if (m_usable == 0 || (hasFile && m_shown == 0) || (click && m_answered == 0))
            return;
        std::printf("%f %f %f %f\n", m_usable - started, m_shown - started, m_answered - m_pressed,
                    peakMemoryMiB());
        std::fflush(stdout);
        if (const auto work = m_window->document().work())
            work->discard(); // or the next start would offer it
        std::_Exit(0); // closing would ask whether to save it
    }

    bool m_isAsked = false;
    MainWindow *m_window = nullptr;
    Viewer *m_viewer = nullptr;
    double m_usable = 0;
    double m_shown = 0;
    double m_pressed = 0;
    bool m_hasMask = false;
    double m_answered = 0;
};

void watchWindow()
{
    qApp->installEventFilter(new WindowWatch); // lives as long as the process
}

} // namespace

} // namespace filigree::bench

int main(int argc, char **argv)
{
    keepFreedMemory();
    QCoreApplication::setApplicationName(QStringLiteral("filigree"));
    bench::started = argc > 1 ? std::atof(argv[1]) : 0;
    bench::hasFile = argc > 2;
    if (argc > 4)
        bench::click = QPointF(std::atof(argv[3]), std::atof(argv[4]));
    if (argc > 5)
        bench::aiming = std::chrono::milliseconds(std::atoi(argv[5]));
    const std::vector<std::string> paths(argv + std::min(argc, 2), argv + std::min(argc, 3));
    qAddPreRoutine(bench::watchWindow);
    return runWindow(argc, argv, paths);
}
