// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include <QImage>
#include <QWidget>

namespace filigree {

//! Paints a picture as large as it fits into `area`, over a checkerboard where it is transparent.
//! pixelAspect: width of a pixel divided by its height.
void paintFrame(QPainter &painter, const QRectF &area, const QImage &picture, double pixelAspect);

//! Shows one frame, or a sentence where there is none.
class FrameView final : public QWidget
{
    Q_OBJECT
public:
    explicit FrameView(QWidget *parent = nullptr);

    void setPicture(const QImage &picture, double pixelAspect = 1);
    void setMessage(const QString &message); //!< Shown instead of a picture.
    QSize sizeHint() const override { return {960, 540}; }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QImage m_picture;
    QString m_message;
    double m_pixelAspect = 1;
};

} // namespace filigree
