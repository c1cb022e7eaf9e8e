// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "loopback_server.h"

#include <QRegularExpression>
#include <QTcpServer>
#include <QTcpSocket>
#include <QUrl>

LoopbackServer::LoopbackServer()
{
    auto *context = new QObject;
    context->moveToThread(&m_thread);
    connect(&m_thread, &QThread::finished, context, &QObject::deleteLater);
    m_thread.start();
    QMetaObject::invokeMethod(
        context,
        [this, context] {
            m_server = new QTcpServer(context);
            connect(m_server, &QTcpServer::newConnection, m_server, [this] {
                while (QTcpSocket *socket = m_server->nextPendingConnection()) {
                    connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
                    connect(socket, &QTcpSocket::readyRead, socket, [this, socket] {
                        if (socket->peek(1 << 16).contains("\r\n\r\n"))
                            answer(*socket, socket->readAll());
                    });
                }
            });
            m_server->listen(QHostAddress::LocalHost);
            m_port = m_server->serverPort();
        },
        Qt::BlockingQueuedConnection);
}

LoopbackServer::~LoopbackServer()
{
    m_thread.quit();
    m_thread.wait();
}

void LoopbackServer::serve(const QString &path, const ServedFile &file)
{
    const QMutexLocker lock(&m_mutex);
    m_files[path] = file;
}

QString LoopbackServer::address(const QString &path) const
{
    return QString("http://127.0.0.1:%1%2").arg(port()).arg(path);
}

QStringList LoopbackServer::requests() const
{
    const QMutexLocker lock(&m_mutex);
    return m_requests;
}

void LoopbackServer::answer(QTcpSocket &socket, const QByteArray &request)
{
    static const QRegularExpression range("\r\nRange: bytes=(\\d+)-\r\n",
                                          QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression ifRange("\r\nIf-Range: ([^\r]*)\r\n",
                                            QRegularExpression::CaseInsensitiveOption);
    const QString text = QString::fromLatin1(request);
    const QString target = text.section(' ', 1, 1);
    const QString path = target.startsWith("http") ? QUrl(target).path() : target;
    const auto part = range.match(text);
    const auto condition = ifRange.match(text);
    const QMutexLocker lock(&m_mutex);
    m_requests << (part.hasMatch() ? target + " from " + part.captured(1) : target);
    const auto found = m_files.find(path);
    if (found == m_files.end() || found->status >= 400) {
        const int status = found == m_files.end() ? 404 : found->status;
        socket.write("HTTP/1.1 " + QByteArray::number(status)
                     + " No\r\nContent-Length: 4\r\nConnection: close\r\n\r\nnone");
    } else if (!found->redirect.isEmpty()) {
        socket.write("HTTP/1.1 302 Found\r\nLocation: " + found->redirect.toLatin1()
                     + "\r\nContent-Length: 5\r\nConnection: close\r\n\r\nmoved");
    } else {
        const bool isSame = !condition.hasMatch() || condition.captured(1).toLatin1() == found->tag;
        const qint64 from = part.captured(1).toLongLong();
        const bool isPart = part.hasMatch() && found->knowsRanges && isSame;
        send(socket, *found, isPart ? from : 0, isPart);
        if (found->stalls)
            return;
    }
    socket.disconnectFromHost(); // once all is written
}

void LoopbackServer::send(QTcpSocket &socket, ServedFile &file, qint64 from, bool isPart)
{
    const QByteArray size = QByteArray::number(file.body.size());
    if (from >= file.body.size()) {
        socket.write("HTTP/1.1 416 No\r\nContent-Range: bytes */" + size
                     + "\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
        return;
    }
    QByteArray body = file.body.mid(from);
    QByteArray head = isPart
        ? "HTTP/1.1 206 Part\r\nContent-Range: bytes " + QByteArray::number(from) + '-'
            + QByteArray::number(file.body.size() - 1) + '/' + size + "\r\n"
        : QByteArray("HTTP/1.1 200 Fine\r\n");
    if (file.tellsLength)
        head += "Content-Length: " + QByteArray::number(body.size()) + "\r\n";
    if (!file.tag.isEmpty())
        head += "ETag: " + file.tag + "\r\n";
    if (!file.cuts.isEmpty())
        body.truncate(file.cuts.takeFirst());
    if (file.stalls)
        body.truncate(body.size() / 2);
    socket.write(head + "Connection: close\r\n\r\n" + body);
}
