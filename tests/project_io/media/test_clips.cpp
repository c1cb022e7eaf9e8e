// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "test_clips.h"

#include <QByteArray>
#include <QFile>
#include <QProcess>
#include <QTest>

namespace test_clips {

constexpr int bits = 8;
constexpr int square = width / bits;

bool writeNumberedFrames(const QString &path, int count)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        return false;
    QByteArray picture(width * height * 3, '\0');
    for (int frame = 0; frame < count; ++frame) {
        unsigned noise = unsigned(frame) * 7919u + 1;
        for (int y = 0; y < height; ++y) {
            for (int x = 0; x < width; ++x) {
                noise = noise * 1664525u + 1013904223u;
                char *const pixel = picture.data() + (y * width + x) * 3;
                const int u = x + 2 * frame;
                const int v = y + frame;
                const bool isSquare = y < 2 * square && x / square < bits;
                const int level = (frame >> (x / square)) & 1 ? 220 : 30;
                pixel[0] = char(isSquare ? level : 60 + (u * 5 + v * 3) % 120 + noise / (1u << 29));
                pixel[1] = char(isSquare ? level : 60 + (u * v / 8) % 120);
                pixel[2] = char(isSquare ? level : 60 + (u / 8 + v / 8) % 2 * 90);
            }
        }
        if (file.write(picture) != picture.size())
            return false;
    }
    return true;
}

int numberIn(const filigree::Image &image)
{
    const int step = image.width() / bits;
    int number = 0;
    for (int bit = 0; bit < bits; ++bit) {
        const int x = (bit * step + step / 2) * image.channels() + 1;
        const int y = step;
        const double level = image.type() == filigree::PixelType::F32
            ? image.row<float>(y)[x]
            : image.row<std::uint16_t>(y)[x] / 65535.0;
        if (level > 0.35 && level < 0.65)
            return -1;
        number |= (level > 0.5 ? 1 : 0) << bit;
    }
    return number;
}

static QString run(const QString &program, const QStringList &arguments, QByteArray *output)
{
    QProcess process;
    process.start(program, arguments);
    if (!process.waitForFinished(120000))
        return program + " did not finish: " + process.errorString();
    if (output)
        *output = process.readAllStandardOutput();
    if (process.exitStatus() != QProcess::NormalExit || process.exitCode() != 0)
        return QString::fromUtf8(process.readAllStandardError());
    return {};
}

QString ffmpeg(const QStringList &arguments)
{
    return run("ffmpeg",
               QStringList{"-hide_banner", "-loglevel", "error", "-nostdin", "-y"} + arguments,
               nullptr);
}

QStringList numberedInput(const QString &rawPath)
{
    return {"-f",         "rawvideo",    "-pixel_format",
            "rgb24",      "-video_size", QString("%1x%2").arg(width).arg(height),
            "-framerate", "24",          "-i",
            rawPath};
}

bool hasEncoder(const QString &name)
{
    static const QByteArray encoders = [] {
        QByteArray output;
        run("ffmpeg", {"-hide_banner", "-encoders"}, &output);
        return output;
    }();
    return encoders.contains(' ' + name.toUtf8() + ' ');
}

int probedFrameCount(const QString &path)
{
    QByteArray output;
    const QString error = run("ffprobe",
                              {"-v", "quiet", "-select_streams", "v:0", "-count_frames",
                               "-show_entries", "stream=nb_read_frames", "-of", "csv=p=0", path},
                              &output);
    if (!error.isEmpty())
        return -1;
    // transport streams are listed twice: in their program and on their own
    return output.trimmed().split('\n').first().split(',').first().toInt();
}

NumberedClips::NumberedClips()
{
    writeNumberedFrames(path("numbered.rgb"));
}

QString NumberedClips::make(const QString &name, const QStringList &codec,
                            const QStringList &options) const
{
    const QString error = ffmpeg(numberedInput(path("numbered.rgb"))
                                 + QStringList{"-vf", "scale=out_color_matrix=bt709"} + codec
                                 + options + QStringList{path(name)});
    if (!error.isEmpty())
        QTest::qFail(qPrintable(error), __FILE__, __LINE__);
    return path(name);
}

} // namespace test_clips
