// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "app/settings/language.h"

#include <QAbstractButton>
#include <QFileDialog>
#include <QHeaderView>
#include <QKeySequenceEdit>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QMessageBox>
#include <QTemporaryDir>
#include <QTreeView>
#include <QtTest>

using namespace filigree;

//! What Qt itself says in our windows, also where Qt's own translations are not installed.
class tst_QtTexts final : public QObject
{
    Q_OBJECT
private slots:
    void init() { m_language.use("de"); }
    void cleanup() { m_language.use("en"); }
    // Opening and saving was half English in a German window.
    void fileDialogs();
    void fieldsAndMessages();
    // Numbers and lists in an English window on a German system were German.
    void numbersAreWrittenAsTheTexts();

private:
    Language m_language;
};

void tst_QtTexts::fileDialogs()
{
    const QTemporaryDir folder;
    QVERIFY(QDir(folder.path()).mkdir("below"));
    QFileDialog dialog(nullptr, QString(), folder.path());
    dialog.setOption(QFileDialog::DontUseNativeDialog);
    dialog.setAcceptMode(QFileDialog::AcceptSave);
    dialog.show();
    QStringList texts;
    for (const QLabel *label : dialog.findChildren<QLabel *>())
        texts << label->text();
    for (const QAbstractButton *button : dialog.findChildren<QAbstractButton *>())
        texts << button->text() << button->toolTip();
    for (const QString english : {"Look in:", "File &name:", "Files of type:", "&Save", "&Choose",
                                  "Back", "Parent Directory", "Create a New Folder"})
        QVERIFY2(!texts.contains(english), qPrintable(english));
    QVERIFY(texts.contains("Datei&name:"));
    const auto *list = dialog.findChild<QTreeView *>();
    const QAbstractItemModel *model = list->model();
    QCOMPARE(model->headerData(2, Qt::Horizontal).toString(), "Art");
    QTRY_COMPARE(model->rowCount(list->rootIndex()), 1);
    QCOMPARE(model->index(0, 2, list->rootIndex()).data().toString(), "Ordner");
}

void tst_QtTexts::fieldsAndMessages()
{
    QMessageBox box;
    box.setDetailedText("what exactly");
    QStringList texts;
    for (const QAbstractButton *button : box.findChildren<QAbstractButton *>())
        texts << button->text();
    QVERIFY2(texts.contains("Einzelheiten zeigen"), qPrintable(texts.join('|')));
    const QKeySequenceEdit keys;
    QCOMPARE(keys.findChild<QLineEdit *>()->placeholderText(), "Tasten drücken");
    QLineEdit field;
    const std::unique_ptr<QMenu> menu(field.createStandardContextMenu());
    for (const QAction *action : menu->actions())
        QVERIFY2(!action->text().contains("Select All") && !action->text().contains("Paste"),
                 qPrintable(action->text()));
}

void tst_QtTexts::numbersAreWrittenAsTheTexts()
{
    QLocale::setDefault(QLocale(QLocale::German)); // as the system has it
    Language language;
    language.use("en");
    QCOMPARE(QLocale().toString(0.5), "0.5");
    QCOMPARE(QLocale().createSeparatedList({"a", "b"}), "a and b");
    language.use("de");
    QCOMPARE(QLocale().toString(0.5), "0,5");
    QCOMPARE(QLocale().createSeparatedList({"a", "b"}), "a und b");
}

QTEST_MAIN(tst_QtTexts)
#include "tst_qt_texts.moc"
