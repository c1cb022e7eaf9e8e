// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "project_io/archive/journal_file.h"

#include "project_io/archive/compression.h"
#include "project_io/archive/durable_file.h"
#include "project_io/archive/project_json.h"
#include "project_io/archive/result_codec.h"

#include <QDataStream>
#include <QDateTime>

namespace filigree {
namespace {

const QByteArray mark = QByteArrayLiteral("FGJ2");
constexpr char maskRecord = 'M'; // 32 digits of its key, then its bytes
constexpr char stateRecord = 'S'; // time, project path, then the compressed manifest
constexpr int headBytes = 1 + 4 + 8;
constexpr qint64 smallJournal = qint64(16) << 20;
constexpr std::size_t mostStateBytes = std::size_t(256) << 20;

quint64 checksum(char kind, const QByteArray &content)
{
    return KeyHasher("journal")
        .add(int(kind))
        .addBytes(content.constData(), std::size_t(content.size()))
        .key()
        .low;
}

std::span<const std::byte> bytesOf(const QByteArray &bytes)
{
    return {reinterpret_cast<const std::byte *>(bytes.constData()), std::size_t(bytes.size())};
}

QByteArray arrayOf(std::span<const std::byte> bytes)
{
    return {reinterpret_cast<const char *>(bytes.data()), qsizetype(bytes.size())};
}

} // namespace

JournalWriter::JournalWriter(const QString &path)
    : m_path(path)
{ }

Result<> JournalWriter::append(const Project &project, const std::string &projectPath)
{
    NamedMasks masks;
    const QByteArray json = projectToJson(project, masks);
    const Result<Blob> packed = compress(bytesOf(json));
    if (!packed)
        return tl::unexpected(packed.error());
    QByteArray state;
    QDataStream stream(&state, QIODevice::WriteOnly);
    stream << qint64(QDateTime::currentMSecsSinceEpoch()) << QByteArray::fromStdString(projectPath)
           << arrayOf(*packed);
    if (!m_file || m_file->size() > m_rewriteBeyond)
        return rewrite(state, masks);
    return write(state, masks);
}

Result<> JournalWriter::rewrite(const QByteArray &state, const NamedMasks &masks)
{
    auto before = std::move(m_file);
    const auto writtenBefore = std::exchange(m_written, {});
    const QString part = m_path + ".part";
    m_file = std::make_unique<QFile>(part);
    Result<> done;
    if (!m_file->open(QIODevice::WriteOnly | QIODevice::Truncate)
        || m_file->write(mark) != mark.size())
        done = fail(Error::Kind::Unreadable,
                    "Cannot write " + part.toStdString() + ": "
                        + m_file->errorString().toStdString() + ".");
    done = done.and_then([&] { return write(state, masks); })
               .and_then([&] { return syncToDisk(*m_file); })
               .and_then([&] { return replaceFile(part, m_path); });
    if (!done) { // what was there goes on
        m_file->remove();
        m_file = std::move(before);
        m_written = writtenBefore;
        return done;
    }
    m_rewriteBeyond = std::max(smallJournal, 4 * m_file->size());
    return done;
}

Result<> JournalWriter::write(const QByteArray &state, const NamedMasks &masks)
{
    for (const auto &[name, mask] : masks) {
        if (m_written.contains(name))
            continue;
        if (const Result<> done =
                writeRecord(maskRecord, QByteArray::fromStdString(name) + arrayOf(mask.bytes()));
            !done)
            return done;
        m_written.insert(name);
    }
    return writeRecord(stateRecord, state);
}

Result<> JournalWriter::writeRecord(char kind, const QByteArray &content)
{
    QByteArray record;
    QDataStream stream(&record, QIODevice::WriteOnly);
    stream << qint8(kind) << quint32(content.size()) << checksum(kind, content);
    record += content;
    const qint64 start = m_file->pos();
    // Handed to the system at once, so that it outlives this process.
    if (m_file->write(record) == record.size() && m_file->flush())
        return {};
    const std::string cause = m_file->errorString().toStdString();
    m_file->resize(start); // half a record would hide those that follow
    m_file->seek(start);
    return fail(Error::Kind::Unreadable,
                "Cannot write the journal " + m_path.toStdString() + ": " + cause
                    + ". Free some space; your last changes are not safe yet.");
}

Result<> JournalWriter::sync()
{
    return m_file ? syncToDisk(*m_file) : Result<>();
}

Result<JournalState> readJournal(const QString &path)
{
    const auto unreadable = [&](const QString &cause) {
        return fail(Error::Kind::Unreadable,
                    ("Cannot recover from " + path + ": " + cause + '.').toStdString());
    };
    QFile file(path);
    if (!file.exists())
        return fail(Error::Kind::NotFound,
                    "There is nothing to recover in " + path.toStdString() + ".");
    if (!file.open(QIODevice::ReadOnly))
        return unreadable(file.errorString());
    if (file.read(mark.size()) != mark)
        return unreadable("it is no journal");

    // Every mask as it lies there, and the last whole state; neither is read before it is needed.
    std::map<std::string, QByteArray> masks;
    QByteArray last;
    bool torn = false;
    while (!file.atEnd() && !torn) {
        const QByteArray head = file.read(headBytes);
        qint8 kind = 0;
        quint32 size = 0;
        quint64 sum = 0;
        QDataStream(head) >> kind >> size >> sum;
        QByteArray content;
        if (head.size() == headBytes && qint64(size) <= file.size() - file.pos())
            content = file.read(size);
        torn = content.size() != qsizetype(size) || head.size() != headBytes
            || checksum(char(kind), content) != sum;
        if (!torn && kind == maskRecord && content.size() > 32)
            masks[content.left(32).toStdString()] = content.mid(32);
        else if (!torn && kind == stateRecord)
            last = content;
    }
    if (last.isEmpty())
        return unreadable("it has no whole record");

    JournalState state;
    state.torn = torn;
    qint64 changed = 0;
    QByteArray projectPath, packed;
    QDataStream stream(last);
    stream >> changed >> projectPath >> packed;
    state.changed = changed;
    state.projectPath = projectPath.toStdString();
    const Result<Blob> json = decompress(bytesOf(packed), mostStateBytes);
    if (!json)
        return unreadable(QString::fromStdString(json.error().message));
    NamedMasks read;
    const auto lookup = [&](const std::string &name) -> PackedMask {
        if (const auto it = read.find(name); it != read.end())
            return it->second;
        const auto it = masks.find(name);
        if (it == masks.end())
            return {};
        return read[name] = PackedMask::fromBytes(bytesOf(it->second), maximumResultPixels)
                                .value_or(PackedMask());
    };
    Result<Project> project = projectFromJson(arrayOf(*json), lookup);
    if (!project)
        return unreadable(QString::fromStdString(project.error().message));
    state.project = std::move(*project);
    return state;
}

} // namespace filigree
