// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "project_io/media/clip.h"
#include "test_clips.h"

#include <QFile>
#include <QtTest>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <random>
#include <sys/socket.h>
#include <thread>
#include <unistd.h>

using namespace filigree;

//! Files that are damaged or no clips at all, servers that do not answer, and users who give up.
class tst_ClipTrouble final : public QObject
{
    Q_OBJECT
private slots:
    // A half-copied file must give what it has and say where it ends.
    void truncatedFileIsUsable_data();
    void truncatedFileIsUsable();
    // Opening a long clip must end at once when the user gives up.
    void stopEndsOpening();
    // A read that is stopped half-way must not spoil the frames read after it.
    void stopsAtRandomMomentsSpoilNothing();
    // A server that never answers must not hold the program.
    void stopEndsWaitingForASlowServer();
    // Whatever bytes a file holds, opening and reading it ends in an error or a picture.
    void garbageIsAnError_data();
    void garbageIsAnError();

private:
    test_clips::NumberedClips m_clips;
};

void tst_ClipTrouble::truncatedFileIsUsable_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QStringList>("options");
    const QStringList x264{"-c:v", "libx264", "-pix_fmt", "yuv420p", "-g", "12", "-bf", "2"};
    QTest::newRow("mp4 with its index first")
        << "short.mp4" << x264 + QStringList{"-movflags", "+faststart"};
    QTest::newRow("mkv") << "short.mkv" << x264;
    QTest::newRow("ProRes mov with its index first")
        << "short.mov"
        << QStringList{"-c:v", "prores_ks", "-pix_fmt", "yuv422p10le", "-movflags", "+faststart"};
    QTest::newRow("avi") << "short.avi" << QStringList{"-c:v", "mjpeg", "-q:v", "3"};
}

void tst_ClipTrouble::truncatedFileIsUsable()
{
    QFETCH(QString, name);
    QFETCH(QStringList, options);
    const QString path = m_clips.make("trunc_" + name, options);
    QFile file(path);
    QVERIFY(file.resize(file.size() * 7 / 10));
    const auto opened = Clip::open(path.toStdString());
    QVERIFY2(opened, opened ? "" : opened.error().message.c_str());
    const ClipInfo &info = (*opened)->info();
    QVERIFY(!info.damage.empty());
    QVERIFY2(info.frameCount > 25 && info.frameCount < 48,
             qPrintable(QString::number(info.frameCount)));
    QVERIFY(qAbs(info.frameCount - test_clips::probedFrameCount(path)) <= 1);
    // up to the first reported frame everything is as it was
    const int sound = info.damage.front().firstFrame;
    QVERIFY(sound >= info.frameCount - 4);
    QVERIFY(info.damage.back().lastFrame >= test_clips::frameCount - 2);
    for (int i = sound - 1; i >= 0; --i) {
        const Result<DecodedFrame> frame = (*opened)->read(i);
        QVERIFY2(frame, frame ? "" : frame.error().message.c_str());
        QCOMPARE(test_clips::numberIn(*frame->image), i);
    }
    // what is behind the damage is an error or a picture marked as damaged, never a crash
    for (int i = sound; i < info.frameCount; ++i) {
        const Result<DecodedFrame> frame = (*opened)->read(i);
        QVERIFY(!frame || frame->damaged || test_clips::numberIn(*frame->image) >= i);
    }
}

void tst_ClipTrouble::stopEndsOpening()
{
    const QString path = m_clips.make("stopped.mkv", {"-c:v", "mpeg4"});
    std::stop_source stop;
    stop.request_stop();
    const auto opened = Clip::open(path.toStdString(), stop.get_token());
    QVERIFY(!opened);
    QCOMPARE(opened.error().kind, Error::Kind::Cancelled);
    const auto again = Clip::open(path.toStdString());
    QVERIFY(again);
    const auto frame = (*again)->read(20, stop.get_token());
    QVERIFY(!frame);
    QCOMPARE(frame.error().kind, Error::Kind::Cancelled);
    const auto after = (*again)->read(20); // a stopped read must leave the clip usable
    QVERIFY(after);
    QCOMPARE(test_clips::numberIn(*after->image), 20);
}

