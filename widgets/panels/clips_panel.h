// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include "inference/base/geometry.h"
#include "project_io/model/clip_info.h"

#include <QList>
#include <QString>
#include <QWidget>

class QAction;
class QHBoxLayout;
class QLabel;
class QStackedWidget;
class QTreeWidget;
class QTreeWidgetItem;

namespace filigree {

//! A clip of the project.
struct ClipRow
{
    int id = 0;
    QString name;
    QString path; //!< Of its footage.
    int frames = 0;
    Size size;
    Rational rate;
    bool isMissing = false; //!< Its footage is not where it was.
    bool operator==(const ClipRow &) const = default;
};

//! The clips of the project: to choose the one to work on, and to add, rename, relink and remove.
class ClipsPanel final : public QWidget
{
    Q_OBJECT
public:
    explicit ClipsPanel(QWidget *parent = nullptr);

    void setRows(const QList<ClipRow> &rows, int current); //!< current: an id; 0: none.
    //! Of the buttons and of the context menu; null: those after it stand apart. Not owned; they
    //! act on the current clip.
    void setActions(const QList<QAction *> &actions);
    QSize sizeHint() const override { return {280, 260}; }

signals:
    void chosen(int clip);
    void renamed(int clip, const QString &name);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void showRows();
    void showRow(QTreeWidgetItem &item, const ClipRow &row) const;

    QList<ClipRow> m_rows;
    int m_current = 0;
    QStackedWidget *m_pages;
    QLabel *m_note;
    QTreeWidget *m_list;
    QHBoxLayout *m_buttons;
};

} // namespace filigree
