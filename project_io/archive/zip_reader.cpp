// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "project_io/archive/zip_reader.h"

#include "project_io/archive/buffered_file.h"

#include <quazip/quazip.h>
#include <quazip/unzip.h>

#include <algorithm>
#include <array>
#include <new>
#include <unordered_map>

namespace filigree {
namespace {

constexpr unsigned long encryptedFlag = 1;
// Deflate reaches 1032:1 on nothing but repetition. What a project file deflates is text.
constexpr std::int64_t mostRatio = 400;
constexpr std::int64_t ratioMattersFrom = 1 << 20;
constexpr std::size_t longestName = 512;

bool pointsOutside(const std::string &name)
{
    if (name.empty() || name.front() == '/' || name.find_first_of("\\:") != std::string::npos)
        return true;
    for (std::size_t start = 0; start <= name.size();) {
        const std::size_t end = std::min(name.find('/', start), name.size());
        const std::string_view part = std::string_view(name).substr(start, end - start);
        if (part == "." || part == "..")
            return true;
        start = end + 1;
    }
    return false;
}

//! The reader takes what is missing at the very end for zeros; a file that was cut there is told
//! here.
bool hasWholeEnd(BufferedFile &file)
{
    constexpr qint64 endBytes = 22;
    constexpr qint64 longestComment = 65535;
    const qint64 searched = std::min(file.size(), endBytes + longestComment);
    if (!file.seek(file.size() - searched))
        return false;
    const QByteArray end = file.read(searched);
    const qsizetype at = end.lastIndexOf("PK\x05\x06");
    return at >= 0 && end.size() - at >= endBytes;
}

tl::unexpected<Error> unreadable(const std::string &what)
{
    return fail(Error::Kind::Unreadable, what);
}

struct Entry
{
    unz64_file_pos place{};
    std::int64_t packed = 0;
    std::int64_t size = 0;
    unsigned long flags = 0;
};

} // namespace

struct ZipReader::Private
{
    explicit Private(const QString &path)
        : file(path)
    { }

    BufferedFile file;
    std::int64_t fileSize = 0;
    QuaZip zip;
    std::unordered_map<std::string, Entry> entries;

    //! QuaZip's own list makes text of every name; with its lower interface a long list is read
    //! three times as fast.
    Result<> list()
    {
        const unzFile unzip = zip.getUnzFile();
        const int count = zip.getEntriesCount();
        entries.reserve(std::size_t(std::clamp(count, 0, 1 << 20)));
        std::array<char, longestName> buffer{};
        int found = unzGoToFirstFile(unzip);
        for (; found == UNZ_OK; found = unzGoToNextFile(unzip)) {
            unz_file_info64 info{};
            Entry entry;
            if (unzGetCurrentFileInfo64(unzip, &info, buffer.data(), buffer.size(), nullptr, 0,
                                        nullptr, 0)
                    != UNZ_OK
                || unzGetFilePos64(unzip, &entry.place) != UNZ_OK
                || info.size_filename >= buffer.size())
                break;
            const std::string name(buffer.data(), info.size_filename);
            const auto shown = [&name] { return '\'' + name.substr(0, 80) + '\''; };
            if (name.find('\0') != std::string::npos || pointsOutside(name))
                return unreadable("it contains " + shown() + ", which points outside of the file");
            entry.packed = std::int64_t(info.compressed_size);
            entry.size = std::int64_t(info.uncompressed_size);
            entry.flags = info.flag;
            if (!entries.emplace(name, entry).second)
                return unreadable("it contains " + shown() + " twice");
        }
        if (found != UNZ_END_OF_LIST_OF_FILE || std::int64_t(entries.size()) != count)
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
    auto d = std::make_unique<Private>(path);
    if (!d->file.exists())
        return fail(Error::Kind::NotFound, "there is no such file");
    if (!d->file.open(QIODevice::ReadOnly))
        return unreadable(d->file.errorString().toStdString());
    d->fileSize = d->file.size();
    d->zip.setIoDevice(&d->file);
    if (!hasWholeEnd(d->file) || !d->zip.open(QuaZip::mdUnzip))
        return unreadable("it is no ZIP archive, or its end is missing");
    if (const Result<> listed = d->list(); !listed)
        return tl::unexpected(listed.error());
    return std::unique_ptr<ZipReader>(new ZipReader(std::move(d)));
}

Result<Blob> ZipReader::read(const std::string &name, std::int64_t mostBytes)
{
    const auto it = d->entries.find(name);
    if (it == d->entries.end())
        return fail(Error::Kind::NotFound, "it has no '" + name + '\'');
    const Entry &entry = it->second;
    const auto damaged = [&](const char *what) { return unreadable('\'' + name + "' " + what); };
    if (entry.flags & encryptedFlag)
        return damaged("is encrypted");
    if (entry.size < 0 || entry.size > mostBytes
        || (entry.size > ratioMattersFrom && entry.size / mostRatio > entry.packed))
        return damaged("is larger unpacked than it may be");
    const unzFile unzip = d->zip.getUnzFile();
    if (entry.packed > d->fileSize || unzGoToFilePos64(unzip, &entry.place) != UNZ_OK
        || unzOpenCurrentFile(unzip) != UNZ_OK)
        return damaged("is damaged");
    struct Closer
    {
        unzFile unzip;
        ~Closer() { unzCloseCurrentFile(unzip); } // twice does no harm
    } const closer{unzip};
    try {
        Blob bytes(static_cast<std::size_t>(entry.size));
        std::int64_t done = 0;
        while (done < entry.size) {
            constexpr std::int64_t most = 1 << 30;
            const int count = unzReadCurrentFile(unzip, bytes.data() + done,
                                                 unsigned(std::min(most, entry.size - done)));
            if (count <= 0)
                return damaged("is damaged");
            done += count;
        }
        char beyond = 0;
        if (unzReadCurrentFile(unzip, &beyond, 1) > 0)
            return damaged("is larger than it says");
        if (unzCloseCurrentFile(unzip) != UNZ_OK)
            return damaged("is damaged (its checksum is wrong)");
        return bytes;
    } catch (const std::bad_alloc &) {
        return fail(Error::Kind::OutOfMemory, "there is not enough memory for '" + name + '\'');
    }
}

void ZipReader::forEachName(const std::function<void(const std::string &)> &call) const
{
    for (const auto &entry : d->entries)
        call(entry.first);
}

} // namespace filigree
