// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "widgets/panels/percent_slider.h"

#include "widgets/panels/quiet_wheel.h"
#include "widgets/translated.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QSignalBlocker>
#include <QSlider>

#include <cmath>

namespace filigree {

PercentSlider::PercentSlider(QWidget *parent)
    : QWidget(parent)
    , m_slider(new QSlider(Qt::Horizontal))
    , m_percent(new QLabel)
{
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(m_slider, 1);
    row->addWidget(m_percent);
    m_slider->setRange(0, 100);
    m_slider->setMinimumWidth(48);
    m_percent->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    m_percent->setMinimumWidth(fontMetrics().horizontalAdvance(QStringLiteral("100 %")));
    setFocusProxy(m_slider);
    keepWheelQuiet(m_slider);
    connect(m_slider, &QSlider::valueChanged, this, [this](int value) {
        showValue();
        emit changed(value / 100.0);
    });
    translated(this, [this] { showValue(); });
}

void PercentSlider::setValue(double value)
{
    const QSignalBlocker blocker(m_slider);
    m_slider->setValue(int(std::lround(value * 100)));
    showValue();
}

void PercentSlider::setName(const QString &name, const QString &tip)
{
    m_slider->setAccessibleName(name);
    setToolTip(tip);
}

void PercentSlider::showValue()
{
    m_percent->setText(tr("%1 %", "per cent").arg(m_slider->value()));
}

} // namespace filigree
