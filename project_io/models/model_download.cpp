// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "project_io/models/model_download.h"

#include "project_io/archive/durable_file.h"
#include "project_io/models/model_fetch.h"

#include <QCryptographicHash>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLockFile>

#include <condition_variable>
#include <mutex>

namespace filigree {
namespace {

//! The partial file of a model: what it holds, its hash so far, and where it comes from.
class PartialFile
{
public:
    PartialFile(const ModelStore &store, const ModelInfo &model)
        : m_store(store)
        , m_model(model)
        , m_file(store.partOf(model))
    { }

    //! What is there counts when it can be told in the end whether it belonged together.
    Result<> open(std::stop_token stop)
    {
        if (!m_file.open(QIODevice::ReadWrite | QIODevice::Unbuffered))
            return unwritten();
        QFile notes(notesPath());
        if (notes.open(QIODevice::ReadOnly)) {
            const QJsonObject noted = QJsonDocument::fromJson(notes.readAll()).object();
            m_address = QUrl(noted["address"].toString());
            m_tag = noted["tag"].toString().toLatin1();
        }
        while (!m_file.atEnd()) {
            const QByteArray block = m_file.read(qint64(1) << 20);
            if (stop.stop_requested())
                return fail(Error::Kind::Cancelled, "Downloading was stopped.");
            if (block.isEmpty())
                return unwritten();
            m_hash.addData(block);
        }
        return {};
    }

    qint64 size() const { return m_file.size(); }
    bool isShort() const { return m_total && size() < *m_total; }
    bool isWhole() const { return m_model.bytes && size() == *m_model.bytes; }
    QString hash() const { return QString::fromLatin1(m_hash.result().toHex()); }
    Result<> sync() { return syncToDisk(m_file); }

    //! What to ask the address for.
    FetchOptions wanted(const QUrl &address, const DownloadOptions &options)
    {
        const bool isTold = address == m_address && !m_tag.isEmpty();
        if (size() > 0 && m_model.sha256.isEmpty() && !isTold)
            restart(); // parts of two versions would not be noticed
        FetchOptions wanted;
        wanted.from = size();
        wanted.tag = isTold ? m_tag : QByteArray();
        wanted.proxy = options.proxy;
        wanted.stall = options.stall;
        return wanted;
    }

    void restart()
    {
        m_file.resize(0);
        m_file.seek(0);
        m_hash.reset();
    }

    Result<> begin(const QUrl &address, const FetchHead &head)
    {
        if (head.offset < size())
            restart(); // it begins anew: another version, or a server that knows no parts
        m_address = address;
        m_tag = head.tag;
        m_total = head.total ? head.total : m_model.bytes;
        if (m_model.bytes && m_total != m_model.bytes)
            return fail(Error::Kind::InvalidInput,
                        address.toString().toStdString() + " offers " + std::to_string(*m_total)
                            + " bytes; " + m_model.name.toStdString() + " has "
                            + std::to_string(*m_model.bytes) + '.');
        QFile notes(notesPath());
        const QJsonObject noted{{"address", address.toString()},
                                {"tag", QString::fromLatin1(m_tag)}};
        if (!notes.open(QIODevice::WriteOnly) || notes.write(QJsonDocument(noted).toJson()) < 0)
            return fail(Error::Kind::Unreadable,
                        notes.fileName().toStdString()
                            + " cannot be written: " + notes.errorString().toStdString() + '.');
        return m_total ? m_store.checkRoom(*m_total - size()) : Result<>();
    }

    Result<> take(const QByteArray &bytes)
    {
        if (m_total && size() + bytes.size() > *m_total)
            return fail(Error::Kind::InvalidInput,
                        m_address.toString().toStdString() + " sent more than it said it would.");
        const qint64 before = size();
        if (m_file.write(bytes) != bytes.size()) {
            const auto error = unwritten();
            m_file.resize(before); // so that it can go on from there
            m_file.seek(before);
            return error;
        }
        m_hash.addData(bytes);
        return {};
    }

    qint64 total() const { return m_total.value_or(0); }

    void tidy() //!< Nothing begun leaves nothing behind.
    {
        if (size() > 0)
            return;
        m_file.remove();
        QFile::remove(notesPath());
    }

    void close()
    {
        m_file.close();
        QFile::remove(notesPath());
    }

private:
    QString notesPath() const { return m_store.partOf(m_model) + ".json"; }

