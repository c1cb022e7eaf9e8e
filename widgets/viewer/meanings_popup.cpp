// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "widgets/viewer/meanings_popup.h"

#include "widgets/translated.h"

#include <QCloseEvent>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QToolButton>
#include <QVBoxLayout>

namespace filigree {

MeaningsPopup::MeaningsPopup(const QList<QPixmap> &pictures, QWidget *parent)
    : QFrame(parent, Qt::Popup)
{
    setAttribute(Qt::WA_DeleteOnClose);
    setFrameShape(QFrame::StyledPanel);
    auto *column = new QVBoxLayout(this);
    auto *title = new QLabel;
    column->addWidget(title);
    auto *row = new QHBoxLayout;
    column->addLayout(row);
    for (int n = 0; n < pictures.size(); ++n) {
        auto *button = new QToolButton;
        button->setToolButtonStyle(Qt::ToolButtonTextUnderIcon);
        button->setIcon(pictures[n]);
        button->setIconSize(pictures[n].deviceIndependentSize().toSize());
        button->setFocusPolicy(Qt::StrongFocus);
        button->setAutoRaise(true);
        button->installEventFilter(this);
        connect(button, &QToolButton::clicked, this, [this, n] {
            emit chosen(n);
            close();
        });
        row->addWidget(button);
        m_buttons.append(button);
    }
    translated(this, [this, title] {
        title->setText(tr("What is meant on this frame?"));
        setAccessibleName(title->text());
        for (int n = 0; n < m_buttons.size(); ++n) {
            m_buttons[n]->setText(tr("Meaning %1").arg(n + 1));
            m_buttons[n]->setAccessibleName(m_buttons[n]->text());
        }
    });
    if (!m_buttons.isEmpty())
        m_buttons.first()->setFocus();
}

bool MeaningsPopup::eventFilter(QObject *watched, QEvent *event)
{
    const auto n = m_buttons.indexOf(static_cast<QToolButton *>(watched));
    switch (event->type()) {
    case QEvent::Enter:
        m_buttons[n]->setFocus();
        break;
    case QEvent::FocusIn:
        emit looked(int(n));
        break;
    case QEvent::KeyPress: {
        const int key = static_cast<QKeyEvent *>(event)->key();
        const int step = key == Qt::Key_Right ? 1 : key == Qt::Key_Left ? -1 : 0;
        if (step != 0)
            m_buttons[(n + step + m_buttons.size()) % m_buttons.size()]->setFocus();
        else if (key == Qt::Key_Return || key == Qt::Key_Enter)
            m_buttons[n]->click();
        else
            break;
        return true;
    }
    default:
        break;
    }
    return QFrame::eventFilter(watched, event);
}

void MeaningsPopup::closeEvent(QCloseEvent *event)
{
    emit closed();
    QFrame::closeEvent(event);
}

} // namespace filigree
