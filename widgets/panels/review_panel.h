// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include "inference/base/prompts.h"

#include <QColor>
#include <QList>
#include <QString>
#include <QWidget>

#include <optional>

class QComboBox;
class QLabel;
class QStackedWidget;
class QToolButton;
class QTreeView;

namespace filigree {

class ReviewModel;

//! A frame of an object that should be looked at.
struct ReviewRow
{
    int frame = 0;
    ObjectId object = 0;
    QString objectName;
    QColor colour;
    QString kind; //!< For people; rows of one kind are filtered together.
    double doubt = 0; //!< 0 to 1: how sure it is that something is wrong.
    QString suggestion; //!< What to do, a sentence.
    bool operator==(const ReviewRow &) const = default;
    bool isSamePlace(const ReviewRow &other) const
    {
        return frame == other.frame && object == other.object && kind == other.kind;
    }
};

//! What the tracker and matter doubt, the most doubtful first: to jump through and to tick off.
class ReviewPanel final : public QWidget
{
    Q_OBJECT
public:
    explicit ReviewPanel(QWidget *parent = nullptr);

    //! In the order of the queue. Keeps the filter and, where it still exists, the current row.
    void setRows(const QList<ReviewRow> &rows);
    std::optional<ReviewRow> current() const;
    QSize sizeHint() const override { return {320, 220}; }

public slots:
    void goNext(); //!< To the next row, from the last to the first.
    void goPrevious();

signals:
    void rowActivated(const filigree::ReviewRow &row); //!< To be shown.
    void markedFine(const filigree::ReviewRow &row);

private:
    void go(int rows);
    void showRows();
    void updateKinds();
    void setTexts();

    QList<ReviewRow> m_rows;
    ReviewModel *m_model;
    QStackedWidget *m_pages;
    QLabel *m_note;
    QTreeView *m_view;
    QComboBox *m_kinds;
    QLabel *m_count;
    QToolButton *m_previous;
    QToolButton *m_next;
    QToolButton *m_fine;
};

} // namespace filigree

Q_DECLARE_METATYPE(filigree::ReviewRow)
