// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include <QImage>
#include <QJsonObject>
#include <QProcess>
#include <QString>
#include <QStringList>
#include <QTemporaryDir>

//! How a run of the program ended.
struct Outcome
{
    int code = -1;
    QString out;
    QString err;
};

//! Runs the built program in a folder of its own, without a display and without the user's
//! settings.
class CommandLine
{
public:
    CommandLine();
    //! To be run in place of the one that was built.
    void setProgram(const QString &program) { m_program = program; }
    //! Waits for its end.
    Outcome run(const QStringList &arguments) const;
    //! Started, with the standard error to be read as it comes.
    void start(QProcess &process, const QStringList &arguments) const;

    //! In the folder, whose name is not ASCII.
    QString path(const QString &name) const
    {
        return m_folder.filePath(QStringLiteral("Größe 映像/") + name);
    }
    QJsonObject json(const QString &name) const;
    QByteArray bytes(const QString &name) const;
    //! Arguments that matte the clip of makeClip() with the least learning.
    QStringList matte(const QStringList &more) const;
    //! How many results of a kind a report says were made.
    int made(const QString &report, const QString &kind) const;

    //! Frames of 96x64 of a bright disc that moves right over dark stripes; frames/%04d.png.
    //! Returns the folder.
    QString makeClip(int frames) const;
    //! Centre of the disc on a frame.
    static QPointF centre(int frame) { return {30.0 + (frame % 24), 32}; }
    static constexpr double radius = 14;
    static QString boxOn(int frame);

private:
    QTemporaryDir m_folder;
    QString m_program = QStringLiteral(FILIGREE_PROGRAM);
};
