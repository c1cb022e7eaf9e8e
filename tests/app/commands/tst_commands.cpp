// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "app/commands/clip_commands.h"
#include "app/commands/job_results.h"
#include "app/commands/object_commands.h"
#include "app/commands/preset_commands.h"
#include "app/commands/prompt_commands.h"
#include "app/commands/range_commands.h"
#include "app/commands/result_commands.h"
#include "app/commands/review_commands.h"
#include "app/commands/settings_commands.h"
#include "project_io/media/frame_cache.h"

#include <QDirIterator>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QtTest>

using namespace filigree;

using Maker = std::function<CommandPtr(Document &)>;
Q_DECLARE_METATYPE(Maker)

class tst_Commands final : public QObject
{
    Q_OBJECT
private slots:
    void init();
    void cleanup();
    // Undo gives the project before, redo the one after, however often.
    void undoAndRedo_data();
    void undoAndRedo();
    // A new command without a row here would be walked by nobody.
    void everyCommandIsWalked();
    // A step that changes nothing would make undo look broken.
    void noStepWhereNothingChanges_data() { undoAndRedo_data(); }
    void noStepWhereNothingChanges();
    // Hundreds of steps of one drag would push everything else out of reach.
    void dragsMerge();
    // Two drags, other objects and other frames are other steps.
    void differentThingsDoNotMerge();
    // A drag that ends where it began is no step.
    void aDragBackLeavesNoStep();
    // A prompt that contradicts another one takes its place.
    void promptsThatContradictReplaceEachOther();
    // What was made between a step and its undo belongs to neither.
    void lateResultsSurviveUndo();
    // A job skips what is fresh or locked: what it left alone is not its to take back.
    void aJobTakesBackItsOwnFramesOnly();
    // Locked frames keep what is shown, even where something newer is the latest.
    void lockKeepsWhatIsShown();
    // A lock says: hands off.
    void deletingSparesLockedFrames();
    void inAndOutPointNeverCross();
    void aNewObjectHasTheIdThatWasSaid();
    void whatIsNotThereGivesNoCommand();

private:
    QTemporaryDir m_folder;
    std::unique_ptr<Document> m_document;
};

namespace {

PackedMask image(int value)
{
    Image image({8, 4}, 1, PixelType::U8);
    image.row<std::uint8_t>(0)[0] = std::uint8_t(value);
    return PackedMask(image);
}

const PointPrompt click{{2, 1}, true};
const TrimapStroke stroke{{{1, 1}, {3, 2}}, 3, TrimapLabel::Unknown};

ClipReference media(const std::string &path)
{
    ClipReference reference;
    reference.absolutePath = path;
    reference.frameCount = 30;
    reference.size = {8, 4};
    return reference;
}

//! Two clips; the current one, 1, has three objects with prompts, trimaps and results.
void fill(Project &project)
{
    ClipEntry &clip = project.addClip(media("/footage/first.mov"));
    for (const char *name : {"first", "second", "third"})
        clip.addObject(name);
    clip.prompts[4][1] = {click, stroke};
    clip.prompts[4][2] = {BoxPrompt{{0, 0, 3, 3}}};
    clip.prompts[9][1] = {AbsentPrompt{}};
    clip.prompts[20][2] = {MaskPrompt{image(1)}};
    clip.trimaps[4][1] = image(128);
    clip.trimaps[6][2] = image(255);
    clip.markers = {{3, "here", {}}, {8, "there", {}}};
    clip.fineMarks = {{5, 1, "jump", {2, 5}}, {5, 2, "jump", {2, 5}}, {7, 1, "hole", {2, 7}}};
    clip.range = {2, 25};
    clip.object(3)->lockedFrames = {5, 6};
    for (const ObjectId object : {1, 2, 3}) {
        for (int frame = 2; frame < 20; ++frame) {
            for (const std::uint64_t version : {1, 2})
                clip.results.set(object, ResultKind::Alpha, frame,
                                 {{version, std::uint64_t(frame)}, 1});
        }
    }
    project.addClip(media("/footage/second.mov")).addObject();
    project.presets.push_back({"mine", "prores4444", {}, {}});
}

} // namespace

void tst_Commands::init()
{
    m_document = std::make_unique<Document>(std::make_shared<FrameCache>());
    WorkSessionOptions options;
    options.sessionsFolder = m_folder.filePath("sessions").toStdString();
    std::shared_ptr<WorkSession> work = std::move(*WorkSession::open(options));
    fill(work->project());
    m_document->setWork(work);
}

