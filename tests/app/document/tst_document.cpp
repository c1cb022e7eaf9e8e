// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "app/document/document.h"
#include "app/document/editor_state.h"
#include "project_io/media/cached_frame_source.h"
#include "project_io/media/frame_cache.h"

#include <QTemporaryDir>
#include <QThreadPool>
#include <QtTest>

using namespace filigree;

class tst_Document final : public QObject
{
    Q_OBJECT
private slots:
    // Panels read only what a signal names, so each change must name what it touched.
    void tellsWhatAChangeTouched_data();
    void tellsWhatAChangeTouched();
    // A fast job must not make every panel repaint for every frame.
    void bundlesResults();
    // A result of an object that was removed meanwhile must not bring it back.
    void ignoresResultsOfRemovedObjects();
    // The title's mark and the question on closing rely on it.
    void knowsWhetherItIsModified();
    // A save that failed must leave the project modified, and one that works must not hide what
    // was changed meanwhile.
    void savingMarksWhatItTook();
    // Undo of another clip's change must be seen, and must not change the wrong clip.
    void changesOfAnotherClipShowIt();
    // Frames are asked for once, and come with the clip that they belong to.
    void opensTheMediaOfTheCurrentClip();
    // The frame and the object must exist, whatever happens to the clip.
    void editorStateStaysValid();
    // Going back to a clip finds it as it was left.
    void editorStateRemembersEachClip();
};

namespace {

std::shared_ptr<WorkSession> sessionWith(const QTemporaryDir &folder, int clips = 1)
{
    WorkSessionOptions options;
    options.sessionsFolder = folder.filePath("sessions").toStdString();
    std::shared_ptr<WorkSession> work = std::move(*WorkSession::open(options));
    for (int n = 0; n < clips; ++n) {
        ClipReference media;
        media.frameCount = 50;
        media.size = {8, 4};
        ClipEntry &clip = work->project().addClip(media, "clip " + std::to_string(n + 1));
        clip.addObject("first");
        clip.addObject("second");
    }
    return work;
}

struct Fixture
{
    explicit Fixture(int clips = 1)
        : document(std::make_shared<FrameCache>())
    {
        document.setWork(sessionWith(folder, clips));
    }
    QTemporaryDir folder;
    Document document;
};

//! A change that needs no data.
class Rename final : public QUndoCommand
{
public:
    Rename(Document &document, int clip, std::string name)
        : m_document(document)
        , m_clip(clip)
        , m_name(std::move(name))
    { }
    void redo() override { exchange(); }
    void undo() override { exchange(); }

private:
    void exchange()
    {
        m_document.changeClip(m_clip, {ClipChange::Name, {}, 0},
                              [&](ClipEntry &clip) { std::swap(clip.name, m_name); });
    }
    Document &m_document;
    int m_clip;
    std::string m_name;
};

MadeResult result(ObjectId object, int frame)
{
    return {object, ResultKind::Alpha, frame, {{1, std::uint64_t(frame + 1)}, 1}};
}

} // namespace

void tst_Document::tellsWhatAChangeTouched_data()
{
    QTest::addColumn<int>("part");
    QTest::addColumn<QByteArray>("signal");
    const auto row = [](const char *name, ClipChange::Part part, const char *signal) {
        QTest::newRow(name) << int(part) << QByteArray(signal);
    };
    row("objects", ClipChange::Objects, SIGNAL(objectsChanged()));
    row("prompts", ClipChange::Prompts, SIGNAL(promptsChanged(filigree::FrameRange)));
    row("settings", ClipChange::Settings, SIGNAL(settingsChanged(int)));
    row("range", ClipChange::Range, SIGNAL(rangeChanged()));
    row("markers", ClipChange::Markers, SIGNAL(markersChanged()));
    row("review", ClipChange::Review, SIGNAL(reviewChanged()));
    row("results", ClipChange::Results, SIGNAL(resultsChanged(int, filigree::FrameRange)));
    row("name", ClipChange::Name, SIGNAL(clipsChanged()));
    row("media", ClipChange::Media, SIGNAL(mediaChanged()));
}

void tst_Document::tellsWhatAChangeTouched()
{
    QFETCH(int, part);
    QFETCH(QByteArray, signal);
    Fixture fixture;
    QSignalSpy wanted(&fixture.document, signal.constData());
    QSignalSpy states(&fixture.document, &Document::statesChanged);
    QSignalSpy current(&fixture.document, &Document::currentClipChanged);
    const Revisions *before = fixture.document.revisions();
    QVERIFY(before);
    fixture.document.changeClip(1, {ClipChange::Part(part), {3, 5}, 2}, [](ClipEntry &clip) {
        clip.prompts[3][2] = {PointPrompt{{1, 1}, true}};
    });
    QCOMPARE(wanted.size(), 1);
    QCOMPARE(states.isEmpty(),
             part == ClipChange::Markers || part == ClipChange::Name || part == ClipChange::Review);
    QVERIFY(current.isEmpty());
    QVERIFY(!fixture.document.revisions()->keys(2, 3).mask.isNull()); // made anew
}

void tst_Document::bundlesResults()
{
    Fixture fixture;
    QSignalSpy results(&fixture.document, &Document::resultsChanged);
    for (int frame = 10; frame < 40; ++frame)
        fixture.document.noteResult(1, result(2, frame));
    QVERIFY(results.isEmpty());
    QTRY_COMPARE(results.size(), 1);
    QCOMPARE(results.first().at(0).toInt(), 2);
    QCOMPARE(results.first().at(1).value<FrameRange>(), (FrameRange{10, 39}));
    QCOMPARE(fixture.document.clip()->results.latest(2, ResultKind::Alpha, 39).key.low, 40u);
}

