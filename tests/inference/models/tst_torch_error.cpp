// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "inference/models/torch_error.h"

#include <torch/types.h>

#include <QtTest>

using namespace filigree;

class tst_TorchError final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    // Too little memory is the user's to mend; it must not look like a fault of the program.
    void tooLittleMemoryIsToldApart();
    void aGraphicsProcessorsIsToldApart_data();
    void aGraphicsProcessorsIsToldApart();
    // A trace of calls helps no user.
    void faultsComeWithoutTheTrace();
    void othersAreLeftAlone();
};

void tst_TorchError::tooLittleMemoryIsToldApart()
{
    std::optional<Error> told;
    try {
        torch::empty({std::int64_t(1) << 52}, torch::kUInt8);
    } catch (const std::exception &problem) {
        told = torchError(problem);
    }
    QVERIFY(told);
    QCOMPARE(told->kind, Error::Kind::OutOfMemory);
    QVERIFY2(told->message.find("close other programs") != std::string::npos,
             told->message.c_str());
}

void tst_TorchError::aGraphicsProcessorsIsToldApart_data()
{
    QTest::addColumn<QString>("text"); // of LibTorch, for memory of its own and of its libraries
    QTest::newRow("a tensor") << "CUDA out of memory. Tried to allocate 2.00 GiB (GPU 0; 4 GiB)";
    QTest::newRow("the driver") << "CUDA error: out of memory";
    QTest::newRow("cuBLAS")
        << "CUDA error: CUBLAS_STATUS_ALLOC_FAILED when calling `cublasCreate(handle)`";
    QTest::newRow("cuDNN") << "cuDNN error: CUDNN_STATUS_ALLOC_FAILED";
}

void tst_TorchError::aGraphicsProcessorsIsToldApart()
{
    QFETCH(QString, text);
    const auto told = torchError(c10::Error({"", "", 0}, text.toStdString()));
    QVERIFY(told);
    QCOMPARE(told->kind, Error::Kind::OutOfMemory);
    QVERIFY2(told->message.starts_with("The graphics processor"), told->message.c_str());
}

void tst_TorchError::faultsComeWithoutTheTrace()
{
    std::optional<Error> told;
    try {
        torch::ones({2, 3}).mm(torch::ones({2, 3}));
    } catch (const std::exception &problem) {
        told = torchError(problem);
    }
    QVERIFY(told);
    QCOMPARE(told->kind, Error::Kind::Internal);
    QVERIFY2(told->message.find("frame #") == std::string::npos, told->message.c_str());
    QVERIFY2(told->message.find("2x3") != std::string::npos, told->message.c_str());
}

void tst_TorchError::othersAreLeftAlone()
{
    QVERIFY(!torchError(std::runtime_error("something else")));
}

QTEST_APPLESS_MAIN(tst_TorchError)
#include "tst_torch_error.moc"
