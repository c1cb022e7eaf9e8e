// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "inference/predictors/builtin_selector.h"

#include <QtTest>
#include <cmath>

using namespace filigree;

namespace {

constexpr Size size{320, 200};

bool inObject(int x, int y)
{
    return std::hypot(x - 150, y - 100) < 50;
}

bool inNeighbour(int x, int y) // of the object's colour, loose beside it
{
    return x >= 230 && x < 260 && y >= 60 && y < 140;
}

// A reddish disc and a bar of the same colour over a green ground with a gentle texture.
ImagePtr picture()
{
    auto image = std::make_shared<Image>(size, 3, PixelType::U16);
    for (int y = 0; y < size.height; ++y) {
        for (int x = 0; x < size.width; ++x) {
            const double wave = 0.04 * std::sin(x * 0.5) * std::cos(y * 0.4);
            const bool object = inObject(x, y) || inNeighbour(x, y);
            const double colour[3] = {object ? 0.7 : 0.25, object ? 0.3 : 0.5, 0.3};
            for (int c = 0; c < 3; ++c)
                image->row<uint16_t>(y)[3 * x + c] = uint16_t(65535 * (colour[c] + wave));
        }
    }
    return image;
}

// Disc and ground of the same speckles, of which only the disc moves, to the right.
ImagePtr speckled(int by)
{
    const auto speckle = [](int x, int y, unsigned salt) {
        unsigned h = unsigned(x / 3) * 73856093U ^ unsigned(y / 3) * 19349663U ^ salt * 83492791U;
        h = (h ^ (h >> 13)) * 1274126177U;
        return 0.3 + 0.4 * double((h >> 16) % 256) / 255;
    };
    auto image = std::make_shared<Image>(size, 3, PixelType::U16);
    for (int y = 0; y < size.height; ++y) {
        for (int x = 0; x < size.width; ++x) {
            const bool object = inObject(x - by, y);
            const double grey = object ? speckle(x - by + 300, y, 1) : speckle(x, y, 2);
            for (int c = 0; c < 3; ++c)
                image->row<uint16_t>(y)[3 * x + c] = uint16_t(65535 * grey);
        }
    }
    return image;
}

template<typename Wanted> double overlap(const Image &logits, Wanted &&wanted)
{
    int both = 0, either = 0;
    for (int y = 0; y < size.height; ++y) {
        for (int x = 0; x < size.width; ++x) {
            const bool is = logits.row<float>(y)[x] > 0;
            both += is && wanted(x, y);
            either += is || wanted(x, y);
        }
    }
    return double(both) / std::max(1, either);
}

std::vector<Prompt> only(Prompt prompt)
{
    return std::vector<Prompt>(1, std::move(prompt));
}

Image select(const std::vector<Prompt> &prompts, const Image *prior = nullptr)
{
    BuiltinSelector selector;
    selector.setPicture(picture());
    return selector.select({prompts, prior}).value().logits;
}

const BoxPrompt boxOfObject{{98, 48, 202, 152}};
const PointPrompt onObject{{150, 100}, true};

} // namespace

class tst_BuiltinSelector final : public QObject
{
    Q_OBJECT
private slots:
    // A box, a click or a stroke on a plain object must give that object.
    void plainObjectIsFound_data();
    void plainObjectIsFound();
    // What a user says of a pixel holds, even against the picture.
    void clicksStick();
    // A correction far from the rest of a good mask must leave the rest as it was.
    void correctionsAreLocal();
    // Wrong parts, however varied they look, must go by one click, and not piece by piece.
    void wrongPartsGoWhole_data();
    void wrongPartsGoWhole();
    // A click next to the outline must not turn a region that no edge bounds.
    void clicksAtTheOutlineStaySmall();
    // A box drawn where something else was tracked selects anew, within it.
    void boxOverridesPrior();
    // A mask is taken as given, with an edge that is soft.
    void maskIsKept();
    // What cannot be seen on one picture shows when it moves.
    void movingObjectIsFound_data();
    void movingObjectIsFound();
    // The same request twice must give the same answer, or undo and redo would differ.
    void answersRepeat();
    void aimingChangesNoAnswer();
    void absentIsEmpty(); // "Absent" that left a mask would be tracked onwards.
    // Prompts that cannot be used end in an error and not in a crash or an empty answer.
    void badPromptsAreRefused_data();
    void badPromptsAreRefused();
    void stops(); // A request that is overtaken must end.
};

void tst_BuiltinSelector::plainObjectIsFound_data()
{
    QTest::addColumn<int>("kind");
    QTest::newRow("box") << 0;
    QTest::newRow("click") << 1;
    QTest::newRow("stroke") << 2;
    QTest::newRow("box and clicks") << 3;
    QTest::newRow("text found as a box") << 4;
}

