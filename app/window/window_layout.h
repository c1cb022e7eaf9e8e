// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include <QByteArray>
#include <QObject>

#include <functional>
#include <utility>
#include <vector>

class QAction;
class QDockWidget;
class QMainWindow;
class QMenu;
class QToolBar;
class QWidget;

namespace filigree {

//! Where the panels and tool bars of the window are: docks that can be moved, floated, stacked and
//! closed, their arrangement kept from start to start, and the way back to that of the first start.
class WindowLayout final : public QObject
{
    Q_OBJECT
public:
    explicit WindowLayout(QMainWindow *window);

    //! name: in settings, never changes. title: asked again when the language changes. Docks of one
    //! area come below each other, or with stacked as tabs.
    QDockWidget *add(QWidget *panel, const char *name, Qt::DockWidgetArea area,
                     const std::function<QString()> &title, bool stacked = false);
    void addTo(QMenu &menu) const; //!< What shows and hides each panel.
    void reveal(QWidget *panel); //!< Also when it was closed or lies under another one.

    void restore(); //!< As the window was left; when all panels and tool bars were added.
    void keep();
    void reset();

private:
    QMainWindow *m_window;
    struct Placed
    {
        QDockWidget *dock;
        Qt::DockWidgetArea area;
        bool isStacked;
    };
    void arrange();
    void arrangeBars();
    void showFocus(QWidget *before, QWidget *focused);

    std::vector<Placed> m_docks;
    std::vector<std::pair<QToolBar *, Qt::ToolBarArea>> m_bars; // as at the first start
};

} // namespace filigree
