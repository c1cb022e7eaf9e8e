// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "loopback_server.h"
#include "project_io/models/model_catalogue.h"
#include "project_io/models/model_download.h"

#include <QCryptographicHash>
#include <QLockFile>
#include <QTemporaryDir>
#include <QtTest>

#include <csignal>
#include <sys/resource.h>

using namespace filigree;

// Models that are installed: nothing that is not what it should be may ever be opened.
class tst_ModelStore final : public QObject
{
    Q_OBJECT
private slots:
    void init();
    // The catalogue that is shipped must be whole, or no model can be installed.
    void theCatalogueReads();
    void aWrongCatalogueSaysWhere_data();
    void aWrongCatalogueSaysWhere();
    void aDownloadIsVerifiedAndInstalled();
    void cutConnectionsGoOnWhereTheyBroke();
    void aLaterDownloadGoesOn();
    // A part of one version with the end of another would be a file of neither.
    void anotherVersionBeginsAnew();
    void aServerWithoutRangesBeginsAnew();
    void aPartOfSomethingElseBeginsAnew();
    void wrongBytesAreRemoved();
    void aWrongSizeIsRefusedBeforeItIsRead();
    void theNextAddressIsTried();
    void redirectsAreFollowed();
    void errorsOfTheServer_data();
    void errorsOfTheServer();
    void aStalledServerIsGivenUp();
    void aCancelledDownloadKeepsItsPart();
    void aFullDiskIsToldAndGoesOnLater();
    void aMirrorIsAskedInstead();
    void aProxyIsAskedInstead();
    void offlineItSaysWhereToPutTheFile();
    void twoDownloadsDoNotMix();
    // Files that people have: by hash, or of no published hash and then pinned.
    void importedFiles();
    void aChangedFileIsNotUsed();
    void aFileOfNoPublishedHashIsPinned();
    void whatIsRemovedIsGone();

private:
    ModelInfo model(const QString &path) const;
    Result<ModelStatus> download(const ModelInfo &info, const QString &mirror = {},
                                 const QString &proxy = "none",
                                 std::chrono::milliseconds stall = std::chrono::seconds(20));
    QByteArray installed(const ModelInfo &info) const
    {
        QFile file(m_store->pathOf(info));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    qint64 partSize(const ModelInfo &info) const { return QFileInfo(m_store->partOf(info)).size(); }
    QString write(const QString &path, const QByteArray &bytes) const
    {
        QDir().mkpath(QFileInfo(path).path());
        QFile file(path);
        return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size() ? path
                                                                                    : QString();
    }

    std::unique_ptr<LoopbackServer> m_server;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<ModelStore> m_store;
    QByteArray m_body;
};

namespace {

QString hashOf(const QByteArray &bytes)
{
    return QString::fromLatin1(QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex());
}

QByteArray noise(int size, unsigned seed)
{
    QByteArray bytes(size, Qt::Uninitialized);
    for (char &byte : bytes)
        byte = char((seed = seed * 1664525 + 1013904223) >> 24);
    return bytes;
}

//! After a million bytes nothing comes any more, however often one asks; Qt does so by itself.
const QList<qint64> dead = QList<qint64>{1000000} + QList<qint64>(20, 0);

} // namespace

#define VERIFY_FAILS(result, kindOf, says)                                                         \
    QVERIFY(!(result));                                                                            \
    QVERIFY2((result).error().kind == (kindOf), (result).error().message.c_str());                 \
    QVERIFY2(QString::fromStdString((result).error().message).contains(says),                      \
             (result).error().message.c_str())

void tst_ModelStore::init()
{
    m_server = std::make_unique<LoopbackServer>();
    m_folder = std::make_unique<QTemporaryDir>();
    m_store = std::make_unique<ModelStore>(m_folder->filePath("models"));
    m_body = noise(3000000, 1);
}

ModelInfo tst_ModelStore::model(const QString &path) const
{
    ModelInfo info;
    info.id = "tiny";
    info.name = "Tiny";
    info.fileName = "tiny.pt";
    info.bytes = m_body.size();
    info.sha256 = hashOf(m_body);
    info.addresses = {QUrl(m_server->address(path))};
    return info;
}

Result<ModelStatus> tst_ModelStore::download(const ModelInfo &info, const QString &mirror,
                                             const QString &proxy, std::chrono::milliseconds stall)
{
    DownloadOptions options;
    options.mirror = mirror;
    options.proxy = proxy;
    options.attempts = 3;
    options.pause = std::chrono::milliseconds(1);
    options.stall = stall;
    return downloadModel(*m_store, info, options, {}, {});
}

void tst_ModelStore::theCatalogueReads()
{
    const auto catalogue = modelCatalogue();
    QVERIFY2(catalogue, catalogue.error().message.c_str());
    const ModelInfo *tiny = findModel(*catalogue, "sam2.1_hiera_tiny");
    QVERIFY(tiny);
    QCOMPARE(tiny->bytes.value(), 156008466);
    QVERIFY(tiny->licence.commercialUse == CommercialUse::Yes);
    QVERIFY(!tiny->memoryBytes);
    for (const ModelInfo &info : *catalogue) {
        QVERIFY2(!info.addresses.isEmpty() || !info.page.isEmpty(), qPrintable(info.id));
        QVERIFY2(!info.licence.name.isEmpty() && !info.task.isEmpty(), qPrintable(info.id));
    }
}

void tst_ModelStore::aWrongCatalogueSaysWhere_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QString>("says");
    const QByteArray start = R"({"format":1,"models":[{"id":"a","name":"A","file":"a.pt")";
    QTest::newRow("no JSON") << QByteArray("{") << "not JSON";
    QTest::newRow("another format") << QByteArray(R"({"format":2,"models":[]})") << "format";
    QTest::newRow("a path for a name")
        << QByteArray(R"({"format":1,"models":[{"id":"../a","name":"A","file":"a.pt"}]})")
        << "models[0].id";
    QTest::newRow("a path for a file")
        << QByteArray(R"({"format":1,"models":[{"id":"a","name":"A","file":".."}]})")
        << "models[0].file";
    QTest::newRow("half a hash") << start + R"(,"sha256":"00"}]})"
                                 << "models[0].sha256";
    QTest::newRow("a file's address") << start + R"(,"addresses":["file:///etc/passwd"]}]})"
                                      << "models[0].addresses";
    QTest::newRow("no size") << start + R"(,"bytes":-1}]})"
                             << "models[0].bytes";
    QTest::newRow("twice") << start + R"(},{"id":"a","name":"A","file":"a.pt"}]})"
                           << "twice";
}

