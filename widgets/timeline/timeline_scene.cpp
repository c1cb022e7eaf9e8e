// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "widgets/timeline/timeline_scene.h"

#include "project_io/model/timecode.h"

#include <QStringList>

#include <algorithm>

namespace filigree {
namespace {

constexpr int timecodeParts = 4;

std::int64_t firstFrame(const TimelineScene &scene)
{
    if (scene.startTimecode.empty())
        return 0;
    return framesOfTimecode(scene.startTimecode, scene.frameRate).value_or(0);
}

//! "2:10" as "00:00:02:10", in the clip's own way of counting.
std::string wholeTimecode(const QString &text, bool dropFrame)
{
    QString even = text;
    even.replace(QLatin1Char(';'), QLatin1Char(':')).replace(QLatin1Char('.'), QLatin1Char(':'));
    QStringList parts = even.split(QLatin1Char(':'));
    while (parts.size() < timecodeParts)
        parts.prepend(QStringLiteral("00"));
    QString whole = parts.mid(0, parts.size() - 1).join(QLatin1Char(':'));
    whole += QLatin1Char(dropFrame ? ';' : ':') + parts.last();
    return whole.toStdString();
}

} // namespace

std::int64_t clockFrame(const TimelineScene &scene, int frame)
{
    return firstFrame(scene) + frame;
}

QString frameNumberText(int frame)
{
    return QString::number(frame + 1);
}

QString timecodeText(const TimelineScene &scene, int frame)
{
    return QString::fromStdString(timecodeOfFrames(firstFrame(scene) + frame, scene.frameRate,
                                                   isDropFrame(scene.startTimecode)));
}

QString frameText(const TimelineScene &scene, int frame)
{
    return scene.showsTimecode ? timecodeText(scene, frame) : frameNumberText(frame);
}

int frameOfText(const TimelineScene &scene, const QString &text)
{
    const QString typed = text.trimmed();
    if (typed.isEmpty() || scene.frameCount <= 0)
        return -1;
    std::int64_t frame = 0;
    bool understood = true;
    if (typed.contains(QLatin1Char(':')) || typed.contains(QLatin1Char(';'))) {
        const Result<std::int64_t> count = framesOfTimecode(
            wholeTimecode(typed, isDropFrame(scene.startTimecode)), scene.frameRate);
        understood = count.has_value();
        frame = count.value_or(0) - firstFrame(scene);
    } else {
        const int number = typed.toInt(&understood);
        const bool isStep = typed.front() == QLatin1Char('+') || typed.front() == QLatin1Char('-');
        frame = isStep ? std::int64_t(scene.playhead) + number : std::int64_t(number) - 1;
    }
    return understood ? int(std::clamp<std::int64_t>(frame, 0, scene.frameCount - 1)) : -1;
}

} // namespace filigree
