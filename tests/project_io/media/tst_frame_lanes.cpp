// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "project_io/media/cached_frame_source.h"

#include <QElapsedTimer>
#include <QScopeGuard>
#include <QtTest>

#include <ctime>
#include <future>
#include <map>
#include <mutex>
#include <set>
#include <thread>
#include <vector>

using namespace filigree;

namespace {

class FakePacked final : public PackedFrame
{
public:
    explicit FakePacked(bool isSlow)
        : m_isSlow(isSlow)
    { }
    std::size_t byteCount() const override { return 100; }
    Result<ImagePtr> unpack() const override
    {
        for (const std::clock_t begin = std::clock();
             m_isSlow && std::clock() - begin < CLOCKS_PER_SEC / 20;) { }
        return std::make_shared<const Image>(Size{40, 25}, 3, PixelType::U16);
    }

private:
    bool m_isSlow;
};

//! Notes which decoder read which frame; a frame waits while it is held, or until it is stopped.
class NotingClip final : public Clip
{
public:
    struct Log
    {
        std::mutex mutex;
        std::map<int, std::vector<int>> decodersOf; // by frame
        int decoders = 0;
        std::set<int> held;
        int waiting = -1;
        bool isSlow = false; // images take long to make
    };
    NotingClip(std::shared_ptr<Log> log, int decoder)
        : m_log(std::move(log))
        , m_decoder(decoder)
    {
        m_info.path = "noting clip";
        m_info.kind = ClipKind::Sequence;
        m_info.size = {40, 25};
        m_info.frameCount = 300;
    }
    const ClipInfo &info() const override { return m_info; }
    std::int64_t timestamp(int frame) const override { return frame; }
    std::size_t packedBytes() const override { return 100; }
    Result<DecodedFrame> read(int frame, std::stop_token stop) override
    {
        return readPacked(frame, stop).and_then([&](Packed &&packed) {
            return packed.frame->unpack().map([&](ImagePtr &&image) {
                return DecodedFrame{std::move(image), frame, false};
            });
        });
    }
    Result<Packed> readPacked(int frame, std::stop_token stop) override
    {
        std::unique_lock lock(m_log->mutex);
        while (m_log->held.contains(frame)) {
            if (stop.stop_requested())
                return fail(Error::Kind::Cancelled, "stopped");
            m_log->waiting = frame;
            lock.unlock();
            std::this_thread::yield();
            lock.lock();
        }
        m_log->decodersOf[frame].push_back(m_decoder);
        return Packed{std::make_shared<const FakePacked>(m_log->isSlow), false};
    }
    Result<std::unique_ptr<Clip>> reopen(std::stop_token) const override
    {
        const std::lock_guard lock(m_log->mutex);
        return std::make_unique<NotingClip>(m_log, ++m_log->decoders);
    }

private:
    std::shared_ptr<Log> m_log;
    int m_decoder;
    ClipInfo m_info;
};

} // namespace

// Who decodes a frame that several want. To start at another place costs a group of pictures.
class tst_FrameLanes final : public QObject
{
    Q_OBJECT
private slots:
    void readersWaitForWhatIsDecodedAhead();
    void readersGoOnWithTheDecoderThatLooksAhead();
    void nothingIsDecodedAheadWhileSomebodyIsAlone();
    void nothingIsDecodedAheadUntilAHandRests();
    void framesThatAreSoonMadeAreAtHand();

private:
    void hold(int frame)
    {
        const std::lock_guard lock(m_log->mutex);
        m_log->held.insert(frame);
    }
    void letGo()
    {
        const std::lock_guard lock(m_log->mutex);
        m_log->held.clear();
    }
    bool isWaiting(int frame)
    {
        const std::lock_guard lock(m_log->mutex);
        return m_log->waiting == frame;
    }
    std::vector<int> decodersOf(int frame)
    {
        const std::lock_guard lock(m_log->mutex);
        return m_log->decodersOf[frame];
    }
    //! From frame 100, and held at 105; null if it does not come so far.
    std::shared_ptr<CachedFrameSource> lookingAhead()
    {
        m_log = std::make_shared<NotingClip::Log>();
        const auto frames = std::make_shared<CachedFrameSource>(
            std::make_unique<NotingClip>(m_log, 0), std::make_shared<FrameCache>(10'000'000));
        const bool isRead = frames->frame(100).has_value();
        hold(105);
        frames->settle(100);
        return isRead && QTest::qWaitFor([this] { return isWaiting(105); }) ? frames : nullptr;
    }

    std::shared_ptr<NotingClip::Log> m_log;
};

void tst_FrameLanes::readersWaitForWhatIsDecodedAhead()
{
    const auto frames = lookingAhead();
    const auto end = qScopeGuard([this] { letGo(); });
    QVERIFY(frames);
    auto reader = std::async(std::launch::async, [&] { return frames->frame(105); });
    QTest::qWait(50);
    letGo();
    QVERIFY(reader.get());
    QCOMPARE(decodersOf(105).size(), std::size_t(1));
}

void tst_FrameLanes::readersGoOnWithTheDecoderThatLooksAhead()
{
    const auto frames = lookingAhead();
    const auto end = qScopeGuard([this] { letGo(); });
    QVERIFY(frames);
    QVERIFY(frames->frame(110));
    QCOMPARE(decodersOf(110), decodersOf(104));
    letGo();
    QTRY_VERIFY(frames->isCached(105)); // and it goes on afterwards
}

void tst_FrameLanes::nothingIsDecodedAheadWhileSomebodyIsAlone()
{
    const auto frames = lookingAhead();
    const auto end = qScopeGuard([this] { letGo(); });
    QVERIFY(frames);
    {
        const FrameSource::Alone alone(frames.get());
        letGo();
        QTest::qWait(50);
        QVERIFY(!frames->isCached(107));
        QVERIFY(frames->frame(120)); // what is asked for is read
    }
    QTRY_VERIFY(frames->isCached(107));
}

// It may go on in an instant, and would find decoders in its way.
void tst_FrameLanes::nothingIsDecodedAheadUntilAHandRests()
{
    const auto frames = lookingAhead();
    const auto end = qScopeGuard([this] { letGo(); });
    QVERIFY(frames);
    QElapsedTimer sinceHand;
    {
        sinceHand.start();
        const FrameSource::Alone alone(frames.get());
        letGo();
    }
    frames->settle(100);
    QTest::qWait(50);
    const bool isDecoded = frames->isCached(107);
    if (sinceHand.elapsed() < 200) // else the machine was busy with others
        QVERIFY(!isDecoded);
    QTRY_VERIFY(frames->isCached(107));
}

// To make an image again is quicker than to show another one first, but not of large frames.
void tst_FrameLanes::framesThatAreSoonMadeAreAtHand()
{
    for (const bool isSlow : {false, true}) {
        m_log = std::make_shared<NotingClip::Log>();
        m_log->isSlow = isSlow;
        CachedFrameSource frames(std::make_unique<NotingClip>(m_log, 0),
                                 std::make_shared<FrameCache>(10'000'000));
        QVERIFY(!frames.atHand(100)); // not even decoded
        QVERIFY(frames.frame(100));
        frames.settle(100);
        QTRY_VERIFY(frames.isCached(110));
        QVERIFY(!frames.cached(110)); // packed alone
        QCOMPARE(frames.atHand(110) != nullptr, !isSlow);
        QCOMPARE(decodersOf(110).size(), std::size_t(1));
    }
}

QTEST_APPLESS_MAIN(tst_FrameLanes)
#include "tst_frame_lanes.moc"
