// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "project_io/media/cached_frame_source.h"

#include <QScopeGuard>
#include <QtTest>

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
    std::size_t byteCount() const override { return 100; }
    Result<ImagePtr> unpack() const override
    {
        return std::make_shared<const Image>(Size{40, 25}, 3, PixelType::U16);
    }
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
        return Packed{std::make_shared<const FakePacked>(), false};
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

QTEST_APPLESS_MAIN(tst_FrameLanes)
#include "tst_frame_lanes.moc"
