// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "app/jobs/view_service.h"
#include "app/jobs/work_gate.h"
#include "fake_clip.h"
#include "inference/matting/result_images.h"
#include "project_io/model/revision.h"

#include <QScopeGuard>
#include <QSemaphore>
#include <QTemporaryDir>
#include <QtTest>

#include <atomic>
#include <optional>

using namespace filigree;

// What the viewer paints, made beside the GUI thread.
class tst_ViewService final : public QObject
{
    Q_OBJECT
private slots:
    void init();
    // Scrubbing must never wait for a decoder.
    void theNearestFrameComesFirst();
    // A hand that scrubs faster than frames are decoded needs the cores for decoding.
    void whatIsShownIsNotComposedAgain();
    void onlyTheNewestRequestCounts();
    // Whoever scrubs while a job runs must not share the cores with it.
    void jobsStandAsideForAHandThatMoves();
    void theMatteIsShownWithItsEdgeControls();
    // After a click its answer must be seen, not the matte from before it.
    void aNewMaskComesBeforeAnOldAlpha();
    void liveLayersReplaceWhatIsStored();
    void olderVersionsCanBeCompared();
    void onionSkinComesWithASecondAnswer();
    // Steadying a matte takes a second; whoever scrubs on must not feel it.
    void steadyingHoldsNothingUp();
    void pixelsAreReadInTheSourcesDepth();
    void damageIsTold();
    // Smoothing over time would throw on the view's thread, and end the program.
    void resultsOfAnotherSizeAreTold_data();
    void resultsOfAnotherSizeAreTold();
    void snapshotsHoldTheirFramesOnly();
    void theCacheKeepsItsBudget();

private:
    ViewRequest request(int frame, ViewMode mode = ViewMode::Alpha) const;
    void put(ResultKind kind, int frame, const Image &image);
    void open(std::function<void(int)> step = [](int) {});

    std::unique_ptr<QTemporaryDir> m_folder;
    std::shared_ptr<FrameCache> m_cache;
    std::shared_ptr<CachedFrameSource> m_frames;
    std::shared_ptr<ResultStore> m_store;
    ClipEntry m_clip;
};

namespace {

struct Heard
{
    explicit Heard(ViewService &service)
    {
        QObject::connect(&service, &ViewService::composed, &context,
                         [this](const ComposedView &view) { views.push_back(view); });
    }
    const ComposedView *exact() const
    {
        return !views.empty() && views.back().isExact ? &views.back() : nullptr;
    }
    QObject context;
    std::vector<ComposedView> views;
};

//! White on columns up to the last.
Image columns(int last, float inside = 1, float outside = 0)
{
    Image image({24, 16}, 1, PixelType::F32);
    for (int y = 0; y < 16; ++y) {
        for (int x = 0; x < 24; ++x)
            image.row<float>(y)[x] = x <= last ? inside : outside;
    }
    return image;
}

int greyAt(const QImage &image, int x)
{
    return qGreen(image.pixel(x, 8));
}

} // namespace

void tst_ViewService::open(std::function<void(int)> step)
{
    m_cache = std::make_shared<FrameCache>();
    m_frames = std::make_shared<CachedFrameSource>(std::make_unique<FakeClip>(100, std::move(step)),
                                                   m_cache);
}

void tst_ViewService::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_store = std::move(*ResultStore::open(m_folder->path().toStdString()));
    m_clip = ClipEntry();
    m_clip.id = 1;
    m_clip.media.frameCount = 100;
    m_clip.addObject();
    m_clip.prompts[0][1] = {PointPrompt{{3, 6}, true}};
    open();
}

void tst_ViewService::put(ResultKind kind, int frame, const Image &image)
{
    const ContentKey key = Revisions(m_clip).keys(1, frame).of(kind);
    QVERIFY(m_store->put({1, 1, kind, frame, key}, image));
    m_clip.results.set(1, kind, frame, {key, 1});
}

ViewRequest tst_ViewService::request(int frame, ViewMode mode) const
{
    ViewRequest request;
    request.frame = frame;
    request.view.a.mode = mode;
    request.clip = clipForView(m_clip, framesOfView(frame, request.view, 100));
    request.frames = m_frames;
    request.store = m_store;
    request.objects = shownObjects(m_clip);
    request.selected = 1;
    request.visible = {0, 0, 24, 16};
    request.target = {24, 16};
    request.isPlaying = true; // nothing is prefetched
    return request;
}

