// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include <QUndoView>

namespace filigree {

//! The steps of undo by name: a click goes there. Steps that were undone are faint, the saved state
//! carries a sign.
class HistoryPanel final : public QUndoView
{
    Q_OBJECT
public:
    explicit HistoryPanel(QWidget *parent = nullptr);
    QSize sizeHint() const override { return {280, 180}; }
};

} // namespace filigree
