// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "app/window/window_layout.h"

#include "app/settings/window_settings.h"
#include "widgets/translated.h"

#include <QAction>
#include <QApplication>
#include <QDockWidget>
#include <QLayout>
#include <QMainWindow>
#include <QMenu>
#include <QScreen>
#include <QScrollArea>
#include <QToolBar>

#include <algorithm>
#include <map>

namespace filigree {
namespace {

constexpr int sideWidth = 330;
constexpr int version = 1; //!< Another one forgets how panels were arranged.
const QString geometryKey = QStringLiteral("window/geometry");
const QString stateKey = QStringLiteral("window/state");

} // namespace

WindowLayout::WindowLayout(QMainWindow *window)
    : QObject(window)
    , m_window(window)
{
    window->setDockNestingEnabled(true);
    window->setDockOptions(QMainWindow::AnimatedDocks | QMainWindow::AllowNestedDocks
                           | QMainWindow::AllowTabbedDocks);
    window->setCorner(Qt::BottomRightCorner, Qt::RightDockWidgetArea);
    window->setTabPosition(Qt::AllDockWidgetAreas, QTabWidget::North);
    connect(qApp, &QApplication::focusChanged, this, &WindowLayout::showFocus);
}

//! The keyboard also reaches what lies behind another panel, or was scrolled away.
void WindowLayout::showFocus(QWidget *, QWidget *focused)
{
    if (!focused)
        return;
    for (const Placed &placed : m_docks) {
        const bool isBehind = !placed.dock->isFloating()
            && !m_window->rect().intersects(placed.dock->geometry()); // where Qt keeps such
        if (isBehind && placed.dock->isAncestorOf(focused))
            placed.dock->raise();
    }
    for (QWidget *part = focused->parentWidget(); part; part = part->parentWidget()) {
        if (auto *area = qobject_cast<QScrollArea *>(part))
            area->ensureWidgetVisible(focused);
    }
}

QDockWidget *WindowLayout::add(QWidget *panel, const char *name, Qt::DockWidgetArea area,
                               const std::function<QString()> &title, bool stacked)
{
    auto *dock = new QDockWidget(m_window);
    dock->setObjectName(QString::fromLatin1(name));
    dock->setWidget(panel);
    translated(dock, [dock, title] {
        dock->setWindowTitle(title());
        dock->toggleViewAction()->setStatusTip(tr("Shows or hides the panel %1.").arg(title()));
    });
    m_docks.push_back({dock, area, stacked});
    m_window->addDockWidget(area, dock);
    return dock;
}

void WindowLayout::addTo(QMenu &menu) const
{
    for (const Placed &placed : m_docks)
        menu.addAction(placed.dock->toggleViewAction());
}

void WindowLayout::reveal(QWidget *panel)
{
    for (const Placed &placed : m_docks) {
        if (placed.dock->widget() == panel) {
            placed.dock->show();
            placed.dock->raise();
        }
    }
}

void WindowLayout::arrange()
{
    const QSize size = m_window->size(); // it grows for docks that are not stacked yet
    std::map<Qt::DockWidgetArea, QDockWidget *> last;
    for (const Placed &placed : m_docks) {
        placed.dock->setFloating(false);
        m_window->removeDockWidget(placed.dock);
        m_window->addDockWidget(placed.area, placed.dock, Qt::Vertical);
        placed.dock->show();
        if (placed.isStacked && last.contains(placed.area))
            m_window->tabifyDockWidget(last[placed.area], placed.dock);
        last[placed.area] = placed.dock;
    }
    // Of stacked ones the first is on top.
    for (auto it = m_docks.rbegin(); it != m_docks.rend(); ++it) {
        if (it != m_docks.rbegin() && std::prev(it)->isStacked && !it->isStacked)
            it->dock->raise();
    }
    arrangeBars();
    m_window->layout()->activate();
    m_window->resize(size);
    QList<QDockWidget *> docks;
    QList<int> heights;
    for (const Placed &placed : m_docks) {
        if (placed.isStacked)
            continue;
        docks.push_back(placed.dock);
        heights.push_back(placed.dock->widget()->sizeHint().height());
        if (placed.area == Qt::RightDockWidgetArea || placed.area == Qt::LeftDockWidgetArea)
            m_window->resizeDocks({placed.dock}, {sideWidth}, Qt::Horizontal);
    }
    m_window->resizeDocks(docks, heights, Qt::Vertical);
}

void WindowLayout::arrangeBars()
{
    for (const auto &[bar, area] : m_bars) {
        m_window->removeToolBarBreak(bar);
        m_window->removeToolBar(bar);
        m_window->addToolBar(area, bar); // floating ones come back as well
        bar->show();
    }
}

void WindowLayout::restore()
{
    for (QToolBar *bar : m_window->findChildren<QToolBar *>(QString(), Qt::FindDirectChildrenOnly))
        m_bars.emplace_back(bar, m_window->toolBarArea(bar));
    const QSettings settings = windowSettings();
    if (!m_window->restoreGeometry(settings.value(geometryKey).toByteArray())) {
        const QSize room = m_window->screen()->availableSize();
        m_window->resize(std::min(1600, room.width() * 9 / 10),
                         std::min(1000, room.height() * 9 / 10));
    }
    arrange();
    m_window->restoreState(settings.value(stateKey).toByteArray(), version);
}

void WindowLayout::keep()
{
    QSettings settings = windowSettings();
    settings.setValue(geometryKey, m_window->saveGeometry());
    settings.setValue(stateKey, m_window->saveState(version));
}

void WindowLayout::reset()
{
    arrange();
}

} // namespace filigree
