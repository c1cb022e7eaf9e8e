// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include "app/commands/object_commands.h"
#include "app/document/editor_state.h"
#include "app/jobs/view_service.h"
#include "app/window/prompt_controller.h"
#include "app/window/viewer_controller.h"
#include "project_io/media/cached_frame_source.h"
#include "project_io/media/frame_cache.h"
#include "widgets/viewer/viewer.h"

#include <QTemporaryDir>
#include <QtTest>

namespace filigree {

//! A viewer with its controllers and a clip of three pictures: red, green, blue.
struct ViewerFixture
{
    static constexpr Size size{64, 48};

    ViewerFixture()
        : cache(std::make_shared<FrameCache>())
        , document(cache)
    {
        for (int i = 0; i < 3; ++i) {
            QImage picture(size.width, size.height, QImage::Format_RGB32);
            picture.fill(i == 0       ? QColor(200, 0, 0)
                             : i == 1 ? QColor(0, 200, 0)
                                      : QColor(0, 0, 200));
            picture.save(folder.filePath(QStringLiteral("shot.%1.png").arg(i)));
        }
        WorkSessionOptions options;
        options.sessionsFolder = folder.filePath("sessions").toStdString();
        std::shared_ptr<WorkSession> work = std::move(*WorkSession::open(options));
        ClipReference media;
        media.frameCount = 3;
        media.size = size;
        work->project().addClip(media, "shot");
        document.setWork(std::move(work));
        viewer.resize(640, 480); // ten screen pixels per pixel
        viewer.show();
        QObject::connect(&views, &ViewerController::pictureShown, [this](const ComposedView &view) {
            if (view.frame == view.wantedFrame && view.isExact)
                shown = view.frame;
        });
    }

    void open()
    {
        ClipMedia media;
        media.state = MediaState::Online;
        media.frames = *CachedFrameSource::open(folder.filePath("shot.0.png").toStdString(), cache);
        document.setMedia(document.clipId(), media);
        QTRY_COMPARE(viewer.frame(), QSize(size.width, size.height));
    }

    void click(int x, int y)
    {
        QTest::mouseClick(&viewer, Qt::LeftButton, {},
                          viewer.transform().toPane(fromCorner({double(x), double(y)})).toPoint());
    }
    void drag(const QPoint &from, const QPoint &to)
    {
        const auto at = [this](const QPoint &pixel) {
            return viewer.transform().toPane(QPointF(pixel) + QPointF(0.5, 0.5)).toPoint();
        };
        QTest::mousePress(&viewer, Qt::LeftButton, {}, at(from));
        QTest::mouseMove(&viewer, at((from + to) / 2));
        QTest::mouseMove(&viewer, at(to));
        QTest::mouseRelease(&viewer, Qt::LeftButton, {}, at(to));
    }
    void addObjectNamed(const std::string &name)
    {
        const ObjectId id = nextObjectId(document);
        document.push(addObject(document, name));
        state.setObject(id);
    }
    std::vector<Prompt> prompts(int frame = 0)
    {
        const PromptSet &all = document.clip()->prompts;
        const auto found = all.find(frame);
        if (found == all.end() || !found->second.contains(state.object()))
            return {};
        return found->second.at(state.object());
    }
    //! A fresh result, as the tracker would leave it.
    void putMask(ObjectId object, const Image &logits)
    {
        const ContentKey key = document.revisions()->keys(object, 0).mask;
        QVERIFY(!key.isNull());
        QVERIFY(document.store()->put({document.clipId(), object, ResultKind::MaskLogits, 0, key},
                                      logits));
        document.noteResult(document.clipId(), {object, ResultKind::MaskLogits, 0, {key, 1}});
    }

    QTemporaryDir folder;
    std::shared_ptr<FrameCache> cache;
    Document document;
    EditorState state{document};
    int shown = -1; //!< The frame whose exact picture came last.
    ViewService service;
    Viewer viewer;
    ViewerController views{document, state, service, viewer};
    PromptController tools{document, state, viewer, service.cache()};
};

inline Image logitsLeftOf(int edge)
{
    constexpr Size size = ViewerFixture::size;
    Image logits(size, 1, PixelType::F32);
    for (int y = 0; y < size.height; ++y) {
        for (int x = 0; x < size.width; ++x)
            logits.row<float>(y)[x] = x < edge ? 4.0F : -4.0F;
    }
    return logits;
}

} // namespace filigree
