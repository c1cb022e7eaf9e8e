// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "project_io/media/edit_list.h"

#include <QByteArray>
#include <QByteArrayView>
#include <QFile>
#include <QtEndian>

#include <algorithm>
#include <cstdint>
#include <functional>

namespace filigree {
namespace {

constexpr qint64 largestHeader = 256 << 20; //!< Of hours at many frames a second.

//! A big-endian number of 4 or 8 bytes; 0 where the bytes end before it.
std::int64_t numberAt(QByteArrayView bytes, qsizetype at, int size = 4)
{
    if (at < 0 || bytes.size() - at < size)
        return 0;
    return size == 8 ? qFromBigEndian<std::int64_t>(bytes.data() + at)
                     : std::int64_t(qFromBigEndian<std::uint32_t>(bytes.data() + at));
}

//! Calls visit with the content of each box of the type.
void forBoxes(QByteArrayView bytes, const char *type,
              const std::function<void(QByteArrayView)> &visit)
{
    for (qsizetype at = 0; bytes.size() - at >= 8;) {
        const bool isLong = numberAt(bytes, at) == 1;
        const std::int64_t size = isLong ? numberAt(bytes, at + 8, 8) : numberAt(bytes, at);
        const qsizetype head = isLong ? 16 : 8;
        if (size < head || size > bytes.size() - at)
            return;
        if (bytes.sliced(at + 4, 4) == QByteArrayView(type, 4))
            visit(bytes.sliced(at + head, qsizetype(size) - head));
        at += qsizetype(size);
    }
}

//! The content of the file's moov box.
QByteArray movieHeader(const std::string &path)
{
    QFile file(QString::fromStdString(path));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    for (qint64 at = 0; file.seek(at);) {
        const QByteArray start = file.read(16);
        const bool isLong = numberAt(start, 0) == 1;
        const std::int64_t size = isLong ? numberAt(start, 8, 8) : numberAt(start, 0);
        const qint64 head = isLong ? 16 : 8;
        if (start.size() < 8 || size < head || size > file.size() - at)
            return {};
        if (start.sliced(4, 4) == "moov")
            return size <= largestHeader && file.seek(at + head) ? file.read(size - head)
                                                                 : QByteArray();
        at += size;
    }
    return {};
}

std::vector<TimeSpan> holesOf(QByteArrayView list, double movieUnit)
{
    const bool isLong = numberAt(list, 0) >> 24 == 1; // version 1
    const int width = isLong ? 8 : 4;
    const std::int64_t nothing = isLong ? -1 : 0xffffffff;
    const qsizetype entrySize = 2 * width + 4;
    const auto entries = std::min<std::int64_t>(numberAt(list, 4), (list.size() - 8) / entrySize);
    std::vector<TimeSpan> holes;
    bool hasBegun = false;
    double time = 0;
    for (std::int64_t i = 0; i < entries; ++i) {
        const qsizetype at = 8 + qsizetype(i) * entrySize;
        const double end = time + double(numberAt(list, at, width)) * movieUnit;
        const bool isHole = numberAt(list, at + width, width) == nothing;
        if (isHole && hasBegun)
            holes.push_back({time, end});
        hasBegun = hasBegun || !isHole;
        time = end;
    }
    return holes;
}

} // namespace

std::vector<TimeSpan> editListHoles(const std::string &path, int track)
{
    const QByteArray movie = movieHeader(path);
    // In a box of version 1 two times of 8 bytes come before what is wanted, else of 4.
    const auto afterTimes = [](QByteArrayView box) {
        return numberAt(box, numberAt(box, 0) >> 24 == 1 ? 20 : 12);
    };
    double unit = 0;
    forBoxes(movie, "mvhd", [&](QByteArrayView box) {
        const std::int64_t scale = afterTimes(box);
        unit = scale > 0 ? 1.0 / double(scale) : 0;
    });
    std::vector<TimeSpan> holes;
    forBoxes(movie, "trak", [&](QByteArrayView trak) {
        bool isTrack = false;
        forBoxes(trak, "tkhd", [&](QByteArrayView box) { isTrack = afterTimes(box) == track; });
        if (!isTrack)
            return;
        forBoxes(trak, "edts", [&](QByteArrayView edits) {
            forBoxes(edits, "elst", [&](QByteArrayView list) { holes = holesOf(list, unit); });
        });
    });
    return holes;
}

} // namespace filigree
