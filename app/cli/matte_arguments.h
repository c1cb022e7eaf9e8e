// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include "app/cli/options.h"
#include "app/cli/output_arguments.h"
#include "app/cli/values.h"
#include "inference/base/prompts.h"
#include "inference/base/settings.h"
#include "inference/predictors/engines.h"

#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace filigree::cli {

//! A mask or trimap to be read: a still for one frame, a folder, pattern or movie for as many
//! frames as it has, or "source" for the clip's own alpha.
struct ImageArgument
{
    std::string path;
    bool operator==(const ImageArgument &) const = default;
};

//! Spelling of --mask and --trimap for the clip's own alpha channel.
inline constexpr std::string_view sourceAlpha = "source";

struct PromptArgument
{
    std::optional<int> frame; //!< Not given: the in point.
    std::variant<Prompt, ImageArgument> prompt; //!< ImageArgument: a mask.
    bool operator==(const PromptArgument &) const = default;
};

struct TrimapArgument
{
    std::optional<int> frame; //!< Frame of its first picture.
    ImageArgument file;
    bool operator==(const TrimapArgument &) const = default;
};

//! One object and what the command line says of it, in the order given.
struct ObjectArguments
{
    std::string name; //!< Empty: prompts without an --object before them.
    std::vector<PromptArgument> prompts;
    std::vector<TrimapArgument> trimaps;
    bool operator==(const ObjectArguments &) const = default;
};

struct MatteArguments
{
    std::string clip; //!< Or a project, whose prompts these then come on top of.
    bool isStill = false; //!< An image file is that file alone, not the sequence around it.
    std::vector<ObjectArguments> objects;
    std::string promptsFile;
    std::optional<int> in;
    std::optional<int> out;
    TrackSettings track;
    TrimapSettings trimap;
    MatteSettings matte;
    std::string device = "cpu";
    int threads = 0;
    int cacheMegabytes = 0; //!< Of decoded frames; 0: a quarter of the memory.
    std::string save;
    OutputArguments output;
};

//! The ids that --tracker, --trimap-engine and --matter accept.
struct KnownEngines
{
    std::vector<EngineInfo> trackers;
    std::vector<EngineInfo> trimapPredictors;
    std::vector<EngineInfo> matters;
    std::map<std::string, std::filesystem::path> models = {}; //!< As in EngineOptions.
};

//! What --tracker and --matter take for the best one that is installed.
inline constexpr std::string_view bestInstalled = "auto";

bool isProjectPath(const std::string &path); //!< By its ending, .filigree.

//! Pure: looks at nothing but its arguments; what they do not say stays as in initial. Errors are
//! InvalidInput, one line, and mean exit code 2.
Result<MatteArguments> parseMatteArguments(const std::vector<std::string> &arguments,
                                           const KnownEngines &known,
                                           const MatteArguments &initial = {});
std::string matteHelp(const KnownEngines &known);

} // namespace filigree::cli
