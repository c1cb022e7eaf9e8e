// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "app/window_entry.h"

#include "widgets/frame_view.h"

#include <QApplication>

namespace filigree {

int runWindow(int &argc, char **argv, const std::vector<std::string> &)
{
    const QApplication application(argc, argv);
    FrameView view;
    view.resize(960, 540);
    view.show();
    return QApplication::exec();
}

} // namespace filigree
