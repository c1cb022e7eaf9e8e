// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "widgets/dialogs/export_frames_box.h"

#include "widgets/dialogs/field_note.h"
#include "widgets/dialogs/frame_rate_text.h"
#include "widgets/translated.h"

#include <QCheckBox>
#include <QComboBox>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QSpinBox>

#include <limits>

namespace filigree {
namespace {

enum TimecodeChoice { AsSource, None, Own };

QWidget *inOneRow(std::initializer_list<QWidget *> widgets)
{
    auto *row = new QWidget;
    auto *layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    for (QWidget *widget : widgets)
        layout->addWidget(widget);
    layout->addStretch(1);
    return row;
}

const Rational commonRates[] = {{24000, 1001}, {24, 1}, {25, 1},       {30000, 1001},
                                {30, 1},       {50, 1}, {60000, 1001}, {60, 1}};

} // namespace

ExportFramesBox::ExportFramesBox(QWidget *parent)
    : QGroupBox(parent)
    , m_objectsLabel(new QLabel)
    , m_rangeLabel(new QLabel)
    , m_customLabel(new QLabel)
    , m_startLabel(new QLabel)
    , m_rateLabel(new QLabel)
    , m_timecodeLabel(new QLabel)
    , m_objects(new QComboBox)
    , m_range(new QComboBox)
    , m_in(new QSpinBox)
    , m_out(new QSpinBox)
    , m_to(new QLabel)
    , m_ownStart(new QCheckBox)
    , m_start(new QSpinBox)
    , m_rate(new QComboBox)
    , m_timecode(new QComboBox)
    , m_timecodeText(new QLineEdit)
{
    auto *form = new QFormLayout(this);
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    m_objectsNote = addFormRow(form, m_objectsLabel, m_objects);
    form->addRow(m_rangeLabel, m_range);
    m_rangeNote = addFormRow(form, m_customLabel, inOneRow({m_in, m_to, m_out}));
    m_startNote = addFormRow(form, m_startLabel, inOneRow({m_ownStart, m_start}));
    m_rateNote = addFormRow(form, m_rateLabel, m_rate);
    m_timecodeNote = addFormRow(form, m_timecodeLabel, inOneRow({m_timecode, m_timecodeText}));

    m_rate->setEditable(true);
    m_rate->setInsertPolicy(QComboBox::NoInsert);
    m_start->setRange(0, std::numeric_limits<int>::max());
    m_timecodeText->setMaximumWidth(
        m_timecodeText->fontMetrics().horizontalAdvance(QStringLiteral("00:00:00:00")) + 32);
    m_objects->addItems({{}, {}, {}});
    m_range->addItems({{}, {}, {}});
    m_timecode->addItems({{}, {}, {}});
    m_objects->setObjectName("exportObjects");
    m_range->setObjectName("exportRange");
    m_in->setObjectName("exportIn");
    m_out->setObjectName("exportOut");
    m_ownStart->setObjectName("exportOwnStart");
    m_start->setObjectName("exportStartNumber");
    m_rate->setObjectName("exportFrameRate");
    m_timecode->setObjectName("exportTimecode");
    m_timecodeText->setObjectName("exportTimecodeText");
    translated(this, [this] { setTexts(); });

    const auto edited = [this] {
        showWhatApplies();
        emit changed();
    };
    for (QComboBox *box : {m_objects, m_range, m_timecode})
        connect(box, &QComboBox::activated, this, edited);
    connect(m_rate, &QComboBox::activated, this, edited);
    connect(m_rate->lineEdit(), &QLineEdit::textEdited, this, edited);
    connect(m_timecodeText, &QLineEdit::textEdited, this, edited);
    connect(m_ownStart, &QCheckBox::clicked, this, edited);
    for (QSpinBox *box : {m_in, m_out, m_start})
        connect(box, &QSpinBox::valueChanged, this, edited);
}

void ExportFramesBox::setTexts()
{
    setTitle(tr("Objects and frames"));
    nameField(m_objectsLabel, m_objects, tr("Objects:"));
    nameField(m_rangeLabel, m_range, tr("Range:"));
    nameField(m_customLabel, m_in, tr("Frames:"));
    m_in->setAccessibleName(tr("First frame"));
    m_out->setAccessibleName(tr("Last frame"));
    m_to->setText(tr("to", "between the numbers of the first and the last frame"));
    nameField(m_startLabel, m_start, tr("Start number:"));
    m_ownStart->setText(tr("Count from"));
    m_ownStart->setToolTip(tr("Otherwise files are numbered as the frames of the source are."));
    nameField(m_rateLabel, m_rate, tr("Frame rate:"));
    nameField(m_timecodeLabel, m_timecode, tr("Timecode:"));
    m_timecodeText->setAccessibleName(tr("Timecode of the first exported frame"));
    m_timecodeText->setPlaceholderText(QStringLiteral("00:00:00:00"));
    m_objects->setItemText(int(ExportObjects::Each), tr("Each object in its own file"));
    m_objects->setItemText(int(ExportObjects::Combined), tr("All objects combined"));
    m_objects->setItemText(int(ExportObjects::Selected), tr("Only the selected objects"));
    m_range->setItemText(int(ExportFrames::InOut), tr("In to out point"));
    m_range->setItemText(int(ExportFrames::WholeClip), tr("Whole clip"));
    m_range->setItemText(int(ExportFrames::Custom), tr("Custom"));
    m_timecode->setItemText(AsSource, tr("As in the source"));
    m_timecode->setItemText(None, tr("None"));
    m_timecode->setItemText(Own, tr("Starts at"));
    setRateEntries();
}

void ExportFramesBox::setRateEntries()
{
    const QString typed = m_rate->currentText();
    const int index = m_rate->currentIndex();
    const QSignalBlocker quiet(m_rate);
    m_rate->clear();
    m_rate->addItem(tr("As in the source (%1)").arg(frameRateText(m_subject.clip.frameRate)));
    for (const Rational &rate : commonRates)
        m_rate->addItem(exactFrameRateText(rate));
    if (index == 0 || typed.isEmpty())
        m_rate->setCurrentIndex(0);
    else
        m_rate->setEditText(typed);
}

void ExportFramesBox::setSubject(const ExportSubject &subject)
{
    m_subject = subject;
    const int last = std::max(1, subject.clip.frameCount);
    const QSignalBlocker quietIn(m_in);
    const QSignalBlocker quietOut(m_out);
    m_in->setRange(1, last);
    m_out->setRange(1, last);
    setRateEntries();
    m_timecodeText->setPlaceholderText(subject.clip.startTimecode.empty()
                                           ? QStringLiteral("00:00:00:00")
                                           : QString::fromStdString(subject.clip.startTimecode));
}

FrameRange ExportFramesBox::shownRange() const
{
    ExportRequest request;
    request.frames = ExportFrames(m_range->currentIndex());
    request.custom = {m_in->value() - 1, m_out->value() - 1};
    return chosenRange(request, m_subject);
}

void ExportFramesBox::fitTo(ExportFormat format)
{
    m_isSequence = isSequence(format);
    showWhatApplies();
}

void ExportFramesBox::showWhatApplies()
{
    const bool custom = m_range->currentIndex() == int(ExportFrames::Custom);
    const FrameRange range = shownRange();
    m_in->setEnabled(custom);
    m_out->setEnabled(custom);
    if (!custom) {
        const QSignalBlocker quietIn(m_in);
        const QSignalBlocker quietOut(m_out);
        m_in->setValue(range.in + 1);
        m_out->setValue(range.out + 1);
    }
    m_ownStart->setEnabled(m_isSequence);
    m_startLabel->setEnabled(m_isSequence);
    m_start->setEnabled(m_isSequence && m_ownStart->isChecked());
    if (!m_ownStart->isChecked()) {
        const QSignalBlocker quiet(m_start);
        m_start->setValue(m_subject.clip.firstNumber + range.in);
    }
    m_timecodeText->setVisible(m_timecode->currentIndex() == Own);
}

void ExportFramesBox::setRequest(const ExportRequest &request)
{
    const ExportSettings &s = request.settings;
    const QSignalBlocker quietIn(m_in);
    const QSignalBlocker quietOut(m_out);
    const QSignalBlocker quietStart(m_start);
    m_objects->setCurrentIndex(int(request.objects));
    m_range->setCurrentIndex(int(request.frames));
    const FrameRange range = chosenRange(request, m_subject);
    m_in->setValue(range.in + 1);
    m_out->setValue(range.out + 1);
    m_ownStart->setChecked(s.startNumber.has_value());
    m_start->setValue(s.startNumber.value_or(m_subject.clip.firstNumber + range.in));
    if (s.frameRate.num > 0)
        m_rate->setEditText(exactFrameRateText(s.frameRate));
    else
        m_rate->setCurrentIndex(0);
    m_timecode->setCurrentIndex(!s.startTimecode               ? AsSource
                                    : s.startTimecode->empty() ? None
                                                               : Own);
    m_timecodeText->setText(QString::fromStdString(s.startTimecode.value_or(std::string())));
    fitTo(s.format);
}

void ExportFramesBox::writeTo(ExportRequest &request) const
{
    ExportSettings &s = request.settings;
    request.objects = ExportObjects(m_objects->currentIndex());
    request.frames = ExportFrames(m_range->currentIndex());
    request.custom = {m_in->value() - 1, m_out->value() - 1};
    s.startNumber.reset();
    if (isSequence(s.format) && m_ownStart->isChecked())
        s.startNumber = m_start->value();
    s.frameRate = {0, 1};
    if (m_rate->currentText() != m_rate->itemText(0))
        s.frameRate = frameRateOf(m_rate->currentText()).value_or(Rational{-1, 1});
    s.startTimecode.reset();
    if (m_timecode->currentIndex() == None)
        s.startTimecode = std::string();
    else if (m_timecode->currentIndex() == Own)
        s.startTimecode =
            (m_timecodeText->text().trimmed().isEmpty() ? m_timecodeText->placeholderText()
                                                        : m_timecodeText->text().trimmed())
                .toStdString();
}

FieldNote *ExportFramesBox::note(ExportField field) const
{
    switch (field) {
    case ExportField::Objects:
        return m_objectsNote;
    case ExportField::Range:
        return m_rangeNote;
    case ExportField::StartNumber:
        return m_startNote;
    case ExportField::FrameRate:
        return m_rateNote;
    case ExportField::Timecode:
        return m_timecodeNote;
    case ExportField::Format:
    case ExportField::Path:
        break;
    }
    return nullptr;
}

} // namespace filigree
