// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "command_line.h"

#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QPainter>

CommandLine::CommandLine()
{
    QDir().mkpath(path(""));
}

void CommandLine::start(QProcess &process, const QStringList &arguments) const
{
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    for (const char *display : {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"})
        environment.remove(display);
    environment.insert("XDG_DATA_HOME", m_folder.filePath("data"));
    environment.insert("XDG_CACHE_HOME", m_folder.filePath("cache"));
    environment.insert("XDG_CONFIG_HOME", m_folder.filePath("config"));
    environment.insert("OMP_WAIT_POLICY", "passive"); // tests run side by side
    process.setProcessEnvironment(environment);
    process.setWorkingDirectory(path(""));
    process.start(m_program, arguments);
}

Outcome CommandLine::run(const QStringList &arguments) const
{
    QProcess process;
    start(process, arguments);
    if (!process.waitForFinished(240000))
        process.kill();
    const int code = process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1;
    return {code, QString::fromUtf8(process.readAllStandardOutput()),
            QString::fromUtf8(process.readAllStandardError())};
}

QByteArray CommandLine::bytes(const QString &name) const
{
    QFile file(path(name));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QJsonObject CommandLine::json(const QString &name) const
{
    return QJsonDocument::fromJson(bytes(name)).object();
}

QStringList CommandLine::matte(const QStringList &more) const
{
    return QStringList{"matte", path("frames"), "--budget", "none"} + more;
}

int CommandLine::made(const QString &report, const QString &kind) const
{
    return json(report)["resultsMade"].toObject()[kind].toInt();
}

QString CommandLine::makeClip(int frames) const
{
    QDir().mkpath(path("frames"));
    for (int frame = 0; frame < frames; ++frame) {
        QImage image(96, 64, QImage::Format_RGB888);
        image.fill(QColor(30, 60, 40));
        QPainter painter(&image);
        painter.setRenderHint(QPainter::Antialiasing);
        for (int x = -8; x < 100; x += 8)
            painter.fillRect(x, 0, 4, 64, QColor(40, 70, 90));
        painter.setPen(Qt::NoPen);
        painter.setBrush(QColor(240, 180, 90));
        painter.drawEllipse(centre(frame), radius, radius);
        painter.end();
        image.save(path(QString("frames/%1.png").arg(frame, 4, 10, QChar('0'))));
    }
    return path("frames");
}

QString CommandLine::boxOn(int frame)
{
    const QPointF at = centre(frame);
    return QString("%1,%2,%3,%4@%5")
        .arg(at.x() - radius - 2)
        .arg(at.y() - radius - 2)
        .arg(at.x() + radius + 1)
        .arg(at.y() + radius + 1)
        .arg(frame);
}
