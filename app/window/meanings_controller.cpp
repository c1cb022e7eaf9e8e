// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "app/window/meanings_controller.h"

#include "app/commands/prompt_commands.h"
#include "app/document/document.h"
#include "app/document/editor_state.h"
#include "project_io/media/cached_frame_source.h"
#include "widgets/timeline/thumbnail.h"
#include "widgets/viewer/mask_shapes.h"
#include "widgets/viewer/viewer.h"

#include <QKeyEvent>
#include <QPainter>
#include <QPainterPath>

#include <utility>

namespace filigree {
namespace {

//! The frame, small, with what is meant in the object's colour.
QPixmap pictureOf(const ImagePtr &frame, const Image &logits, const Colour &colour, double ratio)
{
    const QSize whole(logits.width(), logits.height());
    const QSize size =
        (QSizeF(whole.scaled(MeaningsPopup::pictureSize, Qt::KeepAspectRatio)) * ratio).toSize();
    QPixmap picture(size);
    picture.fill(Qt::black);
    QPainter painter(&picture);
    if (frame)
        painter.drawImage(QPoint(), thumbnail(*frame, size));
    painter.fillRect(picture.rect(), QColor(0, 0, 0, 110));
    QPainterPath meant;
    for (const QPolygonF &outline : maskOutlines(logits)) {
        meant.addPolygon(outline);
        meant.closeSubpath();
    }
    painter.scale(double(size.width()) / whole.width(), double(size.height()) / whole.height());
    painter.save();
    painter.setClipPath(meant);
    if (frame)
        painter.drawImage(QRectF(QPointF(), whole), thumbnail(*frame, size));
    painter.restore();
    painter.setRenderHint(QPainter::Antialiasing);
    QPen pen(QColor(colour.red, colour.green, colour.blue), 2);
    pen.setCosmetic(true);
    painter.setPen(pen);
    painter.drawPath(meant);
    painter.end();
    picture.setDevicePixelRatio(ratio);
    return picture;
}

} // namespace

MeaningsController::MeaningsController(Document &document, const EditorState &state, Viewer &viewer)
    : m_document(document)
    , m_state(state)
    , m_viewer(viewer)
{
    m_viewer.installEventFilter(this);
    connect(&m_document, &Document::promptsChanged, this,
            [this](const FrameRange &frames) { m_isOffered = frames.contains(m_state.frame()); });
    // Queued: the first click of a new object comes before the object is the selected one.
    connect(
        &m_document, &Document::promptsChanged, this,
        [this] {
            if (m_isOffered && isOneClick())
                emit noticed(tr("Tab shows what else this click may mean."));
        },
        Qt::QueuedConnection);
    connect(&m_state, &EditorState::frameChanged, this, [this] { m_isOffered = false; });
}

bool MeaningsController::isOneClick() const
{
    const ClipEntry *clip = m_document.clip();
    if (!clip)
        return false;
    const auto &prompts = promptsAt(*clip, {m_state.frame(), m_state.object()});
    const auto *click = prompts.size() == 1 ? std::get_if<PointPrompt>(&prompts.front()) : nullptr;
    return click && click->positive;
}

// Tab goes on to the next control, except once after a click.
bool MeaningsController::eventFilter(QObject *, QEvent *event)
{
    if (!m_isOffered || event->type() != QEvent::KeyPress)
        return false;
    const auto *key = static_cast<QKeyEvent *>(event);
    if (key->key() != Qt::Key_Tab || key->modifiers() != Qt::NoModifier || !isOneClick())
        return false;
    m_isOffered = false;
    ask();
    return true;
}

void MeaningsController::ask()
{
    const ClipEntry *clip = m_document.clip();
    const ObjectInfo *object = clip ? clip->object(m_state.object()) : nullptr;
    if (!object || !m_document.frames())
        return;
    if (object->isLockedOn(m_state.frame()))
        return emit noticed(tr("“%1” is locked here. Unlock it to change it.")
                                .arg(QString::fromStdString(object->name)));
    if (promptsAt(*clip, {m_state.frame(), m_state.object()}).empty())
        return emit noticed(tr("Click on this frame first: meanings are those of a click."));
    m_isOffered = false;
    m_isAsking = true;
    emit noticed(tr("Looking for other meanings…"));
    emit meaningsWanted();
}

void MeaningsController::show(int frame, int object, const std::vector<ImagePtr> &logits)
{
    // The user may be elsewhere by now.
    if (!std::exchange(m_isAsking, false) || frame != m_state.frame() || object != m_state.object())
        return;
    if (logits.size() < 2)
        return emit noticed(tr("The prompts on this frame have one meaning only."));
    const ObjectInfo *info = m_document.clip()->object(object);
    const auto frames = m_document.frames();
    const ImagePtr picture = frames ? frames->cached(frame) : nullptr;
    QList<QPixmap> pictures;
    for (const ImagePtr &one : logits)
        pictures.append(pictureOf(picture, *one, info->colour, m_viewer.devicePixelRatioF()));
    m_popup = new MeaningsPopup(pictures, &m_viewer);
    connect(m_popup, &MeaningsPopup::looked, this,
            [this, logits](int n) { emit previewChanged(logits[std::size_t(n)]); });
    connect(m_popup, &MeaningsPopup::chosen, this,
            [this, logits](int n) { choose(logits[std::size_t(n)]); });
    connect(m_popup, &MeaningsPopup::closed, this, [this] { emit previewChanged(nullptr); });
    m_popup->adjustSize();
    const QRect room = m_viewer.rect();
    m_popup->move(m_viewer.mapToGlobal(
        QPoint(room.center().x() - m_popup->width() / 2, room.bottom() - m_popup->height() - 12)));
    m_popup->show();
}

void MeaningsController::choose(const ImagePtr &logits)
{
    const ImagePtr mask = paintedMask(logits, logits->size(), {}, false);
    m_document.push(
        addPrompt(m_document, {m_state.frame(), m_state.object()}, MaskPrompt{PackedMask(*mask)}));
}

} // namespace filigree
