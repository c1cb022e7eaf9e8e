// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "benchmark.h"
#include "inference/base/allocator.h"
#include "inference/predictors/runtime.h"

#include <algorithm>
#include <cstdio>
#include <vector>

using namespace filigree;

namespace {

struct Row
{
    const char *name;
    const char *description;
    int (*run)(const bench::Arguments &);
};

// Adding a benchmark means adding a row here.
const std::vector<Row> rows{
    {"clips", "J&F of whole clips from the true first mask, a box, and corrective clicks",
     bench::runClips},
    {"composites", "alpha of whole clips from one box, true masks and true trimaps",
     bench::runComposites},
    {"corrections", "tracked masks before and after corrective clicks", bench::runCorrections},
    {"regions", "alpha of a 4K composite by a matting network, whole and in regions",
     bench::runRegions},
    {"select", "masks of one frame from a box, a click and corrective clicks", bench::runSelect},
    {"speed", "time of each stage and peak memory at 480p, 1080p and 4K", bench::runSpeed},
    {"stills", "alpha of still pictures from their trimaps", bench::runStills},
    {"text", "what the built-in finder finds, and the masks of what is accepted", bench::runText},
    {"ui", "what the window makes a hand wait for, alone and while it tracks", bench::runUi},
};

void printList()
{
    std::puts("filigree-bench [NAME...] [OPTION...]   runs the named benchmarks, or all of them\n");
    for (const Row &row : rows)
        std::printf("  %-12s %s\n", row.name, row.description);
    std::puts("\n  --clip NAME        only this clip or still (may be repeated)\n"
              "  --protocol NAME    only this way of prompting (may be repeated)\n"
              "  --budget B         none, draft, standard (default) or fine\n"
              "  --tracker ID       --matter ID   --seed N   --threads N\n"
              "  --smoothing S      of the alpha over time, 0 to 1\n"
              "  --frames N         at most the first N frames of each clip\n"
              "  --data FOLDER      default: ../shared/data beside the sources\n"
              "  --save FOLDER      write the answers there as pictures; ui: keep its clips there\n"
              "  --verbose          a line per frame");
}

} // namespace

int main(int argc, char **argv)
{
    std::setvbuf(stdout, nullptr, _IOLBF, 0); // rows are read as they come, from a file too
    keepFreedMemory();
    bool valid = false;
    const bench::Arguments arguments = bench::parseArguments(argc, argv, valid);
    if (!valid)
        return 2;
    if (arguments.list) {
        printList();
        return 0;
    }
    for (const std::string &name : arguments.names) {
        if (std::none_of(rows.begin(), rows.end(),
                         [&](const Row &row) { return row.name == name; })) {
            std::fprintf(stderr, "filigree-bench: there is no benchmark '%s'.\n", name.c_str());
            printList();
            return 2;
        }
    }
    prepareProcess(arguments.threads);
    int status = 0;
    for (const Row &row : rows) {
        if (arguments.wants(arguments.names, row.name)) {
            std::printf("== %s: %s\n", row.name, row.description);
            status |= row.run(arguments);
            std::fflush(stdout);
        }
    }
    return status;
}
