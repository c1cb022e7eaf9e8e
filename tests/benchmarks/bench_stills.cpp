// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "benchmark.h"
#include "dataset.h"
#include "inference/matting/alpha_solver.h"
#include "inference/metrics/alpha_metrics.h"
#include "timing.h"

#include <algorithm>
#include <cstdio>
#include <filesystem>

namespace filigree::bench {
namespace {

struct Row
{
    double sad = 0, mse = 0, grad = 0, conn = 0, processor = 0, wall = 0;
};

struct Still
{
    std::string name;
    Image picture, trimap, truth;
};

Result<Still> readStill(const std::string &folder, const std::string &trimap,
                        const std::string &name)
{
    auto picture = readPicture(folder + "/image/" + name);
    auto labels = readGrey(folder + "/" + trimap + "/" + name);
    auto truth = readGrey(folder + "/alpha/" + name);
    for (const Result<Image> *image : {&picture, &labels, &truth}) {
        if (!*image)
            return tl::unexpected(image->error());
    }
    return Still{name, std::move(*picture), std::move(*labels), std::move(*truth)};
}

Result<Row> solveStill(const Still &still, AlphaMethod method, int threads)
{
    AlphaOptions options;
    options.method = method;
    options.threads = threads;
    Row row;
    const double processor = processorMs();
    const double wall = wallMs();
    const Result<Image> alpha = solveAlpha(still.picture, still.trimap, options);
    row.processor = processorMs() - processor;
    row.wall = wallMs() - wall;
    if (!alpha)
        return tl::unexpected(alpha.error());
    const Image region = metrics::unknownRegion(still.trimap);
    row.sad = metrics::sad(*alpha, still.truth, region);
    row.mse = metrics::mse(*alpha, still.truth, region);
    row.grad = metrics::grad(*alpha, still.truth, region);
    row.conn = metrics::conn(*alpha, still.truth, region);
    return row;
}

void print(const std::string &name, const Row &row, double share = 1)
{
    std::printf("  %-14s %7.2f %7.2f %7.2f %7.2f %9.0f %9.0f\n", name.c_str(), row.sad * share,
                row.mse * share, row.grad * share, row.conn * share, row.processor * share,
                row.wall * share);
    std::fflush(stdout);
}

bool runTable(const Arguments &arguments, const std::vector<std::string> &names,
              const std::string &trimap, AlphaMethod method, const char *title)
{
    std::printf("%s, %s\n  %-14s %7s %7s %7s %7s %9s %9s\n", title, trimap.c_str(), "still", "SAD",
                "MSE", "GRAD", "CONN", "processor", "wall ms");
    Row sum;
    for (const std::string &name : names) {
        const Result<Row> row =
            readStill(arguments.data + "/stills", trimap, name).and_then([&](const Still &still) {
                return solveStill(still, method, arguments.threads);
            });
        if (!row) {
            std::fprintf(stderr, "filigree-bench: %s: %s\n", name.c_str(),
                         row.error().message.c_str());
            return false;
        }
        print(name, *row);
        sum.sad += row->sad;
        sum.mse += row->mse;
        sum.grad += row->grad;
        sum.conn += row->conn;
        sum.processor += row->processor;
        sum.wall += row->wall;
    }
    print("mean", sum, 1.0 / double(names.size()));
    return true;
}

std::vector<std::string> stillNames(const Arguments &arguments)
{
    std::vector<std::string> names;
    std::error_code error;
    for (const auto &entry :
         std::filesystem::directory_iterator(arguments.data + "/stills/image", error)) {
        if (arguments.wantsClip(entry.path().stem().string()))
            names.push_back(entry.path().filename().string());
    }
    std::sort(names.begin(), names.end());
    return names;
}

} // namespace

int runStills(const Arguments &arguments)
{
    const std::vector<std::string> names = stillNames(arguments);
    if (names.empty()) {
        std::fprintf(stderr, "filigree-bench: there are no stills in %s/stills/image.\n",
                     arguments.data.c_str());
        return 1;
    }
    std::puts("Unknown region (protocols: trimap1, trimap2)");
    for (const std::string trimap : {"trimap1", "trimap2"}) {
        if (!arguments.wantsProtocol(trimap))
            continue;
        if (!runTable(arguments, names, trimap, AlphaMethod::InformationFlow, "information flow")
            || !runTable(arguments, names, trimap, AlphaMethod::ClosedForm, "closed form"))
            return 1;
    }
    return 0;
}

} // namespace filigree::bench
