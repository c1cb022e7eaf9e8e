// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "command_line.h"
#include "tests/parity/synthetic_checkpoint.h"
#include "tests/project_io/models/loopback_server.h"

#include <QCryptographicHash>
#include <QDir>
#include <QJsonArray>
#include <QJsonDocument>
#include <QtTest>

#include <csignal>

using namespace filigree;

// "filigree models" from its arguments to its exit code and files, against a server on loopback.
class tst_ModelsCommand final : public QObject
{
    Q_OBJECT
private slots:
    void init();
    void wrongUsage_data();
    void wrongUsage();
    void theShippedCatalogueIsListed();
    void aModelIsDownloadedUsedAndRemoved();
    void scriptsGetJsonAndExitCodes();
    void anInterruptedDownloadGoesOn();
    // A file that people have converted or trained further is told by its tensors.
    void aFileIsImportedByItsTensors();

private:
    Outcome models(const QStringList &arguments) const
    {
        return m_line->run(QStringList{"models"} + arguments + QStringList{"--proxy", "none"});
    }
    QJsonObject state(const QStringList &arguments) const
    {
        const Outcome outcome = models(arguments + QStringList{"--json"});
        return QJsonDocument::fromJson(outcome.out.toUtf8()).object();
    }
    void write(const QString &name, const QByteArray &bytes) const
    {
        QFile file(m_line->path(name));
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size());
    }

    std::unique_ptr<LoopbackServer> m_server;
    std::unique_ptr<CommandLine> m_line;
    QByteArray m_body;
};

void tst_ModelsCommand::init()
{
    m_server = std::make_unique<LoopbackServer>();
    m_line = std::make_unique<CommandLine>();
    m_body = QByteArray(2000000, 'w');
    const auto row = [&](const QString &id, const QString &use) {
        return QJsonObject{
            {"id", id},
            {"name", id.toUpper()},
            {"task", "tracking"},
            {"file", id + ".pt"},
            {"bytes", m_body.size()},
            {"sha256",
             QString(QCryptographicHash::hash(m_body, QCryptographicHash::Sha256).toHex())},
            {"addresses", QJsonArray{m_server->address('/' + id + ".pt")}},
            {"licence", QJsonObject{{"name", "Test"}, {"commercial", use}}}};
    };
    QJsonObject network = row("edgetam", "yes");
    network.remove("bytes");
    network["sha256"] = QString(64, '0');
    const QJsonObject catalogue{
        {"format", 1}, {"models", QJsonArray{row("one", "yes"), row("two", "no"), network}}};
    write("catalogue.json", QJsonDocument(catalogue).toJson());
    qputenv("FILIGREE_MODEL_CATALOGUE", m_line->path("catalogue.json").toUtf8());
    qputenv("FILIGREE_MODELS", m_line->path("models").toUtf8());
    m_server->serve("/one.pt", {.body = m_body});
}

void tst_ModelsCommand::wrongUsage_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<int>("code");
    QTest::addColumn<QString>("says");
    QTest::newRow("help") << QStringList{"--help"} << 0 << "--mirror URL";
    QTest::newRow("nothing") << QStringList{} << 2 << "Nothing to do";
    QTest::newRow("another verb") << QStringList{"fetch"} << 2 << "download";
    QTest::newRow("download of nothing") << QStringList{"download"} << 2 << "No model";
    QTest::newRow("info of nothing") << QStringList{"info"} << 2 << "No model";
    QTest::newRow("no such model") << QStringList{"download", "three"} << 1 << "three";
    QTest::newRow("no such file") << QStringList{"import", "three.pt"} << 1 << "three.pt";
    QTest::newRow("nothing is there") << QStringList{"verify"} << 0 << "no model is installed";
    QTest::newRow("nothing to verify") << QStringList{"verify", "one"} << 1 << "not installed";
}

void tst_ModelsCommand::wrongUsage()
{
    QFETCH(QStringList, arguments);
    QFETCH(int, code);
    QFETCH(QString, says);
    const Outcome outcome = models(arguments);
    QVERIFY2(outcome.code == code, qPrintable(outcome.err));
    QVERIFY2((outcome.out + outcome.err).contains(says), qPrintable(outcome.out + outcome.err));
}

void tst_ModelsCommand::theShippedCatalogueIsListed()
{
    qunsetenv("FILIGREE_MODEL_CATALOGUE");
    const Outcome list = models({"list"});
    QCOMPARE(list.code, 0);
    QVERIFY2(list.out.contains(QRegularExpression(
                 "sam2\\.1_hiera_tiny +tracking +156\\.0 MB +not installed +Apache-2\\.0 +yes")),
             qPrintable(list.out));
    const Outcome info = models({"info", "edgetam"});
    QCOMPARE(info.code, 0);
    for (const char *fact : {"EdgeTAM", "56116523", "Apache-2.0", "71.7", "huggingface.co"})
        QVERIFY2(info.out.contains(fact), fact);
}

