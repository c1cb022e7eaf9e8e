// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "widgets/panels/objects_panel.h"

#include "widgets/panels/colour_menu.h"
#include "widgets/panels/objects_model.h"
#include "widgets/panels/objects_view.h"
#include "widgets/theme/icon.h"
#include "widgets/translated.h"

#include <QAction>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QStackedWidget>
#include <QToolButton>

namespace filigree {

ObjectsPanel::ObjectsPanel(QWidget *parent)
    : QWidget(parent)
    , m_model(new ObjectsModel(this))
    , m_view(new ObjectsView(m_model))
    , m_pages(new QStackedWidget)
    , m_note(new QLabel)
{
    m_note->setWordWrap(true);
    m_note->setAlignment(Qt::AlignCenter);
    m_note->setMargin(16);
    m_note->setForegroundRole(QPalette::PlaceholderText);
    m_pages->addWidget(m_note);
    m_pages->addWidget(m_view);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_pages, 1);
    column->addLayout(buttonRow());

    connect(m_model, &ObjectsModel::renamed, this, &ObjectsPanel::renamed);
    connect(m_model, &ObjectsModel::groupRenamed, this,
            [this](const QString &group, const QString &name) {
                QList<ObjectId> members;
                for (const ObjectRow &row : m_model->rows())
                    if (row.group == group)
                        members.append(row.id);
                emit grouped(members, name);
            });
    connect(m_model, &ObjectsModel::moved, this, &ObjectsPanel::moved);
    connect(m_view, &ObjectsView::flagPressed, this, &ObjectsPanel::toggle);
    connect(m_view, &ObjectsView::movePressed, this, &ObjectsPanel::moveSelection);
    connect(m_view, &ObjectsView::menuWanted, this, &ObjectsPanel::showMenu);
    connect(m_view, &ObjectsView::deletePressed, this, [this] {
        if (!selection().isEmpty())
            emit deleteRequested(selection());
    });
    connect(m_view, &ObjectsView::swatchPressed, this, [this](const QModelIndex &index) {
        auto *menu = new QMenu(this);
        menu->setAttribute(Qt::WA_DeleteOnClose);
        const ObjectRow row = *m_model->row(index);
        fillColourMenu(*menu, row.colour, this,
                       [this, row](const QColor &colour) { emit colourChosen({row.id}, colour); });
        menu->popup(m_view->viewport()->mapToGlobal(m_view->visualRect(index).bottomLeft()));
    });
    connect(m_view->selectionModel(), &QItemSelectionModel::selectionChanged, this, [this] {
        updateButtons();
        const ObjectRow *current = m_model->row(m_view->currentIndex());
        emit selectionChanged(selection(), current ? current->id : 0);
    });
    translated(this, [this] {
        updateNote();
        m_view->setAccessibleName(tr("Objects"));
    });
    updateButtons();
}

QToolButton *ObjectsPanel::addButton(const QString &iconName)
{
    auto *button = new QToolButton;
    button->setAutoRaise(true);
    button->setFocusPolicy(Qt::TabFocus);
    button->setIcon(icon(iconName));
    return button;
}

QHBoxLayout *ObjectsPanel::buttonRow()
{
    m_add = addButton(QStringLiteral("add"));
    m_duplicate = addButton(QStringLiteral("duplicate"));
    m_group = addButton(QStringLiteral("group"));
    m_up = addButton(QStringLiteral("move-up"));
    m_down = addButton(QStringLiteral("move-down"));
    m_delete = addButton(QStringLiteral("delete"));
    auto *row = new QHBoxLayout;
    row->setContentsMargins(4, 3, 4, 3);
    row->setSpacing(2);
    for (QToolButton *button : {m_add, m_duplicate, m_group, m_up, m_down})
        row->addWidget(button);
    row->addStretch();
    row->addWidget(m_delete);
    connect(m_add, &QToolButton::clicked, this, &ObjectsPanel::addRequested);
    connect(m_duplicate, &QToolButton::clicked, this,
            [this] { emit duplicateRequested(selection()); });
    connect(m_delete, &QToolButton::clicked, this, [this] { emit deleteRequested(selection()); });
    connect(m_group, &QToolButton::clicked, this, &ObjectsPanel::groupSelection);
    connect(m_up, &QToolButton::clicked, this, [this] { moveSelection(-1); });
    connect(m_down, &QToolButton::clicked, this, [this] { moveSelection(1); });
    translated(this, [this] {
        const auto name = [](QToolButton *button, const QString &text) {
            button->setToolTip(text);
            button->setAccessibleName(text);
        };
        name(m_add, tr("Add Object"));
        name(m_duplicate, tr("Duplicate Objects"));
        name(m_group, tr("Group Objects"));
        name(m_up, tr("Move Up (Alt+Up)"));
        name(m_down, tr("Move Down (Alt+Down)"));
        name(m_delete, tr("Delete Objects (Del)"));
    });
    return row;
}

void ObjectsPanel::setRows(const QList<ObjectRow> &rows)
{
    const QList<ObjectId> chosen = selection();
    QStringList collapsed;
    for (int n = 0; n < m_model->rowCount(); ++n)
        if (const QModelIndex top = m_model->index(n, 0);
            m_model->isGroup(top) && !m_view->isExpanded(top))
            collapsed.append(m_model->groupName(top));
    m_model->setRows(rows);
    for (int n = 0; n < m_model->rowCount(); ++n) {
        const QModelIndex top = m_model->index(n, 0);
        m_view->setExpanded(top, !collapsed.contains(m_model->groupName(top)));
    }
    m_pages->setCurrentIndex(rows.isEmpty() ? 0 : 1);
    select(chosen);
    updateButtons();
}

