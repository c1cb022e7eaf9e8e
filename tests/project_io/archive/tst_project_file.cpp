// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "project_io/archive/project_file.h"
#include "project_io/archive/result_codec.h"
#include "project_io/archive/result_store.h"
#include "project_io/model/revision.h"
#include "tests/project_io/archive/fixtures.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QtTest>

using namespace filigree;
using namespace filigree::fixtures;

namespace {

//! Answers any address with one small result; counts what was asked for.
class AnyResult final : public ResultSource
{
public:
    mutable int asked = 0;
    bool contains(const ResultAddress &) const override { return true; }
    Result<std::optional<Blob>> blob(const ResultAddress &address) const override
    {
        ++asked;
        return packResult(address, resultImage(address.kind, {16, 9}), {"builtin", 0.1, 1})
            .map([](Blob &&blob) { return std::optional(std::move(blob)); });
    }
};

//! A dog prompted on frame 0, with all results of the first frames.
Project withResults(int frames)
{
    Project project;
    ClipReference media;
    media.absolutePath = "/media/dog.mov";
    media.frameCount = frames;
    ClipEntry &clip = project.addClip(media);
    clip.addObject("dog");
    clip.prompts[0][1] = {PointPrompt{{3, 4}, true}};
    const Revisions revisions(clip);
    for (int frame = 0; frame < frames; ++frame) {
        for (const ResultKind kind : allResultKinds)
            clip.results.set(1, kind, frame, {revisions.keys(1, frame).of(kind), 1});
    }
    return project;
}

} // namespace

class tst_ProjectFile final : public QObject
{
    Q_OBJECT
private slots:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }
    // Whatever the user said must be there again tomorrow.
    void everythingComesBack();
    void resultsComeBackOnDemand();
    // Saving again must not cost what was saved before.
    void unchangedResultsAreTakenOver();
    // The best result is kept, older ones are not: the file stays small.
    void onlyTheBestResultIsKept();
    void whatIsNowhereIsSaid();
    // A save that fails must leave the old file as it was.
    void aFailedSaveChangesNothing();
    void footageIsNeverOverwritten();
    void mediaBecomeRelative();
    // A reader must survive that its file is replaced.
    void anOpenArchiveOutlivesItsFile();
    // Fields of a newer version must survive being edited by this one.
    void unknownFieldsAreKept();
    void unknownFieldsInListsAreKept();
    void unknownEntriesAreKept();
    void savingTellsItsProgress();
    // Not a check of time: prints it.
    void aLongProjectOpens();

private:
    QJsonObject manifestOf(const std::string &file) const;
    void writeManifest(const QJsonObject &json, const ZipEntries &more = {}) const;
    std::string path(const char *name = "a.filigree") const
    {
        return m_folder->filePath(name).toStdString();
    }
    std::unique_ptr<QTemporaryDir> m_folder;
};

void tst_ProjectFile::everythingComesBack()
{
    Project project = fullProject();
    project.clips[0].media.relativePath.clear(); // set by saving
    const auto saved = saveProject(path("Käse 猫.filigree"), project, nullptr);
    QVERIFY2(saved.has_value(), saved ? "" : saved.error().message.c_str());
    auto opened = openProject(path("Käse 猫.filigree"));
    QVERIFY2(opened.has_value(), opened ? "" : opened.error().message.c_str());
    QVERIFY(!opened->project.clips[0].media.relativePath.empty());
    opened->project.clips[0].media.relativePath.clear();
    QVERIFY(opened->project == project);
    QVERIFY(opened->notes.empty());
    // Fresh stays fresh: keys do not change by being saved.
    QCOMPARE(Revisions(opened->project.clips[0]).keys(2, 12),
             Revisions(project.clips[0]).keys(2, 12));
}

