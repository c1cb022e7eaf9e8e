// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "widgets/panels/settings_table.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

namespace filigree {
namespace {

constexpr double smallestLevelsGap = 0.01;

struct SettingTexts
{
    Q_DECLARE_TR_FUNCTIONS(Inspector)
public:
    static SettingText of(Setting setting);
};

SettingText SettingTexts::of(Setting setting)
{
    const QString px = tr(" px", "pixels");
    switch (setting) {
    case Setting::Budget:
        return {tr("Quality"), {}, tr("How much the tracker may learn from the clip first.")};
    case Setting::StopAtCuts:
        return {tr("Stop at cuts"), {}, tr("Does not track across a cut to another shot.")};
    case Setting::TrimapWidth:
        return {tr("Width"), tr(" ×", "times"),
                tr("Scales the band in which alpha is solved. Wider for hair and motion blur.")};
    case Setting::TrimapMinimum:
        return {tr("At least"), px, tr("Least width of the band, on each side of the edge.")};
    case Setting::Decontaminate:
        return {tr("Decontaminate"), {}, tr("Removes the old background's tint from soft edges.")};
    case Setting::Grow:
        return {tr("Grow"), px, tr("Moves the edge outward; negative values move it inward.")};
    case Setting::Feather:
        return {tr("Feather"), px, tr("Softens the edge.")};
    case Setting::LevelsBlack:
        return {tr("Black"), {}, tr("Alpha up to this value becomes transparent.")};
    case Setting::LevelsWhite:
        return {tr("White"), {}, tr("Alpha from this value on becomes opaque.")};
    case Setting::LevelsGamma:
        return {tr("Gamma"), {}, tr("Above 1 makes half-transparent areas more opaque.")};
    case Setting::FillHoles:
        return {tr("Fill holes"), tr(" px²", "square pixels"),
                tr("Fills holes of at most this area.")};
    case Setting::RemoveDots:
        return {tr("Remove dots"), tr(" px²", "square pixels"),
                tr("Removes islands of at most this area.")};
    case Setting::FrameBorder:
        return {tr("Frame border"), px,
                tr("Repeats the inner pixels along the frame's border, where networks are "
                   "unsure.")};
    case Setting::TemporalSmoothing:
        return {tr("Smoothing"), {}, tr("Calms flicker over time, along the motion.")};
    }
    return {};
}

} // namespace

SettingText settingText(Setting setting)
{
    return SettingTexts::of(setting);
}

SettingRange settingRange(Setting setting)
{
    switch (setting) {
    case Setting::Budget:
        return {0, 3, 1, 0};
    case Setting::StopAtCuts:
    case Setting::Decontaminate:
        return {0, 1, 1, 0};
    case Setting::TrimapWidth:
        return {0, 4, 0.05, 2};
    case Setting::TrimapMinimum:
        return {0, 100, 1, 0, 2};
    case Setting::Grow:
        return {-50, 50, 0.5, 1};
    case Setting::Feather:
        return {0, 50, 0.5, 1, 2};
    case Setting::LevelsBlack:
        return {0, 1 - smallestLevelsGap, 0.01, 2};
    case Setting::LevelsWhite:
        return {smallestLevelsGap, 1, 0.01, 2};
    case Setting::LevelsGamma:
        return {0.1, 10, 0.05, 2, 3.4594}; // 1 stands in the middle
    case Setting::FillHoles:
    case Setting::RemoveDots:
        return {0, 10000, 10, 0, 3};
    case Setting::FrameBorder:
        return {0, 50, 1, 0, 2};
    case Setting::TemporalSmoothing:
        return {0, 1, 0.05, 2};
    }
    return {};
}

double settingValue(const ObjectSettings &settings, Setting setting)
{
    const EdgeSettings &edge = settings.matte.edge;
    switch (setting) {
    case Setting::Budget:
        return int(settings.track.budget);
    case Setting::StopAtCuts:
        return settings.track.stopAtCuts;
    case Setting::TrimapWidth:
        return settings.trimap.widthScale;
    case Setting::TrimapMinimum:
        return settings.trimap.minimumWidth;
    case Setting::Decontaminate:
        return settings.matte.decontaminate;
    case Setting::Grow:
        return edge.grow;
    case Setting::Feather:
        return edge.feather;
    case Setting::LevelsBlack:
        return edge.levelsBlack;
    case Setting::LevelsWhite:
        return edge.levelsWhite;
    case Setting::LevelsGamma:
        return edge.levelsGamma;
    case Setting::FillHoles:
        return edge.fillHoles;
    case Setting::RemoveDots:
        return edge.removeDots;
    case Setting::FrameBorder:
        return edge.frameBorder;
    case Setting::TemporalSmoothing:
        return edge.temporalSmoothing;
    }
    return 0;
}

void setSettingValue(ObjectSettings &settings, Setting setting, double value)
{
    const SettingRange range = settingRange(setting);
    value = std::clamp(value, range.minimum, range.maximum);
    const int whole = int(std::lround(value));
    EdgeSettings &edge = settings.matte.edge;
    switch (setting) {
    case Setting::Budget:
        settings.track.budget = TrainingBudget(whole);
        break;
    case Setting::StopAtCuts:
        settings.track.stopAtCuts = whole != 0;
        break;
    case Setting::TrimapWidth:
        settings.trimap.widthScale = value;
        break;
    case Setting::TrimapMinimum:
        settings.trimap.minimumWidth = whole;
        break;
    case Setting::Decontaminate:
        settings.matte.decontaminate = whole != 0;
        break;
    case Setting::Grow:
        edge.grow = value;
        break;
    case Setting::Feather:
        edge.feather = value;
        break;
    case Setting::LevelsBlack:
        edge.levelsBlack = value;
        edge.levelsWhite = std::max(edge.levelsWhite, value + smallestLevelsGap);
        break;
    case Setting::LevelsWhite:
        edge.levelsWhite = value;
        edge.levelsBlack = std::min(edge.levelsBlack, value - smallestLevelsGap);
        break;
    case Setting::LevelsGamma:
        edge.levelsGamma = value;
        break;
    case Setting::FillHoles:
        edge.fillHoles = whole;
        break;
    case Setting::RemoveDots:
        edge.removeDots = whole;
        break;
    case Setting::FrameBorder:
        edge.frameBorder = whole;
        break;
    case Setting::TemporalSmoothing:
        edge.temporalSmoothing = value;
        break;
    }
}

double settingDefault(Setting setting)
{
    return settingValue({}, setting);
}

} // namespace filigree
