// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "app/window_entry.h"

#include "app/cli/commands.h"
#include "app/cli/exit_code.h"
#include "app/settings/language.h"
#include "app/settings/preferences.h"
#include "app/window/main_window.h"
#include "inference/base/thread_rank.h"
#include "inference/predictors/lab_tables.h"
#include "inference/predictors/runtime.h"
#include "widgets/theme/theme.h"

#include <QApplication>
#include <QTimer>

#include <chrono>
#include <thread>

namespace filigree {

namespace {

//! Qt would abort the program. Elsewhere than on Unix a session has its display.
bool hasDisplay()
{
#if defined(Q_OS_UNIX) && !defined(Q_OS_DARWIN)
    for (const char *name : {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"}) {
        if (!qEnvironmentVariableIsEmpty(name))
            return true;
    }
    return false;
#else
    return true;
#endif
}

} // namespace

int runWindow(int &argc, char **argv, const std::vector<std::string> &paths)
{
    if (!hasDisplay()) {
        std::string names;
        for (const cli::Command &command : cli::commands())
            names += ", " + command.name;
        return cli::failedWith(
            {Error::Kind::Unsupported,
             "There is no display for the window (DISPLAY, WAYLAND_DISPLAY). Without one use the "
             "sub-commands: "
                 + names.substr(2) + ". See 'filigree --help'."});
    }
    QApplication application(argc, argv);
    QApplication::setApplicationDisplayName(QStringLiteral("Filigree"));
    Preferences preferences;
    prepareProcess(preferences.values().threads);
    const std::jthread tables([] { // while this thread makes the window, not instead
        setThreadRank(ThreadRank::Fetching);
        fillLabTables();
    });
    applyTheme(application);
    Language language;
    MainWindow window(preferences, language);
    window.show();
    QStringList files;
    for (const std::string &path : paths)
        files.push_back(QString::fromStdString(path));
    window.openPaths(files); // read beside the GUI thread, while this one paints for the first time
    QMetaObject::invokeMethod(&window, &MainWindow::offerRecovery, Qt::QueuedConnection);
    window.practise();
    // Networks that are installed are there by the time that somebody needs them. Not before the
    // window is: while they load, no plugin of Qt's can.
    std::jthread loading;
    constexpr auto untilSettled = std::chrono::milliseconds(500);
    QTimer::singleShot(untilSettled, &window, [&] {
        if (!window.hasNetworks())
            return;
        loading = std::jthread([] {
            setThreadRank(ThreadRank::Idling); // a click may come meanwhile
            (void)runtimeInfo(); // whoever asks for more is told what is wrong
        });
    });
    return QApplication::exec();
}

} // namespace filigree
