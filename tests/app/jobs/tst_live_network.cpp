// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "app/jobs/live_matte_service.h"
#include "tests/parity/synthetic_checkpoint.h"

#include <QTemporaryDir>
#include <QtTest>

#include <cmath>

using namespace filigree;

namespace {

//! A small frame with waves of colour.
class WavySource final : public FrameSource
{
public:
    Size size() const override { return {96, 96}; }
    int frameCount() const override { return 1; }
    Result<ImagePtr> frame(int, std::stop_token) override
    {
        Image image(size(), 3, PixelType::U8);
        for (int y = 0; y < 96; ++y) {
            for (int x = 0; x < 96; ++x) {
                for (int c = 0; c < 3; ++c)
                    image.row<std::uint8_t>(y)[3 * x + c] =
                        std::uint8_t(127 + 120 * std::sin((x * (c + 1) + y) * 0.11));
            }
        }
        return std::make_shared<const Image>(std::move(image));
    }
};

double farthest(const Image &a, const Image &b)
{
    double most = 0;
    for (int y = 0; y < a.height(); ++y) {
        for (int x = 0; x < a.width(); ++x)
            most = std::max(most, double(std::abs(a.row<float>(y)[x] - b.row<float>(y)[x])));
    }
    return most;
}

} // namespace

// Under the trimap pen of an object that a network mattes; its synthetic weights make an alpha that
// means nothing but is its own.
class tst_LiveNetwork final : public QObject
{
    Q_OBJECT
private slots:
    // Who draws must see an answer at once, and in the end the one that the job will give.
    void theNetworkTakesTheQuickAnswersPlace();

private:
    Result<Matte> matteBy(const std::string &matter, const Image &trimap);

    QTemporaryDir m_folder;
    EngineOptions m_engines;
};

Result<Matte> tst_LiveNetwork::matteBy(const std::string &matter, const Image &trimap)
{
    MatteRequest request;
    request.object = 1;
    request.trimap = &trimap;
    request.settings.decontaminate = false;
    return makeMatter(matter, std::make_shared<WavySource>(), m_engines).and_then([&](auto &&made) {
        return made->matte(request, {});
    });
}

void tst_LiveNetwork::theNetworkTakesTheQuickAnswersPlace()
{
    const std::string checkpoint = m_folder.filePath("synthetic.safetensors").toStdString();
    const Result<> written = parity::writeSyntheticCheckpoint(
        "mematte_s", checkpoint, {{"decoder.matting_head.matting_convs.3.bias", -0.2}});
    QVERIFY2(written.has_value(), written ? "" : written.error().message.c_str());
    m_engines.models["mematte_s"] = checkpoint;

    ClipEntry clip;
    clip.id = 1;
    clip.media.frameCount = 1;
    clip.addObject().matte.matter = "mematte_s";
    Image given({96, 96}, 1, PixelType::U8); // the object on the left
    for (int y = 0; y < 96; ++y)
        std::fill_n(given.row<std::uint8_t>(y), 48, std::uint8_t(255));
    clip.trimaps[0][1] = PackedMask(given);
    TrimapStroke stroke;
    for (int y = 30; y <= 66; y += 4)
        stroke.points.push_back({48, double(y)});
    stroke.radius = 12;

    std::vector<ImagePtr> alphas;
    ImagePtr trimap;
    LiveMatteService live(std::make_shared<WorkGate>(), std::make_shared<ImageCache>());
    live.setEngines(m_engines);
    connect(&live, &LiveMatteService::solved, this,
            [&](int, int, const ImagePtr &drawn, const ImagePtr &alpha, const QRect &) {
                trimap = drawn;
                alphas.push_back(alpha);
            });
    connect(&live, &LiveMatteService::failed, this,
            [](int, const Error &error) { QFAIL(error.message.c_str()); });
    live.draw({std::make_shared<ClipEntry>(clip), std::make_shared<WavySource>(),
               std::move(*ResultStore::open(m_folder.path().toStdString())), 0, 1},
              stroke);
    QTRY_COMPARE_WITH_TIMEOUT(alphas.size(), std::size_t(2), 60000);

    const Result<Matte> quick = matteBy("builtin", *trimap);
    const Result<Matte> own = matteBy("mematte_s", *trimap);
    QVERIFY(quick.has_value() && own.has_value());
    QVERIFY(farthest(quick->alpha, own->alpha) > 0.1); // or nothing would be told apart
    QVERIFY(farthest(*alphas[0], quick->alpha) < 1e-5);
    QVERIFY(farthest(*alphas[1], own->alpha) < 1e-5);
}

QTEST_GUILESS_MAIN(tst_LiveNetwork)
#include "tst_live_network.moc"
