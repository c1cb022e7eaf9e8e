// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
// filigree-fuzz-checkpoints SECONDS [SEED]: damages valid checkpoints at random and reads them, for
// a machine that has time; meant for a build with a sanitizer. Prints the damaged file's seed and
// round before each thousand, so that a crash can be repeated.
#include "inference/models/checkpoint/checkpoint.h"
#include "tests/inference/models/checkpoint_samples.h"

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <random>

using namespace filigree;

namespace {

// One of the changes that find most in formats of lengths and offsets.
void damage(std::string &file, const std::string &other, std::mt19937_64 &random)
{
    const auto place = [&](const std::string &text) { return random() % (text.size() + 1); };
    switch (random() % 7) {
    case 0:
        file[random() % file.size()] = char(random());
        break;
    case 1: // a number to an extreme
        for (std::size_t at = place(file), i = 0; i < 1u << (random() % 4) && at + i < file.size();
             ++i)
            file[at + i] = random() % 2 == 0 ? '\xff' : '\0';
        break;
    case 2:
        file.resize(place(file));
        break;
    case 3:
        file.insert(place(file), std::string(random() % 40, char(random())));
        break;
    case 4:
        file.erase(place(file), random() % 40);
        break;
    case 5: { // a piece twice
        const std::size_t from = place(file);
        file.insert(place(file), file.substr(from, random() % 60));
        break;
    }
    default: // a piece of another file
        file.insert(place(file), other.substr(random() % other.size(), random() % 60));
        break;
    }
    if (file.empty())
        file = "P";
}

// Touches every element, so that a sanitizer sees what lies outside.
double touched(const TensorFile &file)
{
    double sum = 0;
    for (const auto &[name, tensor] : file.tensors) {
        if (tensor.numel() > 0 && tensor.numel() < 1 << 16)
            sum += tensor.to(torch::kFloat).sum().item<double>();
    }
    return sum;
}

} // namespace

int main(int argc, char **argv)
{
    const double seconds = argc > 1 ? std::atof(argv[1]) : 10;
    const std::uint64_t seed = argc > 2 ? std::strtoull(argv[2], nullptr, 10) : 1;
    const std::string goods[] = {samples::goodSafetensors(), samples::goodTorchFile()};
    std::mt19937_64 random(seed);
    std::size_t rounds = 0, readable = 0;
    double sum = 0;
    const auto start = std::chrono::steady_clock::now();
    while (std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count()
           < seconds) {
        for (int i = 0; i < 1000; ++i, ++rounds) {
            std::string file = goods[rounds % 2];
            for (std::uint64_t n = 1 + random() % 5; n > 0; --n)
                damage(file, goods[(rounds + 1) % 2], random);
            if (const Result<TensorFile> read = parseCheckpoint(samples::bytesOf(file))) {
                ++readable;
                sum += touched(*read);
            }
        }
        std::printf("\rseed %llu, round %zu, readable %zu", (unsigned long long)seed, rounds,
                    readable);
        std::fflush(stdout);
    }
    std::printf("\n%zu damaged files read in %.0f s, %zu of them still readable (%g)\n", rounds,
                seconds, readable, sum);
    return 0;
}
