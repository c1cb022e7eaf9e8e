// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include "inference/base/result.h"
#include "project_io/model/clip_info.h"

#include <QImage>
#include <QObject>

#include <condition_variable>
#include <memory>
#include <mutex>
#include <optional>
#include <stop_token>
#include <string>
#include <thread>

namespace filigree {

class CachedFrameSource;
class FrameCache;

//! Opens clips and decodes frames for the screen beside the GUI thread. Only the newest request
//! counts: one that was not begun yet is replaced, and opening a clip abandons what is under way.
class FrameLoader final : public QObject
{
    Q_OBJECT
public:
    explicit FrameLoader(std::shared_ptr<FrameCache> cache, QObject *parent = nullptr);
    ~FrameLoader() override;

    void open(const std::string &path);
    void request(int frame);

signals:
    void opened(const filigree::ClipInfo &info);
    void frameReady(int frame, const QImage &picture);
    void failed(const filigree::Error &error);

private:
    struct Wanted
    {
        std::mutex mutex;
        std::condition_variable_any changed;
        std::optional<std::string> path;
        std::optional<int> frame;
        std::stop_source abandon; // of the work under way
    };
    void work(std::stop_token stop);
    void serve(const std::optional<std::string> &path, std::optional<int> frame,
               std::stop_token stop);

    std::shared_ptr<FrameCache> m_cache;
    Wanted m_wanted;
    std::shared_ptr<CachedFrameSource> m_source; // of the thread
    std::jthread m_thread; // last: joined before what it uses is destroyed
};

} // namespace filigree
