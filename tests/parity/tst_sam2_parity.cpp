// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "inference/models/catalogue.h"
#include "inference/models/checkpoint/checkpoint.h"
#include "inference/models/checkpoint/safetensors.h"
#include "inference/models/torch_setup.h"
#include "tests/parity/family.h"

#include <QDir>
#include <QtTest>

#include <cmath>

using namespace filigree;
using namespace filigree::parity;

//! SAM 2.1 and EdgeTAM against outputs of the official code, with the limits that its README
//! advises for float32 on a CPU, but for two that are named below.
class tst_Sam2Parity final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    // A name or shape that differs means that the official checkpoint cannot be loaded.
    void tensorsAreThoseOfTheOfficialModel_data();
    void tensorsAreThoseOfTheOfficialModel();
    // One wrong weight, position or memory shows in some of these numbers.
    void resultsAreThoseOfTheOfficialCode_data();
    void resultsAreThoseOfTheOfficialCode();
    // Cases that are kept aside come with other prompts and scripts, or without their results.
    void picturesNeedOnlyADescription();
    void scriptsOfAllStepsRun();

private:
    Result<TensorFile> runDescribed(const std::map<std::string, std::string> &metadata);

    QDir m_folder{QStringLiteral(FILIGREE_SOURCE_DIR) + "/../shared/parity/sam2"};
};

namespace {

struct Limits
{
    double largest;
    double rms = 1e300;
    bool isBfloat16 = false; //!< And one step of it may be off.
};

double rmsOf(const torch::Tensor &difference)
{
    return std::sqrt(difference.to(torch::kDouble).square().mean().item<double>());
}

// The mask of a prompted frame enters its memory as 0 or 1: a pixel whose logit is 0 but for
// rounding may be on the other side. It is seen in the memory around it, and a little in all masks
// after. Around 0 a logit has 0.27 million of the 1024 x 1024 pixels to a unit, and the masks of
// two runs with the official code's own rounding errors (2.5e-6 in the features) would be 3.5e-6
// (rms) apart: about one pixel is expected to flip. Where products are summed in short parts none
// does here; on another processor one may, and did: the memory of the object then differs by 0.23
// at one of the 256 places sampled.
bool hasFlippedPixel(const ParityCase &given, const TensorFile &out, const std::string &name)
{
    const std::size_t at = name.find("/obj");
    if (at == std::string::npos)
        return false;
    const std::string end = name.substr(at, name.find('/', at + 1) - at) + "/maskmem_features";
    for (const auto &[other, expected] : given.tensors()) {
        const bool isPrompted = !given.has(other.substr(0, other.rfind('/')) + "/raw_ious");
        const auto found = out.tensors.find(other);
        if (other.ends_with(end) && isPrompted && found != out.tensors.end()
            && found->second.sizes() == expected.sizes() && rmsOf(found->second - expected) > 1e-3)
            return true;
    }
    return false;
}

Limits limitsOf(const ParityCase &given, const std::string &name, bool hasFlipped)
{
    const bool isVideo = given.text("kind") == "video";
    const bool isResized = given.json("image")["height"].toNumber() != 1024 && !isVideo;
    const bool isScaled = given.text("fill_adjustments").find("hypernetworks") != std::string::npos;
    const auto ends = [&](const char *end) { return name.ends_with(end); };
    if (ends("input/pixels"))
        return isResized ? Limits{1e-4, 1e-5} : Limits{1e-5, 1e-6};
    if (name.starts_with("encoder/") || name.starts_with("embed/"))
        return {1e-3, 5e-5};
    if (ends("raw_masks") || ends("full_res_single"))
        return isScaled ? Limits{2e-3, 3e-4} : Limits{2e-4, 3e-5};
    if (ends("low_res_masks")) // advised: 3e-5 for the rms (2.8e-5 were measured), without a pixel
                               // that flips unseen
        return {6e-4, hasFlipped ? 1e-4 : 4e-5};
    if (ends("video_res"))
        return {1e-3, 5e-5};
    if (ends("pix_feat"))
        return {5e-3, 1e-4};
    if (ends("maskmem_features"))
        return hasFlipped ? Limits{0.5, 1e-2} : Limits{0, 1e-3, true};
    if (ends("stability"))
        return {1e-4};
    if (ends("single_index"))
        return {0};
    return {5e-5};
}

// What is wrong with a tensor, or nothing.
QString wrongness(const torch::Tensor &expected, const torch::Tensor &given, const Limits &limits)
{
    if (expected.sizes() != given.sizes())
        return "has another shape: " + QString::fromStdString(shapeText(given.sizes()));
    if (expected.numel() == 0)
        return {};
    const torch::Tensor reference = expected.to(torch::kDouble);
    const torch::Tensor apart = (reference - given.to(torch::kDouble)).abs();
    torch::Tensor allowed = torch::full_like(apart, limits.largest);
    // The step is that of the larger of the two; below 1/16 the noise before rounding is larger.
    if (limits.isBfloat16)
        allowed = reference.abs().clamp_min(1.0 / 16) / 128 * (1 + 1.0 / 64);
    const double rms = rmsOf(apart);
    if (!apart.isfinite().all().item<bool>() || (apart > allowed).any().item<bool>()
        || rms > limits.rms)
        return QString("is off by %1, rms %2").arg(apart.max().item<double>()).arg(rms);
    const torch::Tensor absent = reference == -1024;
    if (!torch::equal(absent, given.to(torch::kDouble) == -1024))
        return "does not say on the same pixels that there is no object";
    return {};
}

} // namespace

