// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "widgets/dialogs/relink_dialog.h"

#include "widgets/dialogs/facts_view.h"
#include "widgets/dialogs/field_note.h"
#include "widgets/dialogs/frame_rate_text.h"
#include "widgets/theme/colours.h"
#include "widgets/translated.h"

#include <QDialogButtonBox>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QLocale>
#include <QPushButton>
#include <QVBoxLayout>

namespace filigree {

RelinkDialog::RelinkDialog(const QString &clipName, const ClipReference &reference, QWidget *parent)
    : QDialog(parent)
    , m_clipName(clipName)
    , m_reference(reference)
    , m_text(new QLabel)
    , m_pathLabel(new QLabel)
    , m_known(new FactsView)
    , m_path(new QLineEdit)
    , m_browse(new QPushButton)
    , m_search(new QPushButton)
    , m_relink(new QPushButton)
    , m_skip(new QPushButton)
    , m_note(new FieldNote)
    , m_good(new QLabel)
{
    m_text->setWordWrap(true);
    m_text->setTextFormat(Qt::PlainText);
    m_good->setWordWrap(true);
    QPalette good = m_good->palette();
    good.setColor(QPalette::WindowText, theme::good);
    m_good->setPalette(good);
    auto *row = new QHBoxLayout;
    row->addWidget(m_pathLabel);
    row->addWidget(m_path, 1);
    row->addWidget(m_browse);
    row->addWidget(m_search);
    auto *buttons = new QDialogButtonBox;
    buttons->addButton(m_skip, QDialogButtonBox::RejectRole);
    buttons->addButton(m_relink, QDialogButtonBox::AcceptRole);
    m_relink->setDefault(true);
    auto *column = new QVBoxLayout(this);
    column->addWidget(m_text);
    column->addWidget(m_known, 1);
    column->addLayout(row);
    column->addWidget(m_note);
    column->addWidget(m_good);
    column->addWidget(buttons);
    resize(680, 400);
    m_path->setObjectName("relinkPath");
    m_relink->setObjectName("relinkAccept");
    m_skip->setObjectName("relinkSkip");
    m_browse->setObjectName("relinkBrowse");
    m_browse->setAutoDefault(false); // Return is to relink
    m_search->setObjectName("relinkSearch");
    m_search->setAutoDefault(false);
    m_skip->setAutoDefault(false); // nor is it to give up while what was typed is looked at
    m_good->setObjectName("relinkGood");
    translated(this, [this] { setTexts(); });

    connect(m_path, &QLineEdit::textEdited, this, [this] {
        m_candidate.reset();
        showState();
    });
    connect(m_path, &QLineEdit::editingFinished, this, [this] {
        if (!m_candidate && !m_path->text().trimmed().isEmpty())
            emit pathChosen(QDir::fromNativeSeparators(m_path->text().trimmed()));
    });
    connect(m_browse, &QPushButton::clicked, this, &RelinkDialog::browse);
    connect(m_search, &QPushButton::clicked, this, &RelinkDialog::search);
    connect(m_skip, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_relink, &QPushButton::clicked, this, [this] {
        accept();
        emit relinkRequested(m_candidate->path);
    });
    showState();
}

void RelinkDialog::setTexts()
{
    setWindowTitle(tr("Relink clip"));
    m_text->setText(tr("The file of the clip \"%1\" is not where it was. Nothing is lost: with the "
                       "file, or a copy of it, everything goes on as before.")
                        .arg(m_clipName));
    const ClipReference &r = m_reference;
    m_known->setAccessibleName(tr("What is known of the clip"));
    Facts facts{{tr("Was at"), QDir::toNativeSeparators(QString::fromStdString(r.absolutePath))},
                {tr("Frames"), QString::number(r.frameCount)},
                {tr("Size"), tr("%1 × %2 pixels").arg(r.size.width).arg(r.size.height)},
                {tr("Frame rate"), frameRateText(r.frameRate)}};
    if (r.byteSize > 0)
        facts.append(
            {r.kind == ClipKind::Sequence ? tr("Size of the first file") : tr("Size of the file"),
             QLocale().formattedDataSize(r.byteSize, 1, QLocale::DataSizeTraditionalFormat)});
    m_known->setFacts(facts);
    nameField(m_pathLabel, m_path, tr("Now at:"));
    m_browse->setText(tr("Browse…"));
    m_search->setText(tr("Search Folder…"));
    m_search->setToolTip(tr("Looks for the file in a folder and all folders in it"));
    m_skip->setText(tr("Leave Offline"));
    m_relink->setText(tr("Relink"));
    showState();
}

void RelinkDialog::setCandidate(const RelinkCandidate &candidate)
{
    m_candidate = candidate;
    m_path->setText(QDir::toNativeSeparators(candidate.path));
    showState();
}

void RelinkDialog::showState()
{
    m_note->clearNote();
    m_good->clear();
    m_good->hide();
    bool canRelink = m_candidate.has_value();
    if (m_candidate && !m_candidate->error.isEmpty()) {
        m_note->setError(m_candidate->error);
        canRelink = false;
    } else if (m_candidate && m_candidate->isExact) {
        m_good->setText(tr("✓ This is the very file."));
        m_good->show();
    } else if (m_candidate) {
        const RelinkCandidate &c = *m_candidate;
        QStringList differences;
        if (c.size != m_reference.size) {
            // Prompts and mattes are places in a picture of that size.
            m_note->setError(tr("It has %1 × %2 pixels: mattes and prompts would not fit.")
                                 .arg(c.size.width)
                                 .arg(c.size.height));
            canRelink = false;
        } else {
            if (c.frameCount != m_reference.frameCount)
                differences << tr("it has %n frame(s)", nullptr, c.frameCount);
            if (c.frameRate.num > 0 && c.frameRate != m_reference.frameRate)
                differences
                    << tr("it runs at %1 frames per second").arg(frameRateText(c.frameRate));
            m_note->setWarning(
                differences.isEmpty()
                    ? tr("It has the same size and length, but it is not the very file: mattes may "
                         "not fit.")
                    : tr("It is another file: %1. Mattes may not fit.")
                          .arg(differences.join(", ")));
        }
    }
    m_relink->setEnabled(canRelink);
}

void RelinkDialog::browse()
{
    const QString before = m_path->text().isEmpty()
        ? QString::fromStdString(m_reference.absolutePath)
        : m_path->text();
    const QString path = QFileDialog::getOpenFileName(this, tr("File of the Clip"),
                                                      QFileInfo(before).absolutePath());
    if (!path.isEmpty())
        emit pathChosen(path);
}

void RelinkDialog::search()
{
    const QString folder = QFileDialog::getExistingDirectory(this, tr("Folder to Search"));
    if (!folder.isEmpty())
        emit searchRequested(folder);
}

} // namespace filigree
