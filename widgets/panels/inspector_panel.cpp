// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "widgets/panels/inspector_panel.h"

#include "widgets/panels/folding_section.h"
#include "widgets/panels/setting_row.h"
#include "widgets/theme/icon.h"
#include "widgets/translated.h"

#include <QGridLayout>
#include <QLabel>
#include <QMenu>
#include <QScrollArea>
#include <QScrollBar>
#include <QStackedWidget>
#include <QToolButton>

namespace filigree {
namespace {

constexpr int widthForSliders = 270; // below it, values alone stay readable

//! What all objects have in common; nothing when they differ.
template<typename Value, typename Get>
std::optional<Value> common(const QList<InspectedObject> &objects, const Get &get)
{
    std::optional<Value> value;
    for (const InspectedObject &object : objects) {
        if (value && *value != get(object.settings))
            return {};
        value = get(object.settings);
    }
    return value;
}

} // namespace

InspectorPanel::InspectorPanel(QWidget *parent)
    : QWidget(parent)
    , m_pages(new QStackedWidget)
    , m_note(new QLabel)
    , m_column(new QWidget)
    , m_trackers(new EngineChooser)
    , m_matters(new EngineChooser)
{
    auto *outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->addWidget(m_pages);
    setMinimumWidth(240); // names and values of every row
    m_note->setWordWrap(true);
    m_note->setAlignment(Qt::AlignCenter);
    m_note->setMargin(16);
    m_note->setForegroundRole(QPalette::PlaceholderText);
    m_pages->addWidget(m_note);
    auto *page = new QWidget;
    auto *pageColumn = new QVBoxLayout(page);
    pageColumn->setContentsMargins(0, 0, 0, 0);
    pageColumn->setSpacing(0);
    pageColumn->addWidget(makeHeader());
    auto *scroll = new QScrollArea;
    scroll->setFocusPolicy(Qt::NoFocus); // it follows the control that has the focus
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setWidget(m_column);
    pageColumn->addWidget(scroll, 1);
    m_pages->addWidget(page);

    auto *sections = new QVBoxLayout(m_column);
    sections->setContentsMargins(0, 0, 0, 8);
    sections->setSpacing(2);
    m_tracking = addSection();
    m_tracking->body()->addWidget(m_trackers);
    addRows(m_tracking, trackSettings);
    m_trimap = addSection();
    addRows(m_trimap, trimapSettings);
    m_matting = addSection();
    m_matting->body()->addWidget(m_matters);
    addRows(m_matting, std::array{Setting::Decontaminate});
    m_edge = addSection();
    addRows(m_edge, edgeSettings);
    sections->addStretch();
    connect(m_trackers, &EngineChooser::chosen, this, &InspectorPanel::trackerChosen);
    connect(m_matters, &EngineChooser::chosen, this, &InspectorPanel::matterChosen);
    translated(this, [this] { setTexts(); });
    showScene();
}

QWidget *InspectorPanel::makeHeader()
{
    auto *header = new QWidget;
    auto *column = new QVBoxLayout(header);
    column->setContentsMargins(10, 4, 6, 4);
    column->setSpacing(2);
    auto *row = new QHBoxLayout;
    row->setSpacing(2);
    m_title = new QLabel;
    m_title->setTextFormat(Qt::PlainText);
    m_title->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_copy = new QToolButton;
    m_copy->setIcon(icon("copy"));
    m_copyMenu = new QMenu(m_copy);
    m_copy->setMenu(m_copyMenu);
    m_copy->setPopupMode(QToolButton::InstantPopup);
    m_reset = new QToolButton;
    m_reset->setIcon(icon("reset"));
    row->addWidget(m_title, 1);
    for (QToolButton *button : {m_copy, m_reset}) {
        button->setAutoRaise(true);
        button->setFocusPolicy(Qt::TabFocus);
        row->addWidget(button);
    }
    column->addLayout(row);
    m_lockNote = new QLabel;
    m_lockNote->setWordWrap(true);
    m_lockNote->setForegroundRole(QPalette::PlaceholderText);
    column->addWidget(m_lockNote);
    connect(m_copyMenu, &QMenu::aboutToShow, this, &InspectorPanel::fillCopyMenu);
    connect(m_reset, &QToolButton::clicked, this, &InspectorPanel::resetRequested);
    return header;
}

FoldingSection *InspectorPanel::addSection()
{
    auto *section = new FoldingSection;
    m_column->layout()->addWidget(section);
    return section;
}

void InspectorPanel::addRows(FoldingSection *section, std::span<const Setting> settings)
{
    auto *grid = new QGridLayout;
    grid->setHorizontalSpacing(6);
    grid->setVerticalSpacing(4);
    grid->setColumnStretch(1, 1);
    section->body()->addLayout(grid);
    for (const Setting setting : settings) {
        auto *row = new SettingRow(setting, grid, this);
        connect(row, &SettingRow::began, this, &InspectorPanel::editBegan);
        connect(row, &SettingRow::changed, this, &InspectorPanel::edited);
        connect(row, &SettingRow::ended, this, &InspectorPanel::editEnded);
        m_rows.append(row);
    }
}

void InspectorPanel::setTexts()
{
    m_note->setText(tr("Select an object to see and change how it is tracked and matted."));
    m_tracking->setTitle(tr("Tracking"));
    m_trimap->setTitle(tr("Trimap"));
    m_matting->setTitle(tr("Matting"));
    m_edge->setTitle(tr("Edge"));
    m_trackers->setAccessibleName(tr("Tracker"));
    m_matters->setAccessibleName(tr("Matter"));
    m_copy->setToolTip(tr("Copy these settings to other objects"));
    m_copy->setAccessibleName(tr("Copy To…"));
    m_reset->setToolTip(tr("Reset all settings of the selected objects"));
    m_reset->setAccessibleName(tr("Reset All"));
    int widest = 0;
    for (SettingRow *row : m_rows) {
        row->setTexts();
        widest = std::max(widest, row->nameWidth());
    }
    for (SettingRow *row : m_rows)
        row->setNameWidth(std::min(widest, 130));
    showScene();
}

void InspectorPanel::setScene(const InspectorScene &scene)
{
    if (scene == m_scene)
        return;
    m_scene = scene;
    showScene();
}

void InspectorPanel::showScene()
{
    const QList<InspectedObject> &objects = m_scene.objects;
    m_pages->setCurrentIndex(objects.isEmpty() ? 0 : 1);
    m_trackers->setEngines(m_scene.trackers);
    m_matters->setEngines(m_scene.matters);
    if (objects.isEmpty())
        return;
    const QString title =
        objects.size() == 1 ? objects.first().name : tr("%n objects", nullptr, int(objects.size()));
    m_title->setText(fontMetrics().elidedText(title, Qt::ElideRight, width() - 84));
    m_title->setToolTip(title);
    const auto locked = std::count_if(objects.begin(), objects.end(),
                                      [](const InspectedObject &each) { return each.isLocked; });
    m_lockNote->setText(locked == objects.size()
                            ? tr("Locked: mattes that were made stay as they are.")
                            : tr("Some are locked: mattes that were made of them stay as they "
                                 "are."));
    m_lockNote->setVisible(locked > 0);
    m_copy->setEnabled(objects.size() == 1 && !m_scene.others.isEmpty());
    const auto tracker =
        common<std::string>(objects, [](const ObjectSettings &each) { return each.track.tracker; });
    const auto matter =
        common<std::string>(objects, [](const ObjectSettings &each) { return each.matte.matter; });
    m_trackers->setChosen(QString::fromStdString(tracker.value_or(std::string())));
    m_matters->setChosen(QString::fromStdString(matter.value_or(std::string())));
    QStringList budgets{tr("None"), tr("Draft"), tr("Standard"), tr("Fine")};
    for (int n = 0; n < std::min(budgets.size(), m_scene.budgetTimes.size()); ++n)
        if (!m_scene.budgetTimes[n].isEmpty())
            //: A quality, and how long it takes
            budgets[n] = tr("%1 – %2").arg(budgets[n], m_scene.budgetTimes[n]);
    for (SettingRow *row : m_rows) {
        if (row->setting() == Setting::Budget)
            row->setChoices(budgets);
        row->setValue(common<double>(objects, [row](const ObjectSettings &each) {
            return settingValue(each, row->setting());
        }));
    }
}

void InspectorPanel::fillCopyMenu()
{
    m_copyMenu->clear();
    QList<ObjectId> all;
    for (const InspectedObject &other : m_scene.others)
        all.append(other.id);
    m_copyMenu->addAction(tr("All Other Objects"), this, [this, all] { emit copyRequested(all); });
    m_copyMenu->addSeparator();
    for (const InspectedObject &other : m_scene.others) {
        QString name = other.name;
        m_copyMenu->addAction(name.replace('&', "&&"), this,
                              [this, id = other.id] { emit copyRequested({id}); });
    }
}

void InspectorPanel::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    for (SettingRow *row : m_rows)
        row->setSliderVisible(width() >= widthForSliders);
    if (!m_scene.objects.isEmpty())
        m_title->setText(
            fontMetrics().elidedText(m_title->toolTip(), Qt::ElideRight, width() - 84));
}

} // namespace filigree
