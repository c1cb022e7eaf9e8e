// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "inference/models/checkpoint/safetensors.h"
#include "inference/models/torch_setup.h"
#include "tests/parity/family.h"

#include <QTemporaryDir>
#include <QtTest>

#include <cmath>

using namespace filigree;
using namespace filigree::parity;

namespace {

// Enough of a tensor that the official code gave to tell it from another.
struct Fact
{
    std::string tensor;
    double mean, rms;
    std::array<double, 4> elements; // at 1, 3, 5 and 7 eighths of all of them
};

using Facts = std::vector<Fact>;

struct Case
{
    std::map<std::string, std::string> metadata;
    Facts facts;
};

struct Limits
{
    double largest; // difference of an element
    double rms; // of all differences, so that neither mean nor rms can differ more
};

Limits limitsOf(const std::string &name)
{
    if (name.starts_with("encoder/"))
        return {1e-3, 5e-5};
    if (name.ends_with("raw_masks"))
        return {2e-4, 3e-5};
    if (name.ends_with("raw_ious"))
        return {5e-5, 5e-5};
    if (name == "router_logprob")
        return {2e-5, 2e-5};
    return name.starts_with("alpha") ? Limits{1e-4, 1e-4} : Limits{5e-4, 5e-4};
}

// What is wrong with a tensor, or nothing.
QString wrongness(const Fact &fact, const TensorFile &out)
{
    const auto found = out.tensors.find(fact.tensor);
    if (found == out.tensors.end())
        return QStringLiteral("is missing");
    const Limits limits = limitsOf(fact.tensor);
    const torch::Tensor x = found->second.to(torch::kDouble).flatten();
    const double mean = x.mean().item<double>();
    const double rms = std::sqrt(x.square().mean().item<double>());
    // Not "more than", which NaN never is.
    if (!(std::abs(mean - fact.mean) <= limits.rms) || !(std::abs(rms - fact.rms) <= limits.rms))
        return QString("has mean %1 and rms %2").arg(mean).arg(rms);
    for (std::size_t i = 0; i < fact.elements.size(); ++i) {
        const double element = x[std::int64_t(2 * i + 1) * x.numel() / 8].item<double>();
        if (!(std::abs(element - fact.elements[i]) <= limits.largest))
            return QString("has %1 for %2").arg(element).arg(fact.elements[i]);
    }
    return {};
}

// One click on a picture.
std::map<std::string, std::string> click(const std::string &model)
{
    return {
        {"model", model},
        {"kind", "image"},
        {"image",
         R"({"name": "sam2/extra/)" + model + R"(/image_square", "height": 1024, "width": 1024})"},
        {"prompts", R"({"click": {"point_coords": [[350, 620]], "point_labels": [1]}})"},
        {"fill_adjustments",
         R"([["const", "sam_mask_decoder.pred_obj_score_head.layers.2.bias", 1.0]])"},
        {"strides", R"({"raw_masks": 4, "input/pixels": 16})"}};
}

// Neither side of the picture is a multiple of what the network needs; of MEMatte every router
// would keep more tokens than it may.
std::map<std::string, std::string> matte(const std::string &family, const char *bias,
                                         const char *hash)
{
    return {{"case", family + "_b_70x150"},
            {"family", family},
            {"variant", "B"},
            {"height", "70"},
            {"width", "150"},
            {"max_number_token", "20"},
            {"rule.head_weight_scale", "8.0"},
            {"rule.head_bias", bias},
            {"rule.router_bias0_offset",
             family == "mematte" ? "-0.042 -0.123 0.359 -0.463" : std::string()},
            {"image_fnv1a64", hash},
            {"trimap_fnv1a64", "5a18605f4b43773c"}};
}

const Facts basePlus{
    {"encoder/stage0", -0.05038894, 1.887826, {-0.142139, -1.199946, -2.375116, 2.485618}},
    {"encoder/stage2", 0.2855621, 3.829867, {1.319251, -0.2727362, -0.5889509, 1.741305}},
    {"encoder/stage3", 0.3009118, 2.090158, {0.980221, -3.169526, 2.278651, -2.029614}},
    {"encoder/image_embed", 0.1997807, 4.01708, {2.018562, 5.301009, 1.471486, -5.199156}},
    {"click/raw_masks", -0.2072579, 3.393408, {1.99198, 3.177952, -4.596069, -6.004845}},
    {"click/raw_ious", 0.5016729, 0.5200902, {0.2683772, 0.6127596, 0.5399987, 0.5855561}},
};

const Facts large{
    {"encoder/stage0", -0.07852655, 1.58422, {1.467319, 1.012377, -1.96066, -1.157233}},
    {"encoder/stage2", 1.628884, 7.197043, {10.59075, 3.926223, 6.855261, -8.87863}},
    {"encoder/stage3", -0.2396185, 2.638091, {1.221467, -7.197477, -3.809971, -2.843096}},
    {"encoder/image_embed", -2.962934, 7.994765, {-15.83744, -6.954212, -5.791206, -7.13889}},
    {"click/raw_masks", -0.7992555, 2.379849, {-0.08022168, -4.374217, -1.313165, -3.205547}},
    {"click/raw_ious", 0.5090572, 0.5157002, {0.4311216, 0.5047598, 0.4559496, 0.6443976}},
};

const Facts mematte{
    {"router_logprob", -0.6972639, 0.7031876, {-0.7922997, -0.7525365, -0.6030314, -0.7506508}},
    {"tap.global08", 0.02928109, 0.7063523, {0.2307287, 0.8278779, -0.409465, -1.667213}},
    {"tap.block02", -0.5085604, 2.100141, {1.727302, -0.430838, 0.6344171, -4.501014}},
    {"features_s", -0.07017516, 4.231157, {-4.079036, 1.394941, 1.149694, -2.04103}},
    {"alpha_s2", 0.3713943, 0.4657642, {0.05587406, 0.6554994, 0.03410082, 0.3628559}},
};

const Facts vitmatte{
    {"tap.block02", -0.6185497, 1.822758, {1.317304, 0.1164396, 1.498102, -4.784324}},
    {"features_s", 0.0176165, 3.498652, {-2.098576, -5.106975, 1.949394, -1.652339}},
    {"alpha_s2", 0.3016008, 0.3738907, {0.291481, 0.2460856, 0.5491202, 0.6183966}},
};

std::map<std::string, Case> allCases()
{
    return {
        {"SAM 2.1 base+", {click("sam2.1_hiera_base_plus"), basePlus}},
        {"SAM 2.1 large", {click("sam2.1_hiera_large"), large}},
        {"MEMatte B", {matte("mematte", "-3.5", "57f422d8e515bc10"), mematte}},
        {"ViTMatte B", {matte("vitmatte", "-4.6", "5732d68146655658"), vitmatte}},
    };
}

} // namespace

