// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "model_at_hand.h"
#include "project_io/models/model_catalogue.h"

using namespace filigree;

// Models that are installed: nothing that is not what it should be may ever be opened.
class tst_ModelStore final : public ModelAtHand
{
    Q_OBJECT
private slots:
    void init() { prepare(); }
    // The catalogue that is shipped must be whole, or no model can be installed.
    void theCatalogueReads();
    void aWrongCatalogueSaysWhere_data();
    void aWrongCatalogueSaysWhere();
    // Files that people have: by hash, or of no published hash and then pinned.
    void importedFiles();
    void aChangedFileIsNotUsed();
    void whatIsRemovedIsGone();
};

void tst_ModelStore::theCatalogueReads()
{
    const auto catalogue = modelCatalogue();
    QVERIFY2(catalogue, catalogue.error().message.c_str());
    const ModelInfo *tiny = findModel(*catalogue, "sam2.1_hiera_tiny");
    QVERIFY(tiny);
    QCOMPARE(tiny->bytes.value(), 156008466);
    QVERIFY(tiny->licence.commercialUse == CommercialUse::Yes);
    QCOMPARE(tiny->memoryBytes.value(), 1150000000);
    for (const ModelInfo &info : *catalogue) {
        QVERIFY2(!info.addresses.isEmpty() || !info.page.isEmpty(), qPrintable(info.id));
        QVERIFY2(!info.licence.name.isEmpty() && !info.task.isEmpty(), qPrintable(info.id));
        QCOMPARE(info.memoryBytes.has_value(), info.id != "clip_vocabulary");
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
