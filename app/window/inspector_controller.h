// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include "app/window/matting_loads.h"
#include "inference/predictors/engines.h"
#include "widgets/panels/inspector_panel.h"

#include <QObject>
#include <QTimer>

#include <functional>

namespace filigree {

class Document;
class EnginePaces;
class ObjectsController;

//! Binds the inspector to the settings of the selected objects. An edit takes effect at once; what
//! belongs to one drag is one step of undo.
class InspectorController final : public QObject
{
    Q_OBJECT
public:
    //! All must outlive it.
    InspectorController(Document &document, const ObjectsController &objects,
                        const EnginePaces &paces, InspectorPanel &panel, QObject *parent = nullptr);

    void setEngines(const EngineOptions &options); //!< What is installed, and on which device.

public slots:
    void reset(); //!< The selected objects' settings are then those of new ones.
    void copyToAll(); //!< Gives all other objects the settings of the selected one.

private:
    void update();
    //! Changes the settings of all selected objects in one step.
    void edit(const QString &text, const std::function<void(ObjectSettings &)> &change);
    void copyTo(const QList<ObjectId> &targets);
    QList<EngineChoice> choicesOf(const std::vector<EngineInfo> &engines,
                                  const QString &stage) const;
    QList<EngineChoice> trackerChoices() const;
    QList<EngineChoice> matterChoices() const;
    std::string bestMatterNow() const; //!< For the selected objects.
    std::int64_t shownPixels() const; //!< Of the selected object that needs most.
    QString costOf(const EngineInfo &engine, const QString &stage) const;
    QStringList budgetTimes() const;
    double megapixels() const;

    Document &m_document;
    const ObjectsController &m_objects;
    const EnginePaces &m_paces;
    InspectorPanel &m_panel;
    EngineOptions m_engines;
    mutable MattingLoads m_loads; // which reads what it is asked for
    int m_drag = 0; // 0: none is under way
    QTimer m_update;
    QTimer m_follow; // bundles results that come one after another
};

} // namespace filigree
