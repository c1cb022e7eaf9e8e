// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "widgets/dialogs/questions.h"

#include <QClipboard>
#include <QCoreApplication>
#include <QGuiApplication>
#include <QMessageBox>
#include <QPushButton>

namespace filigree {
namespace {

struct QuestionTexts
{
    Q_DECLARE_TR_FUNCTIONS(filigree::Questions)
};

} // namespace

UnsavedChoice askAboutUnsaved(QWidget *parent, const QString &name)
{
    QMessageBox box(QMessageBox::Question, QuestionTexts::tr("Unsaved changes"),
                    QuestionTexts::tr("Save the changes to \"%1\"?").arg(name),
                    QMessageBox::NoButton, parent);
    box.setTextFormat(Qt::PlainText);
    box.setInformativeText(QuestionTexts::tr("Without saving they are lost."));
    QPushButton *save = box.addButton(QuestionTexts::tr("Save"), QMessageBox::AcceptRole);
    QPushButton *discard =
        box.addButton(QuestionTexts::tr("Don't Save"), QMessageBox::DestructiveRole);
    QPushButton *stay = box.addButton(QuestionTexts::tr("Cancel"), QMessageBox::RejectRole);
    box.setDefaultButton(save);
    box.setEscapeButton(stay);
    box.exec();
    if (box.clickedButton() == save)
        return UnsavedChoice::Save;
    return box.clickedButton() == discard ? UnsavedChoice::Discard : UnsavedChoice::Stay;
}

void showProblem(QWidget *parent, const QString &summary, const QString &cause,
                 const QString &details)
{
    QMessageBox box(QMessageBox::Warning, QGuiApplication::applicationDisplayName(), summary,
                    QMessageBox::NoButton, parent);
    box.setTextFormat(Qt::PlainText);
    box.setInformativeText(cause);
    if (!details.isEmpty())
        box.setDetailedText(details);
    QPushButton *copy = box.addButton(QuestionTexts::tr("Copy"), QMessageBox::ActionRole);
    QPushButton *close = box.addButton(QuestionTexts::tr("Close"), QMessageBox::RejectRole);
    copy->disconnect(); // copying leaves it open
    QObject::connect(copy, &QPushButton::clicked, &box, [&] {
        QGuiApplication::clipboard()->setText(
            QStringList{summary, cause, details}.join('\n').trimmed());
    });
    box.setDefaultButton(close);
    box.setEscapeButton(close);
    box.exec();
}

} // namespace filigree
