// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "tests/benchmarks/ui/started_window.h"

#include "tests/benchmarks/timing.h"

#include <QCoreApplication>
#include <QDir>
#include <QProcess>

#include <cstdio>

namespace filigree::bench {

constexpr int patience = 120'000; // ms

Result<StartTimes> startWindow(const QString &file, const std::optional<FirstClick> &click)
{
    QStringList arguments{QString::number(wallMs(), 'f', 3)};
    if (!file.isEmpty())
        arguments << file;
    if (click)
        arguments << QString::number(click->at.x) << QString::number(click->at.y)
                  << QString::number(click->isAimed ? aimingTime : 0);
    QProcess child;
    child.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    child.start(QDir(QCoreApplication::applicationDirPath()).filePath("filigree-bench-window"),
                arguments);
    StartTimes times;
    if (!child.waitForFinished(patience)
        || std::sscanf(child.readAllStandardOutput().constData(), "%lf %lf %lf %lf", &times.window,
                       &times.picture, &times.click, &times.peakMiB)
            != 4)
        return fail(Error::Kind::Internal, "The window that was started did not say its times.");
    return times;
}

} // namespace filigree::bench
