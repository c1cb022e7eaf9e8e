// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include "inference/base/prompts.h"
#include "widgets/panels/engine_chooser.h"
#include "widgets/panels/settings_table.h"

#include <QList>
#include <QWidget>

#include <span>

class QLabel;
class QMenu;
class QScrollArea;
class QStackedWidget;
class QToolButton;

namespace filigree {

class FoldingSection;
class SettingRow;

struct InspectedObject
{
    ObjectId id = 0;
    QString name;
    bool isLocked = false;
    ObjectSettings settings;
    bool operator==(const InspectedObject &) const = default;
};

//! What the inspector shows.
struct InspectorScene
{
    QList<InspectedObject> objects; //!< The selected ones.
    QList<InspectedObject> others; //!< That settings can be copied to.
    QList<EngineChoice> trackers;
    QList<EngineChoice> matters;
    //! Expected time of each training budget for this clip, e.g. "about 2 min"; empty: not known.
    QStringList budgetTimes;
    bool operator==(const InspectorScene &) const = default;
};

//! The settings of the selected objects. What they have in common is shown; where they differ,
//! "Mixed", and an edit gives all of them the same.
class InspectorPanel final : public QWidget
{
    Q_OBJECT
public:
    explicit InspectorPanel(QWidget *parent = nullptr);

    void setScene(const InspectorScene &scene);
    QSize sizeHint() const override { return {320, 480}; }

signals:
    void editBegan(); //!< What is edited until editEnded() is one step of undo.
    void edited(filigree::Setting setting, double value);
    void editEnded();
    void trackerChosen(const QString &id);
    void matterChosen(const QString &id);
    void resetRequested();
    void copyRequested(const QList<filigree::ObjectId> &targets);

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    QWidget *makeHeader();
    FoldingSection *addSection();
    void addRows(FoldingSection *section, std::span<const Setting> settings);
    void setTexts();
    void showScene();
    void fillCopyMenu();

    InspectorScene m_scene;
    QList<SettingRow *> m_rows;
    QStackedWidget *m_pages;
    QLabel *m_note;
    QLabel *m_title;
    QLabel *m_lockNote;
    QToolButton *m_copy;
    QMenu *m_copyMenu;
    QToolButton *m_reset;
    QWidget *m_column;
    FoldingSection *m_tracking;
    FoldingSection *m_trimap;
    FoldingSection *m_matting;
    FoldingSection *m_edge;
    EngineChooser *m_trackers;
    EngineChooser *m_matters;
};

} // namespace filigree
