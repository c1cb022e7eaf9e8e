// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include <QDoubleSpinBox>

namespace filigree {

//! A spin box that can say that several things have different values.
class ValueSpinBox final : public QDoubleSpinBox
{
    Q_OBJECT
public:
    explicit ValueSpinBox(QWidget *parent = nullptr);

    void setMixed(bool mixed);
    bool isMixed() const { return m_isMixed; }

    QString textFromValue(double value) const override;
    double valueFromText(const QString &text) const override;
    QValidator::State validate(QString &text, int &position) const override;

signals:
    void typed(); //!< The user has edited the text, which may not be a value yet.

protected:
    bool event(QEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;

private:
    QString mixedText() const;

    bool m_isMixed = false;
    bool m_isTyped = false; // what is shown is not the value yet
    QString m_unit; // set aside while mixed, as "Mixed px" would mean nothing
};

} // namespace filigree
