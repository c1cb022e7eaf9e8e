// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "project_io/archive/journal_file.h"
#include "project_io/archive/project_file.h"
#include "project_io/archive/project_json.h"
#include "project_io/archive/result_codec.h"
#include "project_io/archive/result_name.h"
#include "tests/project_io/archive/fixtures.h"

#include <QDir>
#include <QFile>
#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QtTest>

using namespace filigree;
using namespace filigree::fixtures;

namespace {

QByteArray manifest(const QByteArray &fields)
{
    return R"({"format":"filigree","version":[1,0])"
        + (fields.isEmpty() ? QByteArray() : ',' + fields) + '}';
}

QByteArray clip(const QByteArray &fields)
{
    return manifest(R"("clips":[{"id":1,)" + fields + "}]");
}

} // namespace

//! Whatever a file holds: a clear error, nothing changed, no crash.
class tst_HostileFiles final : public QObject
{
    Q_OBJECT
private slots:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }
    void archivesAreRefused_data();
    void archivesAreRefused();
    void manifestsAreRefused_data();
    void manifestsAreRefused();
    void truncatedFilesAreRefused();
    // A size that lies must neither fill the memory nor read beyond.
    void aLyingSizeIsRefused();
    void aDamagedResultIsOnlyItself();
    // One entry may not make an index that fills the memory.
    void resultsOfNothingAreLeftOut();
    void randomDamageNeverCrashes();

private:
    QString path(const char *name = "a.filigree") const { return m_folder->filePath(name); }
    std::unique_ptr<QTemporaryDir> m_folder;
};

