// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "tests/parity/matte_taps.h"

namespace filigree::parity {
namespace {

torch::Tensor everyNth(const torch::Tensor &x, std::int64_t first, std::int64_t second,
                       std::int64_t third)
{
    return x.slice(0, 0, torch::nullopt, first)
        .slice(1, 0, torch::nullopt, second)
        .slice(2, 0, torch::nullopt, third)
        .clone(torch::MemoryFormat::Contiguous);
}

// The step over a map of detail or fusion, which is larger the finer the map.
std::int64_t stepOf(const std::string &name)
{
    const int level = name.back() - '0';
    return name.starts_with("detail") ? 32 >> level : 4 << level;
}

// The strides of "tap.globalNN": of the first kept tokens, and of channels.
constexpr std::int64_t globalEnd = 256, globalTokens = 4, globalChannels = 8;
// And of "tap.ltrmNN": of rows and columns, and of channels.
constexpr std::int64_t gridStep = 2, gridChannels = 32;

} // namespace

bool holdsWrittenLtrm(const std::map<std::string, torch::Tensor> &reference)
{
    const auto keep = reference.find("router_keep");
    if (keep == reference.end())
        return false;
    std::int64_t compared = 0;
    for (std::int64_t router = 0; router < keep->second.size(0); ++router) {
        const std::string block = (router < 3 ? "0" : "") + std::to_string(3 * router + 2);
        const auto ltrm = reference.find("tap.ltrm" + block);
        const auto global = reference.find("tap.global" + block);
        if (ltrm == reference.end() || global == reference.end())
            continue;
        const torch::Tensor places = keep->second[router].nonzero();
        const torch::Tensor attended =
            global->second.slice(1, 0, torch::nullopt, gridChannels / globalChannels);
        for (std::int64_t i = 0; i < std::min(globalEnd, places.size(0)); i += globalTokens) {
            const auto y = places[i][0].item<std::int64_t>(), x = places[i][1].item<std::int64_t>();
            if (y % gridStep != 0 || x % gridStep != 0)
                continue;
            ++compared;
            if (!torch::equal(ltrm->second[y / gridStep][x / gridStep], attended[i / globalTokens]))
                return false;
        }
    }
    return compared > 0;
}

MatteTaps::MatteTaps(TensorFile &out, bool seesWrittenLtrm)
    : m_out(out)
    , m_seesWrittenLtrm(seesWrittenLtrm)
{ }

Probe MatteTaps::probe()
{
    return [this](const std::string &name, const torch::Tensor &value) { take(name, value); };
}

void MatteTaps::take(const std::string &name, const torch::Tensor &value)
{
    const bool isMap = name.starts_with("detail") || name.starts_with("fusion");
    if (name == "router_logprob")
        m_logprobs.push_back(value.clone());
    else if (name == "router_kept")
        m_kept.push_back(value.clone());
    else if (name.starts_with("global"))
        m_out.tensors["tap." + name] = value.slice(0, 0, globalEnd, globalTokens)
                                           .slice(1, 0, torch::nullopt, globalChannels)
                                           .clone();
    else if (isMap)
        m_out.tensors["tap." + name] = everyNth(value[0], 8, stepOf(name), stepOf(name));
    else if (name == "logit")
        m_out.tensors["tap." + name] = everyNth(value[0], 1, 8, 8)[0];
    else if (name.starts_with("routed") && m_seesWrittenLtrm)
        m_out.tensors["tap.ltrm" + name.substr(6)] =
            everyNth(value, gridStep, gridStep, gridChannels);
    else if (!name.starts_with("routed")) // tokens of a grid
        m_out.tensors["tap." + name] = everyNth(value, gridStep, gridStep, gridChannels);
}

void MatteTaps::finish(std::int64_t height, std::int64_t width)
{
    if (m_logprobs.empty())
        return;
    m_out.tensors["router_logprob"] = torch::stack(m_logprobs);
    std::vector<torch::Tensor> masks;
    for (const torch::Tensor &kept : m_kept)
        masks.push_back(torch::zeros({height * width}, torch::kUInt8)
                            .index_fill_(0, kept, 1)
                            .view({height, width}));
    m_out.tensors["router_keep"] = torch::stack(masks);
}

} // namespace filigree::parity
