// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "inference/predictors/engines.h"

#include "inference/predictors/builtin_grounder.h"
#include "inference/predictors/builtin_matter.h"
#include "inference/predictors/builtin_selector.h"
#include "inference/predictors/builtin_trimap.h"
#include "inference/predictors/grounding_words.h"
#include "inference/predictors/network_engines.h"

#include <algorithm>

namespace filigree {
namespace {

constexpr const char *builtinEngine = "builtin";
constexpr const char *owlEngine = "owlv2_base_patch16_ensemble";

//! Errors: NotFound saying how to install it.
Result<std::filesystem::path> modelOf(const EngineInfo &engine, const EngineOptions &options)
{
    const auto found = options.models.find(engine.id);
    if (found != options.models.end())
        return found->second;
    return fail(Error::Kind::NotFound,
                engine.name + " is not installed: run 'filigree models download " + engine.id
                    + "', or choose Edit \u25b8 Models in the window.");
}

//! The vocabulary of OWLv2 is a model of its own, or lies beside the checkpoint.
Result<OwlFiles> owlFiles(const EngineOptions &options)
{
    const EngineInfo vocabularyInfo{"clip_vocabulary", "The vocabulary of OWLv2", "", true};
    return modelOf(grounders().back(), options)
        .and_then([&](const std::filesystem::path &checkpoint) -> Result<OwlFiles> {
            const std::filesystem::path beside = checkpoint.parent_path() / "merges.txt";
            std::error_code none;
            if (std::filesystem::exists(beside, none))
                return OwlFiles{checkpoint.string(), beside.string()};
            return modelOf(vocabularyInfo, options)
                .map([&](const std::filesystem::path &vocabulary) {
                    return OwlFiles{checkpoint.string(), vocabulary.string()};
                });
        });
}

//! Looked for whether the engine uses it or not, so that no run on another one goes unnoticed.
Result<> checkDevice(const std::string &device)
{
    if (device == "cpu")
        return {};
    return networkEngines().and_then(
        [&](const NetworkEngines *networks) { return networks->checkDevice(device); });
}

//! What is to be made. Errors: NotFound, naming those that are known; those of the device.
Result<EngineInfo> chosen(const std::vector<EngineInfo> &engines, const std::string &kind,
                          const std::string &id, const EngineOptions &options)
{
    const auto found = std::ranges::find(engines, id, &EngineInfo::id);
    if (found == engines.end()) {
        std::string known;
        for (const EngineInfo &engine : engines)
            known += (known.empty() ? "" : ", ") + engine.id;
        return fail(Error::Kind::NotFound,
                    "There is no " + kind + " named '" + id + "'; known are: " + known + ".");
    }
    return checkDevice(options.device).map([&] { return *found; });
}

//! What they make, on a thread that is ready for it.
template<typename Make>
auto withNetworks(const EngineOptions &options, Make make)
    -> decltype(make(std::declval<const NetworkEngines &>()))
{
    return networkEngines().and_then([&](const NetworkEngines *networks) {
        networks->setThreads(options.threads);
        return make(*networks);
    });
}

} // namespace

// Adding an engine means adding a row here, and to linked_engines.cpp what makes it.

const std::vector<EngineInfo> &trackers()
{
    static const std::vector<EngineInfo> infos{
        {builtinEngine, "Built-in", "Learns the shot from its prompted frames; needs no download."},
        {"edgetam", "EdgeTAM", "The quickest of the SAM 2 family.", true},
        {"sam2.1_hiera_tiny", "SAM 2.1 tiny", "Follows anything; the quickest SAM 2.1.", true},
        {"sam2.1_hiera_small", "SAM 2.1 small", "Follows anything.", true},
        {"sam2.1_hiera_base_plus", "SAM 2.1 base+",
         "Follows anything, more surely; for a graphics processor.", true},
        {"sam2.1_hiera_large", "SAM 2.1 large",
         "Follows anything, most surely; for a graphics processor.", true}};
    return infos;
}

const std::vector<EngineInfo> &trimapPredictors()
{
    static const std::vector<EngineInfo> infos{
        {builtinEngine, "Edge width", "A band as wide as the edge is soft; no network"}};
    return infos;
}

const std::vector<EngineInfo> &matters()
{
    static const std::vector<EngineInfo> infos{
        {builtinEngine, "Colour mixtures",
         "Solves for alpha from near and far colours; no network"},
        {"mematte_s", "MEMatte S", "Fine alpha by a network, at any size", true},
        {"mematte_b", "MEMatte B", "Finer alpha by a larger network, at any size", true},
        {"vitmatte_s", "ViTMatte S", "Fine alpha by a network; slow on large frames", true},
        {"vitmatte_b", "ViTMatte B", "Finer alpha by a larger network; slow on large frames",
         true}};
    return infos;
}

const std::vector<EngineInfo> &grounders()
{
    static const std::vector<EngineInfo> infos{
        {builtinEngine, "Built-in",
         "Knows colours, places, sizes, motion and people; needs no download."},
        {owlEngine, "OWLv2 base", "Finds what any words name.", true}};
    return infos;
}

std::string bestGrounder(const EngineOptions &options)
{
    return owlFiles(options) ? owlEngine : builtinEngine;
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
    return builtinEngine;
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

std::vector<std::string> knownWords()
{
    return groundingWords();
}

Result<std::unique_ptr<Tracker>> makeTracker(const std::string &id,
                                             std::shared_ptr<FrameSource> frames,
                                             const EngineOptions &options)
{
    return chosen(trackers(), "tracker", id, options).and_then([&](const EngineInfo &info) {
        return withNetworks(options, [&](const NetworkEngines &networks) {
            if (id == builtinEngine)
                return networks.makeBuiltinTracker(std::move(frames), options);
            return modelOf(info, options).and_then([&](const std::filesystem::path &file) {
                return networks.makeTracker(id, file, std::move(frames), options);
            });
        });
    });
}

Result<std::unique_ptr<Selector>> makeSelector(const std::string &tracker,
                                               const EngineOptions &options)
{
    using Made = Result<std::unique_ptr<Selector>>;
    return chosen(trackers(), "tracker", tracker, options)
        .and_then([&](const EngineInfo &info) -> Made {
            if (tracker == builtinEngine)
                return std::make_unique<BuiltinSelector>();
            return modelOf(info, options).and_then([&](const std::filesystem::path &file) {
                return withNetworks(options, [&](const NetworkEngines &networks) {
                    return networks.makeSelector(tracker, file, options);
                });
            });
        });
}

Result<std::unique_ptr<TrimapPredictor>> makeTrimapPredictor(const std::string &id,
                                                             std::shared_ptr<FrameSource> frames,
                                                             const EngineOptions &options)
{
    return chosen(trimapPredictors(), "trimap predictor", id, options)
        .map([&](const EngineInfo &) -> std::unique_ptr<TrimapPredictor> {
            return std::make_unique<BuiltinTrimapPredictor>(std::move(frames));
        });
}

Result<std::unique_ptr<Matter>>
makeMatter(const std::string &id, std::shared_ptr<FrameSource> frames, const EngineOptions &options)
{
    using Made = Result<std::unique_ptr<Matter>>;
    return chosen(matters(), "matter", id, options).and_then([&](const EngineInfo &info) -> Made {
        if (id == builtinEngine)
            return std::make_unique<BuiltinMatter>(std::move(frames), options.threads);
        return modelOf(info, options).and_then([&](const std::filesystem::path &file) {
            return withNetworks(options, [&](const NetworkEngines &networks) {
                return networks.makeMatter(id, file, std::move(frames), options);
            });
        });
    });
}

Result<std::unique_ptr<Grounder>> makeGrounder(const std::string &id, const EngineOptions &options)
{
    using Made = Result<std::unique_ptr<Grounder>>;
    return chosen(grounders(), "grounder", id, options).and_then([&](const EngineInfo &) -> Made {
        if (id == builtinEngine)
            return std::make_unique<BuiltinGrounder>();
        return owlFiles(options).and_then([&](const OwlFiles &files) {
            return withNetworks(options, [&](const NetworkEngines &networks) {
                return networks.makeGrounder(files, options);
            });
        });
    });
}

} // namespace filigree
