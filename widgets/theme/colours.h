// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include <QColor>
#include <QPalette>

//! The colours of the one look. Greys are true neutral (R = G = B), so that nothing around a
//! picture tints the eye; the accent is the only hue that is not a warning.
namespace filigree::theme {

constexpr QColor surround{30, 30, 30}; //!< Around pictures.
constexpr QColor field{28, 28, 28}; //!< Lists, text fields, lanes.
constexpr QColor fieldAlternate{34, 34, 34};
constexpr QColor window{43, 43, 43}; //!< Panels, bars.
constexpr QColor raised{58, 58, 58}; //!< Buttons, headers.
constexpr QColor hovered{70, 70, 70};
constexpr QColor pressed{36, 36, 36};
constexpr QColor line{22, 22, 22}; //!< Between panels.
constexpr QColor border{118, 118, 118}; //!< Of what can be operated; 3:1 against its surroundings.
constexpr QColor tip{72, 72, 72}; //!< Tool tips and bubbles.

constexpr QColor text{226, 226, 226};
constexpr QColor secondaryText{176, 176, 176};
constexpr QColor disabledText{128, 128, 128};
constexpr QColor brightText{255, 255, 255};

constexpr QColor accent{122, 167, 214}; //!< Focus rings, values, checked icons, links.
constexpr QColor selection{58, 92, 128}; //!< Behind selected rows and texts.
constexpr QColor selectionText{255, 255, 255};

constexpr QColor good{140, 196, 140}; //!< Always beside a sign or a word.
constexpr QColor caution{230, 180, 80};
constexpr QColor bad{244, 140, 124};

QPalette palette();

//! WCAG 2.2 contrast of two opaque colours, 1 to 21.
double contrast(const QColor &a, const QColor &b);

//! Black or white, whichever reads better on the colour.
QColor textOn(const QColor &background);

} // namespace filigree::theme
