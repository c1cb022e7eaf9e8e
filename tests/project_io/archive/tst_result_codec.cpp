// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "project_io/archive/compression.h"
#include "project_io/archive/result_codec.h"
#include "project_io/archive/result_name.h"
#include "tests/project_io/archive/fixtures.h"

#include <QElapsedTimer>
#include <QtTest>

#include <cmath>
#include <cstring>
#include <limits>

using namespace filigree;
using namespace filigree::fixtures;

Q_DECLARE_METATYPE(filigree::ResultKind)

class tst_ResultCodec final : public QObject
{
    Q_OBJECT
private slots:
    // Mattes must come back as they were made, within the precision that the header promises.
    void resultsComeBack_data();
    void resultsComeBack();
    // A mask that lost or won pixels in the cache would change with every save.
    void logitsKeepTheirSign();
    void coloursAreKeptWhereAsked();
    void coloursBeyondOneAreExact();
    // Wrong pixels are worse than none.
    void damageIsSeen();
    void anotherAddressIsSeen();
    // A small file must not be able to ask for all memory.
    void aBombIsRefused();
    void whatDoesNotFitIsRefused();
    void namesComeBack();
    void foreignNamesAreRefused_data();
    void foreignNamesAreRefused();
    // Not a check: how fast and how small, for the record.
    void printSpeed();
};

void tst_ResultCodec::resultsComeBack_data()
{
    QTest::addColumn<ResultKind>("kind");
    QTest::addColumn<double>("precision");
    QTest::newRow("logits") << ResultKind::MaskLogits << 1.0 / 8;
    QTest::newRow("trimap") << ResultKind::Trimap << 0.0;
    QTest::newRow("alpha") << ResultKind::Alpha << 0.5 / 65535 + 1e-7;
    QTest::newRow("foreground") << ResultKind::Foreground << 0.5 / 65535 + 1e-7;
}

void tst_ResultCodec::resultsComeBack()
{
    QFETCH(ResultKind, kind);
    QFETCH(double, precision);
    const Image image = resultImage(kind, {67, 41});
    const ResultOrigin origin{"builtin", 1.5, 0.75};
    const ResultAddress address = addressOf(kind, 12);
    const Result<Blob> blob = packResult(address, image, origin);
    QVERIFY2(blob.has_value(), blob ? "" : blob.error().message.c_str());
    const Result<StoredResult> back = unpackResult(address, *blob);
    QVERIFY2(back.has_value(), back ? "" : back.error().message.c_str());
    QCOMPARE(back->origin, origin);
    QVERIFY(back->support.isEmpty());
    QVERIFY(back->image.size() == image.size() && back->image.type() == image.type()
            && back->image.channels() == image.channels());
    if (kind == ResultKind::Trimap) {
        QVERIFY(back->image == image);
        return;
    }
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width() * image.channels(); ++x) {
            const float before = std::clamp(image.row<float>(y)[x], -15.875f, 15.875f);
            QVERIFY(std::abs(before - back->image.row<float>(y)[x]) <= precision);
        }
    }
    // What came back is stored without another loss.
    QVERIFY(unpackResult(address, *packResult(address, back->image, origin))->image == back->image);
}

void tst_ResultCodec::logitsKeepTheirSign()
{
    Image logits({6, 1}, 1, PixelType::F32);
    const float values[] = {1e-6f,   0.0f,     -1e-6f,
                            1000.0f, -1000.0f, std::numeric_limits<float>::quiet_NaN()};
    std::copy(std::begin(values), std::end(values), logits.row<float>(0));
    const ResultAddress address = addressOf(ResultKind::MaskLogits, 0);
    const Image back = unpackResult(address, *packResult(address, logits, {}))->image;
    const bool inside[] = {true, false, false, true, false, false};
    for (int x = 0; x < 6; ++x)
        QCOMPARE(back.row<float>(0)[x] > 0, inside[x]);
}

void tst_ResultCodec::coloursAreKeptWhereAsked()
{
    const Image colours = colourImage({40, 30});
    const Image support = trimapImage({40, 30}); // 0, 128 and 255
    const ResultAddress address = addressOf(ResultKind::Foreground, 3);
    const Result<StoredResult> back =
        unpackResult(address, *packResult(address, colours, {}, &support));
    QVERIFY(back.has_value());
    for (int y = 0; y < 30; ++y) {
        for (int x = 0; x < 40; ++x) {
            const bool kept = support.row<std::uint8_t>(y)[x] != 0;
            QCOMPARE(int(back->support.row<std::uint8_t>(y)[x]), kept ? 255 : 0);
            const float expected = kept ? colours.row<float>(y)[3 * x + 1] : 0.0f;
            QVERIFY(std::abs(back->image.row<float>(y)[3 * x + 1] - expected) <= 1.0f / 65535);
        }
    }
}

void tst_ResultCodec::coloursBeyondOneAreExact()
{
    Image colours = colourImage({9, 9});
    colours.row<float>(4)[4] = 17.3f;
    colours.row<float>(5)[5] = -0.01f;
    const ResultAddress address = addressOf(ResultKind::Foreground, 3);
    QVERIFY(unpackResult(address, *packResult(address, colours, {}))->image == colours);
}

void tst_ResultCodec::damageIsSeen()
{
    const ResultAddress address = addressOf(ResultKind::Alpha, 5);
    const Blob blob = *packResult(address, alphaImage({48, 32}), {"builtin", 1, 1});
    for (std::size_t at = 0; at < blob.size(); ++at) {
        Blob damaged = blob;
        damaged[at] ^= std::byte(1 << (at % 8));
        const Result<StoredResult> back = unpackResult(address, damaged);
        // A flipped bit that the decoder does not use may pass, wrong pixels may not.
        if (back)
            QVERIFY(back->image == unpackResult(address, blob)->image);
        else
            QCOMPARE(back.error().kind, Error::Kind::Unreadable);
    }
    for (std::size_t size = 0; size < blob.size(); size += 7)
        QVERIFY(!unpackResult(address, std::span(blob).first(size)));
}

