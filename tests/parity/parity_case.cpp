// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "tests/parity/parity_case.h"

#include "inference/models/checkpoint/safetensors.h"
#include "tests/parity/synthetic.h"

#include <cstdio>
#include <cstdlib>

namespace filigree::parity {
namespace {

using State = std::map<std::string, torch::Tensor>;

// ["const", key, value], ["add", key, [values of the first elements]] or
// ["scale", prefix, infix, suffix, factor]
Result<> adjust(const Json &rule, State &state)
{
    const std::string &kind = rule.at(0).toString();
    int changed = 0;
    if (kind == "const") {
        if (const auto found = state.find(rule.at(1).toString()); found != state.end()) {
            found->second.fill_(rule.at(2).toNumber());
            ++changed;
        }
    } else if (kind == "add") {
        const Json::Array &values = rule.at(2).array();
        const auto found = state.find(rule.at(1).toString());
        if (found != state.end() && found->second.numel() >= std::int64_t(values.size())) {
            for (std::size_t i = 0; i < values.size(); ++i)
                found->second.view(-1)[std::int64_t(i)] += float(values[i].toNumber());
            ++changed;
        }
    } else if (kind == "scale") {
        const std::string &prefix = rule.at(1).toString();
        const std::string &infix = rule.at(2).toString();
        const std::string &suffix = rule.at(3).toString();
        for (auto &[name, tensor] : state) {
            if (!name.starts_with(prefix) || name.find(infix) == name.npos
                || !name.ends_with(suffix) || !tensor.is_floating_point())
                continue;
            tensor = (tensor.to(torch::kDouble) * rule.at(4).toNumber()).to(torch::kFloat);
            ++changed;
        }
    } else {
        return fail(Error::Kind::Unsupported, "the adjustment '" + kind + "' is not known");
    }
    if (changed == 0) // as in the reference, whose tensors have the same names
        std::fprintf(stderr, "filigree-parity: an adjustment '%s' of '%s' changes no tensor\n",
                     kind.c_str(), rule.at(1).toString().c_str());
    return {};
}

} // namespace

Result<ParityCase> ParityCase::read(const std::string &path)
{
    Result<TensorFile> file = readSafetensors(path);
    if (!file)
        return tl::unexpected(file.error());
    ParityCase result;
    result.m_path = path;
    result.m_file = std::move(*file);
    for (const auto &[key, text] : result.m_file.metadata) {
        if (text.empty() || (text[0] != '{' && text[0] != '['))
            continue;
        Result<Json> json = Json::parse(text);
        if (!json)
            return fail(Error::Kind::Unreadable,
                        "'" + path + "': its metadata '" + key + "' is " + json.error().message);
        result.m_json.emplace(key, std::move(*json));
    }
    return result;
}

std::string ParityCase::text(const std::string &key) const
{
    const auto found = m_file.metadata.find(key);
    return found == m_file.metadata.end() ? std::string() : found->second;
}

const Json &ParityCase::json(const std::string &key) const
{
    static const Json null;
    const auto found = m_json.find(key);
    return found == m_json.end() ? null : found->second;
}

Result<> ParityCase::checkBytes(const std::string &key, const torch::Tensor &bytes) const
{
    const std::string expected = text(key);
    if (!expected.empty() && bytesHash(bytes) == std::strtoull(expected.c_str(), nullptr, 16))
        return {};
    return fail(Error::Kind::InvalidInput,
                "'" + m_path + "': the input that was made is not that of '" + key + "'.");
}

Result<State> ParityCase::state(const torch::nn::Module &module) const
{
    State result = filledState(module);
    for (const char *key : {"fill_adjustments", "rules"}) { // families name them differently
        for (const Json &rule : json(key).array()) {
            if (const Result<> adjusted = adjust(rule, result); !adjusted)
                return tl::unexpected(adjusted.error());
        }
    }
    return result;
}

} // namespace filigree::parity
