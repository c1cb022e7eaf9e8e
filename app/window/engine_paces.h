// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include "project_io/model/project.h"

#include <QObject>
#include <QString>

#include <chrono>
#include <map>
#include <set>
#include <vector>

namespace filigree {

//! That a stage of a job uses for all of the objects it works on; empty: for each another one.
QString engineOfStage(const std::vector<ObjectInfo> &objects, const QString &stage);

//! How fast each engine is on this computer, learnt from the jobs that ran and remembered between
//! sessions, so that the inspector can say what a choice costs.
class EnginePaces final : public QObject
{
    Q_OBJECT
public:
    using Clock = std::chrono::steady_clock;

    explicit EnginePaces(QObject *parent = nullptr); //!< Reads what was remembered.
    ~EnginePaces() override; //!< Remembers.

    //! From reports of progress; stages may take turns: the time since the last report is that of
    //! the stage that reports now. A job's first step of a stage sets up what the others use, and
    //! is left out. megapixels: of what a step works on; 1 where a step is always the same work. An
    //! empty engine: it cannot be said whose time it was.
    void note(const QString &engine, const QString &stage, int done, double megapixels,
              Clock::time_point now = Clock::now());
    void endJob(); //!< The time to the next report says nothing.
    //! Negative: not known.
    double secondsPerStep(const QString &engine, const QString &stage, double megapixels) const;

signals:
    void changed(); //!< By enough to be shown.

private:
    std::map<QString, double> m_paces; // "engine/stage" -> seconds a step and megapixel
    std::map<QString, double> m_shown; // when changed() was last emitted
    std::map<QString, int> m_measured; // how often, since the program began
    std::map<QString, int> m_done; // of the job, by stage
    std::set<QString> m_begun; // stages of the job whose first step is done
    Clock::time_point m_time; // of the last report
};

} // namespace filigree