void tst_ResultCodec::anotherAddressIsSeen()
{
    const ResultAddress address = addressOf(ResultKind::Alpha, 5);
    const Blob blob = *packResult(address, alphaImage({8, 8}), {});
    QVERIFY(!unpackResult(addressOf(ResultKind::Alpha, 6), blob));
    QVERIFY(!unpackResult(addressOf(ResultKind::Alpha, 5, 8), blob));
}

void tst_ResultCodec::aBombIsRefused()
{
    const ResultAddress address = addressOf(ResultKind::Trimap, 0);
    const Blob small = *decompress(*packResult(address, trimapImage({8, 8}), {}), 4096);
    constexpr std::size_t widthAt = 52; // behind the mark, the address, the key and the two doubles
    const auto claiming = [&](std::int32_t width, std::size_t pixels) {
        Blob plain = small;
        std::memcpy(plain.data() + widthAt, &width, sizeof width);
        plain.resize(plain.size() - 64 + pixels);
        return *compress(plain);
    };
    QVERIFY(unpackResult(address, claiming(8, 64)));
    const auto refused = [&](const Blob &blob) {
        const auto result = unpackResult(address, blob);
        return !result && result.error().kind == Error::Kind::Unreadable;
    };
    QVERIFY(refused(claiming(1 << 20, 64))); // asks for more pixels than are there
    QVERIFY(refused(claiming(1 << 30, 64)));
    QVERIFY(refused(claiming(-8, 64)));
    const Blob bomb = claiming(8, std::size_t(200) << 20);
    QVERIFY(bomb.size() < 100'000);
    QVERIFY(refused(bomb)); // has more than it says
}

void tst_ResultCodec::whatDoesNotFitIsRefused()
{
    const ResultAddress address = addressOf(ResultKind::Alpha, 0);
    QVERIFY(!packResult(address, colourImage({4, 4}), {}));
    QVERIFY(!packResult(address, trimapImage({4, 4}), {}));
    QVERIFY(!packResult(address, Image(), {}));
    const Image support = trimapImage({5, 4});
    QVERIFY(!packResult(addressOf(ResultKind::Foreground, 0), colourImage({4, 4}), {}, &support));
    ResultAddress nothing = address;
    nothing.key = {};
    QVERIFY(!packResult(nothing, alphaImage({4, 4}), {}));
}

void tst_ResultCodec::namesComeBack()
{
    for (const ResultKind kind : allResultKinds) {
        for (const double presence : {0.0, 0.49999, 0.5, 1.0}) {
            const ResultAddress address = addressOf(kind, 1'234'567, 99, 12);
            const auto back = parseResultName(resultName(address, presence));
            QVERIFY(back && back->address == address);
            QCOMPARE(back->presence < 0.5f, presence < 0.5);
            QCOMPARE(resultName(address, double(back->presence)), resultName(address, presence));
        }
    }
}

void tst_ResultCodec::foreignNamesAreRefused_data()
{
    QTest::addColumn<QString>("name");
    const QString good = QString::fromStdString(resultName(addressOf(ResultKind::Alpha, 5), 1));
    const auto row = [&](const char *what, QString before, QString after) {
        QTest::newRow(what) << QString(good).replace(before, after);
    };
    row("upwards", "1/1/alpha", "../1/alpha");
    row("negative clip", "1/1/alpha", "-1/1/alpha");
    row("clip 0", "1/1/alpha", "0/1/alpha");
    row("too large a number", "1/1/alpha", "99999999999/1/alpha");
    row("another kind", "alpha", "beta");
    row("frame beyond all", "000005", "10000000");
    row("no key", "0000000000000007", "000000000000000g");
    row("short", "-fff", "");
    row("longer", "-fff", "-fff/x");
    row("sign in presence", "-fff", "-+ff");
    QTest::newRow("empty") << QString();
}

void tst_ResultCodec::foreignNamesAreRefused()
{
    QFETCH(QString, name);
    QVERIFY(!parseResultName(name.toStdString()));
}

void tst_ResultCodec::printSpeed()
{
    const Size size{1920, 1080};
    const Image support = trimapImage(size);
    Image unknown(size, 1, PixelType::U8);
    for (int y = 0; y < size.height; ++y) {
        for (int x = 0; x < size.width; ++x)
            unknown.row<std::uint8_t>(y)[x] = support.row<std::uint8_t>(y)[x] == 128;
    }
    for (const ResultKind kind : allResultKinds) {
        const Image image = resultImage(kind, size);
        const ResultAddress address = addressOf(kind, 0);
        const Image *kept = kind == ResultKind::Foreground ? &unknown : nullptr;
        QElapsedTimer timer;
        timer.start();
        const Blob blob = *packResult(address, image, {}, kept);
        const double packed = double(timer.nsecsElapsed()) / 1e6;
        timer.restart();
        QVERIFY(unpackResult(address, blob));
        const double unpacked = double(timer.nsecsElapsed()) / 1e6;
        const double megabytes = double(image.byteCount()) / 1e6;
        qInfo("%s 1920x1080: %.0f kB of %.1f MB; packed in %.1f ms (%.0f MB/s), unpacked in %.1f "
              "ms (%.0f MB/s)",
              toText(address).c_str(), double(blob.size()) / 1e3, megabytes, packed,
              megabytes * 1e3 / packed, unpacked, megabytes * 1e3 / unpacked);
    }
}

QTEST_APPLESS_MAIN(tst_ResultCodec)
#include "tst_result_codec.moc"
