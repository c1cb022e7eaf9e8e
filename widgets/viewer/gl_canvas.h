// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include <QOpenGLWidget>

#include <functional>

namespace filigree {

//! Whether this platform draws by OpenGL on a graphics card. Asked once, then remembered. GUI
//! thread.
bool openGlWorks();

//! Paints by OpenGL what a function paints. Lets the mouse through to its parent.
class GlCanvas final : public QOpenGLWidget
{
    Q_OBJECT
public:
    using Paint = std::function<void(QPainter &painter)>;

    explicit GlCanvas(Paint paint, QWidget *parent = nullptr);

protected:
    void paintGL() override;

private:
    Paint m_paint;
};

} // namespace filigree