void tst_ModelStore::aWrongCatalogueSaysWhere()
{
    QFETCH(QByteArray, json);
    QFETCH(QString, says);
    const auto read = readModelCatalogue(json);
    VERIFY_FAILS(read, Error::Kind::InvalidInput, says);
}

void tst_ModelStore::aDownloadIsVerifiedAndInstalled()
{
    const ModelInfo info = model("/tiny.pt");
    m_server->serve("/tiny.pt", {.body = m_body});
    QCOMPARE(m_store->status(info).state, ModelState::Absent);
    VERIFY_FAILS(m_store->usable(info), Error::Kind::NotFound, "filigree models download tiny");
    qint64 seen = 0, total = 0;
    DownloadOptions options;
    options.proxy = "none";
    const auto done = downloadModel(*m_store, info, options, {}, [&](qint64 now, qint64 all) {
        QVERIFY(now > seen);
        seen = now;
        total = all;
    });
    QVERIFY2(done, done.error().message.c_str());
    QCOMPARE(done->state, ModelState::Verified);
    QCOMPARE(seen, m_body.size());
    QCOMPARE(total, m_body.size());
    QCOMPARE(installed(info), m_body);
    QCOMPARE(m_store->usable(info).value(), m_store->pathOf(info));
    QVERIFY(!QFile::exists(m_store->partOf(info)));
    QVERIFY(m_store->diskUse() >= m_body.size());
}

void tst_ModelStore::cutConnectionsGoOnWhereTheyBroke()
{
    for (const bool tellsLength : {true, false}) {
        init();
        ModelInfo info = model("/tiny.pt");
        m_server->serve("/tiny.pt",
                        {.body = m_body, .tellsLength = tellsLength, .cuts = {1000000, 700000}});
        const auto done = download(info);
        QVERIFY2(done, done.error().message.c_str());
        QCOMPARE(installed(info), m_body);
        // Which bytes each of them asks for depends on Qt, which asks again by itself where a
        // connection ends before the head of its answer was read.
        const QStringList requests = m_server->requests();
        QVERIFY2(requests.size() >= 3 && requests.last().contains(" from "),
                 qPrintable(requests.join(", ")));
    }
}

void tst_ModelStore::aLaterDownloadGoesOn()
{
    const ModelInfo info = model("/tiny.pt");
    m_server->serve("/tiny.pt", {.body = m_body, .cuts = dead});
    const auto broken = download(info);
    VERIFY_FAILS(broken, Error::Kind::Unreadable, "broke off");
    QCOMPARE(m_store->status(info).state, ModelState::Partial);
    QCOMPARE(m_store->status(info).bytes, 1000000);
    m_server->serve("/tiny.pt", {.body = m_body});
    const auto done = download(info);
    QVERIFY2(done, done.error().message.c_str());
    QCOMPARE(m_server->requests().last(), "/tiny.pt from 1000000");
    QCOMPARE(installed(info), m_body);
}

