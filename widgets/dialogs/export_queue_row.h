// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include "widgets/dialogs/export_queue_item.h"

#include <QFrame>

class QLabel;
class QProgressBar;
class QPushButton;
class QToolButton;
class QTreeWidget;

namespace filigree {

//! One export in the queue: what it is, how far it is, what came of it.
class ExportQueueRow final : public QFrame
{
    Q_OBJECT
public:
    explicit ExportQueueRow(QWidget *parent = nullptr);

    void setItem(const ExportQueueItem &item);
    const ExportQueueItem &item() const { return m_item; }

signals:
    void cancelRequested(int id);
    void retryRequested(int id);
    void revealRequested(const QString &path);

private:
    void setTexts();
    void showItem();
    void showDetails();
    QString stateText() const;
    QString resultText() const;
    QString stageText() const;

    ExportQueueItem m_item;
    QLabel *m_sign, *m_title, *m_path, *m_state, *m_notes;
    QProgressBar *m_progress;
    QPushButton *m_cancel, *m_retry, *m_reveal, *m_copy;
    QToolButton *m_details;
    QTreeWidget *m_checks;
};

} // namespace filigree
