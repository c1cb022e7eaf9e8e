// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include <string>
#include <vector>

namespace filigree::tools {

// What the program gives back; the commands take what follows their names.
constexpr int success = 0, failure = 1, wrongUsage = 2;

constexpr const char *fileKinds = "safetensors, and .pt or .pth of PyTorch 1.6 and newer";

//! Prints the state dict of a network: name, type, shape.
int describe(const std::vector<std::string> &arguments);

//! Says which network a checkpoint is of, and what is missing, unknown or misshapen in it.
int check(const std::vector<std::string> &arguments);

//! Prints how far each tensor of one file is from that of another.
int compare(const std::vector<std::string> &arguments);

//! Prints time and memory of each part of a network.
int bench(const std::vector<std::string> &arguments);

//! Prints what MEMatte saves against ViTMatte, size by size.
int benchMatting(const std::vector<std::string> &arguments);

//! Prints how many tokens each text has, and their ids: without start, end and padding.
int tokenize(const std::vector<std::string> &arguments);

//! Says what went wrong and gives `failure`.
int complain(const std::string &message);
//! Says that there is none of that name, and which there are; gives `failure`.
int complainOfModel(const std::string &name);

} // namespace filigree::tools
