// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "widgets/dialogs/export_dialog.h"
#include "widgets/dialogs/field_note.h"

#include <QComboBox>
#include <QPushButton>
#include <QScreen>
#include <QScrollArea>
#include <QScrollBar>
#include <QWheelEvent>
#include <QtTest>

using namespace filigree;

//! On a screen on which not all of its fields have room.
class tst_LowExportDialog final : public QObject
{
    Q_OBJECT
private slots:
    void init();
    // On a low screen its buttons were below the edge.
    void fitsALowScreen();
    // There, the reason why it cannot start was out of view.
    void tellsErrorsThatAreOutOfView();
    // There, the wheel that scrolls the fields changed those that passed under it.
    void theWheelLeavesFieldsAlone();

private:
    template<typename W> W *child(const char *name) { return m_dialog->findChild<W *>(name); }
    void answer(const std::vector<ExportProblem> &problems = {});

    std::unique_ptr<ExportDialog> m_dialog;
};

void tst_LowExportDialog::init()
{
    ExportSubject subject;
    subject.clip.frameCount = 48;
    subject.inOut = {10, 19};
    subject.objects = {{1, "dancer", {}}};
    m_dialog = std::make_unique<ExportDialog>();
    m_dialog->setSubject(subject);
    m_dialog->show();
}

void tst_LowExportDialog::answer(const std::vector<ExportProblem> &problems)
{
    ExportSummary summary;
    summary.problems = problems;
    m_dialog->setSummary(m_dialog->request(), summary);
}

void tst_LowExportDialog::fitsALowScreen()
{
    QVERIFY(m_dialog->height() <= m_dialog->screen()->availableSize().height() * 9 / 10);
    m_dialog->resize(m_dialog->width(), 600);
    answer();
    const auto *start = child<QPushButton>("exportStart");
    QTRY_VERIFY(start->mapTo(m_dialog.get(), start->rect().bottomRight()).y() < 600);
    QCOMPARE(m_dialog->height(), 600);
}

void tst_LowExportDialog::tellsErrorsThatAreOutOfView()
{
    const auto *told = child<FieldNote>("exportHiddenError");
    QScrollBar *bar = child<QScrollArea>("exportFields")->verticalScrollBar();
    m_dialog->resize(m_dialog->width(), 500);
    QTRY_VERIFY(bar->maximum() > 0);
    answer({{ExportField::Path, true, "It is there already."}});
    QTRY_VERIFY(told->isVisible());
    QVERIFY(told->text().contains("It is there already."));
    QTRY_VERIFY((bar->setValue(bar->maximum()), !told->isVisible())); // the field says it
    bar->setValue(0);
    QVERIFY(told->isVisible());
    answer();
    QVERIFY(!told->isVisible());
}

void tst_LowExportDialog::theWheelLeavesFieldsAlone()
{
    auto *content = child<QComboBox>("exportContent");
    const ExportRequest before = m_dialog->request();
    const QPointF place = content->rect().center();
    QWheelEvent turn(place, content->mapToGlobal(place), {}, {0, -120}, Qt::NoButton,
                     Qt::NoModifier, Qt::NoScrollPhase, false);
    QApplication::sendEvent(content, &turn);
    QVERIFY(m_dialog->request() == before);
    QVERIFY(!turn.isAccepted()); // the area of the fields gets it
}

QTEST_MAIN(tst_LowExportDialog)
#include "tst_low_export_dialog.moc"
