// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "widgets/dialogs/preference_pages.h"

#include "widgets/dialogs/colour_button.h"
#include "widgets/dialogs/field_note.h"
#include "widgets/translated.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDir>
#include <QFileDialog>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QLocale>
#include <QPushButton>
#include <QSlider>
#include <QSpinBox>

namespace filigree {
namespace {

QLabel *hint()
{
    auto *label = new QLabel;
    label->setWordWrap(true);
    label->setTextFormat(Qt::PlainText);
    return label;
}

QWidget *row(QWidget *first, QWidget *second)
{
    auto *both = new QWidget;
    auto *layout = new QHBoxLayout(both);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(first, 1);
    layout->addWidget(second);
    return both;
}

} // namespace

GeneralPage::GeneralPage(const PreferenceChoices &choices, QWidget *parent)
    : QWidget(parent)
    , m_languageLabel(new QLabel)
    , m_autosaveLabel(new QLabel)
    , m_hint(hint())
    , m_language(new QComboBox)
    , m_autosave(new QSpinBox)
{
    auto *form = new QFormLayout(this);
    form->addRow(m_languageLabel, m_language);
    form->addRow(m_autosaveLabel, m_autosave);
    form->addRow(m_hint);
    m_language->addItem(QString(), QString());
    for (const QString &name : choices.languages) {
        // In the language itself: who cannot read the one in use finds their own.
        QString own = QLocale(name).nativeLanguageName();
        if (name == QLatin1String("en"))
            own = QStringLiteral("English");
        m_language->addItem(own, name);
    }
    m_autosave->setRange(0, 120);
    m_language->setObjectName("preferenceLanguage");
    m_autosave->setObjectName("preferenceAutosave");
    translated(this, [this] { setTexts(); });
    connect(m_language, &QComboBox::activated, this, &GeneralPage::changed);
    connect(m_autosave, &QSpinBox::valueChanged, this, &GeneralPage::changed);
}

void GeneralPage::setTexts()
{
    nameField(m_languageLabel, m_language, tr("Language:"));
    m_language->setItemText(0, tr("As the system"));
    nameField(m_autosaveLabel, m_autosave, tr("Autosave every:"));
    m_autosave->setSuffix(tr(" min", "minutes, after a number"));
    m_autosave->setSpecialValueText(tr("Never"));
    m_hint->setText(tr("Each change is noted down at once, and after a crash offered again at the "
                       "next start. An autosave sees to it that mattes outlive a power cut as "
                       "well. Your project file changes only when you save."));
}

void GeneralPage::setValues(const PreferenceValues &values)
{
    m_language->setCurrentIndex(std::max(0, m_language->findData(values.language)));
    m_autosave->setValue(values.autosaveMinutes);
}

void GeneralPage::writeTo(PreferenceValues &values) const
{
    values.language = m_language->currentData().toString();
    values.autosaveMinutes = m_autosave->value();
}

PerformancePage::PerformancePage(const PreferenceChoices &choices, QWidget *parent)
    : QWidget(parent)
    , m_cores(choices.cores)
    , m_memory(choices.memoryMegabytes)
    , m_defaultFolder(choices.resultCacheFolder)
    , m_memoryLabel(new QLabel)
    , m_folderLabel(new QLabel)
    , m_diskLabel(new QLabel)
    , m_threadsLabel(new QLabel)
    , m_deviceLabel(new QLabel)
    , m_bfloat16Note(hint())
    , m_textLabel(new QLabel)
    , m_hint(hint())
    , m_memoryBox(new QSpinBox)
    , m_disk(new QSpinBox)
    , m_threads(new QSpinBox)
    , m_folder(new QLineEdit)
    , m_browse(new QPushButton)
    , m_device(new QComboBox)
    , m_textSpeed(new QComboBox)
    , m_bfloat16(new QCheckBox)
{
    auto *form = new QFormLayout(this);
    form->setFieldGrowthPolicy(QFormLayout::ExpandingFieldsGrow);
    form->addRow(m_memoryLabel, m_memoryBox);
    form->addRow(m_diskLabel, m_disk);
    form->addRow(m_folderLabel, row(m_folder, m_browse));
    form->addRow(m_threadsLabel, m_threads);
    form->addRow(m_deviceLabel, m_device);
    form->addRow(m_bfloat16);
    form->addRow(m_bfloat16Note);
    m_bfloat16->setEnabled(choices.hasBfloat16);
    form->setRowVisible(m_bfloat16Note, !choices.hasBfloat16);
    form->addRow(m_textLabel, m_textSpeed);
    form->addRow(m_hint);
    m_memoryBox->setRange(0, std::max(256, m_memory));
    m_memoryBox->setSingleStep(256);
    m_disk->setRange(1, 1 << 14);
    m_threads->setRange(0, std::max(1, m_cores));
    for (const auto &[id, name] : choices.devices)
        m_device->addItem(name, id);
    for (const char *speed : {"full", "unpadded", "small"})
        m_textSpeed->addItem(QString(), QLatin1String(speed));
    m_browse->setAutoDefault(false); // Return accepts the preferences
    m_folder->setPlaceholderText(QDir::toNativeSeparators(m_defaultFolder));
    m_memoryBox->setObjectName("preferenceMemory");
    m_disk->setObjectName("preferenceDisk");
    m_folder->setObjectName("preferenceFolder");
    m_threads->setObjectName("preferenceThreads");
    m_device->setObjectName("preferenceDevice");
    m_bfloat16->setObjectName("preferenceBfloat16");
    m_bfloat16Note->setObjectName("preferenceBfloat16Note");
    m_textSpeed->setObjectName("preferenceTextSpeed");
    translated(this, [this] { setTexts(); });
    for (QSpinBox *box : {m_memoryBox, m_disk, m_threads})
        connect(box, &QSpinBox::valueChanged, this, &PerformancePage::changed);
    connect(m_folder, &QLineEdit::textEdited, this, &PerformancePage::changed);
    for (QComboBox *box : {m_device, m_textSpeed})
        connect(box, &QComboBox::activated, this, &PerformancePage::changed);
    connect(m_bfloat16, &QCheckBox::toggled, this, &PerformancePage::changed);
    connect(m_browse, &QPushButton::clicked, this, &PerformancePage::browse);
}

void PerformancePage::setTexts()
{
    nameField(m_memoryLabel, m_memoryBox, tr("Frames in memory:"));
    m_memoryBox->setSuffix(tr(" MiB", "after a number"));
    m_memoryBox->setSpecialValueText(tr("A quarter of the memory (%1 MiB)").arg(m_memory / 4));
    nameField(m_diskLabel, m_disk, tr("Results on disk:"));
    m_disk->setSuffix(tr(" GiB", "after a number"));
    m_disk->setToolTip(tr("Mattes that were superseded, kept so that undo is instant. What a "
                          "project needs is always kept."));
    nameField(m_folderLabel, m_folder, tr("Folder for results:"));
    m_browse->setText(tr("Browse…"));
    nameField(m_threadsLabel, m_threads, tr("Threads:"));
    m_threads->setSpecialValueText(tr("One per core (%1)").arg(m_cores));
    nameField(m_deviceLabel, m_device, tr("Engines run on:"));
    m_bfloat16->setText(tr("Networks multiply in bf16"));
    const QString what = tr("Faster, and a little less exact. For SAM 2 and matting networks on "
                            "graphics processors, and processors with AVX-512 BF16.");
    const QString obstacle = tr("Not on this computer: none of its processors multiplies in bf16.");
    m_bfloat16Note->setText(obstacle);
    // What is disabled is passed over by the keyboard, so the screen reader says it with the name.
    const bool hasBfloat16 = m_bfloat16->isEnabledTo(this);
    m_bfloat16->setToolTip(hasBfloat16 ? what : obstacle + ' ' + what);
    m_bfloat16->setAccessibleDescription(m_bfloat16->toolTip());
    nameField(m_textLabel, m_textSpeed, tr("OWLv2 looks at:"));
    m_textSpeed->setItemText(0, tr("The padded square, as published"));
    m_textSpeed->setItemText(1, tr("The picture alone: faster"));
    m_textSpeed->setItemText(2, tr("The picture at three quarters: fastest"));
    m_textSpeed->setToolTip(
        tr("How the network that finds objects by text sees a frame. The faster ways depart from "
           "what it was trained on, and the last one may miss small things. How much they lose has "
           "been measured with made-up weights only: look at what they find."));
    m_hint->setText(tr("The folder is used from the next project on, the device from the next job "
                       "on, threads in full from the next start on, the rest at once."));
}

void PerformancePage::setValues(const PreferenceValues &values)
{
    m_memoryBox->setValue(values.frameCacheMegabytes);
    m_disk->setValue(values.resultCacheGigabytes);
    m_folder->setText(QDir::toNativeSeparators(values.resultCacheFolder));
    m_threads->setValue(values.threads);
    const int device = m_device->findData(values.device);
    m_device->setCurrentIndex(std::max(0, device));
    m_bfloat16->setChecked(values.bfloat16);
    m_textSpeed->setCurrentIndex(std::max(0, m_textSpeed->findData(values.textSpeed)));
}

void PerformancePage::writeTo(PreferenceValues &values) const
{
    values.frameCacheMegabytes = m_memoryBox->value();
    values.resultCacheGigabytes = m_disk->value();
    values.resultCacheFolder = QDir::fromNativeSeparators(m_folder->text().trimmed());
    values.threads = m_threads->value();
    if (m_device->currentIndex() >= 0)
        values.device = m_device->currentData().toString();
    values.bfloat16 = m_bfloat16->isChecked();
    values.textSpeed = m_textSpeed->currentData().toString();
}

void PerformancePage::browse()
{
    const QString folder = QFileDialog::getExistingDirectory(
        this, tr("Folder for Results"),
        m_folder->text().isEmpty() ? m_defaultFolder : m_folder->text());
    if (folder.isEmpty())
        return;
    m_folder->setText(QDir::toNativeSeparators(folder));
    emit changed();
}

ColoursPage::ColoursPage(QWidget *parent)
    : QWidget(parent)
    , m_overlayLabel(new QLabel)
    , m_canvasLabel(new QLabel)
    , m_beforeLabel(new QLabel)
    , m_afterLabel(new QLabel)
    , m_overlay(new QSlider(Qt::Horizontal))
    , m_percent(new QLabel)
    , m_canvas(new ColourButton)
    , m_before(new ColourButton)
    , m_after(new ColourButton)
{
    auto *form = new QFormLayout(this);
    form->addRow(m_overlayLabel, row(m_overlay, m_percent));
    form->addRow(m_canvasLabel, m_canvas);
    form->addRow(m_beforeLabel, m_before);
    form->addRow(m_afterLabel, m_after);
    m_overlay->setRange(0, 100);
    m_percent->setMinimumWidth(fontMetrics().horizontalAdvance(QStringLiteral("100 %")));
    m_overlay->setObjectName("preferenceOverlay");
    m_canvas->setObjectName("preferenceCanvas");
    m_before->setObjectName("preferenceOnionBefore");
    m_after->setObjectName("preferenceOnionAfter");
    translated(this, [this] { setTexts(); });
    connect(m_overlay, &QSlider::valueChanged, this, [this] {
        setTexts();
        emit changed();
    });
    for (ColourButton *button : {m_canvas, m_before, m_after})
        connect(button, &ColourButton::chosen, this, &ColoursPage::changed);
}

void ColoursPage::setTexts()
{
    nameField(m_overlayLabel, m_overlay, tr("Overlay opacity:"));
    m_percent->setText(tr("%1 %", "per cent").arg(m_overlay->value()));
    nameField(m_canvasLabel, m_canvas, tr("Around the picture:"));
    nameField(m_beforeLabel, m_before, tr("Onion skin, frames before:"));
    nameField(m_afterLabel, m_after, tr("Onion skin, frames after:"));
}

void ColoursPage::setValues(const PreferenceValues &values)
{
    m_overlay->setValue(int(values.overlayOpacity * 100 + 0.5));
    m_canvas->setColour(values.canvas);
    m_before->setColour(values.onionBefore);
    m_after->setColour(values.onionAfter);
}

void ColoursPage::writeTo(PreferenceValues &values) const
{
    values.overlayOpacity = m_overlay->value() / 100.0;
    values.canvas = m_canvas->colour();
    values.onionBefore = m_before->colour();
    values.onionAfter = m_after->colour();
}

} // namespace filigree
