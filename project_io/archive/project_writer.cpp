// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "project_io/archive/durable_file.h"
#include "project_io/archive/project_archive_p.h"
#include "project_io/archive/project_json.h"
#include "project_io/model/revision.h"

#include <quazip/quazip.h>
#include <quazip/quazipfile.h>
#include <quazip/quazipnewinfo.h>

#include <QDir>
#include <QFileInfo>
#include <QStorageInfo>
#include <QTemporaryFile>

#include <zlib.h>

#include <cerrno>
#include <cstring>

namespace filigree {
namespace {

constexpr qint64 leastRoom = 1 << 20; // bytes; with less, a disk is full

const QString projectSuffix = QStringLiteral("filigree");

} // namespace

//! Writes one project file. A part that fails leaves the error in place; the caller gives up then.
class ProjectWriter
{
public:
    ProjectWriter(QFile &file, const Project &project, const ResultSource *source,
                  std::shared_ptr<const ProjectArchive> before)
        : m_zip(&file)
        , m_file(file)
        , m_project(project)
        , m_source(source)
        , m_before(std::move(before))
    { }

    Result<> write(const QString &folder, const SaveOptions &options, std::stop_token stop,
                   const Progress &progress, SaveReport &report)
    {
        m_zip.setAutoClose(false); // the file is still to be forced to the disk
        m_zip.setDataDescriptorWritingEnabled(false);
        m_zip.setZip64Enabled(true);
        if (!m_zip.open(QuaZip::mdCreate))
            return failed();
        return writeManifest(folder)
            .and_then([&] { return copyUnknown(options.origin); })
            .and_then([&] { return writeResults(options, stop, progress, report); })
            .and_then([&]() -> Result<> {
                m_zip.close();
                return m_zip.getZipError() == ZIP_OK ? Result<>() : failed();
            });
    }

private:
    tl::unexpected<Error> failed() const
    {
        if (m_file.error() != QFileDevice::NoError)
            return fail(Error::Kind::Unreadable, m_file.errorString().toStdString());
        // Seeking back to a header clears what the file said.
        const QStorageInfo disk(QFileInfo(m_file.fileName()).absolutePath());
        const bool isFull = disk.isValid() && disk.bytesAvailable() < leastRoom;
        return fail(Error::Kind::Unreadable,
                    isFull ? std::strerror(ENOSPC) : "the archive cannot be written");
    }

    Result<> add(const std::string &name, const char *data, qint64 size, bool compress)
    {
        QuaZipFile entry(&m_zip);
        QuaZipNewInfo info(QString::fromStdString(name));
        info.uncompressedSize = ulong(size);
        info.externalAttr = 0100644u << 16; // an ordinary file, for other programs
        const bool done = entry.open(QIODevice::WriteOnly, info, nullptr, 0,
                                     compress ? Z_DEFLATED : 0, compress ? Z_BEST_SPEED : 0)
            && entry.write(data, size) == size;
        entry.close();
        return done && entry.getZipError() == ZIP_OK ? Result<>() : failed();
    }

    Result<> writeManifest(const QString &folder)
    {
        Project stored = m_project.withoutResults();
        for (ClipEntry &clip : stored.clips) {
            const QString absolute = QString::fromStdString(clip.media.absolutePath);
            const QString relative = QDir(folder).relativeFilePath(absolute);
            if (!absolute.isEmpty() && QDir::isRelativePath(relative))
                clip.media.relativePath = relative.toStdString();
        }
        NamedMasks masks;
        const QByteArray json = projectToJson(stored, masks);
        if (const Result<> added = add(manifestName, json.constData(), json.size(), true); !added)
            return added;
        for (const auto &[name, mask] : masks) {
            const auto bytes = mask.bytes();
            const auto *data = reinterpret_cast<const char *>(bytes.data());
            if (const Result<> added = add(maskName(name), data, qint64(bytes.size()), false);
                !added)
                return added;
        }
        return {};
    }

    //! Entries of a newer version.
    Result<> copyUnknown(const std::shared_ptr<const ProjectArchive> &origin)
    {
        if (!origin)
            return {};
        for (const std::string &name : origin->d->unknown) {
            const std::lock_guard lock(origin->d->mutex);
            const auto bytes = origin->d->zip->read(name, mostUnknownBytes);
            if (!bytes)
                return tl::unexpected(bytes.error());
            const auto *data = reinterpret_cast<const char *>(bytes->data());
            if (const auto added = add(name, data, qint64(bytes->size()), true); !added)
                return added;
        }
        return {};
    }

