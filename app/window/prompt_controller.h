// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include "app/commands/prompt_commands.h"
#include "app/jobs/image_cache.h"
#include "project_io/model/result_index.h"
#include "widgets/viewer/brush_dab.h"

#include <QObject>
#include <QPainterPath>
#include <QTimer>

#include <cstddef>
#include <functional>
#include <memory>

namespace filigree {

class EditorState;
class Viewer;

//! Turns what the user does in the viewer into commands. With no object selected, a tool that says
//! something of one makes a new object, in the same step.
class PromptController final : public QObject
{
    Q_OBJECT
public:
    //! cache: that of the viewer's service, where what is seen lies unpacked. All but the cache
    //! must outlive it.
    PromptController(Document &document, EditorState &state, Viewer &viewer,
                     std::shared_ptr<ImageCache> cache, QObject *parent = nullptr);

    bool mayChange(const PromptPlace &place); //!< Of a lock; else says why not.

public slots:
    //! The prompt that is selected, else the last one of the selected object on the frame in view.
    void deleteSelected();

signals:
    //! What would one more prompt give on the frame in view? For the selected object, or, with 0,
    //! for one that does not exist yet.
    void previewWanted(int frame, int object, const filigree::Prompt &prompt);
    void previewEnded();
    //! The pointer rests where a click would say this.
    void aimed(int frame, int object, const filigree::Prompt &prompt);
    //! While the pen is down: the prompts of the frame with the stroke so far.
    void trimapDrawn(int frame, int object, const filigree::TrimapStroke &stroke);
    void trimapEnded(bool kept); //!< The stroke was said, or given up.
    void noticed(const QString &text); //!< Why nothing happens, for the status bar.

private:
    PromptPlace place() const;
    bool say(const Prompt &prompt); //!< False: it may not be changed.
    void paintTrimap(const TrimapStroke &stroke, StrokePhase phase);
    void paintMask(const QPainterPath &area, bool erases);
    void toggleAbsent();
    void pick(const Point &at, std::size_t first = 0); //!< From this place in the list on.
    void movePrompt(int shown, const Prompt &prompt, int drag);
    void deletePrompt(int shown);
    //! Beside the GUI thread, and back on it; null when it is gone.
    void read(const ResultAddress &address, const std::function<void(const ImagePtr &)> &then);
    //! Of the best that is known of the object on the frame in view; null key: nothing is.
    ResultAddress bestOf(ObjectId object, ResultKind kind) const;
    ImagePtr atHand(const ResultAddress &address) const; //!< As it is seen; null: it must be read.

    Document &m_document;
    EditorState &m_state;
    Viewer &m_viewer;
    std::shared_ptr<ImageCache> m_cache;
    int m_viewerDrag = 0; // as the viewer counts them
    int m_drag = 0; // as commands do
    bool m_paintsTrimap = false; // the pen is down where it may paint
    QTimer m_rest; // of the pointer
    PointPrompt m_aim;
};

} // namespace filigree
