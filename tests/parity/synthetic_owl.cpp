// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "tests/parity/synthetic_owl.h"

#include "inference/models/checkpoint/safetensors.h"
#include "inference/models/owlv2/owlv2_model.h"
#include "inference/models/text/unicode.h"
#include "tests/parity/synthetic.h"

#include <fstream>

namespace filigree::parity {
namespace {

// As many merges as the published vocabulary has: two bytes at a word's end become one symbol.
std::string merges()
{
    std::vector<std::string> symbols;
    for (char32_t code = 33; symbols.size() < 256; ++code) {
        if (code <= 126 || (code >= 161 && code != 173 && code <= 255)
            || (code >= 256 && code < 256 + 68)) {
            symbols.emplace_back();
            appendUtf8(code, symbols.back());
        }
    }
    std::string text = "#version: made up\n";
    for (std::size_t i = 0; i < 48894; ++i)
        text += symbols[i / 256] + ' ' + symbols[i % 256] + "</w>\n";
    return text;
}

// With the changes that give boxes of different sizes, and scores that tell likeness alone.
TensorFile weights()
{
    TensorFile file{filledState(*Owlv2Model()), {}};
    const auto at = [&](const char *name) -> torch::Tensor & { return file.tensors.at(name); };
    at("box_head.dense2.weight") *= 8;
    at("box_head.dense2.bias") += torch::tensor({6.0F, 1.5F, 1.25F, 5.75F});
    for (const char *part : {"class_head.logit_shift.weight", "class_head.logit_scale.weight"})
        at(part).zero_();
    at("class_head.logit_shift.bias").fill_(-0.1);
    at("class_head.logit_scale.bias").fill_(6);
    return file;
}

} // namespace

Result<> writeSyntheticOwl(const std::string &checkpoint, const std::string &vocabulary)
{
    std::ofstream file(vocabulary, std::ios::binary);
    file << merges();
    file.close();
    if (!file)
        return fail(Error::Kind::Unreadable, "'" + vocabulary + "' cannot be written.");
    return writeSafetensors(checkpoint, weights());
}

} // namespace filigree::parity
