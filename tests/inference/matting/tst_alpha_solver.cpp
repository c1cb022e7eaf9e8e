// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "inference/matting/alpha_solver.h"
#include "inference/matting/exclusive.h"
#include "inference/matting/matting_laplacian.h"
#include "test_pictures.h"

#include <QTest>

#include <random>

using namespace filigree;
using namespace filigree::test;

namespace {

//! A ramp between two colours, with its trimap: alpha is exact everywhere.
struct Ramp
{
    Size size{96, 64};
    double soft = 24;
    double alphaAt(int x) const
    {
        return std::clamp((x - size.width / 2.0) / soft + 0.5, 0.0, 1.0);
    }
    Image picture() const
    {
        return deepPicture(size, [this](int x, int, int c) {
            const double foreground[3] = {0.9, 0.5, 0.2};
            const double background[3] = {0.1, 0.3, 0.6};
            return alphaAt(x) * foreground[c] + (1 - alphaAt(x)) * background[c];
        });
    }
    Image alpha() const
    {
        return alphaImage(size, [this](int x, int) { return alphaAt(x); });
    }
    Image trimap(int margin = 6) const
    {
        return trimapImage(size, [&](int x, int) {
            const double away = std::abs(x - size.width / 2.0) - soft / 2 - margin;
            return away < 0 ? 128 : x < size.width / 2 ? 0 : 255;
        });
    }
};

//! A textured scene with a soft wavy edge, larger than one window of the tiled solver.
struct Scene
{
    Size size{420, 300};
    Image picture() const
    {
        std::mt19937 random(3);
        std::uniform_real_distribution<double> noise(-0.03, 0.03);
        return deepPicture(size, [&](int x, int y, int c) {
            const double a = alphaAt(x, y);
            const double foreground = 0.7 + 0.2 * std::sin(0.05 * x + c) + noise(random);
            const double background = 0.25 + 0.15 * std::cos(0.07 * y - c) + noise(random);
            return std::clamp(a * foreground + (1 - a) * background, 0.0, 1.0);
        });
    }
    double alphaAt(int x, int y) const
    {
        const double edge = size.height / 2.0 + 40 * std::sin(0.03 * x);
        return std::clamp((y - edge) / 8 + 0.5, 0.0, 1.0);
    }
    Image trimap() const
    {
        return trimapImage(size, [&](int x, int y) {
            const double away = y - (size.height / 2.0 + 40 * std::sin(0.03 * x));
            return away < -16 ? 0 : away > 16 ? 255 : 128;
        });
    }
};

} // namespace

class tst_AlphaSolver : public QObject
{
    Q_OBJECT
private slots:
    void laplacianAnnihilatesColourLines();
    void exactMixGivesExactAlpha_data();
    void exactMixGivesExactAlpha();
    void lightAboveOneIsSolvedToo();
    void tiledEqualsUntiled_data();
    void tiledEqualsUntiled();
    void windowTouchesNothingElse();
    void priorLeads();
    void knownPixelsAreKept();
    void degenerateInputs_data();
    void degenerateInputs();
    void refusals();
    void cancelled();
    void exclusiveSumsToOneAtMost();
};

// The matting Laplacian's null space holds constants and the picture's own colours: if rows did not
// sum to zero, flat regions would fade.
void tst_AlphaSolver::laplacianAnnihilatesColourLines()
{
    std::mt19937 random(5);
    std::uniform_real_distribution<float> unit;
    cv::Mat3f picture(24, 30);
    for (cv::Vec3f &colour : picture)
        colour = {unit(random), unit(random), unit(random)};
    const UnknownRegion region(picture, cv::Mat1f::zeros(24, 30), cv::Mat1b(24, 30, 255), {30, 24});
    ThreadTeam team(2);
    const LinearSystem system = mattingLaplacian(team, region, {1e-7, 0});
    std::vector<float> constant(region.count(), 1);
    std::vector<float> image;
    system.matrix.multiply(team, constant, image);
    for (float value : image)
        QVERIFY(std::abs(value) < 1e-4);
    for (int row = 0; row < system.matrix.rows(); ++row) { // and it is symmetric
        for (int k = system.matrix.start[row]; k < system.matrix.start[row + 1]; ++k) {
            const int column = system.matrix.column[k];
            const auto begin = system.matrix.column.begin() + system.matrix.start[column];
            const auto end = system.matrix.column.begin() + system.matrix.start[column + 1];
            const auto mirror = std::find(begin, end, row);
            QVERIFY(mirror != end);
            const auto at = std::size_t(mirror - system.matrix.column.begin());
            QVERIFY(std::abs(system.matrix.value[at] - system.matrix.value[k]) < 1e-4);
        }
    }
}

void tst_AlphaSolver::exactMixGivesExactAlpha_data()
{
    QTest::addColumn<AlphaMethod>("method");
    QTest::newRow("closed form") << AlphaMethod::ClosedForm;
    QTest::newRow("information flow") << AlphaMethod::InformationFlow;
}

