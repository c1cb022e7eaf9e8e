// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "tests/project_io/archive/fixtures.h"

#include <quazip/quazip.h>
#include <quazip/quazipfile.h>
#include <quazip/quazipnewinfo.h>

#include <QFile>

#include <algorithm>
#include <cmath>

namespace filigree::fixtures {
namespace {

//! Distance to the rim of a disk in pixels, positive inside.
double inside(Size size, int seed, int x, int y)
{
    const double cx = size.width * 0.5 + (seed * 7) % 23 - 11,
                 cy = size.height * 0.5 + (seed * 5) % 17 - 8;
    return size.height * 0.3 - std::hypot(x - cx, y - cy);
}

template<typename Value>
Image image(Size size, int channels, PixelType type, int seed,
            Value (*value)(double distance, int channel, int noise))
{
    Image result(size, channels, type);
    unsigned noise = unsigned(seed) + 1;
    for (int y = 0; y < size.height; ++y) {
        for (int x = 0; x < size.width; ++x) {
            noise = noise * 1664525u + 1013904223u;
            for (int channel = 0; channel < channels; ++channel)
                result.row<Value>(y)[x * channels + channel] =
                    value(inside(size, seed, x, y), channel, int(noise >> 24));
        }
    }
    return result;
}

} // namespace

Image alphaImage(Size size, int seed)
{
    return image<float>(size, 1, PixelType::F32, seed, [](double distance, int, int noise) {
        const double soft = std::clamp(distance / 12 + 0.5, 0.0, 1.0);
        return float(soft > 0 && soft < 1 ? std::clamp(soft + (noise - 128) / 4000.0, 0.0, 1.0)
                                          : soft);
    });
}

Image logitsImage(Size size, int seed)
{
    return image<float>(size, 1, PixelType::F32, seed, [](double distance, int, int noise) {
        return float(distance / 3 + noise / 1000.0);
    });
}

Image trimapImage(Size size, int seed)
{
    return image<std::uint8_t>(size, 1, PixelType::U8, seed, [](double distance, int, int) {
        return std::uint8_t(distance > 6 ? 255 : distance < -6 ? 0 : 128);
    });
}

Image colourImage(Size size, int seed)
{
    return image<float>(size, 3, PixelType::F32, seed, [](double distance, int channel, int noise) {
        return float(std::clamp(0.3 + 0.1 * channel + distance / 1000 + noise / 5000.0, 0.0, 1.0));
    });
}

Image resultImage(ResultKind kind, Size size, int seed)
{
    switch (kind) {
    case ResultKind::MaskLogits:
        return logitsImage(size, seed);
    case ResultKind::Trimap:
        return trimapImage(size, seed);
    case ResultKind::Alpha:
        return alphaImage(size, seed);
    case ResultKind::Foreground:
        return colourImage(size, seed);
    }
    return {};
}

ResultAddress addressOf(ResultKind kind, int frame, std::uint64_t key, ObjectId object)
{
    return {1, object, kind, frame, {key, key + 1}};
}

Project fullProject()
{
    Project project;
    project.name = "Käse & „Quotes\" \n 猫";
    project.presets = {{"for the cut", "prores4444", "/out/%o.mov", R"({"straight":true})"}};
    ClipReference media;
    media.relativePath = "footage/shot.%04d.exr";
    media.absolutePath = "/media/footage/shot.%04d.exr";
    media.kind = ClipKind::Sequence;
    media.byteSize = 5'000'000'000;
    media.fingerprint = "abc";
    media.firstNumber = 1001;
    media.frameCount = 240;
    media.frameRate = {24000, 1001};
    media.size = {1920, 1080};
    ClipEntry &clip = project.addClip(media);
    clip.range = {10, 200};
    clip.addObject("hair");
    ObjectInfo &object = clip.addObject();
    object.visible = false;
    object.locked = true;
    object.solo = true;
    object.repelsOnly = true;
    object.group = "Crowd";
    object.lockedFrames = {3, 4, 17};
    object.track = {"other", TrainingBudget::Fine, false, 4'000'000'000u};
    object.trimap = {"wide", 1.25, 3};
    object.matte = {"net", false, {-1.5, 0.1, 0.02, 0.98, 1.1, 5, 6, 7, 0.5}};
    clip.markers = {{5, "look here", {1, 2, 3}}, {9, {}, {}}};
    clip.fineMarks = {{17, 2, "flicker", {5, 6}}};
    const PackedMask mask(trimapImage({32, 20}));
    clip.prompts[10][1] = {PointPrompt{{0.1, 1.0 / 3}, true}, PointPrompt{{-0.5, 7}, false},
                           BoxPrompt{{1, 2, 30.25, 19}}};
    clip.prompts[10][2] = {StrokePrompt{{{1, 2}, {3.5, 4}}, 2.5, false}, MaskPrompt{mask}};
    clip.prompts[99][1] = {TextPrompt{"a \"dog\"", {{0, 0, 4, 4}, {5, 5, 9, 9}}, 0.625, "builtin"}, AbsentPrompt{},
                           TrimapStroke{{{8, 8}}, 1, TrimapLabel::Foreground}};
    clip.trimaps[12][2] = PackedMask(trimapImage({32, 20}, 3));
    project.addClip({}, "second");
    project.currentClip = 1;
    return project;
}

void writeZip(const QString &path, const ZipEntries &entries)
{
    QuaZip zip(path);
    zip.open(QuaZip::mdCreate);
    for (const auto &[name, bytes] : entries) {
        QuaZipFile file(&zip);
        file.open(QIODevice::WriteOnly, QuaZipNewInfo(name));
        file.write(bytes);
    }
}

ZipEntries readZip(const QString &path)
{
    ZipEntries entries;
    QuaZip zip(path);
    zip.open(QuaZip::mdUnzip);
    for (bool more = zip.goToFirstFile(); more; more = zip.goToNextFile()) {
        QuaZipFile file(&zip);
        file.open(QIODevice::ReadOnly);
        entries.emplace_back(file.getActualFileName(), file.readAll());
    }
    return entries;
}

QByteArray readZip(const QString &path, const QString &name)
{
    for (const auto &[entry, bytes] : readZip(path)) {
        if (entry == name)
            return bytes;
    }
    return {};
}

QByteArray contents(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void setContents(const QString &path, const QByteArray &bytes)
{
    QFile::remove(path); // writing over a file makes some file systems wait for the disk
    QFile file(path);
    if (file.open(QIODevice::WriteOnly))
        file.write(bytes);
}

} // namespace filigree::fixtures
