// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "app/window_entry.h"

#include "app/settings/language.h"
#include "app/settings/preferences.h"
#include "app/window/main_window.h"
#include "inference/predictors/runtime.h"
#include "widgets/theme/theme.h"

#include <QApplication>

namespace filigree {

int runWindow(int &argc, char **argv, const std::vector<std::string> &paths)
{
    QApplication application(argc, argv);
    QApplication::setApplicationDisplayName(QStringLiteral("Filigree"));
    applyTheme(application);
    Preferences preferences;
    prepareProcess(preferences.values().threads);
    Language language;
    MainWindow window(preferences, language);
    window.show();
    QStringList files;
    for (const std::string &path : paths)
        files.push_back(QString::fromStdString(path));
    window.openPaths(files); // read beside the GUI thread, while this one paints for the first time
    QMetaObject::invokeMethod(&window, &MainWindow::offerRecovery, Qt::QueuedConnection);
    return QApplication::exec();
}

} // namespace filigree
