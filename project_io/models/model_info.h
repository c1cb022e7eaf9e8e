// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include <QList>
#include <QString>
#include <QUrl>

#include <optional>

namespace filigree {

//! Whether the licence of a model's weights lets them be used commercially.
enum class CommercialUse { Yes, No, Unclear };

struct ModelLicence
{
    QString name;
    QString link; //!< To its text.
    CommercialUse commercialUse = CommercialUse::Unclear;
    QString note; //!< What else is to be known, e.g. of the data it was trained on.
};

//! What was published of a model's accuracy or speed; the value as printed there.
struct PublishedFigure
{
    QString measure;
    QString value;
};

//! A network's weights as they are published. What is not known is empty.
struct ModelInfo
{
    QString id; //!< Also of the engine that runs it, and of its folder.
    QString name;
    QString task; //!< "tracking", "matting", "text".
    QString fileName;
    std::optional<qint64> bytes;
    QString sha256; //!< Lower-case hexadecimal.
    QList<QUrl> addresses; //!< Tried in order; none: it can only be imported.
    QString page; //!< Where people find the file when no program may fetch it.
    ModelLicence licence;
    //! Of the process at most, as measured on a processor (filigree-model bench); of matting
    //! networks for 1024 x 1024 pixels, beyond which it grows with the region that is matted.
    std::optional<qint64> memoryBytes;
    QList<PublishedFigure> figures;
};

} // namespace filigree
