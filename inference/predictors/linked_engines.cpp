// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "inference/predictors/network_engines.h"

#include "inference/base/caught.h"
#include "inference/models/mematte/matte_config.h"
#include "inference/models/mematte/matte_network.h"
#include "inference/models/recognition.h"
#include "inference/models/torch_setup.h"
#include "inference/predictors/builtin_tracker.h"
#include "inference/predictors/guarded.h"
#include "inference/predictors/linked_engines.h"
#include "inference/predictors/network_matter.h"
#include "inference/predictors/owl_grounder.h"
#include "inference/predictors/sam2_selector.h"
#include "inference/predictors/sam2_tracker.h"

namespace filigree {
namespace {

OwlSpeed owlSpeed(const std::string &name)
{
    return name == "small"   ? OwlSpeed::Small
        : name == "unpadded" ? OwlSpeed::Unpadded
                             : OwlSpeed::Full;
}

Result<std::shared_ptr<Sam2Network>> sam2Network(const std::string &id,
                                                 const std::filesystem::path &checkpoint,
                                                 const EngineOptions &options)
{
    return guarded("Reading the network", [&] {
        return Sam2Network::load(id, checkpoint, options.device, options.precision)
            .map([&](std::shared_ptr<Sam2Network> &&network) {
                network->takeLess(options.halvings);
                return std::move(network);
            });
    });
}

class LinkedEngines final : public NetworkEngines
{
public:
    Result<std::unique_ptr<Tracker>> makeBuiltinTracker(std::shared_ptr<FrameSource> frames,
                                                        const EngineOptions &options) const override
    {
        return std::make_unique<BuiltinTracker>(std::move(frames), options);
    }

    Result<std::unique_ptr<Tracker>> makeTracker(const std::string &id,
                                                 const std::filesystem::path &checkpoint,
                                                 std::shared_ptr<FrameSource> frames,
                                                 const EngineOptions &options) const override
    {
        return sam2Network(id, checkpoint, options)
            .map([&](auto &&network) -> std::unique_ptr<Tracker> {
                return std::make_unique<Sam2Tracker>(std::move(frames), network);
            });
    }

    Result<std::unique_ptr<Selector>> makeSelector(const std::string &tracker,
                                                   const std::filesystem::path &checkpoint,
                                                   const EngineOptions &options) const override
    {
        return sam2Network(tracker, checkpoint, options)
            .map([](auto &&network) -> std::unique_ptr<Selector> {
                return std::make_unique<Sam2Selector>(network);
            });
    }

    Result<std::unique_ptr<Matter>> makeMatter(const std::string &id,
                                               const std::filesystem::path &checkpoint,
                                               std::shared_ptr<FrameSource> frames,
                                               const EngineOptions &options) const override
    {
        NetworkMatterOptions limits;
        limits.threads = options.threads;
        limits.halvings = options.halvings;
        if (const MatteConfig *config = findMatteConfig(id); config && !config->hasRouters)
            limits.wholeFrom = 0.5; // its time grows with the square of the pixels
        return guarded("Reading the network",
                       [&] {
                           return MatteNetwork::load(id, checkpoint, options.device,
                                                     options.precision);
                       })
            .map([&](auto &&network) -> std::unique_ptr<Matter> {
                return std::make_unique<NetworkMatter>(std::move(frames), network, limits);
            });
    }

    Result<std::unique_ptr<Grounder>> makeGrounder(const OwlFiles &files,
                                                   const EngineOptions &options) const override
    {
        return OwlGrounder::open(files, owlSpeed(options.textSpeed), options.device)
            .map([](auto &&owl) -> std::unique_ptr<Grounder> { return std::move(owl); });
    }

    Result<std::string> networkOfFile(const std::string &path) const override
    {
        return caught([&] { return recognised(path); }).and_then([&](const Recognised &found) {
            if (found.isWhole())
                return Result<std::string>(found.network);
            return Result<std::string>(
                fail(Error::Kind::Unsupported, '\'' + path + "' is " + found.verdict() + '.'));
        });
    }

    Result<> checkDevice(const std::string &device) const override
    {
        return filigree::checkDevice(device);
    }
    int setThreads(int threads) const override { return setTorchThreads(threads); }
    std::string torchVersion() const override { return filigree::torchVersion(); }
    int cudaDevices() const override { return cudaDeviceCount(); }
    double matrixProductSpeed() const override { return filigree::matrixProductSpeed(); }
};

} // namespace

const NetworkEngines &linkedEngines()
{
    static const LinkedEngines engines;
    return engines;
}

} // namespace filigree
