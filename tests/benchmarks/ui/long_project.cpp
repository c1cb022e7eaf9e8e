// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "app/jobs/open_media.h"
#include "project_io/archive/project_file.h"
#include "project_io/archive/result_codec.h"
#include "project_io/media/cached_frame_source.h"
#include "project_io/media/frame_cache.h"
#include "project_io/model/revision.h"
#include "tests/benchmarks/ui/footage.h"

#include <QDir>
#include <QFile>

#include <array>

namespace filigree::bench {
namespace {

constexpr int framesInFull = 3; // of the rest the pixels are never asked for

Image imageOf(ResultKind kind, Size size)
{
    switch (kind) {
    case ResultKind::Trimap:
        return Image(size, 1, PixelType::U8);
    case ResultKind::Foreground:
        return Image(size, 3, PixelType::F32);
    case ResultKind::MaskLogits:
    case ResultKind::Alpha:
        break;
    }
    return Image(size, 1, PixelType::F32);
}

//! Results of any address, all alike.
class Results final : public ResultSource
{
public:
    explicit Results(Size size)
        : m_size(size)
    { }
    bool contains(const ResultAddress &) const override { return true; }
    Result<std::optional<Blob>> blob(const ResultAddress &address) const override
    {
        const Size size = address.frame < framesInFull ? m_size : Size{16, 9};
        return packResult(address, imageOf(address.kind, size), {"builtin", 0.1, 1})
            .map([](Blob &&blob) { return std::optional(std::move(blob)); });
    }

private:
    Size m_size;
};

} // namespace

Result<QString> makeProject(const QString &folder, const QString &clip)
{
    const QString path = QDir(folder).filePath("long.filigree");
    if (QFile::exists(path))
        return path;
    const ClipMedia media =
        openMedia(clip.toStdString(), std::make_shared<FrameCache>(std::size_t(1) << 20), {});
    if (media.state != MediaState::Online)
        return tl::unexpected(media.error);
    Project project;
    ClipEntry &entry = project.addClip(media.reference);
    const int frames = media.reference.frameCount;
    const std::array<ObjectId, 2> objects{entry.addObject("one").id, entry.addObject("two").id};
    for (int frame = 0; frame < frames; frame += 20) {
        for (const ObjectId object : objects)
            entry.prompts[frame][object] = {PointPrompt{{double(frame), 20.0 * object}, true},
                                            BoxPrompt{{100, 100, 900, 800}}};
    }
    const Revisions revisions(entry);
    for (const ObjectId object : objects) {
        for (int frame = 0; frame < frames; ++frame) {
            const FrameKeys keys = revisions.keys(object, frame);
            for (const ResultKind kind : allResultKinds)
                entry.results.set(object, kind, frame, {keys.of(kind), 1});
        }
    }
    const Results results(media.reference.size);
    const auto saved = saveProject(path.toStdString(), project, &results);
    if (!saved)
        return tl::unexpected(saved.error());
    return path;
}

} // namespace filigree::bench
