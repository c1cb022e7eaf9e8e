// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "widgets/panels/engine_chooser.h"

#include <QButtonGroup>
#include <QLabel>
#include <QRadioButton>
#include <QVBoxLayout>

namespace filigree {

EngineChooser::EngineChooser(QWidget *parent)
    : QWidget(parent)
    , m_buttons(new QButtonGroup(this))
    , m_column(new QVBoxLayout(this))
{
    m_column->setContentsMargins(0, 0, 0, 0);
    m_column->setSpacing(2);
    connect(m_buttons, &QButtonGroup::idClicked, this, [this](int place) {
        m_chosen = m_engines[place].id;
        emit chosen(m_chosen);
    });
}

void EngineChooser::setEngines(const QList<EngineChoice> &engines)
{
    if (engines == m_engines)
        return;
    m_engines = engines;
    while (QLayoutItem *item = m_column->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    for (int place = 0; place < engines.size(); ++place) {
        const EngineChoice &engine = engines[place];
        auto *button = new QRadioButton(engine.name);
        const bool available = engine.unavailable.isEmpty();
        QStringList facts{available ? engine.needs : engine.unavailable};
        if (available && !engine.cost.isEmpty())
            facts << engine.cost;
        button->setEnabled(available);
        button->setAccessibleDescription(facts.join(' '));
        m_buttons->addButton(button, place);
        m_column->addWidget(button);
        auto *note = new QLabel(facts.join('\n'));
        note->setTextFormat(Qt::PlainText);
        note->setWordWrap(true);
        note->setIndent(22);
        note->setContentsMargins(0, 0, 0, 4);
        note->setForegroundRole(QPalette::PlaceholderText);
        m_column->addWidget(note);
    }
    setChosen(m_chosen);
}

void EngineChooser::setChosen(const QString &id)
{
    m_chosen = id;
    m_buttons->setExclusive(false); // or the last one could not be unchecked
    for (int place = 0; place < m_engines.size(); ++place)
        m_buttons->button(place)->setChecked(m_engines[place].id == id);
    m_buttons->setExclusive(true);
}

} // namespace filigree
