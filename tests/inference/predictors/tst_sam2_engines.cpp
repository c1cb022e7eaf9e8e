// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "inference/predictors/engines.h"
#include "inference/predictors/network_of_file.h"
#include "tests/inference/predictors/sam2_fixture.h"

#include <QTest>

using namespace filigree;
using namespace filigree::sam2test;

// Networks of the SAM 2 family among the engines: found by name and file, or a reason why not.
class tst_Sam2Engines final : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase();
    void aModelThatIsNotInstalledSaysHow();
    void theBestTrackerIsAnInstalledOne();
    void aFileIsRecognisedByItsTensors();
    void wrongWeightsNameTheTensor();
    // Else work would go on quietly on another device than the one that was asked for.
    void everyEngineRefusesADeviceThatIsNotThere();

private:
    SyntheticEdgeTam m_weights;
    std::shared_ptr<Sam2Network> m_network;
};

void tst_Sam2Engines::initTestCase()
{
    auto network = m_weights.load();
    VERIFY_RESULT(network);
    m_network = *network;
    QVERIFY(*m_weights.load() == m_network); // its weights are there once
}

void tst_Sam2Engines::aModelThatIsNotInstalledSaysHow()
{
    const auto made = makeTracker("edgetam", std::make_shared<WaveClip>(), {});
    QVERIFY(!made);
    QCOMPARE(made.error().kind, Error::Kind::NotFound);
    QVERIFY(made.error().message.find("filigree models download edgetam") != std::string::npos);
    const auto selector = makeSelector("sam2.1_hiera_tiny", {});
    QVERIFY(!selector);
    QCOMPARE(selector.error().kind, Error::Kind::NotFound);
    EngineOptions options;
    options.models["edgetam"] = m_weights.path();
    VERIFY_RESULT(makeTracker("edgetam", std::make_shared<WaveClip>(), options));
    VERIFY_RESULT(makeSelector("edgetam", options));
}

void tst_Sam2Engines::theBestTrackerIsAnInstalledOne()
{
    EngineOptions options;
    QCOMPARE(bestTracker(options), "builtin");
    QCOMPARE(int(runnable(trackers(), options).size()), 1);
    options.models = {{"edgetam", m_weights.path()}, {"sam2.1_hiera_large", m_weights.path()}};
    QCOMPARE(bestTracker(options), "edgetam");
    QCOMPARE(int(runnable(trackers(), options).size()), 3);
    options.device = "cuda:0";
    QCOMPARE(bestTracker(options), "sam2.1_hiera_large");
}

void tst_Sam2Engines::aFileIsRecognisedByItsTensors()
{
    const auto network = networkOfFile(m_weights.path());
    VERIFY_RESULT(network);
    QCOMPARE(*network, "edgetam");
    QCOMPARE(networkOfFile(m_weights.path() + ".gone").error().kind, Error::Kind::NotFound);
}

void tst_Sam2Engines::wrongWeightsNameTheTensor()
{
    const auto loaded = Sam2Network::load("sam2.1_hiera_tiny", m_weights.path());
    QVERIFY(!loaded);
    QVERIFY(loaded.error().message.find(m_weights.path()) != std::string::npos);
    QVERIFY2(loaded.error().message.find("image_encoder") != std::string::npos,
             loaded.error().message.c_str());
}

void tst_Sam2Engines::everyEngineRefusesADeviceThatIsNotThere()
{
    EngineOptions options;
    options.device = "cuda:1023";
    options.models["edgetam"] = m_weights.path();
    const auto clip = std::make_shared<WaveClip>();
    const auto isRefused = [](const auto &made) {
        return !made && made.error().kind == Error::Kind::Unsupported
            && made.error().message.find("There is no CUDA device 1023 here") != std::string::npos
            && made.error().message.find("use --device cpu") != std::string::npos;
    };
    for (const EngineInfo &engine : trackers()) {
        QVERIFY2(isRefused(makeTracker(engine.id, clip, options)), engine.id.c_str());
        QVERIFY2(isRefused(makeSelector(engine.id, options)), engine.id.c_str());
    }
    for (const EngineInfo &engine : trimapPredictors())
        QVERIFY2(isRefused(makeTrimapPredictor(engine.id, clip, options)), engine.id.c_str());
    for (const EngineInfo &engine : matters())
        QVERIFY2(isRefused(makeMatter(engine.id, clip, options)), engine.id.c_str());
    for (const EngineInfo &engine : grounders())
        QVERIFY2(isRefused(makeGrounder(engine.id, options)), engine.id.c_str());
    QVERIFY(isRefused(Sam2Network::load("edgetam", m_weights.path(), options.device)));
    for (const char *name : {"gpu", "cuda:", "cuda:-1", "cuda:0x"}) {
        options.device = name;
        const auto made = makeTracker("builtin", clip, options);
        QVERIFY2(!made && made.error().kind == Error::Kind::InvalidInput, name);
    }
    options.device = "cpu";
    VERIFY_RESULT(makeTracker("builtin", clip, options));
}

QTEST_GUILESS_MAIN(tst_Sam2Engines)
#include "tst_sam2_engines.moc"