void tst_BuiltinSelector::plainObjectIsFound()
{
    QFETCH(int, kind);
    std::vector<Prompt> prompts;
    if (kind == 0 || kind == 3)
        prompts.emplace_back(boxOfObject);
    if (kind == 1 || kind == 3)
        prompts.emplace_back(onObject);
    if (kind == 3)
        prompts.emplace_back(PointPrompt{{60, 100}, false});
    if (kind == 2)
        prompts.emplace_back(StrokePrompt{{{130, 90}, {170, 110}}, 3, true});
    if (kind == 4)
        prompts.emplace_back(TextPrompt{"disc", {boxOfObject.box}});
    const double j = overlap(select(prompts), inObject);
    QVERIFY2(j > 0.93, qPrintable(QString::number(j)));
}

void tst_BuiltinSelector::clicksStick()
{
    std::vector<Prompt> prompts(1, boxOfObject);
    const std::vector<PointPrompt> clicks{
        {{150, 100}, false}, {{110, 60}, true}, {{300, 20}, true}};
    for (const PointPrompt &click : clicks) {
        prompts.emplace_back(click);
        const Image first = select(prompts);
        const Image corrected = select(only(click), &first);
        const int x = int(click.at.x), y = int(click.at.y);
        QCOMPARE(first.row<float>(y)[x] > 0, click.positive);
        QCOMPARE(corrected.row<float>(y)[x] > 0, click.positive);
    }
}

void tst_BuiltinSelector::correctionsAreLocal()
{
    Image prior(size, 1, PixelType::F32);
    for (int y = 0; y < size.height; ++y) {
        for (int x = 0; x < size.width; ++x)
            prior.row<float>(y)[x] = inObject(x, y) || inNeighbour(x, y) ? 6.0F : -6.0F;
    }
    const Image answer = select(only(PointPrompt{{245, 100}, false}), &prior);
    QVERIFY(overlap(answer, inObject) > 0.97);
    int changed = 0;
    for (int y = 0; y < size.height; ++y) {
        for (int x = 0; x < 205; ++x)
            changed += answer.row<float>(y)[x] != prior.row<float>(y)[x];
    }
    QCOMPARE(changed, 0);
}

void tst_BuiltinSelector::wrongPartsGoWhole_data()
{
    QTest::addColumn<int>("neck"); // pixels
    QTest::newRow("loose") << 0;
    QTest::newRow("joined by a neck") << 8;
}

void tst_BuiltinSelector::wrongPartsGoWhole()
{
    QFETCH(int, neck);
    Image prior(size, 1, PixelType::F32);
    for (int y = 0; y < size.height; ++y) {
        for (int x = 0; x < size.width; ++x) {
            const bool joins = x >= 190 && x < 235 && std::abs(y - 100) < neck / 2;
            prior.row<float>(y)[x] = inObject(x, y) || inNeighbour(x, y) || joins ? 6.0F : -6.0F;
        }
    }
    auto striped = std::make_shared<Image>(*picture());
    for (int y = 60; y < 140; ++y) {
        for (int x = 3 * 230; x < 3 * 260; ++x)
            striped->row<uint16_t>(y)[x] = y / 16 % 2 != 0 ? 60000 : 4000;
    }
    BuiltinSelector selector;
    selector.setPicture(striped);
    const auto answer = selector.select({only(PointPrompt{{245, 100}, false}), &prior});
    QVERIFY(answer);
    QCOMPARE(overlap(answer->logits, inNeighbour), 0.0);
    QVERIFY2(overlap(answer->logits, inObject) > 0.95,
             qPrintable(QString::number(overlap(answer->logits, inObject))));
}

void tst_BuiltinSelector::clicksAtTheOutlineStaySmall()
{
    const Image good = select(only(boxOfObject));
    for (const bool positive : {true, false}) {
        const PointPrompt click{{positive ? 202.0 : 198.0, 100}, positive};
        const Image answer = select(only(click), &good);
        QVERIFY2(overlap(answer, inObject) > 0.9, positive ? "inside" : "outside");
    }
}

void tst_BuiltinSelector::boxOverridesPrior()
{
    const Image prior = select(only(BoxPrompt{{228, 58, 262, 142}}));
    const Image answer = select(only(boxOfObject), &prior);
    QVERIFY2(overlap(answer, inObject) > 0.9,
             qPrintable(QString::number(overlap(answer, inObject))));
}

void tst_BuiltinSelector::maskIsKept()
{
    Image mask(size, 1, PixelType::U8);
    for (int y = 0; y < size.height; ++y) {
        for (int x = 0; x < size.width; ++x)
            mask.row<uint8_t>(y)[x] = inNeighbour(x, y) ? 255 : 0;
    }
    const Image answer = select(only(MaskPrompt{PackedMask(mask)}));
    QCOMPARE(overlap(answer, inNeighbour), 1.0);
    QVERIFY(answer.row<float>(100)[245] > answer.row<float>(100)[230]);
}

