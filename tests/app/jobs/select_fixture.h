// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include "app/jobs/select_service.h"
#include "fake_engines.h"
#include "inference/matting/result_images.h"
#include "project_io/model/revision.h"

#include <QTemporaryDir>

#include <functional>
#include <memory>
#include <mutex>
#include <vector>

//! A clip with one object and one click, and a service whose selector is made up.
namespace filigree {

//! What the fake selector was asked, and a hook before each answer.
struct SelectLog
{
    std::mutex mutex;
    std::vector<std::size_t> prompts; //!< Their number, per question.
    std::vector<bool> hadPrior;
    int pictures = 0;
    std::vector<bool> endedForesight; //!< Whether it was stopped before it had done.
    std::vector<bool> endedPreparing; //!< Likewise.
    std::vector<bool> endedAim; //!< Likewise.
    std::vector<bool> endedPractice; //!< Likewise.
    std::function<void()> step = [] {};
    std::function<void()> preparing = [] {}; //!< Or practising, or aiming.
    std::size_t questions()
    {
        const std::lock_guard lock(mutex);
        return prompts.size();
    }
};

//! Selects the column of the last point.
class FakeSelector final : public Selector
{
public:
    explicit FakeSelector(std::shared_ptr<SelectLog> log)
        : m_log(std::move(log))
    { }
    void setPicture(ImagePtr, std::vector<ImagePtr>) override
    {
        const std::lock_guard lock(m_log->mutex);
        ++m_log->pictures;
    }
    void practise(std::stop_token stop) override { getReady(m_log->endedPractice, stop); }
    void prepare(std::stop_token stop) override { getReady(m_log->endedPreparing, stop); }
    void aim(const SelectRequest &, std::stop_token stop) override
    {
        getReady(m_log->endedAim, stop);
    }
    bool foresees() const override { return true; }
    void foresee(const ImagePtr &, std::stop_token stop) override
    {
        m_log->step();
        const std::lock_guard lock(m_log->mutex);
        m_log->endedForesight.push_back(stop.stop_requested());
    }
    Result<Selection> select(const SelectRequest &request, std::stop_token) override
    {
        m_log->step();
        const std::lock_guard lock(m_log->mutex);
        m_log->prompts.push_back(request.prompts.size());
        m_log->hadPrior.push_back(request.prior != nullptr);
        Image logits({24, 16}, 1, PixelType::F32);
        const int column = int(std::get<PointPrompt>(request.prompts.back()).at.x);
        for (int y = 0; y < 16; ++y) {
            for (int x = 0; x < 24; ++x)
                logits.row<float>(y)[x] = x == column ? 4.f : -4.f;
        }
        return Selection{std::move(logits), 1};
    }
    Result<std::vector<Selection>> candidates(const SelectRequest &request,
                                              std::stop_token stop) override
    {
        std::vector<Selection> all;
        all.push_back(*select(request, stop));
        all.push_back(*select(request, stop));
        return all;
    }

private:
    void getReady(std::vector<bool> &ended, const std::stop_token &stop)
    {
        m_log->preparing();
        const std::lock_guard lock(m_log->mutex);
        ended.push_back(stop.stop_requested());
    }

    std::shared_ptr<SelectLog> m_log;
};

class SelectFixture
{
protected:
    void prepareFixture()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_log = std::make_shared<SelectLog>();
        m_source = std::make_shared<FakeSource>(20);
        m_store = std::move(*ResultStore::open(m_folder->path().toStdString()));
        m_gate = std::make_shared<WorkGate>();
        m_clip = ClipEntry();
        m_clip.id = 1;
        m_clip.media.frameCount = 20;
        m_clip.addObject();
        m_clip.prompts[0][1] = {PointPrompt{{3, 6}, true}};
    }
    SelectTask task(int frame = 0, ObjectId object = 1) const
    {
        return {std::make_shared<ClipEntry>(m_clip), m_source, m_store, frame, object};
    }
    Image maskOf(int frame, ObjectId object = 1) const
    {
        const ResultRef best = Revisions(m_clip).best(object, ResultKind::MaskLogits, frame);
        return maskOfLogits(
            (*m_store->get({1, object, ResultKind::MaskLogits, frame, best.key}))->image);
    }
    std::unique_ptr<SelectService> service()
    {
        auto made = std::make_unique<SelectService>(
            m_gate, std::make_shared<ImageCache>(),
            [log = m_log](const std::string &, const EngineOptions &) {
                return Result<std::unique_ptr<Selector>>(std::make_unique<FakeSelector>(log));
            });
        QObject::connect(
            made.get(), &SelectService::made, made.get(), [this](int, const MadeResult &result) {
                m_clip.results.set(result.object, result.kind, result.frame, result.result);
            });
        return made;
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::shared_ptr<SelectLog> m_log;
    std::shared_ptr<FakeSource> m_source;
    std::shared_ptr<ResultStore> m_store;
    std::shared_ptr<WorkGate> m_gate;
    ClipEntry m_clip;
};

} // namespace filigree