void tst_Sam2Parity::initTestCase()
{
    if (!m_folder.exists())
        QSKIP("../shared/parity/sam2 is not there: the networks were NOT compared with the "
              "official code.");
    setTorchThreads(0);
}

void tst_Sam2Parity::tensorsAreThoseOfTheOfficialModel_data()
{
    QTest::addColumn<QString>("file");
    for (const QString &file : m_folder.entryList({"*.manifest.txt"}))
        QTest::newRow(qPrintable(file)) << file;
}

void tst_Sam2Parity::tensorsAreThoseOfTheOfficialModel()
{
    QFETCH(QString, file);
    const std::string model = file.section(".manifest", 0, 0).toStdString();
    const CatalogueEntry *entry = findNetwork(model);
    QVERIFY2(entry, model.c_str());
    QFile manifestFile(m_folder.filePath(file));
    QVERIFY(manifestFile.open(QIODevice::ReadOnly));
    QCOMPARE(QByteArray::fromStdString(manifest(*entry->make())), manifestFile.readAll());
}

void tst_Sam2Parity::resultsAreThoseOfTheOfficialCode_data()
{
    QTest::addColumn<QString>("file");
    for (const QString &file : m_folder.entryList({"*.safetensors"}))
        QTest::newRow(qPrintable(file)) << file;
}

void tst_Sam2Parity::resultsAreThoseOfTheOfficialCode()
{
    QFETCH(QString, file);
    const auto given = ParityCase::read(m_folder.filePath(file).toStdString());
    QVERIFY2(given.has_value(), given ? "" : given.error().message.c_str());
    const Result<TensorFile> out = runCase(*given);
    QVERIFY2(out.has_value(), out ? "" : out.error().message.c_str());
    QStringList wrong;
    for (const auto &[name, expected] : given->tensors()) {
        const auto found = out->tensors.find(name);
        const QString what = found == out->tensors.end()
            ? QStringLiteral("is missing")
            : wrongness(expected, found->second,
                        limitsOf(*given, name, hasFlippedPixel(*given, *out, name)));
        if (!what.isEmpty())
            wrong += QString::fromStdString(name) + ' ' + what;
    }
    QVERIFY2(wrong.isEmpty(), qPrintable("\n" + wrong.join('\n')));
    QCOMPARE(out->tensors.size(), given->tensors().size());
}

Result<TensorFile> tst_Sam2Parity::runDescribed(const std::map<std::string, std::string> &metadata)
{
    const QTemporaryDir folder;
    const std::string path = folder.filePath("case.safetensors").toStdString();
    return writeSafetensors(path, {{}, metadata}).and_then([&] {
        return ParityCase::read(path).and_then(runCase);
    });
}

