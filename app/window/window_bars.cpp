// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "app/window/window_bars.h"

#include "app/actions/actions.h"
#include "app/document/document.h"
#include "app/window/path_opener.h"
#include "app/window/project_life.h"
#include "app/window/window_layout.h"
#include "widgets/panels/text_bar.h"
#include "widgets/theme/icon.h"
#include "widgets/translated.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QMainWindow>
#include <QMenu>
#include <QMenuBar>
#include <QToolBar>

namespace filigree {
namespace {

struct BarTexts
{
    Q_DECLARE_TR_FUNCTIONS(WindowBars)
};

void fillRecent(QMenu &menu, ProjectLife &life, PathOpener &opener)
{
    menu.clear();
    for (const QString &path : life.recentFiles()) {
        QAction *open = menu.addAction(QFileInfo(path).fileName().replace('&', "&&"));
        open->setStatusTip(QDir::toNativeSeparators(path));
        open->setToolTip(QDir::toNativeSeparators(path));
        QObject::connect(open, &QAction::triggered, &opener,
                         [&opener, path] { opener.open({path}); });
    }
    if (menu.isEmpty()) {
        menu.addAction(BarTexts::tr("No Recent Files"))->setEnabled(false);
        return;
    }
    menu.addSeparator();
    QObject::connect(menu.addAction(BarTexts::tr("Clear This List")), &QAction::triggered, &life,
                     &ProjectLife::forgetRecentFiles);
}

void fillClips(QMenu &menu, Document &document)
{
    menu.clear();
    for (const ClipEntry &clip : document.project().clips) {
        QAction *show = menu.addAction(QString::fromStdString(clip.name).replace('&', "&&"));
        show->setCheckable(true);
        show->setChecked(clip.id == document.clipId());
        if (document.mediaState(clip.id) == MediaState::Offline)
            show->setIcon(icon(QStringLiteral("clip-missing")));
        QObject::connect(show, &QAction::triggered, &document,
                         [&document, id = clip.id] { document.setCurrentClip(id); });
    }
    if (menu.isEmpty())
        menu.addAction(BarTexts::tr("No Clips"))->setEnabled(false);
}

QMenu *listMenu(QMainWindow &window, const char *iconName, const std::function<QString()> &title,
                const std::function<void(QMenu &)> &fill)
{
    auto *menu = new QMenu(&window);
    menu->setIcon(icon(QString::fromLatin1(iconName)));
    menu->setToolTipsVisible(true);
    QObject::connect(menu, &QMenu::aboutToShow, menu, [menu, fill] { fill(*menu); });
    fill(*menu); // so that it is never empty, which would disable it
    translated(menu, [menu, title] { menu->setTitle(title()); });
    return menu;
}

void addRange(QToolBar &bar, const Actions &actions, ActionId first, ActionId last)
{
    for (int id = int(first); id <= int(last); ++id)
        bar.addAction(actions.get(ActionId(id)));
}

QToolBar *bar(QMainWindow &window, const char *name, Qt::ToolBarArea area,
              const std::function<QString()> &title)
{
    auto *created = new QToolBar(&window);
    created->setObjectName(QString::fromLatin1(name));
    created->setIconSize({20, 20});
    window.addToolBar(area, created);
    translated(created, [created, title] {
        created->setWindowTitle(title());
        created->setAccessibleName(title());
    });
    return created;
}

} // namespace

void createMenus(QMainWindow &window, const Actions &actions, const WindowLayout &layout,
                 Document &document, ProjectLife &life, PathOpener &opener)
{
    for (int index = 0; index <= int(ActionMenu::Help); ++index) {
        const auto which = ActionMenu(index);
        QMenu *menu = window.menuBar()->addMenu(QString());
        translated(menu, [menu, which] { menu->setTitle(Actions::menuTitle(which)); });
        menu->setToolTipsVisible(false);
        if (which == ActionMenu::Window) {
            layout.addTo(*menu);
            menu->addSeparator();
        }
        actions.addTo(which, *menu);
        if (which == ActionMenu::File) {
            menu->insertMenu(
                actions.get(ActionId::OpenDemo),
                listMenu(
                    window, "recent", [] { return BarTexts::tr("Open &Recent"); },
                    [&life, &opener](QMenu &list) { fillRecent(list, life, opener); }));
        } else if (which == ActionMenu::Window) {
            menu->addMenu(listMenu(
                window, "clip", [] { return BarTexts::tr("Cli&ps"); },
                [&document](QMenu &list) { fillClips(list, document); }));
        }
    }
}

void createToolBars(QMainWindow &window, const Actions &actions, TextBar *textBar)
{
    QToolBar *tools =
        bar(window, "tools", Qt::LeftToolBarArea, [] { return BarTexts::tr("Tools"); });
    addRange(*tools, actions, ActionId::ToolPick, ActionId::ToolPick);
    addRange(*tools, actions, ActionId::ToolPositive, ActionId::ToolLasso);
    tools->addSeparator();
    addRange(*tools, actions, ActionId::ToolBrush, ActionId::ToolEraser);
    tools->addSeparator();
    addRange(*tools, actions, ActionId::ToolTrimapForeground, ActionId::ToolTrimapBackground);
    tools->addSeparator();
    addRange(*tools, actions, ActionId::ToolAbsent, ActionId::ToolZoom);

    QToolBar *main = bar(window, "main", Qt::TopToolBarArea, [] { return BarTexts::tr("Main"); });
    for (const ActionId id : {ActionId::Open, ActionId::Save, ActionId::Undo, ActionId::Redo})
        main->addAction(actions.get(id));
    main->addSeparator();
    main->addWidget(textBar);
    main->addSeparator();
    addRange(*main, actions, ActionId::TrackForward, ActionId::TrackStale);
    main->addSeparator();
    main->addAction(actions.get(ActionId::Export));

    QToolBar *views = bar(window, "views", Qt::TopToolBarArea, [] { return BarTexts::tr("View"); });
    addRange(*views, actions, ActionId::ViewSource, ActionId::ViewDifference);
    views->addSeparator();
    addRange(*views, actions, ActionId::CompareWipe, ActionId::CompareSideBySide);
    views->addAction(actions.get(ActionId::OnionSkin));
    views->addSeparator();
    addRange(*views, actions, ActionId::BackgroundChecker, ActionId::BackgroundSolid);
    views->addSeparator();
    addRange(*views, actions, ActionId::ZoomIn, ActionId::ZoomActual);
}

} // namespace filigree
