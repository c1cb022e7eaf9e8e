// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include <QColor>
#include <QKeySequence>
#include <QList>
#include <QMap>
#include <QString>

namespace filigree {

//! What a user may choose once for all projects. The defaults are those of a first start.
struct PreferenceValues
{
    int frameCacheMegabytes = 0; //!< Decoded frames in memory; 0: a quarter of the memory.
    QString resultCacheFolder; //!< Where sessions keep results; empty: the system's place.
    int resultCacheGigabytes = 10; //!< Results on disk beyond those that a project needs.
    int threads = 0; //!< Of the engines; 0: all cores.
    QString device = QStringLiteral("cpu"); //!< "cpu" or "cuda:N".
    bool bfloat16 = false; //!< Networks multiply with fewer digits where the processor can.
    QString textSpeed = QStringLiteral("full"); //!< Of OWLv2: "full", "unpadded" or "small".
    QString modelsFolder; //!< Where downloaded models lie; empty: the system's place.
    QString modelsMirror; //!< Address of a copy of such a folder, asked in place of the authors'.
    QString modelsProxy; //!< For downloads; "none"; empty: the system's.
    double overlayOpacity = 0.4; //!< Of the tint over an object, 0 to 1.
    QColor canvas{30, 30, 30}; //!< Around the picture.
    QColor onionBefore{255, 120, 80};
    QColor onionAfter{80, 180, 255};
    QString language; //!< Locale name, e.g. "de"; empty: the system's.
    int autosaveMinutes = 5; //!< 0: never.
    //! By the name of the action, only where they differ from its own. An empty list: none.
    QMap<QString, QList<QKeySequence>> shortcuts;
    bool operator==(const PreferenceValues &) const = default;
};

} // namespace filigree