void tst_Commands::cleanup()
{
    m_document.reset();
}

void tst_Commands::undoAndRedo_data()
{
    QTest::addColumn<Maker>("make");
    const auto row = [](const char *name, const Maker &make) { QTest::newRow(name) << make; };
    row("add click", [](Document &d) { return addPrompt(d, {7, 1}, click); });
    row("add to others", [](Document &d) {
        return addPrompt(d, {4, 1}, PointPrompt{{0, 0}, false});
    });
    row("second box", [](Document &d) { return addPrompt(d, {4, 2}, BoxPrompt{{1, 1, 2, 2}}); });
    row("trimap stroke", [](Document &d) {
        return addPrompt(d, {5, 3}, TrimapStroke{{{0, 0}}, 1, TrimapLabel::Foreground});
    });
    row("move prompt", [](Document &d) {
        return changePrompt(d, {4, 1}, 0, PointPrompt{{3, 3}, true});
    });
    row("delete prompt", [](Document &d) { return removePrompt(d, {4, 2}, 0); });
    row("replace prompts", [](Document &d) {
        return replacePrompts(d, {4, 1}, {click, click}, "Lasso");
    });
    row("mark absent", [](Document &d) { return setAbsent(d, {4, 1}, true); });
    row("mark present", [](Document &d) { return setAbsent(d, {9, 1}, false); });
    row("clear prompts", [](Document &d) { return clearFrame(d, {4, 1}); });
    row("clear all objects", [](Document &d) { return clearFrame(d, {4, 0}); });
    row("clear trimap", [](Document &d) { return clearTrimap(d, {4, 1}); });
    row("give masks", [](Document &d) {
        return giveMasks(d, 2, {{4, image(7)}, {20, image(8)}, {21, image(9)}});
    });
    row("give trimaps", [](Document &d) {
        static const std::map<int, PackedMask> trimaps{{6, image(0)}, {7, image(128)}};
        return giveTrimaps(d, 2, trimaps);
    });

    row("add object", [](Document &d) { return addObject(d, "new"); });
    row("add unnamed object", [](Document &d) { return addObject(d); });
    row("delete object", [](Document &d) { return removeObject(d, 2); });
    row("duplicate object", [](Document &d) { return duplicateObject(d, 1); });
    row("move object back", [](Document &d) { return moveObject(d, 1, 2); });
    row("move object to front", [](Document &d) { return moveObject(d, 3, 0); });
    row("rename object", [](Document &d) { return renameObject(d, 1, "renamed"); });
    row("colour object", [](Document &d) { return setObjectColour(d, 1, {1, 2, 3}); });
    row("hide object", [](Document &d) { return setObjectVisible(d, 1, false); });
    row("solo object", [](Document &d) { return setObjectSolo(d, 1, true); });
    row("only repel", [](Document &d) { return setObjectRepels(d, 1, true); });
    row("group object", [](Document &d) { return setObjectGroup(d, 1, "crowd"); });

    row("track settings", [](Document &d) {
        return setTrackSettings(d, 1, {"builtin", TrainingBudget::Fine, false, 3});
    });
    row("trimap settings", [](Document &d) { return setTrimapSettings(d, 1, {"builtin", 2, 4}); });
    row("matte settings", [](Document &d) {
        return setMatteSettings(d, 1, {"builtin", false, {1, 2, 0.1, 0.9, 1.2, 3, 4, 5, 0.5}});
    });
    row("copy settings", [](Document &d) {
        d.changeClip(1, {}, [](ClipEntry &clip) { clip.object(1)->trimap.minimumWidth = 9; });
        return copySettings(d, 1, {2, 3});
    });
    row("reset settings", [](Document &d) {
        d.changeClip(1, {}, [](ClipEntry &clip) { clip.object(1)->matte.edge.grow = 9; });
        return setSettings(d, {{1, settingsOfNewObject(d)}}, 0, "Default Settings");
    });
    row("settings of several objects", [](Document &d) {
        ObjectSettings settings;
        settings.matte.edge.feather = 3;
        return setSettings(d, {{1, settings}, {3, settings}}, 0, "Feather");
    });

    row("range", [](Document &d) { return setRange(d, {4, 5}); });
    row("clear range", [](Document &d) { return setRange(d, {}); });
    row("in point", [](Document &d) { return setInPoint(d, 9); });
    row("out point", [](Document &d) { return setOutPoint(d, 9); });
    row("add marker", [](Document &d) { return addMarker(d, {9, "new", {}}); });
    row("edit marker", [](Document &d) { return changeMarker(d, 1, {8, "changed", {}}); });
    row("move marker", [](Document &d) { return changeMarker(d, 0, {12, "here", {}}); });
    row("delete marker", [](Document &d) { return removeMarker(d, 0); });

    row("lock frames", [](Document &d) { return lockFrames(d, 1, {3, 8}, true); });
    row("unlock frames", [](Document &d) { return lockFrames(d, 3, {6, 8}, false); });
    row("lock object", [](Document &d) { return lockObject(d, 3, true); });
    row("delete results", [](Document &d) { return deleteResults(d, 1, {4, 9}); });
    row("delete all results", [](Document &d) { return deleteResults(d, 0, {0, 29}); });

    row("mark as fine", [](Document &d) { return markFine(d, 2, 5, "flicker"); });

    row("add clip", [](Document &d) { return addClip(d, media("/footage/third.mov")); });
    row("remove current clip", [](Document &d) { return removeClip(d, 1); });
    row("remove last clip", [](Document &d) {
        d.setCurrentClip(2);
        return removeClip(d, 2);
    });
    row("rename clip", [](Document &d) { return renameClip(d, 1, "renamed"); });
    row("save preset", [](Document &d) -> CommandPtr {
        return std::make_unique<SaveExportPreset>(d, ExportPreset{"other", "png16", {}, {}});
    });
    row("change preset", [](Document &d) -> CommandPtr {
        return std::make_unique<SaveExportPreset>(d, ExportPreset{"mine", "png16", {}, {}});
    });
    row("remove preset",
        [](Document &d) -> CommandPtr { return std::make_unique<RemoveExportPreset>(d, "mine"); });
    row("relink clip", [](Document &d) { return relinkClip(d, 1, media("/else/first.mov")); });
}