void tst_ProjectFile::resultsComeBackOnDemand()
{
    auto store = *ResultStore::open(path("results"));
    Project project = withResults(3);
    const ClipEntry &clip = project.clips[0];
    ClipEntry &edited = project.clips[0];
    for (int frame = 0; frame < 3; ++frame) {
        const ContentKey key = clip.results.latest(1, ResultKind::Alpha, frame).key;
        const ResultAddress address{1, 1, ResultKind::Alpha, frame, key};
        QVERIFY(
            store->put(address, alphaImage({40, 30}, frame), {"builtin", 1, frame == 2 ? 0.2 : 1}));
    }
    edited.results.set(1, ResultKind::Alpha, 2,
                       {clip.results.latest(1, ResultKind::Alpha, 2).key, 0.2f});
    SaveOptions options;
    options.kinds = {ResultKind::Alpha};
    const auto saved = saveProject(path(), project, store.get(), options);
    QVERIFY2(saved.has_value(), saved ? "" : saved.error().message.c_str());
    QCOMPARE(saved->written, 3);
    QVERIFY(saved->lost.empty());

    const auto opened = openProject(path());
    QVERIFY(opened.has_value());
    const ClipEntry &back = opened->project.clips[0];
    QCOMPARE(Revisions(back).state(1, ResultKind::Alpha, 1), FrameState::Fresh);
    QCOMPARE(Revisions(back).state(1, ResultKind::Alpha, 2), FrameState::Absent);
    QCOMPARE(Revisions(back).state(1, ResultKind::Trimap, 1), FrameState::Missing);
    auto fresh = *ResultStore::open(path("other"));
    fresh->setBacking(opened->archive);
    const ResultAddress address{1, 1, ResultKind::Alpha, 1,
                                back.results.latest(1, ResultKind::Alpha, 1).key};
    const auto result = fresh->get(address);
    QVERIFY(result && *result);
    QVERIFY((*result)->image == (**store->get(address)).image);
    QVERIFY(!*opened->archive->blob(addressOf(ResultKind::Alpha, 1)));
}

void tst_ProjectFile::unchangedResultsAreTakenOver()
{
    const AnyResult source;
    Project project = withResults(10);
    const auto first = saveProject(path(), project, &source);
    QVERIFY(first.has_value());
    QCOMPARE(first->written, 40);
    project.name = "renamed";
    const auto second = saveProject(path(), project, &source);
    QVERIFY(second.has_value());
    QCOMPARE(second->copied, 40);
    QCOMPARE(second->written, 0);
    QCOMPARE(source.asked, 40);
    QCOMPARE(openProject(path())->project.clips[0].results, project.clips[0].results);
}

void tst_ProjectFile::onlyTheBestResultIsKept()
{
    const AnyResult source;
    Project project = withResults(4);
    const ClipEntry before = project.clips[0];
    project.clips[0].prompts[0][1].emplace_back(PointPrompt{{9, 9}, false});
    const Revisions revisions(project.clips[0]);
    project.clips[0].results.set(1, ResultKind::Alpha, 2, {revisions.keys(1, 2).alpha, 1});
    project.clips[0].prompts = before.prompts; // undo: the older result is today's
    QVERIFY(saveProject(path(), project, &source));
    QCOMPARE(openProject(path())->project.clips[0].results, before.results);
}

void tst_ProjectFile::whatIsNowhereIsSaid()
{
    const auto saved = saveProject(path(), withResults(2), nullptr);
    QVERIFY(saved.has_value());
    QCOMPARE(saved->lost.size(), std::size_t(8));
    QVERIFY(openProject(path())->project.clips[0].results.isEmpty());
}

void tst_ProjectFile::aFailedSaveChangesNothing()
{
    const AnyResult source;
    QVERIFY(saveProject(path(), withResults(2), &source));
    const QByteArray before = contents(m_folder->filePath("a.filigree"));
    std::stop_source stop;
    stop.request_stop();
    const auto cancelled = saveProject(path(), withResults(3), &source, {}, stop.get_token());
    QVERIFY(!cancelled && cancelled.error().kind == Error::Kind::Cancelled);
    const auto nowhere = saveProject(path("missing/a.filigree"), withResults(2), &source);
    QVERIFY(!nowhere && QString::fromStdString(nowhere.error().message).contains("missing"));
    QCOMPARE(contents(m_folder->filePath("a.filigree")), before);
    QCOMPARE(QDir(m_folder->path()).entryList(QDir::Files | QDir::Hidden),
             QStringList{"a.filigree"});
}

void tst_ProjectFile::footageIsNeverOverwritten()
{
    setContents(m_folder->filePath("clip.mov"), "footage");
    const auto saved = saveProject(path("clip.mov"), withResults(1), nullptr);
    QVERIFY(!saved && saved.error().kind == Error::Kind::InvalidInput);
    QCOMPARE(contents(m_folder->filePath("clip.mov")), "footage");
    setContents(m_folder->filePath("damaged.filigree"), "damaged");
    QVERIFY(saveProject(path("damaged.filigree"), withResults(1), nullptr));
    QVERIFY(openProject(path("damaged.filigree")));
}

void tst_ProjectFile::mediaBecomeRelative()
{
    Project project = withResults(1);
    project.clips[0].media.absolutePath = m_folder->filePath("footage/clip.mov").toStdString();
    QVERIFY(QDir(m_folder->path()).mkpath("projects"));
    QVERIFY(saveProject(path("projects/p.filigree"), project, nullptr));
    QCOMPARE(openProject(path("projects/p.filigree"))->project.clips[0].media.relativePath,
             "../footage/clip.mov");
}

