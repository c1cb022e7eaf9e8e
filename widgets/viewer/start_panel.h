// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include <QStringList>
#include <QWidget>

class QLabel;
class QListWidget;
class QPushButton;

namespace filigree {

//! What fills the viewer while there is no frame: how to begin, or what is being waited for.
class StartPanel final : public QWidget
{
    Q_OBJECT
public:
    explicit StartPanel(QWidget *parent = nullptr);

    void setRecentFiles(const QStringList &paths); //!< The latest first.
    //! Shown in place of the invitation; empty: the invitation.
    void setMessage(const QString &message);

signals:
    void openRequested();
    void demoRequested();
    void guideRequested(); //!< The guided first cut.
    void recentRequested(const QString &path);

private:
    void retranslate();

    QLabel *m_title;
    QLabel *m_hint;
    QWidget *m_choices;
    QPushButton *m_open;
    QPushButton *m_demo;
    QPushButton *m_guide;
    QLabel *m_recentTitle;
    QListWidget *m_recent;
    QString m_message;
};

} // namespace filigree