void tst_ViewService::theNearestFrameComesFirst()
{
    std::atomic<bool> isOpen = true;
    open([&](int) { isOpen.wait(false); });
    QVERIFY(m_frames->frame(3));
    isOpen = false;
    ViewService service;
    Heard heard(service);
    const quint64 number = service.request(request(10, ViewMode::Source));
    QTRY_COMPARE(heard.views.size(), std::size_t(1));
    QCOMPARE(heard.views[0].frame, 3);
    QCOMPARE(heard.views[0].wantedFrame, 10);
    QVERIFY(!heard.views[0].isExact);
    isOpen = true;
    isOpen.notify_all();
    QTRY_VERIFY(heard.exact());
    QCOMPARE(heard.exact()->frame, 10);
    QCOMPARE(heard.exact()->request, number);
    QCOMPARE(qRed(heard.exact()->image.pixel(5, 5)), (640 * 255 + 32767) / 65535);
}

void tst_ViewService::whatIsShownIsNotComposedAgain()
{
    std::atomic<bool> isOpen = true;
    open([&](int) { isOpen.wait(false); });
    QVERIFY(m_frames->frame(3));
    isOpen = false;
    ViewService service;
    Heard heard(service);
    const auto letGo = qScopeGuard([&] {
        isOpen = true;
        isOpen.notify_all();
    });
    const auto ask = [&](const ViewRequest &wanted) {
        const std::size_t count = heard.views.size();
        service.request(wanted);
        return QTest::qWaitFor([&] { return heard.views.size() > count; })
            ? heard.views.back().image.cacheKey()
            : -1;
    };
    const qint64 first = ask(request(10, ViewMode::Source));
    QCOMPARE(ask(request(12, ViewMode::Source)), first);
    const qint64 second = ask(request(12, ViewMode::Overlay));
    QVERIFY(second != first && second >= 0);
    ViewRequest zoomed = request(12, ViewMode::Overlay);
    zoomed.visible.setWidth(12);
    const qint64 third = ask(zoomed);
    QVERIFY(third != second && third >= 0);
    zoomed.target *= 2;
    const qint64 fourth = ask(zoomed);
    QVERIFY(fourth != third && fourth >= 0);
}

void tst_ViewService::onlyTheNewestRequestCounts()
{
    std::atomic<bool> isOpen = false;
    std::atomic<int> reads = 0;
    open([&](int) {
        ++reads;
        isOpen.wait(false);
    });
    ViewService service;
    Heard heard(service);
    quint64 last = 0;
    for (int frame = 0; frame < 50; ++frame) {
        last = service.request(request(frame, ViewMode::Source));
        if (frame == 0)
            QTRY_COMPARE(reads.load(), 1);
    }
    isOpen = true;
    isOpen.notify_all();
    QTRY_VERIFY(heard.exact() && heard.exact()->request == last);
    QCOMPARE(heard.exact()->frame, 49);
    QVERIFY(reads <= 3);
}

void tst_ViewService::jobsStandAsideForAHandThatMoves()
{
    std::atomic<bool> isOpen = false;
    open([&](int frame) {
        if (frame == 10)
            isOpen.wait(false);
    });
    const auto gate = std::make_shared<WorkGate>();
    ViewService service;
    const auto letGo = qScopeGuard([&] {
        isOpen = true;
        isOpen.notify_all();
    });
    service.share(gate);
    Heard heard(service);
    const auto scrubTo = [this](int frame) {
        ViewRequest wanted = request(frame, ViewMode::Source);
        wanted.isPlaying = false;
        return wanted;
    };
    service.request(scrubTo(10));
    QTRY_VERIFY(gate->isClosed());
    isOpen = true;
    isOpen.notify_all();
    QTRY_VERIFY(heard.exact());
    QElapsedTimer shown; // where to jump on a job is not to begin, unless this machine is too slow
    for (shown.start(); shown.elapsed() < 150; QTest::qWait(10))
        QVERIFY(gate->isClosed() || shown.elapsed() > 250);
    QTRY_VERIFY(!gate->isClosed());

    // there and back before the other frame was decoded
    service.request(scrubTo(60));
    service.request(scrubTo(10));
    QTRY_VERIFY(heard.exact() && heard.exact()->frame == 10);
    QTRY_VERIFY(!gate->isClosed());

    ViewRequest playing = request(30, ViewMode::Source);
    service.request(playing);
    QTRY_VERIFY(heard.exact() && heard.exact()->frame == 30);
    QVERIFY(!gate->isClosed()); // a job would otherwise never go on
}

