// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include "app/jobs/image_cache.h"
#include "app/jobs/matte_task.h"
#include "app/jobs/question_queue.h"
#include "app/jobs/seeing.h"
#include "app/jobs/work_gate.h"
#include "inference/base/frame_source.h"
#include "inference/predictors/engines.h"
#include "project_io/archive/result_store.h"
#include "project_io/model/project.h"

#include <QObject>

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <stop_token>
#include <thread>
#include <vector>

namespace filigree {

//! Of which object on which frame the user says something.
struct SelectTask
{
    std::shared_ptr<const ClipEntry> clip; //!< With its prompts as they are now; see clipForView().
    std::shared_ptr<FrameSource> frames;
    std::shared_ptr<ResultStore> store;
    int frame = 0;
    ObjectId object = 0;
    std::string newTracker = TrackSettings().tracker; //!< Of an object that is not there yet.
};

//! Answers prompts on one frame, on a thread of its own and before everything else: background work
//! stands aside meanwhile. An answer becomes the mask of its frame, and what tracking goes by. Of
//! previews only the newest counts, and they wait for answers.
class SelectService final : public QObject
{
    Q_OBJECT
public:
    using Maker = std::function<Result<std::unique_ptr<Selector>>(const std::string &tracker,
                                                                  const EngineOptions &)>;
    //! cache: that of the viewer, so that an answer is not read back from the disk to be shown.
    explicit SelectService(std::shared_ptr<WorkGate> gate, std::shared_ptr<ImageCache> cache,
                           Maker maker = makeSelector, QObject *parent = nullptr);
    ~SelectService() override;

    //! Answers the prompts of the object on the frame, unless they were answered before. A newer
    //! question about the same object and frame replaces the one that waits.
    void answer(SelectTask task);
    //! What one more prompt would give. Nothing is stored.
    void preview(SelectTask task, const Prompt &prompt);
    void endPreview(); //!< The pointer has left.
    //! Up to three different meanings of the prompts, as previews to choose from.
    void findCandidates(SelectTask task);
    void setEngines(const EngineOptions &options); //!< From the next question on.
    //! Has the built-in engine practise before anybody asks or aims, which ends that.
    void practise();
    //! Gets ready for the first question about a frame, when there is nothing else to do.
    void prepare(SelectTask task);
    //! The same for one more prompt, which the pointer aims at: when it comes it is answered at
    //! once.
    void aim(SelectTask task, const Prompt &prompt);
    //! The same for a frame that may come into view next, as far as the engine can keep it ready
    //! beside that one; ends when anything else is asked.
    void foresee(SelectTask task);
    void leaveFrame(); //!< What was being prepared is wanted no more; its decoding ends.

signals:
    void made(int clip, const filigree::MadeResult &result);
    void answered(int frame, int object);
    void previewed(int frame, int object, const filigree::ImagePtr &logits);
    void candidatesFound(int frame, int object, const std::vector<filigree::ImagePtr> &logits);
    //! The memory of the graphics processor was too small; how answers are made from now on.
    void tookLessMemory(filigree::LessMemory how);
    void failed(int frame, int object, const filigree::Error &error);

private:
    enum class Kind { Answer, Candidates, Preview, Practise, Prepare, Aim, Foresee };
    struct Question
    {
        Kind kind = Kind::Answer;
        SelectTask task;
        std::optional<Prompt> more;
        WorkGate::Lease lease;
    };
    static std::vector<Prompt> promptsOf(const SelectTask &task);
    static std::vector<Prompt> promptsOf(const Question &question);
    static bool isInTheWay(const Question &current, const Question &next);
    void ask(Kind kind, SelectTask task, std::optional<Prompt> more = {});
    void work(std::stop_token stop);
    void serve(const Question &question, std::stop_token stop);
    Result<> served(const Question &question, std::stop_token stop);
    Result<> serveAnswer(const SelectTask &task, std::stop_token stop);
    Result<> serveForesight(const SelectTask &task, std::stop_token stop);
    Result<Seeing<Selector> *> seeingOf(const std::string &tracker);
    Result<Selector *> selectorFor(const SelectTask &task, std::stop_token stop);
    Result<Image> select(const SelectTask &task, const std::vector<Prompt> &prompts,
                         const StoredResult *tracked, std::stop_token stop);
    Result<> store(const SelectTask &task, const std::vector<Prompt> &prompts, const Image &logits,
                   const std::string &engine);
    Result<> put(const SelectTask &task, const std::vector<ContentKey> &keys, const Image &logits,
                 const std::string &engine);
    bool isKnownElsewhere(const SelectTask &task) const;
    Result<StoredPtr> stored(const SelectTask &task, ObjectId object, const ContentKey &key);
    //! What was tracked on the frame from other frames; null: nothing.
    StoredPtr prior(const SelectTask &task);
    void makeRoom(const SelectTask &task, Image &logits);

    std::shared_ptr<WorkGate> m_gate;
    std::shared_ptr<ImageCache> m_cache;
    Maker m_maker;
    QuestionQueue<Question> m_questions;
    std::map<std::string, Seeing<Selector>> m_selectors; // by tracker; of the thread
    EngineOptions m_asked, m_engines; // for the selectors, and of them; of the thread
    std::jthread m_thread; // last: joined before what it uses is destroyed
};

} // namespace filigree
