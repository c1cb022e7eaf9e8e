// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "project_io/media/clip.h"
#include "project_io/media/sequence_files.h"
#include "test_clips.h"

#include <QDir>
#include <QFile>
#include <QImage>
#include <QTemporaryDir>
#include <QtTest>

#include <random>

using namespace filigree;

//! A sequence is named in many ways and is often incomplete; whatever way it is opened, frame N
//! must be the file with that number, and what is missing must be said.
class tst_ImageSequence final : public QObject
{
    Q_OBJECT
private slots:
    void opensByAnyName_data();
    void opensByAnyName();
    void gapsAreReported();
    // A file that only happens to end in a number is a picture, not a clip of one frame number 7.
    void singlePicturesAreStills();
    void twoSequencesInAFolderStayApart();
    void numbersPastThePaddingBelong();
    void everyFormatOpens_data();
    void everyFormatOpens();
    void readOnlyFolderOpens();
    // A camera writes photos lying down with a note how to turn them.
    void exifOrientationIsApplied();
    void unlikeFramesAreAnError();
    void missingPathsAreNamed();
    // Whatever bytes a file holds, reading it ends in an error or a picture.
    void damagedImagesAreErrors_data();
    void damagedImagesAreErrors();

private:
    QString folder(const QString &name);
    bool writePicture(const QString &path, int number) const;

    QTemporaryDir m_root;
};

#define VERIFY_READ(result) QVERIFY2(result, result ? "" : result.error().message.c_str())

QString tst_ImageSequence::folder(const QString &name)
{
    const QString path = m_root.filePath(name);
    QDir().mkpath(path);
    return path + '/';
}

//! A picture of one colour that tells its number.
bool tst_ImageSequence::writePicture(const QString &path, int number) const
{
    QImage image(12, 10, QImage::Format_RGB888);
    image.fill(QColor(number % 256, 100, 50));
    return image.save(path, "PNG");
}

static int numberOf(const ImagePtr &image)
{
    return image->row<std::uint16_t>(0)[0] / 257;
}

void tst_ImageSequence::opensByAnyName_data()
{
    QTest::addColumn<QString>("name");
    QTest::newRow("the folder") << "";
    QTest::newRow("its first file") << "Zürich 撮影_0098.png";
    QTest::newRow("a file in the middle") << "Zürich 撮影_0101.png";
    QTest::newRow("a printf pattern") << "Zürich 撮影_%04d.png";
    QTest::newRow("a hash pattern") << "Zürich 撮影_####.png";
}

void tst_ImageSequence::opensByAnyName()
{
    QFETCH(QString, name);
    const QString path = folder("bilder für 映画");
    for (int number = 98; number <= 103; ++number)
        QVERIFY(writePicture(path + QString("Zürich 撮影_%1.png").arg(number, 4, 10, QChar('0')),
                             number));
    const auto clip = Clip::open((path + name).toStdString());
    VERIFY_READ(clip);
    const ClipInfo &info = (*clip)->info();
    QCOMPARE(info.kind, ClipKind::Sequence);
    QCOMPARE(info.frameCount, 6);
    QCOMPARE(info.firstNumber, 98);
    QVERIFY(info.damage.empty());
    QVERIFY(QString::fromStdString(info.path).endsWith("Zürich 撮影_%04d.png"));
    for (const int frame : {5, 0, 3}) {
        const auto read = (*clip)->read(frame);
        VERIFY_READ(read);
        QCOMPARE(numberOf(read->image), 98 + frame);
    }
    QCOMPARE((*clip)->read(6).error().kind, Error::Kind::InvalidInput);
}

void tst_ImageSequence::gapsAreReported()
{
    const QString path = folder("gaps");
    for (const int number : {1, 2, 5, 6, 8})
        QVERIFY(writePicture(path + QString("shot.%1.png").arg(number), number));
    const auto clip = Clip::open((path + "shot.1.png").toStdString());
    VERIFY_READ(clip);
    const ClipInfo &info = (*clip)->info();
    QCOMPARE(info.frameCount, 8);
    QCOMPARE(info.damage.size(), std::size_t(2));
    QCOMPARE(info.damage[0].firstFrame, 2);
    QCOMPARE(info.damage[0].lastFrame, 3);
    QCOMPARE(info.damage[1].firstFrame, 6);
    const auto missing = (*clip)->read(3);
    QVERIFY(!missing);
    QCOMPARE(missing.error().kind, Error::Kind::NotFound);
    QVERIFY(missing.error().message.find("shot.4.png") != std::string::npos);
    const auto there = (*clip)->read(7);
    VERIFY_READ(there);
    QCOMPARE(numberOf(there->image), 8);
}

