// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "project_io/media/cached_frame_source.h"

#include <QtTest>

#include <atomic>
#include <random>
#include <thread>

using namespace filigree;

//! A clip whose pictures tell their number, which counts what is asked of it, and which waits when
//! it is told to.
class CountingClip final : public Clip
{
public:
    struct Log
    {
        std::atomic<int> reads = 0;
        std::atomic<int> readers = 1;
        std::atomic<bool> hold = false; //!< read() waits until it is let go or stopped.
        std::atomic<int> heldFrom = 0; //!< The first frame that does.
        std::atomic<int> waiting = 0;
    };

    explicit CountingClip(int frameCount, std::shared_ptr<Log> log)
        : m_log(std::move(log))
    {
        m_info.path = "counting clip";
        m_info.kind = ClipKind::Sequence;
        m_info.size = {40, 25};
        m_info.frameCount = frameCount;
    }
    const ClipInfo &info() const override { return m_info; }
    std::int64_t timestamp(int frame) const override { return frame; }
    Result<DecodedFrame> read(int frame, std::stop_token stop) override
    {
        ++m_log->reads;
        ++m_log->waiting;
        while (m_log->hold && frame >= m_log->heldFrom && !stop.stop_requested())
            std::this_thread::yield();
        --m_log->waiting;
        if (stop.stop_requested())
            return fail(Error::Kind::Cancelled, "stopped");
        if (frame % 100 == 99)
            return fail(Error::Kind::Unreadable, "frame " + std::to_string(frame) + " is damaged");
        Image image(m_info.size, 3, PixelType::U16);
        image.row<std::uint16_t>(0)[0] = std::uint16_t(frame);
        return DecodedFrame{std::make_shared<const Image>(std::move(image)), frame, false};
    }
    Result<std::unique_ptr<Clip>> reopen(std::stop_token) const override
    {
        ++m_log->readers;
        return std::make_unique<CountingClip>(m_info.frameCount, m_log);
    }

private:
    std::shared_ptr<Log> m_log;
    ClipInfo m_info;
};

constexpr std::size_t frameBytes = 40 * 25 * 3 * 2;

class tst_FrameCache final : public QObject
{
    Q_OBJECT
private slots:
    void init();
    // A cache that outgrows its budget takes the memory that the engines need.
    void budgetHoldsAtEveryMoment();
    void leastRecentlyUsedGoesFirst();
    void nearestIsFound();
    // Packed frames must neither push all images out nor be lost to them.
    void packedFramesHaveAShare();
    void imagesOfPackedFramesGoFirst();
    // A clip of 2,000 frames must cost no more than one of 20.
    void memoryDoesNotGrowWithTheClip();
    // Readers on several threads must get their own frame, and one decoding must serve them all.
    void readersOnManyThreadsGetTheirFrames();
    void oneDecodingServesAll();
    void errorsPassThrough();
    void aStoppedReadEndsAndLeavesNoTrace();
    void prefetchFillsAroundThePlayhead();
    // While the user scrubs, only the newest place counts.
    void newestPrefetchWins();
    // Whoever waits for a frame must not share the machine with guesses at what comes next.
    void readersComeBeforeThePrefetch();
    void prefetchKeepsToHalfTheBudget();
    // A hand that scrubs must find frames at hand wherever there was time to decode them.
    void aRestFillsTheCache();
    // What is read with the machine's spare time must not keep a reader of the same frame waiting.
    void readersTakeFramesFromTheFill();
    // Closing a clip while it prefetches must neither hang nor touch freed memory.
    void destructionEndsThePrefetch();

private:
    std::unique_ptr<CachedFrameSource> source(std::shared_ptr<FrameCache> cache, int count = 2000)
    {
        return std::make_unique<CachedFrameSource>(std::make_unique<CountingClip>(count, m_log),
                                                   std::move(cache));
    }
    std::shared_ptr<CountingClip::Log> m_log;
};

static ImagePtr picture(int width)
{
    return std::make_shared<const Image>(Size{width, 1}, 1, PixelType::U8);
}

void tst_FrameCache::init()
{
    m_log = std::make_shared<CountingClip::Log>();
}

