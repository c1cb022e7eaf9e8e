// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "app/window_entry.h"

#include "app/window/viewer_window.h"

#include <QApplication>

namespace filigree {

int runWindow(int &argc, char **argv, const std::vector<std::string> &paths)
{
    const QApplication application(argc, argv);
    ViewerWindow window;
    if (!paths.empty())
        window.openClip(QString::fromStdString(paths.front()));
    window.show();
    return QApplication::exec();
}

} // namespace filigree
