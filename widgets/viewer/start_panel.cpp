// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "widgets/viewer/start_panel.h"

#include "widgets/theme/colours.h"
#include "widgets/theme/icon.h"
#include "widgets/translated.h"

#include <QDir>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLabel>
#include <QListWidget>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace filigree {
namespace {

constexpr int widest = 460;
constexpr int mostRecent = 8;

} // namespace

StartPanel::StartPanel(QWidget *parent)
    : QWidget(parent)
    , m_title(new QLabel)
    , m_hint(new QLabel)
    , m_choices(new QWidget)
    , m_open(new QPushButton(icon(QStringLiteral("open")), {}))
    , m_demo(new QPushButton(icon(QStringLiteral("clip")), {}))
    , m_guide(new QPushButton(icon(QStringLiteral("sparkle")), {}))
    , m_recentTitle(new QLabel)
    , m_recent(new QListWidget)
{
    setAutoFillBackground(true);
    QPalette grey = palette();
    grey.setColor(QPalette::Window, theme::surround);
    setPalette(grey);

    QFont large = font();
    large.setPointSizeF(large.pointSizeF() * 1.6);
    m_title->setFont(large);
    for (QLabel *label : {m_title, m_hint}) {
        label->setAlignment(Qt::AlignCenter);
        label->setWordWrap(true);
    }
    m_hint->setForegroundRole(QPalette::PlaceholderText);
    m_open->setDefault(true);

    auto *buttons = new QHBoxLayout;
    for (QPushButton *button : {m_open, m_demo, m_guide})
        buttons->addWidget(button, 1);
    m_recent->setFrameShape(QFrame::NoFrame);
    m_recent->setTextElideMode(Qt::ElideMiddle);
    m_recent->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_recentTitle->setBuddy(m_recent);

    auto *choices = new QVBoxLayout(m_choices);
    choices->setContentsMargins(0, 12, 0, 0);
    choices->setSpacing(8);
    choices->addLayout(buttons);
    choices->addSpacing(16);
    choices->addWidget(m_recentTitle);
    choices->addWidget(m_recent);
    m_choices->setMaximumWidth(widest);

    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(24, 24, 24, 24);
    column->addStretch(1);
    column->addWidget(m_title);
    column->addWidget(m_hint);
    column->addWidget(m_choices, 0);
    column->setAlignment(m_choices, Qt::AlignHCenter);
    column->addStretch(1);
    m_choices->setMinimumWidth(std::min(widest, 320));

    connect(m_open, &QPushButton::clicked, this, &StartPanel::openRequested);
    connect(m_demo, &QPushButton::clicked, this, &StartPanel::demoRequested);
    connect(m_guide, &QPushButton::clicked, this, &StartPanel::guideRequested);
    connect(m_recent, &QListWidget::itemActivated, this, [this](const QListWidgetItem *item) {
        emit recentRequested(item->data(Qt::UserRole).toString());
    });
    setRecentFiles({});
    translated(this, [this] { retranslate(); });
}

void StartPanel::setRecentFiles(const QStringList &paths)
{
    m_recent->clear();
    for (const QString &path : paths.mid(0, mostRecent)) {
        const QFileInfo file(path);
        auto *item = new QListWidgetItem(file.fileName(), m_recent);
        if (file.completeSuffix() != QLatin1String("filigree")) // a frame says little by itself
            item->setText(tr("%1 – in %2").arg(file.fileName(), file.dir().dirName()));
        item->setIcon(icon(QStringLiteral("recent")));
        item->setToolTip(QDir::toNativeSeparators(path));
        item->setData(Qt::UserRole, path);
    }
    const bool any = m_recent->count() > 0;
    m_recentTitle->setVisible(any);
    m_recent->setVisible(any);
    if (any) {
        m_recent->setCurrentRow(0);
        m_recent->setFixedHeight(m_recent->sizeHintForRow(0) * m_recent->count()
                                 + 2 * m_recent->frameWidth() + 4);
    }
}

void StartPanel::setMessage(const QString &message)
{
    m_message = message;
    retranslate();
}

void StartPanel::retranslate()
{
    const bool invites = m_message.isEmpty();
    m_title->setText(invites ? tr("Drop a clip here") : m_message);
    m_hint->setText(tr("A movie, a still, a folder of frames or a project"));
    m_hint->setVisible(invites);
    m_choices->setVisible(invites);
    m_open->setText(tr("&Open…"));
    m_open->setToolTip(tr("Choose a movie, a still, a frame of a sequence or a project."));
    m_demo->setText(tr("&Demo Clip"));
    m_demo->setToolTip(tr("Make a short clip to try things with. Nothing is downloaded."));
    m_guide->setText(tr("&First Cut"));
    m_guide->setToolTip(tr("Cut something out in a minute, step by step, with the real tools."));
    m_recentTitle->setText(tr("&Recent"));
    m_recent->setAccessibleName(tr("Recent files"));
}

} // namespace filigree
