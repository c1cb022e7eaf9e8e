// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "inference/base/image.h"

#include <QtTest>

using namespace filigree;

class tst_Image final : public QObject
{
    Q_OBJECT
private slots:
    // Copies that shared pixels would let one engine paint over another's input.
    void copiesAreDeep();
    // Rows are addressed by byte offsets that grow past 32 bits on 8K float frames.
    void rowsLieWhereTheyShould();
};

void tst_Image::copiesAreDeep()
{
    Image image({3, 2}, 1, PixelType::U16);
    image.row<uint16_t>(1)[2] = 7;
    Image copy = image;
    QVERIFY(copy == image);
    copy.row<uint16_t>(1)[2] = 8;
    QCOMPARE(image.row<uint16_t>(1)[2], uint16_t(7));
    QVERIFY(!(copy == image));
}

void tst_Image::rowsLieWhereTheyShould()
{
    Image image({5, 4}, 3, PixelType::F32);
    QCOMPARE(image.rowBytes(), std::size_t(60));
    QCOMPARE(image.byteCount(), std::size_t(240));
    QCOMPARE(reinterpret_cast<std::byte *>(image.row<float>(3))
                 - static_cast<std::byte *>(image.data()),
             std::ptrdiff_t(180));
    QVERIFY(Image().isEmpty());
}

QTEST_APPLESS_MAIN(tst_Image)
#include "tst_image.moc"
