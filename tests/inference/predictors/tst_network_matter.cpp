// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "inference/models/mematte/matte_network.h"
#include "inference/models/torch_setup.h"
#include "inference/predictors/engines.h"
#include "inference/predictors/network_matter.h"
#include "tests/inference/models/cramped_memory.h"
#include "tests/parity/synthetic_matte.h"

#include <QDir>
#include <QElapsedTimer>
#include <QImage>
#include <QTemporaryDir>
#include <QtTest>

#include <cmath>
#include <fstream>

using namespace filigree;

//! Matting by a network, whose synthetic weights make an alpha that means nothing but depends on
//! all that a trained one depends on.
class tst_NetworkMatter final : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase();
    // Who has little memory must get the same alpha, which is that of the whole frame.
    void littleMemoryGivesTheSameAlpha();
    // A frame of 8K must cost its own pixels and the band's surroundings, no more.
    void aHugeFrameWithALittleHair();
    // What the user drew as certain stays certain.
    void knownPixelsStayKnown();
    void aStopIsObeyed();
    void aModelThatIsNotThereIsNamed();
    // A graphics processor's memory is often others'; what does not fit at once fits in parts.
    void tooLittleMemoryForTheWholeIsEnoughForHalves();

private:
    Result<Matte> matteWith(std::int64_t bytes, std::stop_token stop = {}, int halvings = 0);

    double largestStep(const Image &one, const Image &other) const;

    QTemporaryDir m_folder;
    std::string m_checkpoint;
    std::shared_ptr<FrameSource> m_frames;
    Image m_trimap;
    std::shared_ptr<MatteNetwork> m_network;
};

namespace {

class OnePicture final : public FrameSource
{
public:
    explicit OnePicture(Image picture)
        : m_picture(std::make_shared<Image>(std::move(picture)))
    { }
    Size size() const override { return m_picture->size(); }
    int frameCount() const override { return 1; }
    Result<ImagePtr> frame(int, std::stop_token) override { return m_picture; }

private:
    ImagePtr m_picture;
};

Image imageOf(const QImage &given, int channels)
{
    const QImage source =
        given.convertToFormat(channels == 1 ? QImage::Format_Grayscale8 : QImage::Format_RGB888);
    Image image({source.width(), source.height()}, channels, PixelType::U8);
    for (int y = 0; y < source.height(); ++y)
        std::copy_n(source.constScanLine(y), image.rowBytes(), image.row<uint8_t>(y));
    return image;
}

// MiB that the process had at most ("VmHWM:") or has ("VmRSS:"); 0 where there is no such file.
double memoryOf(const std::string &key)
{
    std::ifstream status("/proc/self/status");
    for (std::string word; status >> word;) {
        double kibibytes = 0;
        if (word == key && status >> kibibytes)
            return kibibytes / 1024;
    }
    return 0;
}

} // namespace

Result<Matte> tst_NetworkMatter::matteWith(std::int64_t bytes, std::stop_token stop, int halvings)
{
    NetworkMatter matter(m_frames, m_network, {0, bytes, halvings});
    MatteRequest request;
    request.trimap = &m_trimap;
    request.settings.decontaminate = false;
    return matter.matte(request, stop);
}

void tst_NetworkMatter::initTestCase()
{
    const QDir clip(QStringLiteral(FILIGREE_SOURCE_DIR) + "/../shared/data/clips/comp_lemur");
    const QImage picture(clip.filePath("frames/00000.jpg"));
    const QImage trimap(clip.filePath("trimaps/1/00000.png"));
    if (picture.isNull() || trimap.isNull())
        QSKIP("../shared/data is not there: matting by a network was NOT tried.");
    // As large as a frame of HD, so that there is something to divide.
    const QSize size = 2 * picture.size();
    m_frames = std::make_shared<OnePicture>(
        imageOf(picture.scaled(size, Qt::IgnoreAspectRatio, Qt::SmoothTransformation), 3));
    m_trimap = imageOf(trimap.scaled(size, Qt::IgnoreAspectRatio, Qt::FastTransformation), 1);
    m_checkpoint = m_folder.filePath("synthetic.safetensors").toStdString();
    const Result<> written = parity::writeSyntheticMatte(m_checkpoint);
    QVERIFY2(written.has_value(), written ? "" : written.error().message.c_str());
    setTorchThreads(0);
    const auto network = MatteNetwork::load("mematte_s", m_checkpoint);
    QVERIFY2(network.has_value(), network ? "" : network.error().message.c_str());
    m_network = *network;
}

