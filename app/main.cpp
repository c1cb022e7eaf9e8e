// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "app/cli/commands.h"
#include "app/cli/exit_code.h"
#include "app/window_entry.h"
#include "inference/base/allocator.h"
#include "inference/base/caught.h"
#include "inference/base/frame_number.h"

#include <QCoreApplication>

#include <cstdio>

using namespace filigree;

int main(int argc, char **argv)
{
    keepFreedMemory();
    QCoreApplication::setApplicationName("filigree");
    QCoreApplication::setApplicationVersion(FILIGREE_VERSION);
    const std::vector<std::string> arguments(argv + 1, argv + argc);

    if (!arguments.empty()) {
        if (const cli::Command *command = cli::findCommand(arguments.front())) {
            setFirstFrameNumber(0);
            const QCoreApplication application(argc, argv);
            const auto done = caught([&]() -> Result<int> {
                return command->run({arguments.begin() + 1, arguments.end()});
            });
            return done ? *done : cli::failedWith(done.error());
        }
        if (arguments.front() == "--help" || arguments.front() == "-h") {
            std::fputs(cli::overview().c_str(), stdout);
            return cli::exitDone;
        }
        if (arguments.front() == "--version") {
            std::printf("filigree %s\n", FILIGREE_VERSION);
            return cli::exitDone;
        }
    }
    std::vector<std::string> paths;
    bool onlyPaths = false;
    for (const std::string &argument : arguments) {
        if (!onlyPaths && argument == "--") {
            onlyPaths = true;
        } else if (!onlyPaths && argument.size() > 1 && argument[0] == '-') {
            return cli::misused({Error::Kind::InvalidInput,
                                 "Unknown option " + argument + ". See 'filigree --help'."});
        } else {
            paths.push_back(argument);
        }
    }
    return runWindow(argc, argv, paths);
}
