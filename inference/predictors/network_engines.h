// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include "inference/predictors/engines.h"

#include <filesystem>
#include <memory>
#include <string>

//! Private to this folder.
namespace filigree {

struct OwlFiles
{
    std::string checkpoint; //!< The published safetensors.
    std::string vocabulary; //!< "merges.txt" beside it, or the model that it is by itself.
};

//! All that runs on LibTorch. That takes most of a second to load, so a program can be linked
//! without it and loads it when one of these is asked for the first time.
class NetworkEngines
{
public:
    virtual ~NetworkEngines() = default;

    virtual Result<std::unique_ptr<Tracker>>
    makeBuiltinTracker(std::shared_ptr<FrameSource> frames, const EngineOptions &options) const = 0;
    virtual Result<std::unique_ptr<Tracker>> makeTracker(const std::string &id,
                                                         const std::filesystem::path &checkpoint,
                                                         std::shared_ptr<FrameSource> frames,
                                                         const EngineOptions &options) const = 0;
    virtual Result<std::unique_ptr<Selector>> makeSelector(const std::string &tracker,
                                                           const std::filesystem::path &checkpoint,
                                                           const EngineOptions &options) const = 0;
    virtual Result<std::unique_ptr<Matter>> makeMatter(const std::string &id,
                                                       const std::filesystem::path &checkpoint,
                                                       std::shared_ptr<FrameSource> frames,
                                                       const EngineOptions &options) const = 0;
    virtual Result<std::unique_ptr<Grounder>> makeGrounder(const OwlFiles &files,
                                                           const EngineOptions &options) const = 0;

    virtual Result<std::string> networkOfFile(const std::string &path) const = 0;
    //! Errors: as of checkDevice() of the models.
    virtual Result<> checkDevice(const std::string &device) const = 0;
    //! As setTorchThreads().
    virtual int setThreads(int threads) const = 0;
    virtual std::string torchVersion() const = 0;
    virtual int cudaDevices() const = 0;
    virtual double matrixProductSpeed() const = 0;
};

//! Whoever links a program chooses: filigree::predictors has them in it, filigree_engine_loader
//! loads the library filigree_engines. Errors: NotFound when that is not there or of another
//! version.
Result<const NetworkEngines *> networkEngines();

} // namespace filigree
