// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "widgets/dialogs/colour_button.h"

#include <QColorDialog>
#include <QPainter>

namespace filigree {

ColourButton::ColourButton(QWidget *parent)
    : QPushButton(parent)
{
    setAutoDefault(false); // Return accepts the dialog that it is in
    connect(this, &QPushButton::clicked, this, [this] {
        const QColor colour = QColorDialog::getColor(m_colour, this, accessibleName());
        if (!colour.isValid() || colour == m_colour)
            return;
        setColour(colour);
        emit chosen(colour);
    });
}

void ColourButton::setColour(const QColor &colour)
{
    m_colour = colour;
    const qreal scale = devicePixelRatioF();
    QPixmap swatch(QSize(32, 14) * scale);
    swatch.setDevicePixelRatio(scale);
    swatch.fill(colour);
    QPainter painter(&swatch);
    painter.setPen(palette().color(QPalette::Mid));
    painter.drawRect(QRectF(0.5, 0.5, 31, 13));
    setIconSize({32, 14});
    setIcon(swatch);
    setText(colour.name().toUpper());
}

} // namespace filigree
