// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "inference/base/settings.h"
#include "inference/matting/temporal_smoothing.h"
#include "inference/metrics/alpha_metrics.h"
#include "inference/predictors/builtin_matter.h"

#include <QDir>
#include <QtTest>

#include <opencv2/imgcodecs.hpp>
#include <opencv2/imgproc.hpp>

using namespace filigree;

namespace {

constexpr int frames = 6;

Image read(const QString &path, int channels)
{
    cv::Mat picture =
        cv::imread(path.toStdString(), channels == 1 ? cv::IMREAD_GRAYSCALE : cv::IMREAD_COLOR);
    if (channels == 3 && !picture.empty())
        cv::cvtColor(picture, picture, cv::COLOR_BGR2RGB);
    Image image({picture.cols, picture.rows}, channels, PixelType::U8);
    if (!image.isEmpty())
        picture.copyTo(cv::Mat(picture.size(), picture.type(), image.data()));
    return image;
}

class FirstFrames final : public FrameSource
{
public:
    explicit FirstFrames(const QDir &clip)
    {
        for (int i = 0; i < frames; ++i)
            m_pictures.push_back(std::make_shared<Image>(
                read(clip.filePath(QString::asprintf("frames/%05d.jpg", i)), 3)));
    }
    Size size() const override { return m_pictures.front()->size(); }
    int frameCount() const override { return frames; }
    Result<ImagePtr> frame(int index, std::stop_token) override
    {
        return m_pictures[std::size_t(index)];
    }

private:
    std::vector<ImagePtr> m_pictures;
};

//! What is known of one frame, its alpha as it was solved, and that alpha steadied.
struct Solved
{
    ImagePtr picture;
    Image truth, trimap, unknown, alpha, smooth;
};

//! Within the unknown region, means over the frames.
struct Score
{
    double sad = 0, dtssd = 0;
};

Score scoreOf(const std::vector<Solved> &clip, Image Solved::*alpha)
{
    Score score;
    for (std::size_t i = 0; i < clip.size(); ++i) {
        const Solved &here = clip[i];
        score.sad += metrics::sad(here.*alpha, here.truth, here.unknown) / frames;
        if (i == 0)
            continue;
        const Solved &before = clip[i - 1];
        score.dtssd +=
            metrics::dtssd(before.*alpha, here.*alpha, before.truth, here.truth, here.unknown)
            / (frames - 1);
    }
    return score;
}

} // namespace

//! The filter over time against composites, whose alpha is known.
class tst_TemporalSmoothing final : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase();
    // A filter that only blurred would be steadier as well, and further from the truth.
    void flickersLessAndIsNoFurtherFromTheTruth();

private:
    void solve(const QString &clip, std::vector<Solved> &solved) const;

    QDir m_clips{QStringLiteral(FILIGREE_SOURCE_DIR) + "/../shared/data/clips"};
};

void tst_TemporalSmoothing::initTestCase()
{
    if (!m_clips.exists("comp_lemur"))
        QSKIP("../shared/data is not there: the filter over time was NOT tried on composites.");
}

void tst_TemporalSmoothing::solve(const QString &clip, std::vector<Solved> &solved) const
{
    const QDir folder(m_clips.filePath(clip));
    const auto source = std::make_shared<FirstFrames>(folder);
    BuiltinMatter matter(source, 0);
    for (int i = 0; i < frames; ++i) {
        Solved here;
        here.picture = *source->frame(i, {});
        here.truth = read(folder.filePath(QString::asprintf("alpha/1/%05d.png", i)), 1);
        here.trimap = read(folder.filePath(QString::asprintf("trimaps/1/%05d.png", i)), 1);
        QVERIFY(!here.picture->isEmpty() && !here.truth.isEmpty() && !here.trimap.isEmpty());
        here.unknown = metrics::unknownRegion(here.trimap);
        MatteRequest request{i, 1, &here.trimap, {}};
        request.settings.decontaminate = false;
        auto matte = matter.matte(request, {});
        QVERIFY2(matte.has_value(), matte ? "" : matte.error().message.c_str());
        here.alpha = std::move(matte->alpha);
        solved.push_back(std::move(here));
    }
    const auto neighbour = [&](int i) {
        const bool isThere = i >= 0 && i < frames;
        return isThere
            ? NeighbourFrame{solved[std::size_t(i)].picture.get(), &solved[std::size_t(i)].alpha}
            : NeighbourFrame();
    };
    for (int i = 0; i < frames; ++i) {
        Solved &here = solved[std::size_t(i)];
        here.smooth =
            smoothedOverTime(here.alpha, *here.picture, neighbour(i - 1), neighbour(i + 1),
                             EdgeSettings().temporalSmoothing, &here.trimap);
    }
}

void tst_TemporalSmoothing::flickersLessAndIsNoFurtherFromTheTruth()
{
    double before = 0, after = 0; // SAD
    for (const char *clip : {"comp_dancer", "comp_lemur", "comp_rabbit", "comp_two"}) {
        std::vector<Solved> solved;
        solve(clip, solved);
        if (QTest::currentTestFailed())
            return;
        const Score alone = scoreOf(solved, &Solved::alpha);
        const Score steadied = scoreOf(solved, &Solved::smooth);
        qInfo("%-11s dtSSD %6.3f, steadied %6.3f; SAD %.3f, steadied %.3f", clip, alone.dtssd,
              steadied.dtssd, alone.sad, steadied.sad);
        QVERIFY2(steadied.dtssd < alone.dtssd, clip);
        QVERIFY2(steadied.sad < 1.03 * alone.sad, clip); // a clip may lose what others gain
        before += alone.sad;
        after += steadied.sad;
    }
    QVERIFY(after <= before);
}

QTEST_APPLESS_MAIN(tst_TemporalSmoothing)
#include "tst_temporal_smoothing.moc"
