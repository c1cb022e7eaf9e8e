// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "project_io/archive/result_store.h"

#include "project_io/archive/durable_file.h"
#include "project_io/archive/result_codec.h"
#include "project_io/archive/result_folder.h"
#include "project_io/archive/result_name.h"

#include <QDir>
#include <QFile>

#include <algorithm>
#include <cstdio>
#include <map>
#include <mutex>
#include <set>
#include <tuple>

namespace filigree {
namespace {

QString text(const std::string &utf8)
{
    return QString::fromStdString(utf8);
}

} // namespace

struct ResultStore::Private
{
    struct Entry
    {
        float presence = 1;
        bool pinned = false;
        std::int64_t bytes = 0;
        std::uint64_t use = 0; //!< Grows with every use.
    };
    using Slot = std::tuple<int, ObjectId, ResultKind, int>;
    static Slot slotOf(const ResultAddress &address)
    {
        return {address.clip, address.object, address.kind, address.frame};
    }

    QString folder;
    std::mutex partMutex; //!< Guards parts.
    std::uint64_t parts = 0;

    mutable std::mutex mutex; //!< Guards all below.
    std::map<ResultAddress, Entry> entries;
    std::map<std::uint64_t, ResultAddress>
        droppable; //!< Unpinned entries, those used longest ago first.
    std::map<Slot, ContentKey> latest;
    std::int64_t budget = 0;
    std::int64_t bytes = 0;
    std::int64_t pinnedBytes = 0;
    std::uint64_t uses = 0;
    std::shared_ptr<const ResultSource> backing;
    std::vector<ResultAddress> dropped;
    std::set<ResultAddress> unsynced; //!< Put since the last sync(), or not on the disk by it.

    QString pathOf(const ResultAddress &address, float presence) const
    {
        return folder + '/' + text(resultName(address, double(presence)));
    }

    // The functions below are called with the mutex held.

    void setPinned(const ResultAddress &address, Entry &entry, bool pinned)
    {
        if (entry.pinned == pinned)
            return;
        entry.pinned = pinned;
        pinnedBytes += pinned ? entry.bytes : -entry.bytes;
        if (pinned)
            droppable.erase(entry.use);
        else
            droppable.emplace(entry.use, address);
    }

    void touch(const ResultAddress &address, Entry &entry)
    {
        if (!entry.pinned)
            droppable.erase(entry.use);
        entry.use = ++uses;
        if (!entry.pinned)
            droppable.emplace(entry.use, address);
    }

    void forget(std::map<ResultAddress, Entry>::iterator it)
    {
        const auto &[address, entry] = *it;
        QFile::remove(pathOf(address, entry.presence));
        bytes -= entry.bytes;
        if (entry.pinned)
            pinnedBytes -= entry.bytes;
        else
            droppable.erase(entry.use);
        if (const auto slot = latest.find(slotOf(address));
            slot != latest.end() && slot->second == address.key)
            latest.erase(slot);
        unsynced.erase(address);
        entries.erase(it);
    }

    //! A new latest result, pinned; the one before it may go from now on.
    void add(const ResultAddress &address, float presence, std::int64_t size)
    {
        if (const auto it = entries.find(address); it != entries.end()) {
            bytes -= it->second.bytes;
            if (it->second.pinned)
                pinnedBytes -= it->second.bytes;
            else
                droppable.erase(it->second.use);
            // The same result with another presence has another name.
            if (resultName(address, double(it->second.presence))
                != resultName(address, double(presence)))
                QFile::remove(pathOf(address, it->second.presence));
            entries.erase(it);
        }
        if (const auto slot = latest.find(slotOf(address));
            slot != latest.end() && slot->second != address.key) {
            ResultAddress before = address;
            before.key = slot->second;
            if (const auto it = entries.find(before); it != entries.end())
                setPinned(before, it->second, false);
        }
        entries[address] = {presence, true, size, ++uses};
        latest[slotOf(address)] = address.key;
        bytes += size;
        pinnedBytes += size;
    }

    void keepBudget()
    {
        while (bytes > budget && !droppable.empty()) {
            const ResultAddress address = droppable.begin()->second;
            forget(entries.find(address));
            if (!backing || !backing->contains(address))
                dropped.push_back(address);
        }
    }

