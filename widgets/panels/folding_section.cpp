// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "widgets/panels/folding_section.h"

#include "widgets/theme/icon.h"

#include <QToolButton>
#include <QVBoxLayout>

namespace filigree {

FoldingSection::FoldingSection(QWidget *parent)
    : QWidget(parent)
    , m_title(new QToolButton)
    , m_content(new QWidget)
    , m_body(new QVBoxLayout(m_content))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_title);
    column->addWidget(m_content);
    m_body->setContentsMargins(10, 2, 6, 8);
    m_body->setSpacing(6);
    m_title->setAutoRaise(true);
    m_title->setFocusPolicy(Qt::TabFocus);
    m_title->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_title->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    QFont bold = m_title->font();
    bold.setBold(true);
    m_title->setFont(bold);
    connect(m_title, &QToolButton::clicked, this, [this] { setOpen(!isOpen()); });
    setOpen(true);
}

void FoldingSection::setTitle(const QString &title)
{
    m_title->setText(title);
    m_title->setAccessibleName(title);
    setOpen(isOpen());
}

bool FoldingSection::isOpen() const
{
    return !m_content->isHidden();
}

void FoldingSection::setOpen(bool open)
{
    m_content->setVisible(open);
    m_title->setIcon(icon(open ? QStringLiteral("chevron-down") : QStringLiteral("chevron-right")));
    m_title->setAccessibleDescription(open ? tr("Open. Press to fold.")
                                           : tr("Folded. Press to open."));
}

} // namespace filigree
