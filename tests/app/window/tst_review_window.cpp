// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "project_io/archive/result_store.h"
#include "widgets/panels/review_model.h"
#include "widgets/panels/review_panel.h"
#include "window_bench.h"

#include <QTreeView>

using namespace filigree;

// From the pixels of a matte to the list of what is to be looked at, and from there to the frame.
class tst_ReviewWindow final : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase() { prepareWindowTests(); }
    // A matte that is too wide on all frames must not be passed over because no frame differs.
    void whatIsTooWideOnAllFramesIsListed();
};

namespace {

constexpr int frames = 8;

//! Of the block that WindowBench draws, and so many pixels beside it.
Image alphaAround(int frame, int beside)
{
    Image alpha({96, 54}, 1, PixelType::F32);
    for (int y = 10 - beside; y < 40 + beside; ++y) {
        for (int x = 20 + frame - beside; x < 60 + frame + beside; ++x)
            alpha.row<float>(y)[x] = 1;
    }
    return alpha;
}

} // namespace

void tst_ReviewWindow::whatIsTooWideOnAllFramesIsListed()
{
    WindowBench bench;
    bench.open({bench.makeClip("clip", frames)});
    QTRY_VERIFY(!bench.viewer().frame().isEmpty());
    bench.click(40, 25);
    const ObjectId wide = bench.state().object();
    bench.trigger(ActionId::AddObject);
    bench.click(50, 30);
    const ObjectId close = bench.state().object(); // in front, so looked at first
    QVERIFY(close != wide);
    Document &document = bench.document();
    for (int frame = 0; frame < frames; ++frame) {
        for (const ObjectId object : {wide, close}) {
            const ContentKey key = document.revisions()->keys(object, frame).alpha;
            QVERIFY(
                document.store()->put({document.clipId(), object, ResultKind::Alpha, frame, key},
                                      alphaAround(frame, object == wide ? 6 : 0)));
            document.noteResult(document.clipId(), {object, ResultKind::Alpha, frame, {key, 1}});
        }
    }
    auto *panel = bench.window().findChild<ReviewPanel *>();
    const QAbstractItemModel *rows = panel->findChild<QTreeView *>()->model();
    const auto leaks = [&] { // and no other object has any
        QStringList names;
        for (int row = 0; row < rows->rowCount(); ++row) {
            if (rows->index(row, ReviewModel::KindColumn).data() == "Leak")
                names << rows->index(row, ReviewModel::ObjectColumn).data().toString();
        }
        return names;
    };
    QTRY_COMPARE_WITH_TIMEOUT(leaks(), QStringList{"Object 1"}, 20'000);
    bench.window().activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&bench.window()));
    QTest::keyClick(&bench.viewer(), Qt::Key_N);
    QVERIFY(panel->current());
    QCOMPARE(panel->current()->kind, QString("Leak"));
    QCOMPARE(bench.state().object(), wide);
    QCOMPARE(bench.state().frame(), panel->current()->frame);
    QTest::keyClick(&bench.viewer(), Qt::Key_Y);
    QCOMPARE(leaks(), QStringList());
    bench.trigger(ActionId::Undo);
    QCOMPARE(leaks(), QStringList{"Object 1"});
}

QTEST_MAIN(tst_ReviewWindow)
#include "tst_review_window.moc"
