// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include "inference/base/prompts.h"

#include <QColor>
#include <QList>
#include <QString>

namespace filigree {

enum class ObjectFlag { Visible, Solo, Locked, RepelsOnly };

//! What the objects panel shows of one object.
struct ObjectRow
{
    ObjectId id = 0;
    QString name;
    QString group; //!< Empty: in none.
    QColor colour;
    bool visible = true;
    bool solo = false;
    bool locked = false;
    bool repelsOnly = false;
    int fresh = 0; //!< Frames of the range whose matte is up to date, or locked.
    int stale = 0;
    int doubtful = 0; //!< Frames that the review queue asks to be looked at.
    QString origin = {}; //!< The texts that it was found by, a line each; empty: none.
    bool operator==(const ObjectRow &) const = default;

    bool flag(ObjectFlag flag) const;
};

} // namespace filigree
