// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "widgets/dialogs/shortcut_map.h"

#include <algorithm>

namespace filigree {
namespace {

bool areInEachOthersWay(const QKeySequence &a, const QKeySequence &b)
{
    return !a.isEmpty() && !b.isEmpty()
        && (a.matches(b) != QKeySequence::NoMatch || b.matches(a) != QKeySequence::NoMatch);
}

} // namespace

ShortcutMap::ShortcutMap(QList<ShortcutEntry> entries, QMap<QString, QList<QKeySequence>> changed)
    : m_entries(std::move(entries))
    , m_changed(std::move(changed))
{ }

const ShortcutEntry *ShortcutMap::entry(const QString &id) const
{
    const auto it = std::ranges::find(m_entries, id, &ShortcutEntry::id);
    return it == m_entries.end() ? nullptr : &*it;
}

QList<QKeySequence> ShortcutMap::keys(const QString &id) const
{
    if (const auto it = m_changed.find(id); it != m_changed.end())
        return *it;
    const ShortcutEntry *known = entry(id);
    return known ? known->original : QList<QKeySequence>();
}

bool ShortcutMap::isChanged(const QString &id) const
{
    return m_changed.contains(id);
}

QList<ShortcutEntry> ShortcutMap::conflicts(const QString &id, const QKeySequence &keys) const
{
    QList<ShortcutEntry> found;
    for (const ShortcutEntry &other : m_entries) {
        if (other.id == id)
            continue;
        const QList<QKeySequence> taken = this->keys(other.id);
        if (std::ranges::any_of(
                taken, [&](const QKeySequence &one) { return areInEachOthersWay(one, keys); }))
            found.append(other);
    }
    return found;
}

void ShortcutMap::set(const QString &id, const QList<QKeySequence> &keys)
{
    const ShortcutEntry *known = entry(id);
    if (known && known->original == keys)
        m_changed.remove(id);
    else
        m_changed[id] = keys;
}

void ShortcutMap::takeFromOthers(const QString &id, const QKeySequence &keys)
{
    for (const ShortcutEntry &other : conflicts(id, keys)) {
        QList<QKeySequence> left = this->keys(other.id);
        left.removeIf([&](const QKeySequence &one) { return areInEachOthersWay(one, keys); });
        set(other.id, left);
    }
}

void ShortcutMap::assign(const QString &id, const QKeySequence &keys)
{
    if (keys.isEmpty()) {
        set(id, {});
        return;
    }
    takeFromOthers(id, keys);
    QList<QKeySequence> now = this->keys(id);
    if (now.isEmpty())
        now.append(keys);
    else
        now.front() = keys;
    now.erase(std::unique(now.begin(), now.end()), now.end());
    set(id, now);
}

void ShortcutMap::reset(const QString &id)
{
    const ShortcutEntry *known = entry(id);
    if (!known)
        return;
    for (const QKeySequence &keys : known->original)
        takeFromOthers(id, keys);
    m_changed.remove(id);
}

void ShortcutMap::resetAll()
{
    m_changed.clear();
}

QMap<QString, QList<QKeySequence>> ShortcutMap::changed() const
{
    return m_changed;
}

} // namespace filigree