// Of a picture that is a mix of two colours the alpha is known in closed form.
void tst_AlphaSolver::exactMixGivesExactAlpha()
{
    QFETCH(AlphaMethod, method);
    const Ramp ramp;
    AlphaOptions options;
    options.method = method;
    options.tolerance = 1e-5;
    const auto alpha = solveAlpha(ramp.picture(), ramp.trimap(), options);
    QVERIFY2(alpha, alpha ? "" : alpha.error().message.c_str());
    const double error = largestDifference(*alpha, ramp.alpha());
    // The stretch that removes haze moves what is in between by its own size.
    QVERIFY2(error < (method == AlphaMethod::ClosedForm ? 0.01 : 0.05),
             qPrintable(QString::number(error)));
}

// Float sources hold light far above 1 and even infinities; they must not derail the solver.
void tst_AlphaSolver::lightAboveOneIsSolvedToo()
{
    const Ramp ramp;
    Image picture = floatPicture(ramp.size, [&](int x, int y, int c) {
        const double a = ramp.alphaAt(x);
        return x == 90 && y == 10 ? INFINITY : a * (8 + 4 * c) + (1 - a) * 0.1;
    });
    const auto alpha = solveAlpha(picture, ramp.trimap());
    QVERIFY(alpha);
    for (int x = 0; x < ramp.size.width; ++x) {
        QVERIFY(std::isfinite(alpha->row<float>(32)[x]));
        QVERIFY(x == 0 || alpha->row<float>(32)[x] >= alpha->row<float>(32)[x - 1] - 0.02F);
    }
}

void tst_AlphaSolver::tiledEqualsUntiled_data()
{
    exactMixGivesExactAlpha_data();
}

// Large frames are solved in windows; a seam would run through every 8K matte.
void tst_AlphaSolver::tiledEqualsUntiled()
{
    QFETCH(AlphaMethod, method);
    const Scene scene;
    AlphaOptions options;
    options.method = method;
    options.tolerance = 1e-4;
    const auto whole = solveAlpha(scene.picture(), scene.trimap(), options);
    options.maximumUnknown = 5000; // a third of what there is
    const auto tiled = solveAlpha(scene.picture(), scene.trimap(), options);
    QVERIFY(whole && tiled);
    const double error = largestDifference(*whole, *tiled);
    QVERIFY2(error < (method == AlphaMethod::ClosedForm ? 0.02 : 0.1),
             qPrintable(QString::number(error)));
    double difference = 0;
    for (int y = 0; y < scene.size.height; ++y) {
        for (int x = 0; x < scene.size.width; ++x)
            difference += std::abs(whole->row<float>(y)[x] - tiled->row<float>(y)[x]);
    }
    QVERIFY(difference / (scene.size.width * 33) < 5e-3);
}

// A brush stroke must answer locally: outside of its window nothing may change.
void tst_AlphaSolver::windowTouchesNothingElse()
{
    const Scene scene;
    AlphaOptions options;
    options.tolerance = 1e-4;
    const Image picture = scene.picture();
    const auto whole = solveAlpha(picture, scene.trimap(), options);
    QVERIFY(whole);
    const PixelWindow window{100, 80, 128, 128};
    Image disturbed = *whole;
    for (int y = window.y; y < window.y + window.height; ++y)
        std::fill_n(disturbed.row<float>(y) + window.x, window.width, 0.3F);
    const auto again = solveWindow(picture, scene.trimap(), window, disturbed, options);
    QVERIFY(again);
    double total = 0;
    for (int y = 0; y < scene.size.height; ++y) {
        for (int x = 0; x < scene.size.width; ++x) {
            const bool inside = x >= window.x && y >= window.y && x < window.x + window.width
                && y < window.y + window.height;
            const float difference = std::abs(again->row<float>(y)[x] - whole->row<float>(y)[x]);
            QVERIFY(difference <= (inside ? 0.1F : 0.0F)); // fewer pixels to mix from inside
            total += difference;
        }
    }
    QVERIFY2(total / (128 * 33) < 0.005, qPrintable(QString::number(total / (128 * 33))));
}

// Without the pull of the neighbouring frame a matte flickers.
void tst_AlphaSolver::priorLeads()
{
    const Size size{64, 64}; // one colour: the picture says nothing
    const Image picture = deepPicture(size, [](int, int, int) { return 0.5; });
    const Image trimap = trimapImage(size, [](int x, int) {
        return x < 8 ? 0 : x >= 56 ? 255 : 128;
    });
    const AlphaPrior prior{alphaImage(size, [](int x, int) { return x < 24 ? 0 : 1; }),
                           alphaImage(size, [](int, int) { return 100; })};
    const auto alpha = solveAlpha(picture, trimap, {}, {}, &prior);
    QVERIFY(alpha);
    QVERIFY(alpha->row<float>(32)[16] < 0.1F);
    QVERIFY(alpha->row<float>(32)[32] > 0.9F);
}

