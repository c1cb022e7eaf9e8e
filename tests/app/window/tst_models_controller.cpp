// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "app/settings/preferences.h"
#include "app/window/models_controller.h"
#include "tests/project_io/models/loopback_server.h"
#include "widgets/dialogs/field_note.h"

#include <QApplication>
#include <QCryptographicHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLineEdit>
#include <QMessageBox>
#include <QProgressBar>
#include <QPushButton>
#include <QSettings>
#include <QTemporaryDir>
#include <QTimer>
#include <QTreeWidget>
#include <QtTest>

using namespace filigree;

// The manager of models as a user has it, against a server on loopback.
class tst_ModelsController final : public QObject
{
    Q_OBJECT
private slots:
    void init();
    void cleanup();
    // The whole way: see what there is, get it, have it, remove it.
    void installsAndRemoves();
    void cancelsAndGoesOn();
    void tellsWhatWentWrong();
    // A download must survive its dialog, and the program must end while one runs.
    void goesOnWithoutItsDialog();
    void endsWhileItDownloads();
    void followsTheFolderAndTheMirror();
    void saysWhetherItMayBeUsedCommercially();

private:
    template<typename W> W *child(const char *name)
    {
        return m_controller->dialog()->findChild<W *>(name);
    }
    void click(const char *name)
    {
        QVERIFY(child<QPushButton>(name)->isEnabled());
        QTest::mouseClick(child<QPushButton>(name), Qt::LeftButton);
    }
    QString stateOf(int row) { return child<QTreeWidget>("modelList")->topLevelItem(row)->text(3); }

    std::unique_ptr<LoopbackServer> m_server;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<QWidget> m_window;
    std::unique_ptr<Preferences> m_preferences;
    std::unique_ptr<ModelsController> m_controller;
    QByteArray m_body;
};

void tst_ModelsController::init()
{
    m_server = std::make_unique<LoopbackServer>();
    m_folder = std::make_unique<QTemporaryDir>();
    m_body = QByteArray(3000000, 'w');
    QJsonArray models;
    for (const auto &[id, use] : {std::pair("one", "yes"), std::pair("two", "no")}) {
        models.append(QJsonObject{
            {"id", id},
            {"name", QString(id).toUpper()},
            {"task", "tracking"},
            {"file", QString(id) + ".pt"},
            {"bytes", m_body.size()},
            {"sha256",
             QString(QCryptographicHash::hash(m_body, QCryptographicHash::Sha256).toHex())},
            {"addresses", QJsonArray{m_server->address('/' + QString(id))}},
            {"licence", QJsonObject{{"name", "Test"}, {"commercial", use}}}});
    }
    QFile catalogue(m_folder->filePath("catalogue.json"));
    QVERIFY(catalogue.open(QIODevice::WriteOnly));
    catalogue.write(QJsonDocument(QJsonObject{{"format", 1}, {"models", models}}).toJson());
    catalogue.close();
    qputenv("FILIGREE_MODEL_CATALOGUE", catalogue.fileName().toUtf8());
    qunsetenv("FILIGREE_MODELS");
    m_server->serve("/one", {.body = m_body});

    m_preferences = std::make_unique<Preferences>(
        std::make_unique<QSettings>(m_folder->filePath("preferences.ini"), QSettings::IniFormat));
    PreferenceValues values;
    values.modelsFolder = m_folder->filePath("models");
    values.modelsProxy = "none";
    m_preferences->set(values);
    m_window = std::make_unique<QWidget>();
    m_controller = std::make_unique<ModelsController>(*m_preferences, m_window.get());
    m_controller->showDialog();
    QTRY_COMPARE(child<QTreeWidget>("modelList")->topLevelItemCount(), 2);
}

void tst_ModelsController::cleanup()
{
    m_controller.reset();
    m_window.reset();
    m_preferences.reset();
}

