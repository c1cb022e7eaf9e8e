// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "tests/widgets/viewer/viewer_bench.h"

#include "widgets/theme/theme.h"

#include <QtTest>

namespace filigree {

void ViewerBench::prepare()
{
    qRegisterMetaType<Point>();
    applyTheme(*qApp);
}

void ViewerBench::openViewer()
{
    m_viewer = std::make_unique<Viewer>();
    m_viewer->resize(600, 400);
    ViewerScene scene;
    scene.frame = {400, 300};
    m_viewer->setScene(scene);
    m_viewer->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_viewer.get()));
    m_viewer->zoomTo(1);
    QCOMPARE(m_viewer->transform().toPane(QPointF()), corner);
    m_viewer->setFocus();
}

void ViewerBench::mouse(QEvent::Type type, const QPointF &at, Qt::MouseButton button,
                        Qt::KeyboardModifiers modifiers)
{
    const bool moves = type == QEvent::MouseMove;
    QMouseEvent event(type, at, m_viewer->mapToGlobal(at), moves ? Qt::NoButton : button,
                      type == QEvent::MouseButtonRelease ? Qt::NoButton : button, modifiers);
    QCoreApplication::sendEvent(m_viewer.get(), &event);
}

void ViewerBench::drag(const QList<QPointF> &path, Qt::MouseButton button,
                       Qt::KeyboardModifiers modifiers)
{
    mouse(QEvent::MouseButtonPress, path.first(), button, modifiers);
    for (const QPointF &at : path.mid(1))
        mouse(QEvent::MouseMove, at, button, modifiers);
    mouse(QEvent::MouseButtonRelease, path.last(), button, modifiers);
}

ViewerScene ViewerBench::sceneWith(const std::vector<Prompt> &prompts) const
{
    ViewerScene scene = m_viewer->scene();
    scene.prompts.clear();
    for (const Prompt &prompt : prompts) {
        ShownPrompt shown;
        shown.object = 1;
        shown.index = int(scene.prompts.size());
        shown.prompt = prompt;
        scene.prompts.emplace_back(std::move(shown));
    }
    return scene;
}

} // namespace filigree
