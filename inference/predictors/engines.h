// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include "inference/predictors/grounder.h"
#include "inference/predictors/matter.h"
#include "inference/predictors/selector.h"
#include "inference/predictors/tracker.h"
#include "inference/predictors/trimap_predictor.h"

#include <filesystem>
#include <map>
#include <memory>
#include <string>
#include <vector>

namespace filigree {

struct EngineOptions
{
    std::string device = "cpu"; //!< "cpu" or "cuda:N".
    int threads = 0; //!< 0: all cores.
    //! Checkpoints that are installed, by the id of the engine they are for.
    std::map<std::string, std::filesystem::path> models = {};
    //! Of SAM 2's and the matting networks' products: "fp32", or "bf16" where the device has it.
    std::string precision = "fp32";
    //! How OWLv2 looks at a picture: "full", "unpadded" or "small", as OwlSpeed.
    std::string textSpeed = "full";
    //! How often networks halve what they take of the device's memory at a time, as it was too
    //! small: regions of a picture, queries of attention, features that are kept.
    int halvings = 0;
    bool operator==(const EngineOptions &) const = default;
};

struct EngineInfo
{
    std::string id; //!< What settings, projects and the command line name it by.
    std::string name; //!< For people.
    std::string description;
    bool needsModel = false; //!< It runs only with a checkpoint among the options' models.
};

const std::vector<EngineInfo> &trackers();
const std::vector<EngineInfo> &trimapPredictors();
const std::vector<EngineInfo> &matters();
const std::vector<EngineInfo> &grounders();

//! Of those that can run with these options, the one to prefer on their device: "builtin" when no
//! other can.
std::string bestTracker(const EngineOptions &options);
std::string bestGrounder(const EngineOptions &options); //!< Likewise.
//! Those that can run.
std::vector<EngineInfo> runnable(const std::vector<EngineInfo> &engines,
                                 const EngineOptions &options);

//! Errors: NotFound naming the id and the known ones, or how to install its model; those of the
//! model's file; Unsupported for a device that is not there.
Result<std::unique_ptr<Tracker>> makeTracker(const std::string &id,
                                             std::shared_ptr<FrameSource> frames,
                                             const EngineOptions &options);
//! What answers clicks for the tracker of that id.
Result<std::unique_ptr<Selector>> makeSelector(const std::string &tracker,
                                               const EngineOptions &options);
Result<std::unique_ptr<TrimapPredictor>> makeTrimapPredictor(const std::string &id,
                                                             std::shared_ptr<FrameSource> frames,
                                                             const EngineOptions &options);
Result<std::unique_ptr<Matter>> makeMatter(const std::string &id,
                                           std::shared_ptr<FrameSource> frames,
                                           const EngineOptions &options);
Result<std::unique_ptr<Grounder>> makeGrounder(const std::string &id, const EngineOptions &options);
//! The words that are sure to be understood by every grounder, for completion.
std::vector<std::string> knownWords();

} // namespace filigree
