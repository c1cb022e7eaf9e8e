// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "tests/project_io/media/sample_clips.h"

#include <QFile>

namespace filigree {

QByteArray SampleClips::samples(const std::vector<int> &codes, int depth)
{
    QByteArray bytes;
    for (const int code : codes) {
        bytes.append(char(code & 0xff));
        if (depth > 8)
            bytes.append(char(code >> 8));
    }
    return bytes;
}

QStringList SampleClips::rawInput(const QString &format, Size size, const QString &file)
{
    return {"-f",         "rawvideo",    "-pixel_format",
            format,       "-video_size", QString("%1x%2").arg(size.width).arg(size.height),
            "-framerate", "24",          "-i",
            file};
}

bool SampleClips::write(const QString &name, const QByteArray &bytes) const
{
    QFile file(path(name));
    return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size();
}

Result<ImagePtr> SampleClips::firstFrame(const QString &name, ClipInfo *info) const
{
    const auto clip = Clip::open(path(name).toStdString());
    if (!clip)
        return tl::unexpected(clip.error());
    if (info)
        *info = (*clip)->info();
    return (*clip)->read(0).map([](const DecodedFrame &frame) { return frame.image; });
}

} // namespace filigree
