// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "project_io/media/clip.h"

#include "project_io/media/sequence_clip.h"
#include "project_io/media/sequence_files.h"
#include "project_io/media/video_clip.h"

#include <QFileInfo>

namespace filigree {

Result<std::unique_ptr<Clip>> Clip::open(const std::string &path, std::stop_token stop)
{
    quietAvLog();
    Result<SequenceFiles> files = findSequence(path);
    if (!files)
        return tl::unexpected(files.error());
    if (!files->isEmpty())
        return SequenceClip::open(std::move(*files), std::move(stop));
    return VideoClip::open(path, std::move(stop));
}

Result<std::unique_ptr<Clip>> Clip::openStill(const std::string &path, std::stop_token stop)
{
    if (!hasImageExtension(path) || !QFileInfo(QString::fromStdString(path)).isFile())
        return open(path, std::move(stop));
    quietAvLog();
    SequenceFiles files;
    files.still = path;
    return SequenceClip::open(std::move(files), std::move(stop));
}

} // namespace filigree
