// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "app/window/control_keys.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QAbstractSlider>
#include <QAbstractSpinBox>
#include <QApplication>
#include <QComboBox>
#include <QFocusEvent>
#include <QKeyEvent>
#include <QRadioButton>
#include <QTabBar>

namespace filigree {
namespace {

bool isSideways(int key)
{
    return key == Qt::Key_Left || key == Qt::Key_Right;
}

bool isUpOrDown(int key)
{
    return key == Qt::Key_Up || key == Qt::Key_Down || key == Qt::Key_PageUp
        || key == Qt::Key_PageDown;
}

bool isEnd(int key)
{
    return key == Qt::Key_Home || key == Qt::Key_End;
}

bool usesKey(const QObject *control, int key)
{
    if (qobject_cast<const QRadioButton *>(control))
        return key == Qt::Key_Space || isSideways(key) || isUpOrDown(key);
    if (qobject_cast<const QAbstractButton *>(control))
        return key == Qt::Key_Space;
    if (qobject_cast<const QComboBox *>(control))
        return key == Qt::Key_Space || isUpOrDown(key) || isEnd(key);
    if (qobject_cast<const QAbstractSlider *>(control))
        return isSideways(key) || isUpOrDown(key) || isEnd(key);
    if (qobject_cast<const QAbstractSpinBox *>(control))
        return isUpOrDown(key); // the rest are keys of its text, which it keeps itself
    if (qobject_cast<const QAbstractItemView *>(control))
        return key == Qt::Key_Space || isSideways(key) || isUpOrDown(key) || isEnd(key);
    return qobject_cast<const QTabBar *>(control) && (isSideways(key) || isEnd(key));
}

} // namespace

ControlKeys::ControlKeys(QObject *parent)
    : QObject(parent)
{
    qApp->installEventFilter(this);
}

bool ControlKeys::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::FocusIn && watched->isWidgetType()) {
        switch (static_cast<const QFocusEvent *>(event)->reason()) {
        case Qt::TabFocusReason:
        case Qt::BacktabFocusReason:
        case Qt::ShortcutFocusReason:
            m_isKeyboard = true;
            break;
        case Qt::MouseFocusReason:
            m_isKeyboard = false;
            break;
        default: // the window or a menu gives it back
            break;
        }
    } else if (event->type() == QEvent::ShortcutOverride && m_isKeyboard) {
        const auto *key = static_cast<const QKeyEvent *>(event);
        if ((key->modifiers() & ~Qt::KeypadModifier) == Qt::NoModifier
            && usesKey(watched, key->key())) {
            event->accept();
            return true;
        }
    }
    return false;
}

} // namespace filigree