void tst_ViewService::theMatteIsShownWithItsEdgeControls()
{
    put(ResultKind::Alpha, 5, columns(9));
    ViewService service;
    Heard heard(service);
    service.request(request(5));
    QTRY_VERIFY(heard.exact());
    QCOMPARE(greyAt(heard.exact()->image, 9), 255);
    QCOMPARE(greyAt(heard.exact()->image, 11), 0);
    heard.views.clear();
    m_clip.object(1)->matte.edge.grow = 2;
    service.request(request(5));
    QTRY_VERIFY(heard.exact());
    QCOMPARE(greyAt(heard.exact()->image, 11), 255);
    QCOMPARE(greyAt(heard.exact()->image, 13), 0);
    QVERIFY(service.cache()->usedBytes() > 0);
}

void tst_ViewService::aNewMaskComesBeforeAnOldAlpha()
{
    put(ResultKind::Alpha, 5, columns(9));
    m_clip.prompts[5][1] = {PointPrompt{{3, 6}, true}};
    put(ResultKind::MaskLogits, 5, columns(3, 4, -4));
    QCOMPARE(Revisions(m_clip).state(1, ResultKind::Alpha, 5), FrameState::Stale);
    ViewService service;
    Heard heard(service);
    service.request(request(5));
    QTRY_VERIFY(heard.exact());
    QCOMPARE(greyAt(heard.exact()->image, 2), 255);
    QCOMPARE(greyAt(heard.exact()->image, 7), 0);
}

void tst_ViewService::liveLayersReplaceWhatIsStored()
{
    put(ResultKind::Alpha, 5, columns(9));
    ViewService service;
    Heard heard(service);
    ViewRequest live = request(5);
    live.live = {{1, nullptr, nullptr, std::make_shared<const Image>(columns(20))}};
    service.request(live);
    QTRY_VERIFY(heard.exact());
    QCOMPARE(greyAt(heard.exact()->image, 18), 255);
}

void tst_ViewService::olderVersionsCanBeCompared()
{
    put(ResultKind::Alpha, 5, columns(9));
    m_clip.object(1)->trimap.widthScale = 2;
    put(ResultKind::Alpha, 5, columns(20));
    ViewService service;
    Heard heard(service);
    ViewRequest both = request(5);
    both.view.compare = Compare::SideBySide;
    both.view.b = {ViewMode::Alpha, 1};
    both.target = {48, 16};
    service.request(both);
    QTRY_VERIFY(heard.exact());
    QCOMPARE(greyAt(heard.exact()->image, 15), 255);
    QCOMPARE(greyAt(heard.exact()->image, 24 + 15), 0);
    QCOMPARE(greyAt(heard.exact()->image, 24 + 5), 255);
}

void tst_ViewService::onionSkinComesWithASecondAnswer()
{
    for (const int frame : {4, 5, 6})
        put(ResultKind::Alpha, frame, columns(frame));
    ViewService service;
    Heard heard(service);
    ViewRequest onion = request(5, ViewMode::Source);
    onion.isPlaying = false;
    onion.view.onion.enabled = true;
    onion.clip = clipForView(m_clip, framesOfView(5, onion.view, 100));
    service.request(onion);
    QTRY_VERIFY(heard.exact());
    QVERIFY(heard.views.size() >= 2);
    QVERIFY(!heard.views.front().isExact);
    QVERIFY(heard.views.front().image != heard.views.back().image);
}

void tst_ViewService::steadyingHoldsNothingUp()
{
    const auto neighbour = std::make_shared<QSemaphore>(); // the clip outlives this test
    open([neighbour](int frame) {
        if (frame == 6)
            neighbour->acquire();
    });
    const auto letItGo = qScopeGuard([neighbour] { neighbour->release(100); });
    m_clip.objects[0].matte.edge.temporalSmoothing = 0.5;
    for (const int frame : {5, 6})
        put(ResultKind::Alpha, frame, columns(frame));
    ViewService service;
    const Heard heard(service);
    const auto ask = [&](int frame, bool isPlaying) {
        ViewRequest request = this->request(frame);
        request.isPlaying = isPlaying;
        service.request(request);
    };
    const auto isShown = [&](int frame) {
        return !heard.views.empty() && heard.views.back().frame == frame;
    };
    ask(4, true);
    QTRY_VERIFY(heard.exact() && isShown(4));
    ask(5, false);
    QTRY_VERIFY(isShown(5));
    QVERIFY(!heard.exact()); // it waits for frame 6
    ask(4, true);
    QTRY_VERIFY(heard.exact() && isShown(4));
    neighbour->release(100);
    ask(5, false);
    QTRY_VERIFY(heard.exact() && isShown(5));
}

