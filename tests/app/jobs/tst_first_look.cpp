// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "app/jobs/view_service.h"

#include <QTemporaryDir>
#include <QtTest>

#include <algorithm>
#include <atomic>
#include <ctime>
#include <vector>

using namespace filigree;

namespace {

constexpr int frameCount = 100;
constexpr Size frameSize{24, 16};

ImagePtr grey(const Size &size, int level)
{
    Image image(size, 3, PixelType::U16);
    for (int y = 0; y < size.height; ++y)
        std::fill_n(image.row<std::uint16_t>(y), size.width * 3, std::uint16_t(level * 257));
    return std::make_shared<const Image>(std::move(image));
}

//! Takes long to become an image, and waits before it does; is 200 as one, and 100 made smaller.
class SlowFrame final : public PackedFrame
{
public:
    explicit SlowFrame(const std::atomic<bool> &isOpen)
        : m_isOpen(isOpen)
    { }
    std::size_t byteCount() const override { return 100; }
    Result<ImagePtr> unpack() const override
    {
        m_isOpen.wait(false);
        for (const std::clock_t begin = std::clock(); std::clock() - begin < CLOCKS_PER_SEC / 50;) {
        }
        return grey(frameSize, 200);
    }
    ImagePtr preview() const override { return grey({6, 4}, 100); }

private:
    const std::atomic<bool> &m_isOpen;
};

class PackedClip final : public Clip
{
public:
    explicit PackedClip(const std::atomic<bool> &isOpen)
        : m_isOpen(isOpen)
    {
        m_info.path = "packed clip";
        m_info.kind = ClipKind::Sequence;
        m_info.size = frameSize;
        m_info.frameCount = frameCount;
    }
    const ClipInfo &info() const override { return m_info; }
    std::int64_t timestamp(int frame) const override { return frame; }
    std::size_t packedBytes() const override { return 100; }
    Result<DecodedFrame> read(int frame, std::stop_token) override
    {
        return DecodedFrame{grey(frameSize, 200), frame, false};
    }
    Result<Packed> readPacked(int, std::stop_token) override
    {
        return Packed{std::make_shared<const SlowFrame>(m_isOpen), false};
    }
    Result<std::unique_ptr<Clip>> reopen(std::stop_token) const override
    {
        return std::make_unique<PackedClip>(m_isOpen);
    }

private:
    const std::atomic<bool> &m_isOpen;
    ClipInfo m_info;
};

} // namespace

// Frames that were decoded, but are no images yet: what a hand that jumps meets.
class tst_FirstLook final : public QObject
{
    Q_OBJECT
private slots:
    void init();
    void cleanup();
    // Another frame would be shown in its place, though it is there.
    void aDecodedFrameIsShownSmall();
    // A hand that drags would see every frame blurred, and have each made twice.
    void whatIsShownStaysWhenItIsClose();

private:
    void ask(int frame);

    std::atomic<bool> m_isOpen = true;
    QTemporaryDir m_folder;
    std::shared_ptr<ResultStore> m_store;
    std::shared_ptr<CachedFrameSource> m_frames;
    std::unique_ptr<ViewService> m_service;
    std::vector<ComposedView> m_views;
    int m_probed = 0;
};

void tst_FirstLook::init()
{
    m_views.clear();
    m_isOpen = true;
    m_store = std::move(*ResultStore::open(m_folder.path().toStdString()));
    m_frames = std::make_shared<CachedFrameSource>(std::make_unique<PackedClip>(m_isOpen),
                                                   std::make_shared<FrameCache>());
    m_service = std::make_unique<ViewService>();
    connect(m_service.get(), &ViewService::composed, this,
            [this](const ComposedView &view) { m_views.push_back(view); });
    connect(m_service.get(), &ViewService::probed, this, [this] { ++m_probed; });
    ask(10);
    QTRY_VERIFY(!m_views.empty() && m_views.back().isExact);
    m_frames->settle(10);
    QTRY_COMPARE(m_frames->cachedRanges(), (std::vector<FrameRange>{{0, frameCount - 1}}));
    m_views.clear();
    m_isOpen = false;
}

void tst_FirstLook::cleanup()
{
    m_isOpen = true;
    m_isOpen.notify_all();
    m_service.reset();
    m_frames.reset();
}

void tst_FirstLook::ask(int frame)
{
    ClipEntry clip;
    clip.id = 1;
    clip.media.frameCount = frameCount;
    ViewRequest request;
    request.frame = frame;
    request.view.a.mode = ViewMode::Source;
    request.clip = std::make_shared<const ClipEntry>(clip);
    request.frames = m_frames;
    request.store = m_store;
    request.visible = {0, 0, double(frameSize.width), double(frameSize.height)};
    request.target = {frameSize.width, frameSize.height};
    request.isPlaying = true; // nothing is prefetched
    m_service->request(request);
}

void tst_FirstLook::aDecodedFrameIsShownSmall()
{
    ask(60);
    QTRY_COMPARE(m_views.size(), std::size_t(1));
    QCOMPARE(m_views[0].frame, 60);
    QVERIFY(m_views[0].isBlurred && !m_views[0].isExact);
    QCOMPARE(m_views[0].image.size(), QSize(frameSize.width, frameSize.height));
    QCOMPARE(qRed(m_views[0].image.pixel(12, 8)), 100);
    m_service->probe({3, 2}); // of a smaller picture, another pixel would be read
    ask(60);
    QTRY_COMPARE(m_views.size(), std::size_t(2));
    QCOMPARE(m_views[1].image.cacheKey(), m_views[0].image.cacheKey());
    QCOMPARE(m_probed, 0);
    m_isOpen = true;
    m_isOpen.notify_all();
    QTRY_VERIFY(m_views.back().isExact);
    QVERIFY(!m_views.back().isBlurred);
    QCOMPARE(qRed(m_views.back().image.pixel(12, 8)), 200);
    m_service->probe({12, 8});
    QTRY_COMPARE(m_probed, 1);
}

void tst_FirstLook::whatIsShownStaysWhenItIsClose()
{
    ask(13);
    QTRY_COMPARE(m_views.size(), std::size_t(1));
    QCOMPARE(m_views[0].frame, 10);
    QVERIFY(!m_views[0].isBlurred);
    QCOMPARE(qRed(m_views[0].image.pixel(12, 8)), 200);
    m_isOpen = true;
    m_isOpen.notify_all();
    QTRY_VERIFY(m_views.back().isExact);
    QCOMPARE(m_views.back().frame, 13);
}

QTEST_GUILESS_MAIN(tst_FirstLook)
#include "tst_first_look.moc"