void tst_ImageSequence::singlePicturesAreStills()
{
    const QString path = folder("stills");
    QVERIFY(writePicture(path + "portrait2024.png", 7));
    QVERIFY(writePicture(path + "other.png", 8));
    const auto clip = Clip::open((path + "portrait2024.png").toStdString());
    VERIFY_READ(clip);
    QCOMPARE((*clip)->info().kind, ClipKind::Still);
    QCOMPARE((*clip)->info().frameCount, 1);
    VERIFY_READ((*clip)->read(0));
    // two single pictures: which one is meant cannot be known
    const auto whole = Clip::open(path.toStdString());
    QVERIFY(!whole);
    QCOMPARE(whole.error().kind, Error::Kind::NotFound);
    // numbers far apart are no sequence either
    QVERIFY(writePicture(path + "portrait9024.png", 7));
    const auto apart = Clip::open((path + "portrait2024.png").toStdString());
    VERIFY_READ(apart);
    QCOMPARE((*apart)->info().kind, ClipKind::Still);
}

void tst_ImageSequence::twoSequencesInAFolderStayApart()
{
    const QString path = folder("two");
    for (int number = 1; number <= 3; ++number) {
        QVERIFY(writePicture(path + QString("a_%1.png").arg(number), number));
        QVERIFY(writePicture(path + QString("b_%1.png").arg(number, 3, 10, QChar('0')), number));
    }
    QVERIFY(writePicture(path + "b_004.png", 4));
    const auto first = Clip::open((path + "a_2.png").toStdString());
    VERIFY_READ(first);
    QCOMPARE((*first)->info().frameCount, 3);
    const auto longest = Clip::open(path.toStdString());
    VERIFY_READ(longest);
    QVERIFY(QString::fromStdString((*longest)->info().path).endsWith("b_%03d.png"));
}

void tst_ImageSequence::numbersPastThePaddingBelong()
{
    const QString path = folder("padding");
    for (int number = 98; number <= 101; ++number)
        QVERIFY(writePicture(path + QString("p%1.png").arg(number, 2, 10, QChar('0')), number));
    QVERIFY(writePicture(path + "p05.png", 5));
    const auto clip = Clip::open((path + "p100.png").toStdString());
    VERIFY_READ(clip);
    QCOMPARE((*clip)->info().firstNumber, 5);
    QCOMPARE((*clip)->info().frameCount, 97);
    const auto read = (*clip)->read(96);
    VERIFY_READ(read);
    QCOMPARE(numberOf(read->image), 101);
}

void tst_ImageSequence::everyFormatOpens_data()
{
    QTest::addColumn<QString>("extension");
    QTest::addColumn<QStringList>("options");
    for (const char *extension : {"png", "jpg", "tif", "dpx", "bmp", "tga", "jp2"})
        QTest::newRow(extension) << extension << QStringList{};
    QTest::newRow("exr") << "exr" << QStringList{"-pix_fmt", "gbrpf32le"};
    QTest::newRow("webp") << "webp" << QStringList{"-c:v", "libwebp"}; // else one animation
}

void tst_ImageSequence::everyFormatOpens()
{
    QFETCH(QString, extension);
    QFETCH(QStringList, options);
    const QString path = folder(extension);
    QCOMPARE(test_clips::ffmpeg(QStringList{"-f", "lavfi", "-i", "color=red:s=32x24:d=1:r=4"}
                                + options
                                + QStringList{"-f", "image2", path + "f%03d." + extension}),
             QString());
    const auto clip = Clip::open(path.toStdString());
    VERIFY_READ(clip);
    QCOMPARE((*clip)->info().frameCount, 4);
    QCOMPARE((*clip)->info().firstNumber, 1);
    const auto read = (*clip)->read(2);
    VERIFY_READ(read);
    const bool isFloat = read->image->type() == PixelType::F32;
    QCOMPARE(isFloat, extension == "exr");
    const double red =
        isFloat ? read->image->row<float>(9)[3] : read->image->row<std::uint16_t>(9)[3] / 65535.0;
    QVERIFY(red > 0.95);
}

