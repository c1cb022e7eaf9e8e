// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "project_io/media/demo_clip.h"
#include "tests/widgets/viewer/view_fixtures.h"
#include "widgets/theme/theme.h"
#include "widgets/viewer/mask_shapes.h"
#include "widgets/viewer/start_panel.h"
#include "widgets/viewer/viewer.h"
#include "widgets/viewer/viewer_banner.h"

#include <QDir>
#include <QtTest>

#include <algorithm>

using namespace filigree;

// Every view as a picture to look at, kept in <build>/artifacts; run again at 200 %. What is tested
// is that each differs from the others, so that no view is silently another one.
class tst_ViewerPictures final : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase();
    void keepsAPictureOf_data();
    void keepsAPictureOf();

private:
    ViewLayers m_layers;
    std::vector<QImage> m_seen;
};

namespace {

struct Look
{
    ViewSettings view;
    ViewerScene scene;
    double zoom = 0; // 0: fitted
    Tool tool = Tool::PositiveClick;
};

ImagePtr shared(Image image)
{
    return std::make_shared<const Image>(std::move(image));
}

ObjectLayer objectAt(const DemoClip &clip, int frame)
{
    ObjectLayer object;
    object.id = 1;
    object.colour = {230, 159, 0};
    object.alpha = shared(clip.alpha(frame));
    const Size size = DemoClip::size;
    const float *alpha = object.alpha->row<float>(0);
    const auto at = [alpha, size](int x, int y) { return alpha[y * size.width + x]; };
    object.mask = maskImage(size, [&](int x, int y) { return at(x, y) >= 0.5F; });
    Image trimap(size, 1, PixelType::U8);
    for (int y = 0; y < size.height; ++y) {
        for (int x = 0; x < size.width; ++x)
            trimap.row<std::uint8_t>(y)[x] = at(x, y) < 0.01F ? 0 : at(x, y) > 0.99F ? 255 : 128;
    }
    object.trimap = shared(std::move(trimap));
    return object;
}

template<typename Value> void add(std::vector<ShownPrompt> &prompts, Value value, bool selected)
{
    ShownPrompt shown;
    shown.prompt = std::move(value);
    shown.colour = selected ? Colour{230, 159, 0} : Colour{86, 180, 233};
    shown.isOfSelected = selected;
    prompts.emplace_back(std::move(shown));
}

std::vector<ShownPrompt> promptsOfEveryKind()
{
    std::vector<ShownPrompt> prompts;
    add(prompts, BoxPrompt{{180, 60, 430, 320}}, true);
    add(prompts, PointPrompt{{300, 170}, true}, true);
    add(prompts, PointPrompt{{120, 250}, false}, true);
    add(prompts, StrokePrompt{{{250, 120}, {280, 110}, {330, 125}}, 6, true}, true);
    add(prompts, StrokePrompt{{{80, 60}, {120, 90}, {100, 130}}, 6, false}, true);
    add(prompts, PointPrompt{{520, 90}, true}, false);
    return prompts;
}

} // namespace

Q_DECLARE_METATYPE(Look)

void tst_ViewerPictures::initTestCase()
{
    applyTheme(*qApp);
    const DemoClip clip;
    m_layers.size = DemoClip::size;
    m_layers.frame = 12;
    m_layers.picture = shared(clip.picture(12));
    m_layers.previous = shared(clip.picture(11));
    m_layers.objects.push_back(objectAt(clip, 12));
    m_layers.background = shared(clip.picture(30));
    for (const int offset : {-8, -4, 4, 8}) {
        OnionLayer layer;
        layer.offset = offset;
        layer.picture = shared(clip.picture(12 + offset));
        layer.objects.push_back(objectAt(clip, 12 + offset));
        m_layers.onion.push_back(layer);
    }
}

