// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "project_io/models/model_check.h"

#include <QCryptographicHash>
#include <QFile>

namespace filigree {
namespace {

constexpr qint64 blockSize = qint64(1) << 20;

} // namespace

Result<QString> sha256Of(const QString &path, std::stop_token stop, const ByteProgress &progress)
{
    QFile file(path);
    const auto failed = [&](Error::Kind kind) {
        return fail(kind,
                    path.toStdString() + " cannot be read: " + file.errorString().toStdString()
                        + '.');
    };
    if (!file.open(QIODevice::ReadOnly))
        return failed(file.exists() ? Error::Kind::Unreadable : Error::Kind::NotFound);
    QCryptographicHash hash(QCryptographicHash::Sha256);
    QByteArray block(blockSize, Qt::Uninitialized);
    for (qint64 done = 0;;) {
        if (stop.stop_requested())
            return fail(Error::Kind::Cancelled, "Checking " + path.toStdString() + " was stopped.");
        const qint64 count = file.read(block.data(), blockSize);
        if (count < 0)
            return failed(Error::Kind::Unreadable);
        if (count == 0)
            break;
        hash.addData(QByteArrayView(block.constData(), count));
        done += count;
        if (progress)
            progress(done, file.size());
    }
    return QString::fromLatin1(hash.result().toHex());
}

} // namespace filigree
