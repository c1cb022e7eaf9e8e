// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include "app/document/document.h"

#include <QUndoCommand>

#include <functional>
#include <memory>
#include <utility>
#include <vector>

namespace filigree {

using CommandPtr = std::unique_ptr<QUndoCommand>;

//! Which steps become one: those of one verb, on one thing, within one drag.
struct MergeKey
{
    enum Verb {
        None,
        Prompts,
        Colour,
        TrackSettings,
        TrimapSettings,
        MatteSettings,
        ManySettings,
        Range,
        Markers
    };
    Verb verb = None;
    int drag = 0; //!< Of its own for each drag, see nextDrag(); 0: never merges.
    int clip = 0;
    int object = 0;
    int frame = 0;
    constexpr bool operator==(const MergeKey &) const = default;
};

//! In the current clip; null: not there.
const ObjectInfo *objectOf(const Document &document, ObjectId object);

//! For the steps of one drag of the pointer; never 0.
int nextDrag();

//! Exchanges one value of a clip. The one before is read when it is first done; where nothing would
//! change it is obsolete from the start, and where a drag came back to where it began, afterwards.
template<typename Value> class ValueCommand final : public QUndoCommand
{
public:
    struct Access
    {
        std::function<Value(const ClipEntry &)> get;
        std::function<void(ClipEntry &, const Value &)> set;
    };

    ValueCommand(Document &document, const ClipChange &what, const QString &text, Access access,
                 Value after, const MergeKey &key = {})
        : QUndoCommand(text)
        , m_document(document)
        , m_clip(document.clipId())
        , m_what(what)
        , m_access(std::move(access))
        , m_after(std::move(after))
        , m_key(key)
    {
        m_key.clip = m_clip;
        if (const ClipEntry *clip = document.clip())
            setObsolete(m_access.get(*clip) == m_after);
    }

    void redo() override
    {
        if (!m_isKnown) {
            if (const ClipEntry *clip = m_document.project().clip(m_clip))
                m_before = m_access.get(*clip);
            m_isKnown = true;
        }
        setObsolete(m_before == m_after);
        if (!isObsolete())
            put(m_after);
    }
    void undo() override { put(m_before); }
    int id() const override { return m_key.drag == 0 ? -1 : int(m_key.verb); }
    bool mergeWith(const QUndoCommand *other) override
    {
        const auto &next = static_cast<const ValueCommand &>(*other); // same id(), so same type
        if (next.m_key != m_key)
            return false;
        m_after = next.m_after;
        setObsolete(m_before == m_after);
        return true;
    }

private:
    void put(const Value &value)
    {
        m_document.changeClip(m_clip, m_what, [&](ClipEntry &clip) { m_access.set(clip, value); });
    }

    Document &m_document;
    int m_clip;
    ClipChange m_what;
    Access m_access;
    Value m_before{};
    Value m_after;
    MergeKey m_key;
    bool m_isKnown = false;
};

//! Several steps as one, done in order and undone in reverse; null for none, the step itself for
//! one without a text.
CommandPtr inOneStep(const QString &text, std::vector<CommandPtr> steps);

} // namespace filigree
