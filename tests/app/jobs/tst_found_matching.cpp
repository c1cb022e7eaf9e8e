// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "app/jobs/found_matching.h"

#include <QtTest>

using namespace filigree;

//! Which of the things that a text finds are objects already, and which are one another.
class tst_FoundMatching final : public QObject
{
    Q_OBJECT
private slots:
    // What is inside a mask must be inside its box, to the last pixel.
    void theBoxHoldsTheMask();
    // Taken for new, it would become a second object; taken for another, the other would be lost.
    void boxesAreOfTheObjectTheyShow_data();
    void boxesAreOfTheObjectTheyShow();
    // At 4K a mask takes 33 MB, and a frame may have dozens.
    void masksAreLookedAtOneByOne();
    // Two phrases for one thing must not make two objects of it.
    void oneThingIsTakenOnce();
};

namespace {

constexpr Size frame{100, 80};
using Boxes = std::vector<Box>;
using Objects = std::vector<ObjectId>;

// Logits with these boxes inside.
ImagePtr maskOf(const Boxes &parts)
{
    auto mask = std::make_shared<Image>(frame, 1, PixelType::F32);
    for (const Box &part : parts) {
        for (int y = int(part.y0); y <= int(part.y1); ++y)
            std::fill(mask->row<float>(y) + int(part.x0), mask->row<float>(y) + int(part.x1) + 1,
                      4.0F);
    }
    return mask;
}

GroundedCandidate candidate(const std::string &phrase, double score, const Box &box)
{
    return {box, score, phrase, phrase};
}

} // namespace

Q_DECLARE_METATYPE(Boxes)
Q_DECLARE_METATYPE(Objects)

void tst_FoundMatching::theBoxHoldsTheMask()
{
    QVERIFY(boxOfMask(*maskOf({})).isEmpty());
    QCOMPARE(boxOfMask(*maskOf({{3, 5, 3, 5}})), (Box{3, 5, 3, 5}));
    QCOMPARE(boxOfMask(*maskOf({{20, 30, 29, 39}, {90, 0, 99, 2}})), (Box{20, 0, 99, 39}));
}

void tst_FoundMatching::boxesAreOfTheObjectTheyShow_data()
{
    QTest::addColumn<Boxes>("first"); // what object 1 covers
    QTest::addColumn<Boxes>("second"); // and object 2
    QTest::addColumn<Boxes>("found");
    QTest::addColumn<Objects>("objects"); // that they are
    const Box dancer{20, 10, 49, 69};
    const Boxes nothing;
    QTest::newRow("its very box") << Boxes{dancer} << nothing << Boxes{dancer} << Objects{1};
    QTest::newRow("two phrases for one object")
        << Boxes{dancer} << nothing << Boxes{{19, 9, 50, 70}, {22, 10, 49, 66}} << Objects{1, 1};
    QTest::newRow("elsewhere") << Boxes{dancer} << nothing << Boxes{{60, 10, 89, 69}} << Objects{0};
    QTest::newRow("a small part of it")
        << Boxes{dancer} << nothing << Boxes{{30, 10, 40, 20}} << Objects{0};
    QTest::newRow("much more than it")
        << Boxes{dancer} << nothing << Boxes{{0, 0, 99, 79}} << Objects{0};
    QTest::newRow("nothing is known") << nothing << nothing << Boxes{dancer} << Objects{0};
    QTest::newRow("beyond the frame")
        << Boxes{dancer} << nothing << Boxes{{18, -6, 49.5, 70}} << Objects{1};
    // 2 walks behind 1, so that only its sides can be seen: the box that is meant for 1 comes
    // nearer to the box around 2.
    const Box front{35, 10, 64, 69};
    const Boxes behind{{10, 10, 19, 69}, {80, 10, 89, 69}};
    QTest::newRow("people who cross, the one in front")
        << Boxes{front} << behind << Boxes{{22, 10, 77, 69}} << Objects{1};
    QTest::newRow("people who cross, both")
        << Boxes{front} << behind << Boxes{{10, 10, 89, 69}, front} << Objects{2, 1};
    // A few wrong pixels far away make the box around a mask far too large.
    QTest::newRow("a speck beside it")
        << Boxes{dancer, {98, 78, 99, 79}} << nothing << Boxes{dancer} << Objects{1};
    // A slanted object covers little of what its box has in the corners.
    const Boxes slanted{{10, 10, 29, 29}, {30, 30, 49, 49}, {50, 50, 69, 69}};
    QTest::newRow("most of a slanted object")
        << slanted << nothing << Boxes{{10, 30, 69, 69}} << Objects{1};
    QTest::newRow("in a corner of a slanted object")
        << slanted << nothing << Boxes{{25, 10, 69, 49}} << Objects{0};
}

void tst_FoundMatching::boxesAreOfTheObjectTheyShow()
{
    QFETCH(Boxes, first);
    QFETCH(Boxes, second);
    QFETCH(Boxes, found);
    QFETCH(Objects, objects);
    const auto ask = [&](ObjectId object) { return maskOf(object == 1 ? first : second); };
    QCOMPARE(knownObjects(found, {1, 2}, ask), objects);
}

void tst_FoundMatching::masksAreLookedAtOneByOne()
{
    const Box dancer{20, 10, 49, 69};
    std::weak_ptr<const Image> last;
    std::vector<ObjectId> asked;
    const auto ask = [&](ObjectId object) -> ImagePtr {
        if (!last.expired())
            QTest::qFail("the mask of the object before is still held", __FILE__, __LINE__);
        asked.push_back(object);
        const ImagePtr mask = object == 2 ? nullptr : maskOf({dancer});
        last = mask;
        return mask;
    };
    QCOMPARE(knownObjects({dancer}, {3, 2, 1}, ask), Objects{3}); // of equals the first
    QCOMPARE(asked, (std::vector<ObjectId>{3, 2, 1}));
    QVERIFY(last.expired());
}

void tst_FoundMatching::oneThingIsTakenOnce()
{
    const Box dancer{20, 10, 49, 69}, again{21, 10, 50, 68}, other{60, 10, 89, 69};
    const Box crossing{30, 10, 59, 69}; // of another one, half in front of the dancer
    const std::vector<GroundedCandidate> found{
        candidate("dancer", 0.5, dancer), candidate("dancer", 0.4, crossing),
        candidate("man in red", 0.6, again), candidate("man in red", 0.3, other)};
    QCOMPARE(withoutRepeats(found), (std::vector<std::size_t>{1, 2, 3}));
    QVERIFY(withoutRepeats({}).empty());
}

QTEST_APPLESS_MAIN(tst_FoundMatching)
#include "tst_found_matching.moc"