void tst_ModelsCommand::aModelIsDownloadedUsedAndRemoved()
{
    const Outcome done = models({"download", "one"});
    QVERIFY2(done.code == 0, qPrintable(done.err));
    QVERIFY(done.out.contains("one: verified"));
    QVERIFY(done.err.contains("downloading one"));
    QCOMPARE(m_line->bytes("models/one/one.pt"), m_body);
    QVERIFY(models({"list"}).out.contains("verified"));
    QCOMPARE(models({"download", "one"}).code, 0); // nothing more to do
    QCOMPARE(m_server->requests().size(), 1);
    QCOMPARE(models({"verify"}).out, "one: verified\n");
    QCOMPARE(models({"remove", "one"}).code, 0);
    QVERIFY(!QDir(m_line->path("models/one")).exists());
    // From a copy of a models folder, which is laid out in the same way.
    m_server->serve("/mirror/two/two.pt", {.body = m_body});
    const Outcome mirrored = models({"download", "two", "--mirror", m_server->address("/mirror")});
    QVERIFY2(mirrored.code == 0, qPrintable(mirrored.err));
    // What was changed on the disk is told.
    write("models/two/two.pt", QByteArray(2000000, 'x'));
    QFile touched(m_line->path("models/two/two.pt"));
    QVERIFY(touched.open(QIODevice::ReadWrite));
    QVERIFY(touched.setFileTime(QDateTime::currentDateTime().addSecs(-9),
                                QFileDevice::FileModificationTime));
    const Outcome changed = models({"verify"});
    QCOMPARE(changed.code, 1);
    QVERIFY(changed.err.contains("has changed"));
}

void tst_ModelsCommand::scriptsGetJsonAndExitCodes()
{
    const QJsonObject list = state({"list"});
    QCOMPARE(list["models"].toArray().size(), 3);
    const QJsonObject second = list["models"].toArray()[1].toObject();
    QCOMPARE(second["id"].toString(), "two");
    QCOMPARE(second["commercialUse"].toString(), "no");
    QVERIFY(second["memoryBytes"].isNull());
    QCOMPARE(list["folder"].toString(), m_line->path("models"));
    // One that fails does not keep the other from being done.
    const Outcome half = models({"download", "two", "one", "--json"});
    QCOMPARE(half.code, 1);
    QVERIFY(half.err.contains("404"));
    QVERIFY(half.err.contains(m_line->path("models/two/two.pt"))); // where to put it by hand
    const QJsonArray done = QJsonDocument::fromJson(half.out.toUtf8()).object()["models"].toArray();
    QCOMPARE(done.size(), 1);
    QCOMPARE(done[0].toObject()["state"].toString(), "verified");
    m_server->serve("/two.pt", {.body = QByteArray(2000000, 'v')});
    const Outcome wrong = models({"download", "two"});
    QCOMPARE(wrong.code, 1);
    QVERIFY(wrong.err.contains("not what was published"));
    QVERIFY(!QFile::exists(m_line->path("models/two/two.pt")));
}

void tst_ModelsCommand::anInterruptedDownloadGoesOn()
{
    m_server->serve("/one.pt", {.body = m_body, .stalls = true});
    QProcess process;
    m_line->start(process, {"models", "download", "one", "--proxy", "none"});
    const QString part = m_line->path("models/one/one.pt.part");
    QTRY_VERIFY_WITH_TIMEOUT(QFileInfo(part).size() == 1000000, 60'000);
    ::kill(pid_t(process.processId()), SIGINT);
    QVERIFY(process.waitForFinished(60'000));
    QCOMPARE(process.exitCode(), 130);
    m_server->serve("/one.pt", {.body = m_body});
    QCOMPARE(models({"download", "one"}).code, 0);
    QCOMPARE(m_server->requests().last(), "/one.pt from 1000000");
}

void tst_ModelsCommand::aFileIsImportedByItsTensors()
{
    const auto written =
        parity::writeSyntheticCheckpoint("edgetam", m_line->path("mine.safetensors").toStdString());
    QVERIFY2(written, written ? "" : written.error().message.c_str());
    const Outcome imported = models({"import", "mine.safetensors"});
    QVERIFY2(imported.code == 0, qPrintable(imported.err));
    QCOMPARE(imported.out, "edgetam: unverified\n");
    write("notes.txt", "no weights");
    const Outcome refused = models({"import", "notes.txt"});
    QCOMPARE(refused.code, 1);
    QVERIFY2(refused.err.contains("notes.txt is no checkpoint"), qPrintable(refused.err));
    write("one of them", m_body); // by its hash, whatever its name
    QCOMPARE(models({"import", "one of them"}).code, 0);
    // And it is what --tracker auto takes.
    m_line->makeClip(2);
    const Outcome help = m_line->run({"matte", "--help"});
    QVERIFY(help.out.contains("sam2.1_hiera_tiny (not installed)"));
    QVERIFY(
        help.out.contains(QRegularExpression("edgetam(,|$)", QRegularExpression::MultilineOption)));
    const Outcome missing = m_line->run({"matte", "frames", "--click", "30,32", "--tracker",
                                         "sam2.1_hiera_tiny", "--save", "p.filigree"});
    QCOMPARE(missing.code, 1);
    QVERIFY2(missing.err.contains("filigree models download sam2.1_hiera_tiny"),
             qPrintable(missing.err));
    const Outcome matted = m_line->run({"matte", "frames", "--click", "30,32", "--export",
                                        "png-alpha:alpha/%02d.png", "--report", "report.json"});
    QVERIFY2(matted.code == 0, qPrintable(matted.err));
    QVERIFY2(matted.err.contains("edgetam"), qPrintable(matted.err));
    QVERIFY(QFile::exists(m_line->path("alpha/01.png")));
}

QTEST_GUILESS_MAIN(tst_ModelsCommand)
#include "tst_models_command.moc"
