// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include "app/jobs/export_plan.h"
#include "app/jobs/export_snapshot.h"
#include "app/jobs/pipeline_shelf.h"

#include <functional>
#include <memory>
#include <optional>
#include <stop_token>

namespace filigree {

//! Makes outputs, with the mattes they lack. Used by one thread, knows no QObject. Keeps what it
//! made and learnt for the next output of the same snapshot.
class ExportRun
{
public:
    ExportRun(const EngineOptions &engines, EngineMakers makers);
    ~ExportRun();

    void setEngines(const EngineOptions &engines);
    //! Where to find, and leave, what was learnt of the shot.
    void setShelf(std::shared_ptr<PipelineShelf> shelf);
    //! Progress stages: those of the pipeline when makesMattes, then those of exportClip. Errors:
    //! those of both.
    Result<ExportReport> run(const std::shared_ptr<const ExportSnapshot> &snapshot,
                             const PlannedExport &planned, bool makesMattes, std::stop_token stop,
                             const MatteEvents &events);
    void forget(); //!< Lets go of the snapshot, and of the engines where others do not use them.

private:
    Result<> makeMattes(const PlannedExport &planned, std::stop_token stop,
                        const MatteEvents &events);

    EngineOptions m_engines;
    EngineMakers m_makers;
    std::shared_ptr<PipelineShelf> m_shelf; // never null
    std::shared_ptr<const ExportSnapshot> m_snapshot;
    ClipEntry m_clip; // the snapshot's, with what was made since
    std::unique_ptr<MattePipeline> m_pipeline; // while there is something to make
};

} // namespace filigree