void tst_ModelStore::anotherVersionBeginsAnew()
{
    ModelInfo info = model("/tiny.pt");
    info.sha256.clear(); // nothing would tell in the end
    m_server->serve("/tiny.pt", {.body = noise(3000000, 2), .tag = "\"old\"", .cuts = dead});
    QVERIFY(!download(info));
    m_server->serve("/tiny.pt", {.body = m_body, .tag = "\"new\""});
    const auto done = download(info);
    QVERIFY2(done, done.error().message.c_str());
    QCOMPARE(m_server->requests().last(), "/tiny.pt from 1000000");
    QCOMPARE(installed(info), m_body);
    QCOMPARE(done->state, ModelState::Unverified);
}

void tst_ModelStore::aServerWithoutRangesBeginsAnew()
{
    const ModelInfo info = model("/tiny.pt");
    m_server->serve("/tiny.pt", {.body = m_body, .knowsRanges = false, .cuts = {1000000}});
    const auto done = download(info);
    QVERIFY2(done, done.error().message.c_str());
    QCOMPARE(installed(info), m_body);
}

void tst_ModelStore::aPartOfSomethingElseBeginsAnew()
{
    const ModelInfo info = model("/tiny.pt");
    m_server->serve("/tiny.pt", {.body = m_body});
    for (const int size : {4000000, 3000000}) { // too long; as long, but not it
        QVERIFY(!write(m_store->partOf(info), noise(size, 3)).isEmpty());
        const auto done = download(info);
        QVERIFY2(done, done.error().message.c_str());
        QCOMPARE(installed(info), m_body);
        QVERIFY(m_store->remove(info));
    }
}

void tst_ModelStore::wrongBytesAreRemoved()
{
    const ModelInfo info = model("/tiny.pt");
    m_server->serve("/tiny.pt", {.body = noise(3000000, 4)});
    const auto wrong = download(info);
    VERIFY_FAILS(wrong, Error::Kind::InvalidInput, info.sha256);
    QCOMPARE(m_store->status(info).state, ModelState::Absent);
    QVERIFY(!QFile::exists(m_store->pathOf(info)));
    QVERIFY(!QFile::exists(m_store->partOf(info)));
}

void tst_ModelStore::aWrongSizeIsRefusedBeforeItIsRead()
{
    const ModelInfo info = model("/tiny.pt");
    m_server->serve("/tiny.pt", {.body = noise(3000001, 4)});
    const auto wrong = download(info);
    VERIFY_FAILS(wrong, Error::Kind::InvalidInput, "3000001");
    QVERIFY(!QFile::exists(m_store->partOf(info)));
}

void tst_ModelStore::theNextAddressIsTried()
{
    ModelInfo info = model("/wrong.pt");
    info.addresses << QUrl(m_server->address("/gone.pt")) << QUrl(m_server->address("/tiny.pt"));
    m_server->serve("/wrong.pt", {.body = noise(3000000, 5)});
    m_server->serve("/tiny.pt", {.body = m_body});
    const auto done = download(info);
    QVERIFY2(done, done.error().message.c_str());
    QCOMPARE(installed(info), m_body);
}

void tst_ModelStore::redirectsAreFollowed()
{
    const ModelInfo info = model("/moved.pt");
    m_server->serve("/moved.pt", {.redirect = "/there/tiny.pt"});
    m_server->serve("/there/tiny.pt", {.body = m_body, .cuts = {1000000}});
    const auto done = download(info);
    QVERIFY2(done, done.error().message.c_str());
    QCOMPARE(installed(info), m_body);
    QCOMPARE(m_server->requests().last(), "/there/tiny.pt from 1000000");
}

void tst_ModelStore::errorsOfTheServer_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<int>("tries");
    QTest::newRow("not there") << 404 << 1;
    QTest::newRow("not for everyone") << 401 << 1;
    QTest::newRow("busy") << 503 << 3;
}

void tst_ModelStore::errorsOfTheServer()
{
    QFETCH(int, status);
    QFETCH(int, tries);
    const ModelInfo info = model("/tiny.pt");
    m_server->serve("/tiny.pt", {.status = status});
    const auto failed = download(info);
    const auto kind = status == 404 ? Error::Kind::NotFound : Error::Kind::Unreadable;
    VERIFY_FAILS(failed, kind, QString::number(status));
    VERIFY_FAILS(failed, kind, m_store->pathOf(info)); // how to do without
    QCOMPARE(m_server->requests().size(), tries);
    QVERIFY(!QFile::exists(m_store->partOf(info)));
}

