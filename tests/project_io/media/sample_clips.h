// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include "project_io/media/clip.h"

#include <QObject>
#include <QTemporaryDir>

#include <vector>

namespace filigree {

//! A folder of clips whose samples are known, of which the first frame is read.
class SampleClips : public QObject
{
protected:
    //! Codes of up to 16 bits, little-endian, one or two bytes each by their depth.
    static QByteArray samples(const std::vector<int> &codes, int depth);
    //! What tells ffmpeg of a file of bare samples.
    static QStringList rawInput(const QString &format, Size size, const QString &file);

    QString path(const QString &name) const { return m_folder.filePath(name); }
    bool write(const QString &name, const QByteArray &bytes) const;
    Result<ImagePtr> firstFrame(const QString &name, ClipInfo *info = nullptr) const;

    QTemporaryDir m_folder;
};

} // namespace filigree

#define VERIFY_READ(result) QVERIFY2(result, result ? "" : result.error().message.c_str())