void tst_ViewerPictures::keepsAPictureOf_data()
{
    QTest::addColumn<Look>("look");
    const auto row = [](const char *name, ViewMode mode, auto change) {
        Look look;
        look.view.a.mode = mode;
        look.view.onion.step = 4;
        change(look);
        QTest::newRow(name) << look;
    };
    const auto asIs = [](Look &) {};
    row("source", ViewMode::Source, asIs);
    row("overlay", ViewMode::Overlay, asIs);
    row("alpha", ViewMode::Alpha, asIs);
    row("trimap", ViewMode::Trimap, asIs);
    row("matte", ViewMode::Matte, asIs);
    row("matte-solid", ViewMode::Matte, [](Look &l) { l.view.background = Background::Solid; });
    row("matte-picture", ViewMode::Matte, [](Look &l) { l.view.background = Background::Picture; });
    row("foreground", ViewMode::Foreground, asIs);
    row("difference", ViewMode::Difference, asIs);
    row("onion-outlines", ViewMode::Source, [](Look &l) { l.view.onion.enabled = true; });
    row("onion-cut-outs", ViewMode::Matte, [](Look &l) {
        l.view.onion.enabled = true;
        l.view.onion.style = OnionStyle::CutOuts;
    });
    row("wipe", ViewMode::Source, [](Look &l) {
        l.view.compare = l.scene.compare = Compare::Wipe;
        l.view.wipe.angle = l.scene.wipe.angle = 20;
        l.scene.nameA = QStringLiteral("Source");
        l.scene.nameB = QStringLiteral("Matte");
    });
    row("side-by-side", ViewMode::Overlay, [](Look &l) {
        l.view.compare = l.scene.compare = Compare::SideBySide;
        l.view.b.mode = ViewMode::Alpha;
        l.scene.nameA = QStringLiteral("Overlay");
        l.scene.nameB = QStringLiteral("Alpha");
        l.scene.prompts = promptsOfEveryKind();
    });
    row("prompts", ViewMode::Overlay, [](Look &l) {
        l.scene.prompts = promptsOfEveryKind();
        l.scene.note = QStringLiteral("The alpha is not up to date.");
        l.scene.readOut = QStringLiteral("x 312  y 140    R 38210  G 21877  B 9012    alpha 0.982");
    });
    row("absent", ViewMode::Source, [](Look &l) {
        l.scene.absent = QStringLiteral("Ball is not on this frame");
        l.scene.readOut = QStringLiteral("x 312  y 140    R 38210  G 21877  B 9012");
    });
    row("brush", ViewMode::Overlay, [](Look &l) {
        l.tool = Tool::Brush;
        l.zoom = 3;
    });
    row("pixels", ViewMode::Overlay, [](Look &l) { l.zoom = 24; });
    row("start", ViewMode::Source, [](Look &l) { l.zoom = -1; });
}

void tst_ViewerPictures::keepsAPictureOf()
{
    QFETCH(Look, look);
    Viewer viewer;
    viewer.resize(900, 560);
    ViewerScene scene = look.scene;
    if (look.zoom >= 0)
        scene.frame = {DemoClip::size.width, DemoClip::size.height};
    else
        viewer.startPanel().setRecentFiles(
            {QStringLiteral("/clips/dog.mp4"),
             QStringLiteral(
                 "/clips/a very long name of a clip that an editor gave to it, version 7 "
                 "final (really).mov"),
             QStringLiteral("/projects/Übung Größe.filigree")});
    viewer.setScene(scene);
    viewer.setTool(look.tool);
    viewer.setBrushRadius(14);
    viewer.setObjectColour({230, 159, 0});
    viewer.show();
    QVERIFY(QTest::qWaitForWindowExposed(&viewer));
    if (look.zoom > 0)
        viewer.zoomTo(look.zoom * viewer.devicePixelRatioF());
    if (!scene.prompts.empty())
        viewer.selectPrompt(0);
    if (look.tool == Tool::Brush) {
        QTest::mousePress(&viewer, Qt::LeftButton, {}, {300, 200});
        QTest::mouseMove(&viewer, {400, 260});
        QTest::mouseMove(&viewer, {470, 240});
    }
    if (!scene.absent.isEmpty())
        viewer.banner().setText(
            QStringLiteral("dog.mp4 is damaged from frame 31: the rest of the file is missing."),
            QStringLiteral("Relink…"));
    if (!scene.frame.isEmpty()) {
        const VisiblePart part = viewer.visiblePart();
        const int panes = scene.compare == Compare::SideBySide ? 2 : 1;
        viewer.setPicture(composeView(m_layers, look.view, part.frame,
                                      QSize(part.target.width() * panes, part.target.height())),
                          part.frame);
    }
    const QImage picture = viewer.grab().toImage();
    QVERIFY(std::ranges::find(m_seen, picture) == m_seen.end());
    m_seen.push_back(picture);
    QDir folder(QStringLiteral(FILIGREE_ARTIFACTS_DIR));
    QVERIFY(folder.mkpath(QStringLiteral(".")));
    const QString name = QStringLiteral("viewer_%1_%2.png")
                             .arg(QString::fromUtf8(QTest::currentDataTag()))
                             .arg(qRound(viewer.devicePixelRatioF() * 100));
    QVERIFY(picture.save(folder.filePath(name)));
}

QTEST_MAIN(tst_ViewerPictures)
#include "tst_viewer_pictures.moc"
