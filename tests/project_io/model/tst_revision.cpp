// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "project_io/model/revision.h"

#include <QElapsedTimer>
#include <QtTest>

using namespace filigree;

namespace {

constexpr int frames = 100;

//! Every kind of result of an object on every frame, as if a job had just made them.
void makeAll(ClipEntry &clip, ObjectId object, FrameRange range = {0, frames - 1})
{
    const Revisions revisions(clip);
    for (int frame = range.in; frame <= range.out; ++frame) {
        const FrameKeys keys = revisions.keys(object, frame);
        for (const ResultKind kind : allResultKinds)
            clip.results.set(object, kind, frame, {keys.of(kind), 1});
    }
}

ClipEntry clipWithPrompts()
{
    ClipEntry clip;
    clip.media.frameCount = frames;
    clip.addObject("dog");
    for (const int frame : {0, 40, 80})
        clip.prompts[frame][1] = {PointPrompt{{10, 20}, true}};
    return clip;
}

//! "F0-39 S40-79" and so on: states of all frames in runs.
QString told(const ClipEntry &clip, ResultKind kind, ObjectId object = 1)
{
    static const char letters[] = {'M', 'S', 'F', 'L', 'A'};
    const auto states = Revisions(clip).states(object, kind, {0, frames - 1});
    QStringList runs;
    for (int first = 0; first < int(states.size());) {
        int last = first;
        while (last + 1 < int(states.size()) && states[last + 1] == states[first])
            ++last;
        runs << QString("%1%2-%3").arg(letters[int(states[first])]).arg(first).arg(last);
        first = last + 1;
    }
    return runs.join(' ');
}

} // namespace

class tst_Revision final : public QObject
{
    Q_OBJECT
private slots:
    // A correction that made more stale would waste hours; less would leave wrong mattes in place.
    void aCorrectionReachesItsNeighbours_data();
    void aCorrectionReachesItsNeighbours();
    // Settings must not throw away what does not depend on them.
    void settingsReachOnlyWhatDependsOnThem_data();
    void settingsReachOnlyWhatDependsOnThem();
    // Undo must not cost a computation.
    void undoMakesOldResultsFresh();
    // Masks exclude each other: where one object changes, so may the others.
    void anotherObjectReachesOnlyWhereItChanges();
    // What a user approved stays as it is.
    void lockedFramesNeverChange();
    void anAbsentObjectIsToldApart();
    // A trimap given from outside needs no mask.
    void aGivenTrimapStandsAlone();
    // Prompts outside of the range are not tracked from.
    void theRangeLimitsWhatIsLookedAt();
    // What there is to do is asked for after every click.
    void openListsWhatCanBeMade();
    void aLongClipIsQuick();
    // A key that differed by platform or mixed up neighbours would make every saved result stale.
    void keysAreStableAndDistinct();
};

void tst_Revision::aCorrectionReachesItsNeighbours_data()
{
    QTest::addColumn<int>("frame");
    QTest::addColumn<QString>("expected");
    QTest::newRow("between two") << 60 << "F0-40 S41-79 F80-99";
    QTest::newRow("on a prompted frame") << 40 << "F0-0 S1-79 F80-99";
    QTest::newRow("behind the last") << 90 << "F0-80 S81-99";
}

void tst_Revision::aCorrectionReachesItsNeighbours()
{
    QFETCH(int, frame);
    QFETCH(QString, expected);
    ClipEntry clip = clipWithPrompts();
    makeAll(clip, 1);
    QCOMPARE(told(clip, ResultKind::Alpha), "F0-99");
    clip.prompts[frame][1].emplace_back(PointPrompt{{1, 2}, false});
    for (const ResultKind kind : allResultKinds)
        QCOMPARE(told(clip, kind), expected);
}

void tst_Revision::settingsReachOnlyWhatDependsOnThem_data()
{
    using Change = std::function<void(ClipEntry &)>;
    QTest::addColumn<Change>("change");
    QTest::addColumn<QString>("mask");
    QTest::addColumn<QString>("trimap");
    QTest::addColumn<QString>("alpha");
    const auto row = [](const char *name, const Change &change, const char *mask,
                        const char *trimap, const char *alpha) {
        QTest::newRow(name) << change << mask << trimap << alpha;
    };
    row(
        "tracker's seed", [](ClipEntry &clip) { clip.objects[0].track.seed = 2; }, "S0-99", "S0-99",
        "S0-99");
    row(
        "trimap width", [](ClipEntry &clip) { clip.objects[0].trimap.widthScale = 2; }, "F0-99",
        "S0-99", "S0-99");
    row(
        "trimap stroke",
        [](ClipEntry &clip) {
            clip.prompts[7][1].emplace_back(TrimapStroke{{{1, 1}}, 3, TrimapLabel::Foreground});
        },
        "F0-99", "F0-6 S7-7 F8-99", "F0-6 S7-7 F8-99");
    row(
        "matter", [](ClipEntry &clip) { clip.objects[0].matte.matter = "other"; }, "F0-99", "F0-99",
        "S0-99");
    row(
        "edge", [](ClipEntry &clip) { clip.objects[0].matte.edge.feather = 2; }, "F0-99", "F0-99",
        "F0-99");
    row(
        "decontaminate", [](ClipEntry &clip) { clip.objects[0].matte.decontaminate = false; },
        "F0-99", "F0-99", "F0-99");
    row(
        "display",
        [](ClipEntry &clip) {
            clip.objects[0].visible = false;
            clip.objects[0].name = "cat";
        },
        "F0-99", "F0-99", "F0-99");
}

