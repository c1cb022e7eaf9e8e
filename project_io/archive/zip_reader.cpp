// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "project_io/archive/zip_reader.h"

#include <quazip/quazip.h>
#include <quazip/quazipfile.h>
#include <quazip/quazipfileinfo.h>

#include <QFile>

#include <new>

namespace filigree {
namespace {

constexpr quint16 encryptedFlag = 1;
// Deflate reaches 1032:1 on nothing but repetition. What a project file deflates is text.
constexpr qint64 mostRatio = 400;
constexpr qint64 ratioMattersFrom = 1 << 20;

bool pointsOutside(const QString &name)
{
    if (name.isEmpty() || name.startsWith('/') || name.contains('\\') || name.contains(QChar(0))
        || name.contains(':'))
        return true;
    const QStringList parts = name.split('/');
    return parts.contains("..") || parts.contains(".");
}

tl::unexpected<Error> unreadable(const QString &what)
{
    return fail(Error::Kind::Unreadable, what.toStdString());
}

struct Entry
{
    qint64 packed = 0;
    qint64 size = 0;
    quint16 flags = 0;
};

} // namespace

struct ZipReader::Private
{
    QFile file;
    QuaZip zip;
    QHash<QString, Entry> entries;

    Result<> list()
    {
        for (bool more = zip.goToFirstFile(); more; more = zip.goToNextFile()) {
            QuaZipFileInfo64 info;
            if (!zip.getCurrentFileInfo(&info))
                return unreadable("its list of contents is damaged");
            if (pointsOutside(info.name))
                return unreadable("it contains '" + info.name.left(80)
                                  + "', which points outside of the file");
            if (entries.contains(info.name))
                return unreadable("it contains '" + info.name.left(80) + "' twice");
            entries.insert(
                info.name,
                {qint64(info.compressedSize), qint64(info.uncompressedSize), info.flags});
        }
        if (zip.getZipError() != UNZ_OK || entries.size() != zip.getEntriesCount())
            return unreadable("its list of contents is damaged");
        return {};
    }
};

ZipReader::ZipReader(std::unique_ptr<Private> d)
    : d(std::move(d))
{ }

ZipReader::~ZipReader()
{
    d->zip.close();
}

Result<std::unique_ptr<ZipReader>> ZipReader::open(const QString &path)
{
    auto d = std::make_unique<Private>();
    d->file.setFileName(path);
    if (!d->file.exists())
        return fail(Error::Kind::NotFound, "there is no such file");
    if (!d->file.open(QIODevice::ReadOnly))
        return unreadable(d->file.errorString());
    d->zip.setIoDevice(&d->file);
    if (!d->zip.open(QuaZip::mdUnzip))
        return unreadable("it is no ZIP archive, or its end is missing");
    if (const Result<> listed = d->list(); !listed)
        return tl::unexpected(listed.error());
    return std::unique_ptr<ZipReader>(new ZipReader(std::move(d)));
}

bool ZipReader::contains(const QString &name) const
{
    return d->entries.contains(name);
}

Result<Blob> ZipReader::read(const QString &name, std::int64_t mostBytes)
{
    const auto it = d->entries.constFind(name);
    if (it == d->entries.constEnd())
        return fail(Error::Kind::NotFound, ("it has no '" + name + "'").toStdString());
    const auto damaged = [&](const QString &what) { return unreadable('\'' + name + "' " + what); };
    if (it->flags & encryptedFlag)
        return damaged("is encrypted");
    if (it->size < 0 || it->size > mostBytes
        || (it->size > ratioMattersFrom && it->size / mostRatio > it->packed))
        return damaged("is larger unpacked than it may be");
    if (it->packed > d->file.size())
        return damaged("is damaged");
    QuaZipFile file(&d->zip);
    if (!d->zip.setCurrentFile(name, QuaZip::csSensitive) || !file.open(QIODevice::ReadOnly))
        return damaged("is damaged");
    try {
        Blob bytes(std::size_t(it->size));
        qint64 done = 0;
        while (done < it->size) {
            const qint64 count =
                file.read(reinterpret_cast<char *>(bytes.data()) + done, it->size - done);
            if (count <= 0)
                return damaged("is damaged");
            done += count;
        }
        char beyond = 0;
        if (file.read(&beyond, 1) > 0)
            return damaged("is larger than it says");
        file.close();
        if (file.getZipError() != UNZ_OK)
            return damaged("is damaged (its checksum is wrong)");
        return bytes;
    } catch (const std::bad_alloc &) {
        return fail(Error::Kind::OutOfMemory,
                    ("there is not enough memory for '" + name + '\'').toStdString());
    }
}

void ZipReader::forEachName(const std::function<void(const QString &)> &call) const
{
    for (auto it = d->entries.keyBegin(); it != d->entries.keyEnd(); ++it)
        call(*it);
}

} // namespace filigree
