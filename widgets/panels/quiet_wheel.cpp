// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "widgets/panels/quiet_wheel.h"

#include <QEvent>
#include <QWidget>

namespace filigree {
namespace {

class QuietWheel final : public QObject
{
public:
    using QObject::QObject;

    bool eventFilter(QObject *watched, QEvent *event) override
    {
        if (event->type() != QEvent::Wheel || static_cast<QWidget *>(watched)->hasFocus())
            return false;
        event->ignore(); // the panel scrolls
        return true;
    }
};

} // namespace

void keepWheelQuiet(QWidget *control)
{
    control->setFocusPolicy(Qt::StrongFocus);
    control->installEventFilter(new QuietWheel(control));
}

} // namespace filigree
