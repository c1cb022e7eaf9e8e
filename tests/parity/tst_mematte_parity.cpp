// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "inference/models/catalogue.h"
#include "inference/models/checkpoint/checkpoint.h"
#include "inference/models/checkpoint/safetensors.h"
#include "inference/models/mematte/matte_model.h"
#include "inference/models/recognition.h"
#include "inference/models/torch_setup.h"
#include "tests/parity/family.h"
#include "tests/parity/matte_taps.h"
#include "tests/parity/synthetic.h"

#include <torch/serialize.h>

#include <QDir>
#include <QTemporaryDir>
#include <QtTest>

#include <fstream>

using namespace filigree;
using namespace filigree::parity;

//! MEMatte and ViTMatte against outputs of the official code, with the limits that its README
//! advises for float32 on a CPU.
class tst_MematteParity final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    // A name or shape that differs means that the official checkpoint cannot be loaded.
    void tensorsAreThoseOfTheOfficialModel_data();
    void tensorsAreThoseOfTheOfficialModel();
    // One token that is routed otherwise changes everything after it.
    void resultsAreThoseOfTheOfficialCode_data();
    void resultsAreThoseOfTheOfficialCode();
    // Hugging Face has other names, and MEMatte's files its teacher.
    void otherSpellingsOfACheckpointLoad();
    // What the reference does not say of a tap is read from its numbers.
    void tapsTellWhenTheyWereTaken();
    // A rule that is not there, or a network that is not known, must not become another one.
    void casesThatSayTooLittleAreErrors_data();
    void casesThatSayTooLittleAreErrors();
    // What was downloaded by hand must be told and accepted as it was published.
    void publishedFilesAreRecognised();

private:
    QDir m_folder{QStringLiteral(FILIGREE_SOURCE_DIR) + "/../shared/parity/mematte"};
};

namespace {

double limitOf(const QString &name)
{
    if (name == "image" || name == "router_keep")
        return 0;
    if (name == "router_logprob")
        return 2e-5;
    if (name == "alpha_u8")
        return 1;
    return name.startsWith("alpha") ? 1e-4 : 5e-4;
}

// What is wrong with a tensor, or nothing.
QString wrongness(const torch::Tensor &expected, const torch::Tensor &given, double limit)
{
    if (expected.sizes() != given.sizes())
        return "has another shape: " + QString::fromStdString(shapeText(given.sizes()));
    if (expected.numel() == 0)
        return {};
    const torch::Tensor apart = (expected.to(torch::kDouble) - given.to(torch::kDouble)).abs();
    if (apart.isfinite().all().item<bool>() && (apart <= limit).all().item<bool>())
        return {};
    return QString("is off by %1").arg(apart.max().item<double>());
}

std::string huggingFaceName(QString name)
{
    name.replace("backbone.pos_embed", "backbone.embeddings.position_embeddings")
        .replace("backbone.patch_embed.proj.", "backbone.embeddings.projection.")
        .replace("backbone.blocks.", "backbone.encoder.layer.")
        .replace(".attn.", ".attention.")
        .replace(".fusion_blks.", ".fusion_blocks.")
        .replace(".bn.", ".batch_norm.");
    return name.toStdString();
}

} // namespace

void tst_MematteParity::initTestCase()
{
    if (!m_folder.exists())
        QSKIP("../shared/parity/mematte is not there: the networks were NOT compared with the "
              "official code.");
    setTorchThreads(0);
}

void tst_MematteParity::tensorsAreThoseOfTheOfficialModel_data()
{
    QTest::addColumn<QString>("file");
    for (const QString &file : m_folder.entryList({"*.manifest.txt"}))
        QTest::newRow(qPrintable(file)) << file;
}

