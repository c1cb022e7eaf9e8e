// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "project_io/model/project.h"

#include <QtTest>

#include <set>

using namespace filigree;

class tst_Project final : public QObject
{
    Q_OBJECT
private slots:
    // Ids that were used again would show the results of a deleted object.
    void idsAreNeverUsedTwice();
    void newObjectsCanBeToldApart();
    void aRemovedObjectLeavesNothingBehind();
    void clipsAreNamedAfterTheirFile_data();
    void clipsAreNamedAfterTheirFile();
    // Undo compares values; a field left out of the comparison would never be undone.
    void equalityLooksIntoPixels();
};

void tst_Project::idsAreNeverUsedTwice()
{
    Project project;
    ClipEntry &clip = project.addClip({});
    clip.addObject();
    const ObjectId second = clip.addObject().id;
    clip.removeObject(second);
    QCOMPARE(clip.addObject().id, second + 1);
    clip.objects.push_back({});
    clip.objects.back().id = 40; // e.g. of a file whose counter is wrong
    QCOMPARE(clip.addObject().id, 41);
    const int id = clip.id;
    project.clips.clear();
    QCOMPARE(project.addClip({}).id, id + 1);
}

void tst_Project::newObjectsCanBeToldApart()
{
    ClipEntry clip;
    std::set<std::string> names;
    std::set<int> colours;
    for (int i = 0; i < 8; ++i) {
        const ObjectInfo &object = clip.addObject();
        names.insert(object.name);
        colours.insert((object.colour.red << 16) | (object.colour.green << 8) | object.colour.blue);
    }
    QCOMPARE(names.size(), std::size_t(8));
    QCOMPARE(colours.size(), std::size_t(8));
    const Colour freed = clip.objects[3].colour;
    clip.removeObject(clip.objects[3].id);
    QVERIFY(clip.addObject().colour == freed);
}

void tst_Project::aRemovedObjectLeavesNothingBehind()
{
    ClipEntry clip;
    clip.addObject();
    clip.addObject();
    clip.prompts[1][1] = {AbsentPrompt{}};
    clip.prompts[1][2] = {AbsentPrompt{}};
    clip.prompts[5][2] = {AbsentPrompt{}};
    clip.trimaps[5][2] = PackedMask(Image({1, 1}, 1, PixelType::U8));
    clip.results.set(2, ResultKind::Alpha, 7, {{1, 2}, 1});
    clip.removeObject(2);
    QCOMPARE(clip.objects.size(), std::size_t(1));
    QCOMPARE(clip.prompts.size(), std::size_t(1));
    QVERIFY(clip.trimaps.empty());
    QVERIFY(clip.results.isEmpty());
}

void tst_Project::clipsAreNamedAfterTheirFile_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("name");
    QTest::newRow("movie") << "/media/Käse.2.mov"
                           << "Käse.2";
    QTest::newRow("sequence") << "/media/shot.%04d.exr"
                              << "shot";
    QTest::newRow("numbers only") << "/media/swan/%05d.jpg"
                                  << "swan";
    QTest::newRow("in a folder that every clip has") << "/media/swan/PNG/frames/%05d.jpg"
                                                     << "swan";
    QTest::newRow("no folder") << "/%05d.jpg"
                               << "Clip";
    QTest::newRow("nothing") << ""
                             << "Clip";
}

void tst_Project::clipsAreNamedAfterTheirFile()
{
    QFETCH(QString, path);
    Project project;
    ClipReference media;
    media.absolutePath = path.toStdString();
    QTEST(QString::fromStdString(project.addClip(media).name), "name");
}

void tst_Project::equalityLooksIntoPixels()
{
    const auto mask = [](std::uint8_t value) {
        Image image({2, 2}, 1, PixelType::U8);
        image.row<std::uint8_t>(1)[1] = value;
        return PackedMask(image);
    };
    Project a;
    ClipEntry &clip = a.addClip({});
    clip.prompts[0][1] = {MaskPrompt{mask(255)}};
    clip.trimaps[0][1] = mask(128);
    Project b = a;
    b.clips[0].prompts[0][1] = {MaskPrompt{mask(255)}};
    b.clips[0].trimaps[0][1] = mask(128);
    QVERIFY(a == b);
    b.clips[0].trimaps[0][1] = mask(255);
    QVERIFY(!(a == b));
    b = a;
    b.clips[0].results.set(1, ResultKind::Alpha, 0, {{1, 1}, 1});
    QVERIFY(!(a == b));
    QVERIFY(a == b.withoutResults());
}

QTEST_APPLESS_MAIN(tst_Project)
#include "tst_project.moc"
