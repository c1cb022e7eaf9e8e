// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include "app/jobs/work_gate.h"
#include "inference/base/frame_source.h"
#include "inference/matting/frame_doubt.h"
#include "project_io/archive/result_store.h"
#include "project_io/model/project.h"

#include <QObject>

#include <array>
#include <condition_variable>
#include <list>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <stop_token>
#include <thread>
#include <vector>

namespace filigree {

//! Looks through the alphas of a clip for frames to doubt, in the background and behind all other
//! work. Each frame is looked at once for as long as it and its neighbours stay as they are; of
//! pictures only those of a few frames are held.
class ReviewService final : public QObject
{
    Q_OBJECT
public:
    explicit ReviewService(std::shared_ptr<WorkGate> gate, QObject *parent = nullptr);
    ~ReviewService() override;

    //! The clip as it is now; begins anew with what has changed. Null frames: nothing to look at.
    void look(std::shared_ptr<const ClipEntry> clip, std::shared_ptr<FrameSource> frames,
              std::shared_ptr<ResultStore> store);

signals:
    //! Ranked; comes while the search goes on, and once more when it is done.
    void found(int clip, const std::vector<filigree::Problem> &problems, bool isComplete);

private:
    using Keys = std::array<ContentKey, 3>; //!< Of the alphas before, on and after the frame.
    struct Look
    {
        std::shared_ptr<const ClipEntry> clip;
        std::shared_ptr<FrameSource> frames;
        std::shared_ptr<ResultStore> store;
    };
    struct Wanted
    {
        std::mutex mutex;
        std::condition_variable_any changed;
        std::optional<Look> look;
        std::stop_source current;
    };
    struct Known
    {
        Keys keys;
        FrameDoubt doubt{};
    };
    using ReducedPtr = std::shared_ptr<const ReducedFrame>;

    void work(std::stop_token stop);
    void search(const Look &look, std::stop_token stop);
    ReducedPtr reduced(const Look &look, ObjectId object, int frame, const ResultRef &alpha,
                       std::stop_token stop);
    void tell(int clip, bool isComplete);

    std::shared_ptr<WorkGate> m_gate;
    Wanted m_wanted;
    // Of the thread
    int m_clip = 0;
    std::map<std::pair<ObjectId, int>, Known> m_known;
    std::list<std::pair<ContentKey, ReducedPtr>> m_reduced; // the latest first
    std::jthread m_thread; // last: joined before what it uses is destroyed
};

} // namespace filigree
