// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include "widgets/dialogs/export_queue_item.h"

#include <QWidget>

#include <map>

class QLabel;
class QPushButton;
class QScrollArea;
class QVBoxLayout;

namespace filigree {

class ExportQueueRow;

//! The exports that wait, run and are done, the newest on top.
class ExportQueuePanel final : public QWidget
{
    Q_OBJECT
public:
    explicit ExportQueuePanel(QWidget *parent = nullptr);

    void setItems(const QList<ExportQueueItem> &items);
    void setItem(const ExportQueueItem &item); //!< One that setItems() brought.

signals:
    void cancelRequested(int id);
    void retryRequested(int id);
    void revealRequested(const QString &path);
    void clearRequested(); //!< Of what is finished.

private:
    void setTexts();
    void showState();

    std::map<int, ExportQueueRow *> m_rows;
    QLabel *m_empty, *m_summary;
    QScrollArea *m_area;
    QVBoxLayout *m_column;
    QPushButton *m_clear;
};

} // namespace filigree
