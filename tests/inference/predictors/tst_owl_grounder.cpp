// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "inference/models/checkpoint/safetensors.h"
#include "inference/models/torch_setup.h"
#include "inference/predictors/engines.h"
#include "inference/predictors/owl_grounder.h"
#include "tests/parity/synthetic.h"
#include "tests/parity/synthetic_owl.h"

#include <QTemporaryDir>
#include <QtTest>

#include <cmath>

using namespace filigree;

//! OWLv2 behind the face that others call, with a checkpoint of made-up weights.
class tst_OwlGrounder final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    // A user must learn which file is missing or wrong, and why.
    void wrongFilesAreNamed();
    // Boxes lie on the picture, best first, and no phrase changes the answer to another.
    void phrasesAreFoundEachByItself();
    // An example finds itself again, also on a picture that is set anew.
    void anExampleFindsItself();
    // Who asked for a faster way must get it, by whatever name it goes in settings.
    void optionsSayHowItLooks();
    // A picture that is looked at must not hold up the next one.
    void cancellingEndsIt();

private:
    QString path(const char *name) const { return m_folder.filePath(name); }
    OwlFiles files() const
    {
        return {path("owlv2.safetensors").toStdString(), path("merges.txt").toStdString()};
    }

    QTemporaryDir m_folder;
    std::unique_ptr<OwlGrounder> m_grounder;
};

namespace {

constexpr Size pictureSize{320, 180};

ImagePtr noise(int seed)
{
    const torch::Tensor smooth = parity::smoothImage("input:owl_grounder" + std::to_string(seed),
                                                     pictureSize.height, pictureSize.width, 3);
    auto image = std::make_shared<Image>(pictureSize, 3, PixelType::U16);
    const auto values = smooth.accessor<float, 3>();
    for (int y = 0; y < pictureSize.height; ++y) {
        for (int x = 0; x < pictureSize.width; ++x) {
            for (int c = 0; c < 3; ++c)
                image->row<std::uint16_t>(y)[3 * x + c] = std::uint16_t(65535 * values[c][y][x]);
        }
    }
    return image;
}

double overlap(const Box &a, const Box &b)
{
    const auto area = [](const Box &box) {
        return std::max(0.0, box.x1 - box.x0 + 1) * std::max(0.0, box.y1 - box.y0 + 1);
    };
    const double both = area(
        {std::max(a.x0, b.x0), std::max(a.y0, b.y0), std::min(a.x1, b.x1), std::min(a.y1, b.y1)});
    return both / (area(a) + area(b) - both);
}

} // namespace

void tst_OwlGrounder::initTestCase()
{
    setTorchThreads(0);
    QVERIFY(m_folder.isValid());
    const Result<> written = parity::writeSyntheticOwl(files().checkpoint, files().vocabulary);
    QVERIFY2(written.has_value(), written ? "" : written.error().message.c_str());
    auto opened = OwlGrounder::open(files(), OwlSpeed::Small);
    QVERIFY2(opened.has_value(), opened ? "" : opened.error().message.c_str());
    m_grounder = std::move(*opened);
}

void tst_OwlGrounder::wrongFilesAreNamed()
{
    OwlFiles given = files();
    given.vocabulary = path("no.txt").toStdString();
    const auto noVocabulary = OwlGrounder::open(given);
    QVERIFY(!noVocabulary.has_value());
    QCOMPARE(noVocabulary.error().kind, Error::Kind::NotFound);
    QVERIFY(QString::fromStdString(noVocabulary.error().message).contains("no.txt"));

    given = files();
    given.checkpoint = path("other.safetensors").toStdString();
    QVERIFY(writeSafetensors(given.checkpoint, {{{"a.weight", torch::zeros({2})}}, {}}));
    const auto other = OwlGrounder::open(given);
    QVERIFY(!other.has_value());
    const QString message = QString::fromStdString(other.error().message);
    QVERIFY2(message.contains("other.safetensors") && message.contains("'a.weight'"),
             qPrintable(message));
}