void tst_FrameCache::budgetHoldsAtEveryMoment()
{
    FrameCache cache(1000);
    const auto clip = cache.clipKey("clip");
    std::mt19937 random(1);
    for (int i = 0; i < 500; ++i) {
        cache.insert(clip, int(random() % 60), picture(int(random() % 300) + 1));
        QVERIFY(cache.usedBytes() <= 1000);
    }
    cache.insert(clip, 99, picture(1001)); // too large to be kept at all
    QVERIFY(!cache.contains(clip, 99));
    QVERIFY(cache.usedBytes() > 0);
    cache.setBudget(100);
    QVERIFY(cache.usedBytes() <= 100);
    cache.clear();
    QCOMPARE(cache.usedBytes(), std::size_t(0));
}

void tst_FrameCache::leastRecentlyUsedGoesFirst()
{
    FrameCache cache(30);
    const auto clip = cache.clipKey("clip");
    for (int frame = 0; frame < 3; ++frame)
        cache.insert(clip, frame, picture(10));
    QVERIFY(cache.find(clip, 0)); // used again, so 1 is now the oldest
    cache.insert(clip, 3, picture(10));
    QVERIFY(cache.contains(clip, 0));
    QVERIFY(!cache.contains(clip, 1));
    QVERIFY(cache.contains(clip, 2) && cache.contains(clip, 3));
}

void tst_FrameCache::nearestIsFound()
{
    FrameCache cache(1000);
    const auto clip = cache.clipKey("clip");
    const auto other = cache.clipKey("other");
    QCOMPARE(cache.clipKey("clip"), clip);
    cache.insert(other, 5, picture(1));
    QCOMPARE(cache.nearest(clip, 5), -1);
    cache.insert(clip, 2, picture(1));
    cache.insert(clip, 8, picture(1));
    QCOMPARE(cache.nearest(clip, 0), 2);
    QCOMPARE(cache.nearest(clip, 5), 2); // as near as 8
    QCOMPARE(cache.nearest(clip, 6), 8);
    QCOMPARE(cache.nearest(clip, 100), 8);
    cache.removeClip(clip);
    QCOMPARE(cache.nearest(clip, 5), -1);
    QVERIFY(cache.contains(other, 5));
}

namespace {

class FakePacked final : public PackedFrame
{
public:
    std::size_t byteCount() const override { return 10; }
    Result<ImagePtr> unpack() const override { return picture(10); }
};

} // namespace

void tst_FrameCache::packedFramesHaveAShare()
{
    FrameCache cache(1000);
    const auto clip = cache.clipKey("clip");
    for (int frame = 0; frame < 300; ++frame) {
        cache.insert(clip, 1000 + frame, picture(10));
        cache.insert(clip, frame, std::make_shared<FakePacked>());
        QVERIFY(cache.usedBytes() <= 1000);
    }
    QCOMPARE(cache.usedBytes(), std::size_t(1000));
    const std::vector<FrameRange> held{{240, 299}, {1260, 1299}};
    QVERIFY(cache.ranges(clip) == held);
    QVERIFY(cache.contains(clip, 240) && !cache.find(clip, 240) && cache.findPacked(clip, 240));
    QVERIFY(cache.find(clip, 1260) && !cache.findPacked(clip, 1260));
    QCOMPARE(cache.nearest(clip, 250), 1260); // packed ones are not at hand at once
    cache.insert(clip, 1, picture(950)); // one large image may take the place of all
    QVERIFY(cache.find(clip, 1));
    QVERIFY(cache.usedBytes() <= 1000);
    cache.insert(clip, 2, std::make_shared<FakePacked>());
    cache.setBudget(100);
    QVERIFY(cache.usedBytes() <= 100);
    QVERIFY(cache.findPacked(clip, 2));
    cache.removeClip(clip);
    QCOMPARE(cache.usedBytes(), std::size_t(0));
}

void tst_FrameCache::imagesOfPackedFramesGoFirst()
{
    FrameCache cache(1000);
    const auto clip = cache.clipKey("clip");
    for (int frame = 0; frame < 20; ++frame) { // of these there are images only
        cache.insert(clip, 100 + frame, picture(10));
    }
    for (int frame = 0; frame < 30; ++frame) {
        cache.insert(clip, frame, std::make_shared<FakePacked>());
        cache.insert(clip, frame, picture(10));
    }
    const int spare = int(FrameCache::spareShare * 1000 / 10);
    for (int frame = 0; frame < 30; ++frame) {
        QCOMPARE(bool(cache.find(clip, frame)), frame >= 30 - spare);
        QVERIFY(cache.findPacked(clip, frame));
    }
    for (int frame = 100; frame < 120; ++frame)
        QVERIFY(cache.find(clip, frame));
}