void tst_ModelStore::aStalledServerIsGivenUp()
{
    const ModelInfo info = model("/tiny.pt");
    m_server->serve("/tiny.pt", {.body = m_body, .knowsRanges = false, .stalls = true});
    const auto failed = download(info, {}, "none", std::chrono::milliseconds(300));
    QVERIFY(!failed);
    QCOMPARE(failed.error().kind, Error::Kind::Unreadable);
    QVERIFY(m_server->requests().size() >= 2); // it was tried again
    QCOMPARE(m_store->status(info).state, ModelState::Partial);
}

void tst_ModelStore::aCancelledDownloadKeepsItsPart()
{
    const ModelInfo info = model("/tiny.pt");
    m_server->serve("/tiny.pt", {.body = m_body});
    std::stop_source stop;
    DownloadOptions options;
    options.proxy = "none";
    const auto ended =
        downloadModel(*m_store, info, options, stop.get_token(), [&](qint64 done, qint64) {
            if (done > 500000)
                stop.request_stop();
        });
    QVERIFY(!ended);
    QCOMPARE(ended.error().kind, Error::Kind::Cancelled);
    QVERIFY(partSize(info) > 500000);
    QVERIFY(download(info)); // and the lock is free again
    QVERIFY(m_server->requests().last().contains("from"));
    QCOMPARE(installed(info), m_body);
}

void tst_ModelStore::aFullDiskIsToldAndGoesOnLater()
{
    const ModelInfo info = model("/tiny.pt");
    m_server->serve("/tiny.pt", {.body = m_body});
    rlimit before{};
    QCOMPARE(getrlimit(RLIMIT_FSIZE, &before), 0);
    std::signal(SIGXFSZ, SIG_IGN); // then writing fails, as on a full disk
    const rlimit small{1500000, before.rlim_max};
    QCOMPARE(setrlimit(RLIMIT_FSIZE, &small), 0);
    const auto full = download(info);
    QCOMPARE(setrlimit(RLIMIT_FSIZE, &before), 0);
    VERIFY_FAILS(full, Error::Kind::Unreadable, "cannot be written");
    QCOMPARE(m_server->requests().size(), 1); // trying again would not help
    QVERIFY(partSize(info) > 0 && partSize(info) <= 1500000);
    const auto done = download(info);
    QVERIFY2(done, done.error().message.c_str());
    QCOMPARE(installed(info), m_body);
    // What surely does not fit is not begun.
    VERIFY_FAILS(m_store->checkRoom(qint64(1) << 60), Error::Kind::Unreadable, "room");
}

void tst_ModelStore::aMirrorIsAskedInstead()
{
    const ModelInfo info = model("/tiny.pt");
    m_server->serve("/studio/tiny/tiny.pt", {.body = m_body});
    const auto done = download(info, m_server->address("/studio/"));
    QVERIFY2(done, done.error().message.c_str());
    QCOMPARE(m_server->requests(), QStringList{"/studio/tiny/tiny.pt"});
}

void tst_ModelStore::aProxyIsAskedInstead()
{
    ModelInfo info = model("/tiny.pt");
    info.addresses = {QUrl("http://models.example/tiny.pt")}; // which no one but the proxy knows
    m_server->serve("/tiny.pt", {.body = m_body});
    const auto done = download(info, {}, m_server->address());
    QVERIFY2(done, done.error().message.c_str());
    QCOMPARE(m_server->requests(), QStringList{"http://models.example/tiny.pt"});
    VERIFY_FAILS(download(info, {}, "ftp://x"), Error::Kind::InvalidInput, "ftp://x");
}

void tst_ModelStore::offlineItSaysWhereToPutTheFile()
{
    ModelInfo info = model("/tiny.pt");
    m_server.reset(); // no one listens there any more
    const auto failed = download(info);
    VERIFY_FAILS(failed, Error::Kind::Unreadable, info.addresses.first().toString());
    VERIFY_FAILS(failed, Error::Kind::Unreadable, m_store->pathOf(info));
    // And that works.
    QVERIFY(!write(m_store->pathOf(info), m_body).isEmpty());
    QCOMPARE(m_store->status(info).state, ModelState::Unchecked);
    VERIFY_FAILS(m_store->usable(info), Error::Kind::InvalidInput, "verify");
    QCOMPARE(m_store->verify(info)->state, ModelState::Verified);
    QVERIFY(m_store->usable(info));
    info.addresses.clear();
    info.page = "https://models.example/page";
    QVERIFY(m_store->remove(info));
    const auto byHand = download(info);
    VERIFY_FAILS(byHand, Error::Kind::Unsupported, info.page);
}