//! The larger networks of families whose smaller ones have reference files: numbers that the
//! official code gave for the same synthetic weights and pictures, with the limits of those files.
class tst_LargerNetworks final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { setTorchThreads(0); }
    // Only here what their configs alone say is used: widths, depths, windows and heads.
    void resultsAreThoseOfTheOfficialCode_data();
    void resultsAreThoseOfTheOfficialCode();
};

void tst_LargerNetworks::resultsAreThoseOfTheOfficialCode_data()
{
    QTest::addColumn<QString>("name");
    for (const auto &[name, one] : allCases())
        QTest::newRow(name.c_str()) << QString::fromStdString(name);
}

void tst_LargerNetworks::resultsAreThoseOfTheOfficialCode()
{
    QFETCH(QString, name);
    const Case one = allCases().at(name.toStdString());
    const QTemporaryDir folder;
    const std::string path = folder.filePath("case.safetensors").toStdString();
    QVERIFY(writeSafetensors(path, {{}, one.metadata}).has_value());
    const Result<TensorFile> out = ParityCase::read(path).and_then(runCase);
    QVERIFY2(out.has_value(), out ? "" : out.error().message.c_str());
    QStringList wrong;
    for (const Fact &fact : one.facts) {
        if (const QString what = wrongness(fact, *out); !what.isEmpty())
            wrong += QString::fromStdString(fact.tensor) + ' ' + what;
    }
    QVERIFY2(wrong.isEmpty(), qPrintable("\n" + wrong.join('\n')));
}

QTEST_APPLESS_MAIN(tst_LargerNetworks)
#include "tst_larger_networks.moc"
