// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "project_io/archive/result_codec.h"
#include "project_io/archive/result_store.h"
#include "tests/project_io/archive/fixtures.h"

#include <QDirIterator>
#include <QTemporaryDir>
#include <QtTest>

#include <thread>

using namespace filigree;
using namespace filigree::fixtures;

namespace {

constexpr Size size{64, 48};

QStringList filesBelow(const QString &folder)
{
    QStringList files;
    QDirIterator it(folder, QDir::Files, QDirIterator::Subdirectories);
    while (it.hasNext())
        files << it.next();
    return files;
}

//! A project file that holds just some results.
class Backing final : public ResultSource
{
public:
    std::map<ResultAddress, Blob> blobs;
    bool contains(const ResultAddress &address) const override { return blobs.contains(address); }
    Result<std::optional<Blob>> blob(const ResultAddress &address) const override
    {
        const auto it = blobs.find(address);
        return it == blobs.end() ? std::optional<Blob>() : it->second;
    }
};

} // namespace

class tst_ResultStore final : public QObject
{
    Q_OBJECT
private slots:
    void init();
    void whatIsPutCanBeHad();
    // A session that was killed must find its work again.
    void anotherProcessFindsThemAgain();
    // Wrong pixels are worse than none, and the caller must learn that it has to compute again.
    void tornFilesReadAsMissing_data();
    void tornFilesReadAsMissing();
    // A long clip must not fill the disk.
    void theBudgetDropsWhatWasUsedLongestAgo();
    // ... but what is nowhere else must not go.
    void unsavedResultsAreNeverDropped();
    void whatIsNotHereComesFromTheBacking();
    // Jobs and the window use it at once.
    void threadsMayUseItTogether();
    void aFolderThatCannotBeWrittenIsSaid();

private:
    std::unique_ptr<ResultStore> opened(std::int64_t budget = 1 << 30)
    {
        auto store = ResultStore::open(m_folder->path().toStdString(), {budget});
        return store ? std::move(*store) : nullptr;
    }
    std::unique_ptr<QTemporaryDir> m_folder;
};

void tst_ResultStore::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
}

void tst_ResultStore::whatIsPutCanBeHad()
{
    const auto store = opened();
    const ResultAddress address = addressOf(ResultKind::Alpha, 3);
    QVERIFY(!*store->get(address));
    QVERIFY(!store->contains(address));
    const ResultOrigin origin{"builtin", 0.25, 0.9};
    QVERIFY(store->put(address, alphaImage(size), origin));
    const auto back = store->get(address);
    QVERIFY(back && *back);
    QCOMPARE((*back)->origin, origin);
    QVERIFY(!*store->get(addressOf(ResultKind::Alpha, 3, 8)));
    store->remove(address);
    QVERIFY(!*store->get(address));
    QVERIFY(filesBelow(m_folder->path()).isEmpty());
    QCOMPARE(store->usage().bytes, 0);
    const auto invalid = store->put(addressOf(ResultKind::Alpha, -1), alphaImage(size));
    QVERIFY(!invalid && invalid.error().kind == Error::Kind::InvalidInput);
}

void tst_ResultStore::anotherProcessFindsThemAgain()
{
    {
        const auto store = opened();
        for (int frame = 0; frame < 5; ++frame)
            QVERIFY(store->put(addressOf(ResultKind::Alpha, frame), alphaImage(size),
                               {"builtin", 1, 0.25}));
        QVERIFY(store->put(addressOf(ResultKind::Trimap, 0, 1), trimapImage(size)));
        QTest::qSleep(5); // file times tell which is the newer
        QVERIFY(store->put(addressOf(ResultKind::Trimap, 0, 2), trimapImage(size, 1)));
    }
    setContents(m_folder->path() + "/1/1/alpha/half.part", "half");
    const auto store = opened();
    QCOMPARE(store->usage().results, 7);
    QVERIFY(!filesBelow(m_folder->path()).join(' ').contains("half"));
    const ResultIndex index = store->index(1);
    QCOMPARE(index.endOf(1, ResultKind::Alpha), 5);
    QVERIFY(std::abs(index.latest(1, ResultKind::Alpha, 4).presence - 0.25f) < 0.001f);
    QCOMPARE(index.latest(1, ResultKind::Trimap, 0).key, addressOf(ResultKind::Trimap, 0, 2).key);
    QVERIFY(store->index(2).isEmpty());
    QVERIFY(*store->get(addressOf(ResultKind::Alpha, 4)));
}

void tst_ResultStore::tornFilesReadAsMissing_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("zeros") << QByteArray(500, '\0');
    QTest::newRow("cut") << QByteArray("cut");
    QTest::newRow("gone") << QByteArray("gone");
}

