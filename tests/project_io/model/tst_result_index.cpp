// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "project_io/model/result_index.h"

#include <QtTest>

#include <algorithm>
#include <atomic>
#include <map>
#include <random>
#include <set>
#include <thread>
#include <tuple>

using namespace filigree;

namespace {

constexpr int frames = 700; // several of the stretches that copies share
constexpr ObjectId objects[] = {1, 2};
constexpr ResultKind kinds[] = {ResultKind::MaskLogits, ResultKind::Alpha};

//! What the index is to do, written down without a thought of speed.
struct PlainIndex
{
    using Versions = std::vector<ResultRef>; // newest first
    std::map<std::tuple<ObjectId, ResultKind, int>, Versions> all;

    void set(ObjectId object, ResultKind kind, int frame, const ResultRef &result)
    {
        Versions &versions = all[{object, kind, frame}];
        std::erase_if(versions, [&](const ResultRef &one) { return one.key == result.key; });
        versions.insert(versions.begin(), result);
        versions.resize(std::min(versions.size(), std::size_t(1 + ResultIndex::olderKept)));
    }
    void remove(ObjectId object, ResultKind kind, int frame, const ContentKey &key)
    {
        const auto it = all.find({object, kind, frame});
        if (it == all.end())
            return;
        std::erase_if(it->second, [&](const ResultRef &one) { return one.key == key; });
        if (it->second.empty())
            all.erase(it);
    }
    PlainIndex take(ObjectId object, const std::vector<FrameRange> &ranges)
    {
        PlainIndex taken;
        for (auto it = all.begin(); it != all.end();) {
            const auto [itsObject, kind, frame] = it->first;
            const bool isWanted = itsObject == object
                && std::ranges::any_of(ranges, [frame](const FrameRange &range) {
                                      return range.contains(frame);
                                  });
            if (isWanted)
                taken.all.insert(all.extract(it++));
            else
                ++it;
        }
        return taken;
    }
    void exchange(PlainIndex &other, ObjectId object, const std::set<int> &frames)
    {
        std::vector<FrameRange> ranges;
        for (const int frame : frames)
            ranges.push_back({frame, frame});
        const PlainIndex mine = take(object, ranges), theirs = other.take(object, ranges);
        putBack(theirs);
        other.putBack(mine);
    }
    void putBack(const PlainIndex &taken)
    {
        for (const auto &[at, versions] : taken.all)
            all[at] = versions;
    }
};

void compare(const ResultIndex &index, const PlainIndex &plain)
{
    for (const ObjectId object : objects) {
        for (const ResultKind kind : kinds) {
            int count = 0, end = 0;
            for (int frame = 0; frame < frames; ++frame) {
                const auto it = plain.all.find({object, kind, frame});
                const bool isThere = it != plain.all.end();
                QCOMPARE(index.versions(object, kind, frame),
                         isThere ? it->second : PlainIndex::Versions());
                QCOMPARE(index.latest(object, kind, frame),
                         isThere ? it->second.front() : ResultRef());
                count += isThere;
                end = isThere ? frame + 1 : end;
            }
            QCOMPARE(index.countOf(object, kind), count);
            QCOMPARE(index.endOf(object, kind), end);
        }
    }
    QCOMPARE(index.isEmpty(), plain.all.empty());
}

} // namespace

class tst_ResultIndex final : public QObject
{
    Q_OBJECT
private slots:
    // Without older results undo would compute again.
    void theIndexRemembersOlderResults();
    // Deleting results of some frames must be undone to the last older one, and touch no other.
    void resultsOfFramesCanBeTakenAndPutBack();
    // Copies share what is alike; if one saw what is written to another, undo would bring back
    // what was there never.
    void doesWhatThePlainOneDoes();
    // Jobs read their copies while the window writes to its own.
    void copiesAreReadWhileOthersAreWritten();
};

void tst_ResultIndex::theIndexRemembersOlderResults()
{
    ResultIndex index;
    for (std::uint64_t version = 1; version <= 12; ++version)
        index.set(1, ResultKind::Alpha, 3, {{0, version}, 1});
    QCOMPARE(index.latest(1, ResultKind::Alpha, 3).key.low, std::uint64_t(12));
    QVERIFY(!index.find(1, ResultKind::Alpha, 3, {0, 12 - ResultIndex::olderKept}).key.isNull());
    QVERIFY(index.find(1, ResultKind::Alpha, 3, {0, 1}).key.isNull());
    index.remove(1, ResultKind::Alpha, 3, {0, 12});
    QCOMPARE(index.latest(1, ResultKind::Alpha, 3).key.low, std::uint64_t(11));
    index.set(1, ResultKind::Alpha, 3, {{0, 9}, 1}); // made again: the latest, and there once
    index.remove(1, ResultKind::Alpha, 3, {0, 9});
    QVERIFY(index.find(1, ResultKind::Alpha, 3, {0, 9}).key.isNull());
    for (std::uint64_t version = 1; version <= 12; ++version)
        index.remove(1, ResultKind::Alpha, 3, {0, version});
    QVERIFY(index.isEmpty());
}

