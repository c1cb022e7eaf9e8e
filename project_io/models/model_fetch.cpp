// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "project_io/models/model_fetch.h"

#include <QEventLoop>
#include <QNetworkAccessManager>
#include <QNetworkProxyFactory>
#include <QNetworkReply>
#include <QRegularExpression>

namespace filigree {
namespace {

constexpr qint64 bufferSize = qint64(4) << 20; // the server waits when so much is not yet written

class SystemProxies final : public QNetworkProxyFactory
{
public:
    QList<QNetworkProxy> queryProxy(const QNetworkProxyQuery &query) override
    {
        return systemProxyForQuery(query);
    }
};

Result<> setProxy(QNetworkAccessManager &network, const QString &text)
{
    if (text.isEmpty()) {
        network.setProxyFactory(new SystemProxies);
        return {};
    }
    if (text == QLatin1String("none")) {
        network.setProxy(QNetworkProxy::NoProxy);
        return {};
    }
    const QUrl url(text, QUrl::StrictMode);
    const bool isSocks = url.scheme() == QLatin1String("socks5");
    if ((!isSocks && url.scheme() != QLatin1String("http")) || url.host().isEmpty())
        return fail(Error::Kind::InvalidInput,
                    "The proxy '" + text.toStdString()
                        + "' is not of the form http://HOST:PORT or socks5://HOST:PORT.");
    network.setProxy({isSocks ? QNetworkProxy::Socks5Proxy : QNetworkProxy::HttpProxy, url.host(),
                      quint16(url.port(isSocks ? 1080 : 8080)), url.userName(), url.password()});
    return {};
}

//! One request and what has come of it.
class Attempt
{
public:
    Attempt(const QUrl &address, const FetchOptions &options, const FetchSink &sink,
            std::stop_token stop)
        : m_address(address)
        , m_options(options)
        , m_sink(sink)
        , m_stop(std::move(stop))
    { }

    FetchEnd run()
    {
        if (const auto set = setProxy(m_network, m_options.proxy); !set)
            return {.error = set.error()};
        QNetworkRequest request(m_address);
        request.setAttribute(QNetworkRequest::RedirectPolicyAttribute,
                             QNetworkRequest::NoLessSafeRedirectPolicy);
        request.setHeader(QNetworkRequest::UserAgentHeader, "Filigree");
        request.setRawHeader("Accept-Encoding", "identity"); // the bytes as they are published
        request.setTransferTimeout(int(m_options.stall.count()));
        if (m_options.from > 0) {
            request.setRawHeader("Range", "bytes=" + QByteArray::number(m_options.from) + '-');
            if (!m_options.tag.isEmpty())
                request.setRawHeader("If-Range", m_options.tag);
        }
        m_reply.reset(m_network.get(request));
        m_reply->setReadBufferSize(bufferSize);
        QEventLoop loop;
        QObject::connect(m_reply.get(), &QNetworkReply::readyRead, &loop, [&] {
            drain();
            if (m_error)
                loop.quit();
        });
        QObject::connect(m_reply.get(), &QNetworkReply::finished, &loop, &QEventLoop::quit);
        const std::stop_callback quit(m_stop, [&loop] {
            QMetaObject::invokeMethod(&loop, &QEventLoop::quit, Qt::QueuedConnection);
        });
        if (!m_reply->isFinished() && !m_stop.stop_requested())
            loop.exec();
        if (m_stop.stop_requested())
            return {.error = Error{Error::Kind::Cancelled, "Downloading was stopped."}};
        return end();
    }

private:
    int status() const
    {
        return m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    }

