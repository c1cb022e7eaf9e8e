// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "app/jobs/export_run.h"

#include "app/jobs/matte_pipeline.h"
#include "app/jobs/matte_renderer.h"
#include "inference/base/caught.h"

namespace filigree {

ExportRun::ExportRun(const EngineOptions &engines, EngineMakers makers)
    : m_engines(engines)
    , m_makers(std::move(makers))
    , m_shelf(std::make_shared<PipelineShelf>())
{ }

ExportRun::~ExportRun() = default;

void ExportRun::setEngines(const EngineOptions &engines)
{
    m_engines = engines;
    m_pipeline.reset();
}

void ExportRun::setShelf(std::shared_ptr<PipelineShelf> shelf)
{
    m_shelf = std::move(shelf);
}

void ExportRun::forget()
{
    m_pipeline.reset();
    m_snapshot.reset();
    m_clip = {};
}

Result<> ExportRun::makeMattes(const PlannedExport &planned, std::stop_token stop,
                               const MatteEvents &events)
{
    const PipelinePlace place{m_snapshot->frames, m_snapshot->store, m_engines};
    auto pipeline = m_pipeline ? std::move(m_pipeline) : m_shelf->take(place, stop);
    if (!pipeline)
        pipeline = std::make_unique<MattePipeline>(place.frames, place.store, m_engines, m_makers);
    MatteTask task;
    task.range = planned.settings.range;
    task.objects = {planned.objects.begin(), planned.objects.end()};
    MatteEvents noting = events;
    noting.made = [&](const MadeResult &result) {
        m_clip.results.set(result.object, result.kind, result.frame, result.result);
        if (events.made)
            events.made(result);
    };
    const ClipEntry before = m_clip;
    const auto made = caught([&] { return pipeline->run(before, task, stop, noting); });
    m_pipeline = m_shelf->put(place, std::move(pipeline));
    return made;
}

Result<ExportReport> ExportRun::run(const std::shared_ptr<const ExportSnapshot> &snapshot,
                                    const PlannedExport &planned, bool makesMattes,
                                    std::stop_token stop, const MatteEvents &events)
{
    if (snapshot != m_snapshot) {
        forget();
        m_snapshot = snapshot;
        m_clip = snapshot->clip;
    }
    if (makesMattes) {
        if (const auto made = makeMattes(planned, stop, events); !made)
            return tl::unexpected(made.error());
    }
    MatteRenderer renderer(snapshot->frames, snapshot->store, m_clip);
    return runExport(planned, renderer, snapshot->info, std::move(stop), events.progress,
                     events.pause);
}

} // namespace filigree