void tst_ClipTrouble::stopsAtRandomMomentsSpoilNothing()
{
    const QString path = m_clips.make("stops.mkv", {"-c:v", "libx264"},
                                      {"-pix_fmt", "yuv420p", "-g", "25", "-bf", "3"});
    const auto opened = Clip::open(path.toStdString());
    const auto reference = Clip::open(path.toStdString());
    QVERIFY(opened && reference);
    std::vector<ImagePtr> whole;
    for (int frame = 0; frame < test_clips::frameCount; ++frame) {
        const auto read = (*reference)->read(frame);
        QVERIFY(read);
        whole.push_back(read->image);
    }
    std::mt19937 random(23);
    for (int round = 0; round < 40; ++round) {
        std::stop_source stop;
        const unsigned moment = random() % 200;
        const std::jthread stopper([&stop, moment] {
            for (unsigned i = 0; i < moment; ++i)
                std::this_thread::yield();
            stop.request_stop();
        });
        const int frame = int(random() % test_clips::frameCount);
        const auto read = (*opened)->read(frame, stop.get_token());
        QVERIFY(read ? *read->image == *whole[frame] : read.error().kind == Error::Kind::Cancelled);
        const int next = std::min(frame + int(random() % 3), test_clips::frameCount - 1);
        const auto after = (*opened)->read(next);
        QVERIFY2(after, after ? "" : after.error().message.c_str());
        QVERIFY(*after->image == *whole[next]);
    }
}

void tst_ClipTrouble::stopEndsWaitingForASlowServer()
{
    const int server = ::socket(AF_INET, SOCK_STREAM, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof(address);
    QVERIFY(::bind(server, reinterpret_cast<sockaddr *>(&address), size) == 0);
    QVERIFY(::listen(server, 1) == 0);
    QVERIFY(::getsockname(server, reinterpret_cast<sockaddr *>(&address), &size) == 0);
    Result<std::unique_ptr<Clip>> opened;
    {
        const QString url = QString("http://127.0.0.1:%1/clip.mp4").arg(ntohs(address.sin_port));
        std::jthread opening(
            [&](std::stop_token stop) { opened = Clip::open(url.toStdString(), stop); });
        const int client = ::accept(server, nullptr, nullptr);
        char request[16];
        QVERIFY(::recv(client, request, sizeof(request), 0) > 0); // it now waits for the answer
        opening.request_stop();
        opening.join();
        ::close(client);
    }
    ::close(server);
    QVERIFY(!opened);
    QCOMPARE(opened.error().kind, Error::Kind::Cancelled);
}

void tst_ClipTrouble::garbageIsAnError_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QStringList>("options");
    const QStringList x264{"-c:v", "libx264", "-pix_fmt", "yuv420p", "-g", "12", "-bf", "2"};
    for (const char *name : {"g.mp4", "g.mkv", "g.avi", "g.ts", "g.mxf"})
        QTest::newRow(name) << name
                            << (QString(name).endsWith("mxf")
                                    ? QStringList{"-c:v", "mpeg2video", "-r", "25"}
                                    : x264);
}

void tst_ClipTrouble::garbageIsAnError()
{
    QFETCH(QString, name);
    QFETCH(QStringList, options);
    QFile whole(m_clips.make(name, options));
    QVERIFY(whole.open(QIODevice::ReadOnly));
    const QByteArray bytes = whole.readAll();
    std::mt19937 random(11);
    for (int round = 0; round < 12; ++round) {
        QByteArray damaged = bytes;
        for (int i = 0; i < 40; ++i)
            damaged[qsizetype(random() % unsigned(damaged.size()))] = char(random());
        if (round % 3 == 0)
            damaged.truncate(qsizetype(random() % unsigned(damaged.size())));
        const QString path = m_clips.path("damaged_" + name);
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(damaged);
        file.close();
        const auto opened = Clip::open(path.toStdString());
        if (!opened) {
            QVERIFY(opened.error().message.find("damaged_") != std::string::npos);
            continue;
        }
        for (int i = 0; i < (*opened)->info().frameCount; i += 5) {
            const auto frame = (*opened)->read(i);
            QVERIFY(frame || !frame.error().message.empty());
        }
    }
}

QTEST_GUILESS_MAIN(tst_ClipTrouble)
#include "tst_clip_trouble.moc"
