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
    QPixmap swatch(QSize(38, 14) * scale); // with some room before the text
    swatch.setDevicePixelRatio(scale);
    swatch.fill(Qt::transparent);
    QPainter painter(&swatch);
    painter.fillRect(QRect(0, 0, 32, 14), colour);
    painter.setPen(palette().color(QPalette::Mid));
    painter.drawRect(QRectF(0.5, 0.5, 31, 13));
    setIconSize({38, 14});
    setIcon(swatch);
    setText(colour.name().toUpper());
}

} // namespace filigree
