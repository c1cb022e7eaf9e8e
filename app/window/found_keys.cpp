// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "app/window/found_keys.h"

#include <QKeyEvent>
#include <QWidget>

namespace filigree {

void FoundKeys::watch(QWidget &widget)
{
    widget.installEventFilter(this);
    for (QWidget *part : widget.findChildren<QWidget *>())
        part->installEventFilter(this);
}

bool FoundKeys::wantsKey(const QKeyEvent &event)
{
    const bool isPlain = (event.modifiers() & ~Qt::KeypadModifier) == Qt::NoModifier;
    switch (event.key()) {
    case Qt::Key_Return:
    case Qt::Key_Enter:
        return isPlain || (event.modifiers() & Qt::ControlModifier);
    case Qt::Key_Escape:
        return isPlain;
    default:
        return isPlain && event.key() >= Qt::Key_1 && event.key() <= Qt::Key_9;
    }
}

void FoundKeys::useKey(const QKeyEvent &event)
{
    if (event.key() == Qt::Key_Escape)
        emit dismissed();
    else if (event.key() == Qt::Key_Return || event.key() == Qt::Key_Enter)
        emit accepted(event.modifiers() & Qt::ControlModifier);
    else
        emit toggled(event.key() - Qt::Key_1);
}

bool FoundKeys::eventFilter(QObject *watched, QEvent *event)
{
    const bool overrides = event->type() == QEvent::ShortcutOverride;
    if (!m_isActive || (!overrides && event->type() != QEvent::KeyPress))
        return QObject::eventFilter(watched, event);
    const auto &key = static_cast<const QKeyEvent &>(*event);
    if (!wantsKey(key))
        return QObject::eventFilter(watched, event);
    if (overrides)
        event->accept();
    else
        useKey(key);
    return true;
}

} // namespace filigree
