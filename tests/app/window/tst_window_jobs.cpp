// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "app/commands/object_commands.h"
#include "app/window/project_life.h"
#include "project_io/archive/project_file.h"
#include "project_io/archive/result_store.h"
#include "project_io/archive/session.h"
#include "tests/project_io/models/loopback_server.h"
#include "widgets/panels/status_strip.h"
#include "window_bench.h"

#include <QLabel>
#include <QMessageBox>
#include <QPushButton>

using namespace filigree;

// Saving and importing beside the window: both can be given up, and the window may close meanwhile.
class tst_WindowJobs final : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase() { prepareWindowTests(); }
    void init() { m_bench = std::make_unique<WindowBench>(); }
    void cleanup() { m_bench.reset(); }
    // The file must be as it was, and the user must still be asked about what was not saved.
    void savingIsCancelled();
    // Who saves and closes at once must not lose what the save was for.
    void closingWaitsForTheSave();
    void closingAfterASaveThatWasCancelledAsks();
    void importingIsCancelled();
    void closingDuringAnImport();

private:
    static constexpr int frames = 30;
    void open();
    void addResults(std::uint64_t version);
    QString saved() const { return m_bench->path("work.filigree"); }
    void saveFirst();
    void startImport();
    bool says(const QString &text) const
    {
        const auto labels = m_bench->window().findChildren<QLabel *>();
        return std::ranges::any_of(labels, [&](const QLabel *label) {
            return label->isVisible() && label->accessibleName().contains(text);
        });
    }
    ProjectLife &life() { return *m_bench->window().findChild<ProjectLife *>(); }
    void cancel() { emit m_bench->window().findChild<StatusStrip *>()->cancelRequested(); }

    LoopbackServer m_server;
    std::unique_ptr<WindowBench> m_bench;
};

void tst_WindowJobs::open()
{
    m_bench->open({m_bench->makeClip("clip", frames)});
    m_bench->document().push(addObject(m_bench->document(), "block"));
}

//! Some for a save to write.
void tst_WindowJobs::addResults(std::uint64_t version)
{
    Document &document = m_bench->document();
    const Image alpha({96, 54}, 1, PixelType::F32);
    for (int frame = 0; frame < frames; ++frame) {
        const ContentKey key{version, std::uint64_t(frame + 1)};
        QVERIFY(
            document.store()->put({document.clipId(), 1, ResultKind::Alpha, frame, key}, alpha));
        document.noteResult(document.clipId(), {1, ResultKind::Alpha, frame, {key, 1}});
    }
}

void tst_WindowJobs::saveFirst()
{
    open();
    const WhenShown<QFileDialog> choose([&](QFileDialog &dialog) { chooseFile(dialog, saved()); });
    QSignalSpy done(&life(), &ProjectLife::saved);
    m_bench->trigger(ActionId::Save);
    QTRY_COMPARE(done.size(), 1);
}

void tst_WindowJobs::savingIsCancelled()
{
    saveFirst();
    addResults(1);
    m_bench->document().push(addObject(m_bench->document(), "second"));
    life().autosave(); // behind which the save waits, so that it is not over before it is cancelled
    m_bench->trigger(ActionId::Save);
    cancel();
    QTRY_VERIFY(says("Saving was cancelled."));
    QVERIFY(m_bench->document().isModified());
    const auto file = openProject(saved().toStdString());
    QVERIFY(file);
    QCOMPARE(file->project.clips.front().objects.size(), 1u);
    QVERIFY(file->project.clips.front().results.isEmpty());
    QCOMPARE(
        QDir(QFileInfo(saved()).path()).entryList({"*.part"}, QDir::Files | QDir::Hidden).size(),
        0);
}

void tst_WindowJobs::closingWaitsForTheSave()
{
    saveFirst();
    addResults(1);
    m_bench->document().push(addObject(m_bench->document(), "second"));
    m_bench->trigger(ActionId::Save);
    m_bench->window().close();
    QVERIFY(m_bench->window().isVisible());
    QTRY_VERIFY(!m_bench->window().isVisible());
    m_bench->restart();
    const auto file = openProject(saved().toStdString());
    QVERIFY(file);
    QCOMPARE(file->project.clips.front().objects.size(), 2u);
    QCOMPARE(file->project.clips.front().results.endOf(1, ResultKind::Alpha), frames);
    QVERIFY(findRecoverable().empty());
}

void tst_WindowJobs::closingAfterASaveThatWasCancelledAsks()
{
    saveFirst();
    addResults(1);
    life().autosave(); // behind which the save waits, so that it is not over before it is cancelled
    m_bench->trigger(ActionId::Save);
    cancel();
    m_bench->window().close();
    const WhenShown<QMessageBox> stay([](QMessageBox &box) { clickButton(box, "Cancel"); });
    QTRY_VERIFY(stay.wasShown());
    QVERIFY(m_bench->window().isVisible());
    QVERIFY(m_bench->document().isModified());
}

//! Behind a clip that does not answer, so that it cannot be over before it is given up.
void tst_WindowJobs::startImport()
{
    open();
    m_server.serve("/far.mp4", {.body = QByteArray(1000000, 'x'), .stalls = true});
    m_bench->window().openPaths({m_server.address("/far.mp4")});
    QTRY_VERIFY(!m_server.requests().isEmpty());
    const QString masks = m_bench->makeClip("masks", frames);
    const WhenShown<QFileDialog> choose([&](QFileDialog &dialog) { chooseFile(dialog, masks); });
    m_bench->trigger(ActionId::ImportMasks);
    QVERIFY(choose.wasShown());
}

void tst_WindowJobs::importingIsCancelled()
{
    startImport();
    const Project before = m_bench->document().project();
    cancel();
    QTRY_VERIFY(says("Reading masks.0000.png was cancelled."));
    QVERIFY(m_bench->document().project() == before);
    // And nothing is in the way of the next one.
    const QString masks = m_bench->path("masks/masks.0000.png");
    const WhenShown<QFileDialog> choose([&](QFileDialog &dialog) { chooseFile(dialog, masks); });
    m_bench->trigger(ActionId::ImportMasks);
    QTRY_COMPARE(m_bench->document().clip()->prompts.size(), 1u);
}

void tst_WindowJobs::closingDuringAnImport()
{
    startImport();
    const WhenShown<QMessageBox> discard([](QMessageBox &box) { clickButton(box, "Don't Save"); });
    m_bench->window().close();
    QTRY_VERIFY(!m_bench->window().isVisible());
    m_bench->restart();
    QVERIFY(m_bench->document().project().clips.empty());
    QVERIFY(findRecoverable().empty());
}

QTEST_MAIN(tst_WindowJobs)
#include "tst_window_jobs.moc"
