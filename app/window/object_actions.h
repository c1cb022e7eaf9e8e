// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include "widgets/panels/object_row.h"

#include <QObject>

namespace filigree {

class Actions;
class Document;
class EditorState;
class InspectorController;
class ObjectsController;
class ObjectsPanel;

//! Binds the Object menu to what the objects panel and the inspector do, on the objects selected
//! in the panel.
class ObjectActions final : public QObject
{
    Q_OBJECT
public:
    //! All must outlive it.
    ObjectActions(const Document &document, EditorState &state, Actions &actions,
                  ObjectsPanel &panel, ObjectsController &objects, InspectorController &inspector,
                  QObject *parent = nullptr);

signals:
    void panelWanted(); //!< What follows is done in it.

private:
    void showFlags(); //!< Checks what holds for the current object.
    void selectNth(int place);
    void selectNeighbour(int places); //!< In the list; from the last to the first.

    const Document &m_document;
    EditorState &m_state;
    Actions &m_actions;
};

} // namespace filigree
