// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "inference/models/sam2/sam2_network_p.h"

#include "inference/models/checkpoint/checkpoint.h"
#include "inference/models/layers/transfer.h"
#include "inference/models/torch_setup.h"

#include <algorithm>
#include <map>

namespace filigree {
namespace {

std::int64_t bytesOfFeatures(const ImageFeatures &features)
{
    return std::int64_t(features.highRes0.nbytes() + features.highRes1.nbytes()
                        + features.low.nbytes());
}

} // namespace

torch::Tensor sam2Pixels(const Sam2Picture &picture, const torch::Device &device)
{
    const torch::Tensor bytes =
        sentTo(device,
               torch::from_blob(const_cast<std::uint8_t *>(picture.pixels().data()),
                                {1, sam2PictureSide, sam2PictureSide, 3}, torch::kUInt8));
    // Mean and deviation of ImageNet's pictures.
    const torch::Tensor mean = torch::tensor({0.485F, 0.456F, 0.406F}, device);
    const torch::Tensor deviation = torch::tensor({0.229F, 0.224F, 0.225F}, device);
    return ((bytes.to(torch::kFloat) / 255 - mean) / deviation).permute({0, 3, 1, 2});
}

PointPrompts sam2PointPrompts(const std::vector<Sam2Point> &points)
{
    std::vector<float> coords;
    std::vector<std::int64_t> labels;
    for (const Sam2Point &point : points) {
        coords.insert(coords.end(), {point.x, point.y});
        labels.push_back(point.label);
    }
    return {torch::tensor(coords).view({1, -1, 2}), torch::tensor(labels).view({1, -1})};
}

torch::Tensor sam2LogitsTensor(const std::vector<float> &values)
{
    return torch::tensor(values).view({1, 1, sam2LogitsSide, sam2LogitsSide});
}

std::vector<float> sam2Values(const torch::Tensor &logits)
{
    const torch::Tensor flat = logits.to(torch::kCPU, torch::kFloat).contiguous();
    return {flat.data_ptr<float>(), flat.data_ptr<float>() + flat.numel()};
}

ImageFeatures Sam2Network::Private::featuresOf(const Sam2Picture &picture,
                                               const std::stop_token &stop)
{
    const auto isOfPicture = [&](const Kept &one) { return one.key == picture.key(); };
    {
        const std::lock_guard lock(mutex);
        if (const auto found = std::ranges::find_if(kept, isOfPicture); found != kept.end()) {
            kept.splice(kept.begin(), kept, found);
            return kept.front().features;
        }
    }
    const torch::NoGradGuard noGrad;
    ImageFeatures features = model->encodeImage(sam2Pixels(picture, model->device()), false, stop);
    if (!features.low.defined())
        return features;
    const std::lock_guard lock(mutex);
    ++encoded;
    std::erase_if(kept, isOfPicture); // another thread may have been as quick
    kept.push_front({picture.key(), bytesOfFeatures(features), features});
    std::int64_t bytes = 0;
    for (auto one = kept.begin(); one != kept.end();) {
        bytes += one->bytes;
        one = bytes > budget && one != kept.begin() ? kept.erase(one) : std::next(one);
    }
    return features;
}

Sam2Network::Sam2Network()
    : d(std::make_unique<Private>())
{ }

Sam2Network::~Sam2Network() = default;

Result<std::shared_ptr<Sam2Network>> Sam2Network::load(const std::string &name,
                                                       const std::filesystem::path &file,
                                                       const std::string &device,
                                                       const std::string &precision)
{
    static std::mutex mutex;
    static std::map<std::string, std::weak_ptr<Sam2Network>> living;
    const std::lock_guard lock(mutex);
    std::error_code error; // a file that is not there fails below
    const auto written = std::filesystem::last_write_time(file, error);
    std::weak_ptr<Sam2Network> &known =
        living[name + '\n' + device + '\n' + precision + '\n' + file.string() + '\n'
               + std::to_string(written.time_since_epoch().count())];
    if (auto network = known.lock())
        return network;
    const Sam2Config *config = findSam2Config(name);
    if (!config)
        return fail(Error::Kind::Unsupported,
                    "There is no network named '" + name + "' in the SAM 2 family.");
    if (const Result<> checked = checkDevice(device); !checked)
        return tl::unexpected(checked.error());
    const Result<Precision> products = precisionNamed(precision, device);
    if (!products)
        return tl::unexpected(products.error());
    const Result<TensorFile> read = readCheckpoint(file.string());
    if (!read)
        return tl::unexpected(read.error());
    auto network = std::make_shared<Sam2Network>();
    network->d->model = Sam2Model(*config, *products);
    network->d->model->to(torch::Device(device));
    if (const Result<> loaded = network->d->model->loadState(read->tensors); !loaded)
        return fail(loaded.error().kind, "'" + file.string() + "': " + loaded.error().message);
    known = network;
    return network;
}

void Sam2Network::encode(const Sam2Picture &picture, const std::stop_token &stop)
{
    d->featuresOf(picture, stop);
}

Sam2Answer Sam2Network::answer(const Sam2Picture &picture, const Sam2Question &question)
{
    const torch::NoGradGuard noGrad;
    const ImageFeatures features = d->featuresOf(picture);
    Sam2Prompt prompt;
    if (!question.points.empty())
        prompt.points = sam2PointPrompts(question.points);
    if (!question.earlier.empty())
        prompt.mask = sam2LogitsTensor(question.earlier).clamp(-32, 32);
    const DecodedMasks decoded =
        d->model->decode(d->model->withoutMemory(features.low), features, prompt);
    const auto maskAt = [&](std::int64_t index) {
        return Sam2Mask{sam2Values(decoded.masks[0][index]), decoded.ious[0][index].item<double>()};
    };
    Sam2Answer answer;
    answer.single = maskAt(MaskDecoderImpl::singleIndex(decoded)[0].item<std::int64_t>());
    for (std::int64_t index = 1; index < decoded.masks.size(1); ++index)
        answer.candidates.push_back(maskAt(index));
    std::ranges::stable_sort(answer.candidates, std::greater<>(), &Sam2Mask::quality);
    return answer;
}

void Sam2Network::setFeatureBudget(std::int64_t bytes)
{
    const std::lock_guard lock(d->mutex);
    d->budget = bytes;
}

void Sam2Network::takeLess(int halvings)
{
    const std::lock_guard lock(d->mutex);
    if (halvings <= d->halvings)
        return;
    d->budget >>= halvings - d->halvings;
    d->halvings = halvings;
    d->kept.clear();
    d->model->setQueriesAtOnce(QueriesAtOnce::usual >> halvings);
}

std::int64_t Sam2Network::featureBytes() const
{
    const std::lock_guard lock(d->mutex);
    std::int64_t bytes = 0;
    for (const auto &one : d->kept)
        bytes += one.bytes;
    return bytes;
}

int Sam2Network::encodedPictures() const
{
    const std::lock_guard lock(d->mutex);
    return d->encoded;
}

} // namespace filigree
