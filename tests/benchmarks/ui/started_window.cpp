// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "tests/benchmarks/ui/started_window.h"

#include "app/window/main_window.h"
#include "app/window_entry.h"
#include "tests/benchmarks/timing.h"
#include "widgets/viewer/viewer.h"

#include <QApplication>
#include <QMouseEvent>
#include <QProcess>

#include <cstdio>
#include <cstdlib>

namespace filigree::bench {
namespace {

constexpr int patience = 120'000; // ms
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
        auto *viewer = qobject_cast<Viewer *>(widget);
        if (event->type() == QEvent::Paint && widget && !m_isAsked) {
            // before there is a clip, the start page covers the viewer
            if (auto *asked = widget->window()->findChild<Viewer *>()) {
                m_isAsked = true;
                ask(*asked);
            }
        } else if (!viewer) {
            return false;
        } else if (event->type() == QEvent::MouseMove && m_isAsked && m_usable == 0) {
            QMetaObject::invokeMethod(
                this, [this, viewer] { takeWindow(*viewer); }, Qt::QueuedConnection);
        } else if (event->type() == QEvent::Paint && m_hasFrame) {
            m_hasFrame = false;
            QMetaObject::invokeMethod(
                this, [this] { end(wallMs() - m_usable); }, Qt::QueuedConnection);
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

    void takeWindow(Viewer &viewer)
    {
        m_usable = wallMs();
        if (!hasProject)
            return end(0);
        const auto &window = dynamic_cast<MainWindow &>(*viewer.window());
        connect(&window.composing(), &ViewService::composed, this, [this](const ComposedView &view) {
            m_hasFrame = m_hasFrame || view.frame == view.wantedFrame;
        });
    }

    void end(double project)
    {
        std::printf("%f %f %f\n", m_usable - started, project, peakMemoryMiB());
        std::fflush(stdout);
        QApplication::closeAllWindows();
    }

    bool m_isAsked = false;
    bool m_hasFrame = false;
    double m_usable = 0;
};

void watchWindow()
{
    qApp->installEventFilter(new WindowWatch); // lives as long as the process
}

} // namespace

int runStartedWindow(int argc, char **argv)
{
    QCoreApplication::setApplicationName(QStringLiteral("filigree"));
    started = std::atof(argv[2]);
    const std::vector<std::string> paths(argv + 3, argv + argc);
    hasProject = !paths.empty();
    qAddPreRoutine(watchWindow);
    return runWindow(argc, argv, paths);
}

Result<StartTimes> startWindow(const QString &project)
{
    QStringList arguments{startedWindowArgument, QString::number(wallMs(), 'f', 3)};
    if (!project.isEmpty())
        arguments << project;
    QProcess child;
    child.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    child.start(QCoreApplication::applicationFilePath(), arguments);
    StartTimes times;
    if (!child.waitForFinished(patience)
        || std::sscanf(child.readAllStandardOutput().constData(), "%lf %lf %lf", &times.window,
                       &times.project, &times.peakMiB)
            != 3)
        return fail(Error::Kind::Internal, "The window that was started did not say its times.");
    return times;
}

} // namespace filigree::bench
