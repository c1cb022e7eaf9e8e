// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "widgets/dialogs/export_queue_row.h"

#include "widgets/dialogs/export_check_texts.h"
#include "widgets/dialogs/export_summary_box.h"
#include "widgets/theme/colours.h"
#include "widgets/translated.h"

#include <QClipboard>
#include <QDir>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLocale>
#include <QProgressBar>
#include <QPushButton>
#include <QToolButton>
#include <QTreeWidget>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>

namespace filigree {
namespace {

enum CheckColumn { ResultColumn, CheckName, Expected, Found };

//! Names have no spaces to wrap at: a place to break, which cannot be seen, after so many letters.
QString breakable(const QString &text)
{
    constexpr int most = 24;
    QString result;
    int run = 0;
    for (const QChar letter : text) {
        run = letter.isSpace() ? 0 : run + 1;
        result += letter;
        if (run > 0 && run % most == 0)
            result += QChar(0x200b);
    }
    return result;
}

void setColour(QLabel *label, const QColor &colour)
{
    QPalette palette = label->palette();
    palette.setColor(QPalette::WindowText, colour);
    label->setPalette(palette);
}

} // namespace

ExportQueueRow::ExportQueueRow(QWidget *parent)
    : QFrame(parent)
    , m_sign(new QLabel)
    , m_title(new QLabel)
    , m_path(new QLabel)
    , m_state(new QLabel)
    , m_notes(new QLabel)
    , m_progress(new QProgressBar)
    , m_cancel(new QPushButton)
    , m_retry(new QPushButton)
    , m_reveal(new QPushButton)
    , m_copy(new QPushButton)
    , m_details(new QToolButton)
    , m_checks(new QTreeWidget)
{
    setFrameShape(QFrame::StyledPanel);
    auto *head = new QHBoxLayout;
    head->addWidget(m_sign);
    head->addWidget(m_title, 1);
    head->addWidget(m_details, 0, Qt::AlignTop);
    auto *buttons = new QHBoxLayout;
    buttons->addWidget(m_cancel); // alone: a second click must not hit what comes in its place
    buttons->addStretch(1);
    for (QPushButton *button : {m_copy, m_reveal, m_retry})
        buttons->addWidget(button);
    auto *column = new QVBoxLayout(this);
    column->addLayout(head);
    column->addWidget(m_path);
    column->addWidget(m_state);
    column->addWidget(m_progress);
    column->addWidget(m_notes);
    column->addLayout(buttons);
    column->addWidget(m_checks);

    QFont bold = font();
    bold.setBold(true);
    m_title->setFont(bold);
    m_sign->setFont(bold);
    for (QLabel *label : {m_title, m_path, m_state, m_notes})
        label->setTextFormat(Qt::PlainText);
    for (QLabel *label : {m_title, m_path, m_state, m_notes}) {
        label->setWordWrap(true);
        label->setMinimumWidth(1); // else a long word of a path would widen the window
    }
    m_path->setTextInteractionFlags(Qt::TextSelectableByMouse);
    setColour(m_path, theme::secondaryText);
    m_notes->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_progress->setTextVisible(false);
    m_details->setCheckable(true);
    m_details->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_details->setArrowType(Qt::RightArrow);
    m_checks->setColumnCount(4);
    m_checks->setRootIsDecorated(false);
    m_checks->setAlternatingRowColors(true);
    m_checks->setSelectionMode(QAbstractItemView::SingleSelection);
    m_checks->setMinimumHeight(200);
    m_checks->hide();
    m_cancel->setObjectName("exportCancel");
    m_retry->setObjectName("exportRetry");
    m_reveal->setObjectName("exportReveal");
    m_copy->setObjectName("exportCopy");
    m_details->setObjectName("exportDetails");
    m_state->setObjectName("exportState");
    m_notes->setObjectName("exportNotes");
    m_checks->setObjectName("exportChecks");
    m_progress->setObjectName("exportProgress");
    translated(this, [this] { setTexts(); });

    connect(m_cancel, &QPushButton::clicked, this, [this] { emit cancelRequested(m_item.id); });
    connect(m_retry, &QPushButton::clicked, this, [this] { emit retryRequested(m_item.id); });
    connect(m_reveal, &QPushButton::clicked, this, [this] { emit revealRequested(m_item.path); });
    connect(m_copy, &QPushButton::clicked, this,
            [this] { QGuiApplication::clipboard()->setText(m_item.commandLine); });
    connect(m_details, &QToolButton::toggled, this, &ExportQueueRow::showDetails);
}

void ExportQueueRow::setTexts()
{
    m_cancel->setText(tr("Cancel"));
    m_retry->setText(tr("Retry"));
    m_reveal->setText(tr("Reveal in Folder"));
    m_copy->setText(tr("Copy Command Line"));
    m_details->setText(tr("Checks"));
    m_details->setToolTip(tr("What was compared when the finished files were read back"));
    m_checks->setAccessibleName(tr("Checks"));
    m_checks->setHeaderLabels({tr("Result"), tr("Check"), tr("Expected"), tr("Found")});
    m_progress->setAccessibleName(tr("Progress"));
    showItem();
}

void ExportQueueRow::setItem(const ExportQueueItem &item)
{
    m_item = item;
    showItem();
}

QString ExportQueueRow::stateText() const
{
    switch (m_item.state) {
    case ExportState::Waiting:
        return tr("Waiting");
    case ExportState::Running:
        return stageText();
    case ExportState::Done:
        return tr("Written and checked");
    case ExportState::Doubtful:
        return tr("Written, but not as it should be");
    case ExportState::Failed:
        return tr("Failed");
    case ExportState::Cancelled:
        return tr("Cancelled");
    }
    return {};
}

QString ExportQueueRow::stageText() const
{
    if (m_item.total <= 0)
        return tr("Starting");
    const QString steps = tr("%1: %2 of %3", "stage, steps done, all steps")
                              .arg(stageName(m_item.stage))
                              .arg(m_item.done)
                              .arg(m_item.total);
    return m_item.secondsLeft < 0
        ? steps
        : tr("%1 – about %2 left")
              .arg(steps, durationText(std::max(1.0, std::round(m_item.secondsLeft))));
}

QString ExportQueueRow::resultText() const
{
    QStringList lines;
    if (!m_item.error.isEmpty())
        lines << m_item.error;
    if (m_item.files > 0) {
        lines << tr("%1, %2, took %3")
                     .arg(tr("%n file(s)", nullptr, m_item.files),
                          QLocale().formattedDataSize(m_item.bytes, 1,
                                                      QLocale::DataSizeTraditionalFormat),
                          durationText(m_item.seconds));
    }
    for (const ExportCheckLine &check : m_item.checks) {
        if (!check.isOk)
            lines << tr("%1: %2 expected, %3 found")
                         .arg(exportCheckText(check.name), exportCheckText(check.expected),
                              exportCheckText(check.found));
    }
    for (const QString &note : m_item.notes)
        lines << tr("Note: %1").arg(note);
    return lines.join('\n');
}

void ExportQueueRow::showItem()
{
    m_title->setText(breakable(tr("%1, %2", "what, format").arg(m_item.title, m_item.format)));
    m_path->setText(QDir::toNativeSeparators(m_item.path));
    m_path->setToolTip(m_path->text());
    m_state->setText(stateText());
    const bool isBad = m_item.state == ExportState::Failed || m_item.state == ExportState::Doubtful;
    m_sign->setText(m_item.state == ExportState::Done          ? QStringLiteral("✓")
                        : isBad                                ? QStringLiteral("✕")
                        : m_item.state == ExportState::Running ? QStringLiteral("▸")
                                                               : QStringLiteral("–"));
    const QColor colour = isBad             ? theme::bad
        : m_item.state == ExportState::Done ? theme::good
                                            : theme::text;
    setColour(m_sign, colour);
    setColour(m_state, colour);
    m_progress->setVisible(m_item.state == ExportState::Running);
    m_progress->setRange(0, m_item.total);
    m_progress->setValue(m_item.done);
    m_notes->setText(resultText());
    m_notes->setVisible(!m_notes->text().isEmpty());
    m_cancel->setVisible(!m_item.isFinished());
    m_retry->setVisible(m_item.isFinished() && m_item.canRetry);
    m_reveal->setVisible(m_item.files > 0);
    m_copy->setEnabled(!m_item.commandLine.isEmpty());
    m_details->setVisible(!m_item.checks.isEmpty());
    showDetails();
}

void ExportQueueRow::showDetails()
{
    const bool isShown = m_details->isChecked() && !m_item.checks.isEmpty();
    m_details->setArrowType(isShown ? Qt::DownArrow : Qt::RightArrow);
    m_checks->setVisible(isShown);
    m_checks->clear();
    if (!isShown)
        return;
    for (const ExportCheckLine &check : m_item.checks) {
        auto *line = new QTreeWidgetItem(m_checks);
        line->setText(ResultColumn, check.isOk ? tr("✓ passed") : tr("✕ failed"));
        line->setForeground(ResultColumn, check.isOk ? theme::good : theme::bad);
        line->setText(CheckName, exportCheckText(check.name));
        line->setText(Expected, exportCheckText(check.expected));
        line->setText(Found, exportCheckText(check.found));
    }
    m_checks->header()->resizeSections(QHeaderView::ResizeToContents);
}

} // namespace filigree
