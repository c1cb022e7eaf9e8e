// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "widgets/viewer/viewer_banner.h"

#include "widgets/theme/colours.h"
#include "widgets/theme/icon.h"
#include "widgets/translated.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QToolButton>

#include <algorithm>

namespace filigree {
namespace {

constexpr int iconSize = 16;

} // namespace

ViewerBanner::ViewerBanner(QWidget *parent)
    : QWidget(parent)
    , m_text(new QLabel)
    , m_action(new QPushButton)
    , m_close(new QToolButton)
{
    setAutoFillBackground(true);
    auto *sign = new QLabel;
    sign->setPixmap(
        icon(QStringLiteral("warning"), theme::caution).pixmap(QSize(iconSize, iconSize)));
    m_text->setWordWrap(true);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_close->setIcon(icon(QStringLiteral("close")));
    m_close->setAutoRaise(true);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(12, 6, 8, 6);
    row->setSpacing(8);
    row->addWidget(sign);
    row->addWidget(m_text, 1);
    row->addWidget(m_action);
    row->addWidget(m_close);
    connect(m_action, &QPushButton::clicked, this, &ViewerBanner::actionTriggered);
    connect(m_close, &QToolButton::clicked, this, [this] {
        hide();
        emit heightChanged();
    });
    translated(this, [this] {
        m_close->setToolTip(tr("Hide this message"));
        m_close->setAccessibleName(tr("Hide this message"));
    });
}

void ViewerBanner::setText(const QString &text, const QString &action)
{
    m_text->setText(text);
    m_action->setText(action);
    m_action->setVisible(!action.isEmpty());
    setVisible(!text.isEmpty());
    emit heightChanged();
}

QString ViewerBanner::text() const
{
    return m_text->text();
}

int ViewerBanner::heightForWidth(int width) const
{
    return std::max(layout()->heightForWidth(width), layout()->sizeHint().height());
}

} // namespace filigree
