// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "widgets/translated.h"

#include <QEvent>

namespace filigree {
namespace {

class Retranslation final : public QObject
{
public:
    Retranslation(QWidget *widget, std::function<void()> setTexts)
        : QObject(widget)
        , m_setTexts(std::move(setTexts))
    {
        widget->installEventFilter(this);
    }

    bool eventFilter(QObject *, QEvent *event) override
    {
        if (event->type() == QEvent::LanguageChange)
            m_setTexts();
        return false;
    }

private:
    std::function<void()> m_setTexts;
};

} // namespace

void translated(QWidget *widget, std::function<void()> setTexts)
{
    setTexts();
    new Retranslation(widget, std::move(setTexts)); // the widget owns it
}

} // namespace filigree
