// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include <QKeySequence>
#include <QList>
#include <QMap>
#include <QString>

namespace filigree {

//! A command that keys can be given to.
struct ShortcutEntry
{
    QString id; //!< What preferences name it by.
    QString category; //!< The menu it is in.
    QString text; //!< Without the mnemonic's &.
    QList<QKeySequence> original;
};

//! Which keys do what: the original ones with the user's changes.
class ShortcutMap
{
public:
    ShortcutMap() = default;
    ShortcutMap(QList<ShortcutEntry> entries, QMap<QString, QList<QKeySequence>> changed);

    const QList<ShortcutEntry> &entries() const { return m_entries; }
    QList<QKeySequence> keys(const QString &id) const;
    bool isChanged(const QString &id) const;
    //! Whom the keys would get in the way of: they are the same, or one begins with the other.
    QList<ShortcutEntry> conflicts(const QString &id, const QKeySequence &keys) const;
    //! Gives the keys to the command alone, in place of its first; others lose what conflicts.
    //! Empty keys take its shortcuts away.
    void assign(const QString &id, const QKeySequence &keys);
    void reset(const QString &id); //!< To the original keys, which others lose.
    void resetAll();
    //! Only what differs from the original, for the preferences.
    QMap<QString, QList<QKeySequence>> changed() const;

private:
    const ShortcutEntry *entry(const QString &id) const;
    void set(const QString &id, const QList<QKeySequence> &keys);
    void takeFromOthers(const QString &id, const QKeySequence &keys);

    QList<ShortcutEntry> m_entries;
    QMap<QString, QList<QKeySequence>> m_changed;
};

} // namespace filigree
