// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include <QCoreApplication>
#include <QDir>
#include <QWidget>

namespace filigree {

//! Keeps a picture of the widget among the artifacts of the test run, to be looked at.
inline bool keepPicture(QWidget &widget, const QSize &size, const QString &name)
{
    widget.resize(size);
    widget.show();
    QCoreApplication::processEvents(); // children added since are shown and laid out
    const int scale = qRound(100 * widget.devicePixelRatio());
    const QDir folder(QStringLiteral(FILIGREE_ARTIFACTS_DIR));
    return folder.mkpath(".")
        && widget.grab().save(
            folder.filePath(QStringLiteral("panels_%1_%2.png").arg(name).arg(scale)));
}

} // namespace filigree
