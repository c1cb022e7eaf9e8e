// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include "app/jobs/image_cache.h"
#include "app/jobs/matte_task.h"
#include "app/jobs/select_service.h"
#include "app/jobs/work_gate.h"

#include <QObject>
#include <QRect>

#include <condition_variable>
#include <memory>
#include <mutex>
#include <optional>
#include <stop_token>
#include <thread>

namespace filigree {

//! Solves alpha while the trimap pen is down: only in a window around what was touched since the
//! last answer, blended into the alpha around it. The built-in matter answers, and where the pen
//! rests, the object's own matter takes its place if that is another. Of strokes that grow only the
//! newest state counts. Nothing is stored: in the end the stroke becomes a prompt, and the pipeline
//! does the frame.
class LiveMatteService final : public QObject
{
    Q_OBJECT
public:
    explicit LiveMatteService(std::shared_ptr<WorkGate> gate, std::shared_ptr<ImageCache> cache,
                              EngineMakers makers = {}, QObject *parent = nullptr);
    ~LiveMatteService() override;

    //! The stroke so far, of a pen that is down. The first of a stroke reads what is known of the
    //! frame; task.clip: as it was before the stroke.
    void draw(SelectTask task, const TrimapStroke &stroke);
    void setEngines(const EngineOptions &options); //!< From the next stroke on.
    void end(); //!< The pen is up; the next draw() begins another stroke.

signals:
    //! Whole images; `changed` has been solved anew.
    void solved(int frame, int object, const filigree::ImagePtr &trimap,
                const filigree::ImagePtr &alpha, const QRect &changed);
    void failed(int frame, const filigree::Error &error);

private:
    struct Drawn
    {
        SelectTask task;
        TrimapStroke stroke;
        int number = 0; // of the stroke
        EngineOptions engines;
    };
    struct Wanted
    {
        std::mutex mutex;
        std::condition_variable_any changed;
        std::optional<Drawn> drawn;
        int number = 0;
        EngineOptions engines;
        std::optional<WorkGate::Lease> lease; // while the pen is down
        std::stop_source current;
        std::stop_source refining; // stopped by the next draw(), too
    };
    struct Canvas; // what the strokes have made of the frame; of the thread

    void work(std::stop_token stop);
    bool isReplaced();
    Result<> begin(Canvas &canvas, const Drawn &drawn, std::stop_token stop);
    Result<> follow(Canvas &canvas, const Drawn &drawn, std::stop_token stop);
    Result<> refine(Canvas &canvas);
    Result<bool> solve(Canvas &canvas, const QRect &touched, const std::string &matter,
                       std::stop_token stop);
    void tell(const Canvas &canvas, const QRect &changed);
    StoredPtr best(const SelectTask &task, ResultKind kind);

    std::shared_ptr<WorkGate> m_gate;
    std::shared_ptr<ImageCache> m_cache;
    EngineMakers m_makers;
    Wanted m_wanted;
    std::jthread m_thread; // last: joined before what it uses is destroyed
};

} // namespace filigree