// What the trimap knows is a promise to the user.
void tst_AlphaSolver::knownPixelsAreKept()
{
    const Scene scene;
    const Image trimap = scene.trimap();
    const auto alpha = solveAlpha(scene.picture(), trimap);
    QVERIFY(alpha);
    for (int y = 0; y < scene.size.height; ++y) {
        for (int x = 0; x < scene.size.width; ++x) {
            const int label = trimap.row<std::uint8_t>(y)[x];
            const float value = alpha->row<float>(y)[x];
            QVERIFY(label == 0 ? value == 0 : label == 255 ? value == 1 : value >= 0 && value <= 1);
        }
    }
}

void tst_AlphaSolver::degenerateInputs_data()
{
    QTest::addColumn<int>("width");
    QTest::addColumn<int>("height");
    QTest::addColumn<QString>("labels"); // one per column: b, u or f
    QTest::newRow("nothing unknown") << 6 << 5 << "bbbfff";
    QTest::newRow("no foreground known") << 6 << 5 << "bbuuuu";
    QTest::newRow("no background known") << 6 << 5 << "ffuuuu";
    QTest::newRow("one pixel high") << 6 << 1 << "bbuuff";
    QTest::newRow("one pixel wide and known") << 1 << 7 << "f";
    QTest::newRow("two by two") << 2 << 2 << "bu";
    QTest::newRow("regions of one pixel") << 7 << 3 << "bubufuf";
}

// Trackers and brushes produce such trimaps all the time.
void tst_AlphaSolver::degenerateInputs()
{
    QFETCH(int, width);
    QFETCH(int, height);
    QFETCH(QString, labels);
    const Image trimap = trimapImage({width, height}, [&](int x, int) {
        return labels[x] == 'b' ? 0 : labels[x] == 'f' ? 255 : 128;
    });
    const Image picture =
        deepPicture({width, height}, [](int x, int y, int c) { return (x * 3 + y + c) % 5 / 5.0; });
    for (AlphaMethod method : {AlphaMethod::ClosedForm, AlphaMethod::InformationFlow}) {
        AlphaOptions options;
        options.method = method;
        const auto alpha = solveAlpha(picture, trimap, options);
        QVERIFY2(alpha, alpha ? "" : alpha.error().message.c_str());
        for (int y = 0; y < height; ++y) {
            for (int x = 0; x < width; ++x) {
                QVERIFY(alpha->row<float>(y)[x] >= 0 && alpha->row<float>(y)[x] <= 1);
                if (!labels.contains('f'))
                    QVERIFY(alpha->row<float>(y)[x] < 0.01F);
                if (!labels.contains('b'))
                    QVERIFY(alpha->row<float>(y)[x] > 0.99F);
            }
        }
    }
}

// A wrong size must be told, not read past.
void tst_AlphaSolver::refusals()
{
    const Ramp ramp;
    const auto small =
        solveAlpha(ramp.picture(), trimapImage({10, 10}, [](int, int) { return 0; }));
    QVERIFY(!small);
    QCOMPARE(small.error().kind, Error::Kind::InvalidInput);
    QVERIFY(small.error().message.find("10x10") != std::string::npos);
    const auto blank =
        solveAlpha(ramp.picture(), trimapImage(ramp.size, [](int, int) { return 128; }));
    QVERIFY(!blank);
    QCOMPARE(blank.error().kind, Error::Kind::InvalidInput);
    const auto wrong = solveWindow(ramp.picture(), ramp.trimap(), {0, 0, 8, 8}, ramp.trimap());
    QVERIFY(!wrong);
    QCOMPARE(wrong.error().kind, Error::Kind::InvalidInput);
}

// Ctrl-C and a newer click must be able to interrupt.
void tst_AlphaSolver::cancelled()
{
    std::stop_source source;
    source.request_stop();
    const auto alpha = solveAlpha(Ramp().picture(), Ramp().trimap(), {}, source.get_token());
    QVERIFY(!alpha);
    QCOMPARE(alpha.error().kind, Error::Kind::Cancelled);
}

// Two objects that both claim a pixel would be composited twice.
void tst_AlphaSolver::exclusiveSumsToOneAtMost()
{
    const Size size{11, 1};
    const auto fitted =
        makeExclusive({alphaImage(size, [](int x, int) { return x / 10.0; }),
                       alphaImage(size, [](int, int) { return 0.6; }),
                       alphaImage(size, [](int x, int) { return x == 3 ? 1 : 0; })});
    QVERIFY(fitted);
    for (int x = 0; x < 11; ++x) {
        double total = 0;
        for (const Image &alpha : *fitted)
            total += alpha.row<float>(0)[x];
        QVERIFY(total <= 1 + 1e-6);
        if (x < 3) // nothing to settle there
            QCOMPARE((*fitted)[1].row<float>(0)[x], 0.6F);
    }
    QVERIFY((*fitted)[0].row<float>(0)[10] > 0.99F); // certain, so it stays
    QVERIFY((*fitted)[2].row<float>(0)[3] > 0.99F);
    QVERIFY(!makeExclusive(
        {alphaImage(size, [](int, int) { return 0; }), Image({3, 3}, 1, PixelType::F32)}));
}

QTEST_GUILESS_MAIN(tst_AlphaSolver)
#include "tst_alpha_solver.moc"
