// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "widgets/theme/colours.h"
#include "widgets/theme/icon.h"

#include <QDirIterator>
#include <QPainter>
#include <QRegularExpression>
#include <QtTest>

using namespace filigree;

class tst_Icons final : public QObject
{
    Q_OBJECT
private slots:
    // A name without a drawing leaves a button without a face.
    void everyNamedIconExists();
    // A drawing that no list names is not in the program.
    void everyDrawingIsCompiledIn();
    // A path that does not parse draws nothing, or draws over the edge.
    void everyIconDrawsWithinItsFrame_data();
    void everyIconDrawsWithinItsFrame();
    // States must differ, or nobody sees that a button is off.
    void statesHaveTheirColours();
    void drawsSharplyAtAnyScale();
    void anUnknownNameIsReported();
    // To look at: every icon with its name.
    void contactSheet();
};

namespace {

const QString root = QStringLiteral(FILIGREE_SOURCE_DIR);

QStringList drawings()
{
    QStringList names;
    for (const QFileInfo &file : QDir(root + "/resources/icons").entryInfoList({"*.svg"}))
        names << file.completeBaseName();
    return names;
}

QImage drawn(const QIcon &icon, int side, QIcon::Mode mode = QIcon::Normal,
             QIcon::State state = QIcon::Off)
{
    return icon.pixmap(QSize(side, side), 1.0, mode, state)
        .toImage()
        .convertToFormat(QImage::Format_ARGB32);
}

QColor strongestColour(const QImage &image)
{
    QColor best(0, 0, 0, 0);
    for (int y = 0; y < image.height(); ++y)
        for (int x = 0; x < image.width(); ++x)
            if (image.pixelColor(x, y).alpha() > best.alpha())
                best = image.pixelColor(x, y);
    return best;
}

} // namespace

void tst_Icons::everyNamedIconExists()
{
    static const QRegularExpression use(
        QStringLiteral("(?:icon|Icon)\\((?:QStringLiteral\\()?\"([^\"]+)\"\\)?(?:, *"
                       "(?:QStringLiteral\\()?\"([^\"]+)\")?"));
    int found = 0;
    for (const char *room : {"app", "widgets"}) {
        QDirIterator it(root + '/' + room, {"*.cpp"}, QDir::Files, QDirIterator::Subdirectories);
        while (it.hasNext()) {
            QFile file(it.next());
            QVERIFY(file.open(QIODevice::ReadOnly));
            const QString source = QString::fromUtf8(file.readAll());
            for (auto match = use.globalMatch(source); match.hasNext();) {
                const auto names = match.next().capturedTexts().mid(1);
                for (const QString &name : names) {
                    if (name.isEmpty())
                        continue;
                    ++found;
                    QVERIFY2(!icon(name).isNull(), qPrintable(file.fileName() + ": " + name));
                }
            }
        }
    }
    QVERIFY(found > 0);
}

void tst_Icons::everyDrawingIsCompiledIn()
{
    QVERIFY(drawings().size() > 100);
    for (const QString &name : drawings())
        QVERIFY2(!icon(name).isNull(), qPrintable(name));
}

void tst_Icons::everyIconDrawsWithinItsFrame_data()
{
    QTest::addColumn<QString>("name");
    for (const QString &name : drawings())
        QTest::addRow("%s", qPrintable(name)) << name;
}

void tst_Icons::everyIconDrawsWithinItsFrame()
{
    QFETCH(QString, name);
    const QImage image = drawn(icon(name), 48);
    QCOMPARE(image.size(), QSize(48, 48));
    int inked = 0;
    int cut = 0;
    for (int y = 0; y < 48; ++y) {
        for (int x = 0; x < 48; ++x) {
            const int alpha = qAlpha(image.pixel(x, y));
            inked += alpha > 96;
            cut += alpha > 0 && (x == 0 || y == 0 || x == 47 || y == 47);
        }
    }
    QVERIFY2(inked > 30, qPrintable(QString::number(inked)));
    QCOMPARE(cut, 0);
}

void tst_Icons::statesHaveTheirColours()
{
    const QIcon eye = toggleIcon("eye", "eye-off");
    QCOMPARE(strongestColour(drawn(icon("play"), 64)), theme::text);
    QCOMPARE(strongestColour(drawn(icon("play"), 64, QIcon::Disabled)), theme::disabledText);
    QCOMPARE(strongestColour(drawn(icon("play"), 64, QIcon::Normal, QIcon::On)), theme::accent);
    QCOMPARE(strongestColour(drawn(icon("play", theme::bad), 64)), theme::bad);
    QVERIFY(drawn(eye, 64, QIcon::Disabled, QIcon::On)
            != drawn(eye, 64, QIcon::Disabled, QIcon::Off));
}

void tst_Icons::drawsSharplyAtAnyScale()
{
    const QPixmap twice = icon("play").pixmap(QSize(24, 24), 2.0);
    QCOMPARE(twice.size(), QSize(48, 48));
    QCOMPARE(twice.devicePixelRatio(), 2.0);
    QImage canvas(64, 64, QImage::Format_ARGB32_Premultiplied);
    canvas.setDevicePixelRatio(2);
    canvas.fill(Qt::transparent);
    QPainter painter(&canvas);
    icon("stop").paint(&painter, QRect(4, 4, 24, 24));
    painter.end();
    QCOMPARE(canvas.pixelColor(8 + 12, 8 + 24), theme::text); // left side of the square
    QCOMPARE(canvas.pixelColor(8 + 24, 8 + 24).alpha(), 0);
}

void tst_Icons::anUnknownNameIsReported()
{
    QTest::ignoreMessage(QtWarningMsg, "There is no icon named 'unicorn'.");
    QVERIFY(icon(QString("unicorn")).isNull());
}

void tst_Icons::contactSheet()
{
    const QStringList names = drawings();
    constexpr int columns = 10;
    constexpr QSize cell(112, 64);
    const int rows = int(names.size() + columns - 1) / columns;
    for (const int scale : {1, 2}) {
        QImage sheet(QSize(columns * cell.width(), rows * cell.height()) * scale,
                     QImage::Format_RGB32);
        sheet.setDevicePixelRatio(scale);
        sheet.fill(theme::window);
        QPainter painter(&sheet);
        painter.setPen(theme::secondaryText);
        QFont small = painter.font();
        small.setPixelSize(10);
        painter.setFont(small);
        for (int n = 0; n < names.size(); ++n) {
            const QPoint at(n % columns * cell.width(), n / columns * cell.height());
            const QIcon one = icon(names[n]);
            one.paint(&painter, QRect(at + QPoint(8, 10), QSize(16, 16)));
            one.paint(&painter, QRect(at + QPoint(32, 6), QSize(24, 24)));
            one.paint(&painter, QRect(at + QPoint(64, 2), QSize(32, 32)), Qt::AlignCenter,
                      QIcon::Normal, n % 3 ? QIcon::Off : QIcon::On);
            painter.drawText(QRect(at + QPoint(0, 36), QSize(cell.width(), 16)), Qt::AlignCenter,
                             names[n]);
        }
        painter.end();
        const QDir folder(QStringLiteral(FILIGREE_ARTIFACTS_DIR));
        QVERIFY(folder.mkpath("."));
        QVERIFY(
            sheet.save(folder.filePath(QStringLiteral("panels_icons_%1.png").arg(100 * scale))));
    }
}

QTEST_MAIN(tst_Icons)
#include "tst_icons.moc"
