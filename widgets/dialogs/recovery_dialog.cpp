// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "widgets/dialogs/recovery_dialog.h"

#include "widgets/translated.h"

#include <QDialogButtonBox>
#include <QDir>
#include <QLabel>
#include <QLocale>
#include <QMessageBox>
#include <QPushButton>
#include <QTreeWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace filigree {

RecoveryDialog::RecoveryDialog(const QList<RecoverableWork> &works, QWidget *parent)
    : QDialog(parent)
    , m_works(works)
    , m_text(new QLabel)
    , m_list(new QTreeWidget)
    , m_recover(new QPushButton)
    , m_discard(new QPushButton)
    , m_later(new QPushButton)
{
    m_text->setWordWrap(true);
    m_text->setTextFormat(Qt::PlainText);
    m_list->setColumnCount(3);
    m_list->setRootIsDecorated(false);
    m_list->setAlternatingRowColors(true);
    m_list->setTextElideMode(Qt::ElideMiddle);
    auto *buttons = new QDialogButtonBox;
    buttons->addButton(m_discard, QDialogButtonBox::DestructiveRole);
    buttons->addButton(m_later, QDialogButtonBox::RejectRole);
    buttons->addButton(m_recover, QDialogButtonBox::AcceptRole);
    for (QPushButton *button : {m_discard, m_later})
        button->setAutoDefault(false); // Return is to recover, whatever has the focus
    m_recover->setDefault(true);
    auto *column = new QVBoxLayout(this);
    column->addWidget(m_text);
    column->addWidget(m_list, 1);
    column->addWidget(buttons);
    resize(680, 320);
    m_list->setObjectName("recoveryList");
    m_recover->setObjectName("recoveryRecover");
    m_discard->setObjectName("recoveryDiscard");
    m_later->setObjectName("recoveryLater");
    translated(this, [this] { setTexts(); });
    m_list->setCurrentItem(m_list->topLevelItem(0));

    connect(m_list, &QTreeWidget::currentItemChanged, this, &RecoveryDialog::showState);
    connect(m_list, &QTreeWidget::itemActivated, m_recover, &QPushButton::click);
    connect(m_later, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_discard, &QPushButton::clicked, this, &RecoveryDialog::discard);
    connect(m_recover, &QPushButton::clicked, this, [this] {
        const QString folder = current()->folder;
        accept();
        emit recoverRequested(folder);
    });
    showState();
}

void RecoveryDialog::setTexts()
{
    setWindowTitle(tr("Recover work"));
    m_text->setText(tr("Filigree did not end as it should the last time. This work was not saved "
                       "and can be taken up where it was left:"));
    m_list->setHeaderLabels({tr("Project"), tr("Last change"), tr("File")});
    m_list->setAccessibleName(tr("Work that can be recovered"));
    m_recover->setText(tr("Recover"));
    m_discard->setText(tr("Discard…"));
    m_later->setText(tr("Ask Again Later"));
    fill();
}

void RecoveryDialog::fill()
{
    const int row = m_list->indexOfTopLevelItem(m_list->currentItem());
    m_list->clear();
    for (const RecoverableWork &work : m_works) {
        const QString path =
            work.path.isEmpty() ? tr("Never saved") : QDir::toNativeSeparators(work.path);
        auto *item =
            new QTreeWidgetItem(m_list,
                                {work.name.isEmpty() ? tr("Untitled") : work.name,
                                 QLocale().toString(work.changed, QLocale::ShortFormat), path});
        item->setToolTip(2, path);
    }
    for (int column = 0; column < 2; ++column)
        m_list->resizeColumnToContents(column);
    const int last = m_list->topLevelItemCount() - 1;
    m_list->setCurrentItem(m_list->topLevelItem(std::clamp(row, 0, std::max(0, last))));
}

const RecoverableWork *RecoveryDialog::current() const
{
    const int row = m_list->indexOfTopLevelItem(m_list->currentItem());
    return row >= 0 && row < m_works.size() ? &m_works[row] : nullptr;
}

void RecoveryDialog::showState()
{
    m_recover->setEnabled(current());
    m_discard->setEnabled(current());
}

void RecoveryDialog::discard()
{
    const RecoverableWork work = *current();
    QMessageBox box(QMessageBox::Warning, tr("Discard work"),
                    tr("Discard the work on \"%1\" for good?")
                        .arg(work.name.isEmpty() ? tr("Untitled") : work.name),
                    QMessageBox::NoButton, this);
    box.setInformativeText(work.path.isEmpty()
                               ? tr("It was never saved: nothing of it will be left.")
                               : tr("The saved file stays as it is."));
    QPushButton *discardIt = box.addButton(tr("Discard"), QMessageBox::DestructiveRole);
    QPushButton *keep = box.addButton(tr("Keep"), QMessageBox::RejectRole);
    box.setDefaultButton(keep);
    box.setEscapeButton(keep);
    box.exec();
    if (box.clickedButton() == discardIt)
        emit discardRequested(work.folder);
}

void RecoveryDialog::removeWork(const QString &folder)
{
    m_works.removeIf([&](const RecoverableWork &work) { return work.folder == folder; });
    fill();
    showState();
    if (m_works.isEmpty())
        reject();
}

} // namespace filigree
