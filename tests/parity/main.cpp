// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
// filigree-parity: runs reference cases again and says how far the results are from the reference.
#include "inference/base/allocator.h"
#include "inference/models/checkpoint/comparison.h"
#include "inference/models/checkpoint/safetensors.h"
#include "inference/models/torch_setup.h"
#include "tests/parity/family.h"
#include "tests/parity/synthetic_checkpoint.h"

#include <cstdio>
#include <cstdlib>
#include <exception>
#include <string_view>

using namespace filigree;

namespace {

constexpr int success = 0, failure = 1, wrongUsage = 2;

int usage()
{
    std::fputs(
        "filigree-parity run --case CASE.safetensors --out OUT.safetensors [--threads N]\n"
        "  Runs a reference case again with Filigree's networks and writes the same tensors.\n"
        "  Compare them with: filigree-model compare CASE.safetensors OUT.safetensors\n"
        "filigree-parity weights NETWORK --out OUT.safetensors\n"
        "  Writes a checkpoint of a network in the catalogue, its weights by the formula: it "
        "loads\n"
        "  and runs like the real one, and what it answers means nothing.\n",
        stderr);
    return wrongUsage;
}

int complain(const Error &error)
{
    std::fprintf(stderr, "filigree-parity: %s\n", error.message.c_str());
    return failure;
}

int run(const std::string &casePath, const std::string &outPath)
{
    const auto given = parity::ParityCase::read(casePath);
    if (!given)
        return complain(given.error());
    const Result<TensorFile> out = parity::runCase(*given);
    if (!out)
        return complain(out.error());
    if (const Result<> written = writeSafetensors(outPath, *out); !written)
        return complain(written.error());
    for (const TensorDifference &difference : differences(given->file(), *out)) {
        if (!difference.problem.empty())
            std::fprintf(stderr, "filigree-parity: '%s': %s file\n", difference.name.c_str(),
                         difference.problem.c_str());
    }
    return success;
}

} // namespace

int main(int argc, char **argv)
{
    std::string casePath, outPath;
    int threads = 0;
    const std::string_view command = argc < 2 ? "" : argv[1];
    if (command == "weights" && argc == 5 && std::string_view(argv[3]) == "--out") {
        const Result<> written = parity::writeSyntheticCheckpoint(argv[2], argv[4]);
        return written ? success : complain(written.error());
    }
    if (command != "run")
        return usage();
    for (int i = 2; i + 1 < argc; i += 2) {
        const std::string_view option = argv[i];
        if (option == "--case")
            casePath = argv[i + 1];
        else if (option == "--out")
            outPath = argv[i + 1];
        else if (option == "--threads")
            threads = std::atoi(argv[i + 1]);
        else
            return usage();
    }
    if (casePath.empty() || outPath.empty() || argc % 2 != 0)
        return usage();
    keepFreedMemory();
    setTorchThreads(threads);
    try {
        return run(casePath, outPath);
    } catch (const std::exception &exception) { // LibTorch's, when memory runs out
        return complain({Error::Kind::Internal, exception.what()});
    }
}
