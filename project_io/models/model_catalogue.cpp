// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "project_io/models/model_catalogue.h"

#include "project_io/archive/json_fields.h"

#include <QFile>
#include <QJsonDocument>
#include <QRegularExpression>

#include <algorithm>

static void initialiseResources() // Q_INIT_RESOURCE wants to be outside of namespaces
{
    Q_INIT_RESOURCE(filigree);
}

namespace filigree {
namespace {

constexpr int format = 1;
constexpr std::int64_t mostBytes = std::int64_t(1) << 44;
const char *const commercialNames[] = {"yes", "no", "unclear"}; // in the order of CommercialUse

// Ids and file names become names of folders and files.
bool isPlainName(const QString &name)
{
    static const QRegularExpression plain(QStringLiteral("^[A-Za-z0-9_+][A-Za-z0-9._+-]*$"));
    return plain.match(name).hasMatch();
}

QString text(const JsonFields &fields, const char *key)
{
    return QString::fromStdString(fields.text(key));
}

std::optional<qint64> bytes(const JsonFields &fields, const char *key)
{
    if (!fields.has(key))
        return std::nullopt;
    return fields.integer(key, 0, 1, mostBytes);
}

ModelInfo modelOf(const JsonFields &fields)
{
    static const QRegularExpression hash(QStringLiteral("^([0-9a-f]{64})?$"));
    ModelInfo info;
    info.id = text(fields, "id");
    info.name = text(fields, "name");
    info.task = text(fields, "task");
    info.fileName = text(fields, "file");
    info.bytes = bytes(fields, "bytes");
    info.sha256 = text(fields, "sha256");
    info.page = text(fields, "page");
    info.memoryBytes = bytes(fields, "memoryBytes");
    for (const QJsonValue &address : fields.list("addresses")) {
        const QUrl url(address.toString(), QUrl::StrictMode);
        if (url.scheme() != "https" && url.scheme() != "http")
            fields.problem("addresses", "has one that is neither http nor https");
        info.addresses.append(url);
    }
    const JsonFields licence = fields.object("licence");
    info.licence = {
        text(licence, "name"), text(licence, "link"),
        CommercialUse(licence.choice("commercial", int(CommercialUse::Unclear), commercialNames)),
        text(licence, "note")};
    fields.each("published", [&](const JsonFields &figure) {
        info.figures.append({text(figure, "measure"), text(figure, "value")});
    });
    if (!isPlainName(info.id))
        fields.problem("id", "is not a name of letters, digits and ._+-");
    if (!isPlainName(info.fileName))
        fields.problem("file", "is not a name of letters, digits and ._+-");
    if (!hash.match(info.sha256).hasMatch())
        fields.problem("sha256", "is not 64 hexadecimal digits");
    if (info.name.isEmpty())
        fields.problem("name", "is missing");
    return info;
}

} // namespace

Result<ModelCatalogue> readModelCatalogue(const QByteArray &json)
{
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(json, &error);
    if (!document.isObject())
        return fail(Error::Kind::InvalidInput,
                    "The catalogue of models is not JSON: " + error.errorString().toStdString());
    QString problem;
    const JsonFields fields(document.object(), QString(), problem);
    ModelCatalogue catalogue;
    if (fields.integer("format", 0, 0, 1 << 20) != format)
        fields.problem("format", "is not 1");
    fields.each("models", [&](const JsonFields &row) {
        ModelInfo info = modelOf(row);
        if (findModel(catalogue, info.id))
            row.problem("id", "is there twice");
        catalogue.append(std::move(info));
    });
    if (!problem.isEmpty())
        return fail(Error::Kind::InvalidInput,
                    "The catalogue of models cannot be used: " + problem.toStdString() + '.');
    return catalogue;
}

Result<ModelCatalogue> modelCatalogue()
{
    initialiseResources();
    const QString own = qEnvironmentVariable("FILIGREE_MODEL_CATALOGUE");
    QFile file(own.isEmpty() ? QStringLiteral(":/models.json") : own);
    if (!file.open(QIODevice::ReadOnly))
        return fail(Error::Kind::NotFound,
                    "The catalogue of models " + file.fileName().toStdString()
                        + " cannot be read: " + file.errorString().toStdString());
    return readModelCatalogue(file.readAll());
}

const ModelInfo *findModel(const ModelCatalogue &catalogue, const QString &id)
{
    const auto found = std::ranges::find(catalogue, id, &ModelInfo::id);
    return found == catalogue.end() ? nullptr : &*found;
}

} // namespace filigree
