// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include <QObject>

namespace filigree {

class Actions;
class ClipsPanel;
class Document;

//! Binds the list of clips to the project.
class ClipListController final : public QObject
{
    Q_OBJECT
public:
    //! All must outlive it.
    ClipListController(Document &document, const Actions &actions, ClipsPanel &panel,
                       QObject *parent = nullptr);

private:
    void update();

    Document &m_document;
    ClipsPanel &m_panel;
};

} // namespace filigree