void tst_ModelsController::installsAndRemoves()
{
    QSignalSpy changed(m_controller.get(), &ModelsController::installedChanged);
    QCOMPARE(stateOf(0), "Not installed");
    QVERIFY(!child<QPushButton>("modelRemove")->isEnabled());
    QVERIFY(!child<QPushButton>("modelVerify")->isEnabled());
    click("modelDownload");
    QTRY_COMPARE_WITH_TIMEOUT(stateOf(0), "✓ Verified", 30'000);
    QCOMPARE(changed.size(), 1);
    QCOMPARE(int(m_controller->installed().count("one")), 1);
    QVERIFY(!child<QPushButton>("modelDownload")->isEnabled());
    click("modelVerify");
    QTRY_VERIFY_WITH_TIMEOUT(child<QPushButton>("modelRemove")->isEnabled(), 30'000);
    QTimer::singleShot(0, this, [] {
        auto *box = qobject_cast<QMessageBox *>(QApplication::activeModalWidget());
        QVERIFY(box);
        for (QAbstractButton *button : box->buttons()) {
            if (button->text() == "Remove")
                QTest::mouseClick(button, Qt::LeftButton);
        }
    });
    click("modelRemove");
    QTRY_COMPARE_WITH_TIMEOUT(stateOf(0), "Not installed", 30'000);
    QVERIFY(m_controller->installed().empty());
}

void tst_ModelsController::cancelsAndGoesOn()
{
    m_server->serve("/one", {.body = m_body, .stalls = true});
    click("modelDownload");
    auto *progress = child<QProgressBar>("modelProgress");
    QTRY_COMPARE_WITH_TIMEOUT(progress->value(), 500, 30'000); // of 1000
    QVERIFY(!child<QPushButton>("modelDownload")->isEnabled());
    click("modelCancel");
    QTRY_VERIFY_WITH_TIMEOUT(stateOf(0).startsWith("Begun"), 30'000);
    QVERIFY(child<FieldNote>("modelNote")->text().isEmpty()); // the user knows
    QCOMPARE(child<QPushButton>("modelDownload")->text(), "Go On");
    m_server->serve("/one", {.body = m_body});
    click("modelDownload");
    QTRY_COMPARE_WITH_TIMEOUT(stateOf(0), "✓ Verified", 30'000);
    QCOMPARE(m_server->requests().last(), "/one from 1500000");
}

void tst_ModelsController::tellsWhatWentWrong()
{
    auto *list = child<QTreeWidget>("modelList");
    list->setCurrentItem(list->topLevelItem(1));
    click("modelDownload"); // which the server does not have
    auto *note = child<FieldNote>("modelNote");
    QTRY_VERIFY_WITH_TIMEOUT(note->text().contains("404"), 30'000);
    QVERIFY(note->text().contains("two.pt"));
    QTRY_VERIFY_WITH_TIMEOUT(child<QPushButton>("modelDownload")->isEnabled(), 30'000); // again
    QVERIFY(!child<QPushButton>("modelCancel")->isEnabled());
    list->setCurrentItem(list->topLevelItem(0));
    click("modelDownload");
    QVERIFY(note->text().isEmpty());
    QTRY_COMPARE_WITH_TIMEOUT(stateOf(0), "✓ Verified", 30'000);
}

void tst_ModelsController::goesOnWithoutItsDialog()
{
    QSignalSpy changed(m_controller.get(), &ModelsController::installedChanged);
    click("modelDownload");
    m_controller->dialog()->close();
    QTRY_VERIFY(!m_controller->dialog());
    QTRY_COMPARE_WITH_TIMEOUT(changed.size(), 1, 30'000);
    m_controller->showDialog();
    QCOMPARE(stateOf(0), "✓ Verified");
}

void tst_ModelsController::endsWhileItDownloads()
{
    m_server->serve("/one", {.body = m_body, .stalls = true});
    click("modelDownload");
    QTRY_COMPARE_WITH_TIMEOUT(child<QProgressBar>("modelProgress")->value(), 500, 30'000);
    m_controller.reset(); // else the server would be given up only after minutes
}

void tst_ModelsController::followsTheFolderAndTheMirror()
{
    m_server->serve("/mirror/two/two.pt", {.body = m_body});
    auto *list = child<QTreeWidget>("modelList");
    list->setCurrentItem(list->topLevelItem(1));
    auto *mirror = child<QLineEdit>("modelMirror");
    m_controller->dialog()->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_controller->dialog()));
    mirror->setFocus();
    QTest::keyClicks(mirror, m_server->address("/mirror"));
    QTest::keyClick(mirror, Qt::Key_Tab);
    QCOMPARE(m_preferences->values().modelsMirror, m_server->address("/mirror"));
    click("modelDownload");
    QTRY_COMPARE_WITH_TIMEOUT(stateOf(1), "✓ Verified", 30'000);
    PreferenceValues values = m_preferences->values();
    values.modelsFolder = m_folder->filePath("elsewhere");
    m_preferences->set(values);
    QTRY_COMPARE(stateOf(1), "Not installed");
    QVERIFY(m_controller->installed().empty());
}

void tst_ModelsController::saysWhetherItMayBeUsedCommercially()
{
    auto *list = child<QTreeWidget>("modelList");
    const auto *use = child<QLabel>("modelUse");
    QCOMPARE(use->text(), "✓ May be used commercially.");
    list->setCurrentItem(list->topLevelItem(1));
    QCOMPARE(use->text(), "✗ Not for commercial work.");
    QVERIFY(list->topLevelItem(1)->text(4).contains("Test"));
}

QTEST_MAIN(tst_ModelsController)
#include "tst_models_controller.moc"
