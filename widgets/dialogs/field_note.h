// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include <QLabel>

class QFormLayout;

namespace filigree {

//! What is wrong with a field, right below it; takes no room while there is nothing to say. Says
//! by a sign and a word, not by colour alone, whether it is an error.
class FieldNote final : public QLabel
{
    Q_OBJECT
public:
    explicit FieldNote(QWidget *parent = nullptr);

    void setError(const QString &text);
    void setWarning(const QString &text);
    void clearNote();
    bool isError() const { return m_isError; }

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    bool m_isError = false;
};

//! A row with a note below the field.
FieldNote *addFormRow(QFormLayout *form, QLabel *label, QWidget *field);

//! Names a field on the screen and for screen readers.
void nameField(QLabel *label, QWidget *field, const QString &text);

} // namespace filigree
