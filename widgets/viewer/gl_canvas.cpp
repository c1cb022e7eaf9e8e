// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "widgets/viewer/gl_canvas.h"

#include <QGuiApplication>
#include <QOffscreenSurface>
#include <QOpenGLContext>
#include <QOpenGLFunctions>
#include <QPainter>

#include <utility>

namespace filigree {
namespace {

//! A renderer that draws on the processor is slower than Qt's own.
bool isSoftware(const QByteArray &renderer)
{
    for (const char *name : {"llvmpipe", "softpipe", "swrast", "SwiftShader", "Software"}) {
        if (renderer.contains(name))
            return true;
    }
    return renderer.isEmpty();
}

bool triedOpenGl()
{
    const QString platform = QGuiApplication::platformName();
    if (platform == QLatin1String("offscreen") || platform == QLatin1String("minimal")
        || platform == QLatin1String("vnc"))
        return false;
    QOpenGLContext context;
    QOffscreenSurface surface;
    if (!context.create())
        return false;
    surface.setFormat(context.format());
    surface.create();
    if (!surface.isValid() || !context.makeCurrent(&surface))
        return false;
    const auto *name =
        reinterpret_cast<const char *>(context.functions()->glGetString(GL_RENDERER));
    const bool works = !isSoftware(QByteArray(name));
    context.doneCurrent();
    return works;
}

} // namespace

bool openGlWorks()
{
    static const bool works = triedOpenGl();
    return works;
}

GlCanvas::GlCanvas(Paint paint, QWidget *parent)
    : QOpenGLWidget(parent)
    , m_paint(std::move(paint))
{
    QSurfaceFormat format = QSurfaceFormat::defaultFormat();
    format.setSamples(4); // smooth outlines
    setFormat(format);
    setAttribute(Qt::WA_TransparentForMouseEvents);
}

void GlCanvas::paintGL()
{
    QPainter painter(this);
    m_paint(painter);
}

} // namespace filigree
