// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "inference/models/mematte/matte_network.h"

#include "inference/models/checkpoint/checkpoint.h"
#include "inference/models/layers/attention.h"
#include "inference/models/layers/precision.h"
#include "inference/models/layers/transfer.h"
#include "inference/models/mematte/matte_cost.h"
#include "inference/models/mematte/matte_model.h"
#include "inference/models/torch_error.h"
#include "inference/models/torch_setup.h"

#include <algorithm>
#include <atomic>
#include <map>
#include <mutex>

namespace filigree {

struct MatteNetwork::Private
{
    mutable MatteModel model{nullptr}; // forward() of LibTorch's modules is not const
    torch::Device device{torch::kCPU};
    Precision precision = Precision::Float32;
    std::atomic<int> halvings = 0;

    Result<torch::Tensor> alpha(MattePicture picture, const std::stop_token &stop) const;
};

Result<torch::Tensor> MatteNetwork::Private::alpha(MattePicture picture,
                                                   const std::stop_token &stop) const
{
    const torch::NoGradGuard noGrad;
    const PrecisionScope scope(precision);
    const QueriesAtOnce queries(QueriesAtOnce::usual >> halvings);
    const int64_t height = picture.height;
    const int64_t width = picture.width;
    torch::Tensor given =
        sentTo(device, torch::from_blob(picture.values.data(), {height, width, 4}, torch::kFloat))
            .permute({2, 0, 1});
    const torch::Tensor input = MatteModelImpl::input(given.slice(0, 0, 3), given[3]);
    given.reset();
    picture.values = {};
    Result<torch::Tensor> features = model->encode(input, matteTokenCap, {}, stop);
    if (!features)
        return features;
    Tiling tiling = model->boundedTiling();
    tiling.skipsKnown = true;
    const Result<torch::Tensor> decoded = model->decode(*features, input, tiling, {}, stop);
    if (!decoded)
        return decoded;
    const auto cropped = [&](const torch::Tensor &x) {
        return x.slice(0, 0, height).slice(1, 0, width);
    };
    const torch::Tensor trimap = cropped(input[0][3]);
    const torch::Tensor isKnown = (trimap <= 0).logical_or(trimap >= 1);
    return torch::where(isKnown, trimap, cropped(*decoded)).to(torch::kCPU).contiguous();
}

MatteNetwork::MatteNetwork()
    : d(std::make_unique<Private>())
{ }

MatteNetwork::~MatteNetwork() = default;

Result<std::shared_ptr<MatteNetwork>> MatteNetwork::load(const std::string &name,
                                                         const std::filesystem::path &file,
                                                         const std::string &device,
                                                         const std::string &precision)
{
    static std::mutex mutex;
    static std::map<std::string, std::weak_ptr<MatteNetwork>> living;
    const std::lock_guard lock(mutex);
    const MatteConfig *config = findMatteConfig(name);
    if (!config)
        return fail(Error::Kind::Unsupported, "There is no matting network named '" + name + "'.");
    std::error_code error; // a file that is not there fails below
    const auto written = std::filesystem::last_write_time(file, error);
    std::weak_ptr<MatteNetwork> &known =
        living[name + '\n' + device + '\n' + precision + '\n' + file.string() + '\n'
               + std::to_string(written.time_since_epoch().count())];
    if (auto network = known.lock())
        return network;
    if (const Result<> checked = checkDevice(device); !checked)
        return tl::unexpected(checked.error());
    const Result<Precision> products = precisionNamed(precision, device);
    if (!products)
        return tl::unexpected(products.error());
    const Result<TensorFile> read = readCheckpoint(file.string());
    if (!read)
        return tl::unexpected(read.error());
    auto network = std::make_shared<MatteNetwork>();
    network->d->precision = *products;
    network->d->device = torch::Device(device);
    network->d->model = MatteModel(*config);
    network->d->model->to(network->d->device);
    const PrecisionScope scope(*products);
    if (const Result<> loaded = network->d->model->loadState(read->tensors); !loaded)
        return fail(loaded.error().kind,
                    "'" + file.string() + "': " + loaded.error().message + ".");
    known = network;
    return network;
}

Result<std::vector<float>> MatteNetwork::alpha(MattePicture picture, std::stop_token stop) const
{
    try {
        const Result<torch::Tensor> alpha = d->alpha(std::move(picture), stop);
        if (!alpha)
            return tl::unexpected(alpha.error());
        const float *values = alpha->data_ptr<float>();
        return std::vector<float>(values, values + alpha->numel());
    } catch (const std::exception &problem) {
        const std::optional<Error> ofTorch = torchError(problem);
        if (!ofTorch)
            throw;
        return tl::unexpected(*ofTorch);
    }
}

std::int64_t MatteNetwork::pixelsFor(std::int64_t bytes) const
{
    return mattePixels(d->model->config(), bytes);
}

void MatteNetwork::takeLess(int halvings)
{
    d->halvings = std::max(d->halvings.load(), halvings);
}

} // namespace filigree
