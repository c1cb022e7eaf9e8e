// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "inference/predictors/engines.h"

#include <QtTest>
#include <cmath>

using namespace filigree;

namespace {

constexpr Size size{400, 240};
constexpr int edge = 200; // the object lies to the right of this column

// The upper half has a hard edge, the lower one strands that reach far over it.
double alphaAt(int x, int y)
{
    const bool strands = y >= size.height / 2 && (y / 2) % 3 == 0;
    return x >= edge + (strands ? -7 : 0) ? 1 : 0;
}

class EdgePicture final : public FrameSource
{
public:
    Size size() const override { return ::size; }
    int frameCount() const override { return 2; }
    Result<ImagePtr> frame(int, std::stop_token) override
    {
        auto image = std::make_shared<Image>(::size, 3, PixelType::U8);
        for (int y = 0; y < ::size.height; ++y) {
            for (int x = 0; x < ::size.width; ++x) {
                for (int c = 0; c < 3; ++c)
                    image->row<uint8_t>(y)[3 * x + c] =
                        uint8_t(60 + 120 * alphaAt(x, y) + (x * 7 + y * 13) % 5);
            }
        }
        return image;
    }
};

ObjectMask hardMask()
{
    ObjectMask mask{1, Image(size, 1, PixelType::F32), 1};
    for (int y = 0; y < size.height; ++y) {
        for (int x = 0; x < size.width; ++x)
            mask.logits.row<float>(y)[x] = x >= edge ? 8.0F : -8.0F;
    }
    return mask;
}

Image trimapOf(const ObjectMask &mask, const TrimapSettings &settings = {},
               std::vector<TrimapStroke> strokes = {})
{
    auto predictor = makeTrimapPredictor("builtin", std::make_shared<EdgePicture>(), {}).value();
    return predictor->trimap({0, &mask, std::move(strokes), settings}, {}).value();
}

int unknownIn(const Image &trimap, int y)
{
    int count = 0;
    for (int x = 0; x < trimap.width(); ++x)
        count += trimap.row<uint8_t>(y)[x] == 128;
    return count;
}

} // namespace

class tst_BuiltinTrimap final : public QObject
{
    Q_OBJECT
private slots:
    // Hair needs room to be solved, and a hard edge with too much room gets smeared.
    void wideOnStrandsThinOnHardEdges();
    // Where the tracker does not know, the solver has to find out.
    void followsTheTrackersDoubt();
    // The user's width and strokes have the last word.
    void userOverrides();
    // A frame without the object must come out as background, not as a band around nothing.
    void emptyMask();
};

void tst_BuiltinTrimap::wideOnStrandsThinOnHardEdges()
{
    const Image trimap = trimapOf(hardMask());
    const int thin = unknownIn(trimap, 50), wide = unknownIn(trimap, 190);
    QVERIFY2(thin >= 2 && thin <= 8, qPrintable(QString::number(thin)));
    QVERIFY2(wide >= thin + 3, qPrintable(QString::number(wide)));
    QCOMPARE(int(trimap.row<uint8_t>(50)[20]), 0);
    QCOMPARE(int(trimap.row<uint8_t>(50)[380]), 255);
    for (int x = edge - 6; x < edge; ++x)
        QCOMPARE(int(trimap.row<uint8_t>(190)[x]), 128);
}

void tst_BuiltinTrimap::followsTheTrackersDoubt()
{
    ObjectMask mask = hardMask();
    for (int x = edge - 10; x < edge + 10; ++x)
        mask.logits.row<float>(50)[x] = x >= edge ? 0.5F : -0.5F;
    QVERIFY(unknownIn(trimapOf(mask), 50) >= 20);
}

void tst_BuiltinTrimap::userOverrides()
{
    TrimapSettings settings;
    settings.widthScale = 0;
    QCOMPARE(unknownIn(trimapOf(hardMask(), settings), 190), 0);
    settings.minimumWidth = 12;
    QCOMPARE(unknownIn(trimapOf(hardMask(), settings), 50), 24);
    settings.widthScale = 3;
    settings.minimumWidth = 0;
    QVERIFY(unknownIn(trimapOf(hardMask(), settings), 50) > unknownIn(trimapOf(hardMask()), 50));
    const Image painted = trimapOf(hardMask(), {},
                                   {{{{20, 50}, {60, 50}}, 3, TrimapLabel::Unknown},
                                    {{{380, 50}}, 3, TrimapLabel::Background},
                                    {{{40, 50}}, 1, TrimapLabel::Foreground}});
    QCOMPARE(int(painted.row<uint8_t>(50)[30]), 128);
    QCOMPARE(int(painted.row<uint8_t>(52)[60]), 128);
    QCOMPARE(int(painted.row<uint8_t>(50)[380]), 0);
    QCOMPARE(int(painted.row<uint8_t>(50)[40]), 255);
}

void tst_BuiltinTrimap::emptyMask()
{
    ObjectMask mask = hardMask();
    mask.presence = 0.1;
    const Image trimap = trimapOf(mask);
    for (int y = 0; y < size.height; ++y) {
        for (int x = 0; x < size.width; ++x)
            QCOMPARE(int(trimap.row<uint8_t>(y)[x]), 0);
    }
}

QTEST_APPLESS_MAIN(tst_BuiltinTrimap)
#include "tst_builtin_trimap.moc"