    // Only what a server says of the file itself; errors come with pages of their own.
    bool begin()
    {
        if (m_hasBegun || m_error)
            return m_hasBegun;
        FetchHead head;
        head.tag = m_reply->rawHeader("ETag");
        if (head.tag.startsWith("W/"))
            head.tag.clear(); // good for pages, not for bytes
        if (status() == 206) {
            static const QRegularExpression range(QStringLiteral("^bytes (\\d+)-\\d+/(\\d+|\\*)$"));
            const auto match =
                range.match(QString::fromLatin1(m_reply->rawHeader("Content-Range")));
            head.offset = match.captured(1).toLongLong();
            if (!match.hasMatch() || head.offset != m_options.from) {
                m_error = Error{Error::Kind::Unsupported,
                                where() + " sent another part of the file than was asked for."};
                return false;
            }
            if (match.captured(2) != QLatin1String("*"))
                head.total = match.captured(2).toLongLong();
        } else if (status() == 200) {
            if (const auto length = m_reply->header(QNetworkRequest::ContentLengthHeader);
                length.isValid())
                head.total = length.toLongLong();
        } else {
            return false;
        }
        if (const auto begun = m_sink.begin(head); !begun) {
            m_error = begun.error();
            m_isOfSink = true;
            return false;
        }
        m_hasBegun = true;
        m_expected = head.total ? *head.total - head.offset : -1;
        return true;
    }

    void drain()
    {
        if (!begin())
            return;
        while (!m_error && !m_stop.stop_requested() && m_reply->bytesAvailable() > 0) {
            const QByteArray bytes = m_reply->read(qint64(1) << 18);
            m_received += bytes.size();
            if (const auto taken = m_sink.take(bytes); !taken) {
                m_error = taken.error();
                m_isOfSink = true;
            }
        }
    }

    FetchEnd end()
    {
        if (!m_error)
            drain(); // what came last
        if (m_error)
            return {.error = m_error, .isOfSink = m_isOfSink};
        const int code = status();
        if (code == 416)
            return {.error = Error{Error::Kind::Unreadable, where() + " has no such part."},
                    .isPastTheEnd = true};
        if (code >= 400) {
            const bool isTransient = code == 408 || code == 429 || code >= 500;
            const bool isGone = code == 404 || code == 410;
            return {.error =
                        Error{isGone ? Error::Kind::NotFound : Error::Kind::Unreadable,
                              where() + " answers with HTTP status " + std::to_string(code) + '.'},
                    .isTransient = isTransient};
        }
        if (m_reply->error() != QNetworkReply::NoError)
            return {.error = Error{Error::Kind::Unreadable,
                                   where() + (m_hasBegun ? " broke off: " : " cannot be reached: ")
                                       + m_reply->errorString().toStdString() + '.'},
                    .isTransient = isTransientError()};
        if (!m_hasBegun)
            return {.error = Error{Error::Kind::Unreadable, where() + " sent nothing."},
                    .isTransient = true};
        if (m_expected >= 0 && m_received < m_expected)
            return {.error = Error{Error::Kind::Unreadable, where() + " broke off."},
                    .isTransient = true};
        return {};
    }

    bool isTransientError() const
    {
        switch (m_reply->error()) {
        case QNetworkReply::RemoteHostClosedError:
        case QNetworkReply::TimeoutError:
        case QNetworkReply::OperationCanceledError: // stalled
        case QNetworkReply::TemporaryNetworkFailureError:
        case QNetworkReply::NetworkSessionFailedError:
        case QNetworkReply::UnknownNetworkError:
        case QNetworkReply::ProxyTimeoutError:
            return true;
        default:
            return m_hasBegun; // it could be reached a moment ago
        }
    }

    std::string where() const { return m_address.toString().toStdString(); }

    const QUrl &m_address;
    const FetchOptions &m_options;
    const FetchSink &m_sink;
    std::stop_token m_stop;
    QNetworkAccessManager m_network;
    std::unique_ptr<QNetworkReply> m_reply; // after what it is made by
    std::optional<Error> m_error;
    bool m_isOfSink = false;
    bool m_hasBegun = false;
    qint64 m_expected = -1;
    qint64 m_received = 0;
};

} // namespace

FetchEnd fetch(const QUrl &address, const FetchOptions &options, const FetchSink &sink,
               std::stop_token stop)
{
    return Attempt(address, options, sink, std::move(stop)).run();
}

} // namespace filigree
