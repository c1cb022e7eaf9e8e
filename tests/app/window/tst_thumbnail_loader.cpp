// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "app/jobs/thumbnail_loader.h"
#include "fake_clip.h"

#include <QSignalSpy>
#include <QtTest>

using namespace filigree;

class tst_ThumbnailLoader final : public QObject
{
    Q_OBJECT
private slots:
    void init();
    void picturesComeInOrder();
    // Scrolling through a long clip must not leave a queue behind.
    void onlyTheNewestRequestCounts();
    void picturesAreKeptWithinTheirBudget();
    void aPauseEndsTheDecodingAndGoesOn();
    // A short pause may be over before the decoding has noticed it; its frame must not be lost.
    void aPauseThatIsOverAtOnceLosesNothing();
    // A picture of the clip before would be shown in the wrong place.
    void anotherClipForgets();
    void destructionEndsTheDecoding();

private:
    std::shared_ptr<CachedFrameSource> source()
    {
        return std::make_shared<CachedFrameSource>(std::make_unique<FakeClip>(1000, m_log),
                                                   std::make_shared<FrameCache>(1 << 20));
    }
    std::shared_ptr<FakeClip::Log> m_log;
};

void tst_ThumbnailLoader::init()
{
    m_log = std::make_shared<FakeClip::Log>();
}

void tst_ThumbnailLoader::picturesComeInOrder()
{
    ThumbnailLoader loader;
    QSignalSpy ready(&loader, &ThumbnailLoader::ready);
    loader.setSource(source());
    loader.request({30, 10, 200}, {16, 9});
    QTRY_COMPARE(ready.size(), 3);
    QCOMPARE(ready[0][0].toInt(), 30);
    QCOMPARE(ready[1][0].toInt(), 10);
    QCOMPARE(ready[2][0].toInt(), 200);
    const auto picture = ready[2][1].value<QImage>();
    QCOMPARE(picture.size(), QSize(16, 9));
    QCOMPARE(qGray(picture.pixel(8, 4)), 200);
    loader.request({10}, {16, 9});
    QTRY_COMPARE(ready.size(), 4);
    QCOMPARE(m_log->reads.load(), 3); // kept
}

void tst_ThumbnailLoader::onlyTheNewestRequestCounts()
{
    ThumbnailLoader loader;
    QSignalSpy ready(&loader, &ThumbnailLoader::ready);
    loader.setSource(source());
    m_log->hold = true;
    loader.request({1, 2, 3, 4, 5}, {16, 9});
    QTRY_COMPARE(m_log->waiting.load(), 1);
    loader.request({7}, {16, 9});
    QTRY_COMPARE(m_log->reads.load(), 2); // the first was given up
    m_log->hold = false;
    QTRY_COMPARE(ready.size(), 1);
    QCOMPARE(ready[0][0].toInt(), 7);
}

void tst_ThumbnailLoader::picturesAreKeptWithinTheirBudget()
{
    constexpr std::size_t bytes = 16 * 9 * 4;
    ThumbnailLoader loader(5 * bytes);
    QSignalSpy ready(&loader, &ThumbnailLoader::ready);
    loader.setSource(source());
    QList<int> frames;
    for (int frame = 0; frame < 40; ++frame)
        frames += frame;
    loader.request(frames, {16, 9});
    QTRY_COMPARE(ready.size(), 40);
    QVERIFY(loader.usedBytes() <= 5 * bytes);
    QVERIFY(loader.usedBytes() > 0);
}

void tst_ThumbnailLoader::aPauseEndsTheDecodingAndGoesOn()
{
    ThumbnailLoader loader;
    QSignalSpy ready(&loader, &ThumbnailLoader::ready);
    loader.setSource(source());
    m_log->hold = true;
    loader.request({1, 2}, {16, 9});
    QTRY_COMPARE(m_log->waiting.load(), 1);
    loader.setPaused(true);
    QTRY_COMPARE(m_log->waiting.load(), 0);
    m_log->hold = false;
    QCOMPARE(ready.size(), 0);
    loader.setPaused(false);
    QTRY_COMPARE(ready.size(), 2);
}

void tst_ThumbnailLoader::aPauseThatIsOverAtOnceLosesNothing()
{
    ThumbnailLoader loader;
    QSignalSpy ready(&loader, &ThumbnailLoader::ready);
    loader.setSource(source());
    m_log->hold = true;
    loader.request({1, 2}, {16, 9});
    QTRY_COMPARE(m_log->waiting.load(), 1);
    loader.setPaused(true);
    loader.setPaused(false);
    m_log->hold = false;
    QTRY_COMPARE(ready.size(), 2);
}

void tst_ThumbnailLoader::anotherClipForgets()
{
    ThumbnailLoader loader;
    QSignalSpy ready(&loader, &ThumbnailLoader::ready);
    loader.setSource(source());
    loader.request({1, 2, 3}, {16, 9});
    QTRY_COMPARE(m_log->reads.load(), 3);
    loader.setSource(source()); // before the last was delivered here
    QCOMPARE(loader.usedBytes(), std::size_t(0));
    ready.clear();
    QCoreApplication::processEvents();
    QCOMPARE(ready.size(), 0);
}

void tst_ThumbnailLoader::destructionEndsTheDecoding()
{
    m_log->hold = true;
    {
        ThumbnailLoader loader;
        loader.setSource(source());
        loader.request({1}, {16, 9});
        QTRY_COMPARE(m_log->waiting.load(), 1);
    }
    QCOMPARE(m_log->waiting.load(), 0);
}

QTEST_GUILESS_MAIN(tst_ThumbnailLoader)
#include "tst_thumbnail_loader.moc"
