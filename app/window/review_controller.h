// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include "inference/matting/frame_doubt.h"

#include <QObject>
#include <QTimer>

#include <vector>

namespace filigree {

class Actions;
class Document;
class EditorState;
class ObjectsController;
class ReviewPanel;
struct ReviewRow;

//! Binds the review panel to what the search for doubtful frames found. What was marked as fine,
//! which the project keeps, stays out of the queue for as long as its matte stays as it is.
class ReviewController final : public QObject
{
    Q_OBJECT
public:
    //! All must outlive it.
    ReviewController(Document &document, EditorState &state, Actions &actions, ReviewPanel &panel,
                     ObjectsController &objects, QObject *parent = nullptr);

public slots:
    void setProblems(const std::vector<filigree::Problem> &problems); //!< Of the current clip.

signals:
    void noticed(const QString &text); //!< Why nothing happens.

private:
    void update();
    void show(const ReviewRow &row);
    void markFine(const ReviewRow &row);
    bool isFine(const Problem &problem) const;

    Document &m_document;
    EditorState &m_state;
    ReviewPanel &m_panel;
    ObjectsController &m_objects;
    std::vector<Problem> m_problems;
    std::vector<Problem> m_shown; // as the panel has them
    QTimer m_update;
};

} // namespace filigree
