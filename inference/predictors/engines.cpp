// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "inference/predictors/engines.h"

#include "inference/predictors/builtin_matter.h"
#include "inference/predictors/builtin_selector.h"
#include "inference/predictors/builtin_tracker.h"
#include "inference/predictors/builtin_trimap.h"
#include "inference/predictors/runtime.h"

#include <algorithm>
#include <functional>

namespace filigree {
namespace {

template<typename Engine> struct Entry
{
    EngineInfo info;
    std::function<std::unique_ptr<Engine>(std::shared_ptr<FrameSource>, const EngineOptions &)>
        make;
};

// Adding an engine means adding a row here.
const std::vector<Entry<Tracker>> &trackerEntries()
{
    static const std::vector<Entry<Tracker>> entries{
        {{"builtin", "Built-in", "Learns the shot from its prompted frames; needs no download."},
         [](auto frames, const auto &options) {
             return std::make_unique<BuiltinTracker>(std::move(frames), options);
         }}};
    return entries;
}

const std::vector<Entry<TrimapPredictor>> &trimapEntries()
{
    static const std::vector<Entry<TrimapPredictor>> entries{
        {{"builtin", "Edge width", "A band as wide as the edge is soft; no network"},
         [](std::shared_ptr<FrameSource> frames, const EngineOptions &) {
             return std::make_unique<BuiltinTrimapPredictor>(std::move(frames));
         }},
    };
    return entries;
}

const std::vector<Entry<Matter>> &matterEntries()
{
    static const std::vector<Entry<Matter>> entries{
        {{"builtin", "Colour mixtures", "Solves for alpha from near and far colours; no network"},
         [](std::shared_ptr<FrameSource> frames, const EngineOptions &options) {
             return std::make_unique<BuiltinMatter>(std::move(frames), options.threads);
         }},
    };
    return entries;
}

template<typename Engine> std::vector<EngineInfo> infos(const std::vector<Entry<Engine>> &entries)
{
    std::vector<EngineInfo> result;
    for (const auto &entry : entries)
        result.push_back(entry.info);
    return result;
}

template<typename Engine>
Result<std::unique_ptr<Engine>>
make(const std::vector<Entry<Engine>> &entries, const std::string &kind, const std::string &id,
     std::shared_ptr<FrameSource> frames, const EngineOptions &options)
{
    std::string known;
    for (const auto &entry : entries) {
        if (entry.info.id == id) {
            setEngineThreads(options.threads); // of this thread, which is to use the engine
            return entry.make(std::move(frames), options);
        }
        known += (known.empty() ? "" : ", ") + entry.info.id;
    }
    return fail(Error::Kind::NotFound,
                "There is no " + kind + " named '" + id + "'; known are: " + known + ".");
}

} // namespace

std::vector<EngineInfo> trackers()
{
    return infos(trackerEntries());
}

std::vector<EngineInfo> trimapPredictors()
{
    return infos(trimapEntries());
}

std::vector<EngineInfo> matters()
{
    return infos(matterEntries());
}

Result<std::unique_ptr<Tracker>> makeTracker(const std::string &id,
                                             std::shared_ptr<FrameSource> frames,
                                             const EngineOptions &options)
{
    return make(trackerEntries(), "tracker", id, std::move(frames), options);
}

// Trackers that have no selector of their own share the built-in one.
Result<std::unique_ptr<Selector>> makeSelector(const std::string &tracker, const EngineOptions &)
{
    const auto &entries = trackerEntries();
    if (std::ranges::none_of(entries, [&](const auto &one) { return one.info.id == tracker; }))
        return fail(Error::Kind::NotFound, "There is no tracker named '" + tracker + "'.");
    return std::make_unique<BuiltinSelector>();
}

Result<std::unique_ptr<TrimapPredictor>> makeTrimapPredictor(const std::string &id,
                                                             std::shared_ptr<FrameSource> frames,
                                                             const EngineOptions &options)
{
    return make(trimapEntries(), "trimap predictor", id, std::move(frames), options);
}

Result<std::unique_ptr<Matter>>
makeMatter(const std::string &id, std::shared_ptr<FrameSource> frames, const EngineOptions &options)
{
    return make(matterEntries(), "matter", id, std::move(frames), options);
}

} // namespace filigree