void tst_ModelStore::twoDownloadsDoNotMix()
{
    const ModelInfo info = model("/tiny.pt");
    m_server->serve("/tiny.pt", {.body = m_body});
    const auto first = m_store->lock(info);
    QVERIFY(first);
    const auto second = download(info);
    VERIFY_FAILS(second, Error::Kind::Unreadable, "another Filigree");
}

void tst_ModelStore::importedFiles()
{
    const ModelInfo info = model("/tiny.pt");
    const QString own = write(m_folder->filePath("mine.pt"), m_body);
    const auto known = m_store->import(info, own);
    QVERIFY2(known, known.error().message.c_str());
    QCOMPARE(known->state, ModelState::Verified);
    QVERIFY(QFile::exists(own));
    const QString other = write(m_folder->filePath("fine-tuned.pt"), noise(2000, 6));
    const auto pinned = m_store->import(info, other);
    QVERIFY2(pinned, pinned.error().message.c_str());
    QCOMPARE(pinned->state, ModelState::Unverified);
    QCOMPARE(pinned->sha256, hashOf(noise(2000, 6)));
    QVERIFY(m_store->usable(info));
    QCOMPARE(m_store->verify(info)->state, ModelState::Unverified);
    VERIFY_FAILS(m_store->import(info, m_folder->filePath("none.pt")), Error::Kind::NotFound,
                 "none.pt");
    QVERIFY(m_store->usable(info)); // the one before is still there
    std::stop_source stop;
    stop.request_stop();
    QCOMPARE(m_store->import(info, own, stop.get_token()).error().kind, Error::Kind::Cancelled);
    QCOMPARE(m_store->status(info).state, ModelState::Unverified);
}

void tst_ModelStore::aChangedFileIsNotUsed()
{
    const ModelInfo info = model("/tiny.pt");
    QVERIFY(m_store->import(info, write(m_folder->filePath("mine.pt"), m_body)));
    QVERIFY(!write(m_store->pathOf(info), noise(3000000, 7)).isEmpty());
    QFile touched(m_store->pathOf(info));
    QVERIFY(touched.open(QIODevice::ReadWrite));
    QVERIFY(touched.setFileTime(QDateTime::currentDateTime().addSecs(-60),
                                QFileDevice::FileModificationTime));
    touched.close();
    QCOMPARE(m_store->status(info).state, ModelState::Changed);
    VERIFY_FAILS(m_store->usable(info), Error::Kind::InvalidInput, "verify");
    VERIFY_FAILS(m_store->verify(info), Error::Kind::InvalidInput, "has changed");
    VERIFY_FAILS(m_store->verify(info), Error::Kind::InvalidInput, "has changed"); // still
    VERIFY_FAILS(m_store->usable(info), Error::Kind::InvalidInput, "verify");
    QVERIFY(!write(m_store->pathOf(info), m_body).isEmpty());
    QCOMPARE(m_store->verify(info)->state, ModelState::Verified);
    // A file put there by hand that is not the published one.
    QVERIFY(m_store->remove(info));
    QVERIFY(!write(m_store->pathOf(info), noise(3000000, 8)).isEmpty());
    VERIFY_FAILS(m_store->verify(info), Error::Kind::InvalidInput, "not what was published");
    QCOMPARE(m_store->status(info).state, ModelState::Changed);
}

void tst_ModelStore::aFileOfNoPublishedHashIsPinned()
{
    ModelInfo info = model("/tiny.pt");
    info.sha256.clear();
    info.bytes.reset();
    m_server->serve("/tiny.pt", {.body = m_body});
    const auto done = download(info);
    QVERIFY2(done, done.error().message.c_str());
    QCOMPARE(done->state, ModelState::Unverified);
    QCOMPARE(done->sha256, hashOf(m_body));
    QVERIFY(done->checked.isValid());
}

void tst_ModelStore::whatIsRemovedIsGone()
{
    const ModelInfo info = model("/tiny.pt");
    QVERIFY(m_store->remove(info));
    QVERIFY(m_store->import(info, write(m_folder->filePath("mine.pt"), m_body)));
    QVERIFY(m_store->remove(info));
    QCOMPARE(m_store->status(info).state, ModelState::Absent);
    QVERIFY(!QFile::exists(m_store->folder() + "/tiny"));
    QCOMPARE(m_store->diskUse(), 0);
}

QTEST_GUILESS_MAIN(tst_ModelStore)
#include "tst_model_store.moc"
