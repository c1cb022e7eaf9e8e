// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "inference/models/catalogue.h"
#include "inference/models/checkpoint/checkpoint.h"
#include "inference/models/checkpoint/safetensors.h"

#include <QProcess>
#include <QTemporaryDir>
#include <QtTest>

using namespace filigree;

//! The program that tells people what a checkpoint is.
class tst_FiligreeModel final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    // Who downloaded a file wants to know whether it is the right one, and whole.
    void aWholeCheckpointIsKnown();
    // An error must name the tensor, or nobody can say what is wrong with the file.
    void whatIsWrongIsNamed();
    void otherFilesAreOfNoModel();
    void differencesArePrinted();
    void wrongUsageIsTold();

private:
    struct Answer
    {
        int code;
        QString out, err;
    };
    Answer answer(const QStringList &arguments);
    QString write(const char *name, const TensorFile &file);

    QTemporaryDir m_folder;
    TensorFile m_edgetam;
};

tst_FiligreeModel::Answer tst_FiligreeModel::answer(const QStringList &arguments)
{
    QProcess process;
    process.start(QStringLiteral(FILIGREE_MODEL), arguments);
    if (!process.waitForFinished(60'000))
        return {-1, {}, process.errorString()};
    return {process.exitCode(), QString::fromUtf8(process.readAllStandardOutput()),
            QString::fromUtf8(process.readAllStandardError())};
}

QString tst_FiligreeModel::write(const char *name, const TensorFile &file)
{
    const QString path = m_folder.filePath(name);
    const Result<> written = writeSafetensors(path.toStdString(), file);
    return written ? path : QString();
}

void tst_FiligreeModel::initTestCase()
{
    const auto model = findNetwork("edgetam")->make();
    for (const auto &[name, tensor] : namedState(*model))
        m_edgetam.tensors[name] = torch::zeros(tensor.sizes(), torch::kHalf);
}

void tst_FiligreeModel::aWholeCheckpointIsKnown()
{
    const Answer whole = answer({"check", write("whole.safetensors", m_edgetam)});
    QCOMPARE(whole.err, QString());
    QCOMPARE(whole.code, 0);
    QVERIFY2(whole.out.startsWith("edgetam: whole, 982 tensors"), qPrintable(whole.out));
}

void tst_FiligreeModel::whatIsWrongIsNamed()
{
    TensorFile damaged = m_edgetam;
    damaged.tensors.erase("no_obj_ptr");
    damaged.tensors["spatial_perceiver.latents"] = torch::zeros({255, 64});
    damaged.tensors["something.else"] = torch::zeros({1});
    const Answer said = answer({"check", write("damaged.safetensors", damaged)});
    QCOMPARE(said.code, 1);
    QVERIFY(said.out.contains("missing\tno_obj_ptr"));
    QVERIFY(said.out.contains("unknown\tsomething.else"));
    QVERIFY(said.out.contains("misshapen\tspatial_perceiver.latents: [255, 64]"));
    QVERIFY2(said.err.contains("nearest to edgetam"), qPrintable(said.err));
}

void tst_FiligreeModel::otherFilesAreOfNoModel()
{
    TensorFile other;
    other.tensors["weight"] = torch::zeros({3});
    const Answer unknown = answer({"check", write("other.safetensors", other)});
    QCOMPARE(unknown.code, 1);
    QVERIFY2(unknown.err.contains("of no model that is known"), qPrintable(unknown.err));
    const Answer missing = answer({"check", m_folder.filePath("nowhere.pt")});
    QCOMPARE(missing.code, 1);
    QVERIFY2(missing.err.contains("nowhere.pt"), qPrintable(missing.err));
    // A download that broke off is the usual one.
    QFile whole(write("whole.safetensors", m_edgetam));
    QVERIFY(whole.resize(whole.size() / 2));
    const Answer half = answer({"check", whole.fileName()});
    QCOMPARE(half.code, 1);
    QVERIFY2(half.err.contains("cut off") && half.err.contains("download it again"),
             qPrintable(half.err));
}

void tst_FiligreeModel::differencesArePrinted()
{
    TensorFile first, second;
    first.tensors["a"] = torch::tensor({1.0f, 2.0f});
    second.tensors["a"] = torch::tensor({1.0f, 2.5f});
    const Answer same =
        answer({"compare", write("1.safetensors", first), write("2.safetensors", second)});
    QCOMPARE(same.code, 0);
    QVERIFY2(same.out.contains("5.000e-01") && same.out.contains("3.536e-01"),
             qPrintable(same.out));
    second.tensors["b"] = torch::tensor({1.0f});
    const Answer apart =
        answer({"compare", write("1.safetensors", first), write("2.safetensors", second)});
    QCOMPARE(apart.code, 1);
    QVERIFY2(apart.out.contains("only in the second"), qPrintable(apart.out));
}

void tst_FiligreeModel::wrongUsageIsTold()
{
    QCOMPARE(answer({}).code, 2);
    QCOMPARE(answer({"describe"}).code, 2);
    QVERIFY(answer({"invent"}).err.contains("sam2.1_hiera_tiny"));
    const Answer unknown = answer({"describe", "sam9"});
    QCOMPARE(unknown.code, 1);
    QVERIFY2(unknown.err.contains("edgetam"), qPrintable(unknown.err));
    QCOMPARE(answer({"bench", "edgetam", "--objects", "0"}).code, 2);
    QCOMPARE(answer({"bench", "edgetam", "--runs", "2x"}).code, 2);
    const Answer help = answer({"--help"});
    QCOMPARE(help.code, 0);
    QVERIFY2(help.out.contains("describe") && help.err.isEmpty(), qPrintable(help.err));
}

QTEST_APPLESS_MAIN(tst_FiligreeModel)
#include "tst_filigree_model.moc"
