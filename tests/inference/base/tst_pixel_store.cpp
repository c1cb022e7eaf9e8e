// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "inference/base/pixel_store.h"

#include <QtTest>

#include <algorithm>
#include <cstring>
#include <random>
#include <set>
#include <thread>

using namespace filigree;

class tst_PixelStore final : public QObject
{
    Q_OBJECT
private slots:
    // Many threads take, fill and give back blocks of mixed sizes: what is in a block stays as it
    // was written, so no two ever overlap.
    void blocksAreOnesOwn();
    // A picture takes the memory of one that is gone and had nearly its size, not fresh memory.
    void memoryComesAgain();
    // What nobody uses is bounded, and blocks that are in use keep no others from going.
    void idleMemoryIsBounded();
    void aBlockBeyondTheBoundIsGivenBackAtOnce();
};

void tst_PixelStore::blocksAreOnesOwn()
{
    PixelStore store(1 << 20);
    std::atomic<int> wrong = 0;
    const auto work = [&](unsigned seed) {
        std::mt19937 random(seed);
        struct Block
        {
            unsigned char *bytes;
            std::size_t size;
            int value;
        };
        std::vector<Block> held;
        for (int turn = 0; turn < 400; ++turn) {
            if (held.size() < 6 && random() % 3 != 0) {
                const std::size_t size = (1 + random() % 3) * 70'000 + random() % 2;
                auto *bytes = static_cast<unsigned char *>(store.take(size));
                const int value = int(random() % 256);
                std::memset(bytes, value, size);
                held.push_back({bytes, size, value});
            } else if (!held.empty()) {
                std::swap(held[random() % held.size()], held.back());
                const auto [bytes, size, value] = held.back();
                wrong += !std::all_of(bytes, bytes + size,
                                      [v = value](unsigned char one) { return one == v; });
                store.giveBack(bytes);
                held.pop_back();
            }
        }
        for (const Block &block : held)
            store.giveBack(block.bytes);
    };
    {
        std::vector<std::jthread> threads;
        for (unsigned seed = 1; seed <= 3; ++seed)
            threads.emplace_back(work, seed);
    }
    QCOMPARE(wrong.load(), 0);
    QVERIFY(store.idleBytes() <= 1 << 20);
}

void tst_PixelStore::memoryComesAgain()
{
    constexpr std::size_t size = 3'110'400;
    constexpr int count = 48; // three regions full
    PixelStore store(256 << 20);
    std::vector<void *> first;
    for (int i = 0; i < count; ++i)
        first.push_back(store.take(size));
    QCOMPARE(std::set<void *>(first.begin(), first.end()).size(), std::size_t(count));
    for (void *block : first)
        store.giveBack(block);
    std::set<void *> second;
    for (int i = 0; i < count; ++i)
        second.insert(store.take(size - std::size_t(i) * 4096));
    QCOMPARE(second, std::set<void *>(first.begin(), first.end()));
    QCOMPARE(store.idleBytes(), std::size_t(0));
    for (void *block : second)
        store.giveBack(block);
}

void tst_PixelStore::idleMemoryIsBounded()
{
    constexpr std::size_t bound = 64 << 20;
    PixelStore store(bound);
    std::vector<void *> kept;
    for (const std::size_t size : {1 << 20, 5 << 20, 12 << 20, 30 << 20}) {
        std::vector<void *> passing;
        for (std::size_t bytes = 0; bytes < 3 * bound; bytes += size)
            passing.push_back(store.take(size));
        kept.push_back(passing.back());
        passing.pop_back();
        for (void *block : passing)
            store.giveBack(block);
        QVERIFY2(store.idleBytes() <= bound, qPrintable(QString::number(store.idleBytes())));
    }
    for (void *block : kept)
        store.giveBack(block);
    QVERIFY(store.idleBytes() <= bound);
    QVERIFY(store.idleBytes() > 0);
}

void tst_PixelStore::aBlockBeyondTheBoundIsGivenBackAtOnce()
{
    PixelStore store(16 << 20);
    void *block = store.take(100 << 20);
    store.giveBack(block);
    QCOMPARE(store.idleBytes(), std::size_t(0));
}

QTEST_APPLESS_MAIN(tst_PixelStore)
#include "tst_pixel_store.moc"