void tst_ProjectFile::anOpenArchiveOutlivesItsFile()
{
    const AnyResult source;
    Project project = withResults(2);
    QVERIFY(saveProject(path(), project, &source));
    const auto opened = openProject(path());
    project.clips[0].results.clear();
    const auto saved = saveProject(path(), project, &source);
    QVERIFY(saved && saved->archive->addresses().empty());
    QCOMPARE(opened->archive->addresses().size(), std::size_t(8));
    for (const ResultAddress &address : opened->archive->addresses()) {
        const auto blob = opened->archive->blob(address);
        QVERIFY(blob && *blob && unpackResult(address, **blob));
    }
}

QJsonObject tst_ProjectFile::manifestOf(const std::string &file) const
{
    const QString copy = m_folder->filePath("copy.zip");
    QFile::remove(copy);
    QFile::copy(QString::fromStdString(file), copy);
    return QJsonDocument::fromJson(readZip(copy, "manifest.json")).object();
}

//! As new.filigree, with all else of a.filigree.
void tst_ProjectFile::writeManifest(const QJsonObject &json, const ZipEntries &more) const
{
    ZipEntries entries{{"manifest.json", QJsonDocument(json).toJson()}};
    for (const auto &[name, bytes] : readZip(QString::fromStdString(path()))) {
        if (name != "manifest.json")
            entries.emplace_back(name, bytes);
    }
    entries.insert(entries.end(), more.begin(), more.end());
    writeZip(m_folder->filePath("new.filigree"), entries);
}

void tst_ProjectFile::unknownFieldsAreKept()
{
    QVERIFY(saveProject(path(), fullProject(), nullptr));
    // What version 1.9 might add, at every level.
    QJsonObject json = manifestOf(path());
    json["version"] = QJsonArray{1, 9};
    json["future"] = QJsonObject{{"a", 1}};
    QJsonArray clips = json["clips"].toArray();
    QJsonObject clip = clips[0].toObject();
    clip["grade"] = "warm";
    QJsonObject media = clip["media"].toObject();
    media["camera"] = "A";
    clip["media"] = media;
    QJsonArray objects = clip["objects"].toArray();
    QJsonObject object = objects[1].toObject(), matte = object["matte"].toObject(),
                edge = matte["edge"].toObject();
    edge["choke"] = 0.5;
    matte["edge"] = edge;
    object["matte"] = matte;
    objects[1] = object;
    clip["objects"] = objects;
    clips[0] = clip;
    json["clips"] = clips;
    writeManifest(json);

    auto opened = openProject(path("new.filigree"));
    QVERIFY2(opened.has_value(), opened ? "" : opened.error().message.c_str());
    QCOMPARE(opened->notes.size(), std::size_t(1));
    opened->project.clips[0].objects[1].name = "edited";
    opened->project.clips[0].objects[1].matte.edge.feather = 3;
    QVERIFY(saveProject(path("again.filigree"), opened->project, nullptr));
    const QJsonObject again = manifestOf(path("again.filigree"));
    QCOMPARE(again["version"], json["version"]);
    QCOMPARE(again["future"], json["future"]);
    const QJsonObject clipAgain = again["clips"].toArray()[0].toObject();
    QCOMPARE(clipAgain["grade"].toString(), "warm");
    QCOMPARE(clipAgain["media"].toObject()["camera"].toString(), "A");
    const QJsonObject edgeAgain =
        clipAgain["objects"].toArray()[1].toObject()["matte"].toObject()["edge"].toObject();
    QCOMPARE(edgeAgain["choke"].toDouble(), 0.5);
    QCOMPARE(edgeAgain["feather"].toDouble(), 3.0);
}

void tst_ProjectFile::unknownFieldsInListsAreKept()
{
    Project project = fullProject();
    project.presets = {{"best", "prores4444", "a.mov", {}}};
    QVERIFY(saveProject(path(), project, nullptr));
    const auto changed = [](QJsonObject object, const QString &list, int index, auto change) {
        QJsonArray items = object[list].toArray();
        QJsonObject item = items[index].toObject();
        change(item);
        items[index] = item;
        object[list] = items;
        return object;
    };
    const auto mark = [](QJsonObject &item) { item["future"] = 7; };
    QJsonObject json = manifestOf(path());
    json = changed(json, "presets", 0, mark);
    json = changed(json, "clips", 0, [&](QJsonObject &clip) {
        clip = changed(clip, "markers", 1, mark);
        clip = changed(clip, "fine", 0, mark);
        clip = changed(clip, "trimaps", 0, mark);
        clip = changed(clip, "prompts", 0, mark);
        clip = changed(clip, "prompts", 1, [&](QJsonObject &entry) {
            entry = changed(entry, "prompts", 0, mark);
            entry = changed(entry, "prompts", 1, mark);
        });
    });
    writeManifest(json);
    auto opened = openProject(path("new.filigree"));
    QVERIFY2(opened.has_value(), opened ? "" : opened.error().message.c_str());
    QVERIFY(saveProject(path("again.filigree"), opened->project, nullptr));
    QJsonObject again = manifestOf(path("again.filigree"));
    for (const char *list : {"markers", "fine", "trimaps", "prompts"})
        QCOMPARE(again["clips"][0][list], json["clips"][0][list]);
    QCOMPARE(again["presets"], json["presets"]);

    // An edited prompt is another one; its neighbours keep what they had.
    std::vector<Prompt> &prompts = opened->project.clips[0].prompts.at(10).at(2);
    std::get<StrokePrompt>(prompts[0]).radius = 9;
    QVERIFY(saveProject(path("again.filigree"), opened->project, nullptr));
    const QJsonArray items =
        manifestOf(path("again.filigree"))["clips"][0]["prompts"][1]["prompts"].toArray();
    QVERIFY(!items[0].toObject().contains("future"));
    QCOMPARE(items[1].toObject()["future"].toInt(), 7);
}

