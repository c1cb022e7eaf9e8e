// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "widgets/frame_view.h"

#include <QPainter>

namespace filigree {
namespace {

constexpr QColor surround{38, 38, 38}; // neutral, so that colours can be judged against it
constexpr QColor text{200, 200, 200};

QBrush checkerboard()
{
    QPixmap tile(32, 32);
    tile.fill(QColor(120, 120, 120));
    QPainter painter(&tile);
    painter.fillRect(0, 0, 16, 16, QColor(160, 160, 160));
    painter.fillRect(16, 16, 16, 16, QColor(160, 160, 160));
    return QBrush(tile);
}

} // namespace

void paintFrame(QPainter &painter, const QRectF &area, const QImage &picture, double pixelAspect)
{
    const QSizeF fitted = QSizeF(picture.width() * pixelAspect, picture.height())
                              .scaled(area.size(), Qt::KeepAspectRatio);
    QRectF target(QPointF(), fitted);
    target.moveCenter(area.center());
    if (picture.hasAlphaChannel())
        painter.fillRect(target, checkerboard());
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    painter.drawImage(target, picture);
}

FrameView::FrameView(QWidget *parent)
    : QWidget(parent)
{
    setMinimumSize(320, 180);
}

void FrameView::setPicture(const QImage &picture, double pixelAspect)
{
    m_picture = picture;
    m_pixelAspect = pixelAspect;
    m_message.clear();
    update();
}

void FrameView::setMessage(const QString &message)
{
    m_message = message;
    update();
}

void FrameView::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), surround);
    if (!m_message.isEmpty()) {
        painter.setPen(text);
        painter.drawText(rect().adjusted(24, 24, -24, -24), Qt::AlignCenter | Qt::TextWordWrap,
                         m_message);
    } else if (!m_picture.isNull()) {
        paintFrame(painter, rect(), m_picture, m_pixelAspect);
    }
}

} // namespace filigree