void tst_NetworkMatter::littleMemoryGivesTheSameAlpha()
{
    constexpr std::int64_t budget = 1 << 30;
    std::ofstream("/proc/self/clear_refs") << "5"; // the peak is counted anew
    const double before = memoryOf("VmRSS:");
    const Result<Matte> whole = matteWith(budget);
    QVERIFY2(whole.has_value(), whole ? "" : whole.error().message.c_str());
    const double used = memoryOf("VmHWM:") - before;
    qInfo("%.0f MiB", used);
    QVERIFY2(used < 300, qPrintable(QString("%1 MiB").arg(used)));
    const Result<Matte> parts = matteWith(0);
    QVERIFY2(parts.has_value(), parts ? "" : parts.error().message.c_str());
    QVERIFY(parts->alpha == whole->alpha);

    // And it is that of the network that is shown the frame itself.
    const Size size = m_trimap.size();
    MattePicture picture{size.width, size.height, {}};
    const auto frame = m_frames->frame(0, {});
    for (int y = 0; y < size.height; ++y) {
        for (int x = 0; x < size.width; ++x) {
            for (int c = 0; c < 3; ++c)
                picture.values.push_back(float((*frame)->row<uint8_t>(y)[3 * x + c]) / 255);
            picture.values.push_back(float(m_trimap.row<uint8_t>(y)[x]) / 255);
        }
    }
    const Result<std::vector<float>> shown = m_network->alpha(std::move(picture));
    QVERIFY(shown.has_value());
    double sum = 0;
    int unknown = 0;
    for (int y = 0; y < size.height; ++y) {
        for (int x = 0; x < size.width; ++x) {
            if (m_trimap.row<uint8_t>(y)[x] != 128)
                continue;
            sum += std::abs(whole->alpha.row<float>(y)[x]
                            - (*shown)[std::size_t(y) * std::size_t(size.width) + std::size_t(x)]);
            ++unknown;
        }
    }
    QVERIFY2(sum < unknown / 255.0, qPrintable(QString::number(255 * sum / unknown)));
}

void tst_NetworkMatter::aHugeFrameWithALittleHair()
{
    Image picture({7680, 4320}, 3, PixelType::U8);
    Image trimap(picture.size(), 1, PixelType::U8);
    for (int y = 1500; y < 2500; ++y) {
        for (int x = 4500; x < 5500; ++x) {
            const double radius = std::hypot(x - 5000, y - 2000);
            trimap.row<uint8_t>(y)[x] = radius < 200 ? 255 : radius < 260 ? 128 : 0;
            picture.row<uint8_t>(y)[3 * x] = uint8_t(127 + 120 * std::sin(0.1 * radius));
        }
    }
    NetworkMatter matter(std::make_shared<OnePicture>(std::move(picture)), m_network, {});
    MatteRequest request;
    request.trimap = &trimap;
    request.settings.decontaminate = false;
    std::ofstream("/proc/self/clear_refs") << "5";
    const double before = memoryOf("VmRSS:");
    QElapsedTimer timer;
    timer.start();
    const Result<Matte> matte = matter.matte(request, {});
    QVERIFY2(matte.has_value(), matte ? "" : matte.error().message.c_str());
    const double used = memoryOf("VmHWM:") - before;
    qInfo("7680 x 4320: %.1f s, %.0f MiB", double(timer.elapsed()) / 1000, used);
    QCOMPARE(matte->alpha.row<float>(2000)[5000], 1.0F);
    const float hair = matte->alpha.row<float>(2000)[5230];
    QVERIFY(hair > 0 && hair < 1);
    QVERIFY2(used < 700, qPrintable(QString("%1 MiB").arg(used))); // three of its alphas are 380
}

