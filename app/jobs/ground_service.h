// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include "app/jobs/question_queue.h"
#include "app/jobs/seeing.h"
#include "app/jobs/work_gate.h"
#include "project_io/archive/result_store.h"
#include "project_io/model/project.h"

#include <QObject>

#include <functional>
#include <memory>
#include <optional>
#include <stop_token>
#include <string>
#include <thread>
#include <vector>

namespace filigree {

//! What is to be found on which frame.
struct GroundTask
{
    std::shared_ptr<const ClipEntry> clip; //!< For its objects there; see clipForView().
    std::shared_ptr<FrameSource> frames;
    std::shared_ptr<ResultStore> store;
    int frame = 0;
    std::vector<std::string> phrases;
    //! Instead of phrases: more of what this object is, as its mask shows it on a frame.
    struct Example
    {
        ObjectId object = 0;
        int frame = 0;
        std::string name;
    };
    std::optional<Example> like = {};
};

//! How it is written that something was found by an example rather than by words; and back.
std::string withExampleMark(const std::string &name);
std::string withoutExampleMark(const std::string &text);

//! Something that was found for a phrase.
struct FoundObject
{
    GroundedCandidate found;
    ObjectId object = 0; //!< That is there already; 0: it is none of those.
};

struct GroundAnswer
{
    int frame = 0;
    std::string grounder;
    std::vector<Grounding> groundings; //!< By phrase.
    std::vector<FoundObject> objects; //!< Of all phrases: phrase by phrase, each best first.
};

//! Looks for what texts name, on a thread of its own and before background work. Only the newest
//! question counts: it ends the one under way.
class GroundService final : public QObject
{
    Q_OBJECT
public:
    using Maker = std::function<Result<std::unique_ptr<Grounder>>(const std::string &id,
                                                                  const EngineOptions &)>;
    explicit GroundService(std::shared_ptr<WorkGate> gate, Maker maker = makeGrounder,
                           QObject *parent = nullptr);
    ~GroundService() override;

    void setEngines(const EngineOptions &options); //!< From the next question on.
    quint64 ask(GroundTask task); //!< The number of the question; never 0.
    //! What is asked and what is under way: neither is answered.
    void cancel();

signals:
    // Of one question one of these, unless it was cancelled or a newer one came.
    void answered(quint64 question, const filigree::GroundAnswer &answer);
    void failed(quint64 question, const filigree::Error &error);

private:
    struct Question
    {
        quint64 number = 0;
        GroundTask task;
        WorkGate::Lease lease;
    };
    void work(std::stop_token stop);
    void serve(const Question &question, const std::stop_token &stop);
    Result<GroundAnswer> answer(const GroundTask &task, const std::stop_token &stop);
    Result<std::vector<Grounding>> find(const GroundTask &task, const std::stop_token &stop);
    void matchObjects(const GroundTask &task, GroundAnswer &answer) const;

    std::shared_ptr<WorkGate> m_gate;
    Maker m_maker;
    QuestionQueue<Question> m_questions;
    quint64 m_last = 0; // number
    Seeing<Grounder> m_seeing; // of the thread
    std::string m_grounder; // of the thread
    EngineOptions m_engines; // of the thread
    std::jthread m_thread; // last: joined before what it uses is destroyed
};

} // namespace filigree