void tst_HostileFiles::archivesAreRefused_data()
{
    QTest::addColumn<ZipEntries>("entries");
    QTest::addColumn<QString>("says");
    const QByteArray good = manifest({});
    const QString result =
        "results/" + QString::fromStdString(resultName(addressOf(ResultKind::Alpha, 5), 1));
    const auto row = [](const char *name, const ZipEntries &entries, const char *says) {
        QTest::newRow(name) << entries << QString(says);
    };
    row("no manifest", {{"other.json", good}}, "manifest.json");
    row("empty archive", {}, "");
    row("path upwards", {{"manifest.json", good}, {"../../evil", "x"}}, "../../evil");
    row("path upwards inside", {{"manifest.json", good}, {"results/../../evil", "x"}}, "evil");
    row("absolute path", {{"manifest.json", good}, {"/etc/evil", "x"}}, "/etc/evil");
    row("backslashes", {{"manifest.json", good}, {"..\\evil", "x"}}, "evil");
    row("drive", {{"manifest.json", good}, {"C:evil", "x"}}, "evil");
    row("twice", {{"manifest.json", good}, {"manifest.json", good}}, "twice");
    row("a result twice", {{"manifest.json", good}, {result, "x"}, {result, "x"}}, "twice");
    row("no result's name", {{"manifest.json", good}, {"results/x", "x"}}, "results/x");
    row("bomb", {{"manifest.json", manifest(R"("name":")" + QByteArray(8 << 20, 'a') + '"')}},
        "larger");
}

void tst_HostileFiles::archivesAreRefused()
{
    QFETCH(ZipEntries, entries);
    QFETCH(QString, says);
    writeZip(path(), entries);
    const QByteArray before = contents(path());
    const auto opened = openProject(path().toStdString());
    QVERIFY(!opened);
    QCOMPARE(opened.error().kind, Error::Kind::Unreadable);
    const QString message = QString::fromStdString(opened.error().message);
    QVERIFY2(message.contains(says) && message.contains("a.filigree"), qPrintable(message));
    QCOMPARE(contents(path()), before);
    QCOMPARE(
        QDir(m_folder->path()).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot),
        QStringList{"a.filigree"});
}

void tst_HostileFiles::manifestsAreRefused_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QString>("says");
    const auto row = [](const char *name, const QByteArray &json, const char *says) {
        QTest::newRow(name) << json << QString(says);
    };
    row("no JSON", "{", "manifest");
    row("a list", "[1]", "manifest");
    row("not a number", R"({"format":"filigree","version":[1,NaN]})", "manifest");
    row("another format", R"({"format":"other","version":[1,0]})", "format");
    row("no version", R"({"format":"filigree"})", "version");
    row("newer", R"({"format":"filigree","version":[2,0],"clips":7})", "newer version");
    row("deep nesting", QByteArray(100'000, '['), "manifest");
    row("clips no list", manifest(R"("clips":{})"), "clips");
    row("a clip no object", manifest(R"("clips":[7])"), "clips[0]");
    row("clip without id", manifest(R"("clips":[{}])"), "clips[0].id");
    row("id twice", manifest(R"("clips":[{"id":1},{"id":1}])"), "clips[1].id");
    row("name no text", clip(R"("name":7)"), "clips[0].name");
    row("huge number", clip(R"("media":{"frameCount":1e300})"), "media.frameCount");
    row("fraction", clip(R"("media":{"frameCount":1.5})"), "media.frameCount");
    row("beyond 64 bits", clip(R"("media":{"bytes":99999999999999999999})"), "media.bytes");
    row("negative size", clip(R"("media":{"size":[-1,5]})"), "media.size");
    row("three numbers", clip(R"("range":[1,2,3])"), "range");
    row("object id 0", clip(R"("objects":[{"id":0}])"), "objects[0].id");
    row("id too large", clip(R"("objects":[{"id":2147483647}])"), "objects[0].id");
    row("colour", clip(R"("objects":[{"id":1,"colour":"red"}])"), "colour");
    row("setting", clip(R"("objects":[{"id":1,"track":{"budget":"huge"}}])"), "track.budget");
    row("setting's type", clip(R"("objects":[{"id":1,"matte":{"edge":[]}}])"), "matte.edge");
    row("gamma", clip(R"("objects":[{"id":1,"matte":{"edge":{"levelsGamma":-1}}}])"),
        "levelsGamma");
    const auto prompt = [](const QByteArray &fields) {
        return clip(R"("prompts":[{"frame":1,"object":1,"prompts":[{)" + fields + "}]}]");
    };
    row("prompt without frame", clip(R"("prompts":[{"object":1,"prompts":[]}])"),
        "prompts[0].frame");
    row("frame beyond all", clip(R"("prompts":[{"frame":99999999,"object":1}])"),
        "prompts[0].frame");
    row("unknown prompt", prompt(R"("kind":"wish")"), "prompts[0].prompts[0].kind");
    row("infinite place", prompt(R"("kind":"point","x":1e999,"y":0)"), "number");
    row("far away", prompt(R"("kind":"point","x":1e12,"y":0)"), "prompts[0].prompts[0].x");
    row("odd points", prompt(R"("kind":"stroke","points":[1,2,3])"), "points");
    row("points of texts", prompt(R"("kind":"stroke","points":["1","2"])"), "points");
    row("half a box", prompt(R"("kind":"box","box":[1,2])"), "box");
    row("missing mask", prompt(R"("kind":"mask","image":"0123456789abcdef0123456789abcdef")"),
        "image");
    row("mask outside", prompt(R"("kind":"mask","image":"../../etc/passwd")"), "image");
}

void tst_HostileFiles::manifestsAreRefused()
{
    QFETCH(QByteArray, json);
    QFETCH(QString, says);
    writeZip(path(), {{"manifest.json", json}});
    const auto opened = openProject(path().toStdString());
    QVERIFY(!opened);
    QCOMPARE(opened.error().kind,
             QByteArrayView(QTest::currentDataTag()) == "newer" ? Error::Kind::Unsupported
                                                                : Error::Kind::Unreadable);
    const QString message = QString::fromStdString(opened.error().message);
    QVERIFY2(message.contains(says) && message.contains("a.filigree"), qPrintable(message));
}

void tst_HostileFiles::truncatedFilesAreRefused()
{
    writeZip(path(), {{"manifest.json", manifest({})}});
    const QByteArray whole = contents(path());
    QVERIFY(openProject(path().toStdString()));
    for (qsizetype size = 0; size < whole.size(); ++size) {
        setContents(path(), whole.left(size));
        const auto opened = openProject(path().toStdString());
        QVERIFY(!opened && opened.error().kind == Error::Kind::Unreadable);
    }
    setContents(path(), "This is no archive.");
    QVERIFY(!openProject(path().toStdString()));
    const auto missing = openProject(path("missing.filigree").toStdString());
    QVERIFY(!missing && missing.error().kind == Error::Kind::NotFound);
}

void tst_HostileFiles::aLyingSizeIsRefused()
{
    const QByteArray json = manifest(R"("name":")" + QByteArray(1000, 'a') + '"');
    for (const int lie : {10, 5000, 0x7fffffff, -1}) {
        writeZip(path(), {{"manifest.json", json}});
        QByteArray bytes = contents(path());
        const qsizetype central = bytes.lastIndexOf("PK\x01\x02");
        const auto size = quint32(lie);
        for (int i = 0; i < 4; ++i) // the unpacked size in the list of contents
            bytes[central + 24 + i] = char(size >> (8 * i));
        setContents(path(), bytes);
        const auto opened = openProject(path().toStdString());
        QVERIFY(!opened);
        QCOMPARE(opened.error().kind, Error::Kind::Unreadable);
    }
}

void tst_HostileFiles::aDamagedResultIsOnlyItself()
{
    const ResultAddress address = addressOf(ResultKind::Alpha, 5);
    const Blob blob = *packResult(address, alphaImage({32, 32}), {});
    QByteArray bytes(reinterpret_cast<const char *>(blob.data()), qsizetype(blob.size()));
    bytes[bytes.size() / 2] = char(bytes[bytes.size() / 2] ^ 1);
    writeZip(path(),
             {{"manifest.json", clip(R"("objects":[{"id":1}])")},
              {"results/" + QString::fromStdString(resultName(address, 1)), bytes}});
    const auto opened = openProject(path().toStdString());
    QVERIFY(opened.has_value());
    const auto back = opened->archive->blob(address);
    QVERIFY(back && *back);
    QVERIFY(!unpackResult(address, **back));
}

void tst_HostileFiles::resultsOfNothingAreLeftOut()
{
    ZipEntries entries{
        {"manifest.json", clip(R"("media":{"frameCount":10},"objects":[{"id":1}])")}};
    for (const ResultAddress &address :
         {addressOf(ResultKind::Alpha, 9), addressOf(ResultKind::Alpha, 10),
          addressOf(ResultKind::Alpha, 3, 7, 2), addressOf(ResultKind::Alpha, 9'999'999)})
        entries.emplace_back("results/" + QString::fromStdString(resultName(address, 1)), "x");
    writeZip(path(), entries);
    const auto opened = openProject(path().toStdString());
    QVERIFY(opened.has_value());
    QCOMPARE(opened->project.clips[0].results.endOf(1, ResultKind::Alpha), 10);
    QCOMPARE(opened->project.clips[0].results.tracks().size(), std::size_t(1));

    // Without a known length, places far out on many objects would add up.
    QByteArray objects;
    entries.clear();
    for (int id = 1; id <= 20; ++id) {
        objects += (id > 1 ? "," : "") + QByteArray(R"({"id":)") + QByteArray::number(id) + '}';
        entries.emplace_back("results/"
                                 + QString::fromStdString(
                                     resultName(addressOf(ResultKind::Alpha, 9'999'999, 7, id), 1)),
                             "x");
    }
    entries.emplace_back("manifest.json", clip(R"("objects":[)" + objects + ']'));
    writeZip(path(), entries);
    QVERIFY(!openProject(path().toStdString()));
}

void tst_HostileFiles::randomDamageNeverCrashes()
{
    Project project = fullProject();
    project.clips[0].results.set(1, ResultKind::Alpha, 5, {addressOf(ResultKind::Alpha, 5).key, 1});
    QVERIFY(saveProject(path().toStdString(), project, nullptr));
    const QByteArray archive = contents(path());
    {
        JournalWriter writer(path("journal"));
        QVERIFY(writer.append(project, "/a/b.filigree"));
        project.name = "second";
        QVERIFY(writer.append(project, "/a/b.filigree"));
    }
    const QByteArray journal = contents(path("journal"));
    QVERIFY(readJournal(path("journal")));

    QRandomGenerator random(1);
    const auto damaged = [&](QByteArray bytes) {
        for (int flips = 1 + int(random.bounded(8)); flips > 0; --flips) {
            const qsizetype at = qsizetype(random.bounded(quint32(bytes.size())));
            bytes[at] = char(bytes[at] ^ (1 << random.bounded(8)));
        }
        if (random.bounded(10) == 0)
            bytes.truncate(qsizetype(random.bounded(quint32(bytes.size()))));
        return bytes;
    };
    int opened = 0, recovered = 0;
    for (int i = 0; i < 400; ++i) {
        setContents(path(), damaged(archive));
        if (const auto result = openProject(path().toStdString()))
            ++opened;
        else
            QVERIFY(!result.error().message.empty());
        setContents(path("journal"), damaged(journal));
        if (const auto result = readJournal(path("journal"))) {
            ++recovered;
            // What is recovered is a state that was written.
            QVERIFY(result->project.clips.size() == 2);
        }
    }
    // And damage to the manifest that the archive's checksums do not see.
    const QByteArray json = manifest(R"("name":"x","presets":[{"name":"a"}],
        "clips":[{"id":1,"media":{"size":[5,5],"frameRate":[24,1]},"objects":[{"id":1,"lockedFrames":[1,2]}],
        "prompts":[{"frame":1,"object":1,"prompts":[{"kind":"point","x":1,"y":2},{"kind":"stroke",
        "points":[1,2,3,4],"radius":3},{"kind":"text","text":"dog","found":[1,2,3,4]}]}]}])");
    for (int i = 0; i < 2000; ++i) {
        if (projectFromJson(damaged(json), [](const std::string &) { return PackedMask(); }))
            ++opened;
    }
    qInfo("%d of 2,400 damaged projects and %d of 400 damaged journals still gave a project",
          opened, recovered);
}

QTEST_GUILESS_MAIN(tst_HostileFiles)
#include "tst_hostile_files.moc"
