// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "inference/predictors/engines.h"

#include "inference/base/caught.h"
#include "inference/models/mematte/matte_network.h"
#include "inference/models/torch_setup.h"
#include "inference/predictors/builtin_grounder.h"
#include "inference/predictors/builtin_matter.h"
#include "inference/predictors/builtin_selector.h"
#include "inference/predictors/builtin_tracker.h"
#include "inference/predictors/builtin_trimap.h"
#include "inference/predictors/network_matter.h"
#include "inference/predictors/owl_grounder.h"
#include "inference/predictors/runtime.h"
#include "inference/predictors/sam2_selector.h"
#include "inference/predictors/sam2_tracker.h"

#include <algorithm>
#include <functional>

namespace filigree {
namespace {

template<typename Engine> struct Entry
{
    EngineInfo info;
    std::function<Result<std::unique_ptr<Engine>>(std::shared_ptr<FrameSource>,
                                                  const EngineOptions &)>
        make;
};

//! Where an engine's checkpoint is. Errors: NotFound saying how to install it.
Result<std::filesystem::path> modelOf(const EngineInfo &engine, const EngineOptions &options)
{
    const auto found = options.models.find(engine.id);
    if (found != options.models.end())
        return found->second;
    return fail(Error::Kind::NotFound,
                engine.name + " is not installed: run 'filigree models download " + engine.id
                    + "', or choose Edit \u25b8 Models in the window.");
}

const std::vector<EngineInfo> &sam2Infos()
{
    static const std::vector<EngineInfo> infos{
        {"edgetam", "EdgeTAM", "The quickest of the SAM 2 family.", true},
        {"sam2.1_hiera_tiny", "SAM 2.1 tiny", "Follows anything; the quickest SAM 2.1.", true},
        {"sam2.1_hiera_small", "SAM 2.1 small", "Follows anything.", true},
        {"sam2.1_hiera_base_plus", "SAM 2.1 base+",
         "Follows anything, more surely; for a graphics processor.", true},
        {"sam2.1_hiera_large", "SAM 2.1 large",
         "Follows anything, most surely; for a graphics processor.", true}};
    return infos;
}

Result<std::shared_ptr<Sam2Network>> sam2Network(const EngineInfo &info,
                                                 const EngineOptions &options)
{
    return modelOf(info, options).and_then([&](const std::filesystem::path &file) {
        return caught(
            [&] { return Sam2Network::load(info.id, file, options.device, options.precision); });
    });
}

// Adding an engine means adding a row here.
const std::vector<Entry<Tracker>> &trackerEntries()
{
    static const std::vector<Entry<Tracker>> entries = [] {
        std::vector<Entry<Tracker>> rows{
            {{"builtin", "Built-in",
              "Learns the shot from its prompted frames; needs no download."},
             [](auto frames, const auto &options) {
                 return std::make_unique<BuiltinTracker>(std::move(frames), options);
             }}};
        for (const EngineInfo &info : sam2Infos()) {
            rows.push_back({info, [&info](auto frames, const auto &options) {
                                return sam2Network(info, options).map([&](auto &&network) {
                                    return std::unique_ptr<Tracker>(
                                        std::make_unique<Sam2Tracker>(std::move(frames), network));
                                });
                            }});
        }
        return rows;
    }();
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

const std::vector<EngineInfo> &matteNetworkInfos()
{
    static const std::vector<EngineInfo> infos{
        {"mematte_s", "MEMatte S", "Fine alpha by a network, at any size", true},
        {"mematte_b", "MEMatte B", "Finer alpha by a larger network, at any size", true},
        {"vitmatte_s", "ViTMatte S", "Fine alpha by a network; slow on large frames", true},
        {"vitmatte_b", "ViTMatte B", "Finer alpha by a larger network; slow on large frames", true},
    };
    return infos;
}

const std::vector<Entry<Matter>> &matterEntries()
{
    static const std::vector<Entry<Matter>> entries = [] {
        std::vector<Entry<Matter>> rows{{{"builtin", "Colour mixtures",
                                          "Solves for alpha from near and far colours; no network"},
                                         [](auto frames, const auto &options) {
                                             return std::make_unique<BuiltinMatter>(
                                                 std::move(frames), options.threads);
                                         }}};
        for (const EngineInfo &info : matteNetworkInfos()) {
            const auto make = [&info](auto frames, const EngineOptions &options) {
                const auto matter = [&](std::shared_ptr<MatteNetwork> network) {
                    return std::unique_ptr<Matter>(std::make_unique<NetworkMatter>(
                        frames, std::move(network), NetworkMatterOptions{options.threads}));
                };
                return modelOf(info, options)
                    .and_then([&](const std::filesystem::path &file) {
                        return caught([&] {
                            return MatteNetwork::load(info.id, file, options.device,
                                                      options.precision);
                        });
                    })
                    .map(matter);
            };
            rows.push_back({info, make});
        }
        return rows;
    }();
    return entries;
}

const EngineInfo owlInfo{"owlv2_base_patch16_ensemble", "OWLv2 base", "Finds what any words name.",
                         true};
const EngineInfo owlVocabulary{"clip_vocabulary", "The vocabulary of OWLv2", "", true};

// The files of OWLv2. Its vocabulary is a model of its own, or lies beside the checkpoint.
Result<OwlFiles> owlFiles(const EngineOptions &options)
{
    return modelOf(owlInfo, options)
        .and_then([&](const std::filesystem::path &checkpoint) -> Result<OwlFiles> {
            const std::filesystem::path beside = checkpoint.parent_path() / "merges.txt";
            std::error_code none;
            if (std::filesystem::exists(beside, none))
                return OwlFiles{checkpoint.string(), beside.string()};
            return modelOf(owlVocabulary, options)
                .map([&](const std::filesystem::path &vocabulary) {
                    return OwlFiles{checkpoint.string(), vocabulary.string()};
                });
        });
}

OwlSpeed owlSpeed(const std::string &name)
{
    return name == "small"   ? OwlSpeed::Small
        : name == "unpadded" ? OwlSpeed::Unpadded
                             : OwlSpeed::Full;
}

const std::vector<Entry<Grounder>> &grounderEntries()
{
    static const std::vector<Entry<Grounder>> entries{
        {{"builtin", "Built-in",
          "Knows colours, places, sizes, motion and people; needs no download."},
         [](auto, const auto &) { return std::make_unique<BuiltinGrounder>(); }},
        {owlInfo,
         [](auto, const EngineOptions &options) {
             return owlFiles(options)
                 .and_then([&](const OwlFiles &files) {
                     return OwlGrounder::open(files, owlSpeed(options.textSpeed),
                                              options.device);
                 })
                 .map([](auto &&owl) { return std::unique_ptr<Grounder>(std::move(owl)); });
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

// For this thread, which is to use the engine. The device is looked for whether the engine uses it
// or not, so that no run on another one goes unnoticed.
Result<> prepare(const EngineOptions &options)
{
    return checkDevice(options.device).map([&] { setEngineThreads(options.threads); });
}

template<typename Engine>
Result<std::unique_ptr<Engine>>
make(const std::vector<Entry<Engine>> &entries, const std::string &kind, const std::string &id,
     std::shared_ptr<FrameSource> frames, const EngineOptions &options)
{
    std::string known;
    for (const auto &entry : entries) {
        if (entry.info.id == id) {
            return prepare(options).and_then(
                [&] { return entry.make(std::move(frames), options); });
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

std::vector<EngineInfo> grounders()
{
    return infos(grounderEntries());
}

std::string bestGrounder(const EngineOptions &options)
{
    return owlFiles(options) ? owlInfo.id : "builtin";
}

Result<std::unique_ptr<Grounder>> makeGrounder(const std::string &id, const EngineOptions &options)
{
    return make(grounderEntries(), "grounder", id, nullptr, options);
}

std::vector<std::string> knownWords()
{
    return BuiltinGrounder::words();
}

Result<std::unique_ptr<Tracker>> makeTracker(const std::string &id,
                                             std::shared_ptr<FrameSource> frames,
                                             const EngineOptions &options)
{
    return make(trackerEntries(), "tracker", id, std::move(frames), options);
}

std::string bestTracker(const EngineOptions &options)
{
    // By what was published: on a processor the time of a frame decides, on a graphics processor
    // all are quick and the accuracy does.
    static const std::vector<std::string> onProcessor{
        "sam2.1_hiera_tiny", "edgetam", "sam2.1_hiera_small", "sam2.1_hiera_base_plus",
        "sam2.1_hiera_large"};
    static const std::vector<std::string> onGraphics{"sam2.1_hiera_large", "sam2.1_hiera_base_plus",
                                                     "sam2.1_hiera_small", "sam2.1_hiera_tiny",
                                                     "edgetam"};
    for (const std::string &id : options.device == "cpu" ? onProcessor : onGraphics) {
        if (options.models.contains(id))
            return id;
    }
    return "builtin";
}

std::vector<EngineInfo> runnable(const std::vector<EngineInfo> &engines,
                                 const EngineOptions &options)
{
    std::vector<EngineInfo> result;
    std::ranges::copy_if(engines, std::back_inserter(result), [&](const EngineInfo &engine) {
        return !engine.needsModel || options.models.contains(engine.id);
    });
    return result;
}

// Trackers that have no selector of their own share the built-in one.
Result<std::unique_ptr<Selector>> makeSelector(const std::string &tracker,
                                               const EngineOptions &options)
{
    if (const Result<> prepared = prepare(options); !prepared)
        return tl::unexpected(prepared.error());
    const auto sam2 = std::ranges::find(sam2Infos(), tracker, &EngineInfo::id);
    if (sam2 != sam2Infos().end()) {
        return sam2Network(*sam2, options).map([](auto &&network) {
            return std::unique_ptr<Selector>(std::make_unique<Sam2Selector>(network));
        });
    }
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
