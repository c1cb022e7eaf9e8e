// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "widgets/timeline/transport_bar.h"

#include "widgets/dialogs/frame_rate_text.h"

#include <QAction>
#include <QEvent>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QToolButton>

#include <algorithm>
#include <cmath>

namespace filigree {
namespace {

constexpr int groupSpacing = 14;
constexpr int iconSize = 18;

//! A field that goes back to what it said, and lets go of the keyboard, when the user gives up.
class PlaceField final : public QLineEdit
{
public:
    using QLineEdit::QLineEdit;

protected:
    void keyPressEvent(QKeyEvent *event) override
    {
        if (event->key() == Qt::Key_Escape) {
            setModified(false);
            clearFocus();
            return;
        }
        QLineEdit::keyPressEvent(event);
    }
    void focusInEvent(QFocusEvent *event) override
    {
        QLineEdit::focusInEvent(event);
        if (event->reason() != Qt::PopupFocusReason)
            QMetaObject::invokeMethod(this, &QLineEdit::selectAll, Qt::QueuedConnection);
    }
};

QLineEdit *placeField(QWidget *parent)
{
    auto *const field = new PlaceField(parent);
    field->setAlignment(Qt::AlignCenter);
    return field;
}

void setTextWidth(QLineEdit *field, const QString &widest)
{
    constexpr int frame = 18;
    field->setFixedWidth(field->fontMetrics().horizontalAdvance(widest) + frame);
}

} // namespace

TransportBar::TransportBar(QWidget *parent)
    : QWidget(parent)
    , m_buttons(new QHBoxLayout)
    , m_frame(placeField(this))
    , m_count(new QLabel(this))
    , m_timecode(placeField(this))
    , m_rate(new QLabel(this))
{
    auto *const row = new QHBoxLayout(this);
    row->setContentsMargins(8, 3, 8, 3);
    row->setSpacing(6);
    row->addWidget(m_frame);
    row->addWidget(m_count);
    row->addSpacing(groupSpacing);
    row->addWidget(m_timecode);
    row->addStretch(1);
    m_buttons->setSpacing(2);
    row->addLayout(m_buttons);
    row->addStretch(1);
    row->addWidget(m_rate);
    m_rate->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    for (QLineEdit *const field : {m_frame, m_timecode}) {
        connect(field, &QLineEdit::editingFinished, this, [this, field] { jump(*field); });
        // else the next shortcut would be typed into it
        connect(field, &QLineEdit::returnPressed, field, &QWidget::clearFocus);
    }
    setTexts();
    setClip(0, {24, 1}, {});
}

void TransportBar::setActions(const TransportActions &actions)
{
    while (QLayoutItem *const item = m_buttons->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    const std::vector<std::vector<QAction *>> groups{
        {actions.inPoint, actions.outPoint},
        {actions.first, actions.previousPrompt, actions.previousProblem, actions.stepBack},
        {actions.playReverse, actions.play},
        {actions.stepForward, actions.nextProblem, actions.nextPrompt, actions.last},
        {actions.loop}};
    for (const std::vector<QAction *> &group : groups) {
        if (m_buttons->count() > 0)
            m_buttons->addSpacing(groupSpacing);
        for (QAction *const action : group) {
            if (!action)
                continue;
            auto *const button = new QToolButton(this);
            button->setDefaultAction(action);
            button->setAutoRaise(true);
            button->setIconSize({iconSize, iconSize});
            button->setFocusPolicy(Qt::TabFocus);
            button->setAccessibleName(action->iconText());
            m_buttons->addWidget(button);
        }
    }
}

void TransportBar::setClip(int frameCount, Rational frameRate, const std::string &startTimecode)
{
    m_scene = TimelineScene();
    m_scene.frameCount = frameCount;
    m_scene.frameRate = frameRate;
    m_scene.startTimecode = startTimecode;
    setTextWidth(
        m_frame,
        QString(std::max<qsizetype>(5, QString::number(frameCount).size()), QLatin1Char('8')));
    setTextWidth(m_timecode, QStringLiteral("88:88:88;88"));
    m_frame->setEnabled(frameCount > 0);
    m_timecode->setEnabled(frameCount > 0);
    m_frame->setModified(false);
    m_timecode->setModified(false);
    m_dropped = 0;
    m_speed = 0;
    showPlace();
    showPlayback();
}

void TransportBar::setPlayhead(int frame)
{
    m_scene.playhead = frame;
    showPlace();
}

void TransportBar::setPlayback(double speed, double measured, int dropped)
{
    m_speed = speed;
    m_measured = measured;
    m_dropped = dropped;
    showPlayback();
}

void TransportBar::showPlace()
{
    const bool any = m_scene.frameCount > 0;
    // what is being typed stays
    if (!m_frame->isModified())
        m_frame->setText(any ? frameNumberText(m_scene.playhead) : QString());
    if (!m_timecode->isModified())
        m_timecode->setText(any ? timecodeText(m_scene, m_scene.playhead) : QString());
    m_count->setText(any ? tr("of %1").arg(m_scene.frameCount) : QString());
}

void TransportBar::showPlayback()
{
    if (m_scene.frameCount <= 0) {
        m_rate->clear();
        return;
    }
    const QString source = tr("%1 fps").arg(frameRateText(m_scene.frameRate));
    if (m_speed == 0) {
        m_rate->setText(source);
        m_rate->setToolTip(tr("The frame rate of the clip."));
        return;
    }
    QString text = tr("%1 of %2").arg(QLocale().toString(m_measured, 'f', 1), source);
    if (std::abs(m_speed) != 1 || m_speed < 0)
        text = tr("%1× · %2").arg(QLocale().toString(m_speed, 'g', 3), text);
    if (m_dropped > 0)
        text = tr("%1 · %n dropped", nullptr, m_dropped).arg(text);
    m_rate->setText(text);
    m_rate->setToolTip(tr("Frames shown per second. Frames are dropped to keep in time."));
}

void TransportBar::jump(const QLineEdit &field)
{
    if (!field.isModified())
        return showPlace();
    const int frame = frameOfText(m_scene, field.text());
    m_frame->setModified(false);
    m_timecode->setModified(false);
    if (frame >= 0 && frame != m_scene.playhead)
        emit frameRequested(frame);
    showPlace();
}

void TransportBar::setTexts()
{
    m_frame->setAccessibleName(tr("Current frame"));
    m_frame->setToolTip(tr("The frame in view. Type a number to go there, or +12 to step."));
    m_timecode->setAccessibleName(tr("Current timecode"));
    m_timecode->setToolTip(tr("The timecode in view. Type one to go there; 2:10 is enough."));
    m_rate->setAccessibleName(tr("Playback rate"));
    showPlace();
    showPlayback();
}

void TransportBar::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        setTexts();
    QWidget::changeEvent(event);
}

} // namespace filigree
