// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "widgets/panels/status_strip.h"

#include "widgets/theme/colours.h"
#include "widgets/theme/icon.h"
#include "widgets/translated.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QProgressBar>
#include <QToolButton>

#include <cmath>

namespace filigree {
namespace {

constexpr int widthForResources = 760; // narrower, what runs matters more

QToolButton *flatButton(const QString &iconName)
{
    auto *button = new QToolButton;
    button->setAutoRaise(true);
    button->setFocusPolicy(Qt::TabFocus);
    button->setIcon(icon(iconName));
    return button;
}

QLabel *quietLabel()
{
    auto *label = new QLabel;
    label->setTextFormat(Qt::PlainText);
    label->setForegroundRole(QPalette::PlaceholderText);
    return label;
}

} // namespace

QString roughDuration(double seconds)
{
    if (seconds < 55)
        return StatusStrip::tr("%1 s").arg(std::max(
            1, seconds < 10 ? int(std::lround(seconds)) : 5 * int(std::lround(seconds / 5))));
    const int minutes = int(std::lround(seconds / 60));
    if (minutes < 60)
        return StatusStrip::tr("%1 min").arg(std::max(1, minutes));
    return minutes % 60 == 0 ? StatusStrip::tr("%1 h").arg(minutes / 60)
                             : StatusStrip::tr("%1 h %2 min").arg(minutes / 60).arg(minutes % 60);
}

StatusStrip::StatusStrip(QWidget *parent)
    : QWidget(parent)
    , m_jobText(new QLabel)
    , m_progress(new QProgressBar)
    , m_timeLeft(quietLabel())
    , m_cancel(flatButton(QStringLiteral("cancel")))
    , m_sign(new QLabel)
    , m_text(new QLabel)
    , m_details(new QToolButton)
    , m_dismiss(flatButton(QStringLiteral("close")))
    , m_memory(quietLabel())
    , m_disk(quietLabel())
    , m_device(quietLabel())
{
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(8, 2, 8, 2);
    row->setSpacing(6);
    m_jobText->setTextFormat(Qt::PlainText);
    m_progress->setFixedSize(140, 16);
    m_jobText->setMinimumWidth(40);
    row->addWidget(m_jobText);
    row->addWidget(m_progress);
    row->addWidget(m_timeLeft);
    row->addWidget(m_cancel);
    row->addWidget(m_sign);
    m_text->setTextFormat(Qt::PlainText);
    m_text->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    row->addWidget(m_text, 1);
    m_details->setAutoRaise(false);
    m_details->setFocusPolicy(Qt::TabFocus);
    row->addWidget(m_details);
    row->addWidget(m_dismiss);
    for (QLabel *label : {m_memory, m_disk, m_device}) {
        label->setContentsMargins(8, 0, 0, 0);
        row->addWidget(label);
    }
    row->setSizeConstraint(QLayout::SetNoConstraint); // what does not fit is hidden or elided
    setMinimumWidth(320);
    setFixedHeight(30);
    m_infoTimer.setSingleShot(true);
    m_infoTimer.setInterval(infoShownFor);
    connect(&m_infoTimer, &QTimer::timeout, this, &StatusStrip::dismiss);
    connect(m_cancel, &QToolButton::clicked, this, &StatusStrip::cancelRequested);
    connect(m_dismiss, &QToolButton::clicked, this, &StatusStrip::dismiss);
    connect(m_details, &QToolButton::clicked, this, [this] {
        if (!m_messages.isEmpty())
            emit detailsRequested(m_messages.first());
    });
    translated(this, [this] { setTexts(); });
}

void StatusStrip::setTexts()
{
    m_progress->setAccessibleName(tr("Progress"));
    m_cancel->setToolTip(tr("Stop; what is done stays"));
    m_cancel->setAccessibleName(tr("Cancel"));
    m_details->setText(tr("Details"));
    m_dismiss->setToolTip(tr("Dismiss this message"));
    m_dismiss->setAccessibleName(tr("Dismiss"));
    showJob();
    showMessage();
    showResources();
}

void StatusStrip::setJob(const std::optional<RunningJob> &job)
{
    if (job == m_job)
        return;
    m_job = job;
    showJob();
}

void StatusStrip::showJob()
{
    for (QWidget *part : {static_cast<QWidget *>(m_jobText), static_cast<QWidget *>(m_progress),
                          static_cast<QWidget *>(m_timeLeft), static_cast<QWidget *>(m_cancel)})
        part->setVisible(m_job.has_value());
    if (!m_job)
        return elideMessage();
    m_jobText->setText(fontMetrics().elidedText(m_job->text, Qt::ElideMiddle, 240));
    m_jobText->setToolTip(m_job->text);
    m_progress->setRange(0, m_job->total);
    m_progress->setValue(m_job->done);
    QStringList facts;
    if (m_job->secondsLeft >= 0)
        facts << tr("%1 left").arg(roughDuration(m_job->secondsLeft));
    if (m_job->waiting > 0)
        facts << tr("%n waiting", nullptr, m_job->waiting);
    m_timeLeft->setText(facts.join(QStringLiteral(" · ")));
    elideMessage();
}

void StatusStrip::addMessage(const StatusMessage &message)
{
    if (m_messages.contains(message))
        return;
    if (!m_messages.isEmpty() && m_messages.first().kind == StatusMessage::Kind::Info)
        m_messages.removeFirst();
    else if (!m_messages.isEmpty() && message.kind == StatusMessage::Kind::Info)
        return; // something more important is shown
    m_messages.prepend(message); // the newest is what the user waits for
    showMessage();
}

void StatusStrip::dismiss()
{
    if (!m_messages.isEmpty())
        m_messages.removeFirst();
    showMessage();
}

void StatusStrip::setHint(const QString &hint)
{
    m_hint = hint;
    showMessage();
}

void StatusStrip::showMessage()
{
    const bool any = !m_messages.isEmpty();
    const StatusMessage message = any ? m_messages.first() : StatusMessage{{}, m_hint, {}};
    const bool stays = any && message.kind != StatusMessage::Kind::Info;
    m_sign->setVisible(any);
    m_dismiss->setVisible(stays);
    switch (message.kind) {
    case StatusMessage::Kind::Info:
        m_sign->setPixmap(icon("info", theme::text).pixmap(QSize(16, 16), devicePixelRatioF()));
        break;
    case StatusMessage::Kind::Warning:
        m_sign->setPixmap(
            icon("warning", theme::caution).pixmap(QSize(16, 16), devicePixelRatioF()));
        break;
    case StatusMessage::Kind::Error:
        m_sign->setPixmap(icon("error", theme::bad).pixmap(QSize(16, 16), devicePixelRatioF()));
        break;
    }
    const QString count =
        stays && m_messages.size() > 1 ? QStringLiteral("(%1) ").arg(m_messages.size()) : QString();
    m_message = count + message.text;
    m_details->setVisible(stays);
    elideMessage();
    QStringList all;
    for (const StatusMessage &one : m_messages)
        all << one.text;
    m_text->setToolTip(all.join(QLatin1Char('\n')));
    m_text->setAccessibleName(m_message);
    if (any && !stays)
        m_infoTimer.start();
    else
        m_infoTimer.stop();
}

//! To the room that everything else leaves.
void StatusStrip::elideMessage()
{
    layout()->activate();
    // what happened stands first, and why it did last
    m_text->setText(
        fontMetrics().elidedText(m_message, m_messages.isEmpty() ? Qt::ElideRight : Qt::ElideMiddle,
                                 std::max(40, m_text->width())));
}

void StatusStrip::setResources(const ResourceUse &resources)
{
    if (resources == m_resources)
        return;
    m_resources = resources;
    showResources();
}

void StatusStrip::showResources()
{
    const QLocale locale;
    const auto size = [&locale](qint64 bytes) {
        return locale.formattedDataSize(bytes, 1, QLocale::DataSizeTraditionalFormat);
    };
    const bool known = m_resources.memoryBudget > 0;
    m_memory->setText(
        known ? tr("Memory %1 of %2").arg(size(m_resources.memory), size(m_resources.memoryBudget))
              : QString());
    m_memory->setToolTip(tr("Decoded frames and mattes that are kept in memory"));
    m_disk->setText(m_resources.disk > 0 ? tr("Cache %1").arg(size(m_resources.disk)) : QString());
    m_disk->setToolTip(tr("Results that are kept on disk"));
    m_device->setText(m_resources.device);
    m_device->setToolTip(tr("What computes"));
    elideMessage();
}

void StatusStrip::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    for (QLabel *label : {m_memory, m_disk, m_device})
        label->setVisible(width() >= widthForResources);
    elideMessage();
}

} // namespace filigree
