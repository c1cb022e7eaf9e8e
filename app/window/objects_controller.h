// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include "app/window/state_counter.h"
#include "widgets/panels/object_row.h"

#include <QObject>
#include <QTimer>

#include <map>

namespace filigree {

class Document;
class EditorState;
class ObjectsPanel;

//! Binds the objects panel to the document: its wishes become commands, changes come back as rows.
class ObjectsController final : public QObject
{
    Q_OBJECT
public:
    //! All must outlive it.
    ObjectsController(Document &document, EditorState &state, ObjectsPanel &panel,
                      QObject *parent = nullptr);

    //! The objects that verbs work on: those selected in the panel.
    QList<ObjectId> selection() const;
    //! How many frames of each object are in the review queue.
    void setDoubts(const std::map<ObjectId, int> &doubts);

public slots:
    void addObject(); //!< And selects it.
    void duplicateObjects(const QList<filigree::ObjectId> &ids);
    void deleteObjects(const QList<filigree::ObjectId> &ids);
    void setFlag(const QList<filigree::ObjectId> &ids, filigree::ObjectFlag flag, bool on);

signals:
    void selectionChanged();

private:
    void update();
    void followState();
    void move(const QList<ObjectId> &ids, const QList<ObjectId> &order, const QString &group);
    void setColour(const QList<ObjectId> &ids, const QColor &colour);
    void setGroup(const QList<ObjectId> &ids, const QString &group);
    QString nameOf(const QList<ObjectId> &ids) const;

    Document &m_document;
    EditorState &m_state;
    ObjectsPanel &m_panel;
    StateCounter m_counter;
    std::map<ObjectId, int> m_doubts;
    QTimer m_update;
};

} // namespace filigree
