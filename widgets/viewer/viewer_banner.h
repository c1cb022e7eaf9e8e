// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include <QWidget>

class QLabel;
class QPushButton;
class QToolButton;

namespace filigree {

//! A strip over the viewer that says what is wrong with the clip, and offers one thing to do.
class ViewerBanner final : public QWidget
{
    Q_OBJECT
public:
    explicit ViewerBanner(QWidget *parent = nullptr);

    //! An empty action: no button. Shows the banner; an empty text hides it.
    void setText(const QString &text, const QString &action = {});
    QString text() const;
    int heightForWidth(int width) const override;

signals:
    void actionTriggered();
    void heightChanged();

private:
    QLabel *m_text;
    QPushButton *m_action;
    QToolButton *m_close;
};

} // namespace filigree
