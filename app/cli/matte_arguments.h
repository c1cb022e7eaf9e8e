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

//! Phrases to be looked for, or more of what an object looks like.
struct TextArgument
{
    std::optional<int> frame; //!< Not given: the in point; of a likeness the object's own frame.
    std::string text; //!< Phrases with ";" between them; or the name of that object.
    std::string object; //!< Of the object named before; empty: each phrase names its own.
    bool isLike = false;
    bool operator==(const TextArgument &) const = default;
};

// Of --text-pick in place of a candidate's number.
inline constexpr int pickAll = 0;
inline constexpr int pickBest = -1; //!< The best one that is no object yet.

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
    std::string projectClip; //!< Which of a project's: path of its footage, or its name.
    std::vector<std::string> mediaFolders; //!< Of a project: to look for footage that has moved.
    bool isStill = false; //!< An image file is that file alone, not the sequence around it.
    std::vector<ObjectArguments> objects;
    std::vector<TextArgument> texts;
    int textPick = pickBest; //!< Which candidate of a phrase is taken, from 1; or one of the above.
    double textScore = 0.2; //!< Weaker candidates are no part of all.
    std::string grounder = "auto"; //!< An id, or "auto" for the best one that is installed.
    std::string textSpeed = "full"; //!< As in EngineOptions.
    std::string promptsFile;
    std::optional<int> in;
    std::optional<int> out;
    TrackSettings track;
    TrimapSettings trimap;
    MatteSettings matte;
    std::string device = "cpu";
    std::string precision = "fp32"; //!< As in EngineOptions.
    int threads = 0;
    int cacheMegabytes = 0; //!< Of decoded frames; 0: a quarter of the memory.
    std::string save;
    OutputArguments output;
};

//! The ids that --tracker, --trimap-engine, --matter and --text-engine accept.
struct KnownEngines
{
    std::vector<EngineInfo> trackers;
    std::vector<EngineInfo> trimapPredictors;
    std::vector<EngineInfo> matters;
    std::map<std::string, std::filesystem::path> models = {}; //!< As in EngineOptions.
    std::vector<EngineInfo> grounders = {};
};

//! What --tracker, --matter and --text-engine take for the best one that is installed.
inline constexpr std::string_view bestInstalled = "auto";

bool isProjectPath(const std::string &path); //!< By its ending, .filigree.

//! Pure: looks at nothing but its arguments; what they do not say stays as in initial. Errors are
//! InvalidInput, one line, and mean exit code 2.
Result<MatteArguments> parseMatteArguments(const std::vector<std::string> &arguments,
                                           const KnownEngines &known,
                                           const MatteArguments &initial = {});
std::string matteHelp(const KnownEngines &known);

} // namespace filigree::cli
