// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include "widgets/panels/review_panel.h"

#include <QAbstractTableModel>

namespace filigree {

//! Rows of the review panel: frame, object, kind, doubt.
class ReviewModel final : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column { FrameColumn, ObjectColumn, KindColumn, DoubtColumn, columnTotal };

    using QAbstractTableModel::QAbstractTableModel;

    void setRows(const QList<ReviewRow> &rows);
    const QList<ReviewRow> &rows() const { return m_rows; }

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex & = {}) const override { return columnTotal; }
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    QList<ReviewRow> m_rows;
};

} // namespace filigree
