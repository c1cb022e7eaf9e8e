// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include <QDateTime>
#include <QDialog>
#include <QList>
#include <QString>

class QLabel;
class QPushButton;
class QTreeWidget;

namespace filigree {

//! Work that a crash left behind.
struct RecoverableWork
{
    QString folder; //!< Names it.
    QString name; //!< Of the project.
    QString path; //!< Of its file; empty: it was never saved.
    QDateTime changed;
};

//! Offers work that a crash left behind. Closing it keeps everything for the next start.
class RecoveryDialog final : public QDialog
{
    Q_OBJECT
public:
    explicit RecoveryDialog(const QList<RecoverableWork> &works, QWidget *parent = nullptr);

    //! Takes out what was discarded or could not be; closes when nothing is left.
    void removeWork(const QString &folder);

signals:
    void recoverRequested(const QString &folder); //!< The dialog has closed.
    void discardRequested(const QString &folder); //!< The user has confirmed it.

private:
    void setTexts();
    void fill();
    void showState();
    void discard();
    const RecoverableWork *current() const;

    QList<RecoverableWork> m_works;
    QLabel *m_text;
    QTreeWidget *m_list;
    QPushButton *m_recover, *m_discard, *m_later;
};

} // namespace filigree
