// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include "inference/base/image.h"

#include <QString>
#include <QStringList>
#include <QTemporaryDir>

//! Small clips whose every frame carries its number in its picture, made with the ffmpeg program.
namespace test_clips {

constexpr int width = 96;
constexpr int height = 64;
constexpr int frameCount = 50;

//! A moving texture with the frame's number as black and white squares, as raw rgb24.
bool writeNumberedFrames(const QString &path, int count = frameCount);
//! The number in a picture of any size; -1: not readable.
int numberIn(const filigree::Image &image);

//! Runs ffmpeg (program and -y left out); the error text, or nothing when it succeeded.
QString ffmpeg(const QStringList &arguments);
//! ffmpeg's arguments that read the file of writeNumberedFrames() at 24 frames per second.
QStringList numberedInput(const QString &rawPath);
//! Whether the ffmpeg program has the encoder.
bool hasEncoder(const QString &name);
//! How many frames ffprobe decodes; -1 on failure.
int probedFrameCount(const QString &path);

//! A folder for clips with the numbered frames in it.
class NumberedClips
{
public:
    NumberedClips(); //!< What fails shows in make().
    QString path(const QString &name) const { return m_folder.filePath(name); }
    //! Encodes the numbered frames and returns the path; the test fails where that does.
    QString make(const QString &name, const QStringList &codec,
                 const QStringList &options = {}) const;

private:
    QTemporaryDir m_folder;
};

} // namespace test_clips