void tst_ResultIndex::resultsOfFramesCanBeTakenAndPutBack()
{
    ResultIndex results;
    for (int frame = 2; frame < 20; ++frame) {
        for (const ObjectId object : {1, 2}) {
            results.set(object, ResultKind::Alpha, frame, {{1, std::uint64_t(frame)}, 1});
            results.set(object, ResultKind::Alpha, frame, {{2, std::uint64_t(frame)}, 0.5f});
        }
    }
    const ResultIndex before = results;
    for (const FrameRange frames :
         {FrameRange{5, 9}, FrameRange{0, 50}, FrameRange{15, 19}, FrameRange{30, 40}}) {
        const ResultIndex taken = results.take(1, frames);
        QCOMPARE(taken.isEmpty(), frames.in == 30);
        for (int frame = 0; frame < 22; ++frame) {
            QCOMPARE(results.latest(1, ResultKind::Alpha, frame).key.isNull(),
                     frames.contains(frame) || frame < 2 || frame >= 20);
            QCOMPARE(results.latest(2, ResultKind::Alpha, frame),
                     before.latest(2, ResultKind::Alpha, frame));
        }
        results.putBack(taken);
        QCOMPARE(results, before);
    }
    QVERIFY(!results.find(1, ResultKind::Alpha, 7, {1, 7}).key.isNull());
}

void tst_ResultIndex::doesWhatThePlainOneDoes()
{
    std::mt19937 random(7);
    const auto below = [&](int bound) { return int(random() % unsigned(bound)); };
    std::pair<ResultIndex, PlainIndex> now;
    std::vector<std::pair<ResultIndex, PlainIndex>> before; // copies, and what was taken
    for (int step = 0; step < 400; ++step) {
        auto &[index, plain] = now;
        const ObjectId object = objects[below(2)];
        const int from = below(frames), length = below(4) == 0 ? frames : 1 + below(300);
        const FrameRange range{from, std::min(frames - 1, from + length - 1)};
        switch (below(6)) {
        case 0:
        case 1:
            for (int frame = range.in; frame <= range.out; frame += 1 + below(2)) {
                const ResultRef made{{std::uint64_t(1 + below(12)), 5}, float(step)};
                const ResultKind kind = kinds[below(2)];
                index.set(object, kind, frame, made);
                plain.set(object, kind, frame, made);
            }
            break;
        case 2:
            for (int frame = range.in; frame <= range.out; ++frame) {
                const ContentKey key{std::uint64_t(1 + below(12)), 5};
                index.remove(object, kinds[0], frame, key);
                plain.remove(object, kinds[0], frame, key);
            }
            break;
        case 3: {
            std::vector<FrameRange> ranges{range};
            if (range.out + 3 < frames)
                ranges.push_back({range.out + 3, frames - 1});
            before.emplace_back(index.take(object, ranges), plain.take(object, ranges));
            break;
        }
        case 4: {
            if (before.empty())
                break;
            const auto &[taken, plainTaken] = before[std::size_t(below(int(before.size())))];
            index.putBack(taken);
            plain.putBack(plainTaken);
            break;
        }
        case 5: {
            if (before.empty())
                break;
            auto &[other, plainOther] = before[std::size_t(below(int(before.size())))];
            std::set<int> some; // whole stretches, and every other frame
            for (int frame = range.in, way = 1 + below(2); frame <= range.out; frame += way)
                some.insert(frame);
            index.exchange(other, object, some);
            plain.exchange(plainOther, object, some);
            break;
        }
        }
        if (step % 40 == 0)
            before.push_back(now);
    }
    compare(now.first, now.second);
    for (const auto &[index, plain] : before) {
        compare(index, plain);
        ResultIndex again; // made in another way, but equal
        for (const auto &[at, versions] : plain.all) {
            for (auto ref = versions.rbegin(); ref != versions.rend(); ++ref)
                again.set(std::get<0>(at), std::get<1>(at), std::get<2>(at), *ref);
        }
        QCOMPARE(index, again);
        QVERIFY(now.first != index);
    }
}

void tst_ResultIndex::copiesAreReadWhileOthersAreWritten()
{
    ResultIndex index;
    for (std::uint64_t round = 1; round <= 60; ++round) {
        for (int frame = 0; frame < frames; ++frame)
            index.set(1, ResultKind::Alpha, frame, {{round, 1}, 1});
        std::atomic<bool> isAlike = true;
        std::jthread reader([&isAlike, round, copy = index]() mutable {
            for (int frame = 0; frame < frames; ++frame)
                isAlike = isAlike && copy.latest(1, ResultKind::Alpha, frame).key.high == round;
            copy.clear();
        });
        for (int frame = frames - 1; frame >= 0; --frame)
            index.set(1, ResultKind::Alpha, frame, {{round, 2}, 1});
        reader.join();
        QVERIFY(isAlike);
    }
}

QTEST_APPLESS_MAIN(tst_ResultIndex)
#include "tst_result_index.moc"