    //! Packed results are compressed already, so taking one over means copying its bytes.
    Result<> writeResult(const ResultAddress &address, float presence, SaveReport &report)
    {
        std::optional<Blob> bytes;
        bool isCopy = false;
        if (m_before && m_before->contains(address)) {
            if (auto found = m_before->blob(address)) // a damaged one may still be in the source
                bytes = std::move(*found);
            isCopy = bytes.has_value();
        }
        if (!bytes && m_source) {
            auto found = m_source->blob(address);
            if (found)
                bytes = std::move(*found);
            else if (found.error().kind != Error::Kind::Unreadable)
                return tl::unexpected(found.error());
        }
        if (!bytes) {
            report.lost.push_back(address);
            return {};
        }
        const std::string name = ProjectArchive::Private::nameOf(address, presence);
        const auto *data = reinterpret_cast<const char *>(bytes->data());
        if (const Result<> added = add(name, data, qint64(bytes->size()), false); !added)
            return added;
        ++(isCopy ? report.copied : report.written);
        report.saved.push_back(address);
        return {};
    }

    Result<> writeResults(const SaveOptions &options, std::stop_token stop,
                          const Progress &progress, SaveReport &report)
    {
        int total = 0, done = 0;
        for (const ClipEntry &clip : m_project.clips) {
            for (const auto &[object, kind] : clip.results.tracks())
                total += clip.results.endOf(object, kind);
        }
        for (const ClipEntry &clip : m_project.clips) {
            const Revisions revisions(clip);
            for (const auto &[object, kind] : clip.results.tracks()) {
                const int frames = clip.results.endOf(object, kind);
                if (!options.kinds.contains(kind) || !clip.object(object)) {
                    done += frames;
                    continue;
                }
                for (int frame = 0; frame < frames; ++frame) {
                    if (stop.stop_requested())
                        return fail(Error::Kind::Cancelled, "saving was cancelled");
                    if (progress)
                        progress("saving", done++, total);
                    const ResultRef best = revisions.best(object, kind, frame);
                    if (best.key.isNull())
                        continue;
                    const ResultAddress address{clip.id, object, kind, frame, best.key};
                    if (const Result<> done = writeResult(address, best.presence, report); !done)
                        return done;
                }
            }
        }
        if (progress && total > 0)
            progress("saving", total, total);
        return {};
    }

    QuaZip m_zip;
    QFile &m_file;
    const Project &m_project;
    const ResultSource *m_source;
    std::shared_ptr<const ProjectArchive> m_before;
};

Result<SaveReport> saveProject(const std::string &path, const Project &project,
                               const ResultSource *results, const SaveOptions &options,
                               std::stop_token stop, const Progress &progress)
{
    const auto failed = [&](Error error) {
        error.message = "Cannot save the project " + path + ": " + error.message + ".";
        return tl::unexpected(std::move(error));
    };
    const QString given = QFileInfo(QString::fromStdString(path)).absoluteFilePath();
    // A link stays a link: the file it leads to is replaced.
    const QFileInfo target(QFileInfo::exists(given) ? QFileInfo(given).canonicalFilePath() : given);
    std::shared_ptr<const ProjectArchive> before;
    if (target.exists()) {
        if (auto archive = ProjectArchive::Private::open(target.filePath()))
            before = std::make_shared<const ProjectArchive>(std::move(*archive));
        else if (target.suffix().compare(projectSuffix, Qt::CaseInsensitive) != 0)
            return failed({Error::Kind::InvalidInput,
                           "there is a file of another kind under this name; choose another name"});
    }
    QTemporaryFile file(target.path() + "/." + target.fileName() + ".XXXXXX.part");
    if (!file.open())
        return failed({Error::Kind::Unreadable, file.errorString().toStdString()});
    SaveReport report;
    ProjectWriter writer(file, project, results, before);
    if (const Result<> written = writer.write(target.path(), options, stop, progress, report);
        !written)
        return failed(written.error());
    // Read back before the old file is given up: its list of contents, and the manifest.
    auto archive =
        syncToDisk(file).and_then([&] { return ProjectArchive::Private::open(file.fileName()); });
    if (!archive)
        return failed(archive.error());
    if (const auto manifest = (*archive)->zip->read(manifestName, mostManifestBytes); !manifest)
        return failed(manifest.error());
    report.bytes = file.size();
    file.setPermissions(target.exists() ? target.permissions() : usualPermissions());
    if (const Result<> renamed = replaceFile(file.fileName(), target.filePath()); !renamed)
        return failed(renamed.error());
    file.setAutoRemove(false);
    (*archive)->path = target.filePath().toStdString();
    report.archive = std::make_shared<const ProjectArchive>(std::move(*archive));
    return report;
}

} // namespace filigree
