// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include "widgets/viewer/brush_dab.h"
#include "widgets/viewer/scene_painter.h"
#include "widgets/viewer/tool.h"
#include "widgets/viewer/view_transform.h"
#include "widgets/viewer/viewer_scene.h"

#include <QStringList>
#include <QWidget>

#include <memory>

namespace filigree {

class StartPanel;
class ViewerBanner;
class ViewerPointer;

//! Shows a frame and what is said of it, and turns what the user does with it into signals. It
//! changes nothing but its view. Drawn by OpenGL where that works, else by the very same function
//! in software.
//!
//! Full keyboard operation: Enter shows a crosshair, the arrows move it, Enter presses with the
//! tool (once more to release what is drawn), Escape takes it away.
class Viewer final : public QWidget
{
    Q_OBJECT
public:
    enum class Renderer {
        Automatic, //!< OpenGL where a graphics card draws it.
        OpenGl, //!< Whatever draws it.
        Software
    };

    explicit Viewer(Renderer renderer = Renderer::Automatic, QWidget *parent = nullptr);
    ~Viewer() override;

    void setScene(const ViewerScene &scene);
    const ViewerScene &scene() const { return m_scene; }
    //! As composeView() made it of what viewChanged() told. Until it comes, the last one is shown
    //! where it belongs now.
    void setPicture(const QImage &image, const QRectF &visible);

    void setTool(Tool tool);
    Tool tool() const { return m_tool; }
    void setBrushRadius(double radius); //!< Frame pixels.
    double brushRadius() const { return m_brushRadius; }
    void setObjectColour(const Colour &colour); //!< Of the selected object.
    const Colour &objectColour() const { return m_objectColour; }
    void selectPrompt(int prompt); //!< Into the scene's prompts; -1: none. No signal.
    int selectedPrompt() const { return m_focus.selected; }

    void cancel(); //!< What is being drawn or dragged: nothing comes of it.
    void refuseMove(); //!< Answers promptMoved(): the prompt is back at its place, the drag over.

    QSize frame() const { return m_scene.frame; }
    bool isOnFrame(const QPointF &frame) const;
    double radiusAt(double pressure) const; //!< Of the brush, frame pixels.

    const ViewTransform &transform() const { return m_transform; }
    VisiblePart visiblePart() const { return m_transform.visible(); }
    double zoom() const { return m_transform.zoom(); }
    bool isFitted() const { return m_transform.isFitted(); }
    void zoomToFit();
    void zoomTo(double zoom); //!< Around the middle; 1: one frame pixel per device pixel.
    void zoomIn();
    void zoomOut();

    //! Shown while there is no frame.
    StartPanel &startPanel() { return *m_start; }
    //! Something about the clip that must not be missed.
    ViewerBanner &banner() { return *m_banner; }
    bool usesOpenGl() const { return m_canvas != nullptr; }
    QSize sizeHint() const override { return {960, 540}; }
    QSize minimumSizeHint() const override { return {240, 160}; }

signals:
    void clicked(const filigree::Point &at, bool positive);
    void boxDrawn(const filigree::Box &box);
    void strokeDrawn(const filigree::StrokePrompt &stroke);
    void brushPainted(const std::vector<filigree::BrushDab> &dabs, bool erases);
    void lassoDrawn(const std::vector<filigree::Point> &outline, bool erases);
    //! The whole stroke so far.
    void trimapPainted(const filigree::TrimapStroke &stroke, filigree::StrokePhase phase);
    void absentToggled();
    //! Into the scene's candidates. marks: to be taken together with others, later.
    void candidateClicked(int candidate, bool marks);
    void objectPicked(const filigree::Point &at);
    //! drag: the same for all steps of one.
    void promptMoved(int prompt, const filigree::Prompt &moved, int drag);
    void promptDeleted(int prompt);
    void promptSelected(int prompt);
    void hoverAt(const filigree::Point &at, bool positive); //!< What would a click select there?
    void hoverLeft();
    //! Of a tool that clicks, without a button: here its click would say something new.
    void aimedAt(const filigree::Point &at, bool positive);
    void pointerAt(const filigree::Point &at); //!< On the frame; the pixel is the nearest one.
    void pointerLeft();
    void brushRadiusWanted(double radius);
    void wipeMoved(const filigree::WipeLine &wipe);
    //! What to compose now. Empty target: nothing.
    void viewChanged(const QRectF &visible, const QSize &target);
    void zoomChanged(double zoom);
    void filesDropped(const QStringList &paths);
    void spaceTapped(); //!< Pressed and released with nothing done in between.

protected:
    bool event(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void tabletEvent(QTabletEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void keyReleaseEvent(QKeyEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;

private:
    friend class ViewerPointer;
    void paint(QPainter &painter);
    void refresh();
    void layOut();
    void viewMoved(); //!< After every change of the transform.

    ViewerScene m_scene;
    ScenePicture m_picture;
    SceneFocus m_focus;
    ViewTransform m_transform;
    ViewerPanes m_panes;
    VisiblePart m_toldPart;
    double m_toldZoom = 0;
    Tool m_tool = Tool::PositiveClick;
    double m_brushRadius = 12;
    Colour m_objectColour;
    std::unique_ptr<ViewerPointer> m_pointer;
    QWidget *m_canvas = nullptr; // null: this widget paints itself
    StartPanel *m_start;
    ViewerBanner *m_banner;
};

} // namespace filigree