void tst_ImageSequence::readOnlyFolderOpens()
{
    const QString path = folder("read only");
    for (int number = 1; number <= 2; ++number)
        QVERIFY(writePicture(path + QString("r%1.png").arg(number), number));
    for (const QString &name : {QString("r1.png"), QString("r2.png")})
        QFile::setPermissions(path + name, QFile::ReadOwner);
    QFile::setPermissions(path, QFile::ReadOwner | QFile::ExeOwner);
    const auto clip = Clip::open(path.toStdString());
    QFile::setPermissions(path, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    VERIFY_READ(clip);
    VERIFY_READ((*clip)->read(1));
}

void tst_ImageSequence::exifOrientationIsApplied()
{
    const QString path = folder("exif");
    QImage image(48, 32, QImage::Format_RGB888);
    image.fill(Qt::blue);
    for (int y = 0; y < 16; ++y)
        for (int x = 0; x < 16; ++x)
            image.setPixelColor(x, y, Qt::red);
    QVERIFY(image.save(path + "plain.jpg", "JPG", 95));
    QFile plain(path + "plain.jpg");
    QVERIFY(plain.open(QIODevice::ReadOnly));
    const QByteArray bytes = plain.readAll();
    struct Case
    {
        char orientation;
        Size size;
        Point red;
    };
    for (const Case &wanted :
         {Case{2, {48, 32}, {42, 5}}, Case{3, {48, 32}, {42, 26}}, Case{6, {32, 48}, {26, 5}},
          Case{8, {32, 48}, {5, 42}}, Case{5, {32, 48}, {5, 5}}}) {
        // APP1: "Exif", a little-endian TIFF directory
        // with the one entry 0x0112
        QByteArray exif = QByteArray::fromHex("ffe10022457869660000"
                                              "49492a0008000000"
                                              "0100120103000100000000000000"
                                              "00000000");
        exif[28] = wanted.orientation;
        QFile turned(path + "turned.jpg");
        QVERIFY(turned.open(QIODevice::WriteOnly));
        turned.write(bytes.left(2) + exif + bytes.mid(2));
        turned.close();
        const auto clip = Clip::open(turned.fileName().toStdString());
        VERIFY_READ(clip);
        QCOMPARE((*clip)->info().size, wanted.size);
        const auto read = (*clip)->read(0);
        VERIFY_READ(read);
        const auto *const pixel =
            read->image->row<std::uint16_t>(int(wanted.red.y)) + 3 * int(wanted.red.x);
        QVERIFY2(pixel[0] > 50000 && pixel[2] < 15000,
                 qPrintable(QString("orientation %1").arg(int(wanted.orientation))));
    }
}

void tst_ImageSequence::unlikeFramesAreAnError()
{
    const QString path = folder("unlike");
    QVERIFY(writePicture(path + "u1.png", 1));
    QVERIFY(QImage(20, 20, QImage::Format_RGB888).save(path + "u2.png"));
    const auto clip = Clip::open(path.toStdString());
    VERIFY_READ(clip);
    const auto read = (*clip)->read(1);
    QVERIFY(!read);
    QVERIFY(read.error().message.find("u2.png") != std::string::npos);
    QVERIFY(read.error().message.find("20x20") != std::string::npos);
}

void tst_ImageSequence::missingPathsAreNamed()
{
    for (const QString &name : {QString("none.mov"), QString("none.0001.png"),
                                QString("none.####.png"), QString("no/folder/")}) {
        const auto clip = Clip::open(m_root.filePath(name).toStdString());
        QVERIFY(!clip);
        QCOMPARE(clip.error().kind, Error::Kind::NotFound);
        QVERIFY(clip.error().message.find("no") != std::string::npos);
    }
}

void tst_ImageSequence::damagedImagesAreErrors_data()
{
    QTest::addColumn<QString>("extension");
    for (const char *extension : {"png", "jpg", "tif", "exr", "dpx", "bmp", "webp"})
        QTest::newRow(extension) << extension;
}

void tst_ImageSequence::damagedImagesAreErrors()
{
    QFETCH(QString, extension);
    const QString path = folder("damaged") + "whole." + extension;
    QCOMPARE(test_clips::ffmpeg(
                 QStringList{"-f", "lavfi", "-i", "testsrc2=s=64x48", "-frames:v", "1"}
                 + (extension == "exr" ? QStringList{"-pix_fmt", "gbrpf32le"} : QStringList{})
                 + QStringList{path}),
             QString());
    QFile whole(path);
    QVERIFY(whole.open(QIODevice::ReadOnly));
    const QByteArray bytes = whole.readAll();
    std::mt19937 random(17);
    const QString damagedPath = folder("damaged") + "bad." + extension;
    for (int round = 0; round < 60; ++round) {
        QByteArray damaged = bytes;
        if (round % 2)
            damaged.truncate(qsizetype(random() % unsigned(damaged.size())));
        for (int i = 0; !damaged.isEmpty() && i < 8; ++i)
            damaged[qsizetype(random() % unsigned(damaged.size()))] = char(random());
        QFile file(damagedPath);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(damaged);
        file.close();
        const auto clip = Clip::open(damagedPath.toStdString());
        QVERIFY(clip || clip.error().message.find("bad.") != std::string::npos);
        if (clip)
            (void)(*clip)->read(0);
    }
    QFile half(damagedPath);
    QVERIFY(half.open(QIODevice::WriteOnly));
    half.write(bytes.left(bytes.size() / 2));
    half.close();
    const auto clip = Clip::open(damagedPath.toStdString());
    const bool told = !clip || !(*clip)->read(0) || (*clip)->read(0)->damaged;
    QVERIFY2(told, "half a picture passed for a whole one");
}

QTEST_GUILESS_MAIN(tst_ImageSequence)
#include "tst_image_sequence.moc"
