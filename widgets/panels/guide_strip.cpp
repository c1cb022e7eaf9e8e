// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "widgets/panels/guide_strip.h"

#include "widgets/theme/colours.h"
#include "widgets/theme/icon.h"
#include "widgets/translated.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QToolButton>

namespace filigree {
namespace {

constexpr int dotsHeight = 8;

} // namespace

GuideStrip::GuideStrip(QWidget *parent)
    : QWidget(parent)
    , m_sign(new QLabel)
    , m_title(new QLabel)
    , m_text(new QLabel)
    , m_doIt(new QPushButton)
    , m_skip(new QPushButton)
    , m_close(new QToolButton)
{
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(16, 10, 8, 12 + dotsHeight);
    row->setSpacing(12);
    row->addWidget(m_sign);
    auto *texts = new QVBoxLayout;
    texts->setSpacing(2);
    QFont bold = m_title->font();
    bold.setBold(true);
    m_title->setFont(bold);
    m_text->setWordWrap(true);
    m_text->setMinimumHeight(2 * fontMetrics().height()); // the strip keeps its height
    texts->addWidget(m_title);
    texts->addWidget(m_text);
    row->addLayout(texts, 1);
    row->addWidget(m_doIt);
    m_skip->setFlat(true);
    row->addWidget(m_skip);
    m_close->setAutoRaise(true);
    m_close->setFocusPolicy(Qt::TabFocus);
    m_close->setIcon(icon("close"));
    row->addWidget(m_close, 0, Qt::AlignTop);
    connect(m_doIt, &QPushButton::clicked, this, &GuideStrip::doItRequested);
    connect(m_skip, &QPushButton::clicked, this, &GuideStrip::skipRequested);
    connect(m_close, &QToolButton::clicked, this, &GuideStrip::closeRequested);
    translated(this, [this] { showStep(); });
}

void GuideStrip::setStep(const GuideStep &step)
{
    if (step == m_step)
        return;
    m_step = step;
    showStep();
}

void GuideStrip::showStep()
{
    const bool last = m_step.number == m_step.total;
    setAccessibleName(
        tr("Guide, step %1 of %2: %3").arg(m_step.number).arg(m_step.total).arg(m_step.title));
    setAccessibleDescription(m_step.text);
    m_title->setText(m_step.title);
    m_text->setText(m_step.text);
    const QString sign = m_step.isDone ? QStringLiteral("mark-fine") : m_step.sign;
    const QIcon drawn =
        sign.isEmpty() ? QIcon() : icon(sign, m_step.isDone ? theme::good : theme::accent);
    m_sign->setPixmap(drawn.pixmap(QSize(32, 32), devicePixelRatioF()));
    m_doIt->setText(m_step.doItText);
    m_doIt->setVisible(!m_step.doItText.isEmpty());
    m_skip->setText(last ? tr("Finish") : tr("Skip"));
    m_skip->setToolTip(last ? QString() : tr("Goes on to the next step"));
    m_close->setToolTip(tr("Close the guide; Help starts it again"));
    m_close->setAccessibleName(tr("Close the guide"));
    update();
}

QSize GuideStrip::sizeHint() const
{
    return {560, std::max(76, QWidget::sizeHint().height())};
}

void GuideStrip::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), theme::raised);
    painter.fillRect(QRect(0, 0, width(), 2), theme::accent);
    // How far one is: bars that are filled, so that it does not hang on a colour.
    painter.setRenderHint(QPainter::Antialiasing);
    const double bar = 22;
    const double gap = 4;
    double x = 16;
    for (int n = 1; n <= m_step.total; ++n) {
        const bool filled = n < m_step.number || (n == m_step.number && m_step.isDone);
        const QRectF place(x, height() - 10.5, bar, 4);
        painter.setPen(QPen(n == m_step.number ? theme::accent : theme::border, 1));
        painter.setBrush(filled ? QBrush(theme::accent) : QBrush(Qt::NoBrush));
        painter.drawRoundedRect(place, 2, 2);
        x += bar + gap;
    }
}

} // namespace filigree
