// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "widgets/viewer/view_names.h"

#include <QCoreApplication>

namespace filigree {
namespace {

struct ViewNames
{
    Q_DECLARE_TR_FUNCTIONS(ViewNames)
};

} // namespace

QString viewModeName(ViewMode mode)
{
    switch (mode) {
    case ViewMode::Source:
        return ViewNames::tr("Source");
    case ViewMode::Overlay:
        return ViewNames::tr("Overlay");
    case ViewMode::Alpha:
        return ViewNames::tr("Alpha");
    case ViewMode::Trimap:
        return ViewNames::tr("Trimap");
    case ViewMode::Matte:
        return ViewNames::tr("Matte");
    case ViewMode::Foreground:
        return ViewNames::tr("Foreground");
    case ViewMode::Difference:
        return ViewNames::tr("Difference");
    }
    return {};
}

QString viewSideName(const ViewSide &side)
{
    if (side.version == 0)
        return viewModeName(side.mode);
    //: A view of older results: %1 is the view, %n how many versions back.
    return ViewNames::tr("%1, %n version(s) ago", nullptr, side.version)
        .arg(viewModeName(side.mode));
}

} // namespace filigree