    //! Finds again what lies in the folder; clears away what was not finished.
    void scan()
    {
        removeUnfinished(folder);
        for (const FoundResult &found : findResults(folder))
            add(found.result.address, found.result.presence, found.bytes);
        keepBudget();
    }
};

ResultStore::ResultStore(std::unique_ptr<Private> d)
    : d(std::move(d))
{ }

ResultStore::~ResultStore() = default;

Result<std::unique_ptr<ResultStore>> ResultStore::open(const std::string &folder,
                                                       const ResultStoreOptions &options)
{
    auto d = std::make_unique<Private>();
    d->folder = QDir(text(folder)).absolutePath();
    d->budget = options.byteBudget;
    QFile probe(d->folder + "/probe" + unfinishedSuffix);
    if (!QDir().mkpath(d->folder) || !probe.open(QIODevice::WriteOnly))
        return fail(Error::Kind::Unreadable,
                    "Results cannot be stored in " + folder
                        + ": the folder cannot be written to. Choose another.");
    probe.remove();
    d->scan();
    return std::unique_ptr<ResultStore>(new ResultStore(std::move(d)));
}

Result<> ResultStore::put(const ResultAddress &address, const Image &image,
                          const ResultOrigin &origin, const Image *support)
{
    if (address.clip < 1 || address.object < 1 || address.frame < 0
        || address.frame >= maximumFrames)
        return fail(Error::Kind::InvalidInput, "There can be no " + toText(address) + ".");
    const Result<Blob> packed = packResult(address, image, origin, support);
    if (!packed)
        return tl::unexpected(packed.error());
    const auto presence = float(std::clamp(origin.presence, 0.0, 1.0));
    const QString path = d->pathOf(address, presence);
    QString part;
    {
        const std::lock_guard lock(d->partMutex);
        part = path + '.' + QString::number(d->parts++) + unfinishedSuffix;
    }
    QFile file(part);
    const auto failed = [&] {
        const std::string cause = file.errorString().toStdString();
        file.remove();
        return fail(Error::Kind::Unreadable,
                    "The " + toText(address) + " cannot be written to " + part.toStdString() + ": "
                        + cause + ". Free some space or move the cache.");
    };
    if (!file.open(QIODevice::WriteOnly)
        && !(QDir().mkpath(QFileInfo(part).path()) && file.open(QIODevice::WriteOnly)))
        return failed();
    const auto size = qint64(packed->size());
    if (file.write(reinterpret_cast<const char *>(packed->data()), size) != size || !file.flush())
        return failed();
    file.close();
    if (file.error() != QFileDevice::NoError)
        return failed();
    const std::lock_guard lock(d->mutex);
    // Not synced: after a power cut a torn file is told by its checksum, and made again.
    if (const Result<> renamed = renameOver(part, path); !renamed) {
        QFile::remove(part);
        return fail(Error::Kind::Unreadable,
                    "The " + toText(address) + " cannot be stored: " + renamed.error().message
                        + ".");
    }
    d->add(address, presence, size);
    d->unsynced.insert(address);
    d->keepBudget();
    return {};
}

Result<std::optional<Blob>> ResultStore::blob(const ResultAddress &address) const
{
    std::shared_ptr<const ResultSource> backing;
    QFile file;
    {
        const std::lock_guard lock(d->mutex);
        backing = d->backing;
        if (const auto it = d->entries.find(address); it != d->entries.end()) {
            d->touch(address, it->second);
            file.setFileName(d->pathOf(address, it->second.presence));
            // Opened under the lock, so that it cannot be dropped in between.
            file.open(QIODevice::ReadOnly);
        }
    }
    if (file.isOpen()) {
        Blob bytes(std::size_t(file.size()));
        if (file.read(reinterpret_cast<char *>(bytes.data()), qint64(bytes.size()))
            == qint64(bytes.size()))
            return bytes;
    }
    return backing ? backing->blob(address) : std::optional<Blob>();
}

Result<std::optional<StoredResult>> ResultStore::get(const ResultAddress &address)
{
    const auto unpacked = [&](const ResultSource &source) -> Result<std::optional<StoredResult>> {
        const Result<std::optional<Blob>> packed = source.blob(address);
        if (!packed)
            return tl::unexpected(packed.error());
        if (!*packed)
            return std::optional<StoredResult>();
        return unpackResult(address, **packed).map([](StoredResult &&result) {
            return std::optional<StoredResult>(std::move(result));
        });
    };
    const auto isDamage = [](const Error &error) { return error.kind == Error::Kind::Unreadable; };

    auto result = unpacked(*this);
    const bool isGone = result.has_value() && !result->has_value() && contains(address);
    if ((result.has_value() && !isGone) || (!result.has_value() && !isDamage(result.error())))
        return result;
    // The copy here is damaged or was taken away, or else the backing's is: drop ours, and ask once
    // more.
    remove(address);
    result = unpacked(*this);
    if (result.has_value() && result->has_value())
        return result;
    if (!result.has_value() && !isDamage(result.error()))
        return result;
    const std::lock_guard lock(d->mutex);
    d->dropped.push_back(address);
    return std::optional<StoredResult>();
}

bool ResultStore::contains(const ResultAddress &address) const
{
    const std::lock_guard lock(d->mutex);
    return d->entries.contains(address) || (d->backing && d->backing->contains(address));
}

void ResultStore::remove(const ResultAddress &address)
{
    const std::lock_guard lock(d->mutex);
    if (const auto it = d->entries.find(address); it != d->entries.end())
        d->forget(it);
}

void ResultStore::setBacking(std::shared_ptr<const ResultSource> backing)
{
    const std::lock_guard lock(d->mutex);
    d->backing = std::move(backing);
}

void ResultStore::markSaved(const std::vector<ResultAddress> &addresses)
{
    const std::lock_guard lock(d->mutex);
    for (const ResultAddress &address : addresses) {
        if (const auto it = d->entries.find(address); it != d->entries.end())
            d->setPinned(address, it->second, false);
    }
    d->keepBudget();
}

void ResultStore::pin(const ResultAddress &address)
{
    const std::lock_guard lock(d->mutex);
    if (const auto it = d->entries.find(address); it != d->entries.end())
        d->setPinned(address, it->second, true);
}

void ResultStore::setByteBudget(std::int64_t bytes)
{
    const std::lock_guard lock(d->mutex);
    d->budget = bytes;
    d->keepBudget();
}

Result<> ResultStore::sync()
{
    std::set<QString> folders;
    for (;;) {
        QFile file;
        ResultAddress address;
        {
            const std::lock_guard lock(d->mutex);
            if (d->unsynced.empty())
                break;
            address = *d->unsynced.begin();
            d->unsynced.erase(d->unsynced.begin());
            file.setFileName(d->pathOf(address, d->entries.at(address).presence));
            // Opened under the lock, so that it cannot be dropped in between.
            if (!file.open(QIODevice::ReadWrite | QIODevice::ExistingOnly))
                continue; // it was taken away, and will be told as missing
        }
        if (const Result<> synced = syncToDisk(file); !synced) {
            const std::lock_guard lock(d->mutex);
            if (d->entries.contains(address))
                d->unsynced.insert(address);
            return fail(synced.error().kind,
                        "The " + toText(address) + " is not safe: " + synced.error().message + '.');
        }
        folders.insert(QFileInfo(file).path());
    }
    std::ranges::for_each(folders, syncFolder);
    return {};
}

ResultStoreUsage ResultStore::usage() const
{
    const std::lock_guard lock(d->mutex);
    return {d->bytes, d->pinnedBytes, int(d->entries.size())};
}

std::vector<ResultAddress> ResultStore::takeDropped()
{
    const std::lock_guard lock(d->mutex);
    return std::exchange(d->dropped, {});
}

ResultIndex ResultStore::index(int clip) const
{
    const std::lock_guard lock(d->mutex);
    ResultIndex index;
    const auto set = [&](bool latest) {
        for (const auto &[address, entry] : d->entries) {
            if (address.clip != clip)
                continue;
            const auto slot = d->latest.find(Private::slotOf(address));
            if ((slot != d->latest.end() && slot->second == address.key) == latest)
                index.set(address.object, address.kind, address.frame,
                          {address.key, entry.presence});
        }
    };
    set(false);
    set(true); // what is set last is the latest
    return index;
}

} // namespace filigree
