// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include <QWidget>

class QLabel;
class QSlider;

namespace filigree {

//! A slider from 0 to 100 % with its value beside it.
class PercentSlider final : public QWidget
{
    Q_OBJECT
public:
    explicit PercentSlider(QWidget *parent = nullptr);

    void setValue(double value); //!< 0 to 1. No signal.
    void setName(const QString &name, const QString &tip); //!< For screen readers, and on hover.

signals:
    void changed(double value); //!< 0 to 1, by the user.

private:
    void showValue();

    QSlider *m_slider;
    QLabel *m_percent;
};

} // namespace filigree
