// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "project_io/archive/media_reference.h"

#include "project_io/archive/numbered_files.h"
#include "project_io/model/content_key.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QFileInfo>

#include <functional>

namespace filigree {
namespace {

constexpr qint64 blockBytes = 64 << 10;
constexpr int mostSearched = 200'000; //!< Files looked at below one search folder.

QString pathText(const std::string &utf8)
{
    return QString::fromStdString(utf8);
}

Result<> addFile(KeyHasher &hasher, const QString &path)
{
    QFile file(path);
    const auto unreadable = [&] {
        return fail(file.exists() ? Error::Kind::Unreadable : Error::Kind::NotFound,
                    "Cannot read " + path.toStdString() + ": " + file.errorString().toStdString()
                        + ".");
    };
    if (!file.open(QIODevice::ReadOnly))
        return unreadable();
    const qint64 size = file.size();
    hasher.add(std::int64_t(size));
    for (const qint64 at : {qint64(0), (size - blockBytes) / 2, size - blockBytes}) {
        if (!file.seek(std::max(qint64(0), at)))
            return unreadable();
        const QByteArray block = file.read(blockBytes);
        if (file.error() != QFileDevice::NoError)
            return unreadable();
        hasher.addBytes(block.constData(), std::size_t(block.size()));
    }
    return {};
}

//! knowsSizes: false for what projects remember that were saved before sizes were part of it.
Result<std::string> sequenceFingerprint(const QString &pattern, bool knowsSizes)
{
    KeyHasher hasher("media");
    const std::vector<NumberedFile> files = numberedFiles(pattern);
    if (files.empty())
        return fail(Error::Kind::NotFound,
                    "There are no files like " + pattern.toStdString() + ".");
    for (const NumberedFile &file : files) {
        hasher.add(std::int64_t(file.number));
        if (knowsSizes)
            hasher.add(std::int64_t(QFileInfo(file.path).size()));
    }
    for (const std::size_t sample : {std::size_t(0), files.size() / 2, files.size() - 1}) {
        if (const Result<> added = addFile(hasher, files[sample].path); !added)
            return tl::unexpected(added.error());
    }
    return toHex(hasher.key());
}

bool isThere(const QString &path, ClipKind kind)
{
    return kind == ClipKind::Sequence ? !numberedFiles(path).empty() : QFileInfo(path).isFile();
}

} // namespace

Result<std::string> fingerprint(const std::string &path, ClipKind kind)
{
    if (kind == ClipKind::Sequence)
        return sequenceFingerprint(pathText(path), true);
    KeyHasher hasher("media");
    return addFile(hasher, pathText(path)).map([&] { return toHex(hasher.key()); });
}

Result<ClipReference> referenceTo(const ClipInfo &clip, const std::string &projectPath)
{
    ClipReference reference;
    const QString absolute = QFileInfo(pathText(clip.path)).absoluteFilePath();
    reference.absolutePath = absolute.toStdString();
    if (!projectPath.empty())
        reference.relativePath =
            QFileInfo(pathText(projectPath)).absoluteDir().relativeFilePath(absolute).toStdString();
    reference.kind = clip.kind;
    const Result<std::string> print = fingerprint(reference.absolutePath, clip.kind);
    if (!print)
        return tl::unexpected(print.error());
    reference.fingerprint = *print;
    const bool isSequence = clip.kind == ClipKind::Sequence;
    reference.byteSize =
        QFileInfo(isSequence ? numberedFiles(absolute).front().path : absolute).size();
    reference.firstNumber = clip.firstNumber;
    reference.frameCount = clip.frameCount;
    reference.frameRate = clip.frameRate;
    reference.size = clip.size;
    return reference;
}

namespace {

//! Looks at candidates until one is exact; remembers the first that is merely there.
class Search
{
public:
    explicit Search(const ClipReference &reference)
        : m_reference(reference)
    { }

    //! True when it is found and the search may end.
    bool tries(const QString &path)
    {
        if (path.isEmpty() || !isThere(path, m_reference.kind))
            return false;
        const auto isPrint = [this](const Result<std::string> &print) {
            return print && *print == m_reference.fingerprint;
        };
        const bool exact = isPrint(fingerprint(path.toStdString(), m_reference.kind))
            || (m_reference.kind == ClipKind::Sequence
                && isPrint(sequenceFingerprint(path, false)));
        if (m_best.path.empty() || exact)
            m_best = {path.toStdString(), exact, path.toStdString() != m_reference.absolutePath};
        return exact;
    }

    //! In and below a folder: files with the same name, or renamed ones of the same size.
    bool triesBelow(const QString &folder)
    {
        const QString name = QFileInfo(pathText(m_reference.absolutePath)).fileName();
        if (m_reference.kind == ClipKind::Sequence) {
            if (triesExact(QDir(folder).filePath(name)))
                return true;
            QDirIterator it(folder, QDir::Dirs | QDir::NoDotAndDotDot,
                            QDirIterator::Subdirectories);
            for (int i = 0; i < mostSearched && it.hasNext(); ++i) {
                if (triesExact(QDir(it.next()).filePath(name)))
                    return true;
            }
            return false;
        }
        QDirIterator it(folder, QDir::Files, QDirIterator::Subdirectories);
        for (int i = 0; i < mostSearched && it.hasNext(); ++i) {
            const QString path = it.next();
            if (it.fileInfo().size() == m_reference.byteSize && triesExact(path))
                return true;
        }
        return false;
    }

    const LocatedMedia &best() const { return m_best; }

private:
    //! What lies elsewhere counts only when it is the very same.
    bool triesExact(const QString &path)
    {
        const LocatedMedia before = m_best;
        if (tries(path))
            return true;
        m_best = before;
        return false;
    }

    const ClipReference &m_reference;
    LocatedMedia m_best;
};

} // namespace

Result<LocatedMedia> locateMedia(const ClipReference &reference, const std::string &projectPath,
                                 const std::vector<std::string> &searchFolders)
{
    Search search(reference);
    const QString absolute = pathText(reference.absolutePath);
    QStringList remembered;
    QStringList folders;
    if (!projectPath.empty()) {
        const QDir folder = QFileInfo(pathText(projectPath)).absoluteDir();
        if (!reference.relativePath.empty())
            remembered << QDir::cleanPath(
                folder.absoluteFilePath(pathText(reference.relativePath)));
        remembered << absolute << folder.filePath(QFileInfo(absolute).fileName());
    } else {
        remembered << absolute;
    }
    for (const QString &path : remembered) {
        if (search.tries(path))
            return search.best();
    }
    for (const std::string &folder : searchFolders) {
        if (search.triesBelow(QDir(pathText(folder)).absolutePath()))
            return search.best();
    }
    if (!search.best().path.empty())
        return search.best();
    return fail(Error::Kind::NotFound,
                "The footage " + reference.absolutePath
                    + " is not where it was. Say in which folder it is now.");
}

} // namespace filigree
