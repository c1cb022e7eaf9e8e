// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "inference/models/torch_setup.h"

#include "inference/models/torch_memory.h"

#include <ATen/Parallel.h>
#include <torch/cuda.h>
#include <torch/types.h>
#include <torch/version.h>

#include <algorithm>
#include <charconv>
#include <chrono>
#include <string_view>
#include <thread>

namespace filigree {

int setTorchThreads(int threads)
{
    keepTensorMemoryWhole(); // whoever computes comes by here first
    const int cores = static_cast<int>(std::max(1U, std::thread::hardware_concurrency()));
    at::set_num_threads(threads > 0 ? threads : cores);
    return at::get_num_threads();
}

int torchThreads()
{
    return at::get_num_threads();
}

std::string torchVersion()
{
    return TORCH_VERSION;
}

double matrixProductSpeed()
{
    constexpr int64_t side = 2048;
    const torch::NoGradGuard noGrad;
    const torch::Tensor a = torch::ones({side, side});
    torch::Tensor product = torch::mm(a, a); // warm-up
    const auto start = std::chrono::steady_clock::now();
    product = torch::mm(a, a);
    const std::chrono::duration<double> seconds = std::chrono::steady_clock::now() - start;
    return 2.0 * side * side * side / seconds.count() / 1e9;
}

int cudaDeviceCount()
{
    return torch::cuda::is_available() ? static_cast<int>(torch::cuda::device_count()) : 0;
}

Result<> checkDevice(const std::string &device)
{
    constexpr std::string_view cuda = "cuda:";
    if (device == "cpu")
        return {};
    int index = -1;
    const char *const end = device.data() + device.size();
    if (device.starts_with(cuda)) {
        const auto [rest, error] = std::from_chars(device.data() + cuda.size(), end, index);
        if (error != std::errc() || rest != end)
            index = -1;
    }
    if (index < 0)
        return fail(Error::Kind::InvalidInput, '\'' + device + "' is neither cpu nor cuda:N.");
    if (index < cudaDeviceCount())
        return {};
    const std::string count = std::to_string(cudaDeviceCount());
    return fail(Error::Kind::Unsupported,
                "There is no CUDA device " + std::to_string(index) + " here: LibTorch "
                    + torchVersion() + " finds " + count
                    + "; use --device cpu, or choose the processor in the preferences.");
}

} // namespace filigree
