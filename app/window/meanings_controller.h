// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include "inference/base/image.h"
#include "inference/base/prompts.h"
#include "widgets/viewer/meanings_popup.h"

#include <QObject>
#include <QPointer>

#include <vector>

namespace filigree {

class Document;
class EditorState;
class Viewer;

//! Lets the user choose what their prompts mean where they may mean several things, the wheel or
//! the car: at any time, and after a lone click by Tab in the viewer. What is chosen becomes the
//! mask of the frame, in one step to undo.
class MeaningsController final : public QObject
{
    Q_OBJECT
public:
    //! All must outlive it.
    MeaningsController(Document &document, const EditorState &state, Viewer &viewer);

    MeaningsPopup *popup() const { return m_popup; } //!< Null unless it is open.

public slots:
    void ask(); //!< Of the selected object on the frame in view.
    void show(int frame, int object, const std::vector<filigree::ImagePtr> &logits);

signals:
    void meaningsWanted(); //!< Somebody is to find them and call show().
    void previewChanged(const filigree::ImagePtr &logits); //!< Null: none.
    void noticed(const QString &text);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override; //!< Of the viewer.

private:
    bool isOneClick() const; // all that the object is told by on the frame in view
    void choose(const ImagePtr &logits);

    Document &m_document;
    const EditorState &m_state;
    Viewer &m_viewer;
    bool m_isAsking = false;
    bool m_isOffered = false; // by Tab, where there is one click
    QPointer<MeaningsPopup> m_popup;
};

} // namespace filigree
