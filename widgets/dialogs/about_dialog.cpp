// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "widgets/dialogs/about_dialog.h"

#include "widgets/dialogs/facts_view.h"
#include "widgets/dialogs/screen_height.h"
#include "widgets/theme/icon.h"
#include "widgets/translated.h"

#include <QClipboard>
#include <QDialogButtonBox>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace filigree {

AboutDialog::AboutDialog(const AboutValues &values, QWidget *parent)
    : QDialog(parent)
    , m_values(values)
    , m_title(new QLabel)
    , m_text(new QLabel)
    , m_icon(new QLabel)
    , m_parts(new FactsView)
    , m_copy(new QPushButton)
    , m_close(new QPushButton)
{
    m_icon->setPixmap(applicationIcon().pixmap(QSize(64, 64), devicePixelRatioF()));
    QFont large = m_title->font();
    large.setPointSizeF(large.pointSizeF() * 1.6);
    large.setBold(true);
    m_title->setFont(large);
    m_text->setWordWrap(true);
    m_text->setTextFormat(Qt::PlainText);
    auto *words = new QVBoxLayout;
    words->addWidget(m_title);
    words->addWidget(m_text);
    auto *head = new QHBoxLayout;
    head->setSpacing(16);
    head->addWidget(m_icon, 0, Qt::AlignTop);
    head->addLayout(words, 1);
    auto *buttons = new QDialogButtonBox;
    buttons->addButton(m_copy, QDialogButtonBox::ActionRole);
    buttons->addButton(m_close, QDialogButtonBox::RejectRole);
    auto *column = new QVBoxLayout(this);
    column->setSpacing(12);
    column->addLayout(head);
    column->addWidget(m_parts, 1);
    column->addWidget(buttons);
    resize(620, heightOnScreen(*this, 480));
    m_close->setDefault(true);
    m_copy->setObjectName("aboutCopy");
    translated(this, [this] { setTexts(); });
    connect(m_close, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_copy, &QPushButton::clicked, this, [this] {
        QGuiApplication::clipboard()->setText(m_title->text() + '\n' + m_parts->text());
    });
}

void AboutDialog::setTexts()
{
    setWindowTitle(tr("About Filigree"));
    m_title->setText(tr("Filigree %1").arg(m_values.version));
    m_text->setText(tr("Cuts moving things out of video, hair and all.\n"
                       "Copyright 2026 The Filigree authors. Licensed under the Apache License, "
                       "Version 2.0. It comes without any warranty."));
    m_parts->setAccessibleName(tr("Versions and licences"));
    Facts facts{{tr("Filigree"), tr("%1, Apache License 2.0").arg(m_values.version)},
                {tr("System"), m_values.system},
                {tr("Made with"), QString()}};
    for (const ProgramPart &part : m_values.parts)
        facts.append({part.name, tr("%1, %2", "version, licence").arg(part.version, part.licence)});
    m_parts->setFacts(facts);
    m_copy->setText(tr("Copy"));
    m_copy->setToolTip(tr("Copies the versions, for a bug report"));
    m_close->setText(tr("Close"));
}

} // namespace filigree
