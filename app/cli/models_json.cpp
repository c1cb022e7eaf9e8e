// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "app/cli/models_json.h"

#include <QJsonArray>

#include <algorithm>
#include <array>
#include <vector>

namespace filigree::cli {
namespace {

QJsonValue known(const std::optional<qint64> &number)
{
    return number ? QJsonValue(*number) : QJsonValue();
}

QJsonValue known(const QString &text)
{
    return text.isEmpty() ? QJsonValue() : QJsonValue(text);
}

} // namespace

const char *modelStateName(ModelState state)
{
    switch (state) {
    case ModelState::Absent:
        return "not installed";
    case ModelState::Partial:
        return "partial";
    case ModelState::Unchecked:
        return "not yet verified";
    case ModelState::Verified:
        return "verified";
    case ModelState::Unverified:
        return "unverified";
    case ModelState::Changed:
        return "changed";
    }
    return "";
}

const char *commercialUseName(CommercialUse use)
{
    switch (use) {
    case CommercialUse::Yes:
        return "yes";
    case CommercialUse::No:
        return "no";
    case CommercialUse::Unclear:
        return "unclear";
    }
    return "";
}

QJsonObject modelJson(const ModelInfo &model, const ModelStore &store)
{
    const ModelStatus status = store.status(model);
    QJsonArray addresses;
    for (const QUrl &address : model.addresses)
        addresses.append(address.toString());
    QJsonObject figures;
    for (const PublishedFigure &figure : model.figures)
        figures[figure.measure] = figure.value;
    return {{"id", model.id},
            {"name", model.name},
            {"task", model.task},
            {"file", model.fileName},
            {"bytes", known(model.bytes)},
            {"sha256", known(model.sha256)},
            {"addresses", addresses},
            {"page", known(model.page)},
            {"licence", model.licence.name},
            {"licenceLink", model.licence.link},
            {"licenceNote", known(model.licence.note)},
            {"commercialUse", commercialUseName(model.licence.commercialUse)},
            {"memoryBytes", known(model.memoryBytes)},
            {"published", figures},
            {"state", modelStateName(status.state)},
            {"path", store.pathOf(model)},
            {"installedBytes", status.bytes},
            {"installedSha256", known(status.sha256)},
            {"checked", known(status.checked.toString(Qt::ISODate))}};
}

std::string modelTable(const ModelCatalogue &catalogue, const ModelStore &store)
{
    using Row = std::array<std::string, 6>;
    std::vector<Row> rows{{"ID", "FOR", "SIZE", "STATE", "LICENCE", "COMMERCIAL USE"}};
    for (const ModelInfo &model : catalogue) {
        rows.push_back({model.id.toStdString(), model.task.toStdString(),
                        model.bytes ? bytesText(*model.bytes).toStdString() : "unknown",
                        modelStateName(store.status(model).state), model.licence.name.toStdString(),
                        commercialUseName(model.licence.commercialUse)});
    }
    std::string text;
    for (const Row &row : rows) {
        for (std::size_t column = 0; column < row.size(); ++column) {
            text += row[column];
            if (column + 1 == row.size())
                break;
            const auto widest = std::ranges::max_element(
                rows, {}, [&](const Row &other) { return other[column].size(); });
            text.append((*widest)[column].size() + 2 - row[column].size(), ' ');
        }
        text += '\n';
    }
    return text + "\n" + bytesText(store.diskUse()).toStdString() + " in "
        + store.folder().toStdString() + '\n';
}

} // namespace filigree::cli