void tst_ViewService::pixelsAreReadInTheSourcesDepth()
{
    put(ResultKind::Alpha, 16, columns(9));
    ViewService service;
    Heard heard(service);
    std::optional<PixelProbe> probe;
    connect(&service, &ViewService::probed, this, [&](const PixelProbe &one) { probe = one; });
    service.request(request(16));
    QTRY_VERIFY(heard.exact());
    service.probe({4, 7});
    QTRY_VERIFY(probe);
    QCOMPARE(probe->bitDepth, 10);
    QCOMPARE(probe->red, std::round(16. * 64 * 1023 / 65535));
    QCOMPARE(probe->green, 0.);
    QCOMPARE(probe->alpha, 1.);
    QCOMPARE(probe->frame, 16);
    probe.reset();
    service.probe({400, 7}); // outside: no answer
    service.probe({20, 7});
    QTRY_VERIFY(probe);
    QCOMPARE(probe->alpha, 0.);
}

void tst_ViewService::damageIsTold()
{
    ViewService service;
    int frame = -1;
    connect(&service, &ViewService::failed, this, [&](int at, const Error &) { frame = at; });
    service.request(request(400, ViewMode::Source)); // the clip ends before
    QTRY_COMPARE(frame, 400);
}

void tst_ViewService::resultsOfAnotherSizeAreTold_data()
{
    QTest::addColumn<ResultKind>("kind");
    QTest::addColumn<ViewMode>("mode");
    QTest::addColumn<int>("frame"); // that is odd
    QTest::newRow("the alpha shown") << ResultKind::Alpha << ViewMode::Matte << 5;
    QTest::newRow("the alpha that would steady it") << ResultKind::Alpha << ViewMode::Alpha << 6;
    QTest::newRow("the trimap") << ResultKind::Trimap << ViewMode::Trimap << 5;
    QTest::newRow("the foreground") << ResultKind::Foreground << ViewMode::Foreground << 5;
}

void tst_ViewService::resultsOfAnotherSizeAreTold()
{
    QFETCH(ResultKind, kind);
    QFETCH(ViewMode, mode);
    QFETCH(int, frame);
    m_clip.objects[0].matte.edge.temporalSmoothing = 0.5;
    for (const int at : {5, 6}) {
        const auto sizeOf = [&](ResultKind one) {
            return one == kind && at == frame ? Size{16, 9} : Size{24, 16};
        };
        put(ResultKind::Trimap, at, Image(sizeOf(ResultKind::Trimap), 1, PixelType::U8));
        put(ResultKind::Alpha, at, Image(sizeOf(ResultKind::Alpha), 1, PixelType::F32));
        put(ResultKind::Foreground, at, Image(sizeOf(ResultKind::Foreground), 3, PixelType::F32));
    }
    ViewService service;
    std::optional<Error> told; // here: a spy would listen on the service's thread
    connect(&service, &ViewService::failed, this,
            [&told](int, const Error &error) { told = error; });
    ViewRequest request = this->request(5, mode);
    request.isPlaying = false; // the full effort
    service.request(request);
    QTRY_VERIFY(told);
    QCOMPARE(told->kind, Error::Kind::InvalidInput);
    const QString text = QString::fromStdString(told->message);
    QVERIFY2(text.contains(QString("frame %1").arg(frame + 1)), qPrintable(text));
    QVERIFY2(text.contains("16 x 9") && text.contains("24 x 16"), qPrintable(text));
}

void tst_ViewService::snapshotsHoldTheirFramesOnly()
{
    for (const int frame : {4, 50})
        put(ResultKind::Alpha, frame, columns(frame));
    const auto part = clipForView(m_clip, framesOfView(50, {}, 100));
    QVERIFY(part->results.latest(1, ResultKind::Alpha, 4).key.isNull());
    QCOMPARE(Revisions(*part).state(1, ResultKind::Alpha, 50), FrameState::Fresh);
    m_clip.addObject();
    m_clip.object(2)->solo = true;
    QCOMPARE(shownObjects(m_clip), std::vector<ObjectId>{2});
    m_clip.object(2)->visible = false;
    QCOMPARE(shownObjects(m_clip), std::vector<ObjectId>{1});
}

void tst_ViewService::theCacheKeepsItsBudget()
{
    const std::size_t one = columns(1).byteCount();
    ImageCache cache(3 * one);
    for (int i = 0; i < 10; ++i) {
        cache.insert(KeyHasher("test").add(i).key(), {columns(i), {}, {}});
        QVERIFY(cache.usedBytes() <= 3 * one);
        QVERIFY(cache.find(KeyHasher("test").add(0).key())); // used each time, so it stays
    }
    QVERIFY(!cache.find(KeyHasher("test").add(6).key()));
    QVERIFY(cache.find(KeyHasher("test").add(9).key()));
    cache.setBudget(one);
    QCOMPARE(cache.usedBytes(), one);
}

QTEST_GUILESS_MAIN(tst_ViewService)
#include "tst_view_service.moc"
