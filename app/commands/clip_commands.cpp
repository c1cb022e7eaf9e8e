// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "app/commands/clip_commands.h"

#include <QCoreApplication>

#include <algorithm>
#include <optional>

namespace filigree {
namespace {

struct ClipTexts
{
    Q_DECLARE_TR_FUNCTIONS(ClipCommands)
};

QString clipName(const Document &document, int clip)
{
    return QString::fromStdString(document.project().clip(clip)->name);
}

class AddClip final : public QUndoCommand
{
public:
    AddClip(Document &document, const ClipReference &media, const std::string &name)
        : QUndoCommand(ClipTexts::tr("Add Clip"))
        , m_document(document)
    {
        Project scratch;
        scratch.nextClip = document.project().nextClip;
        for (const ClipEntry &known : document.project().clips)
            scratch.nextClip = std::max(scratch.nextClip, known.id + 1);
        m_clip = scratch.addClip(media, name);
        m_nextClip = scratch.nextClip;
        m_current = int(document.project().clips.size());
        setText(ClipTexts::tr("Add %1").arg(QString::fromStdString(m_clip.name)));
    }

    void redo() override
    {
        m_document.changeClips([this](Project &project) {
            project.clips.push_back(std::exchange(m_clip, {}));
            exchangeCounters(project);
        });
    }
    void undo() override
    {
        m_document.changeClips([this](Project &project) {
            m_clip = std::move(project.clips.back());
            project.clips.pop_back();
            exchangeCounters(project);
        });
    }

private:
    void exchangeCounters(Project &project)
    {
        std::swap(project.nextClip, m_nextClip);
        std::swap(project.currentClip, m_current);
    }

    Document &m_document;
    ClipEntry m_clip; //!< While it is not in the project.
    int m_nextClip = 0; //!< Of the project on the other side of the step.
    int m_current = 0; //!< Likewise.
};

class RemoveClip final : public QUndoCommand
{
public:
    RemoveClip(Document &document, int clip)
        : QUndoCommand(ClipTexts::tr("Remove %1").arg(clipName(document, clip)))
        , m_document(document)
        , m_id(clip)
    { }

    void redo() override
    {
        m_document.changeClips([this](Project &project) {
            const auto it = std::ranges::find(project.clips, m_id, &ClipEntry::id);
            m_index = int(it - project.clips.begin());
            m_current = project.currentClip;
            m_clip = std::move(*it);
            project.clips.erase(it);
            if (project.currentClip > m_index)
                --project.currentClip;
        });
    }
    void undo() override
    {
        m_document.changeClips([this](Project &project) {
            project.clips.insert(project.clips.begin() + m_index, std::exchange(m_clip, {}));
            project.currentClip = m_current;
        });
    }

private:
    Document &m_document;
    int m_id;
    int m_index = 0;
    int m_current = 0;
    ClipEntry m_clip;
};

//! Of a clip that need not be the current one.
template<typename Value> class SetClipField final : public QUndoCommand
{
public:
    SetClipField(Document &document, int clip, ClipChange::Parts parts, Value ClipEntry::*field,
                 Value after, const QString &text)
        : QUndoCommand(text)
        , m_document(document)
        , m_clip(clip)
        , m_parts(parts)
        , m_field(field)
        , m_before(document.project().clip(clip)->*field)
        , m_after(std::move(after))
    {
        setObsolete(m_before == m_after);
    }

    void redo() override { put(m_after); }
    void undo() override { put(m_before); }

private:
    void put(const Value &value)
    {
        m_document.changeClip(m_clip, {m_parts, {}, 0},
                              [&](ClipEntry &clip) { clip.*m_field = value; });
    }

    Document &m_document;
    int m_clip;
    ClipChange::Parts m_parts;
    Value ClipEntry::*m_field;
    Value m_before;
    Value m_after;
};

} // namespace

CommandPtr addClip(Document &document, const ClipReference &media, const std::string &name)
{
    return std::make_unique<AddClip>(document, media, name);
}

CommandPtr removeClip(Document &document, int clip)
{
    if (!document.project().clip(clip))
        return nullptr;
    return std::make_unique<RemoveClip>(document, clip);
}

CommandPtr renameClip(Document &document, int clip, const std::string &name)
{
    if (!document.project().clip(clip))
        return nullptr;
    return std::make_unique<SetClipField<std::string>>(
        document, clip, ClipChange::Name, &ClipEntry::name, name,
        ClipTexts::tr("Rename %1 to %2")
            .arg(clipName(document, clip), QString::fromStdString(name)));
}

CommandPtr relinkClip(Document &document, int clip, const ClipReference &media)
{
    if (!document.project().clip(clip))
        return nullptr;
    return std::make_unique<SetClipField<ClipReference>>(
        document, clip, ClipChange::Media, &ClipEntry::media, media,
        ClipTexts::tr("Relink %1").arg(clipName(document, clip)));
}

} // namespace filigree
