// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "app/cli/commands.h"

#include "app/cli/bench_command.h"
#include "app/cli/demo_command.h"
#include "app/cli/export_command.h"
#include "app/cli/info_command.h"
#include "app/cli/matte_command.h"
#include "app/cli/models_command.h"
#include "app/cli/self_test.h"
#include "app/cli/words_command.h"

#include <algorithm>

namespace filigree::cli {

const std::vector<Command> &commands()
{
    static const std::vector<Command> rows = {
        {"matte", "matte CLIP [options]", "Cut objects out of a clip.", runMatte},
        {"export", "export PROJECT --export KIND:PATH… [options]",
         "Write the mattes that a project holds.", runExport},
        {"info", "info CLIP|PROJECT [--json]", "Show what is known of a clip or project.", runInfo},
        {"models", "models list|info|import|download|verify|remove [options]",
         "See and install the networks that need a download.", runModels},
        {"words", "words", "List the words that texts may have without a download.", runWords},
        {"demo", "demo [FOLDER]", "Matte a drawn clip whose alpha is known.", runDemo},
        {"bench", "bench [NAME…]", "Measure quality and speed.", runBench},
        {"self-test", "self-test", "Check the installation.", runSelfTest},
    };
    return rows;
}

const Command *findCommand(const std::string &name)
{
    const auto found = std::ranges::find(commands(), name, &Command::name);
    return found == commands().end() ? nullptr : &*found;
}

std::string overview()
{
    std::string text = "Cuts objects out of video.\n\nusage: filigree [PROJECT | CLIP…]\n"
                       "           Open the desktop app.\n";
    for (const Command &command : commands())
        text += "       filigree " + command.usage + "\n           " + command.summary + '\n';
    return text
        + "       filigree --help | --version\n\n"
          "Each sub-command has its own --help. Exit codes: 0 done, 1 failed, 2 usage, 130 "
          "cancelled.\n";
}

} // namespace filigree::cli
