// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "app/window/viewer_window.h"

#include "project_io/media/frame_cache.h"
#include "widgets/frame_view.h"

#include <QSlider>
#include <QTemporaryDir>
#include <QtTest>

using namespace filigree;

class tst_ViewerWindow final : public QObject
{
    Q_OBJECT
private slots:
    // The window must show the frame that the playhead stands on, however fast it moved there.
    void showsTheFrameUnderThePlayhead();
    // A file that cannot be opened is named; the window stays usable.
    void saysWhichFileCannotBeOpened();
    // Closing while frames are on their way must neither hang nor crash.
    void closesWhileDecoding();
};

namespace {

constexpr int frames = 12;

//! A sequence whose frame n is grey of value 20 n.
QString greySequence(const QTemporaryDir &folder)
{
    for (int n = 0; n < frames; ++n) {
        QImage image(64, 36, QImage::Format_RGB32);
        image.fill(qRgb(20 * n, 20 * n, 20 * n));
        image.save(folder.filePath(QStringLiteral("grey.%1.png").arg(n, 4, 10, QChar('0'))));
    }
    return folder.filePath("grey.0000.png");
}

int centreGrey(QWidget &window)
{
    const QImage picture = window.findChild<FrameView *>()->grab().toImage();
    return qGreen(picture.pixel(picture.rect().center()));
}

} // namespace

void tst_ViewerWindow::showsTheFrameUnderThePlayhead()
{
    const QTemporaryDir folder;
    ViewerWindow window;
    window.show();
    window.openClip(greySequence(folder));
    auto *playhead = window.findChild<QSlider *>();
    QTRY_VERIFY(playhead->isEnabled());
    QCOMPARE(playhead->maximum(), frames - 1);
    QTRY_COMPARE(centreGrey(window), 0);
    for (int n = 0; n < frames; ++n)
        playhead->setValue(n);
    QTRY_COMPARE(centreGrey(window), 20 * (frames - 1));
    QTest::keyClick(playhead, Qt::Key_Left);
    QTRY_COMPARE(centreGrey(window), 20 * (frames - 2));
}

void tst_ViewerWindow::saysWhichFileCannotBeOpened()
{
    const QTemporaryDir folder;
    FrameLoader loader(std::make_shared<FrameCache>());
    QSignalSpy failed(&loader, &FrameLoader::failed);
    QSignalSpy opened(&loader, &FrameLoader::opened);
    const std::string missing = folder.filePath("nowhere.mov").toStdString();
    loader.open(missing);
    QTRY_COMPARE(failed.size(), 1);
    QVERIFY(failed.first().first().value<Error>().message.find("nowhere.mov") != std::string::npos);
    loader.open(greySequence(folder).toStdString());
    QTRY_COMPARE(opened.size(), 1);
}

void tst_ViewerWindow::closesWhileDecoding()
{
    const QTemporaryDir folder;
    const QString clip = greySequence(folder);
    for (int round = 0; round < 20; ++round) {
        ViewerWindow window;
        window.openClip(clip);
        window.findChild<QSlider *>()->setValue(round % frames);
    }
}

QTEST_MAIN(tst_ViewerWindow)
#include "tst_viewer_window.moc"
