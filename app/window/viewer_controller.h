// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include "app/jobs/pixel_probe.h"
#include "app/jobs/view_request.h"
#include "inference/base/result.h"
#include "widgets/viewer/view_settings.h"
#include "widgets/viewer/viewer_scene.h"

#include <QObject>
#include <QPoint>
#include <QPolygonF>
#include <QTimer>

#include <optional>
#include <vector>

namespace filigree {

class Document;
class EditorState;
class ViewService;
class Viewer;

//! Shows in the viewer what the document and the editor's state say: asks for the picture, keeps
//! the prompts, the read-out and the messages up to date.
class ViewerController final : public QObject
{
    Q_OBJECT
public:
    //! All must outlive it.
    ViewerController(Document &document, EditorState &state, ViewService &service, Viewer &viewer,
                     QObject *parent = nullptr);

    //! Shown in place of stored results until it is set again; empty: nothing.
    void setLive(std::vector<LiveLayer> live);
    void setBackgroundPicture(const ImagePtr &picture); //!< For Background::Picture.
    void setBackgroundFrames(const std::shared_ptr<FrameSource> &frames); //!< For Background::Clip.
    void setSurround(const QColor &colour); //!< Around the picture.
    //! An outline over the picture: what a click would select. Null: none.
    void setPreview(const ImagePtr &mask);
    //! What was found on the frame in view and may become objects.
    void setCandidates(const std::vector<ShownCandidate> &candidates);

signals:
    //! The viewer has it: it is on the screen from its next painting on.
    void pictureShown(const filigree::ComposedView &view);
    void relinkRequested(); //!< The banner's button.

private:
    void readScene();
    void readPrompts(ViewerScene &scene) const;
    void readMessages();
    void ask();
    void show(const ComposedView &view);
    void showProbe(const PixelProbe &probe);
    void showFailure(int frame, const Error &error);
    QString note() const; //!< Whether what is seen is up to date.

    Document &m_document;
    EditorState &m_state;
    ViewService &m_service;
    Viewer &m_viewer;
    QTimer m_ask; // bundles changes into one request
    QTimer m_read; // and into one scene
    QTimer m_late; // that of another frame comes with its picture, so that both are painted once
    QRectF m_visible;
    QSize m_target;
    std::vector<LiveLayer> m_live;
    ImagePtr m_backgroundPicture;
    std::shared_ptr<FrameSource> m_backgroundFrames;
    std::vector<QPolygonF> m_preview;
    std::vector<ShownCandidate> m_candidates;
    Compare m_compare = Compare::None; // of the requests since m_firstRequest
    int m_clip = 0; // likewise
    bool m_isNewLayout = true;
    quint64 m_firstRequest = 0; // answers to earlier ones are of another layout or clip
    QColor m_surround;
    std::optional<QPoint> m_pointer; // pixel under it
    QString m_readOut;
    QString m_failure;
};

} // namespace filigree