void tst_Commands::everyCommandIsWalked()
{
    const auto textOf = [](const QString &path) {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
    };
    const QString own =
        textOf(QStringLiteral(FILIGREE_SOURCE_DIR "/tests/app/commands/tst_commands.cpp"));
    const QString rows = own.section("undoAndRedo_data()\n{", 1).section("\n}\n", 0, 0);
    QVERIFY(rows.contains("row(\"add click\""));
    // Several steps as one, and the step of a job, which has a test of its own.
    QStringList missing, elsewhere{"inOneStep", "makeResults"};
    const QRegularExpression maker(
        "^CommandPtr (\\w+)\\(|^class (\\w+) final : public QUndoCommand",
        QRegularExpression::MultilineOption);
    int known = 0;
    QDirIterator it(QStringLiteral(FILIGREE_SOURCE_DIR "/app/commands"), {"*.h"}, QDir::Files);
    while (it.hasNext()) {
        const QString header = textOf(it.next());
        for (auto match = maker.globalMatch(header); match.hasNext(); ++known) {
            const auto found = match.next();
            const QString name = found.captured(1) + found.captured(2);
            const QRegularExpression use("\\b" + name + "[(>]");
            if (!elsewhere.contains(name) && !rows.contains(use))
                missing << name;
        }
    }
    QVERIFY(known > 30);
    QVERIFY2(missing.isEmpty(), qPrintable(missing.join(' ')));
}

void tst_Commands::undoAndRedo()
{
    QFETCH(Maker, make);
    CommandPtr command = make(*m_document);
    QVERIFY(command);
    QVERIFY(!command->text().isEmpty());
    const Project before = m_document->project();
    m_document->push(std::move(command));
    QCOMPARE(m_document->undoStack().count(), 1);
    const Project after = m_document->project();
    QVERIFY(!(after == before));
    for (int round = 0; round < 2; ++round) {
        m_document->undoStack().undo();
        QVERIFY(m_document->project() == before);
        m_document->undoStack().redo();
        QVERIFY(m_document->project() == after);
    }
}

