// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "widgets/panels/setting_row.h"

#include "widgets/panels/value_spin_box.h"
#include "widgets/theme/icon.h"

#include <QCheckBox>
#include <QComboBox>
#include <QEvent>
#include <QGridLayout>
#include <QLabel>
#include <QSlider>
#include <QToolButton>

#include <cmath>

namespace filigree {
namespace {

constexpr int sliderSteps = 1000;
constexpr int pauseOfOneEdit = 600; // ms

} // namespace

SettingRow::SettingRow(Setting setting, QGridLayout *grid, QObject *parent)
    : QObject(parent)
    , m_setting(setting)
    , m_range(settingRange(setting))
    , m_name(new QLabel)
    , m_reset(new QToolButton)
{
    const int row = grid->rowCount();
    const bool isCheck = m_range.step == 1 && m_range.maximum == 1;
    m_name->setTextFormat(Qt::PlainText);
    if (isCheck) {
        m_check = new QCheckBox;
        grid->addWidget(m_check, row, 0, 1, 3);
        m_name->setParent(m_check); // the check box carries the name
        m_name->hide();
        connect(m_check, &QCheckBox::clicked, this, [this] {
            m_check->setTristate(false);
            edit(m_check->isChecked());
        });
    } else {
        grid->addWidget(m_name, row, 0);
        if (setting == Setting::Budget) {
            m_list = new QComboBox;
            m_list->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
            m_list->setMinimumContentsLength(8);
            m_list->setFocusPolicy(Qt::StrongFocus);
            m_list->installEventFilter(this);
            grid->addWidget(m_list, row, 1, 1, 2);
            m_name->setBuddy(m_list);
            connect(m_list, &QComboBox::activated, this, [this](int index) { edit(index); });
        } else {
            addNumber(grid, row);
        }
    }
    m_reset->setAutoRaise(true);
    m_reset->setIcon(icon("reset"));
    m_reset->setIconSize({14, 14});
    m_reset->setFixedSize(22, 22);
    QSizePolicy keepsItsPlace = m_reset->sizePolicy();
    keepsItsPlace.setRetainSizeWhenHidden(true);
    m_reset->setSizePolicy(keepsItsPlace);
    m_reset->hide();
    grid->addWidget(m_reset, row, 3);
    connect(m_reset, &QToolButton::clicked, this, [this] { edit(settingDefault(m_setting)); });
    m_pause.setSingleShot(true);
    m_pause.setInterval(pauseOfOneEdit);
    connect(&m_pause, &QTimer::timeout, this, &SettingRow::end);
    setTexts();
}

void SettingRow::addNumber(QGridLayout *grid, int row)
{
    m_slider = new QSlider(Qt::Horizontal);
    m_slider->setRange(0, sliderSteps);
    m_slider->setMinimumWidth(48);
    m_spin = new ValueSpinBox;
    m_spin->setRange(m_range.minimum, m_range.maximum);
    m_spin->setDecimals(m_range.decimals);
    m_spin->setSingleStep(m_range.step);
    m_spin->setFixedWidth(88);
    // A wheel that scrolls the panel must not change what happens to pass under it.
    for (QWidget *control : {static_cast<QWidget *>(m_slider), static_cast<QWidget *>(m_spin)}) {
        control->setFocusPolicy(Qt::StrongFocus);
        control->installEventFilter(this);
    }
    grid->addWidget(m_slider, row, 1);
    grid->addWidget(m_spin, row, 2);
    m_name->setBuddy(m_spin);
    connect(m_slider, &QSlider::sliderPressed, this, &SettingRow::begin);
    connect(m_slider, &QSlider::sliderReleased, this, &SettingRow::end);
    connect(m_slider, &QSlider::valueChanged, this, [this](int position) {
        if (!m_isShowing)
            edit(valueAt(position));
    });
    connect(m_spin, &QDoubleSpinBox::valueChanged, this, [this](double value) {
        if (!m_isShowing)
            edit(value);
    });
    connect(m_spin, &ValueSpinBox::typed, this, [this] { m_wasTyped = true; });
    connect(m_spin, &QDoubleSpinBox::editingFinished, this, [this] {
        if (m_wasTyped && m_spin->isMixed()) // the value that it has below "Mixed": no change
            edit(m_spin->value());
        m_wasTyped = false;
        if (!m_slider->isSliderDown())
            end();
    });
}

void SettingRow::setTexts()
{
    const SettingText text = settingText(m_setting);
    m_name->setText(text.name);
    m_name->setToolTip(text.tip);
    if (m_check) {
        m_check->setText(text.name);
        m_check->setToolTip(text.tip);
    }
    if (m_list) {
        m_list->setAccessibleName(text.name);
        m_list->setToolTip(text.tip);
    }
    if (m_spin) {
        if (!m_spin->isMixed())
            m_spin->setSuffix(text.unit);
        m_spin->setAccessibleName(text.name);
        m_slider->setAccessibleName(tr("%1, slider").arg(text.name));
        m_spin->setToolTip(text.tip);
        m_slider->setToolTip(text.tip);
    }
    m_reset->setToolTip(tr("Back to the default"));
    m_reset->setAccessibleName(tr("Reset %1").arg(text.name));
}

void SettingRow::setValue(std::optional<double> value)
{
    m_value = value;
    m_isShowing = true;
    const double shown = value.value_or(settingDefault(m_setting));
    if (m_check) {
        m_check->setTristate(!value);
        m_check->setCheckState(!value           ? Qt::PartiallyChecked
                                   : shown != 0 ? Qt::Checked
                                                : Qt::Unchecked);
    }
    if (m_list)
        m_list->setCurrentIndex(value ? int(shown) : -1);
    if (m_spin) {
        m_spin->setMixed(!value);
        m_spin->setValue(shown);
        if (!m_slider->isSliderDown())
            m_slider->setValue(positionOf(shown));
    }
    m_isShowing = false;
    m_reset->setVisible(!value || std::abs(shown - settingDefault(m_setting)) > 1e-9);
}

void SettingRow::setChoices(const QStringList &choices)
{
    if (!m_list)
        return;
    const int index = m_list->currentIndex();
    m_list->clear();
    m_list->addItems(choices);
    m_list->setPlaceholderText(tr("Mixed"));
    m_list->setCurrentIndex(index);
}

void SettingRow::setSliderVisible(bool visible)
{
    if (m_slider)
        m_slider->setVisible(visible);
}

int SettingRow::nameWidth() const
{
    return m_check ? 0 : m_name->sizeHint().width();
}

void SettingRow::setNameWidth(int width)
{
    m_name->setFixedWidth(width);
}

void SettingRow::edit(double value)
{
    begin();
    setValue(value); // at once; what the project makes of it comes back
    emit changed(m_setting, value);
    if (!m_slider || !m_slider->isSliderDown())
        m_slider || m_spin ? m_pause.start() : end();
}

void SettingRow::begin()
{
    m_pause.stop();
    if (!m_isEditing)
        emit began();
    m_isEditing = true;
}

void SettingRow::end()
{
    m_pause.stop();
    if (m_isEditing)
        emit ended();
    m_isEditing = false;
}

double SettingRow::valueAt(int position) const
{
    const double part = std::pow(double(position) / sliderSteps, m_range.curve);
    const double value = m_range.minimum + part * (m_range.maximum - m_range.minimum);
    return std::round(value / m_range.step) * m_range.step;
}

int SettingRow::positionOf(double value) const
{
    const double part = (value - m_range.minimum) / (m_range.maximum - m_range.minimum);
    return int(std::lround(sliderSteps * std::pow(part, 1 / m_range.curve)));
}

bool SettingRow::eventFilter(QObject *watched, QEvent *event)
{
    auto *control = static_cast<QWidget *>(watched);
    if (event->type() == QEvent::Wheel && !control->hasFocus()) {
        event->ignore(); // the panel scrolls
        return true;
    }
    if (event->type() == QEvent::MouseButtonDblClick && watched == m_slider) {
        edit(settingDefault(m_setting));
        return true;
    }
    return QObject::eventFilter(watched, event);
}

} // namespace filigree
