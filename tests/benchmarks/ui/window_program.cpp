// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "app/window/main_window.h"
#include "app/window/viewer_controller.h"
#include "app/window_entry.h"
#include "inference/base/allocator.h"
#include "tests/benchmarks/timing.h"
#include "widgets/viewer/viewer.h"

#include <QApplication>
#include <QMouseEvent>

#include <algorithm>
#include <cstdio>
#include <cstdlib>

//! The application, linked as it is, which opens its window on a project, prints when that could be
//! used and ends. Arguments: when it was started (wallMs()), and the project if there is one.
using namespace filigree;

namespace filigree::bench {
namespace {

double started = 0;
bool hasProject = false;

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
            if (auto *asked = widget->window()->findChild<Viewer *>()) {
                m_isAsked = true;
                awaitFrame(dynamic_cast<MainWindow &>(*widget->window()), *asked);
                ask(*asked);
            }
        } else if (event->type() == QEvent::MouseMove && qobject_cast<Viewer *>(widget) && m_isAsked
                   && m_usable == 0) {
            QMetaObject::invokeMethod(
                this, [this] { takeWindow(); }, Qt::QueuedConnection);
        }
        return false;
    }

private:
    static void ask(Viewer &viewer)
    {
        const QPointF middle = viewer.rect().center();
        QCoreApplication::postEvent(&viewer,
                                    new QMouseEvent(QEvent::MouseMove, middle,
                                                    viewer.mapToGlobal(middle), Qt::NoButton,
                                                    Qt::NoButton, Qt::NoModifier));
    }

    void awaitFrame(const MainWindow &window, Viewer &viewer)
    {
        connect(
            &window.viewing(), &ViewerController::pictureShown, this,
            [this, &viewer](const ComposedView &view) {
                if (view.frame == view.wantedFrame && m_shown == 0)
                    takeFrame(viewer);
            },
            Qt::QueuedConnection);
    }

    void takeWindow()
    {
        m_usable = wallMs();
        endWhenBothAreThere();
    }

    void takeFrame(Viewer &viewer)
    {
        viewer.repaint();
        m_shown = wallMs();
        endWhenBothAreThere();
    }

    void endWhenBothAreThere()
    {
        if (m_usable == 0 || (hasProject && m_shown == 0))
            return;
        std::printf("%f %f %f\n", m_usable - started, m_shown - started, peakMemoryMiB());
        std::fflush(stdout);
        QApplication::closeAllWindows();
    }

    bool m_isAsked = false;
    double m_usable = 0;
    double m_shown = 0;
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
    const std::vector<std::string> paths(argv + std::min(argc, 2), argv + argc);
    bench::hasProject = !paths.empty();
    qAddPreRoutine(bench::watchWindow);
    return runWindow(argc, argv, paths);
}