void tst_ProjectFile::unknownEntriesAreKept()
{
    QVERIFY(saveProject(path(), fullProject(), nullptr));
    const ZipEntries future{{"thumbnails/1.webp", "picture"}, {"notes.txt", QByteArray(3000, 'n')}};
    writeManifest(manifestOf(path()), future);
    const auto opened = openProject(path("new.filigree"));
    QVERIFY2(opened.has_value(), opened ? "" : opened.error().message.c_str());
    SaveOptions options;
    options.origin = opened->archive;
    const auto saved = saveProject(path("again.filigree"), opened->project, nullptr, options);
    QVERIFY2(saved.has_value(), saved ? "" : saved.error().message.c_str());
    // And again, from what was saved.
    options.origin = saved->archive;
    QVERIFY(saveProject(path("again.filigree"), opened->project, nullptr, options));
    QFile::rename(m_folder->filePath("again.filigree"), m_folder->filePath("again.zip"));
    for (const auto &[name, bytes] : future)
        QCOMPARE(readZip(m_folder->filePath("again.zip"), name), bytes);
}

void tst_ProjectFile::savingTellsItsProgress()
{
    const AnyResult source;
    std::vector<int> steps;
    const auto progress = [&](std::string_view stage, int done, int total) {
        QCOMPARE(stage, std::string_view("saving"));
        QCOMPARE(total, 40);
        steps.push_back(done);
    };
    QVERIFY(saveProject(path(), withResults(10), &source, {}, {}, progress));
    QVERIFY(steps.size() > 10 && std::ranges::is_sorted(steps));
    QCOMPARE(steps.back(), 40);
    // A stop in the middle leaves the file that was there.
    const QByteArray before = contents(m_folder->filePath("a.filigree"));
    std::stop_source stop;
    const auto stopped = saveProject(path(), withResults(20), &source, {}, stop.get_token(),
                                     [&](std::string_view, int done, int) {
                                         if (done == 30)
                                             stop.request_stop();
                                     });
    QVERIFY(!stopped && stopped.error().kind == Error::Kind::Cancelled);
    QCOMPARE(contents(m_folder->filePath("a.filigree")), before);
}

void tst_ProjectFile::aLongProjectOpens()
{
    const AnyResult source;
    Project project = withResults(10'000);
    ClipEntry &clip = project.clips[0];
    for (int frame = 0; frame < 10'000; frame += 5)
        clip.prompts[frame][1] = {PointPrompt{{double(frame), 0.5}, true}, BoxPrompt{{1, 2, 3, 4}}};
    QElapsedTimer timer;
    timer.start();
    const auto saved = saveProject(path(), project, &source);
    QVERIFY(saved.has_value());
    const qint64 first = timer.restart();
    const auto again = saveProject(path(), project, &source);
    QVERIFY(again && again->copied == 40'000);
    const qint64 second = timer.restart();
    const auto opened = openProject(path());
    const qint64 open = timer.elapsed();
    QVERIFY(opened.has_value());
    QCOMPARE(opened->project.clips[0].results, clip.results);
    QCOMPARE(opened->project.clips[0].prompts, clip.prompts);
    timer.restart();
    QVERIFY(*opened->archive->blob(opened->archive->addresses()[20'000]));
    qInfo("10,000 frames, 40,000 results, 2,000 prompted frames, %.1f MB: saved in %lld ms "
          "(packing included), again "
          "in %lld ms, opened in %lld ms, one result read in %lld ms",
          double(saved->bytes) / 1e6, first, second, open, timer.elapsed());
}

QTEST_GUILESS_MAIN(tst_ProjectFile)
#include "tst_project_file.moc"
