// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include "widgets/panels/settings_table.h"

#include <QObject>
#include <QTimer>

#include <optional>

class QCheckBox;
class QComboBox;
class QGridLayout;
class QLabel;
class QSlider;
class QToolButton;

namespace filigree {

class ValueSpinBox;

//! One row of the inspector: name, slider, value, and a way back to the default when it is not the
//! default. Settings that are on or off have a check box, those with few choices a list instead.
//! Every change lies between began() and ended(); what lies between belongs to one step of undo.
class SettingRow final : public QObject
{
    Q_OBJECT
public:
    //! Adds its widgets to the next row of the grid, whose parent owns them.
    SettingRow(Setting setting, QGridLayout *grid, QObject *parent);

    Setting setting() const { return m_setting; }
    //! No value: several objects have different ones. No signal follows.
    void setValue(std::optional<double> value);
    void setChoices(const QStringList &choices); //!< For settings with a list.
    void setSliderVisible(bool visible);
    void setNameWidth(int width);
    int nameWidth() const; //!< That the name would like to have.
    void setTexts();

signals:
    void began();
    void changed(filigree::Setting setting, double value);
    void ended();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void addNumber(QGridLayout *grid, int row);
    void edit(double value);
    void begin();
    void end();
    double valueAt(int position) const;
    int positionOf(double value) const;

    Setting m_setting;
    SettingRange m_range;
    std::optional<double> m_value;
    bool m_isEditing = false;
    bool m_isShowing = false; // what changes now comes from setValue()
    bool m_wasTyped = false;
    QTimer m_pause; // ends a row of steps of the wheel or of a key
    QLabel *m_name;
    QSlider *m_slider = nullptr;
    ValueSpinBox *m_spin = nullptr;
    QCheckBox *m_check = nullptr;
    QComboBox *m_list = nullptr;
    QToolButton *m_reset;
};

} // namespace filigree
