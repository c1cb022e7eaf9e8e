// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include "project_io/models/model_catalogue.h"
#include "project_io/models/model_store.h"
#include "tests/parity/synthetic_owl.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QtTest>

namespace filigree {

inline const QString owl = QStringLiteral("owlv2_base_patch16_ensemble");

//! From here on the catalogue lists nothing but OWLv2 and its vocabulary, of which none is
//! installed; their store is in the folder.
inline void listOwl(const QTemporaryDir &folder)
{
    QJsonArray models;
    for (const auto &[id, file] : {std::pair(owl, "model.safetensors"),
                                   std::pair(QStringLiteral("clip_vocabulary"), "merges.txt")})
        models.append(QJsonObject{{"id", id},
                                  {"name", id},
                                  {"task", "text"},
                                  {"file", file},
                                  {"licence", QJsonObject{{"commercial", "yes"}}}});
    QFile catalogue(folder.filePath("catalogue.json"));
    QVERIFY(catalogue.open(QIODevice::WriteOnly));
    catalogue.write(QJsonDocument(QJsonObject{{"format", 1}, {"models", models}}).toJson());
    catalogue.close();
    qputenv("FILIGREE_MODEL_CATALOGUE", catalogue.fileName().toUtf8());
    qputenv("FILIGREE_MODELS", folder.filePath("models").toUtf8());
}

//! Puts made-up weights and a made-up vocabulary into the store of listOwl().
inline void installOwl(const QTemporaryDir &folder)
{
    const auto known = modelCatalogue();
    QVERIFY(known.has_value());
    ModelStore store(folder.filePath("models"));
    QStringList paths;
    for (const ModelInfo &model : *known) {
        paths << store.pathOf(model);
        QVERIFY(QFileInfo(paths.last()).dir().mkpath("."));
    }
    const Result<> written =
        parity::writeSyntheticOwl(paths[0].toStdString(), paths[1].toStdString());
    QVERIFY2(written.has_value(), written ? "" : written.error().message.c_str());
    for (const ModelInfo &model : *known)
        QVERIFY(store.verify(model).has_value());
}

} // namespace filigree