void ObjectsPanel::setClipOpen(bool open)
{
    m_isClipOpen = open;
    updateNote();
    updateButtons();
}

void ObjectsPanel::select(const QList<ObjectId> &ids)
{
    if (selection() == ids && m_view->currentIndex().isValid())
        return;
    const QSignalBlocker quiet(m_view->selectionModel());
    QItemSelection rows;
    for (const ObjectId id : ids) {
        const QModelIndex index = m_model->indexOf(id);
        if (index.isValid())
            rows.select(index, index.siblingAtColumn(ObjectsModel::columnTotal - 1));
    }
    m_view->selectionModel()->select(rows, QItemSelectionModel::ClearAndSelect);
    if (const QModelIndex first = ids.isEmpty() ? QModelIndex() : m_model->indexOf(ids.first());
        first.isValid()) {
        m_view->selectionModel()->setCurrentIndex(first, QItemSelectionModel::NoUpdate);
        m_view->scrollTo(first);
    }
    m_view->viewport()->update();
    updateButtons();
}

QList<ObjectId> ObjectsPanel::selection() const
{
    return m_model->objects(m_view->selectionModel()->selectedRows());
}

void ObjectsPanel::setContextActions(const QList<QAction *> &actions)
{
    m_contextActions = actions;
}

void ObjectsPanel::editName()
{
    const QModelIndex index = m_view->currentIndex().siblingAtColumn(ObjectsModel::NameColumn);
    if (index.isValid())
        m_view->edit(index);
}

void ObjectsPanel::showMenu(const QPoint &globalPosition)
{
    const QList<ObjectId> chosen = selection();
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    QMenu *colours = new QMenu(tr("Colour"), menu);
    colours->setIcon(icon("colour"));
    const ObjectRow *current = m_model->row(m_view->currentIndex());
    fillColourMenu(*colours, current ? current->colour : QColor(), this,
                   [this, chosen](const QColor &colour) { emit colourChosen(chosen, colour); });
    bool offersColours = !chosen.isEmpty();
    for (QAction *action : m_contextActions) {
        if (!action && std::exchange(offersColours, false))
            menu->addMenu(colours);
        action ? menu->addAction(action) : (void)menu->addSeparator();
    }
    menu->popup(globalPosition);
}

void ObjectsPanel::updateNote()
{
    m_note->setText(m_isClipOpen ? tr("Click something in the picture to cut it out: it becomes "
                                      "the first object.")
                                 : tr("Open a clip to cut something out of it."));
}

void ObjectsPanel::updateButtons()
{
    const bool any = !selection().isEmpty();
    m_add->setEnabled(m_isClipOpen);
    for (QToolButton *button : {m_duplicate, m_group, m_delete})
        button->setEnabled(any);
    for (QToolButton *button : {m_up, m_down})
        button->setEnabled(any && m_model->rows().size() > 1);
}

//! A flag of a selected row is changed for all selected rows; of another row for that row alone.
void ObjectsPanel::toggle(const QModelIndex &index)
{
    if (index.column() == ObjectsModel::NameColumn)
        return;
    QList<ObjectId> ids = m_model->objects({index});
    const QList<ObjectId> chosen = selection();
    if (std::all_of(ids.begin(), ids.end(), [&](ObjectId id) { return chosen.contains(id); }))
        ids = chosen;
    const bool on = index.data(Qt::CheckStateRole).toInt() == Qt::Checked;
    emit flagChanged(ids, ObjectsModel::flagOf(index.column()), !on);
}

//! As one block, past the next object that is not selected and is in the same group.
void ObjectsPanel::moveSelection(int rows)
{
    const QList<ObjectId> chosen = selection();
    QList<ObjectId> order;
    for (const ObjectRow &row : m_model->rows())
        order.append(row.id);
    if (chosen.isEmpty() || chosen.size() == order.size())
        return;
    const int first = int(order.indexOf(chosen.first()));
    const int last = int(order.indexOf(chosen.last()));
    int place = rows < 0 ? first - 1 : last + 1;
    if (place < 0 || place >= order.size())
        return;
    const ObjectId neighbour = order[place];
    const QString group = m_model->rows()[first].group;
    order.removeIf([&](ObjectId id) { return chosen.contains(id); });
    place = int(order.indexOf(neighbour)) + (rows < 0 ? 0 : 1);
    for (int n = 0; n < chosen.size(); ++n)
        order.insert(place + n, chosen[n]);
    emit moved(chosen, order, group);
}

QString ObjectsPanel::unusedGroupName() const
{
    for (int n = 1;; ++n) {
        const QString name = tr("Group %1").arg(n);
        if (std::none_of(m_model->rows().begin(), m_model->rows().end(),
                         [&](const ObjectRow &row) { return row.group == name; }))
            return name;
    }
}

void ObjectsPanel::groupSelection()
{
    if (!selection().isEmpty())
        emit grouped(selection(), unusedGroupName());
}

} // namespace filigree