void tst_Sam2Parity::picturesNeedOnlyADescription()
{
    const auto whole =
        ParityCase::read(m_folder.filePath("image_edgetam_square.safetensors").toStdString());
    QVERIFY(whole.has_value());
    const Result<TensorFile> out = runDescribed(whole->file().metadata);
    QVERIFY2(out.has_value(), out ? "" : out.error().message.c_str());
    for (const auto &[name, expected] : whole->tensors()) {
        const auto found = out->tensors.find(name);
        QVERIFY2(found != out->tensors.end(), name.c_str());
        QVERIFY2(found->second.sizes() == expected.sizes(), name.c_str());
    }
    QCOMPARE(out->tensors.size(), whole->tensors().size());
}

void tst_Sam2Parity::scriptsOfAllStepsRun()
{
    const Result<TensorFile> out = runDescribed(
        {{"model", "edgetam"},
         {"kind", "video"},
         {"video", R"({"name": "sam2/test/video", "frames": 3, "declared": [360, 640]})"},
         {"strides", R"({"low_res_masks": 4, "video_res": 8, "input/pixels": 32})"},
         {"switches", R"({"non_overlap_masks": true, "non_overlap_masks_for_mem_enc": false})"},
         // The last changes nothing in this network.
         {"fill_adjustments",
          R"([["const", "sam_mask_decoder.pred_obj_score_head.layers.2.bias", 1.0],
              ["scale", "image_encoder.trunk.", "_mixer.", ".bn.weight", 0.65],
              ["scale", "obj_ptr_tpos_proj.", "", "", 2]])"},
         {"script",
          R"([["mask", 1, 7, {"mask": "sam2/test/mask"}],
              ["points", 1, 3, {"box": [100, 60, 400, 300], "points": [[200, 100]], "labels": [0]}],
              ["pass", {"start_frame_idx": 1, "max_frame_num_to_track": 1}],
              ["points", 2, 3, {"points": [[220, 130]], "labels": [1], "clear_old_points": false}],
              ["pass", {"reverse": true}],
              ["clear", 2, 3],
              ["remove", 7],
              ["pass", {"start_frame_idx": 0}]])"}});
    QVERIFY2(out.has_value(), out ? "" : out.error().message.c_str());
    const auto sizeOf = [&](const char *name) {
        const auto found = out->tensors.find(name);
        return found == out->tensors.end() ? "none" : shapeText(found->second.sizes());
    };
    QCOMPARE(sizeOf("input/pixels"), "[3, 3, 32, 32]");
    QCOMPARE(sizeOf("step0/frame1/obj7/low_res_masks"), "[64, 64]");
    QCOMPARE(sizeOf("step1/frame1/obj3/raw_ious"), "[4]");
    QCOMPARE(sizeOf("step2/frame1/video_res"), "[2, 45, 80]");
    QCOMPARE(sizeOf("step2/frame1/obj3/raw_ious"), "none"); // it was prompted there
    QCOMPARE(sizeOf("step2/frame2/obj7/maskmem_features"), "[64, 16]");
    QCOMPARE(sizeOf("step2/frame0/video_res"), "none");
    QCOMPARE(sizeOf("step3/frame2/obj3/pix_feat"), "[32, 16, 16]");
    QCOMPARE(sizeOf("step4/frame0/video_res"), "[2, 45, 80]");
    QCOMPARE(sizeOf("step4/frame2/video_res"), "none"); // from the first prompted one back
    QCOMPARE(sizeOf("step7/frame2/video_res"), "[1, 45, 80]");
    QCOMPARE(sizeOf("step7/frame2/obj7/obj_ptr"), "none");
    QCOMPARE(sizeOf("step7/frame2/obj3/raw_ious"), "[4]"); // corrected no longer
    for (const auto &[name, tensor] : out->tensors)
        QVERIFY2(tensor.isfinite().all().item<bool>(), name.c_str());
    const torch::Tensor &both = out->tensors.at("step4/frame0/video_res");
    QVERIFY((both[0] > -10).logical_and(both[1] > -10).sum().item<int64_t>() == 0);
}

QTEST_APPLESS_MAIN(tst_Sam2Parity)
#include "tst_sam2_parity.moc"
