// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "app/document/editor_state.h"

#include "app/document/document.h"

#include <algorithm>

namespace filigree {

EditorState::EditorState(const Document &document, QObject *parent)
    : QObject(parent)
    , m_document(document)
{
    connect(&document, &Document::reset, this, [this] {
        m_left.clear();
        m_clip = 0;
    });
    connect(&document, &Document::currentClipChanged, this, &EditorState::showClip);
    connect(&document, &Document::objectsChanged, this, &EditorState::keepObject);
    connect(&document, &Document::mediaChanged, this, &EditorState::keepFrame);
    showClip();
}

void EditorState::setFrame(int frame)
{
    frame = std::clamp(frame, 0, std::max(0, m_document.clipInfo().frameCount - 1));
    if (frame == m_frame)
        return;
    m_frame = frame;
    emit frameChanged(m_frame);
}

void EditorState::setObject(ObjectId object)
{
    const ClipEntry *clip = m_document.clip();
    if (object == m_object || (object != 0 && (!clip || !clip->object(object))))
        return;
    m_object = object;
    emit objectChanged(m_object);
}

void EditorState::setTool(Tool tool)
{
    if (tool == m_tool)
        return;
    m_tool = tool;
    emit toolChanged(m_tool);
}

void EditorState::setView(const ViewSettings &view)
{
    if (view == m_view)
        return;
    m_view = view;
    emit viewChanged();
}

void EditorState::setBrushRadius(double radius)
{
    radius = std::clamp(radius, smallestBrush, largestBrush);
    if (radius == m_brushRadius)
        return;
    m_brushRadius = radius;
    emit brushRadiusChanged(m_brushRadius);
}

void EditorState::setPlaying(bool playing)
{
    playing = playing && m_document.clipInfo().frameCount > 1;
    if (playing == m_isPlaying)
        return;
    m_isPlaying = playing;
    emit playingChanged(m_isPlaying);
}

void EditorState::showClip()
{
    setPlaying(false);
    if (m_clip != 0)
        m_left[m_clip] = {m_frame, m_object};
    const ClipEntry *clip = m_document.clip();
    m_clip = clip ? clip->id : 0;
    const auto known = m_left.find(m_clip);
    const auto [frame, object] = known != m_left.end() ? known->second
        : clip                                         ? std::pair(clip->effectiveRange().in, 0)
                                                       : std::pair(0, 0);
    const int frameBefore = m_frame;
    const ObjectId objectBefore = m_object;
    m_frame = std::clamp(frame, 0, std::max(0, m_document.clipInfo().frameCount - 1));
    m_object = object;
    if (clip && !clip->object(m_object))
        m_object = clip->objects.empty() ? 0 : clip->objects.front().id;
    if (m_frame != frameBefore)
        emit frameChanged(m_frame);
    if (m_object != objectBefore)
        emit objectChanged(m_object);
}

void EditorState::keepObject()
{
    const ClipEntry *clip = m_document.clip();
    if (!clip || clip->object(m_object))
        return;
    setObject(clip->objects.empty() ? 0 : clip->objects.front().id);
}

void EditorState::keepFrame()
{
    setFrame(m_frame);
}

} // namespace filigree
