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

} // namespace

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
        m_out.tensors["tap." + name] =
            value.slice(0, 0, 256, 4).slice(1, 0, torch::nullopt, 8).clone();
    else if (isMap)
        m_out.tensors["tap." + name] = everyNth(value[0], 8, stepOf(name), stepOf(name));
    else if (name == "logit")
        m_out.tensors["tap." + name] = everyNth(value[0], 1, 8, 8)[0];
    else if (name.starts_with("routed") && m_seesWrittenLtrm)
        m_out.tensors["tap.ltrm" + name.substr(6)] = everyNth(value, 2, 2, 32);
    else if (!name.starts_with("routed")) // tokens of a grid
        m_out.tensors["tap." + name] = everyNth(value, 2, 2, 32);
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
