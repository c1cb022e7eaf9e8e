// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "tests/benchmarks/ui/footage.h"

#include <QDir>
#include <QFile>
#include <QProcess>

#include <cmath>
#include <opencv2/imgproc.hpp>

namespace filigree::bench {
namespace {

constexpr int endless = -1;
constexpr int grain = 14; // of 255

cv::Mat texture(const cv::Size &size, int seed, double softness, const cv::Scalar &tint)
{
    cv::RNG random(std::uint64_t(seed) + 1);
    cv::Mat fine(size, CV_8UC3);
    random.fill(fine, cv::RNG::UNIFORM, 0, 256);
    cv::GaussianBlur(fine, fine, {}, softness);
    cv::normalize(fine, fine, 30, 170, cv::NORM_MINMAX);
    return 0.7 * fine + 0.5 * tint;
}

//! Draws the frames one after the other.
class Painter
{
public:
    explicit Painter(const Footage &footage)
        : m_footage(footage)
        , m_size(footage.size.width, footage.size.height)
        , m_ground(texture({m_size.width * 2, m_size.height}, 1, 9, {60, 90, 40}))
        , m_thing(texture(m_size, 2, 4, {40, 60, 220}))
        , m_grain(m_size.height + 64, m_size.width + 64, CV_8UC3)
    {
        cv::RNG(7).fill(m_grain, cv::RNG::UNIFORM, 0, grain);
    }

    cv::Mat frame(int index) const
    {
        const int pan = index * m_size.width / (2 * std::max(1, m_footage.frames));
        cv::Mat picture = m_ground(cv::Rect({pan, 0}, m_size)).clone();
        const Point at = thingOn(m_footage, index);
        cv::Mat mask = cv::Mat::zeros(m_size, CV_8U);
        const cv::Size radii(m_size.height / 6, m_size.height / 5);
        cv::ellipse(mask, cv::Point(int(at.x), int(at.y)), radii, index, 0, 360, 255, cv::FILLED);
        m_thing.copyTo(picture, mask);
        const cv::Point corner(index * 37 % 64, index * 23 % 64);
        return picture + m_grain(cv::Rect(corner, m_size));
    }

private:
    const Footage &m_footage;
    cv::Size m_size;
    cv::Mat m_ground;
    cv::Mat m_thing;
    cv::Mat m_grain;
};

Error failure(const QString &path, const QProcess &process)
{
    return {Error::Kind::Unreadable,
            path.toStdString()
                + " cannot be made with the ffmpeg program: " + process.errorString().toStdString()
                + ' ' + const_cast<QProcess &>(process).readAllStandardError().toStdString()};
}

Result<> encode(const QString &path, const Footage &footage)
{
    const QString group = QString::number(footage.group);
    QProcess ffmpeg;
    ffmpeg.start("ffmpeg",
                 {"-hide_banner",
                  "-loglevel",
                  "error",
                  "-y",
                  "-f",
                  "rawvideo",
                  "-pixel_format",
                  "bgr24",
                  "-video_size",
                  QString("%1x%2").arg(footage.size.width).arg(footage.size.height),
                  "-framerate",
                  "24",
                  "-i",
                  "-",
                  "-c:v",
                  "libx264",
                  "-preset",
                  footage.preset,
                  "-crf",
                  "23",
                  "-g",
                  group,
                  "-keyint_min",
                  group,
                  "-sc_threshold",
                  "0",
                  "-bf",
                  "3",
                  "-pix_fmt",
                  "yuv420p",
                  "-f",
                  "mp4",
                  path});
    if (!ffmpeg.waitForStarted())
        return tl::unexpected(failure(path, ffmpeg));
    const Painter painter(footage);
    for (int frame = 0; frame < footage.frames; ++frame) {
        const cv::Mat picture = painter.frame(frame);
        ffmpeg.write(reinterpret_cast<const char *>(picture.data),
                     qint64(picture.total() * picture.elemSize()));
        while (ffmpeg.bytesToWrite() > 0)
            if (!ffmpeg.waitForBytesWritten(endless))
                return tl::unexpected(failure(path, ffmpeg));
    }
    ffmpeg.closeWriteChannel();
    if (!ffmpeg.waitForFinished(endless) || ffmpeg.exitCode() != 0)
        return tl::unexpected(failure(path, ffmpeg));
    return {};
}

Result<> repeat(const QString &from, int times, const QString &path)
{
    QProcess ffmpeg;
    ffmpeg.start("ffmpeg",
                 {"-hide_banner", "-loglevel", "error", "-y", "-stream_loop",
                  QString::number(times - 1), "-i", from, "-c", "copy", "-f", "mp4", path});
    if (!ffmpeg.waitForFinished(endless) || ffmpeg.exitCode() != 0)
        return tl::unexpected(failure(path, ffmpeg));
    return {};
}

} // namespace

Point thingOn(const Footage &footage, int frame)
{
    const double turn = 2 * M_PI * frame / 120;
    return {footage.size.width * (0.5 + 0.12 * std::sin(turn)),
            footage.size.height * (0.5 + 0.1 * std::cos(turn))};
}

Result<QString> makeFootage(const QString &folder, const Footage &footage)
{
    const QString path = QDir(folder).filePath(QString("%1x%2 %3x%4 group %5.mp4")
                                                   .arg(footage.size.width)
                                                   .arg(footage.size.height)
                                                   .arg(footage.frames)
                                                   .arg(footage.repeats)
                                                   .arg(footage.group));
    if (QFile::exists(path))
        return path;
    const QString part = path + ".part";
    const QString once = footage.repeats > 1 ? path + ".once" : part;
    Result<> done = encode(once, footage);
    if (done && footage.repeats > 1)
        done = repeat(once, footage.repeats, part);
    if (once != part)
        QFile::remove(once);
    if (!done)
        return tl::unexpected(done.error());
    QFile::rename(part, path);
    return path;
}

} // namespace filigree::bench
