// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include <QColor>
#include <QPointF>

namespace filigree {

enum class ViewMode { Source, Overlay, Alpha, Trimap, Matte, Foreground, Difference };
enum class Compare { None, Wipe, SideBySide };
enum class Background { Checker, Solid, Picture, Clip }; //!< Behind a matte.
enum class OnionStyle { Outlines, CutOuts };

//! One of the two views that are compared.
struct ViewSide
{
    ViewMode mode = ViewMode::Overlay;
    int version = 0; //!< Of the results: 0 today's, 1 the one before it, and so on.
    bool operator==(const ViewSide &) const = default;
};

//! The line between A and B. A is left of it, or above it when the line lies flat.
struct WipeLine
{
    QPointF at{0.5, 0.5}; //!< A point of the line, in fractions of the picture.
    double angle = 0; //!< Degrees clockwise from upright, on the screen.
    bool operator==(const WipeLine &) const = default;
};

//! Neighbouring frames drawn faintly over the shown one.
struct OnionSkin
{
    static constexpr int maximum = 5; //!< Of before and of after.

    bool enabled = false;
    int before = 2;
    int after = 2;
    int step = 1; //!< Frames from one neighbour to the next.
    OnionStyle style = OnionStyle::Outlines;
    double opacity = 0.8; //!< Of the nearest neighbour.
    double fallOff = 0.7; //!< Opacity of a neighbour divided by that of the nearer one.
    QColor beforeTint{255, 120, 80};
    QColor afterTint{80, 180, 255};
    bool operator==(const OnionSkin &) const = default;
};

//! How the frame is shown. Changes nothing of the project, so it is not undoable.
struct ViewSettings
{
    ViewSide a;
    ViewSide b{ViewMode::Matte, 0}; //!< Only when comparing.
    Compare compare = Compare::None;
    WipeLine wipe;
    Background background = Background::Checker;
    QColor backgroundColour{0, 128, 0};
    double overlayOpacity = 0.4; //!< Of the tint.
    bool outlines = true; //!< Around the objects of an overlay.
    bool prompts = true; //!< What was said of the objects, drawn over the frame.
    OnionSkin onion;
    bool operator==(const ViewSettings &) const = default;
};

} // namespace filigree
