// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "app/jobs/matte_job.h"

#include "inference/base/caught.h"

namespace filigree {

MatteJob::MatteJob(std::shared_ptr<MattePipeline> pipeline, QObject *parent)
    : QObject(parent)
    , m_pipeline(std::move(pipeline))
{ }

void MatteJob::start(const ClipEntry &clip, const MatteTask &task)
{
    m_thread = std::jthread([this, clip, task](std::stop_token stop) {
        MatteEvents events;
        events.progress = [this](std::string_view stage, int done, int total) {
            emit progressed(QString::fromUtf8(stage.data(), qsizetype(stage.size())), done, total);
        };
        events.made = [this](const MadeResult &result) { emit made(result); };
        const Result<> result = caught([&] { return m_pipeline->run(clip, task, stop, events); });
        if (result)
            emit succeeded();
        else
            emit failed(result.error());
    });
}

} // namespace filigree
