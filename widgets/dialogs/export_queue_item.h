// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include <QList>
#include <QString>
#include <QStringList>

namespace filigree {

enum class ExportState {
    Waiting,
    Running,
    Done,
    Doubtful, //!< Written, but what was read back is not what it should be.
    Failed,
    Cancelled
};

//! One comparison of the finished files with what they should be.
struct ExportCheckLine
{
    QString name;
    QString expected;
    QString found;
    bool isOk = false;
};

//! One output on its way, or finished.
struct ExportQueueItem
{
    int id = 0;
    QString title; //!< Clip and object.
    QString format;
    QString path; //!< As far as it is known: the first file, or the pattern.
    ExportState state = ExportState::Waiting;
    QString stage; //!< The engine's word for what is done now, e.g. "tracking".
    int done = 0; //!< Steps of the stage.
    int total = 0;
    double secondsLeft = -1; //!< Of the stage; negative: not known yet.
    QString error;
    QList<ExportCheckLine> checks;
    QStringList notes; //!< What was done differently from what was asked.
    int files = 0;
    qint64 bytes = 0;
    double seconds = 0; //!< It took.
    QString commandLine;
    bool canRetry = false; //!< It did not end well, and what it needs is still at hand.

    bool isFinished() const
    {
        return state != ExportState::Waiting && state != ExportState::Running;
    }
};

} // namespace filigree