void tst_MematteParity::tensorsAreThoseOfTheOfficialModel()
{
    QFETCH(QString, file);
    const std::string model = file.section(".manifest", 0, 0).toStdString();
    const CatalogueEntry *entry = findNetwork(model);
    QVERIFY2(entry, model.c_str());
    QFile manifestFile(m_folder.filePath(file));
    QVERIFY(manifestFile.open(QIODevice::ReadOnly));
    QCOMPARE(QByteArray::fromStdString(manifest(*entry->make(), entry->shapeText)),
             manifestFile.readAll());
}

void tst_MematteParity::resultsAreThoseOfTheOfficialCode_data()
{
    QTest::addColumn<QString>("file");
    for (const QString &file : m_folder.entryList({"*.safetensors"}))
        QTest::newRow(qPrintable(file)) << file;
}

void tst_MematteParity::resultsAreThoseOfTheOfficialCode()
{
    QFETCH(QString, file);
    const auto given = ParityCase::read(m_folder.filePath(file).toStdString());
    QVERIFY2(given.has_value(), given ? "" : given.error().message.c_str());
    const Result<TensorFile> out = runCase(*given);
    QVERIFY2(out.has_value(), out ? "" : out.error().message.c_str());
    QStringList wrong;
    for (const auto &[key, expected] : given->tensors()) {
        const QString name = QString::fromStdString(key);
        const auto found = out->tensors.find(key);
        const QString what = found == out->tensors.end()
            ? QStringLiteral("is missing")
            : wrongness(expected, found->second, limitOf(name));
        if (!what.isEmpty())
            wrong += name + ' ' + what;
    }
    QVERIFY2(wrong.isEmpty(), qPrintable("\n" + wrong.join('\n')));
    QCOMPARE(out->tensors.size(), given->tensors().size());
}

void tst_MematteParity::otherSpellingsOfACheckpointLoad()
{
    MatteModel model(*findMatteConfig("vitmatte_s"));
    const auto state = filledState(*model);
    std::map<std::string, torch::Tensor> given;
    for (const auto &[name, tensor] : state)
        given.emplace(huggingFaceName(QString::fromStdString(name)), tensor);
    QVERIFY(!given.contains("backbone.blocks.0.attn.qkv.weight"));
    given.emplace("teacher_backbone.pos_embed", torch::zeros({3}));
    const Result<> loaded = model->loadState(given);
    QVERIFY2(loaded.has_value(), loaded ? "" : loaded.error().message.c_str());
    for (const auto &[name, tensor] : namedState(*model))
        QVERIFY2(torch::equal(tensor, state.at(name)), name.c_str());

    // Both spellings of one: which of them was meant is not for us to say.
    for (const std::string name : {"backbone.pos_embed", "decoder.fusion_blks.2.conv.bn.bias"}) {
        auto twice = given;
        twice.emplace(name, torch::zeros_like(state.at(name)));
        const Result<> refused = model->loadState(twice);
        QVERIFY2(!refused.has_value(), name.c_str());
        const std::string other = huggingFaceName(QString::fromStdString(name));
        QVERIFY2(refused.error().message.find("'" + other + "'") != std::string::npos,
                 refused.error().message.c_str());
    }

    given.erase("decoder.fusion_blocks.2.conv.batch_norm.bias");
    given.emplace("decoder.fusion_blocks.2.conv.bias", torch::zeros({64}));
    const Result<> refused = model->loadState(given);
    QVERIFY(!refused.has_value());
    QVERIFY2(refused.error().message.find("'decoder.fusion_blks.2.conv.bn.bias'")
                 != std::string::npos,
             refused.error().message.c_str());
}

void tst_MematteParity::tapsTellWhenTheyWereTaken()
{
    const auto given = [&](const QString &name) {
        const auto read = ParityCase::read(m_folder.filePath(name).toStdString());
        return read ? read->tensors() : std::map<std::string, torch::Tensor>();
    };
    for (const char *name : {"mematte_s_512", "mematte_s_200x328", "mematte_s_cap_384x352"})
        QVERIFY2(holdsWrittenLtrm(given(QString(name) + ".safetensors")), name);
    QVERIFY(!holdsWrittenLtrm(given("mematte_s_560x640.safetensors")));
    QVERIFY(!holdsWrittenLtrm(given("vitmatte_s_512.safetensors")));
    QVERIFY(!holdsWrittenLtrm({}));
}