void tst_Commands::noStepWhereNothingChanges()
{
    QFETCH(Maker, make);
    m_document->push(make(*m_document));
    const Project after = m_document->project();
    const QByteArray name = QTest::currentDataTag();
    // These verbs do something new each time.
    for (const char *again : {"add", "delete", "duplicate", "trimap stroke", "remove"}) {
        if (name.startsWith(again))
            return;
    }
    // And what was taken back can still be done again.
    m_document->push(setObjectColour(*m_document, 3, {9, 9, 9}));
    m_document->undoStack().undo();
    if (name.startsWith("copy settings"))
        m_document->push(copySettings(*m_document, 1, {2, 3}));
    else if (name.startsWith("reset settings"))
        m_document->push(setSettings(*m_document, {{1, settingsOfNewObject(*m_document)}}, 0, {}));
    else
        m_document->push(make(*m_document));
    QVERIFY(m_document->project() == after);
    QCOMPARE(m_document->undoStack().index(), 1);
    QVERIFY(m_document->undoStack().canRedo());
}

void tst_Commands::dragsMerge()
{
    const Project before = m_document->project();
    const int drag = nextDrag();
    m_document->push(addPrompt(*m_document, {7, 1}, stroke, drag));
    TrimapStroke longer = stroke;
    for (int n = 0; n < 20; ++n) {
        longer.points.push_back({double(n), 3});
        m_document->push(changePrompt(*m_document, {7, 1}, 0, longer, drag));
    }
    QCOMPARE(m_document->undoStack().count(), 1);
    QCOMPARE(m_document->undoStack().text(0), additionText(stroke));
    QCOMPARE(m_document->clip()->prompts.at(7).at(1).front(), Prompt(longer));
    const int second = nextDrag();
    for (int frame = 10; frame < 20; ++frame)
        m_document->push(setInPoint(*m_document, frame, second));
    QCOMPARE(m_document->undoStack().count(), 2);
    m_document->undoStack().undo();
    m_document->undoStack().undo();
    QVERIFY(m_document->project() == before);
}

void tst_Commands::differentThingsDoNotMerge()
{
    const int drag = nextDrag();
    m_document->push(setObjectColour(*m_document, 1, {1, 1, 1}, drag));
    m_document->push(setObjectColour(*m_document, 2, {1, 1, 1}, drag));
    m_document->push(setObjectColour(*m_document, 2, {2, 1, 1}, nextDrag()));
    m_document->push(setObjectColour(*m_document, 2, {3, 1, 1}));
    m_document->push(setObjectColour(*m_document, 2, {4, 1, 1}));
    m_document->push(addPrompt(*m_document, {11, 1}, click, drag));
    m_document->push(addPrompt(*m_document, {12, 1}, click, drag));
    QCOMPARE(m_document->undoStack().count(), 7);
}

void tst_Commands::aDragBackLeavesNoStep()
{
    const int drag = nextDrag();
    const Marker marker = m_document->clip()->markers.front();
    for (const int frame : {4, 5, 6, 5, 4, 3})
        m_document->push(changeMarker(*m_document, 0, {frame, marker.text, marker.colour}, drag));
    QCOMPARE(m_document->undoStack().count(), 0);
    QVERIFY(!m_document->isModified());
}

void tst_Commands::promptsThatContradictReplaceEachOther()
{
    const auto at = [&](int frame, ObjectId object) {
        return m_document->clip()->prompts.at(frame).at(object);
    };
    m_document->push(addPrompt(*m_document, {9, 1}, click));
    QCOMPARE(at(9, 1), std::vector<Prompt>{click});
    m_document->push(setAbsent(*m_document, {4, 1}, true));
    QCOMPARE(at(4, 1), (std::vector<Prompt>{stroke, AbsentPrompt{}}));
    m_document->push(addPrompt(*m_document, {4, 2}, BoxPrompt{{1, 1, 2, 2}}));
    QCOMPARE(at(4, 2).size(), 1u);
    m_document->push(addPrompt(*m_document, {20, 2}, MaskPrompt{image(2)}));
    QCOMPARE(at(20, 2).size(), 1u);
}

void tst_Commands::lateResultsSurviveUndo()
{
    const MadeResult late{1, ResultKind::Alpha, 22, {{9, 9}, 1}};
    m_document->push(lockFrames(*m_document, 1, {3, 8}, true));
    m_document->push(removeObject(*m_document, 2));
    m_document->noteResult(1, late);
    m_document->undoStack().undo();
    m_document->undoStack().undo();
    QCOMPARE(m_document->clip()->results.latest(1, ResultKind::Alpha, 22), late.result);
    QCOMPARE(m_document->clip()->results.latest(2, ResultKind::Alpha, 5).key.high, 2u);
}