void tst_FrameCache::memoryDoesNotGrowWithTheClip()
{
    const auto cache = std::make_shared<FrameCache>(20 * frameBytes);
    const auto clip = source(cache);
    for (int frame = 0; frame < clip->frameCount(); ++frame) {
        const Result<ImagePtr> image = clip->frame(frame);
        QCOMPARE(bool(image), frame % 100 != 99);
        QVERIFY(cache->usedBytes() <= 20 * frameBytes);
    }
    QCOMPARE(m_log->reads.load(), clip->frameCount());
}

void tst_FrameCache::readersOnManyThreadsGetTheirFrames()
{
    const auto cache = std::make_shared<FrameCache>(30 * frameBytes);
    const auto clip = source(cache, 90);
    std::atomic<int> wrong = 0;
    {
        std::vector<std::jthread> readers;
        for (unsigned seed = 0; seed < 4; ++seed)
            readers.emplace_back([&, seed] {
                std::mt19937 random(seed);
                for (int i = 0; i < 200; ++i) {
                    const int frame = int(random() % 90);
                    const Result<ImagePtr> image = clip->frame(frame);
                    wrong += !image || (*image)->row<std::uint16_t>(0)[0] != frame;
                    if (i % 20 == 0)
                        clip->prefetch(frame, 5, 5, i % 40 == 0);
                }
            });
    }
    QCOMPARE(wrong.load(), 0);
    QVERIFY(m_log->readers <= 3); // two for readers, one for the prefetch
    QVERIFY(cache->usedBytes() <= 30 * frameBytes);
}

void tst_FrameCache::oneDecodingServesAll()
{
    const auto clip = source(std::make_shared<FrameCache>(30 * frameBytes));
    m_log->hold = true;
    std::atomic<int> got = 0;
    {
        std::vector<std::jthread> readers;
        for (int i = 0; i < 4; ++i)
            readers.emplace_back([&] { got += bool(clip->frame(7)); });
        QTRY_COMPARE(m_log->waiting.load(), 1);
        m_log->hold = false;
    }
    QCOMPARE(got.load(), 4);
    QCOMPARE(m_log->reads.load(), 1);
}

void tst_FrameCache::errorsPassThrough()
{
    const auto clip = source(std::make_shared<FrameCache>(30 * frameBytes));
    const Result<ImagePtr> image = clip->frame(99);
    QVERIFY(!image);
    QCOMPARE(image.error(), (Error{Error::Kind::Unreadable, "frame 99 is damaged"}));
    QVERIFY(clip->frame(100));
}

void tst_FrameCache::aStoppedReadEndsAndLeavesNoTrace()
{
    const auto clip = source(std::make_shared<FrameCache>(30 * frameBytes));
    m_log->hold = true;
    Result<ImagePtr> first;
    Result<ImagePtr> second;
    {
        std::jthread decoding([&](std::stop_token stop) { first = clip->frame(3, stop); });
        QTRY_COMPARE(m_log->waiting.load(), 1);
        std::jthread waiting([&](std::stop_token stop) { second = clip->frame(3, stop); });
        waiting.request_stop(); // waits for the other's decoding; must not wait for its end
        waiting.join();
        decoding.request_stop();
    }
    QVERIFY(!first && !second);
    QCOMPARE(first.error().kind, Error::Kind::Cancelled);
    QCOMPARE(second.error().kind, Error::Kind::Cancelled);
    m_log->hold = false;
    QVERIFY(clip->frame(3));
}

void tst_FrameCache::prefetchFillsAroundThePlayhead()
{
    const auto clip = source(std::make_shared<FrameCache>(100 * frameBytes));
    clip->prefetch(50, 10, 12);
    for (int frame = 38; frame <= 60; ++frame)
        QTRY_VERIFY(clip->cached(frame) != nullptr);
    QVERIFY(!clip->cached(37) && !clip->cached(61));
    QCOMPARE(clip->nearestCached(70), 60);
    clip->prefetch(3, 2, 10, false); // backwards, and over the clip's beginning
    for (int frame = 1; frame <= 13; ++frame)
        QTRY_VERIFY(clip->cached(frame) != nullptr);
}

