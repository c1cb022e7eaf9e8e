// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "app/settings/preferences.h"

#include <QTemporaryDir>
#include <QtTest>

using namespace filigree;

class tst_Preferences final : public QObject
{
    Q_OBJECT
private slots:
    // What is set must be there at the next start.
    void keepsEverything();
    // A file that was edited by hand or by a newer version must not break the start.
    void refusesNonsense();
    // Whoever acts on a change must hear of it, and nobody else.
    void tellsWhatChanged_data();
    void tellsWhatChanged();

private:
    std::unique_ptr<QSettings> settings() const
    {
        return std::make_unique<QSettings>(m_folder.filePath("p.ini"), QSettings::IniFormat);
    }
    QTemporaryDir m_folder;
};

void tst_Preferences::keepsEverything()
{
    PreferenceValues values;
    values.frameCacheMegabytes = 4096;
    values.resultCacheFolder = "/scratch/Ä";
    values.resultCacheGigabytes = 77;
    values.threads = 3;
    values.device = "cuda:1";
    values.bfloat16 = true;
    values.textSpeed = "small";
    values.overlayOpacity = 0.25;
    values.canvas = QColor(1, 2, 3);
    values.onionBefore = QColor(4, 5, 6);
    values.onionAfter = QColor(7, 8, 9);
    values.language = "de";
    values.autosaveMinutes = 0;
    values.shortcuts = {{"file.open", {QKeySequence("Ctrl+Shift+O"), QKeySequence("F2")}},
                        {"file.save", {}}};
    {
        Preferences preferences(settings());
        QVERIFY(preferences.values() == PreferenceValues());
        preferences.set(values);
    }
    const Preferences again(settings());
    QVERIFY(again.values() == values);
}

void tst_Preferences::refusesNonsense()
{
    const auto file = settings();
    file->clear();
    file->setValue("memory/frameCacheMegabytes", "much");
    file->setValue("disk/resultCacheGigabytes", -4);
    file->setValue("engines/threads", 1e9);
    file->setValue("engines/device", "toaster");
    file->setValue("engines/textSpeed", "ludicrous");
    file->setValue("colours/overlayOpacity", "nan");
    file->setValue("colours/canvas", "greenish");
    file->setValue("autosaveMinutes", "-1");
    const Preferences preferences(settings());
    QVERIFY(preferences.values() == PreferenceValues());
}

void tst_Preferences::tellsWhatChanged_data()
{
    QTest::addColumn<QByteArray>("signal");
    QTest::addColumn<int>("what");
    const char *signalNames[] = {SIGNAL(frameCacheChanged()), SIGNAL(resultCacheChanged()),
                                 SIGNAL(enginesChanged()),    SIGNAL(coloursChanged()),
                                 SIGNAL(languageChanged()),   SIGNAL(autosaveChanged()),
                                 SIGNAL(shortcutsChanged())};
    for (int i = 0; i < 7; ++i)
        QTest::newRow(signalNames[i]) << QByteArray(signalNames[i]) << i;
}

void tst_Preferences::tellsWhatChanged()
{
    QFETCH(QByteArray, signal);
    QFETCH(int, what);
    settings()->clear();
    Preferences preferences(settings());
    QSignalSpy expected(&preferences, signal.constData());
    int all = 0;
    const auto count = [&] { ++all; };
    connect(&preferences, &Preferences::frameCacheChanged, this, count);
    connect(&preferences, &Preferences::resultCacheChanged, this, count);
    connect(&preferences, &Preferences::enginesChanged, this, count);
    connect(&preferences, &Preferences::coloursChanged, this, count);
    connect(&preferences, &Preferences::languageChanged, this, count);
    connect(&preferences, &Preferences::autosaveChanged, this, count);
    connect(&preferences, &Preferences::shortcutsChanged, this, count);
    PreferenceValues values;
    preferences.set(values);
    QCOMPARE(all, 0);
    switch (what) {
    case 0:
        values.frameCacheMegabytes = 1;
        break;
    case 1:
        values.resultCacheGigabytes = 1;
        break;
    case 2:
        values.textSpeed = "unpadded";
        break;
    case 3:
        values.onionAfter = Qt::red;
        break;
    case 4:
        values.language = "de";
        break;
    case 5:
        values.autosaveMinutes = 1;
        break;
    default:
        values.shortcuts["x"] = {};
    }
    preferences.set(values);
    QCOMPARE(expected.size(), 1);
    QCOMPARE(all, 1);
}

QTEST_MAIN(tst_Preferences)
#include "tst_preferences.moc"
