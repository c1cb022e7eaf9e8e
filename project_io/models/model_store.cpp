// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "project_io/models/model_store.h"

#include "project_io/archive/durable_file.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLocale>
#include <QLockFile>
#include <QSaveFile>
#include <QStandardPaths>
#include <QStorageInfo>

namespace filigree {
namespace {

tl::unexpected<Error> unreadable(const QString &message)
{
    return fail(Error::Kind::Unreadable, message.toStdString());
}

QString freeText(const QStorageInfo &disk)
{
    return bytesText(disk.bytesAvailable());
}

} // namespace

QString bytesText(qint64 bytes)
{
    return QLocale::c().formattedDataSize(bytes, bytes < 1000000 ? 0 : 1,
                                          QLocale::DataSizeSIFormat);
}

ModelStore::ModelStore(QString folder)
    : m_folder(std::move(folder))
{ }

QString ModelStore::defaultFolder()
{
    const QString own = qEnvironmentVariable("FILIGREE_MODELS");
    return own.isEmpty()
        ? QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation) + "/filigree/models"
        : QDir::cleanPath(QDir::current().absoluteFilePath(own));
}

QString ModelStore::pathOf(const ModelInfo &model) const
{
    return m_folder + '/' + model.id + '/' + model.fileName;
}

QString ModelStore::notesOf(const ModelInfo &model) const
{
    return m_folder + '/' + model.id + "/checked.json";
}

ModelStatus ModelStore::status(const ModelInfo &model) const
{
    const QFileInfo file(pathOf(model));
    if (!file.exists()) {
        const QFileInfo part(partOf(model));
        return part.exists() ? ModelStatus{ModelState::Partial, part.size(), {}, {}}
                             : ModelStatus();
    }
    ModelStatus status{ModelState::Unchecked, file.size(), {}, {}};
    const QJsonObject noted = notes(model);
    status.sha256 = noted["sha256"].toString();
    status.checked = QDateTime::fromString(noted["checked"].toString(), Qt::ISODate);
    if (status.sha256.isEmpty())
        return status;
    const bool isSame = noted["bytes"].toInteger(-1) == file.size()
        && noted["modified"].toInteger(-1) == file.lastModified().toMSecsSinceEpoch();
    if (isSame && status.sha256 == model.sha256)
        status.state = ModelState::Verified;
    else if (isSame && status.sha256 == noted["pinned"].toString())
        status.state = ModelState::Unverified;
    else
        status.state = ModelState::Changed;
    return status;
}

QJsonObject ModelStore::notes(const ModelInfo &model) const
{
    QFile file(notesOf(model));
    return file.open(QIODevice::ReadOnly) ? QJsonDocument::fromJson(file.readAll()).object()
                                          : QJsonObject();
}

Result<QString> ModelStore::usable(const ModelInfo &model) const
{
    switch (status(model).state) {
    case ModelState::Verified:
    case ModelState::Unverified:
        return pathOf(model);
    case ModelState::Unchecked:
    case ModelState::Changed:
        return fail(Error::Kind::InvalidInput,
                    (pathOf(model)
                     + " is not used before it is verified: run 'filigree models verify " + model.id
                     + "', or verify it in the window's list of models.")
                        .toStdString());
    case ModelState::Absent:
    case ModelState::Partial:
        break;
    }
    const QString command = "filigree models "
        + (model.addresses.isEmpty() ? QStringLiteral("import FILE") : "download " + model.id);
    return fail(Error::Kind::NotFound,
                (model.name + " is not installed; run '" + command
                 + "', or install it in the window's list of models.")
                    .toStdString());
}

Result<ModelStatus> ModelStore::note(const ModelInfo &model, const QString &sha256,
                                     bool mayBeOther) const
{
    const QString pinned = notes(model)["pinned"].toString();
    const QString due = pinned.isEmpty() ? model.sha256 : pinned;
    const bool isAccepted = sha256 == model.sha256 || sha256 == due || due.isEmpty()
        || (pinned.isEmpty() && mayBeOther);
    const QFileInfo file(pathOf(model));
    const QJsonObject noted{{"sha256", sha256},
                            {"pinned", isAccepted ? sha256 : pinned},
                            {"bytes", file.size()},
                            {"modified", file.lastModified().toMSecsSinceEpoch()},
                            {"checked", QDateTime::currentDateTimeUtc().toString(Qt::ISODate)}};
    QSaveFile to(notesOf(model));
    if (!to.open(QIODevice::WriteOnly) || to.write(QJsonDocument(noted).toJson()) < 0
        || !to.commit())
        return unreadable(to.fileName() + " cannot be written: " + to.errorString() + '.');
    if (isAccepted)
        return status(model);
    const QString what = pinned.isEmpty()
        ? QStringLiteral("is not what was published: its SHA-256 is ")
        : QStringLiteral("has changed since it was installed: its SHA-256 is ");
    return fail(Error::Kind::InvalidInput,
                (pathOf(model) + ' ' + what + sha256 + " in place of " + due
                 + ". It is not used; remove it and install it anew.")
                    .toStdString());
}

