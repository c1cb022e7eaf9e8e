// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "widgets/dialogs/preferences_dialog.h"

#include <QCheckBox>
#include <QComboBox>
#include <QKeySequenceEdit>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QSpinBox>
#include <QTreeWidget>
#include <QtTest>

using namespace filigree;

class tst_PreferencesDialog final : public QObject
{
    Q_OBJECT
private slots:
    void init();
    void editsAndApplies();
    void restoresDefaults();
    // A grey box that gives no reason looks like a fault.
    void saysWhyThereIsNoBfloat16();
    // Two commands on one key would leave both dead.
    void findsConflicts_data();
    void findsConflicts();
    void assigningTakesTheKeysAway();
    void resetGivesTheKeysBack();
    // The editor itself, by keys and clicks.
    void editsShortcuts();
    void filtersCommands();

private:
    template<typename W> W *child(const char *name) { return m_dialog->findChild<W *>(name); }
    QTreeWidgetItem *row(const QString &text);

    PreferenceChoices m_choices;
    std::unique_ptr<PreferencesDialog> m_dialog;
};

void tst_PreferencesDialog::init()
{
    m_choices = {};
    m_choices.languages = QStringList{"en", "de"};
    m_choices.devices = {{"cpu", "Processor"}, {"cuda:0", "Graphics processor 1"}};
    m_choices.hasBfloat16 = true;
    m_choices.cores = 8;
    m_choices.memoryMegabytes = 16384;
    m_choices.shortcuts = {{"file.open", "File", "Open", {QKeySequence("Ctrl+O")}},
                           {"file.save", "File", "Save", {QKeySequence("Ctrl+S")}},
                           {"view.fit", "View", "Fit", {QKeySequence("F")}},
                           {"view.chord", "View", "Chord", {QKeySequence("Ctrl+K, Ctrl+C")}},
                           {"view.none", "View", "Nothing", {}}};
    m_dialog = std::make_unique<PreferencesDialog>(m_choices, PreferenceValues());
    m_dialog->show();
}

QTreeWidgetItem *tst_PreferencesDialog::row(const QString &text)
{
    const auto found =
        child<QTreeWidget>("shortcutTree")->findItems(text, Qt::MatchExactly | Qt::MatchRecursive);
    return found.isEmpty() ? nullptr : found.front();
}

void tst_PreferencesDialog::editsAndApplies()
{
    QSignalSpy applied(m_dialog.get(), &PreferencesDialog::applied);
    auto *apply = child<QPushButton>("preferencesApply");
    QVERIFY(!apply->isEnabled());
    QTest::keyClicks(child<QComboBox>("preferenceLanguage"), "D"); // Deutsch
    child<QSpinBox>("preferenceAutosave")->selectAll();
    QTest::keyClicks(child<QSpinBox>("preferenceAutosave"), "9");
    m_dialog->showPage(1);
    child<QSpinBox>("preferenceThreads")->setFocus();
    QTest::keyClick(child<QSpinBox>("preferenceThreads"), Qt::Key_Up);
    QTest::keyClick(child<QComboBox>("preferenceDevice"), Qt::Key_Down);
    QTest::keyClick(child<QCheckBox>("preferenceBfloat16"), Qt::Key_Space);
    QTest::keyClick(child<QComboBox>("preferenceTextSpeed"), Qt::Key_End);
    QTest::keyClicks(child<QLineEdit>("preferenceFolder"), "/scratch");
    QVERIFY(apply->isEnabled());
    QTest::mouseClick(apply, Qt::LeftButton);
    QCOMPARE(applied.size(), 1);
    const auto values = applied.front().front().value<PreferenceValues>();
    QCOMPARE(values.language, "de");
    QCOMPARE(values.autosaveMinutes, 9);
    QCOMPARE(values.threads, 1);
    QCOMPARE(values.device, "cuda:0");
    QVERIFY(values.bfloat16);
    QCOMPARE(values.textSpeed, "small");
    QCOMPARE(values.resultCacheFolder, "/scratch");
    QVERIFY(!apply->isEnabled());
    QTest::mouseClick(child<QPushButton>("preferencesOk"), Qt::LeftButton);
    QVERIFY(!m_dialog->isVisible());
}

void tst_PreferencesDialog::restoresDefaults()
{
    PreferenceValues values;
    values.threads = 5;
    values.shortcuts["view.fit"] = {};
    m_dialog = std::make_unique<PreferencesDialog>(m_choices, values);
    QVERIFY(m_dialog->values() == values);
    m_dialog->show();
    QTest::mouseClick(child<QPushButton>("preferencesDefaults"), Qt::LeftButton);
    QVERIFY(m_dialog->values() == PreferenceValues());
}