void tst_NetworkMatter::knownPixelsStayKnown()
{
    const Result<Matte> matte = matteWith(std::int64_t(1) << 30);
    QVERIFY(matte.has_value());
    int between = 0;
    for (int y = 0; y < m_trimap.height(); ++y) {
        for (int x = 0; x < m_trimap.width(); ++x) {
            const float alpha = matte->alpha.row<float>(y)[x];
            const uint8_t known = m_trimap.row<uint8_t>(y)[x];
            if (known == 0 || known == 255)
                QCOMPARE(alpha, known == 255 ? 1.0F : 0.0F);
            else
                between += std::abs(alpha * 255 - std::round(alpha * 255)) > 0.01F;
        }
    }
    QVERIFY(between > 1000); // not rounded to 8 bits
}

void tst_NetworkMatter::aStopIsObeyed()
{
    std::stop_source source;
    source.request_stop();
    const Result<Matte> matte = matteWith(std::int64_t(1) << 30, source.get_token());
    QVERIFY(!matte.has_value());
    QCOMPARE(matte.error().kind, Error::Kind::Cancelled);
}

void tst_NetworkMatter::aModelThatIsNotThereIsNamed()
{
    const auto error = [&](const EngineOptions &options) {
        const auto made = makeMatter("mematte_s", m_frames, options);
        return made ? Error() : made.error();
    };
    const Error missing = error({});
    QCOMPARE(missing.kind, Error::Kind::NotFound);
    QVERIFY2(missing.message.find("mematte_s") != std::string::npos, missing.message.c_str());
    EngineOptions options;
    options.models["mematte_s"] = m_folder.filePath("gone.pth").toStdString();
    QCOMPARE(error(options).kind, Error::Kind::NotFound);
    QVERIFY(error(options).message.find("gone.pth") != std::string::npos);
    options.models["mematte_s"] = m_checkpoint;
    QVERIFY(makeMatter("mematte_s", m_frames, options).has_value());
}

void tst_NetworkMatter::tooLittleMemoryForTheWholeIsEnoughForHalves()
{
    constexpr std::int64_t plenty = std::int64_t(3) << 30;
    const Result<Matte> expected = matteWith(plenty, {}, 1);
    QVERIFY(expected.has_value());
    Result<Matte> whole = Matte();
    const std::size_t needed = largestTensorOf([&] { whole = matteWith(plenty); });
    QVERIFY(whole.has_value());
    QVERIFY(!(whole->alpha == expected->alpha)); // it was divided, and where does not show
    QVERIFY(largestStep(expected->alpha, whole->alpha) < 0.25);
    EngineOptions options;
    options.models["mematte_s"] = m_checkpoint;
    MatteRequest request;
    request.trimap = &m_trimap;
    request.settings.decontaminate = false;
    const auto matte = [&] {
        return makeMatter("mematte_s", m_frames, options).and_then([&](auto &&matter) {
            return matter->matte(request, {});
        });
    };
    const CrampedMemory cramped(needed - 1);
    const Result<Matte> failed = matte();
    QVERIFY(!failed.has_value());
    QCOMPARE(failed.error().kind, Error::Kind::OutOfMemory);
    options.halvings = 1;
    const Result<Matte> halved = matte();
    QVERIFY2(halved.has_value(), halved ? "" : halved.error().message.c_str());
    for (int y = 0; y < m_trimap.height(); ++y)
        QVERIFY(std::equal(halved->alpha.row<float>(y),
                           halved->alpha.row<float>(y) + m_trimap.width(),
                           expected->alpha.row<float>(y)));
}

//! Of the difference of two alphas, from one unknown pixel to the next.
double tst_NetworkMatter::largestStep(const Image &one, const Image &other) const
{
    double largest = 0;
    for (int y = 0; y < m_trimap.height(); ++y) {
        const auto difference = [&](int x) {
            return double(one.row<float>(y)[x]) - double(other.row<float>(y)[x]);
        };
        const uint8_t *row = m_trimap.row<uint8_t>(y);
        for (int x = 1; x < m_trimap.width(); ++x) {
            if (row[x] == 128 && row[x - 1] == 128)
                largest = std::max(largest, std::abs(difference(x) - difference(x - 1)));
        }
    }
    return largest;
}

QTEST_APPLESS_MAIN(tst_NetworkMatter)
#include "tst_network_matter.moc"
