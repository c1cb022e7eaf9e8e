// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include "inference/base/prompts.h"
#include "widgets/viewer/tool.h"
#include "widgets/viewer/view_settings.h"

#include <QObject>

#include <map>
#include <utility>

namespace filigree {

class Document;

//! What is seen and held in the hand, but is no part of the project: nothing of it is undoable.
//! Follows the document: the frame stays within the clip, the object is one that exists.
class EditorState final : public QObject
{
    Q_OBJECT
public:
    static constexpr double smallestBrush = 0.5;
    static constexpr double largestBrush = 2000;

    explicit EditorState(const Document &document, QObject *parent = nullptr);

    int frame() const { return m_frame; }
    ObjectId object() const { return m_object; } //!< The selected one; 0: none.
    Tool tool() const { return m_tool; }
    const ViewSettings &view() const { return m_view; }
    double brushRadius() const { return m_brushRadius; } //!< Pixels of the frame.
    bool isPlaying() const { return m_isPlaying; }

    void setFrame(int frame);
    void setObject(ObjectId object);
    void setTool(Tool tool);
    void setView(const ViewSettings &view);
    void setBrushRadius(double radius);
    void setPlaying(bool playing); //!< The player obeys.

signals:
    void frameChanged(int frame);
    void objectChanged(int object);
    void toolChanged(filigree::Tool tool);
    void viewChanged();
    void brushRadiusChanged(double radius);
    void playingChanged(bool playing);

private:
    void showClip();
    void keepObject();
    void keepFrame();

    const Document &m_document;
    std::map<int, std::pair<int, ObjectId>> m_left; // by clip: frame and object when it was left
    int m_clip = 0;
    int m_frame = 0;
    ObjectId m_object = 0;
    Tool m_tool = Tool::PositiveClick;
    ViewSettings m_view;
    double m_brushRadius = 12;
    bool m_isPlaying = false;
};

} // namespace filigree
