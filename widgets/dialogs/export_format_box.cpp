// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "widgets/dialogs/export_format_box.h"

#include "widgets/dialogs/field_note.h"
#include "widgets/translated.h"

#include <QCheckBox>
#include <QComboBox>
#include <QFormLayout>

namespace filigree {
namespace {

//! Chooses the entry with this data; adds one for a value of another version or program.
void choose(QComboBox *box, int value)
{
    int index = box->findData(value);
    if (index < 0) {
        box->addItem(QString::number(value), value);
        index = box->count() - 1;
    }
    box->setCurrentIndex(index);
}

//! Entries keep their data; only what they are called changes with the language.
void setEntries(QComboBox *box, const QList<std::pair<int, QString>> &entries)
{
    if (box->count() == 0) {
        for (const auto &[value, text] : entries)
            box->addItem(text, value);
        return;
    }
    for (const auto &[value, text] : entries)
        box->setItemText(box->findData(value), text);
}

} // namespace

ExportFormatBox::ExportFormatBox(QWidget *parent)
    : QGroupBox(parent)
    , m_formatLabel(new QLabel)
    , m_contentLabel(new QLabel)
    , m_alphaLabel(new QLabel)
    , m_colourLabel(new QLabel)
    , m_primariesLabel(new QLabel)
    , m_transferLabel(new QLabel)
    , m_matrixLabel(new QLabel)
    , m_format(new QComboBox)
    , m_content(new QComboBox)
    , m_alpha(new QComboBox)
    , m_colour(new QComboBox)
    , m_linear(new QCheckBox)
    , m_primaries(new QComboBox)
    , m_transfer(new QComboBox)
    , m_matrix(new QComboBox)
{
    auto *form = new QFormLayout(this);
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    m_note = addFormRow(form, m_formatLabel, m_format);
    form->addRow(m_contentLabel, m_content);
    form->addRow(m_alphaLabel, m_alpha);
    form->addRow(m_colourLabel, m_colour);
    form->addRow(QString(), m_linear);
    form->addRow(m_primariesLabel, m_primaries);
    form->addRow(m_transferLabel, m_transfer);
    form->addRow(m_matrixLabel, m_matrix);
    m_format->setObjectName("exportFormat");
    m_content->setObjectName("exportContent");
    m_alpha->setObjectName("exportAlpha");
    m_colour->setObjectName("exportColour");
    m_linear->setObjectName("exportLinear");
    m_primaries->setObjectName("exportPrimaries");
    m_transfer->setObjectName("exportTransfer");
    m_matrix->setObjectName("exportMatrix");
    translated(this, [this] { setTexts(); });

    connect(m_format, &QComboBox::activated, this, &ExportFormatBox::chooseFormat);
    for (QComboBox *box : {m_content, m_alpha, m_colour, m_primaries, m_transfer, m_matrix}) {
        connect(box, &QComboBox::activated, this, [this] {
            showWhatApplies();
            emit changed();
        });
    }
    connect(m_linear, &QCheckBox::clicked, this, &ExportFormatBox::changed);
}

void ExportFormatBox::setTexts()
{
    setTitle(tr("Format"));
    nameField(m_formatLabel, m_format, tr("Format:"));
    nameField(m_contentLabel, m_content, tr("Content:"));
    nameField(m_alphaLabel, m_alpha, tr("Alpha:"));
    nameField(m_colourLabel, m_colour, tr("Soft edges:"));
    nameField(m_primariesLabel, m_primaries, tr("Primaries:"));
    nameField(m_transferLabel, m_transfer, tr("Transfer:"));
    nameField(m_matrixLabel, m_matrix, tr("Matrix:"));
    m_linear->setText(tr("Linear light"));
    m_linear->setToolTip(tr("Brings the values to linear light, as compositing programs expect of "
                            "EXR; otherwise they stay as a display shows them."));
    setEntries(m_format,
               {{int(ExportFormat::ProRes4444), tr("ProRes 4444 (MOV)")},
                {int(ExportFormat::ProRes4444XQ), tr("ProRes 4444 XQ (MOV)")},
                {int(ExportFormat::FFV1), tr("FFV1, lossless (MKV)")},
                {int(ExportFormat::VP9), tr("VP9 (WebM)")},
                {int(ExportFormat::Png8), tr("PNG sequence, 8 bit")},
                {int(ExportFormat::Png16), tr("PNG sequence, 16 bit")},
                {int(ExportFormat::Tiff16), tr("TIFF sequence, 16 bit")},
                {int(ExportFormat::ExrHalf), tr("EXR sequence, half float")},
                {int(ExportFormat::ExrFloat), tr("EXR sequence, float")}});
    setEntries(m_content,
               {{int(ExportContent::ForegroundAndAlpha), tr("Foreground and alpha")},
                {int(ExportContent::ForegroundOnly), tr("Foreground without alpha")},
                {int(ExportContent::AlphaOnly), tr("Alpha only, as grey")},
                {int(ExportContent::Mask), tr("Mask, black and white")},
                {int(ExportContent::Trimap), tr("Trimap")}});
    setEntries(m_alpha, {{0, tr("Straight")}, {1, tr("Premultiplied (over black)")}});
    setEntries(m_colour,
               {{1, tr("Decontaminated: the old background removed")},
                {0, tr("As shot: the picture's own colours")}});
    const QString asSource = tr("As in the source");
    setEntries(m_primaries,
               {{2, asSource},
                {1, tr("BT.709")},
                {5, tr("BT.601, 625 lines")},
                {6, tr("BT.601, 525 lines")},
                {9, tr("BT.2020")},
                {11, tr("DCI-P3")},
                {12, tr("Display P3")}});
    setEntries(m_transfer,
               {{2, asSource},
                {1, tr("BT.709")},
                {13, tr("sRGB")},
                {4, tr("Gamma 2.2")},
                {5, tr("Gamma 2.8")},
                {8, tr("Linear")},
                {14, tr("BT.2020, 10 bit")},
                {16, tr("PQ (HDR)")},
                {18, tr("HLG (HDR)")}});
    setEntries(m_matrix, {{2, asSource}, {1, tr("BT.709")}, {6, tr("BT.601")}, {9, tr("BT.2020")}});
    for (QComboBox *box : {m_primaries, m_transfer, m_matrix}) {
        box->setToolTip(tr("What the file says of its colours. The values are not converted."));
    }
}

ExportFormat ExportFormatBox::format() const
{
    return ExportFormat(m_format->currentData().toInt());
}

ExportContent ExportFormatBox::content() const
{
    return ExportContent(m_content->currentData().toInt());
}

void ExportFormatBox::chooseFormat()
{
    // The convention of the format, which the user may change afterwards.
    m_alpha->setCurrentIndex(isExr(format()) && content() == ExportContent::ForegroundAndAlpha ? 1
                                                                                               : 0);
    showWhatApplies();
    emit formatChosen(format());
    emit changed();
}

void ExportFormatBox::showWhatApplies()
{
    const bool hasColour = !isGrey(content());
    m_alpha->setEnabled(hasAlphaChannel(content()));
    m_alphaLabel->setEnabled(m_alpha->isEnabled());
    m_colour->setEnabled(hasColour);
    m_colourLabel->setEnabled(hasColour);
    m_linear->setEnabled(isExr(format()) && hasColour);
    m_matrix->setEnabled(isYCbCr(format()));
    m_matrixLabel->setEnabled(m_matrix->isEnabled());
}

void ExportFormatBox::setRequest(const ExportRequest &request)
{
    const ExportSettings &s = request.settings;
    choose(m_format, int(s.format));
    choose(m_content, int(s.content));
    choose(m_alpha, s.premultiplied ? 1 : 0);
    choose(m_colour, s.decontaminated ? 1 : 0);
    m_linear->setChecked(s.linearLight);
    choose(m_primaries, s.tags.primaries);
    choose(m_transfer, s.tags.transfer);
    choose(m_matrix, s.tags.matrix);
    showWhatApplies();
}

void ExportFormatBox::writeTo(ExportRequest &request) const
{
    ExportSettings &s = request.settings;
    s.format = format();
    s.content = content();
    s.premultiplied = m_alpha->isEnabled() && m_alpha->currentData().toInt() == 1;
    s.decontaminated = m_colour->currentData().toInt() == 1;
    s.linearLight = m_linear->isChecked();
    s.tags.primaries = m_primaries->currentData().toInt();
    s.tags.transfer = m_transfer->currentData().toInt();
    s.tags.matrix = m_matrix->isEnabled() ? m_matrix->currentData().toInt() : 2;
}

} // namespace filigree