void tst_Revision::settingsReachOnlyWhatDependsOnThem()
{
    using Change = std::function<void(ClipEntry &)>;
    QFETCH(Change, change);
    ClipEntry clip = clipWithPrompts();
    makeAll(clip, 1);
    change(clip);
    QTEST(told(clip, ResultKind::MaskLogits), "mask");
    QTEST(told(clip, ResultKind::Trimap), "trimap");
    QTEST(told(clip, ResultKind::Alpha), "alpha");
    QTEST(told(clip, ResultKind::Foreground), "alpha");
}

void tst_Revision::undoMakesOldResultsFresh()
{
    ClipEntry clip = clipWithPrompts();
    makeAll(clip, 1);
    const PromptSet before = clip.prompts;
    const ContentKey first = Revisions(clip).keys(1, 60).alpha;
    clip.prompts[60][1].emplace_back(BoxPrompt{{1, 2, 30, 40}});
    makeAll(clip, 1, {41, 79});
    QCOMPARE(told(clip, ResultKind::Alpha), "F0-99");
    const PromptSet after = clip.prompts;

    clip.prompts = before; // undo
    QCOMPARE(told(clip, ResultKind::Alpha), "F0-99");
    QCOMPARE(Revisions(clip).best(1, ResultKind::Alpha, 60).key, first);
    clip.prompts = after; // redo
    QCOMPARE(told(clip, ResultKind::Alpha), "F0-99");
    QVERIFY(Revisions(clip).best(1, ResultKind::Alpha, 60).key != first);
}

void tst_Revision::anotherObjectReachesOnlyWhereItChanges()
{
    ClipEntry clip = clipWithPrompts();
    clip.addObject("cat");
    for (const int frame : {20, 50})
        clip.prompts[frame][2] = {PointPrompt{{50, 50}, true}};
    makeAll(clip, 1);
    makeAll(clip, 2);
    clip.prompts[50][2].emplace_back(PointPrompt{{60, 60}, true});
    QCOMPARE(told(clip, ResultKind::MaskLogits, 1), "F0-20 S21-99");
    QCOMPARE(told(clip, ResultKind::MaskLogits, 2), "F0-20 S21-99");
    clip.removeObject(2);
    clip.addObject("untouched"); // has no prompts, so it takes no pixels
    QVERIFY(clip.objects.back().id == 3);
    clip = clipWithPrompts();
    makeAll(clip, 1);
    clip.addObject("untouched");
    QCOMPARE(told(clip, ResultKind::MaskLogits, 1), "F0-99");
    QCOMPARE(told(clip, ResultKind::MaskLogits, 2), "M0-99");
}

void tst_Revision::lockedFramesNeverChange()
{
    ClipEntry clip = clipWithPrompts();
    makeAll(clip, 1);
    const FrameKeys before = Revisions(clip).keys(1, 60);
    setFramesLocked(clip, 1, {55, 65}, true);
    clip.prompts[60][1].emplace_back(PointPrompt{{1, 2}, false});
    clip.objects[0].matte.matter = "other";
    QCOMPARE(told(clip, ResultKind::MaskLogits), "F0-40 S41-54 L55-65 S66-79 F80-99");
    QCOMPARE(told(clip, ResultKind::Alpha), "S0-54 L55-65 S66-99");
    QCOMPARE(Revisions(clip).best(1, ResultKind::Alpha, 60).key, before.alpha);
    // What is missing there is made from what is kept, not from today's mask.
    clip.results.remove(1, ResultKind::Alpha, 60, before.alpha);
    const Revisions revisions(clip);
    QCOMPARE(revisions.state(1, ResultKind::Alpha, 60), FrameState::Missing);
    QCOMPARE(revisions.keys(1, 60).alpha, revisions.alphaKey(1, before.trimap));
    setFramesLocked(clip, 1, {55, 65}, false);
    QCOMPARE(told(clip, ResultKind::MaskLogits), "F0-40 S41-79 F80-99");
}

