// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include "widgets/viewer/viewer.h"

#include <QEvent>
#include <QList>
#include <QObject>
#include <QPointF>

#include <memory>
#include <vector>

namespace filigree {

//! A viewer of 600 x 400 that shows a frame of 400 x 300 at 100 % in its middle, and a hand on it.
class ViewerBench : public QObject
{
protected:
    static inline const QPointF corner{100, 50}; //!< Of the frame.
    //! Where the centre of a pixel of the frame is.
    static QPointF pixel(double x, double y) { return corner + QPointF(x + 0.5, y + 0.5); }

    void prepare();
    void openViewer();
    void mouse(QEvent::Type type, const QPointF &at, Qt::MouseButton button = Qt::LeftButton,
               Qt::KeyboardModifiers modifiers = {});
    void drag(const QList<QPointF> &path, Qt::MouseButton button = Qt::LeftButton,
              Qt::KeyboardModifiers modifiers = {});
    ViewerScene sceneWith(const std::vector<Prompt> &prompts) const;

    std::unique_ptr<Viewer> m_viewer;
};

} // namespace filigree