void tst_OwlGrounder::phrasesAreFoundEachByItself()
{
    QCOMPARE(m_grounder->find({"cat"}).error().kind, Error::Kind::InvalidInput);
    m_grounder->setPicture(noise(1));
    const auto both = m_grounder->find({"cat", "a red umbrella"});
    QVERIFY2(both.has_value(), both ? "" : both.error().message.c_str());
    QCOMPARE(both->size(), std::size_t(2));
    const auto alone = m_grounder->find({"a red umbrella"});
    QVERIFY(alone.has_value());
    QVERIFY((*both)[1].candidates == alone->front().candidates);
    QVERIFY((*both)[0].candidates != (*both)[1].candidates);
    for (const Grounding &one : *both) {
        QVERIFY(!one.candidates.empty());
        double last = 1;
        for (const GroundedCandidate &candidate : one.candidates) {
            QVERIFY(candidate.score <= last && candidate.score > 0);
            last = candidate.score;
            const Box &box = candidate.box;
            QVERIFY(box.x0 >= 0 && box.y0 >= 0 && box.x1 <= pictureSize.width - 1
                    && box.y1 <= pictureSize.height - 1 && !box.isEmpty());
            QCOMPARE(candidate.phrase, one.phrase);
        }
    }
}

void tst_OwlGrounder::anExampleFindsItself()
{
    const ImagePtr picture = noise(1);
    m_grounder->setPicture(picture);
    const auto found = m_grounder->find({"cat"});
    QVERIFY(found.has_value());
    // One that is all on the picture: of others a part of the box is cut off.
    const auto inside =
        std::ranges::find_if(found->front().candidates, [](const GroundedCandidate &one) {
            return one.box.x0 > 0 && one.box.y0 > 0 && one.box.x1 < pictureSize.width - 1
                && one.box.y1 < pictureSize.height - 1;
        });
    QVERIFY(inside != found->front().candidates.end());
    const Box box = inside->box;
    const auto example = m_grounder->example(box);
    QVERIFY2(example.has_value(), example ? "" : example.error().message.c_str());
    m_grounder->setPicture(noise(2));
    QVERIFY(m_grounder->findLike(*example, "like this").has_value());
    m_grounder->setPicture(picture);
    const auto again = m_grounder->findLike(*example, "like this");
    QVERIFY(again.has_value());
    QVERIFY(std::ranges::any_of(again->candidates, [&](const GroundedCandidate &one) {
        return one.phrase == "like this" && overlap(one.box, box) > 0.5;
    }));
    QCOMPARE(m_grounder->example({5000, 5000, 5010, 5010}).error().kind, Error::Kind::NotFound);
}

void tst_OwlGrounder::optionsSayHowItLooks()
{
    EngineOptions options;
    options.models = {{"owlv2_base_patch16_ensemble", files().checkpoint},
                      {"clip_vocabulary", files().vocabulary}};
    m_grounder->setPicture(noise(1));
    const auto small = m_grounder->find({"cat"});
    QVERIFY(small.has_value());
    const auto candidates = [&](const std::string &speed) {
        options.textSpeed = speed;
        const auto made = makeGrounder("owlv2_base_patch16_ensemble", options);
        if (!made)
            return std::vector<GroundedCandidate>();
        (*made)->setPicture(noise(1));
        const auto found = (*made)->find({"cat"});
        return found ? found->front().candidates : std::vector<GroundedCandidate>();
    };
    // Words that were encoded together differ by rounding from one that was encoded alone.
    const auto isAmong = [](const GroundedCandidate &one, const auto &all) {
        return std::ranges::any_of(all, [&](const auto &other) {
            return overlap(one.box, other.box) > 0.99 && std::abs(one.score - other.score) < 1e-3;
        });
    };
    const auto again = candidates("small"), unpadded = candidates("unpadded");
    QVERIFY(!again.empty() && !unpadded.empty());
    QVERIFY(isAmong(small->front().candidates.front(), again));
    QVERIFY(!std::ranges::all_of(unpadded, [&](const auto &one) { return isAmong(one, again); }));
}

void tst_OwlGrounder::cancellingEndsIt()
{
    m_grounder->setPicture(noise(3));
    std::stop_source stop;
    stop.request_stop();
    const auto cancelled = m_grounder->find({"cat"}, stop.get_token());
    QVERIFY(!cancelled.has_value());
    QCOMPARE(cancelled.error().kind, Error::Kind::Cancelled);
    QVERIFY(m_grounder->find({"cat"}).has_value()); // nothing of the cancelled look was kept
}

QTEST_APPLESS_MAIN(tst_OwlGrounder)
#include "tst_owl_grounder.moc"
