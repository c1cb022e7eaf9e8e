// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "inference/base/packed_mask.h"

#include <QtTest>

#include <cmath>
#include <random>

using namespace filigree;

Q_DECLARE_METATYPE(filigree::Image)

class tst_PackedMask final : public QObject
{
    Q_OBJECT
private slots:
    // A given mask that came back with other pixels would be another mask.
    void pixelsComeBack_data();
    void pixelsComeBack();
    // Results are kept under what they were made from: copies and readings must be the same mask.
    void theSamePixelsAreTheSameMask();
    // A clip has one on every frame; at full size ten thousand of them are 20 GB.
    void anOutlineTakesKilobytes();
    void otherImagesAreNone();
    // They come from project files, which may be damaged or made to harm.
    void wrongBytesAreRefused();
};

namespace {

Image drawn(Size size, const std::function<int(int, int)> &level)
{
    Image mask(size, 1, PixelType::U8);
    for (int y = 0; y < size.height; ++y)
        for (int x = 0; x < size.width; ++x)
            mask.row<uint8_t>(y)[x] = uint8_t(level(x, y));
    return mask;
}

Image disc(Size size)
{
    return drawn(size, [&](int x, int y) {
        const double far = std::hypot(x - size.width * 0.4, y - size.height * 0.5);
        return far < size.height * 0.3 ? 255 : far < size.height * 0.35 ? 128 : 0;
    });
}

} // namespace

void tst_PackedMask::pixelsComeBack_data()
{
    QTest::addColumn<Image>("mask");
    QTest::newRow("nothing") << drawn({7, 5}, [](int, int) { return 0; });
    QTest::newRow("all") << drawn({300, 3}, [](int, int) { return 255; });
    QTest::newRow("one pixel") << drawn({1, 1}, [](int, int) { return 128; });
    QTest::newRow("the last pixel")
        << drawn({300, 200}, [](int x, int y) { return x == 299 && y == 199 ? 255 : 0; });
    QTest::newRow("disc with a border") << disc({333, 222});
    QTest::newRow("columns") << drawn({640, 4}, [](int x, int) { return x % 2 * 255; });
    QTest::newRow("far jumps") << drawn(
        {640, 40}, [](int x, int y) { return x < (y % 2 == 0 ? 5 : 600) ? 255 : 0; });
    QTest::newRow("jumps of 127 and 128")
        << drawn({640, 6}, [](int x, int y) { return x < 100 + y / 2 * (127 + y % 2) ? 255 : 0; });
    std::mt19937 random(1);
    QTest::newRow("noise of all levels")
        << drawn({123, 45}, [&](int, int) { return int(random() % 256); });
}

void tst_PackedMask::pixelsComeBack()
{
    QFETCH(Image, mask);
    const PackedMask packed(mask);
    QVERIFY(packed);
    QVERIFY(packed.size() == mask.size());
    QVERIFY(packed.image() == mask);
    const auto read = PackedMask::fromBytes(packed.bytes(), 1 << 20);
    QVERIFY(read.has_value());
    QVERIFY(read->image() == mask);
    QVERIFY(*read == packed);
}

void tst_PackedMask::theSamePixelsAreTheSameMask()
{
    const PackedMask one(disc({64, 40}));
    const PackedMask copy = one;
    QVERIFY(copy == one && copy.identity() == one.identity());
    QVERIFY(PackedMask(disc({64, 40})) == one);
    QVERIFY(PackedMask(disc({64, 41})) != one);
    QVERIFY(PackedMask() != one);
    QVERIFY(PackedMask() == PackedMask());
}

void tst_PackedMask::anOutlineTakesKilobytes()
{
    QVERIFY(PackedMask(disc({1920, 1080})).bytes().size() < 8000);
}

void tst_PackedMask::otherImagesAreNone()
{
    QVERIFY(!PackedMask(Image()));
    QVERIFY(!PackedMask(Image({4, 4}, 3, PixelType::U8)));
    QVERIFY(!PackedMask(Image({4, 4}, 1, PixelType::F32)));
    QVERIFY(PackedMask().image().isEmpty());
    QVERIFY(PackedMask().bytes().empty());
}

void tst_PackedMask::wrongBytesAreRefused()
{
    const PackedMask mask(disc({120, 80}));
    const std::vector<std::byte> bytes(mask.bytes().begin(), mask.bytes().end());
    QVERIFY(!PackedMask::fromBytes(bytes, 120 * 80 - 1)); // too large
    for (std::size_t size = 0; size < bytes.size(); ++size)
        QVERIFY(!PackedMask::fromBytes(std::span(bytes).first(size), 1 << 20));
    std::vector<std::byte> longer = bytes;
    longer.push_back(std::byte(0));
    QVERIFY(!PackedMask::fromBytes(longer, 1 << 20));
    std::mt19937 random(2);
    for (int i = 0; i < 20'000; ++i) {
        std::vector<std::byte> damaged = bytes;
        for (int n = 0; n < 1 + i % 3; ++n)
            damaged[random() % damaged.size()] = std::byte(random() % 256);
        // What passes is a mask like any other.
        if (const auto read = PackedMask::fromBytes(damaged, 1 << 20))
            QVERIFY(PackedMask(read->image()) == *read);
    }
}

QTEST_APPLESS_MAIN(tst_PackedMask)
#include "tst_packed_mask.moc"
