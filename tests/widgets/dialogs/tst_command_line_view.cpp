// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "widgets/dialogs/command_line_view.h"

#include <QAbstractTextDocumentLayout>
#include <QClipboard>
#include <QTextBlock>
#include <QTextLayout>
#include <QtTest>

using namespace filigree;

class tst_CommandLineView final : public QObject
{
    Q_OBJECT
private slots:
    // An option that is broken after its dashes reads as two words.
    void breaksBetweenWords();
    // What helps the layout must not come along into a shell.
    void copiesThePlainLine();
};

namespace {

const QString line = "filigree export my-film.filigree --export ffv1:/a-b/%o.mkv --in 3 --out 9 "
                     "--start-number 10 --no-audio --overwrite";

} // namespace

void tst_CommandLineView::breaksBetweenWords()
{
    CommandLineView view;
    view.show();
    view.setLine(line);
    const int letter = view.fontMetrics().horizontalAdvance('m');
    bool isWrapped = false;
    for (int letters = 60; letters > 30; --letters) { // the longest word has 16
        view.resize(letters * letter, 400);
        const QTextBlock block = view.document()->firstBlock();
        QCOMPARE(view.document()->blockCount(), 1);
        view.document()->documentLayout()->blockBoundingRect(block); // lays it out
        const QTextLayout &layout = *block.layout();
        for (int n = 0; n + 1 < layout.lineCount(); ++n) {
            const QTextLine one = layout.lineAt(n);
            const QString shown = block.text().mid(one.textStart(), one.textLength());
            QVERIFY2(shown.endsWith(' '), qPrintable(shown));
            isWrapped = true;
        }
    }
    QVERIFY(isWrapped);
}

void tst_CommandLineView::copiesThePlainLine()
{
    CommandLineView view;
    view.setLine(line);
    QCOMPARE(view.line(), line);
    view.selectAll();
    view.copy();
    QCOMPARE(QGuiApplication::clipboard()->text(), line);
}

QTEST_MAIN(tst_CommandLineView)
#include "tst_command_line_view.moc"
