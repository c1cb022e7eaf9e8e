// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "widgets/dialogs/export_file_box.h"

#include "widgets/dialogs/field_note.h"
#include "widgets/translated.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDir>
#include <QFileDialog>
#include <QFormLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QRegularExpression>

namespace filigree {

QString pathFitting(const QString &path, ExportFormat format)
{
    static const QRegularExpression ending(QStringLiteral("\\.(mov|mkv|webm|png|tiff?|exr)$"),
                                           QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression number(QStringLiteral("[._-]?%0?\\d*d"));
    if (path.isEmpty() || path.endsWith('/'))
        return path;
    QString folder = path.left(path.lastIndexOf('/') + 1);
    QString name = path.mid(folder.size());
    const bool hadEnding = name.contains(ending);
    name.remove(ending);
    const bool hadNumber = name.contains(number);
    // Without either it may be a folder: what is written there gets its name from the clip.
    if (!hadEnding && !hadNumber)
        return path;
    if (isSequence(format)) {
        if (!hadNumber) {
            folder += name + '/';
            name += QStringLiteral(".%05d");
        }
    } else {
        name.remove(number);
        // The folder of its own that a sequence had.
        if (hadNumber && !name.isEmpty() && folder.endsWith(name + '/'))
            folder.chop(name.size() + 1);
        if (name.isEmpty())
            name = QStringLiteral("%o");
    }
    return folder + name + '.' + QLatin1String(extension(format).data(), extension(format).size());
}

ExportFileBox::ExportFileBox(QWidget *parent)
    : QGroupBox(parent)
    , m_pathLabel(new QLabel)
    , m_hint(new QLabel)
    , m_existingLabel(new QLabel)
    , m_path(new QLineEdit)
    , m_browse(new QPushButton)
    , m_existing(new QComboBox)
    , m_audio(new QCheckBox)
    , m_note(nullptr)
{
    auto *row = new QWidget;
    auto *rowLayout = new QHBoxLayout(row);
    rowLayout->setContentsMargins(0, 0, 0, 0);
    rowLayout->addWidget(m_path, 1);
    rowLayout->addWidget(m_browse);
    auto *form = new QFormLayout(this);
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    m_note = addFormRow(form, m_pathLabel, row);
    form->addRow(QString(), m_hint);
    form->addRow(m_existingLabel, m_existing);
    form->addRow(QString(), m_audio);
    m_hint->setWordWrap(true);
    m_hint->setAlignment(Qt::AlignTop); // right below the path that it explains
    m_hint->setTextFormat(Qt::PlainText);
    m_existing->addItems({{}, {}, {}});
    m_path->setObjectName("exportPath");
    m_browse->setObjectName("exportBrowse");
    m_browse->setAutoDefault(false); // Return is to export
    m_existing->setObjectName("exportExisting");
    m_audio->setObjectName("exportAudio");
    translated(this, [this] { setTexts(); });

    connect(m_path, &QLineEdit::textEdited, this, &ExportFileBox::changed);
    connect(m_browse, &QPushButton::clicked, this, &ExportFileBox::browse);
    connect(m_existing, &QComboBox::activated, this, &ExportFileBox::changed);
    connect(m_audio, &QCheckBox::clicked, this, &ExportFileBox::changed);
}

void ExportFileBox::setTexts()
{
    setTitle(tr("Files"));
    nameField(m_pathLabel, m_path, tr("Path:"));
    m_browse->setText(tr("Browse…"));
    m_browse->setToolTip(tr("Choose the file or the folder to write to"));
    m_hint->setText(tr("%o stands for the name of the object, %05d for the frame number with five "
                       "digits, %% for a per cent sign. Missing folders are made."));
    nameField(m_existingLabel, m_existing, tr("Existing files:"));
    m_existing->setItemText(Refuse, tr("Do not touch them"));
    m_existing->setItemText(Overwrite, tr("Overwrite"));
    m_existing->setItemText(Resume, tr("Keep finished frames, write the others"));
    m_audio->setText(tr("Pass the sound of the clip through"));
}

void ExportFileBox::setSubject(const ExportSubject &subject)
{
    m_folder = subject.folder;
    m_hasAudio = subject.clip.hasAudio;
}

void ExportFileBox::showWhatApplies(ExportFormat format)
{
    m_format = format;
    const bool sequence = isSequence(format);
    m_audio->setEnabled(m_hasAudio && !sequence);
    m_audio->setToolTip(m_hasAudio ? QString() : tr("The clip has no sound."));
    if (sequence && m_existing->count() == Resume) {
        m_existing->addItem(tr("Keep finished frames, write the others"));
    } else if (!sequence && m_existing->count() > Resume) {
        if (m_existing->currentIndex() == Resume)
            m_existing->setCurrentIndex(Refuse);
        m_existing->removeItem(Resume);
    }
}

void ExportFileBox::setRequest(const ExportRequest &request)
{
    const ExportSettings &s = request.settings;
    showWhatApplies(s.format);
    const QString path = QString::fromStdString(s.path);
    const bool isRelative = !path.isEmpty() && QDir::isRelativePath(path) && !m_folder.isEmpty();
    m_path->setText(isRelative ? m_folder + '/' + path : path);
    m_existing->setCurrentIndex(s.resume && isSequence(s.format) ? Resume
                                    : s.overwrite                ? Overwrite
                                                                 : Refuse);
    m_audio->setChecked(s.withAudio && m_hasAudio);
}

void ExportFileBox::fitTo(ExportFormat format)
{
    showWhatApplies(format);
    m_path->setText(pathFitting(m_path->text(), format));
}

void ExportFileBox::writeTo(ExportRequest &request) const
{
    ExportSettings &s = request.settings;
    s.path = m_path->text().trimmed().toStdString();
    s.overwrite = m_existing->currentIndex() == Overwrite;
    s.resume = m_existing->currentIndex() == Resume;
    // A clip without sound does not turn a preset's choice off.
    if (m_hasAudio)
        s.withAudio = m_audio->isChecked();
}

void ExportFileBox::browse()
{
    const QString path = m_path->text();
    const QString name = path.mid(path.lastIndexOf('/') + 1);
    const QString folder = path.contains('/') ? path.left(path.lastIndexOf('/')) : m_folder;
    QString chosen;
    if (isSequence(m_format)) {
        chosen = QFileDialog::getExistingDirectory(this, tr("Export to Folder"), folder);
        if (!chosen.isEmpty())
            chosen += '/' + (name.isEmpty() ? pathFitting("%o.mov", m_format) : name);
    } else {
        const QString ending =
            QString::fromUtf8(extension(m_format).data(), qsizetype(extension(m_format).size()));
        chosen = QFileDialog::getSaveFileName(this, tr("Export to File"), path,
                                              tr("Movies (%1)").arg("*." + ending), nullptr,
                                              QFileDialog::DontConfirmOverwrite);
    }
    if (chosen.isEmpty())
        return;
    m_path->setText(QDir::fromNativeSeparators(chosen));
    emit changed();
}

} // namespace filigree
