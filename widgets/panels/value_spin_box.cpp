// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "widgets/panels/value_spin_box.h"

#include "widgets/translated.h"

#include <QFocusEvent>
#include <QKeyEvent>
#include <QLineEdit>
#include <QTimer>

namespace filigree {

ValueSpinBox::ValueSpinBox(QWidget *parent)
    : QDoubleSpinBox(parent)
{
    setKeyboardTracking(false);
    setAlignment(Qt::AlignRight);
    connect(lineEdit(), &QLineEdit::textEdited, this, [this] {
        m_isTyped = true;
        emit typed();
    });
    connect(this, &QAbstractSpinBox::editingFinished, this, [this] { m_isTyped = false; });
    connect(this, &QDoubleSpinBox::valueChanged, this, [this] { m_isTyped = false; });
    translated(this, [this] {
        setLocale(QLocale());
        setSuffix(suffix()); // shows the text anew
    });
}

void ValueSpinBox::setMixed(bool mixed)
{
    if (m_isMixed == mixed)
        return;
    m_isMixed = mixed;
    if (mixed)
        m_unit = suffix();
    setSuffix(mixed ? QString() : m_unit); // shows the text anew
}

QString ValueSpinBox::mixedText() const
{
    return tr("Mixed");
}

QString ValueSpinBox::textFromValue(double value) const
{
    return m_isMixed ? mixedText() : QDoubleSpinBox::textFromValue(value);
}

double ValueSpinBox::valueFromText(const QString &text) const
{
    return m_isMixed && text == mixedText() ? value() : QDoubleSpinBox::valueFromText(text);
}

QValidator::State ValueSpinBox::validate(QString &text, int &position) const
{
    return m_isMixed && text == mixedText() ? QValidator::Acceptable
                                            : QDoubleSpinBox::validate(text, position);
}

//! Once it is a value, taking it back is the window's matter, also while the cursor is in here.
bool ValueSpinBox::event(QEvent *event)
{
    if (event->type() == QEvent::ShortcutOverride && !m_isTyped) {
        const auto *key = static_cast<QKeyEvent *>(event);
        if (key->matches(QKeySequence::Undo) || key->matches(QKeySequence::Redo)) {
            event->ignore();
            return true;
        }
    }
    return QDoubleSpinBox::event(event);
}

void ValueSpinBox::focusInEvent(QFocusEvent *event)
{
    QDoubleSpinBox::focusInEvent(event);
    if (event->reason() == Qt::MouseFocusReason) // after the press has placed the cursor
        QTimer::singleShot(0, lineEdit(), &QLineEdit::selectAll);
}

} // namespace filigree