void tst_Commands::aJobTakesBackItsOwnFramesOnly()
{
    const auto results = std::make_shared<JobResults>();
    m_document->push(makeResults(*m_document, results, "Track", {2, 22}));
    const ResultIndex before = m_document->clip()->results;
    for (const ObjectId object : {1, 2}) {
        for (const int frame : {3, 4, 7, 9, 22}) {
            const MadeResult made{
                object, ResultKind::Alpha, frame + object, {{3, std::uint64_t(frame)}, 1}};
            results->add(*m_document->clip(), made);
            m_document->noteResult(1, made);
        }
    }
    const MadeResult others{1, ResultKind::Alpha, 6, {{4, 6}, 1}}; // between those of the job
    m_document->noteResult(1, others);
    const ResultIndex after = m_document->clip()->results;
    ResultIndex expected = before;
    expected.set(others.object, others.kind, others.frame, others.result);
    for (int time = 0; time < 2; ++time) {
        m_document->undoStack().undo();
        QVERIFY(m_document->clip()->results == expected);
        m_document->undoStack().redo();
        QVERIFY(m_document->clip()->results == after);
    }
}

void tst_Commands::lockKeepsWhatIsShown()
{
    const ContentKey fresh = m_document->revisions()->keys(1, 5).alpha;
    QVERIFY(!fresh.isNull());
    m_document->noteResult(1, {1, ResultKind::Alpha, 5, {fresh, 1}});
    m_document->noteResult(1, {1, ResultKind::Alpha, 5, {{8, 8}, 1}}); // stale, but newer
    QCOMPARE(m_document->revisions()->best(1, ResultKind::Alpha, 5).key, fresh);
    m_document->push(lockFrames(*m_document, 1, {5, 5}, true));
    m_document->push(clearFrame(*m_document, {4, 1}));
    QCOMPARE(m_document->revisions()->best(1, ResultKind::Alpha, 5).key, fresh);
    QCOMPARE(m_document->revisions()->state(1, ResultKind::Alpha, 5), FrameState::Locked);
}

void tst_Commands::deletingSparesLockedFrames()
{
    m_document->push(deleteResults(*m_document, 3, {4, 8}));
    const auto &results = m_document->clip()->results;
    for (int frame = 2; frame < 20; ++frame)
        QCOMPARE(results.latest(3, ResultKind::Alpha, frame).key.isNull(),
                 frame == 4 || frame == 7 || frame == 8);
}

void tst_Commands::inAndOutPointNeverCross()
{
    m_document->push(setInPoint(*m_document, 28));
    QCOMPARE(m_document->clip()->effectiveRange(), (FrameRange{28, 29}));
    m_document->push(setOutPoint(*m_document, 3));
    QCOMPARE(m_document->clip()->effectiveRange(), (FrameRange{0, 3}));
    m_document->push(setRange(*m_document, {0, 29}));
    QCOMPARE(m_document->clip()->range, FrameRange()); // the whole clip is no range
}

void tst_Commands::aNewObjectHasTheIdThatWasSaid()
{
    const ObjectId next = nextObjectId(*m_document);
    std::vector<CommandPtr> steps;
    steps.push_back(addObject(*m_document));
    steps.push_back(addPrompt(*m_document, {3, next}, click));
    m_document->push(inOneStep("Add Click", std::move(steps)));
    QCOMPARE(m_document->undoStack().count(), 1);
    QVERIFY(m_document->clip()->object(next));
    QCOMPARE(m_document->clip()->prompts.at(3).at(next).size(), 1u);
    m_document->undoStack().undo();
    QVERIFY(!m_document->clip()->object(next));
    QVERIFY(!m_document->clip()->prompts.contains(3));
}

void tst_Commands::whatIsNotThereGivesNoCommand()
{
    QVERIFY(!removePrompt(*m_document, {4, 1}, 9));
    QVERIFY(!changePrompt(*m_document, {4, 3}, 0, click));
    QVERIFY(!removeObject(*m_document, 9));
    QVERIFY(!renameObject(*m_document, 9, "x"));
    QVERIFY(!setMatteSettings(*m_document, 9, {}));
    QVERIFY(!removeMarker(*m_document, 9));
    QVERIFY(!removeClip(*m_document, 9));
    QVERIFY(!markFine(*m_document, 9, 5, "flicker"));
    QVERIFY(!markFine(*m_document, 1, 25, "flicker")); // has no matte
    m_document->push(nullptr);
    QCOMPARE(m_document->undoStack().count(), 0);
}

QTEST_MAIN(tst_Commands)
#include "tst_commands.moc"
