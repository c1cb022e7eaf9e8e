// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "project_io/media/cached_frame_source.h"
#include "project_io/media/scene_linear.h"
#include "test_clips.h"

#include <QTemporaryDir>
#include <QtTest>

#include <cmath>

using namespace filigree;

class tst_SceneLinear final : public QObject
{
    Q_OBJECT
private slots:
    // Engines that judge colours by eye would go wrong on the wrong curve.
    void followsTheStandardsCurve();
    // An EXR must leave as it came: engines see display colours, exports the file's own.
    void anExrIsSeenByEnginesAndExportedAsItIs();
};

void tst_SceneLinear::followsTheStandardsCurve()
{
    Image linear({6, 1}, 1, PixelType::F32);
    const float values[] = {0, 0.002F, 0.2140411F, 1, 4, -0.2140411F};
    const float expected[] = {0,    0.02584F, 0.5F, 1, 1.055F * std::pow(4.0F, 1 / 2.4F) - 0.055F,
                              -0.5F};
    std::copy(std::begin(values), std::end(values), linear.row<float>(0));
    const Image shown = displayReferred(linear);
    const Image back = sceneLinear(shown);
    for (int i = 0; i < 6; ++i) {
        QVERIFY(std::abs(shown.row<float>(0)[i] - expected[i]) < 1e-5F);
        QVERIFY(std::abs(back.row<float>(0)[i] - values[i]) < 1e-5F);
    }
}

void tst_SceneLinear::anExrIsSeenByEnginesAndExportedAsItIs()
{
    if (!test_clips::hasEncoder("exr"))
        QSKIP("ffmpeg has no EXR encoder");
    const QTemporaryDir folder;
    const QString path = folder.filePath("still.exr");
    QCOMPARE(test_clips::ffmpeg({"-f", "lavfi", "-i", "testsrc2=size=32x24", "-frames:v", "1",
                                 "-pix_fmt", "gbrpf32le", path}),
             QString());
    const auto clip = Clip::open(path.toStdString());
    QVERIFY(clip.has_value());
    const auto stored = (*clip)->read(0);
    const auto source = CachedFrameSource::open(path.toStdString(), std::make_shared<FrameCache>());
    QVERIFY(source.has_value());
    const auto original = (*source)->original(0);
    const auto shown = (*source)->frame(0);
    QVERIFY(stored && original && shown);
    QVERIFY(**original == *stored->image);
    QVERIFY(**shown == displayReferred(*stored->image));
    QVERIFY(!(**shown == **original));
    const Image back = (*source)->toOriginal(**shown);
    for (int x = 0; x < 3 * 32; ++x)
        QVERIFY(std::abs(back.row<float>(7)[x] - (*original)->row<float>(7)[x]) < 1e-5F);
}

QTEST_GUILESS_MAIN(tst_SceneLinear)
#include "tst_scene_linear.moc"