void tst_PreferencesDialog::saysWhyThereIsNoBfloat16()
{
    m_dialog->showPage(1);
    QVERIFY(child<QCheckBox>("preferenceBfloat16")->isEnabled());
    QVERIFY(!child<QLabel>("preferenceBfloat16Note")->isVisible());
    m_choices.hasBfloat16 = false;
    m_dialog = std::make_unique<PreferencesDialog>(m_choices, PreferenceValues());
    m_dialog->show();
    m_dialog->showPage(1);
    const auto *box = child<QCheckBox>("preferenceBfloat16");
    const auto *note = child<QLabel>("preferenceBfloat16Note");
    QVERIFY(!box->isEnabled());
    QVERIFY(note->isVisible());
    QVERIFY2(note->text().contains("processor"), qPrintable(note->text()));
    QVERIFY(box->toolTip().startsWith(note->text()));
    QVERIFY(box->accessibleDescription().startsWith(note->text()));
}

void tst_PreferencesDialog::findsConflicts_data()
{
    QTest::addColumn<QString>("keys");
    QTest::addColumn<QString>("others");
    QTest::newRow("free") << "Ctrl+J"
                          << "";
    QTest::newRow("taken") << "Ctrl+S"
                           << "Save";
    QTest::newRow("its own") << "Ctrl+O"
                             << "";
    QTest::newRow("begins a chord") << "Ctrl+K"
                                    << "Chord";
    QTest::newRow("a chord that begins with one") << "F, G"
                                                  << "Fit";
    QTest::newRow("another chord") << "Ctrl+K, Ctrl+D"
                                   << "";
    QTest::newRow("none") << ""
                          << "";
}

void tst_PreferencesDialog::findsConflicts()
{
    QFETCH(QString, keys);
    QFETCH(QString, others);
    const ShortcutMap map(m_choices.shortcuts, {});
    QStringList found;
    for (const ShortcutEntry &entry : map.conflicts("file.open", QKeySequence(keys)))
        found << entry.text;
    QCOMPARE(found.join(','), others);
}

void tst_PreferencesDialog::assigningTakesTheKeysAway()
{
    ShortcutMap map(m_choices.shortcuts, {});
    map.assign("view.none", QKeySequence("Ctrl+S"));
    QCOMPARE(map.keys("view.none"), QList<QKeySequence>{QKeySequence("Ctrl+S")});
    QVERIFY(map.keys("file.save").isEmpty());
    QCOMPARE(map.changed().size(), 2);
    QVERIFY(map.conflicts("view.none", QKeySequence("Ctrl+S")).isEmpty());
    // Back by hand is no change any more.
    map.assign("file.save", QKeySequence("Ctrl+S"));
    QVERIFY(map.changed().isEmpty());
}

void tst_PreferencesDialog::resetGivesTheKeysBack()
{
    ShortcutMap map(m_choices.shortcuts, {});
    map.assign("view.none", QKeySequence("Ctrl+S"));
    map.reset("file.save");
    QCOMPARE(map.keys("file.save"), QList<QKeySequence>{QKeySequence("Ctrl+S")});
    QVERIFY(map.keys("view.none").isEmpty());
    map.assign("view.fit", {});
    QVERIFY(map.keys("view.fit").isEmpty());
    map.resetAll();
    QVERIFY(map.changed().isEmpty());
}

void tst_PreferencesDialog::editsShortcuts()
{
    m_dialog->showPage(3);
    auto *tree = child<QTreeWidget>("shortcutTree");
    auto *keys = child<QKeySequenceEdit>("shortcutKeys");
    QVERIFY(!keys->isEnabled());
    tree->scrollToItem(row("Fit"));
    QTest::mouseClick(tree->viewport(), Qt::LeftButton, {},
                      tree->visualItemRect(row("Fit")).center());
    QVERIFY(keys->isEnabled());
    QCOMPARE(keys->keySequence(), QKeySequence("F"));
    keys->setKeySequence(QKeySequence("Ctrl+S"));
    QVERIFY(child<QPushButton>("shortcutAssign")->isEnabled());
    QTest::mouseClick(child<QPushButton>("shortcutAssign"), Qt::LeftButton);
    QCOMPARE(row("Fit")->text(1), QKeySequence("Ctrl+S").toString(QKeySequence::NativeText));
    QCOMPARE(row("Save")->text(1), "");
    QCOMPARE(m_dialog->values().shortcuts.size(), 2);
    QTest::mouseClick(child<QPushButton>("shortcutReset"), Qt::LeftButton);
    QCOMPARE(row("Fit")->text(1), "F");
    QTest::mouseClick(child<QPushButton>("shortcutRemove"), Qt::LeftButton);
    QCOMPARE(row("Fit")->text(1), "");
    QTest::mouseClick(child<QPushButton>("shortcutResetAll"), Qt::LeftButton);
    QVERIFY(m_dialog->values().shortcuts.isEmpty());
}

void tst_PreferencesDialog::filtersCommands()
{
    m_dialog->showPage(3);
    QTest::keyClicks(child<QLineEdit>("shortcutFilter"), "ctrl+s");
    QVERIFY(!row("Save")->isHidden());
    QVERIFY(row("Open")->isHidden());
    QVERIFY(row("View")->isHidden());
}

QTEST_MAIN(tst_PreferencesDialog)
#include "tst_preferences_dialog.moc"