Result<ModelStatus> ModelStore::verify(const ModelInfo &model, std::stop_token stop,
                                       const ByteProgress &progress)
{
    if (!QFileInfo::exists(pathOf(model)))
        return fail(Error::Kind::NotFound, (model.name + " is not installed.").toStdString());
    const auto locked = lock(model);
    if (!locked)
        return tl::unexpected(locked.error());
    const auto sha256 = sha256Of(pathOf(model), stop, progress);
    if (!sha256)
        return tl::unexpected(sha256.error());
    return note(model, *sha256, false);
}

Result<ModelStatus> ModelStore::import(const ModelInfo &model, const QString &path,
                                       std::stop_token stop, const ByteProgress &progress)
{
    QFile from(path);
    if (!from.open(QIODevice::ReadOnly))
        return fail(from.exists() ? Error::Kind::Unreadable : Error::Kind::NotFound,
                    (path + " cannot be read: " + from.errorString() + '.').toStdString());
    const auto locked = lock(model);
    if (!locked)
        return tl::unexpected(locked.error());
    if (const auto fits = checkRoom(from.size()); !fits)
        return tl::unexpected(fits.error());
    // Not the name of a partial download, which may be there and go on later.
    const QString part = pathOf(model) + ".import";
    const auto given = [&]() -> Result<QString> {
        QFile to(part);
        if (!to.open(QIODevice::WriteOnly | QIODevice::Unbuffered))
            return unreadable(part + " cannot be written: " + to.errorString() + '.');
        for (qint64 done = 0; !from.atEnd();) {
            const QByteArray block = from.read(qint64(1) << 20);
            if (stop.stop_requested())
                return fail(Error::Kind::Cancelled, "Importing was stopped.");
            if (block.isEmpty())
                return unreadable(path + " cannot be read: " + from.errorString() + '.');
            if (to.write(block) != block.size())
                return unreadable(part + " cannot be written: " + to.errorString() + '.');
            done += block.size();
            if (progress)
                progress(done, from.size());
        }
        if (const auto synced = syncToDisk(to); !synced)
            return tl::unexpected(synced.error());
        to.close();
        return sha256Of(part, stop); // of what is on the disk, which need not be what was read
    }();
    auto installed =
        given.and_then([&](const QString &hash) { return install(model, part, hash); });
    if (!installed)
        QFile::remove(part);
    return installed;
}

Result<ModelStatus> ModelStore::install(const ModelInfo &model, const QString &part,
                                        const QString &sha256)
{
    QFile::remove(notesOf(model)); // of a file that was there before
    if (const auto placed = replaceFile(part, pathOf(model)); !placed)
        return tl::unexpected(placed.error());
    return note(model, sha256, true);
}

Result<> ModelStore::remove(const ModelInfo &model)
{
    const QString folder = m_folder + '/' + model.id;
    if (!QFileInfo::exists(folder))
        return {};
    const auto locked = lock(model);
    if (!locked)
        return tl::unexpected(locked.error());
    for (const QString &path : {pathOf(model), partOf(model), partOf(model) + ".json",
                                pathOf(model) + ".import", notesOf(model)}) {
        QFile file(path);
        if (file.exists() && !file.remove())
            return unreadable(path + " cannot be removed: " + file.errorString() + '.');
    }
    (*locked)->unlock();
    QDir().rmdir(folder); // stays when something else lies there
    return {};
}

qint64 ModelStore::diskUse() const
{
    qint64 bytes = 0;
    QDirIterator files(m_folder, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        files.next();
        bytes += files.fileInfo().size();
    }
    return bytes;
}

QString ModelStore::byHand(const ModelInfo &model) const
{
    const QString from =
        model.addresses.isEmpty() ? model.page : model.addresses.first().toString();
    return "To install " + model.name + " without a network, get " + model.fileName
        + (from.isEmpty() ? QString() : " from " + from) + " on another computer, put it at "
        + pathOf(model)
        + " and verify it, in the window's list of models or by 'filigree models verify " + model.id
        + "'.";
}

Result<std::unique_ptr<QLockFile>> ModelStore::lock(const ModelInfo &model) const
{
    const QString folder = m_folder + '/' + model.id;
    if (!QDir().mkpath(folder))
        return unreadable("The folder " + folder + " cannot be made.");
    auto lock = std::make_unique<QLockFile>(folder + "/lock");
    lock->setStaleLockTime(0); // a download may take hours
    if (lock->tryLock(0))
        return lock;
    return unreadable(lock->error() == QLockFile::LockFailedError
                          ? model.name + " is being changed by another Filigree."
                          : "The folder " + folder + " cannot be written to.");
}

Result<> ModelStore::checkRoom(qint64 bytes) const
{
    const QStorageInfo disk(m_folder);
    if (!disk.isValid() || disk.bytesAvailable() >= bytes)
        return {};
    return unreadable("There is not enough room in " + m_folder + ": " + bytesText(bytes)
                      + " are needed and " + freeText(disk) + " are free.");
}

} // namespace filigree
