// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include <QStyle>

class QPainter;
class QStyleOption;
class QStyleOptionHeader;
class QStyleOptionProgressBar;
class QStyleOptionTab;

//! The parts that FlatStyle is made of; each paints one from its option.
namespace filigree::style_parts {

void paintFocusRing(QPainter &painter, const QRect &rect);
void paintButton(QPainter &painter, const QStyleOption &option, bool isDefault);
//! A button of a tool bar: without a shape until it is hovered, pressed or checked.
void paintToolButton(QPainter &painter, const QStyleOption &option);
//! Of text fields, spin boxes and combo boxes.
void paintField(QPainter &painter, const QStyleOption &option);
void paintCheckBox(QPainter &painter, const QStyleOption &option);
void paintRadioButton(QPainter &painter, const QStyleOption &option);
void paintChevron(QPainter &painter, const QRect &rect, Qt::ArrowType direction,
                  const QColor &colour);
void paintSlider(QPainter &painter, const QStyleOption &option, const QRect &groove,
                 const QRect &handle, bool horizontal, bool upsideDown);
void paintScrollBar(QPainter &painter, const QStyleOption &option, const QRect &handle,
                    bool horizontal);
void paintProgress(QPainter &painter, const QStyleOptionProgressBar &option);
void paintHeader(QPainter &painter, const QStyleOptionHeader &option);
void paintTab(QPainter &painter, const QStyleOptionTab &option);

} // namespace filigree::style_parts