void tst_FrameCache::newestPrefetchWins()
{
    const auto clip = source(std::make_shared<FrameCache>(400 * frameBytes));
    m_log->hold = true;
    clip->prefetch(500, 50, 0);
    QTRY_COMPARE(m_log->waiting.load(), 1);
    clip->prefetch(1200, 5, 0); // stops the decoding for the old place too
    m_log->hold = false;
    QTRY_VERIFY(clip->cached(1205) != nullptr);
    QVERIFY(!clip->cached(550));
    QVERIFY(m_log->reads <= 1 + 6);
}

void tst_FrameCache::readersComeBeforeThePrefetch()
{
    const auto clip = source(std::make_shared<FrameCache>(400 * frameBytes));
    m_log->hold = true;
    clip->prefetch(50, 10, 0);
    QTRY_COMPARE(m_log->waiting.load(), 1);
    std::jthread reader([&] { (void)clip->frame(500); });
    QTRY_COMPARE(m_log->reads.load(), 2);
    QTRY_COMPARE(m_log->waiting.load(), 1); // the prefetch gave up its frame
    QVERIFY(!clip->cached(50));
    m_log->hold = false;
    reader.join();
    QVERIFY(clip->cached(500));
    for (int frame = 50; frame <= 60; ++frame)
        QTRY_VERIFY(clip->cached(frame)); // and went on with it afterwards
}

void tst_FrameCache::prefetchKeepsToHalfTheBudget()
{
    const auto cache = std::make_shared<FrameCache>(40 * frameBytes);
    const auto clip = source(cache);
    clip->prefetch(1000, 500, 500);
    QTRY_VERIFY(clip->cached(1020) != nullptr);
    QTRY_COMPARE(m_log->waiting.load(), 0);
    QVERIFY(cache->usedBytes() <= 22 * frameBytes);
}

void tst_FrameCache::aRestFillsTheCache()
{
    const auto cache = std::make_shared<FrameCache>(400 * frameBytes);
    const auto clip = source(cache);
    const auto clear = [&] {
        cache->setBudget(0);
        cache->setBudget(400 * frameBytes);
    };
    const auto expect = [&](int first, int last, int damaged) {
        QTRY_VERIFY(clip->isCached(first) && clip->isCached(last));
        QTRY_COMPARE(cache->usedBytes(), (last - first + 1 - damaged) * frameBytes);
    };
    clip->settle(1050);
    expect(1001, 1200, 2);
    clear();
    clip->settle(1990, false); // backwards, at the clip's end
    expect(1800, 1998, 1); // and 1999
    clear();
    m_log->heldFrom = 550; // however late the next call comes
    m_log->hold = true;
    clip->settle(500);
    clip->prefetch(10, 5, 0); // it plays: nothing but what that needs
    m_log->hold = false;
    QTRY_VERIFY(clip->isCached(15));
    QTRY_COMPARE(m_log->waiting.load(), 0);
    QVERIFY(!clip->isCached(650));
}

void tst_FrameCache::readersTakeFramesFromTheFill()
{
    const auto clip = source(std::make_shared<FrameCache>(400 * frameBytes));
    m_log->heldFrom = 1100; // far beyond what is prefetched beside the playhead
    m_log->hold = true;
    clip->settle(1000);
    QTRY_VERIFY(clip->isCached(1098)); // 1099 is damaged
    QTRY_COMPARE(m_log->waiting.load(), 1);
    const int reads = m_log->reads;
    std::jthread reader([&] { (void)clip->frame(1100); });
    QTRY_COMPARE(m_log->reads.load(), reads + 1);
    m_log->hold = false;
    reader.join();
    QVERIFY(clip->isCached(1100));
    QTRY_VERIFY(clip->isCached(1150)); // and it went on
}

void tst_FrameCache::destructionEndsThePrefetch()
{
    const auto cache = std::make_shared<FrameCache>(100 * frameBytes);
    for (int round = 0; round < 20; ++round) {
        m_log->hold = round % 2 == 0;
        auto clip = source(cache);
        clip->prefetch(10, 30, 10);
        if (m_log->hold)
            QTRY_COMPARE(m_log->waiting.load(), 1);
        clip.reset();
        QCOMPARE(m_log->waiting.load(), 0);
    }
    QCOMPARE(cache->usedBytes(), std::size_t(0));
}

QTEST_GUILESS_MAIN(tst_FrameCache)
#include "tst_frame_cache.moc"
