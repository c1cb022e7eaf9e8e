// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "widgets/dialogs/field_note.h"

#include "widgets/theme/colours.h"

#include <QFormLayout>
#include <QVBoxLayout>

namespace filigree {
FieldNote::FieldNote(QWidget *parent)
    : QLabel(parent)
{
    setWordWrap(true);
    setTextFormat(Qt::PlainText);
    setTextInteractionFlags(Qt::TextSelectableByMouse);
    hide();
}

void FieldNote::setError(const QString &text)
{
    m_isError = true;
    QPalette coloured = palette();
    coloured.setColor(QPalette::WindowText, theme::bad);
    setPalette(coloured);
    setText(tr("✕ %1").arg(text));
    setMinimumHeight(heightForWidth(width()));
    setAccessibleName(tr("Error: %1").arg(text));
    show();
}

void FieldNote::setWarning(const QString &text)
{
    m_isError = false;
    QPalette coloured = palette();
    coloured.setColor(QPalette::WindowText, theme::caution);
    setPalette(coloured);
    setText(tr("⚠ %1").arg(text));
    setMinimumHeight(heightForWidth(width()));
    setAccessibleName(tr("Warning: %1").arg(text));
    show();
}

void FieldNote::clearNote()
{
    m_isError = false;
    clear();
    hide();
}

//! Forms do not ask rows for the height that a width needs.
void FieldNote::resizeEvent(QResizeEvent *event)
{
    QLabel::resizeEvent(event);
    setMinimumHeight(heightForWidth(width()));
}

FieldNote *addFormRow(QFormLayout *form, QLabel *label, QWidget *field)
{
    auto *note = new FieldNote;
    auto *column = new QVBoxLayout;
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(3);
    column->addWidget(field);
    column->addWidget(note);
    form->addRow(label, column);
    return note;
}

void nameField(QLabel *label, QWidget *field, const QString &text)
{
    label->setText(text);
    label->setBuddy(field);
    QString plain = text;
    plain.remove(QLatin1Char('&'));
    if (plain.endsWith(QLatin1Char(':')))
        plain.chop(1);
    field->setAccessibleName(plain);
}

} // namespace filigree
