// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "app/window/clip_controller.h"

#include "app/commands/clip_commands.h"
#include "app/commands/prompt_commands.h"
#include "app/document/document.h"
#include "app/jobs/given_images.h"
#include "app/jobs/open_media.h"
#include "app/settings/error_text.h"
#include "project_io/media/cached_frame_source.h"
#include "widgets/dialogs/clip_properties_dialog.h"
#include "widgets/dialogs/relink_dialog.h"

#include <QFileDialog>
#include <QFileInfo>
#include <QInputDialog>
#include <QPointer>
#include <QStandardPaths>

#include <memory>

namespace filigree {
namespace {

RelinkCandidate candidateOf(const QString &path, const ClipMedia &media,
                            const ClipReference &wanted)
{
    RelinkCandidate candidate;
    candidate.path = path;
    if (media.state != MediaState::Online) {
        candidate.error = errorText(media.error);
        return candidate;
    }
    candidate.path = QString::fromStdString(media.reference.absolutePath);
    candidate.isExact =
        !wanted.fingerprint.empty() && media.reference.fingerprint == wanted.fingerprint;
    candidate.frameCount = media.reference.frameCount;
    candidate.size = media.reference.size;
    candidate.frameRate = media.reference.frameRate;
    return candidate;
}

} // namespace

ClipController::ClipController(Document &document, QWidget *window)
    : QObject(window)
    , m_document(document)
    , m_window(window)
{
    connect(&document, &Document::mediaWanted, this, &ClipController::open);
    connect(&document, &Document::reset, this, [this] { m_ready.clear(); });
    connect(&m_background, &BackgroundWorker::activityChanged, this,
            &ClipController::activityChanged);
}

void ClipController::cancel()
{
    m_background.cancel();
}

void ClipController::add(const QStringList &paths)
{
    for (const QString &path : paths) {
        const QString name = QFileInfo(path).fileName();
        m_background.run(
            tr("Opening %1").arg(name),
            [path = path.toStdString(), cache = m_document.cache()](std::stop_token stop) {
                return openMedia(path, cache, stop);
            },
            [this, name, path](const ClipMedia &media) {
                if (take(name, media))
                    emit added(QFileInfo(path).absoluteFilePath());
            });
    }
}

bool ClipController::take(const QString &name, const ClipMedia &media)
{
    if (media.error.kind == Error::Kind::Cancelled && media.state != MediaState::Online) {
        emit notice(tr("Opening %1 was cancelled.").arg(name));
        return false;
    }
    if (media.state != MediaState::Online) {
        emit failed(tr("%1 cannot be opened. %2").arg(name, errorText(media.error)));
        return false;
    }
    m_ready[media.reference.absolutePath] = media;
    m_document.push(addClip(m_document, media.reference));
    const ClipEntry *clip = m_document.clip();
    emit notice(tr("Opened %1.").arg(clip ? QString::fromStdString(clip->name) : name));
    for (const ClipDamage &damage : media.frames->info().damage)
        emit failed(tr("%1: %2").arg(name, coreText(QString::fromStdString(damage.message))));
    return true;
}

void ClipController::addDemo()
{
    const QString folder =
        QStandardPaths::writableLocation(QStandardPaths::AppLocalDataLocation) + "/demo";
    m_background.run(
        tr("Drawing the demo clip"),
        [folder = folder.toStdString(), cache = m_document.cache()](std::stop_token stop) {
            ClipMedia media;
            media.state = MediaState::Offline;
            if (const auto path = demoClipIn(folder, stop))
                media = openMedia(*path, cache, stop);
            else
                media.error = path.error();
            return media;
        },
        [this](const ClipMedia &media) { take(tr("the demo clip"), media); });
}

void ClipController::open(int clip)
{
    const ClipEntry *entry = m_document.project().clip(clip);
    if (const auto ready = m_ready.find(entry->media.absolutePath); ready != m_ready.end()) {
        const ClipMedia media = ready->second;
        m_ready.erase(ready);
        // Not from within the change that asks for it.
        QMetaObject::invokeMethod(
            this, [this, clip, media] { m_document.setMedia(clip, media); }, Qt::QueuedConnection);
        return;
    }
    search(clip, {});
}

void ClipController::search(int clip, const QStringList &folders)
{
    const ClipReference reference = m_document.project().clip(clip)->media;
    std::vector<std::string> places;
    for (const QString &folder : folders)
        places.push_back(folder.toStdString());
    const QString name = QString::fromStdString(m_document.project().clip(clip)->name);
    m_background.run(
        tr("Opening %1").arg(name),
        [reference, places, project = m_document.filePath().toStdString(),
         cache = m_document.cache()](std::stop_token stop) {
            return findMedia(reference, project, places, cache, stop);
        },
        [this, clip, reference](const ClipMedia &media) {
            const ClipEntry *entry = m_document.project().clip(clip);
            if (!entry || !(entry->media == reference))
                return; // removed or relinked meanwhile
            m_document.setMedia(clip, media);
            const QString name = QString::fromStdString(entry->name);
            if (media.state != MediaState::Online)
                emit failed(errorText(media.error));
            else if (!media.isExact)
                emit notice(
                    tr("The footage of %1 has changed since the project was saved.").arg(name));
        });
}

void ClipController::relink(int clip)
{
    const ClipEntry *entry = m_document.project().clip(clip);
    if (!entry)
        return;
    const ClipReference reference = entry->media;
    auto *dialog = new RelinkDialog(QString::fromStdString(entry->name), reference, m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    auto found = std::make_shared<std::map<QString, ClipMedia>>();
    const QPointer<RelinkDialog> open = dialog;
    const auto show = [found, open, reference](const QString &path, const ClipMedia &media) {
        const RelinkCandidate candidate = candidateOf(path, media, reference);
        (*found)[candidate.path] = media;
        if (open)
            open->setCandidate(candidate);
    };
    connect(dialog, &RelinkDialog::pathChosen, this, [this, show](const QString &path) {
        m_background.run([path = path.toStdString(), cache = m_document.cache()](
                             std::stop_token stop) { return openMedia(path, cache, stop); },
                         [show, path](const ClipMedia &media) { show(path, media); });
    });
    connect(dialog, &RelinkDialog::searchRequested, this,
            [this, show, reference](const QString &folder) {
                m_background.run(
                    [reference, folder = folder.toStdString(),
                     project = m_document.filePath().toStdString(),
                     cache = m_document.cache()](std::stop_token stop) {
                        return findMedia(reference, project, {folder}, cache, stop);
                    },
                    [show, folder](const ClipMedia &media) { show(folder, media); });
            });
    connect(dialog, &RelinkDialog::relinkRequested, this, [this, clip, found](const QString &path) {
        const auto it = found->find(path);
        if (it == found->end() || it->second.state != MediaState::Online)
            return;
        m_ready[it->second.reference.absolutePath] = it->second;
        m_document.push(relinkClip(m_document, clip, it->second.reference));
    });
    dialog->open();
}

void ClipController::rename(int clip)
{
    const ClipEntry *entry = m_document.project().clip(clip);
    if (!entry)
        return;
    bool isGiven = false;
    const QString name =
        QInputDialog::getText(m_window, tr("Rename Clip"), tr("Name of the clip:"),
                              QLineEdit::Normal, QString::fromStdString(entry->name), &isGiven)
            .trimmed();
    if (isGiven && !name.isEmpty())
        m_document.push(renameClip(m_document, clip, name.toStdString()));
}

void ClipController::showProperties()
{
    if (!m_document.clip())
        return;
    auto *dialog = new ClipPropertiesDialog(m_document.clipInfo(), m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->show();
}

void ClipController::remove(int clip)
{
    m_document.push(removeClip(m_document, clip));
}

void ClipController::importGiven(ObjectId object, bool trimaps)
{
    const std::shared_ptr<CachedFrameSource> frames = m_document.frames();
    if (!frames)
        return;
    const QString path = QFileDialog::getOpenFileName(
        m_window, trimaps ? tr("Import Trimaps") : tr("Import Masks"), {},
        tr("Images and movies (*.png *.tif *.tiff *.exr *.jpg *.bmp *.mov *.mp4 *.mkv)")
            + QStringLiteral(";;") + tr("All files (*)"));
    if (path.isEmpty())
        return;
    const GivenImagesRequest request{path.toStdString(), {}, trimaps};
    const FrameRange range = m_document.clip()->effectiveRange();
    const QString name = QFileInfo(path).fileName();
    m_background.run(
        tr("Reading %1").arg(name),
        [request, frames, range](std::stop_token stop) {
            return loadGivenImages(request, *frames, frames->info(), range, stop);
        },
        [this, object, trimaps, name,
         clip = m_document.clipId()](const Result<GivenImages> &given) {
            if (!given && given.error().kind == Error::Kind::Cancelled)
                emit notice(tr("Reading %1 was cancelled.").arg(name));
            else if (!given)
                emit failed(errorText(given.error()));
            else if (m_document.clipId() == clip && m_document.clip()->object(object))
                m_document.push(trimaps ? giveTrimaps(m_document, object, *given)
                                        : giveMasks(m_document, object, *given));
        });
}

} // namespace filigree
