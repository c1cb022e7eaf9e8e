// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include "app/jobs/ground_service.h"
#include "widgets/viewer/viewer_scene.h"

#include <QList>
#include <QObject>
#include <QString>
#include <QStringList>
#include <QTimer>

#include <memory>
#include <optional>
#include <vector>

namespace filigree {

class Document;
class EditorState;
class FoundKeys;
class FoundPanel;
class TextBar;
class Viewer;

//! Finds objects by text: looks for what is typed while it is typed, shows what was found over the
//! picture and in a list, and makes objects of what the user takes, in one step to undo.
class TextController final : public QObject
{
    Q_OBJECT
public:
    //! All must outlive it.
    TextController(Document &document, EditorState &state, TextBar &bar, FoundPanel &panel,
                   Viewer &viewer, const std::shared_ptr<WorkGate> &gate,
                   GroundService::Maker maker = makeGrounder, QObject *parent = nullptr);
    ~TextController() override;

    void setEngines(const EngineOptions &options); //!< Of questions from now on.
    bool isBusy() const { return m_question != 0; }

public slots:
    void begin(); //!< To type.
    //! On the frame in view, for what was found by text on any frame and for what is typed.
    void detectAgain();
    //! On the frame in view, for more of what the selected object looks like.
    void findLike();
    void cancel(); //!< What is looked for now.
    void dismiss(); //!< Likewise, and what was found.

signals:
    void activityChanged(const QString &activity); //!< For the status bar; empty: none.
    void noticed(const QString &text);
    void failed(const QString &text);
    void candidatesChanged(const std::vector<filigree::ShownCandidate> &candidates);
    void panelWanted(); //!< There is something to see in it.
    void modelsRequested();

private:
    void followWidgets();
    void followDocument();
    void typed();
    void submit(bool all);
    void search(const std::vector<std::string> &phrases,
                std::optional<GroundTask::Example> like = {});
    //! The nearest frame that shows the object; -1: none.
    int exampleFrame(ObjectId object) const;
    void take(quint64 question, const GroundAnswer &answer);
    void fail(quint64 question, const Error &error);
    void show();
    void mark(const QList<int> &rows);
    void toggle(int row); //!< Marks it, or no more.
    void accept(QList<int> rows);
    QList<int> markedOrBest() const;
    QList<int> newOnes() const;
    QString note() const;
    QString help() const; //!< The words that can be typed; empty where any can.
    bool isKnown(const FoundObject &found) const;
    std::vector<std::string> typedPhrases() const;
    void remember();

    Document &m_document;
    EditorState &m_state;
    TextBar &m_bar;
    FoundPanel &m_panel;
    Viewer &m_viewer;
    FoundKeys *m_keys;
    QStringList m_history; // the newest first
    bool m_knowsAllWords = false;
    QTimer m_debounce;
    quint64 m_question = 0; // under way; 0: none
    std::vector<std::string> m_asked; // phrases of the last question
    GroundAnswer m_answer;
    std::vector<FoundObject> m_shown; // of the answer, what is sure enough
    QList<int> m_marked; // of these
    double m_threshold;
    bool m_isEager = false; // somebody waits for an answer, and wants to be told of none
    GroundService m_service; // last: its thread ends before what it tells is gone
};

} // namespace filigree
