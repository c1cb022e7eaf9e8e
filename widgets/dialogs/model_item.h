// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include <QList>
#include <QString>

#include <utility>

namespace filigree {

enum class ModelItemState { Absent, Partial, Unchecked, Verified, Unverified, Changed };
enum class ModelItemUse { Allowed, Forbidden, Unclear };

//! A model as the manager shows it. What is not known is empty or 0.
struct ModelItem
{
    QString id;
    QString name;
    QString task; //!< As in the catalogue: "tracking", "matting", "text".
    qint64 bytes = 0; //!< Of the published file.
    qint64 memoryBytes = 0; //!< Needed to run it.
    QString licence;
    QString licenceLink;
    QString licenceNote;
    ModelItemUse commercialUse = ModelItemUse::Unclear;
    QList<std::pair<QString, QString>> figures; //!< What was published of it.
    QString address; //!< Where it comes from; empty: only by import.
    QString path; //!< Where it lies, or is to be put.
    QString sha256; //!< Of the published file.
    ModelItemState state = ModelItemState::Absent;
    qint64 installedBytes = 0;
    QString installedSha256;
    bool isBusy = false; //!< It is being downloaded, verified or removed, or waits for it.
    qint64 done = 0; //!< Bytes, of total.
    qint64 total = 0;
    bool operator==(const ModelItem &) const = default;
};

//! Where models lie and come from; empty: the system's or the authors' own.
struct ModelPlaces
{
    QString folder;
    QString mirror;
    QString proxy;
    bool operator==(const ModelPlaces &) const = default;
};

} // namespace filigree
