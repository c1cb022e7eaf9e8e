// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include <QColor>
#include <QPushButton>

namespace filigree {

//! Shows a colour with its code, and asks for another when it is clicked.
class ColourButton final : public QPushButton
{
    Q_OBJECT
public:
    explicit ColourButton(QWidget *parent = nullptr);
    void setColour(const QColor &colour);
    const QColor &colour() const { return m_colour; }

signals:
    void chosen(const QColor &colour); //!< By the user.

private:
    QColor m_colour;
};

} // namespace filigree
