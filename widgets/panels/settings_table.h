// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include "inference/base/settings.h"

#include <QMetaType>
#include <QString>

#include <array>

namespace filigree {

//! All settings of one object.
struct ObjectSettings
{
    TrackSettings track;
    TrimapSettings trimap;
    MatteSettings matte;
    bool operator==(const ObjectSettings &) const = default;
};

//! Every setting that is a number, a choice from a list (its index) or on and off (1 and 0).
enum class Setting {
    Budget,
    StopAtCuts,
    TrimapWidth,
    TrimapMinimum,
    Decontaminate,
    Grow,
    Feather,
    LevelsBlack,
    LevelsWhite,
    LevelsGamma,
    FillHoles,
    RemoveDots,
    FrameBorder,
    TemporalSmoothing,
};

inline constexpr std::array trackSettings{Setting::Budget, Setting::StopAtCuts};
inline constexpr std::array trimapSettings{Setting::TrimapWidth, Setting::TrimapMinimum};
inline constexpr std::array edgeSettings{
    Setting::Grow,        Setting::Feather,     Setting::LevelsBlack,
    Setting::LevelsWhite, Setting::LevelsGamma, Setting::FillHoles,
    Setting::RemoveDots,  Setting::FrameBorder, Setting::TemporalSmoothing};

//! How a setting is operated.
struct SettingRange
{
    double minimum = 0;
    double maximum = 1;
    double step = 0.01;
    int decimals = 2;
    double curve = 1; //!< Above 1: the slider is finer near the minimum.
};

SettingRange settingRange(Setting setting);
double settingValue(const ObjectSettings &settings, Setting setting);
//! Clamped to the range; black and white levels push each other, so that they never meet.
void setSettingValue(ObjectSettings &settings, Setting setting, double value);
double settingDefault(Setting setting);

struct SettingText
{
    QString name;
    QString unit; //!< With its space, as a suffix; may be empty.
    QString tip; //!< A sentence.
};
SettingText settingText(Setting setting); //!< In the language of now.

} // namespace filigree

Q_DECLARE_METATYPE(filigree::ObjectSettings)