void tst_BuiltinSelector::movingObjectIsFound_data()
{
    QTest::addColumn<bool>("byClick");
    QTest::newRow("box") << false;
    QTest::newRow("click") << true;
}

void tst_BuiltinSelector::movingObjectIsFound()
{
    QFETCH(bool, byClick);
    const auto others = {speckled(4), speckled(9)};
    BuiltinSelector selector;
    selector.setPicture(speckled(0));
    const SelectRequest request{byClick ? only(onObject) : only(boxOfObject), nullptr};
    const Image still = selector.select(request).value().logits;
    selector.setPicture(speckled(0), others);
    const Image moving = selector.select(request).value().logits;
    QVERIFY2(overlap(moving, inObject) > 0.85,
             qPrintable(QString::number(overlap(moving, inObject))));
    QVERIFY(overlap(moving, inObject) > overlap(still, inObject) + 0.05);
}

void tst_BuiltinSelector::answersRepeat()
{
    BuiltinSelector selector;
    selector.setPicture(picture());
    const SelectRequest request{only(boxOfObject), nullptr};
    const Image first = selector.select(request).value().logits;
    QVERIFY(selector.select(request).value().logits == first);
    QVERIFY(select(only(boxOfObject)) == first);
}

void tst_BuiltinSelector::aimingChangesNoAnswer()
{
    const PointPrompt beside{{245, 100}, true};
    const PointPrompt elsewhere{{20, 20}, false};
    const std::vector<Prompt> one{onObject}, two{onObject, beside};
    BuiltinSelector aimed;
    aimed.practise({});
    aimed.setPicture(picture());
    const auto answer = [&](const std::vector<Prompt> &prompts) {
        return aimed.select({prompts, nullptr}).value().logits;
    };
    aimed.aim({only(elsewhere), nullptr}, {});
    aimed.aim({one, nullptr}, {});
    QVERIFY(answer(one) == select(one));
    aimed.aim({{onObject, elsewhere}, nullptr}, {});
    QVERIFY(answer(two) == select(two));
    const Image prior = select(only(boxOfObject));
    aimed.aim({only(beside), &prior}, {});
    QVERIFY(answer(only(beside)) == select(only(beside)));
    QVERIFY(aimed.select({only(beside), &prior}).value().logits == select(only(beside), &prior));
    aimed.aim({only(beside), nullptr}, {});
    aimed.setPicture(speckled(0));
    QVERIFY(answer(only(beside)) != select(only(beside))); // of the other picture
}

void tst_BuiltinSelector::absentIsEmpty()
{
    std::vector<Prompt> prompts(1, boxOfObject);
    prompts.emplace_back(AbsentPrompt{});
    QCOMPARE(overlap(select(prompts), [](int, int) { return false; }), 0.0);
    QCOMPARE(overlap(select({}), [](int, int) { return false; }), 0.0);
}

void tst_BuiltinSelector::badPromptsAreRefused_data()
{
    QTest::addColumn<int>("kind");
    QTest::newRow("click outside the frame") << 0;
    QTest::newRow("box outside the frame") << 1;
    QTest::newRow("mask of another size") << 2;
    QTest::newRow("no mask in the mask prompt") << 3;
    QTest::newRow("empty stroke") << 4;
}

void tst_BuiltinSelector::badPromptsAreRefused()
{
    QFETCH(int, kind);
    std::vector<Prompt> prompts;
    if (kind == 0)
        prompts.emplace_back(PointPrompt{{400, 20}, true});
    if (kind == 1)
        prompts.emplace_back(BoxPrompt{{-90, -90, -20, -20}});
    if (kind == 2)
        prompts.emplace_back(MaskPrompt{PackedMask(Image({10, 10}, 1, PixelType::U8))});
    if (kind == 3)
        prompts.emplace_back(MaskPrompt{});
    if (kind == 4)
        prompts.emplace_back(StrokePrompt{});
    BuiltinSelector selector;
    selector.setPicture(picture());
    const Result<Selection> answer = selector.select({prompts, nullptr});
    QVERIFY(!answer);
    QCOMPARE(answer.error().kind, Error::Kind::InvalidInput);
}

void tst_BuiltinSelector::stops()
{
    std::stop_source source;
    source.request_stop();
    BuiltinSelector selector;
    selector.setPicture(picture());
    const Result<Selection> answer =
        selector.select({only(boxOfObject), nullptr}, source.get_token());
    QVERIFY(!answer);
    QCOMPARE(answer.error().kind, Error::Kind::Cancelled);
}

QTEST_APPLESS_MAIN(tst_BuiltinSelector)
#include "tst_builtin_selector.moc"
