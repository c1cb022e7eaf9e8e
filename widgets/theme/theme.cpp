// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "widgets/theme/theme.h"

#include "widgets/theme/colours.h"
#include "widgets/theme/flat_style.h"
#include "widgets/theme/icon.h"

#include <QApplication>
#include <QToolTip>

namespace filigree {

void applyTheme(QApplication &application)
{
    QApplication::setStyle(new FlatStyle); // owned by the application
    QApplication::setPalette(theme::palette());
    QToolTip::setPalette(theme::palette());
    application.setWindowIcon(applicationIcon());
}

} // namespace filigree
