// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "app/cli/bench_command.h"

#include "app/cli/exit_code.h"

#include <QCoreApplication>

#include <cerrno>
#include <cstring>
#include <unistd.h>

namespace filigree::cli {

int runBench(const std::vector<std::string> &arguments)
{
    const std::string program =
        QCoreApplication::applicationDirPath().toStdString() + "/filigree-bench";
    std::vector<char *> argv{const_cast<char *>(program.c_str())};
    for (const std::string &argument : arguments)
        argv.push_back(const_cast<char *>(argument.c_str()));
    argv.push_back(nullptr);
    execv(program.c_str(), argv.data()); // returns only when it failed
    return failedWith(
        {Error::Kind::NotFound,
         "Cannot start " + program + ": " + std::strerror(errno)
             + ". Build it with: cmake --build --preset release --target filigree-bench"});
}

} // namespace filigree::cli
