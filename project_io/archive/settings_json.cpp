// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "project_io/archive/settings_json.h"

#include "project_io/archive/prompts_json.h"

namespace filigree {
namespace {

constexpr const char *budgetNames[] = {"none", "draft", "standard", "fine"};

} // namespace

QJsonObject toJson(const TrackSettings &settings)
{
    return {{"tracker", QString::fromStdString(settings.tracker)},
            {"budget", QLatin1String(budgetNames[int(settings.budget)])},
            {"stopAtCuts", settings.stopAtCuts},
            {"seed", qint64(settings.seed)}};
}

QJsonObject toJson(const TrimapSettings &settings)
{
    return {{"predictor", QString::fromStdString(settings.predictor)},
            {"widthScale", settings.widthScale},
            {"minimumWidth", settings.minimumWidth}};
}

QJsonObject toJson(const MatteSettings &settings)
{
    const EdgeSettings &edge = settings.edge;
    return {{"matter", QString::fromStdString(settings.matter)},
            {"decontaminate", settings.decontaminate},
            {"edge",
             QJsonObject{{"grow", edge.grow},
                         {"feather", edge.feather},
                         {"levelsBlack", edge.levelsBlack},
                         {"levelsWhite", edge.levelsWhite},
                         {"levelsGamma", edge.levelsGamma},
                         {"fillHoles", edge.fillHoles},
                         {"removeDots", edge.removeDots},
                         {"frameBorder", edge.frameBorder},
                         {"temporalSmoothing", edge.temporalSmoothing}}}};
}

TrackSettings trackSettingsFrom(const JsonFields &fields)
{
    TrackSettings settings;
    settings.tracker = fields.text("tracker", settings.tracker);
    settings.budget = TrainingBudget(fields.choice("budget", int(settings.budget), budgetNames));
    settings.stopAtCuts = fields.boolean("stopAtCuts", settings.stopAtCuts);
    settings.seed =
        unsigned(fields.integer("seed", settings.seed, 0, std::numeric_limits<unsigned>::max()));
    return settings;
}

TrimapSettings trimapSettingsFrom(const JsonFields &fields)
{
    TrimapSettings settings;
    settings.predictor = fields.text("predictor", settings.predictor);
    settings.widthScale = fields.number("widthScale", settings.widthScale, 0, 1e6);
    settings.minimumWidth = int(fields.integer("minimumWidth", settings.minimumWidth, 0, 1 << 20));
    return settings;
}

MatteSettings matteSettingsFrom(const JsonFields &fields)
{
    MatteSettings settings;
    settings.matter = fields.text("matter", settings.matter);
    settings.decontaminate = fields.boolean("decontaminate", settings.decontaminate);
    const JsonFields inner = fields.object("edge");
    EdgeSettings &edge = settings.edge;
    const double most = maximumCoordinate;
    edge.grow = inner.number("grow", edge.grow, -most, most);
    edge.feather = inner.number("feather", edge.feather, 0, most);
    edge.levelsBlack = inner.number("levelsBlack", edge.levelsBlack, -10, 10);
    edge.levelsWhite = inner.number("levelsWhite", edge.levelsWhite, -10, 10);
    edge.levelsGamma = inner.number("levelsGamma", edge.levelsGamma, 0, 1e6);
    edge.fillHoles = int(inner.integer("fillHoles", edge.fillHoles, 0, 1 << 30));
    edge.removeDots = int(inner.integer("removeDots", edge.removeDots, 0, 1 << 30));
    edge.frameBorder = int(inner.integer("frameBorder", edge.frameBorder, 0, 1 << 20));
    edge.temporalSmoothing = inner.number("temporalSmoothing", edge.temporalSmoothing, 0, 1);
    return settings;
}

} // namespace filigree
