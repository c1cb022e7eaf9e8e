// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "app/jobs/open_media.h"

#include "project_io/archive/media_reference.h"
#include "project_io/media/cached_frame_source.h"
#include "project_io/media/demo_clip.h"

#include <QDir>
#include <QFile>
#include <QImage>

#include <algorithm>

namespace filigree {
namespace {

ClipMedia offline(const Error &error)
{
    ClipMedia media;
    media.state = MediaState::Offline;
    media.error = error;
    return media;
}

ClipMedia openAs(const std::string &path, bool asStill, const std::shared_ptr<FrameCache> &cache,
                 std::stop_token stop)
{
    auto clip = asStill ? Clip::openStill(path, stop) : Clip::open(path, stop);
    if (!clip)
        return offline(clip.error());
    const auto reference = referenceTo((*clip)->info());
    if (!reference)
        return offline(reference.error());
    ClipMedia media;
    media.state = MediaState::Online;
    media.reference = *reference;
    media.frames = std::make_shared<CachedFrameSource>(std::move(*clip), cache);
    return media;
}

QImage toQImage(const Image &picture)
{
    QImage image(picture.width(), picture.height(), QImage::Format_RGBX64);
    for (int y = 0; y < picture.height(); ++y) {
        const auto *from = picture.row<std::uint16_t>(y);
        auto *to = reinterpret_cast<QRgba64 *>(image.scanLine(y));
        for (int x = 0; x < picture.width(); ++x, from += 3)
            to[x] = qRgba64(from[0], from[1], from[2], 0xffff);
    }
    return image;
}

} // namespace

ClipMedia openMedia(const std::string &path, const std::shared_ptr<FrameCache> &cache,
                    std::stop_token stop)
{
    return openAs(path, false, cache, std::move(stop));
}

ClipMedia findMedia(const ClipReference &reference, const std::string &projectPath,
                    const std::vector<std::string> &searchFolders,
                    const std::shared_ptr<FrameCache> &cache, std::stop_token stop)
{
    const auto located = locateMedia(reference, projectPath, searchFolders);
    if (!located)
        return offline(located.error());
    ClipMedia media = openAs(located->path, reference.kind == ClipKind::Still, cache, stop);
    if (media.state != MediaState::Online)
        return media;
    media.isExact = located->exact;
    if (media.reference.size != reference.size) {
        return offline({Error::Kind::InvalidInput,
                        located->path
                            + " has not the size that this clip was made for. Relink the clip to "
                              "the footage that it was made from."});
    }
    return media;
}

Result<std::string> demoClipIn(const std::string &folder, std::stop_token stop)
{
    const QDir to(QString::fromStdString(folder));
    const auto pathOf = [&](int frame) {
        return to.filePath(QStringLiteral("demo.%1.png").arg(frame, 2, 10, QChar('0')));
    };
    const std::string last = pathOf(DemoClip::frameCount - 1).toStdString();
    if (QFile::exists(QString::fromStdString(last)))
        return last;
    const Error failure{Error::Kind::Unreadable,
                        "The demo clip cannot be written to " + folder + '.'};
    if (!to.mkpath("."))
        return tl::unexpected(failure);
    const DemoClip demo;
    for (int frame = 0; frame < DemoClip::frameCount; ++frame) {
        if (stop.stop_requested())
            return fail(Error::Kind::Cancelled, "Drawing the demo clip was cancelled.");
        if (!toQImage(demo.picture(frame)).save(pathOf(frame)))
            return tl::unexpected(failure);
    }
    return last;
}

} // namespace filigree
