// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "widgets/dialogs/export_dialog.h"

#include "widgets/dialogs/export_file_box.h"
#include "widgets/dialogs/export_format_box.h"
#include "widgets/dialogs/export_frames_box.h"
#include "widgets/dialogs/export_summary_box.h"
#include "widgets/dialogs/field_note.h"
#include "widgets/dialogs/screen_height.h"
#include "widgets/panels/quiet_wheel.h"
#include "widgets/translated.h"

#include <QAbstractSpinBox>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QHBoxLayout>
#include <QInputDialog>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>

#include <algorithm>

namespace filigree {
namespace {

constexpr int ownPreset = -1; //!< What the entry of fields that fit no preset carries.

//! The fields scroll when the screen is small; the buttons stay in view.
QScrollArea *scrolling(QWidget *content)
{
    auto *area = new QScrollArea;
    area->setWidgetResizable(true);
    area->setFrameShape(QFrame::NoFrame);
    area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    area->setWidget(content);
    area->setMinimumWidth(content->minimumSizeHint().width()
                          + area->verticalScrollBar()->sizeHint().width());
    for (QWidget *field : content->findChildren<QWidget *>()) {
        if (qobject_cast<QComboBox *>(field) || qobject_cast<QAbstractSpinBox *>(field))
            keepWheelQuiet(field);
    }
    return area;
}

} // namespace

ExportDialog::ExportDialog(QWidget *parent)
    : QDialog(parent)
    , m_presetLabel(new QLabel)
    , m_presets(new QComboBox)
    , m_savePreset(new QPushButton)
    , m_removePreset(new QPushButton)
    , m_format(new ExportFormatBox)
    , m_frames(new ExportFramesBox)
    , m_files(new ExportFileBox)
    , m_summaryBox(new ExportSummaryBox)
    , m_export(new QPushButton)
    , m_add(new QPushButton)
    , m_close(new QPushButton)
{
    auto *presetRow = new QHBoxLayout;
    presetRow->addWidget(m_presetLabel);
    presetRow->addWidget(m_presets, 1);
    presetRow->addWidget(m_savePreset);
    presetRow->addWidget(m_removePreset);
    auto *fields = new QWidget;
    auto *left = new QVBoxLayout(fields);
    left->setContentsMargins(0, 0, 6, 0);
    left->addWidget(m_format);
    left->addWidget(m_frames);
    left->addWidget(m_files);
    left->addStretch(1);
    auto *middle = new QHBoxLayout;
    QScrollArea *area = scrolling(fields);
    middle->addWidget(area, 3);
    middle->addWidget(m_summaryBox, 2);
    m_summaryBox->setMinimumWidth(300);
    auto *buttons = new QDialogButtonBox;
    buttons->addButton(m_close, QDialogButtonBox::RejectRole);
    buttons->addButton(m_add, QDialogButtonBox::ActionRole);
    buttons->addButton(m_export, QDialogButtonBox::AcceptRole);
    auto *column = new QVBoxLayout(this);
    column->addLayout(presetRow);
    column->addLayout(middle, 1);
    column->addWidget(buttons);
    for (QPushButton *button : findChildren<QPushButton *>())
        button->setAutoDefault(button == m_export);
    m_export->setDefault(true); // now that it belongs to the dialog
    resize(980, heightOnScreen(*this, 820));

    area->setObjectName("exportFields");
    m_presets->setObjectName("exportPresets");
    m_savePreset->setObjectName("exportSavePreset");
    m_removePreset->setObjectName("exportRemovePreset");
    m_export->setObjectName("exportStart");
    m_add->setObjectName("exportAdd");
    m_close->setObjectName("exportClose");
    translated(this, [this] { setTexts(); });

    connect(m_presets, &QComboBox::activated, this, &ExportDialog::usePreset);
    connect(m_savePreset, &QPushButton::clicked, this, &ExportDialog::savePreset);
    connect(m_removePreset, &QPushButton::clicked, this, &ExportDialog::removePreset);
    connect(m_format, &ExportFormatBox::formatChosen, m_files, &ExportFileBox::fitTo);
    connect(m_format, &ExportFormatBox::formatChosen, m_frames, &ExportFramesBox::fitTo);
    connect(m_format, &ExportFormatBox::changed, this, &ExportDialog::readFields);
    connect(m_frames, &ExportFramesBox::changed, this, &ExportDialog::readFields);
    connect(m_files, &ExportFileBox::changed, this, &ExportDialog::readFields);
    connect(m_summaryBox, &ExportSummaryBox::changed, this, &ExportDialog::readFields);
    connect(area->verticalScrollBar(), &QScrollBar::valueChanged, this,
            &ExportDialog::showHiddenError);
    connect(area->verticalScrollBar(), &QScrollBar::rangeChanged, this,
            &ExportDialog::showHiddenError);
    connect(m_close, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_add, &QPushButton::clicked, this, [this] { requestExport(false); });
    connect(m_export, &QPushButton::clicked, this, [this] { requestExport(true); });
    showState();
}

void ExportDialog::setTexts()
{
    setWindowTitle(m_subject.clipName.isEmpty() ? tr("Export")
                                                : tr("Export – %1").arg(m_subject.clipName));
    nameField(m_presetLabel, m_presets, tr("Preset:"));
    m_savePreset->setText(tr("Save Preset…"));
    m_savePreset->setToolTip(tr("Keep these fields under a name in the project"));
    m_removePreset->setText(tr("Remove Preset"));
    m_removePreset->setToolTip(tr("Take this preset out of the project"));
    m_export->setText(tr("Export"));
    m_export->setToolTip(tr("Start in the background and close this window"));
    m_add->setText(tr("Add to Queue"));
    m_add->setToolTip(tr("Start in the background and keep this window open for another export"));
    m_close->setText(tr("Close"));
    fillPresets();
    showState();
}

void ExportDialog::fillPresets()
{
    m_presets->clear();
    m_presets->addItem(tr("Custom"), ownPreset);
    const std::vector<NamedExport> builtIn = builtInExports();
    m_presets->insertSeparator(m_presets->count());
    for (int i = 0; i < int(builtIn.size()); ++i) {
        m_presets->addItem(builtIn[std::size_t(i)].name, i);
        m_presets->setItemData(m_presets->count() - 1, builtIn[std::size_t(i)].hint,
                               Qt::ToolTipRole);
    }
    if (!m_subject.presets.empty())
        m_presets->insertSeparator(m_presets->count());
    for (int i = 0; i < int(m_subject.presets.size()); ++i)
        m_presets->addItem(QString::fromStdString(m_subject.presets[std::size_t(i)].name),
                           int(builtIn.size()) + i);
}

void ExportDialog::usePreset(int index)
{
    m_chosenPreset.clear();
    const int number = m_presets->itemData(index).toInt();
    const std::vector<NamedExport> builtIn = builtInExports();
    std::optional<ExportRequest> chosen;
    if (number >= int(builtIn.size()))
        chosen = requestOf(m_subject.presets[std::size_t(number) - builtIn.size()]);
    else if (number != ownPreset)
        chosen = builtIn[std::size_t(number)].request;
    if (chosen) {
        m_chosenPreset = m_presets->itemText(index);
        chosen->custom = m_request.custom;
        setRequest(*chosen);
    }
    showState();
}

void ExportDialog::savePreset()
{
    bool isOk = false;
    const QString name = QInputDialog::getText(this, tr("Save Preset"), tr("Name of the preset:"),
                                               QLineEdit::Normal, m_chosenPreset, &isOk)
                             .trimmed();
    if (!isOk || name.isEmpty())
        return;
    ExportRequest kept = m_request;
    const QString path = QString::fromStdString(kept.settings.path);
    // Presets travel with the project: a path below its folder is kept from there on.
    if (!m_subject.folder.isEmpty() && path.startsWith(m_subject.folder + '/'))
        kept.settings.path = path.mid(m_subject.folder.size() + 1).toStdString();
    m_chosenPreset = name;
    emit presetSaved(presetOf(name, kept));
}

void ExportDialog::removePreset()
{
    const QString name = std::exchange(m_chosenPreset, QString());
    emit presetRemoved(name);
}

void ExportDialog::setSubject(const ExportSubject &subject)
{
    m_subject = subject;
    const FrameRange all{0, subject.clip.frameCount - 1};
    if (m_request.custom.size() == 0 || !all.contains(m_request.custom.in)
        || !all.contains(m_request.custom.out))
        m_request.custom = subject.inOut;
    m_frames->setSubject(subject);
    m_files->setSubject(subject);
    setTexts();
    setRequest(m_request);
}

void ExportDialog::setRequest(const ExportRequest &request)
{
    m_request = request;
    m_format->setRequest(request);
    m_frames->setRequest(request);
    m_files->setRequest(request);
    m_summaryBox->setRequest(request);
    const QString preset = m_chosenPreset;
    readFields();
    m_chosenPreset = preset;
    showState();
}

void ExportDialog::readFields()
{
    const ExportRequest before = m_request;
    m_format->writeTo(m_request);
    m_frames->writeTo(m_request);
    m_files->writeTo(m_request);
    m_summaryBox->writeTo(m_request);
    m_chosenPreset.clear();
    // When only the subject has changed, the button must not flicker under the pointer.
    m_isSummaryCurrent = m_isSummaryCurrent && before == m_request;
    showState();
    emit requestChanged(m_request);
}

void ExportDialog::setSummary(const ExportRequest &of, const ExportSummary &summary)
{
    if (!(of == m_request))
        return;
    m_summary = summary;
    m_isSummaryCurrent = true;
    m_summaryBox->setSummary(summary);
    showProblems(summary.problems);
    showState();
}

void ExportDialog::showProblems(const std::vector<ExportProblem> &problems)
{
    for (const ExportField field :
         {ExportField::Format, ExportField::Objects, ExportField::Range, ExportField::StartNumber,
          ExportField::FrameRate, ExportField::Timecode, ExportField::Path}) {
        FieldNote *note = noteOf(field);
        const auto isHere = [&](const ExportProblem &p) { return p.field == field; };
        // An error hides warnings of the same field.
        auto problem = std::ranges::find_if(
            problems, [&](const ExportProblem &p) { return isHere(p) && p.isError; });
        if (problem == problems.end())
            problem = std::ranges::find_if(problems, isHere);
        if (problem == problems.end())
            note->clearNote();
        else if (problem->isError)
            note->setError(problem->text);
        else
            note->setWarning(problem->text);
    }
    showHiddenError();
    // Once more when the fields have made room for the notes.
    QMetaObject::invokeMethod(this, &ExportDialog::showHiddenError, Qt::QueuedConnection);
}

FieldNote *ExportDialog::noteOf(ExportField field) const
{
    return field == ExportField::Format ? m_format->note()
        : field == ExportField::Path    ? m_files->note()
                                        : m_frames->note(field);
}

//! What keeps it from starting must be seen, also where the field has been scrolled out of view.
void ExportDialog::showHiddenError()
{
    const auto &problems = m_summary.problems;
    const auto hidden = std::ranges::find_if(problems, [this](const ExportProblem &p) {
        return p.isError && noteOf(p.field)->visibleRegion().isEmpty();
    });
    m_summaryBox->setHiddenError(hidden == problems.end() ? QString() : hidden->text);
}

QString ExportDialog::fittingPreset() const
{
    for (NamedExport &builtIn : builtInExports()) {
        ExportRequest &plain = builtIn.request;
        const std::string &path = m_request.settings.path;
        if (!path.ends_with('/' + plain.settings.path)) // in whichever folder
            continue;
        plain.settings.path = path;
        plain.custom = m_request.custom;
        if (plain == m_request)
            return builtIn.name;
    }
    return {};
}

void ExportDialog::showState()
{
    const bool canStart = m_isSummaryCurrent && m_summary.canStart();
    m_export->setEnabled(canStart);
    m_add->setEnabled(canStart);
    const QString preset = m_chosenPreset.isEmpty() ? fittingPreset() : m_chosenPreset;
    m_presets->setCurrentIndex(preset.isEmpty() ? 0 : std::max(0, m_presets->findText(preset)));
    m_removePreset->setEnabled(m_presets->currentData().toInt() >= int(builtInExports().size()));
}

void ExportDialog::requestExport(bool close)
{
    emit exportRequested(m_request);
    if (close)
        accept();
}

} // namespace filigree
