// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "app/window/view_controller.h"

#include "app/document/document.h"
#include "app/document/editor_state.h"
#include "app/jobs/open_media.h"
#include "app/settings/error_text.h"
#include "app/window/viewer_controller.h"
#include "project_io/media/cached_frame_source.h"
#include "widgets/panels/view_panel.h"

#include <QFileDialog>
#include <QFileInfo>

namespace filigree {
namespace {

//! A file is that picture alone, even where it has numbered neighbours.
Result<ImagePtr> readPicture(const std::string &path, const std::shared_ptr<FrameCache> &cache,
                             std::stop_token stop)
{
    auto clip = Clip::openStill(path, stop);
    if (!clip)
        return tl::unexpected(clip.error());
    return CachedFrameSource(std::move(*clip), cache).frame(0, stop);
}

} // namespace

ViewController::ViewController(const Document &document, EditorState &state,
                               ViewerController &viewer, ViewPanel &panel, QWidget *window)
    : m_document(document)
    , m_state(state)
    , m_viewer(viewer)
    , m_panel(panel)
    , m_window(window)
{
    connect(&state, &EditorState::viewChanged, this, &ViewController::followView);
    connect(&document, &Document::clipsChanged, this, &ViewController::followClips);
    connect(&document, &Document::currentClipChanged, this, &ViewController::followClips);
    connect(&document, &Document::reset, this, [this] { setClip(0); });
    connect(&panel, &ViewPanel::edited, &state, &EditorState::setView);
    connect(&panel, &ViewPanel::pictureWanted, this, &ViewController::choosePicture);
    connect(&panel, &ViewPanel::clipChosen, this, &ViewController::setClip);
    showPanel();
}

void ViewController::setBackground(Background background)
{
    ViewSettings view = m_state.view();
    view.background = background;
    m_state.setView(view);
}

//! Who wants a picture or a clip without having one is asked for it; without an answer the
//! background stays what it was.
void ViewController::followView()
{
    const Background wanted = m_state.view().background;
    if (wanted == Background::Picture && m_path.isEmpty())
        return choosePicture();
    if (wanted == Background::Clip && m_clip == 0) {
        const int clip = firstOtherClip();
        if (clip == 0) {
            emit notice(tr("There is no other clip to show behind the matte: add one first."));
            return setBackground(m_shown);
        }
        return setClip(clip);
    }
    m_shown = wanted;
    showPanel();
}

void ViewController::choosePicture()
{
    const QString path = QFileDialog::getOpenFileName(
        m_window, tr("Background Picture"), QFileInfo(m_path).path(),
        tr("Pictures (*.png *.jpg *.jpeg *.tif *.tiff *.exr *.dpx *.bmp *.webp)")
            + QStringLiteral(";;") + tr("All files (*)"));
    if (!path.isEmpty())
        openPicture(path);
    else if (m_path.isEmpty())
        setBackground(m_shown);
    showPanel();
}

void ViewController::openPicture(const QString &path)
{
    emit notice(tr("Reading %1…").arg(QFileInfo(path).fileName()));
    m_background.run(
        [path = path.toStdString(), cache = m_document.cache()](std::stop_token stop) {
            return readPicture(path, cache, stop);
        },
        [this, path](const Result<ImagePtr> &picture) {
            if (!picture) {
                emit failed(errorText(picture.error()));
                if (m_path.isEmpty())
                    setBackground(m_shown);
                return showPanel();
            }
            m_path = path;
            m_viewer.setBackgroundPicture(*picture);
            emit notice(tr("%1 is shown behind the matte.").arg(QFileInfo(path).fileName()));
            setBackground(Background::Picture);
            showPanel();
        });
}

int ViewController::firstOtherClip() const
{
    for (const ClipEntry &clip : m_document.project().clips) {
        if (clip.id != m_document.clipId())
            return clip.id;
    }
    return 0;
}

void ViewController::setClip(int clip)
{
    m_clip = m_document.project().clip(clip) ? clip : 0;
    m_media = {};
    if (m_clip == 0)
        m_viewer.setBackgroundFrames(nullptr);
    else
        openClip();
    if (m_clip != 0)
        m_shown = Background::Clip;
    else if (m_shown == Background::Clip)
        m_shown = Background::Checker;
    if (m_clip != 0 || m_state.view().background == Background::Clip)
        setBackground(m_shown);
    showPanel();
}

void ViewController::openClip()
{
    const ClipEntry &entry = *m_document.project().clip(m_clip);
    m_media = entry.media;
    if (const auto open = m_document.frames(m_clip))
        return m_viewer.setBackgroundFrames(open);
    m_background.run(
        [reference = entry.media, project = m_document.filePath().toStdString(),
         cache = m_document.cache()](std::stop_token stop) {
            return findMedia(reference, project, {}, cache, stop);
        },
        [this, clip = m_clip, reference = entry.media](const ClipMedia &media) {
            if (clip != m_clip || !(reference == m_media))
                return; // another one was chosen meanwhile
            m_viewer.setBackgroundFrames(media.frames);
            if (media.state != MediaState::Online)
                emit failed(errorText(media.error));
        });
}

//! Clips come and go, also by undo, and may be relinked.
void ViewController::followClips()
{
    const ClipEntry *entry = m_document.project().clip(m_clip);
    if (m_clip != 0 && !entry)
        return setClip(0);
    if (entry && !(entry->media == m_media))
        openClip();
    showPanel();
}

void ViewController::showPanel()
{
    ViewScene scene;
    scene.view = m_state.view();
    for (const ClipEntry &clip : m_document.project().clips) {
        if (clip.id != m_document.clipId() || clip.id == m_clip)
            scene.clips.append({clip.id, QString::fromStdString(clip.name)});
    }
    scene.backgroundClip = m_clip;
    scene.backgroundPicture = QFileInfo(m_path).fileName();
    m_panel.setScene(scene);
}

} // namespace filigree
