// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include "project_io/export/exporter.h"

#include <QByteArray>
#include <QDir>
#include <QFile>
#include <QTemporaryDir>

//! What tests of exports do with files.
namespace filigree {

inline QStringList everything(const QString &folder)
{
    return QDir(folder).entryList(QDir::Files | QDir::Dirs | QDir::Hidden | QDir::NoDotAndDotDot);
}

inline ExportSettings settingsFor(const char *spec, const QTemporaryDir &folder)
{
    ExportSettings settings = *parseExportSpec(spec);
    settings.path = folder.filePath(QString::fromStdString(settings.path)).toStdString();
    return settings;
}

inline QByteArray contents(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

inline bool store(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size();
}

} // namespace filigree