void tst_Revision::anAbsentObjectIsToldApart()
{
    ClipEntry clip = clipWithPrompts();
    clip.prompts[50][1] = {AbsentPrompt{}};
    makeAll(clip, 1);
    ResultRef hidden = clip.results.latest(1, ResultKind::MaskLogits, 60);
    hidden.presence = 0.25f;
    clip.results.set(1, ResultKind::MaskLogits, 60, hidden);
    QCOMPARE(told(clip, ResultKind::MaskLogits), "F0-49 A50-50 F51-59 A60-60 F61-99");
}

void tst_Revision::aGivenTrimapStandsAlone()
{
    ClipEntry clip;
    clip.media.frameCount = frames;
    clip.addObject();
    clip.trimaps[3][1] = PackedMask(Image({4, 4}, 1, PixelType::U8));
    const FrameKeys keys = Revisions(clip).keys(1, 3);
    QVERIFY(keys.mask.isNull());
    QVERIFY(!keys.alpha.isNull());
    QVERIFY(Revisions(clip).keys(1, 4).alpha.isNull());
    clip.objects[0].trimap.widthScale = 9;
    QCOMPARE(Revisions(clip).keys(1, 3), keys);
    Image other({4, 4}, 1, PixelType::U8);
    other.row<std::uint8_t>(0)[0] = 255;
    clip.trimaps[3][1] = PackedMask(other);
    QVERIFY(Revisions(clip).keys(1, 3).trimap != keys.trimap);
}

void tst_Revision::theRangeLimitsWhatIsLookedAt()
{
    ClipEntry clip = clipWithPrompts();
    clip.range = {30, 60};
    makeAll(clip, 1);
    clip.prompts[0][1].emplace_back(PointPrompt{{3, 3}, true});
    QCOMPARE(told(clip, ResultKind::MaskLogits), "F0-99");
}

void tst_Revision::openListsWhatCanBeMade()
{
    ClipEntry clip = clipWithPrompts();
    using Ranges = std::vector<FrameRange>;
    QVERIFY((Revisions(clip).open(1, ResultKind::Alpha, {0, 99}) == Ranges{{0, 99}}));
    makeAll(clip, 1);
    clip.prompts[60][1].emplace_back(AbsentPrompt{});
    QVERIFY((Revisions(clip).open(1, ResultKind::Alpha, {0, 99}) == Ranges{{41, 59}, {61, 79}}));
    clip.prompts.clear(); // nothing to make masks from
    QVERIFY(Revisions(clip).open(1, ResultKind::Alpha, {0, 99}).empty());
    QCOMPARE(told(clip, ResultKind::Alpha), "S0-99");
}

void tst_Revision::aLongClipIsQuick()
{
    ClipEntry clip;
    clip.media.frameCount = 10'000;
    for (int i = 0; i < 10; ++i) {
        const ObjectId id = clip.addObject().id;
        for (int frame = i; frame < 10'000; frame += 200) {
            clip.prompts[frame][id] = {PointPrompt{{double(i), 2}, true}, BoxPrompt{{0, 0, 9, 9}}};
            clip.prompts[frame + 1][id] = {TrimapStroke{{{1, 1}, {2, 2}}, 4, TrimapLabel::Unknown}};
        }
    }
    for (const ObjectInfo &object : clip.objects)
        makeAll(clip, object.id, {0, 9'999});
    QElapsedTimer timer;
    timer.start();
    const Revisions revisions(clip);
    const qint64 built = timer.nsecsElapsed();
    std::size_t fresh = 0;
    for (const ObjectInfo &object : clip.objects) {
        const auto states = revisions.states(object.id, ResultKind::Alpha, {0, 9'999});
        fresh += std::size_t(std::ranges::count(states, FrameState::Fresh));
    }
    qInfo("10,000 frames x 10 objects: %.1f ms to build, %.1f ms to ask", double(built) / 1e6,
          double(timer.nsecsElapsed() - built) / 1e6);
    QCOMPARE(fresh, std::size_t(100'000));
}

void tst_Revision::keysAreStableAndDistinct()
{
    // From Python's hashlib.blake2s over the same bytes: projects hold such keys.
    QCOMPARE(QString::fromStdString(
                 toHex(KeyHasher("test").add(1).add(2.5).add("text").add(true).key())),
             "892294988ba0d6946523d3dec674db7f");
    QVERIFY(KeyHasher("a").add("bc").key() != KeyHasher("ab").add("c").key());
    QVERIFY(KeyHasher("a").add("x").key() != KeyHasher("a").add(true).key());
    QCOMPARE(KeyHasher("a").add(0.0).key(), KeyHasher("a").add(-0.0).key());
    const ContentKey key{0x0123456789abcdef, 0xfedcba9876543210};
    QCOMPARE(QString::fromStdString(toHex(key)), "0123456789abcdeffedcba9876543210");
    QCOMPARE(keyFromHex(toHex(key)), key);
    QVERIFY(keyFromHex("0123").isNull());
    QVERIFY(keyFromHex("-123456789abcdeffedcba987654321 ").isNull());
}

QTEST_APPLESS_MAIN(tst_Revision)
#include "tst_revision.moc"
