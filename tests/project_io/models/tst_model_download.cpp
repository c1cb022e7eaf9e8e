// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "model_at_hand.h"

#include <QLockFile>

#include <csignal>
#include <sys/resource.h>

using namespace filigree;

// However the network, the server or the disk fails: a whole file comes in the end, or a reason.
class tst_ModelDownload final : public ModelAtHand
{
    Q_OBJECT
private slots:
    void init() { prepare(); }
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
    void aFileOfNoPublishedHashIsPinned();
};

namespace {

//! After a million bytes nothing comes any more, however often one asks; Qt does so by itself.
const QList<qint64> dead = QList<qint64>{1000000} + QList<qint64>(20, 0);

} // namespace

void tst_ModelDownload::aDownloadIsVerifiedAndInstalled()
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

void tst_ModelDownload::cutConnectionsGoOnWhereTheyBroke()
{
    for (const bool tellsLength : {true, false}) {
        prepare();
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

void tst_ModelDownload::aLaterDownloadGoesOn()
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

void tst_ModelDownload::anotherVersionBeginsAnew()
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

void tst_ModelDownload::aServerWithoutRangesBeginsAnew()
{
    const ModelInfo info = model("/tiny.pt");
    m_server->serve("/tiny.pt", {.body = m_body, .knowsRanges = false, .cuts = {1000000}});
    const auto done = download(info);
    QVERIFY2(done, done.error().message.c_str());
    QCOMPARE(installed(info), m_body);
}

void tst_ModelDownload::aPartOfSomethingElseBeginsAnew()
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

void tst_ModelDownload::wrongBytesAreRemoved()
{
    const ModelInfo info = model("/tiny.pt");
    m_server->serve("/tiny.pt", {.body = noise(3000000, 4)});
    const auto wrong = download(info);
    VERIFY_FAILS(wrong, Error::Kind::InvalidInput, info.sha256);
    QCOMPARE(m_store->status(info).state, ModelState::Absent);
    QVERIFY(!QFile::exists(m_store->pathOf(info)));
    QVERIFY(!QFile::exists(m_store->partOf(info)));
}

void tst_ModelDownload::aWrongSizeIsRefusedBeforeItIsRead()
{
    const ModelInfo info = model("/tiny.pt");
    m_server->serve("/tiny.pt", {.body = noise(3000001, 4)});
    const auto wrong = download(info);
    VERIFY_FAILS(wrong, Error::Kind::InvalidInput, "3000001");
    QVERIFY(!QFile::exists(m_store->partOf(info)));
}

void tst_ModelDownload::theNextAddressIsTried()
{
    ModelInfo info = model("/wrong.pt");
    info.addresses << QUrl(m_server->address("/gone.pt")) << QUrl(m_server->address("/tiny.pt"));
    m_server->serve("/wrong.pt", {.body = noise(3000000, 5)});
    m_server->serve("/tiny.pt", {.body = m_body});
    const auto done = download(info);
    QVERIFY2(done, done.error().message.c_str());
    QCOMPARE(installed(info), m_body);
}

void tst_ModelDownload::redirectsAreFollowed()
{
    const ModelInfo info = model("/moved.pt");
    m_server->serve("/moved.pt", {.redirect = "/there/tiny.pt"});
    m_server->serve("/there/tiny.pt", {.body = m_body, .cuts = {1000000}});
    const auto done = download(info);
    QVERIFY2(done, done.error().message.c_str());
    QCOMPARE(installed(info), m_body);
    QCOMPARE(m_server->requests().last(), "/there/tiny.pt from 1000000");
}

void tst_ModelDownload::errorsOfTheServer_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<int>("tries");
    QTest::newRow("not there") << 404 << 1;
    QTest::newRow("not for everyone") << 401 << 1;
    QTest::newRow("busy") << 503 << 3;
}

void tst_ModelDownload::errorsOfTheServer()
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

void tst_ModelDownload::aStalledServerIsGivenUp()
{
    const ModelInfo info = model("/tiny.pt");
    m_server->serve("/tiny.pt", {.body = m_body, .knowsRanges = false, .stalls = true});
    const auto failed = download(info, {}, "none", std::chrono::milliseconds(300));
    QVERIFY(!failed);
    QCOMPARE(failed.error().kind, Error::Kind::Unreadable);
    QVERIFY(m_server->requests().size() >= 2); // it was tried again
    QCOMPARE(m_store->status(info).state, ModelState::Partial);
}

void tst_ModelDownload::aCancelledDownloadKeepsItsPart()
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

void tst_ModelDownload::aFullDiskIsToldAndGoesOnLater()
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

void tst_ModelDownload::aMirrorIsAskedInstead()
{
    const ModelInfo info = model("/tiny.pt");
    m_server->serve("/studio/tiny/tiny.pt", {.body = m_body});
    const auto done = download(info, m_server->address("/studio/"));
    QVERIFY2(done, done.error().message.c_str());
    QCOMPARE(m_server->requests(), QStringList{"/studio/tiny/tiny.pt"});
}

void tst_ModelDownload::aProxyIsAskedInstead()
{
    ModelInfo info = model("/tiny.pt");
    info.addresses = {QUrl("http://models.example/tiny.pt")}; // which no one but the proxy knows
    m_server->serve("/tiny.pt", {.body = m_body});
    const auto done = download(info, {}, m_server->address());
    QVERIFY2(done, done.error().message.c_str());
    QCOMPARE(m_server->requests(), QStringList{"http://models.example/tiny.pt"});
    VERIFY_FAILS(download(info, {}, "ftp://x"), Error::Kind::InvalidInput, "ftp://x");
}

void tst_ModelDownload::offlineItSaysWhereToPutTheFile()
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

void tst_ModelDownload::twoDownloadsDoNotMix()
{
    const ModelInfo info = model("/tiny.pt");
    m_server->serve("/tiny.pt", {.body = m_body});
    const auto first = m_store->lock(info);
    QVERIFY(first);
    const auto second = download(info);
    VERIFY_FAILS(second, Error::Kind::Unreadable, "another Filigree");
}

void tst_ModelDownload::aFileOfNoPublishedHashIsPinned()
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

QTEST_GUILESS_MAIN(tst_ModelDownload)
#include "tst_model_download.moc"
