// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "widgets/dialogs/export_summary_box.h"

#include "widgets/dialogs/command_line_view.h"
#include "widgets/dialogs/field_note.h"
#include "widgets/translated.h"

#include <QClipboard>
#include <QCoreApplication>
#include <QFontDatabase>
#include <QGuiApplication>
#include <QLocale>
#include <QPushButton>
#include <QRadioButton>
#include <QVBoxLayout>

#include <cmath>

namespace filigree {
namespace {

struct DurationTexts
{
    Q_DECLARE_TR_FUNCTIONS(filigree::Duration)
};

} // namespace

QString durationText(double seconds)
{
    const auto whole = qint64(std::llround(std::max(0.0, seconds)));
    if (seconds > 0 && seconds < 0.095) // a frame takes some time, too
        return DurationTexts::tr("%1 s", "seconds")
            .arg(QLocale().toString(std::max(0.01, seconds), 'f', 2));
    if (seconds > 0 && seconds < 9.95 && std::abs(seconds - double(whole)) > 0.05)
        return DurationTexts::tr("%1 s", "seconds").arg(QLocale().toString(seconds, 'f', 1));
    if (whole < 60)
        return DurationTexts::tr("%1 s", "seconds").arg(whole);
    if (whole < 3600)
        return DurationTexts::tr("%1 min %2 s", "minutes and seconds")
            .arg(whole / 60)
            .arg(whole % 60);
    return DurationTexts::tr("%1 h %2 min", "hours and minutes")
        .arg(whole / 3600)
        .arg(whole / 60 % 60);
}

ExportSummaryBox::ExportSummaryBox(QWidget *parent)
    : QGroupBox(parent)
    , m_frames(new QLabel)
    , m_size(new QLabel)
    , m_filesLabel(new QLabel)
    , m_files(new QLabel)
    , m_error(new FieldNote)
    , m_open(new FieldNote)
    , m_makeFirst(new QRadioButton)
    , m_asTheyAre(new QRadioButton)
    , m_commandLabel(new QLabel)
    , m_command(new CommandLineView)
    , m_copy(new QPushButton)
{
    auto *column = new QVBoxLayout(this);
    for (QWidget *widget :
         {static_cast<QWidget *>(m_frames), static_cast<QWidget *>(m_size),
          static_cast<QWidget *>(m_filesLabel), static_cast<QWidget *>(m_files),
          static_cast<QWidget *>(m_error), static_cast<QWidget *>(m_open),
          static_cast<QWidget *>(m_makeFirst), static_cast<QWidget *>(m_asTheyAre)})
        column->addWidget(widget);
    column->addStretch(1);
    column->addWidget(m_commandLabel);
    column->addWidget(m_command);
    column->addWidget(m_copy, 0, Qt::AlignRight);
    for (QLabel *label : {m_frames, m_size, m_files}) {
        label->setTextFormat(Qt::PlainText);
        label->setWordWrap(true);
        label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    }
    QFont bold = m_frames->font();
    bold.setBold(true);
    m_frames->setFont(bold);
    m_command->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    m_command->setFixedHeight(m_command->fontMetrics().lineSpacing() * 5 + 12);
    m_makeFirst->setChecked(true);
    m_makeFirst->setObjectName("exportMakeFirst");
    m_asTheyAre->setObjectName("exportAsTheyAre");
    m_command->setObjectName("exportCommandLine");
    m_copy->setObjectName("exportCopyCommand");
    m_files->setObjectName("exportExamples");
    m_frames->setObjectName("exportFrameSummary");
    m_error->setObjectName("exportHiddenError");
    translated(this, [this] { setTexts(); });
    for (QRadioButton *button : {m_makeFirst, m_asTheyAre})
        connect(button, &QRadioButton::clicked, this, &ExportSummaryBox::changed);
    connect(m_copy, &QPushButton::clicked, this,
            [this] { QGuiApplication::clipboard()->setText(m_summary.commandLine); });
}

void ExportSummaryBox::setTexts()
{
    setTitle(tr("Summary"));
    m_filesLabel->setText(tr("Will be written:"));
    m_makeFirst->setText(tr("Make these mattes first"));
    m_asTheyAre->setText(tr("Export the mattes as they are"));
    m_commandLabel->setText(tr("The same on the command line:"));
    m_commandLabel->setBuddy(m_command);
    m_command->setAccessibleName(tr("Command line"));
    m_command->setPlaceholderText(
        tr("Save the project to get a command line: it reads the project's file."));
    m_copy->setText(tr("Copy Command Line"));
    showSummary();
}

void ExportSummaryBox::setSummary(const ExportSummary &summary)
{
    m_summary = summary;
    showSummary();
}

void ExportSummaryBox::setHiddenError(const QString &text)
{
    if (text.isEmpty())
        m_error->clearNote();
    else
        m_error->setError(text);
}

void ExportSummaryBox::showSummary()
{
    const ExportSummary &s = m_summary;
    const QLocale locale;
    m_frames->setText(tr("%1, %2, %3")
                          .arg(tr("%n frame(s)", nullptr, s.frames), durationText(s.seconds),
                               tr("%n output(s)", nullptr, s.outputs)));
    const QString size = locale.formattedDataSize(s.bytes, 1, QLocale::DataSizeTraditionalFormat);
    m_size->setText(s.freeBytes < 0
                        ? tr("About %1").arg(size)
                        : tr("About %1; %2 are free there")
                              .arg(size,
                                   locale.formattedDataSize(s.freeBytes, 1,
                                                            QLocale::DataSizeTraditionalFormat)));
    m_files->setText(s.files.isEmpty() ? QStringLiteral("–") : s.files.join('\n'));

    const bool isOpen = s.staleFrames + s.missingFrames > 0;
    if (!isOpen) {
        m_open->clearNote();
    } else if (s.missingFrames == 0) {
        m_open->setWarning(
            tr("%n matte(s) in the range are older than their prompts.", nullptr, s.staleFrames));
    } else if (s.staleFrames == 0) {
        m_open->setWarning(tr("%n matte(s) in the range are missing.", nullptr, s.missingFrames));
    } else {
        m_open->setWarning(tr("%1 %2").arg(
            tr("%n matte(s) in the range are missing.", nullptr, s.missingFrames),
            tr("%n matte(s) in the range are older than their prompts.", nullptr, s.staleFrames)));
    }
    m_makeFirst->setVisible(isOpen);
    m_asTheyAre->setVisible(isOpen);
    // A missing matte cannot be exported.
    m_asTheyAre->setEnabled(s.missingFrames == 0);
    m_command->setLine(s.commandLine);
    m_copy->setEnabled(!s.commandLine.isEmpty());
}

void ExportSummaryBox::setRequest(const ExportRequest &request)
{
    m_makeFirst->setChecked(request.openFrames == OpenFrames::MakeFirst);
    m_asTheyAre->setChecked(request.openFrames == OpenFrames::AsTheyAre);
}

void ExportSummaryBox::writeTo(ExportRequest &request) const
{
    request.openFrames = m_asTheyAre->isChecked() ? OpenFrames::AsTheyAre : OpenFrames::MakeFirst;
}

} // namespace filigree