void tst_MematteParity::casesThatSayTooLittleAreErrors_data()
{
    QTest::addColumn<QString>("key");
    QTest::addColumn<QString>("text");
    QTest::newRow("unknown variant") << "variant"
                                     << "L";
    for (const char *key : {"variant", "height", "rule.head_weight_scale", "rule.head_bias",
                            "rule.router_bias0_offset"})
        QTest::addRow("no %s", key) << key << "";
    QTest::newRow("a scale that is none") << "rule.head_weight_scale"
                                          << "eight";
    QTest::newRow("three routers") << "rule.router_bias0_offset"
                                   << "1 2 3";
    QTest::newRow("another picture") << "image_fnv1a64"
                                     << "1";
}

void tst_MematteParity::casesThatSayTooLittleAreErrors()
{
    QFETCH(QString, key);
    QFETCH(QString, text);
    const QTemporaryDir folder;
    TensorFile file;
    file.metadata = {{"case", "small"},
                     {"family", "mematte"},
                     {"variant", "S"},
                     {"height", "32"},
                     {"width", "32"},
                     {"rule.head_weight_scale", "8.0"},
                     {"rule.head_bias", "-2.0"},
                     {"rule.router_bias0_offset", "0 0 0 0"},
                     {"image_fnv1a64", "0"},
                     {"trimap_fnv1a64", "0"}};
    file.metadata[key.toStdString()] = text.toStdString();
    const std::string path = folder.filePath("small.safetensors").toStdString();
    QVERIFY(writeSafetensors(path, file).has_value());
    const auto given = ParityCase::read(path);
    QVERIFY2(given.has_value(), given ? "" : given.error().message.c_str());
    const Result<TensorFile> out = runCase(*given);
    QVERIFY(!out.has_value());
    QVERIFY2(out.error().message.find("'" + key.toStdString() + "'") != std::string::npos,
             out.error().message.c_str());
}

void tst_MematteParity::publishedFilesAreRecognised()
{
    const QTemporaryDir folder;
    const auto verdict = [](const std::string &path) {
        const Result<Recognised> found = recognised(path);
        return QString::fromStdString(found ? found->verdict() : found.error().message);
    };
    const std::string hugging = folder.filePath("model.safetensors").toStdString();
    TensorFile renamed;
    for (const auto &[name, tensor] : namedState(*MatteModel(*findMatteConfig("vitmatte_s"))))
        renamed.tensors.emplace(huggingFaceName(QString::fromStdString(name)), tensor);
    QVERIFY(writeSafetensors(hugging, renamed).has_value());
    QCOMPARE(verdict(hugging), QString("vitmatte_s, whole"));

    const std::string nested = folder.filePath("MEMatte_ViTS_DIM.pth").toStdString();
    c10::impl::GenericDict state(c10::StringType::get(), c10::TensorType::get());
    for (const auto &[name, tensor] : namedState(*MatteModel(*findMatteConfig("mematte_s")))) {
        state.insert(name, tensor);
        if (name.starts_with("backbone."))
            state.insert("teacher_" + name, tensor);
    }
    c10::impl::GenericDict whole(c10::StringType::get(), c10::AnyType::get());
    whole.insert("iteration", 7);
    whole.insert("model", state);
    const std::vector<char> bytes = torch::pickle_save(whole);
    std::ofstream(nested, std::ios::binary).write(bytes.data(), std::streamsize(bytes.size()));
    QCOMPARE(verdict(nested), QString("mematte_s, whole"));
}

QTEST_APPLESS_MAIN(tst_MematteParity)
#include "tst_mematte_parity.moc"