    tl::unexpected<Error> unwritten() const
    {
        return fail(Error::Kind::Unreadable,
                    m_file.fileName().toStdString()
                        + " cannot be written: " + m_file.errorString().toStdString() + '.');
    }

    const ModelStore &m_store;
    const ModelInfo &m_model;
    QFile m_file;
    QCryptographicHash m_hash{QCryptographicHash::Sha256};
    QUrl m_address;
    QByteArray m_tag;
    std::optional<qint64> m_total;
};

void wait(std::chrono::milliseconds time, std::stop_token stop)
{
    std::mutex mutex;
    std::condition_variable_any never;
    std::unique_lock lock(mutex);
    never.wait_for(lock, stop, time, [] { return false; });
}

QList<QUrl> addressesOf(const ModelInfo &model, const DownloadOptions &options)
{
    if (options.mirror.isEmpty())
        return model.addresses;
    QString base = options.mirror;
    while (base.endsWith('/'))
        base.chop(1);
    return {QUrl(base + '/' + model.id + '/' + model.fileName)};
}

//! Tries one address until the file is whole, or nothing more comes.
FetchEnd complete(PartialFile &part, const QUrl &address, const DownloadOptions &options,
                  std::stop_token stop, const ByteProgress &progress)
{
    FetchEnd end;
    for (int failures = 0; failures < options.attempts;) {
        const FetchOptions wanted = part.wanted(address, options);
        const FetchSink sink{[&](const FetchHead &head) { return part.begin(address, head); },
                             [&](const QByteArray &bytes) {
                                 return part.take(bytes).map([&] {
                                     if (progress)
                                         progress(part.size(), part.total());
                                 });
                             }};
        end = fetch(address, wanted, sink, stop);
        if (end.isPastTheEnd && wanted.from > 0) {
            part.restart(); // what is here is not the beginning of what is there
            ++failures;
            continue;
        }
        if (!end.error && part.isShort()) // the server told no length and was cut off
            end = {.error = Error{Error::Kind::Unreadable,
                                  address.toString().toStdString() + " broke off."},
                   .isTransient = true};
        if (!end.error || !end.isTransient)
            return end;
        failures = part.size() > wanted.from ? 0 : failures + 1;
        wait(options.pause * (failures + 1), stop);
        if (stop.stop_requested())
            return {.error = Error{Error::Kind::Cancelled, "Downloading was stopped."}};
    }
    return end;
}

} // namespace

Result<ModelStatus> downloadModel(ModelStore &store, const ModelInfo &model,
                                  const DownloadOptions &options, std::stop_token stop,
                                  const ByteProgress &progress)
{
    const QList<QUrl> addresses = addressesOf(model, options);
    if (addresses.isEmpty())
        return fail(Error::Kind::Unsupported,
                    (model.name + " cannot be downloaded by a program. " + store.byHand(model))
                        .toStdString());
    const auto locked = store.lock(model);
    if (!locked)
        return tl::unexpected(locked.error());
    PartialFile part(store, model);
    if (const auto opened = part.open(stop); !opened)
        return tl::unexpected(opened.error());
    std::optional<Error> error;
    for (const QUrl &address : addresses) {
        if (part.isWhole() && !model.sha256.isEmpty() && part.hash() != model.sha256)
            part.restart();
        if (!part.isWhole()) {
            const FetchEnd end = complete(part, address, options, stop, progress);
            error = end.error;
            if (error && (end.isOfSink || error->kind == Error::Kind::Cancelled)) {
                part.tidy();
                return tl::unexpected(*error);
            }
            if (error)
                continue;
        }
        const QString hash = part.hash();
        if (model.sha256.isEmpty() || hash == model.sha256) {
            if (const auto synced = part.sync(); !synced)
                return tl::unexpected(synced.error());
            part.close();
            return store.install(model, store.partOf(model), hash);
        }
        error =
            Error{Error::Kind::InvalidInput,
                  "What came from " + address.toString().toStdString()
                      + " is not what was published, and was removed: its SHA-256 is "
                      + hash.toStdString() + " in place of " + model.sha256.toStdString() + '.'};
        part.restart();
    }
    part.tidy();
    if (error->kind == Error::Kind::Unreadable || error->kind == Error::Kind::NotFound)
        error->message += ' ' + store.byHand(model).toStdString();
    return tl::unexpected(*error);
}

} // namespace filigree
