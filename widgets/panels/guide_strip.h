// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include <QString>
#include <QWidget>

class QLabel;
class QToolButton;
class QPushButton;

namespace filigree {

//! One step of a guided tour, as it is told.
struct GuideStep
{
    int number = 1;
    int total = 1;
    QString title; //!< What to do, e.g. "Click the dancer".
    QString text; //!< How, and what will be seen.
    QString sign; //!< Name of the icon of the tool or action that it is about.
    QString doItText; //!< Of a button that does it for the user; empty: none.
    bool isDone = false;
    bool operator==(const GuideStep &) const = default;
};

//! A strip that tells the next step and gets out of the way: nothing is blocked while it is shown.
class GuideStrip final : public QWidget
{
    Q_OBJECT
public:
    explicit GuideStrip(QWidget *parent = nullptr);

    void setStep(const GuideStep &step);
    QSize sizeHint() const override;

signals:
    void doItRequested();
    void skipRequested();
    void closeRequested();

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void showStep();

    GuideStep m_step;
    QLabel *m_sign;
    QLabel *m_title;
    QLabel *m_text;
    QPushButton *m_doIt;
    QPushButton *m_skip;
    QToolButton *m_close;
};

} // namespace filigree
