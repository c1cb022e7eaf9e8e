// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include "loopback_server.h"
#include "project_io/models/model_download.h"

#include <QCryptographicHash>
#include <QTemporaryDir>
#include <QtTest>

#include <chrono>
#include <memory>

#define VERIFY_FAILS(result, kindOf, says)                                                         \
    QVERIFY(!(result));                                                                            \
    QVERIFY2((result).error().kind == (kindOf), (result).error().message.c_str());                 \
    QVERIFY2(QString::fromStdString((result).error().message).contains(says),                      \
             (result).error().message.c_str())

namespace filigree {

inline QString hashOf(const QByteArray &bytes)
{
    return QString::fromLatin1(QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex());
}

inline QByteArray noise(int size, unsigned seed)
{
    QByteArray bytes(size, Qt::Uninitialized);
    for (char &byte : bytes)
        byte = char((seed = seed * 1664525 + 1013904223) >> 24);
    return bytes;
}

//! A store, a server, and one model that it has: new for each test.
class ModelAtHand : public QObject
{
protected:
    void prepare()
    {
        m_server = std::make_unique<LoopbackServer>();
        m_folder = std::make_unique<QTemporaryDir>();
        m_store = std::make_unique<ModelStore>(m_folder->filePath("models"));
        m_body = noise(3000000, 1);
    }
    ModelInfo model(const QString &path) const
    {
        ModelInfo info;
        info.id = "tiny";
        info.name = "Tiny";
        info.fileName = "tiny.pt";
        info.bytes = m_body.size();
        info.sha256 = hashOf(m_body);
        info.addresses = {QUrl(m_server->address(path))};
        return info;
    }
    Result<ModelStatus> download(const ModelInfo &info, const QString &mirror = {},
                                 const QString &proxy = "none",
                                 std::chrono::milliseconds stall = std::chrono::seconds(20))
    {
        DownloadOptions options;
        options.mirror = mirror;
        options.proxy = proxy;
        options.attempts = 3;
        options.pause = std::chrono::milliseconds(1);
        options.stall = stall;
        return downloadModel(*m_store, info, options, {}, {});
    }
    QByteArray installed(const ModelInfo &info) const
    {
        QFile file(m_store->pathOf(info));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    qint64 partSize(const ModelInfo &info) const { return QFileInfo(m_store->partOf(info)).size(); }
    QString write(const QString &path, const QByteArray &bytes) const
    {
        QDir().mkpath(QFileInfo(path).path());
        QFile file(path);
        return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size() ? path
                                                                                    : QString();
    }

    std::unique_ptr<LoopbackServer> m_server;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<ModelStore> m_store;
    QByteArray m_body;
};

} // namespace filigree
