// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "app/window/clip_list_controller.h"

#include "app/actions/actions.h"
#include "app/commands/clip_commands.h"
#include "app/document/document.h"
#include "widgets/panels/clips_panel.h"

namespace filigree {

ClipListController::ClipListController(Document &document, const Actions &actions,
                                       ClipsPanel &panel, QObject *parent)
    : QObject(parent)
    , m_document(document)
    , m_panel(panel)
{
    panel.setActions({actions.get(ActionId::Open), actions.get(ActionId::AddClips), nullptr,
                      actions.get(ActionId::ClipProperties), actions.get(ActionId::RenameClip),
                      actions.get(ActionId::RelinkClip), actions.get(ActionId::RemoveClip)});
    for (const auto signal : {&Document::reset, &Document::clipsChanged,
                              &Document::currentClipChanged, &Document::mediaChanged})
        connect(&document, signal, this, &ClipListController::update);
    connect(&panel, &ClipsPanel::chosen, &document, &Document::setCurrentClip);
    connect( // not while the editor of the list is still closing
        &panel, &ClipsPanel::renamed, this,
        [this](int clip, const QString &name) {
            m_document.push(renameClip(m_document, clip, name.toStdString()));
        },
        Qt::QueuedConnection);
    update();
}

void ClipListController::update()
{
    QList<ClipRow> rows;
    for (const ClipEntry &clip : m_document.project().clips) {
        const ClipReference &media = clip.media;
        rows.append({clip.id, QString::fromStdString(clip.name),
                     QString::fromStdString(media.absolutePath), media.frameCount, media.size,
                     media.frameRate, m_document.mediaState(clip.id) == MediaState::Offline});
    }
    m_panel.setRows(rows, m_document.clipId());
}

} // namespace filigree
