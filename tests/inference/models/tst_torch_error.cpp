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