void tst_Document::ignoresResultsOfRemovedObjects()
{
    Fixture fixture;
    fixture.document.noteResult(1, result(7, 1));
    fixture.document.noteResult(9, result(1, 1));
    QVERIFY(fixture.document.clip()->results.isEmpty());
    QVERIFY(!fixture.document.isModified());
}

void tst_Document::knowsWhetherItIsModified()
{
    Fixture fixture;
    Document &document = fixture.document;
    QSignalSpy modified(&document, &Document::modifiedChanged);
    QVERIFY(!document.isModified());
    document.push(std::make_unique<Rename>(document, 1, "renamed"));
    QVERIFY(document.isModified());
    QCOMPARE(modified.size(), 1);
    document.undoStack().undo();
    QVERIFY(!document.isModified());
    QCOMPARE(modified.size(), 2);
    document.noteResult(1, result(1, 0));
    QTRY_COMPARE(modified.size(), 3); // a result is work that can be lost, too
    QVERIFY(document.isModified());
}

void tst_Document::savingMarksWhatItTook()
{
    Fixture fixture;
    Document &document = fixture.document;
    document.push(std::make_unique<Rename>(document, 1, "first"));
    const auto snapshot = document.beginSave();
    QVERIFY(!document.isModified());
    document.push(std::make_unique<Rename>(document, 1, "second"));
    document.endSave(true);
    QCOMPARE(snapshot->clips.front().name, "first");
    QVERIFY(document.isModified());
    document.undoStack().undo();
    QVERIFY(!document.isModified());

    document.beginSave(); // as a copy, say, where there is no room
    document.endSave(false);
    QVERIFY(!document.isModified()); // the file it was saved to is as good as before

    document.push(std::make_unique<Rename>(document, 1, "third"));
    document.beginSave();
    document.endSave(false);
    QVERIFY(document.isModified());
}

void tst_Document::changesOfAnotherClipShowIt()
{
    Fixture fixture(2);
    Document &document = fixture.document;
    document.push(std::make_unique<Rename>(document, 1, "renamed"));
    document.setCurrentClip(2);
    QSignalSpy current(&document, &Document::currentClipChanged);
    document.undoStack().undo();
    QCOMPARE(current.size(), 1);
    QCOMPARE(document.clipId(), 1);
    QCOMPARE(document.clip()->name, "clip 1");
    QCOMPARE(document.project().clip(2)->name, "clip 2");
}

void tst_Document::opensTheMediaOfTheCurrentClip()
{
    Fixture fixture(2);
    Document &document = fixture.document;
    QSignalSpy wanted(&document, &Document::mediaWanted);
    QSignalSpy changed(&document, &Document::mediaChanged);
    QCOMPARE(document.mediaState(), MediaState::Opening);
    QCOMPARE(document.clipInfo().frameCount, 50); // from the project, until it is open
    document.setCurrentClip(2);
    QCOMPARE(wanted.size(), 1);
    QCOMPARE(wanted.first().first().toInt(), 2);
    ClipMedia offline;
    offline.state = MediaState::Offline;
    document.setMedia(1, offline);
    QVERIFY(changed.isEmpty()); // not the one that is looked at
    document.setMedia(2, offline);
    QCOMPARE(changed.size(), 1);
    QCOMPARE(document.mediaState(), MediaState::Offline);
    document.setCurrentClip(1);
    QCOMPARE(wanted.size(), 1); // known already
}

void tst_Document::editorStateStaysValid()
{
    Fixture fixture;
    Document &document = fixture.document;
    EditorState state(document);
    QCOMPARE(state.object(), 1);
    state.setFrame(1000);
    QCOMPARE(state.frame(), 49);
    state.setFrame(-3);
    QCOMPARE(state.frame(), 0);
    state.setObject(8);
    QCOMPARE(state.object(), 1);
    state.setBrushRadius(-1);
    QCOMPARE(state.brushRadius(), EditorState::smallestBrush);
    QSignalSpy objects(&state, &EditorState::objectChanged);
    document.changeClip(1, {ClipChange::Objects, {}, 0},
                        [](ClipEntry &clip) { clip.removeObject(1); });
    QCOMPARE(objects.size(), 1);
    QCOMPARE(state.object(), 2);
    document.changeClips([](Project &project) { project.clips.clear(); });
    QCOMPARE(state.object(), 0);
    state.setPlaying(true);
    QVERIFY(!state.isPlaying());
}

void tst_Document::editorStateRemembersEachClip()
{
    Fixture fixture(2);
    EditorState state(fixture.document);
    state.setFrame(20);
    state.setObject(2);
    fixture.document.setCurrentClip(2);
    QCOMPARE(state.frame(), 0);
    QCOMPARE(state.object(), 1);
    fixture.document.setCurrentClip(1);
    QCOMPARE(state.frame(), 20);
    QCOMPARE(state.object(), 2);
    fixture.document.setWork(sessionWith(fixture.folder)); // another project has the same ids
    QThreadPool::globalInstance()->waitForDone(); // it clears the folder
    QCOMPARE(state.frame(), 0);
    QCOMPARE(state.object(), 1);
}

QTEST_MAIN(tst_Document)
#include "tst_document.moc"
