// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
// filigree-model: what checkpoints of networks hold, and how fast the networks are here.
#include "inference/base/allocator.h"
#include "inference/models/catalogue.h"
#include "inference/models/torch_setup.h"
#include "inference/tools/commands.h"

#include <cstdio>
#include <exception>

namespace {

using namespace filigree;

struct Command
{
    const char *name;
    const char *arguments;
    const char *text;
    int (*run)(const std::vector<std::string> &arguments);
};

const Command commands[] = {
    {"describe", "MODEL", "prints the names, types and shapes of a network's tensors",
     tools::describe},
    {"check", "FILE", "says which network a checkpoint is of, and whether it is whole",
     tools::check},
    {"compare", "A B", "prints how far the tensors of two files are apart", tools::compare},
    {"bench",
     "MODEL [--threads N] [--runs N] [--file FILE] [--frames N] [--objects N] [--size PIXELS] "
     "[--keep SHARE] "
     "[--precision fp32|bf16]",
     "prints time and memory of each part", tools::bench},
    {"bench-matting", "[--runs N] [--sizes PIXELS,PIXELS...]",
     "prints what MEMatte saves against ViTMatte", tools::benchMatting},
    {"tokenize", "MERGES TEXT...", "prints the token ids of texts", tools::tokenize},
};

std::string modelNames()
{
    std::string names;
    for (const CatalogueEntry &entry : networks())
        names += ' ' + entry.name;
    return names;
}

void printUsage(std::FILE *out)
{
    std::fputs("filigree-model COMMAND\n", out);
    for (const Command &command : commands)
        std::fprintf(out, "  %-13s %s: %s\n", command.name, command.arguments, command.text);
    std::fprintf(out, "Models:%s\nFiles: %s.\n", modelNames().c_str(), tools::fileKinds);
}

int usage()
{
    printUsage(stderr);
    return tools::wrongUsage;
}

} // namespace

namespace filigree::tools {

int complain(const std::string &message)
{
    std::fprintf(stderr, "filigree-model: %s\n", message.c_str());
    return failure;
}

int complainOfModel(const std::string &name)
{
    return complain("there is no model named '" + name + "'; there are:" + modelNames());
}

} // namespace filigree::tools

int main(int argc, char **argv)
{
    const std::string name = argc > 1 ? argv[1] : "";
    const std::vector<std::string> arguments(argv + std::min(argc, 2), argv + argc);
    if (name == "--help" || name == "-h" || name == "help") {
        printUsage(stdout);
        return tools::success;
    }
    filigree::keepFreedMemory();
    filigree::setTorchThreads(0);
    for (const Command &command : commands) {
        if (name != command.name)
            continue;
        try {
            const int result = command.run(arguments);
            return result == tools::wrongUsage ? usage() : result;
        } catch (const std::exception &exception) { // LibTorch's, when memory runs out
            return tools::complain(exception.what());
        }
    }
    return usage();
}
