// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "app/cli/terminal.h"

#include <fstream>
#include <sstream>
#include <sys/ioctl.h>
#include <unistd.h>

namespace filigree::cli {

bool standardErrorIsTerminal()
{
    return isatty(STDERR_FILENO) == 1;
}

int terminalWidth()
{
    winsize size{};
    return ioctl(STDERR_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0 ? size.ws_col : 80;
}

long long peakMemory()
{
    std::ifstream status("/proc/self/status");
    for (std::string line; std::getline(status, line);) {
        if (line.starts_with("VmHWM:")) {
            long long kibibytes = 0;
            std::istringstream(line.substr(6)) >> kibibytes;
            return kibibytes * 1024;
        }
    }
    return 0;
}

} // namespace filigree::cli