void tst_ResultStore::tornFilesReadAsMissing()
{
    QFETCH(QByteArray, bytes);
    const auto store = opened();
    const ResultAddress address = addressOf(ResultKind::Alpha, 3);
    QVERIFY(store->put(address, alphaImage(size)));
    const QString file = filesBelow(m_folder->path()).value(0);
    if (bytes == "cut")
        QVERIFY(QFile::resize(file, QFileInfo(file).size() / 2));
    else if (bytes == "gone")
        QVERIFY(QFile::remove(file));
    else
        setContents(file, bytes);
    const auto back = store->get(address);
    QVERIFY(back.has_value());
    QVERIFY(!back->has_value());
    QVERIFY(!store->contains(address));
    QVERIFY(store->takeDropped() == std::vector{address});
    QVERIFY(store->takeDropped().empty());
    QCOMPARE(store->usage().pinnedBytes, 0);
}

void tst_ResultStore::theBudgetDropsWhatWasUsedLongestAgo()
{
    const auto store = opened();
    std::vector<ResultAddress> all;
    for (int frame = 0; frame < 10; ++frame) {
        all.push_back(addressOf(ResultKind::Alpha, frame));
        QVERIFY(store->put(all.back(), alphaImage(size)));
    }
    const std::int64_t full = store->usage().bytes;
    store->markSaved(all);
    QVERIFY(*store->get(all[0])); // used last
    store->setByteBudget(full / 2);
    QVERIFY(store->usage().bytes <= full / 2);
    QVERIFY(store->contains(all[0]));
    QVERIFY(!store->contains(all[1]));
    QVERIFY(store->contains(all[9]));
    const auto dropped = store->takeDropped();
    QCOMPARE(int(dropped.size()), 10 - store->usage().results);
    QCOMPARE(int(filesBelow(m_folder->path()).size()), store->usage().results);
}

void tst_ResultStore::unsavedResultsAreNeverDropped()
{
    const auto store = opened(1); // far too little
    const ResultAddress first = addressOf(ResultKind::Alpha, 0, 1);
    QVERIFY(store->put(first, alphaImage(size)));
    QVERIFY(store->contains(first));
    QCOMPARE(store->usage().pinnedBytes, store->usage().bytes);
    // What was superseded may go.
    const ResultAddress second = addressOf(ResultKind::Alpha, 0, 2);
    QVERIFY(store->put(second, alphaImage(size, 1)));
    QVERIFY(!store->contains(first));
    QVERIFY(store->contains(second));
    store->markSaved({second});
    QVERIFY(!store->contains(second));
    QVERIFY((store->takeDropped() == std::vector{first, second}));
}

void tst_ResultStore::whatIsNotHereComesFromTheBacking()
{
    const auto store = opened(1);
    const ResultAddress address = addressOf(ResultKind::Alpha, 0);
    const auto backing = std::make_shared<Backing>();
    backing->blobs[address] = *packResult(address, alphaImage(size), {"builtin", 1, 1});
    store->setBacking(backing);
    QVERIFY(store->contains(address));
    QVERIFY(*store->get(address));
    QVERIFY(store->put(address, alphaImage(size)));
    store->markSaved({address});
    QCOMPARE(store->usage().results, 0);
    QVERIFY(*store->get(address));
    QVERIFY(store->takeDropped().empty()); // nothing was lost
    backing->blobs[address].resize(40);
    QVERIFY(!*store->get(address)); // damaged there
    QVERIFY(store->takeDropped() == std::vector{address});
}

void tst_ResultStore::threadsMayUseItTogether()
{
    const auto store = opened(60'000);
    std::atomic<int> wrong = 0;
    {
        std::vector<std::jthread> threads;
        for (int thread = 0; thread < 4; ++thread) {
            threads.emplace_back([&, thread] {
                for (int i = 0; i < 60; ++i) {
                    const ResultAddress address =
                        addressOf(ResultKind::Trimap, i % 20, 1 + std::uint64_t(i / 20));
                    if (thread % 2 == 0) {
                        if (!store->put(address, trimapImage(size, address.frame)))
                            ++wrong;
                        store->markSaved({address});
                    } else if (const auto back = store->get(address); !back) {
                        ++wrong;
                    } else if (*back && !((*back)->image == trimapImage(size, address.frame))) {
                        ++wrong;
                    }
                }
            });
        }
    }
    QCOMPARE(int(wrong), 0);
    QCOMPARE(int(filesBelow(m_folder->path()).size()), store->usage().results);
}

void tst_ResultStore::aFolderThatCannotBeWrittenIsSaid()
{
    const QString file = m_folder->path() + "/file";
    setContents(file, "no folder");
    const auto store = ResultStore::open((file + "/results").toStdString());
    QVERIFY(!store);
    QVERIFY(QString::fromStdString(store.error().message).contains("/file/results"));
}

QTEST_APPLESS_MAIN(tst_ResultStore)
#include "tst_result_store.moc"
