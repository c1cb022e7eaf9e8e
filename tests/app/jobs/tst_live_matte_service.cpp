// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "app/jobs/live_matte_service.h"
#include "fake_engines.h"
#include "project_io/model/revision.h"

#include <QTemporaryDir>
#include <QtTest>

#include <atomic>

using namespace filigree;

namespace {

//! A large grey frame.
class LargeSource final : public FrameSource
{
public:
    Size size() const override { return {1200, 300}; }
    int frameCount() const override { return 1; }
    Result<ImagePtr> frame(int, std::stop_token) override
    {
        return std::make_shared<const Image>(size(), 3, PixelType::U16);
    }
};

} // namespace

// Alpha under the pen, while it is down.
class tst_LiveMatteService final : public QObject
{
    Q_OBJECT
private slots:
    void init();
    void onlyTheTouchedWindowChanges();
    // A long stroke must be solved all along, in answers of bounded size.
    void longStrokesAreFollowed();
    // A pen that moves must not leave a queue behind.
    void theNewestStateCounts();
    void backgroundWorkWaitsWhileThePenIsDown();
    void endsInTheMiddle();

private:
    TrimapStroke stroke(int from, int to) const
    {
        TrimapStroke made;
        for (int x = from; x <= to; x += 4)
            made.points.push_back({double(x), 150});
        made.radius = 6;
        return made;
    }
    SelectTask task() const
    {
        return {std::make_shared<ClipEntry>(m_clip), std::make_shared<LargeSource>(), m_store, 0,
                1};
    }
    std::unique_ptr<LiveMatteService> service();

    std::unique_ptr<QTemporaryDir> m_folder;
    std::shared_ptr<FakeLog> m_log;
    std::shared_ptr<ResultStore> m_store;
    std::shared_ptr<WorkGate> m_gate;
    ClipEntry m_clip;
    ImagePtr m_alpha;
    std::vector<QRect> m_changed;
};

void tst_LiveMatteService::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_log = std::make_shared<FakeLog>();
    m_store = std::move(*ResultStore::open(m_folder->path().toStdString()));
    m_gate = std::make_shared<WorkGate>();
    m_clip = ClipEntry();
    m_clip.id = 1;
    m_clip.media.frameCount = 1;
    m_clip.addObject();
    m_clip.prompts[0][1] = {PointPrompt{{3, 6}, true}};
    // Upper half: the object.
    Image trimap({1200, 300}, 1, PixelType::U8), alpha({1200, 300}, 1, PixelType::F32);
    for (int y = 0; y < 150; ++y) {
        for (int x = 0; x < 1200; ++x) {
            trimap.row<std::uint8_t>(y)[x] = 255;
            alpha.row<float>(y)[x] = 1;
        }
    }
    const FrameKeys keys = Revisions(m_clip).keys(1, 0);
    QVERIFY(m_store->put({1, 1, ResultKind::Trimap, 0, keys.trimap}, trimap));
    QVERIFY(m_store->put({1, 1, ResultKind::Alpha, 0, keys.alpha}, alpha));
    m_clip.results.set(1, ResultKind::Trimap, 0, {keys.trimap, 1});
    m_clip.results.set(1, ResultKind::Alpha, 0, {keys.alpha, 1});
    m_alpha = nullptr;
    m_changed.clear();
}

std::unique_ptr<LiveMatteService> tst_LiveMatteService::service()
{
    auto made = std::make_unique<LiveMatteService>(m_gate, std::make_shared<ImageCache>(),
                                                   fakeEngines(m_log));
    connect(made.get(), &LiveMatteService::solved, this,
            [this](int, int, const ImagePtr &, const ImagePtr &alpha, const QRect &changed) {
                m_alpha = alpha;
                m_changed.push_back(changed);
            });
    return made;
}

void tst_LiveMatteService::onlyTheTouchedWindowChanges()
{
    const auto live = service();
    live->draw(task(), stroke(600, 620));
    QTRY_VERIFY(m_alpha);
    QCOMPARE(m_alpha->row<float>(150)[610], 0.5f); // the fake matter's word for unknown
    QCOMPARE(m_alpha->row<float>(100)[610], 1.f);
    QCOMPARE(m_alpha->row<float>(200)[610], 0.f);
    QCOMPARE(m_alpha->row<float>(149)[100], 1.f);
    QVERIFY(m_changed.front().contains(610, 150));
    QVERIFY(m_changed.front().width() < 60);
}

void tst_LiveMatteService::longStrokesAreFollowed()
{
    const auto live = service();
    live->draw(task(), stroke(20, 1180));
    QTRY_VERIFY(m_alpha && m_alpha->row<float>(150)[1180] == 0.5f);
    for (int x = 20; x <= 1180; x += 4)
        QCOMPARE(m_alpha->row<float>(150)[x], 0.5f);
    QVERIFY(m_changed.size() >= 3);
    for (const QRect &one : m_changed)
        QVERIFY(one.width() <= 448);
}

void tst_LiveMatteService::theNewestStateCounts()
{
    std::atomic<bool> isOpen = false;
    std::atomic<int> solved = 0;
    m_log->step = [&] {
        ++solved;
        isOpen.wait(false);
    };
    const auto live = service();
    for (int to = 100; to <= 300; to += 4) {
        live->draw(task(), stroke(100, to));
        if (to == 100)
            QTRY_COMPARE(solved.load(), 1);
    }
    isOpen = true;
    isOpen.notify_all();
    QTRY_VERIFY(m_alpha && m_alpha->row<float>(150)[300] == 0.5f);
    QCOMPARE(solved.load(), 2);
}

void tst_LiveMatteService::backgroundWorkWaitsWhileThePenIsDown()
{
    const auto live = service();
    live->draw(task(), stroke(100, 120));
    QVERIFY(m_gate->isClosed());
    QTRY_VERIFY(m_alpha);
    QVERIFY(m_gate->isClosed());
    live->end();
    QVERIFY(!m_gate->isClosed());
}

void tst_LiveMatteService::endsInTheMiddle()
{
    auto live = service();
    live->draw(task(), stroke(20, 1180));
    live.reset();
    QVERIFY(!m_gate->isClosed());
}

QTEST_GUILESS_MAIN(tst_LiveMatteService)
#include "tst_live_matte_service.moc"
