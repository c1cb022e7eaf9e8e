// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include <QByteArray>
#include <QMap>
#include <QMutex>
#include <QObject>
#include <QString>
#include <QStringList>
#include <QThread>

#include <atomic>

class QTcpServer;
class QTcpSocket;

//! What the server does with one path.
struct ServedFile
{
    QByteArray body = {};
    QByteArray tag = {}; //!< ETag.
    bool knowsRanges = true;
    bool tellsLength = true;
    QList<qint64> cuts = {}; //!< Of the first answers: bytes after which the connection is cut.
    bool stalls = false; //!< Sends half of it, then nothing more.
    int status = 200;
    QString redirect = {}; //!< Path that it moved to.
};

//! An HTTP server on the loopback device with a thread of its own, for tests of downloads.
class LoopbackServer final : public QObject
{
    Q_OBJECT
public:
    LoopbackServer();
    ~LoopbackServer() override;

    void serve(const QString &path, const ServedFile &file);
    QString address(const QString &path = {}) const; //!< "http://127.0.0.1:PORT/…".
    quint16 port() const { return m_port; }
    //! "PATH" or "PATH from N", in the order they came; of a proxy the whole address.
    QStringList requests() const;

private:
    void answer(QTcpSocket &socket, const QByteArray &request);
    void send(QTcpSocket &socket, ServedFile &file, qint64 from, bool isPart);

    mutable QMutex m_mutex;
    QMap<QString, ServedFile> m_files;
    QStringList m_requests;
    std::atomic<quint16> m_port = 0;
    QThread m_thread;
    QTcpServer *m_server = nullptr; // of the thread
};
