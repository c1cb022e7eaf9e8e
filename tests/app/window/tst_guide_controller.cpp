// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "app/document/document.h"
#include "app/document/editor_state.h"
#include "app/window/guide_controller.h"
#include "project_io/media/cached_frame_source.h"
#include "project_io/media/frame_cache.h"
#include "widgets/panels/guide_strip.h"

#include <QImage>
#include <QPushButton>
#include <QTemporaryDir>
#include <QtTest>

using namespace filigree;

class tst_GuideController final : public QObject
{
    Q_OBJECT
private slots:
    void init();
    // The guide must follow what the user does, by whatever way, and not only its own buttons.
    void followsWhatTheUserDoes();
    void buttonsDoItForTheUser();
    void skipsAndStops();
    // Who has a clip open and clicked already is not told to do it again.
    void startsWhereTheUserIs();
    void staysQuietWhenNotStarted();

private:
    void addClip();
    void prompt();
    void track();
    QPushButton *button(const QString &text);

    QTemporaryDir m_folder;
    int m_sessions = 0;
    std::unique_ptr<Document> m_document;
    std::unique_ptr<EditorState> m_state;
    std::unique_ptr<GuideStrip> m_strip;
    std::unique_ptr<GuideController> m_guide;
};

using Step = GuideController::Step;

void tst_GuideController::init()
{
    m_guide.reset();
    m_strip.reset();
    m_state.reset();
    m_document = std::make_unique<Document>(std::make_shared<FrameCache>());
    WorkSessionOptions options;
    options.sessionsFolder = m_folder.filePath(QString::number(++m_sessions)).toStdString();
    m_document->setWork(std::move(*WorkSession::open(options)));
    m_state = std::make_unique<EditorState>(*m_document);
    m_strip = std::make_unique<GuideStrip>();
    m_guide = std::make_unique<GuideController>(*m_document, *m_state, *m_strip);
}

void tst_GuideController::addClip()
{
    for (int n = 0; n < 6; ++n) {
        QImage image(32, 18, QImage::Format_RGB32);
        image.fill(qRgb(40 * n, 90, 90));
        image.save(m_folder.filePath(QStringLiteral("dance.%1.png").arg(n, 4, 10, QChar('0'))));
    }
    ClipReference media;
    media.absolutePath = m_folder.filePath("dance.%04d.png").toStdString();
    media.kind = ClipKind::Sequence;
    media.frameCount = 6;
    media.size = {32, 18};
    m_document->changeClips([&](Project &project) { project.addClip(media).addObject("dancer"); });
    m_document->setCurrentClip(m_document->project().clips.back().id);
    auto frames = CachedFrameSource::open(media.absolutePath, m_document->cache());
    QVERIFY2(frames.has_value(), frames ? "" : frames.error().message.c_str());
    ClipMedia open;
    open.state = MediaState::Online;
    open.frames = std::move(*frames);
    open.reference = media;
    m_document->setMedia(m_document->clipId(), open);
}

void tst_GuideController::prompt()
{
    m_document->changeClip(m_document->clipId(), {ClipChange::Prompts, {0, 0}, 1},
                           [](ClipEntry &clip) {
                               clip.prompts[0][1] = {PointPrompt{{4, 4}, true}};
                           });
}

void tst_GuideController::track()
{
    m_document->changeClip(m_document->clipId(), {ClipChange::Results, {0, 5}, 1},
                           [](ClipEntry &clip) {
                               for (int frame = 0; frame < 6; ++frame)
                                   clip.results.set(1, ResultKind::MaskLogits, frame, {{1, 1}, 1});
                           });
}

QPushButton *tst_GuideController::button(const QString &text)
{
    for (QPushButton *each : m_strip->findChildren<QPushButton *>())
        if (each->text() == text)
            return each;
    return nullptr;
}

void tst_GuideController::followsWhatTheUserDoes()
{
    m_guide->start();
    QVERIFY(m_strip->isVisible());
    QCOMPARE(m_guide->step(), Step::Open);
    addClip();
    QTRY_COMPARE(m_guide->step(), Step::Click);
    m_state->setTool(Tool::Brush); // also with another tool than was told
    prompt();
    QTRY_COMPARE(m_guide->step(), Step::Look);
    button("Looks Good")->click();
    QTRY_COMPARE(m_guide->step(), Step::Track);
    QVERIFY(button("Track")->isVisible());
    m_guide->noteTracking(true); // asked for once more, it would be done twice
    QVERIFY(!button("Track"));
    m_guide->noteTracking(false); // cancelled
    QVERIFY(button("Track")->isVisible());
    track();
    QTRY_COMPARE(m_guide->step(), Step::Matte);
    ViewSettings view = m_state->view();
    view.a.mode = ViewMode::Alpha;
    m_state->setView(view);
    QTRY_COMPARE(m_guide->step(), Step::Export);
    QSignalSpy running(m_guide.get(), &GuideController::runningChanged);
    m_guide->noteExport();
    QTRY_VERIFY(!m_guide->isRunning());
    QVERIFY(!m_strip->isVisible());
    QCOMPARE(running.size(), 1);
}

void tst_GuideController::buttonsDoItForTheUser()
{
    QSignalSpy demo(m_guide.get(), &GuideController::openDemoRequested);
    QSignalSpy trackWanted(m_guide.get(), &GuideController::trackRequested);
    QSignalSpy exportWanted(m_guide.get(), &GuideController::exportRequested);
    m_guide->start();
    button("Open Demo")->click();
    QCOMPARE(demo.size(), 1);
    QCOMPARE(m_guide->step(), Step::Open); // asked for is not done
    for (int n = 0; n < 3; ++n)
        button("Skip")->click();
    button("Track")->click();
    QCOMPARE(trackWanted.size(), 1);
    button("Skip")->click();
    button("Show Matte")->click();
    QCOMPARE(m_state->view().a.mode, ViewMode::Matte);
    QTRY_COMPARE(m_guide->step(), Step::Export);
    button("Export…")->click();
    QCOMPARE(exportWanted.size(), 1);
}

void tst_GuideController::skipsAndStops()
{
    m_guide->start();
    for (int n = 0; n + 1 < GuideController::stepCount; ++n)
        button("Skip")->click();
    QCOMPARE(m_guide->step(), Step::Export);
    button("Finish")->click();
    QVERIFY(!m_guide->isRunning());
    m_guide->start();
    emit m_strip->closeRequested();
    QVERIFY(!m_strip->isVisible());
}

void tst_GuideController::startsWhereTheUserIs()
{
    addClip();
    m_guide->start();
    QCOMPARE(m_guide->step(), Step::Click);
    m_guide->stop();
    prompt();
    m_guide->start();
    QCOMPARE(m_guide->step(), Step::Look);
}

void tst_GuideController::staysQuietWhenNotStarted()
{
    QVERIFY(!m_strip->isVisible());
    addClip();
    prompt();
    m_guide->noteExport();
    QVERIFY(!m_strip->isVisible());
    QVERIFY(!m_guide->isRunning());
}

QTEST_MAIN(tst_GuideController)
#include "tst_guide_controller.moc"
