// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "app/cli/matte_arguments.h"

#include <algorithm>
#include <limits>

namespace filigree::cli {
namespace {

using Taken = Result<>;
using Take = std::function<Taken(const std::string &)>;

//! Stores a parsed value: take(parse, then) runs "then" with the value, or hands on the error.
template<typename Parse, typename Then> Take take(Parse parse, Then then)
{
    return [parse, then](const std::string &text) -> Taken {
        auto value = parse(text);
        if (!value)
            return tl::unexpected(value.error());
        then(std::move(*value));
        return {};
    };
}

Take takeInteger(int least, int most, std::function<void(int)> then)
{
    return take([=](const std::string &text) { return parseInteger(text, least, most); }, then);
}

Take takeReal(double least, double most, double &target)
{
    return take([=](const std::string &text) { return parseReal(text, least, most); },
                [&target](double value) { target = value; });
}

Take takeText(std::string &target)
{
    return [&target](const std::string &text) -> Taken {
        target = text;
        return {};
    };
}

std::string joined(const std::vector<EngineInfo> &engines, const KnownEngines &known)
{
    std::string list;
    for (const EngineInfo &engine : engines) {
        const bool isMissing = engine.needsModel && !known.models.contains(engine.id);
        list += (list.empty() ? "" : ", ") + engine.id + (isMissing ? " (not installed)" : "");
    }
    return list.empty() ? "none in this build" : list;
}

Take takeEngine(const std::vector<EngineInfo> &engines, const KnownEngines &known,
                std::string &target)
{
    return [&engines, &known, &target](const std::string &id) -> Taken {
        if (std::ranges::find(engines, id, &EngineInfo::id) == engines.end())
            return refuse('\'' + id + "' is not known; known are: " + joined(engines, known));
        target = id;
        return {};
    };
}

//! Takes "auto" as well.
Take takeEngineOrBest(const std::vector<EngineInfo> &engines, const KnownEngines &known,
                      std::string &target)
{
    return [&target, take = takeEngine(engines, known, target)](const std::string &id) -> Taken {
        if (id != bestInstalled)
            return take(id);
        target = id;
        return {};
    };
}

Taken checkDevice(const std::string &device)
{
    constexpr std::string_view cuda = "cuda:";
    if (device == "cpu"
        || (device.starts_with(cuda) && parseInteger(device.substr(cuda.size()), 0, 1023)))
        return {};
    return refuse('\'' + device + "' is neither cpu nor cuda:N");
}

Taken checkPrecision(const std::string &precision)
{
    if (precision == "fp32" || precision == "bf16")
        return {};
    return refuse('\'' + precision + "' is neither fp32 nor bf16");
}

Taken checkTextSpeed(const std::string &speed)
{
    if (speed == "full" || speed == "unpadded" || speed == "small")
        return {};
    return refuse('\'' + speed + "' is not one of full, unpadded, small");
}

Taken takeBudget(const std::string &name, TrainingBudget &target)
{
    static const std::vector<std::pair<std::string_view, TrainingBudget>> budgets = {
        {"none", TrainingBudget::None},
        {"draft", TrainingBudget::Draft},
        {"standard", TrainingBudget::Standard},
        {"fine", TrainingBudget::Fine}};
    for (const auto &[known, budget] : budgets) {
        if (known == name) {
            target = budget;
            return {};
        }
    }
    return refuse('\'' + name + "' is not one of none, draft, standard, fine");
}

Taken takeLevels(const std::string &text, EdgeSettings &edge)
{
    const auto levels = parseReals(text, 2, 3);
    if (!levels)
        return tl::unexpected(levels.error());
    const double gamma = levels->size() == 3 ? (*levels)[2] : 1;
    if ((*levels)[0] < 0 || (*levels)[1] > 1 || (*levels)[0] >= (*levels)[1] || gamma <= 0)
        return refuse('\'' + text + "' is not 0 <= BLACK < WHITE <= 1 and GAMMA > 0");
    edge.levelsBlack = (*levels)[0];
    edge.levelsWhite = (*levels)[1];
    edge.levelsGamma = gamma;
    return {};
}

//! The object that prompts belong to now; one without a name when there was no --object yet.
ObjectArguments &currentObject(MatteArguments &to)
{
    if (to.objects.empty())
        to.objects.emplace_back();
    return to.objects.back();
}

Taken startObject(MatteArguments &to, const std::string &name)
{
    if (name.find('/') != std::string::npos || name == "." || name == "..")
        return refuse('\'' + name + "' cannot be a name: it becomes a folder's, for %o");
    if (std::ranges::find(to.objects, name, &ObjectArguments::name) != to.objects.end())
        return refuse("there is already an object named '" + name + '\'');
    to.objects.push_back({name, {}, {}});
    return {};
}

Take takePoint(MatteArguments &to, bool positive)
{
    return take(parsePoint, [&to, positive](const AtFrame<Point> &at) {
        currentObject(to).prompts.push_back({at.frame, Prompt(PointPrompt{at.value, positive})});
    });
}

Taken takeTextPick(const std::string &text, int &target)
{
    if (text == "best" || text == "all") {
        target = text == "best" ? pickBest : pickAll;
        return {};
    }
    const auto number = parseInteger(text, 1, 999);
    if (!number)
        return refuse('\'' + text + "' is not one of best, all or the number of a candidate");
    target = *number;
    return {};
}

std::vector<Option> textOptions(MatteArguments &to, const KnownEngines &known)
{
    return {
        {"--text", "PHRASES[@F]",
         "find objects by what they are, phrases with ';' between them; each names\n"
         "an object, unless it stands after --object",
         [&to](const std::string &text) -> Taken {
             const auto at = parseFile(text); // the same: "@F" only where a number follows
             if (!at)
                 return tl::unexpected(at.error());
             if (phrasesOf(at->value).empty())
                 return refuse('\'' + text + "' names nothing to look for");
             to.texts.push_back(
                 {at->frame, at->value, to.objects.empty() ? "" : to.objects.back().name});
             return {};
         }},
        {"--like", "NAME[@F]",
         "find more of what the object NAME looks like, on frame F (default: the frame\n"
         "of its first prompt); they become NAME 2, NAME 3… Needs OWLv2",
         [&to](const std::string &text) -> Taken {
             const auto at = parseFile(text);
             if (!at)
                 return tl::unexpected(at.error());
             if (at->value.empty())
                 return refuse('\'' + text + "' names no object");
             to.texts.push_back({at->frame, at->value, {}, true});
             return {};
         }},
        {"--text-pick", "WHICH",
         "which of those found: best (default), all, or the number of one; further\n"
         "ones become objects of their own",
         [&to](const std::string &text) { return takeTextPick(text, to.textPick); }},
        {"--text-score", "S", "with --text-pick all: those of at least this score (default 0.2)",
         takeReal(0, 1, to.textScore)},
        {"--text-engine", "ID",
         "auto (default): the best one installed; or\n" + joined(known.grounders, known),
         takeEngineOrBest(known.grounders, known, to.grounder)},
        {"--text-speed", "S",
         "how OWLv2 looks at a frame: full (default), as published; unpadded, the\n"
         "picture without its padding, faster; small, at three quarters of the size,\n"
         "fastest, may miss small things. What they lose is known for made-up weights only",
         [&to](const std::string &speed) -> Taken {
             to.textSpeed = speed;
             return checkTextSpeed(speed);
         }},
    };
}

std::vector<Option> promptOptions(MatteArguments &to)
{
    const auto anyFrame = std::numeric_limits<int>::max();
    return {
        {"--object", "NAME", "start an object; the prompts after it belong to it",
         [&to](const std::string &name) { return startObject(to, name); }},
        {"--click", "X,Y[@F]", "a point inside the object", takePoint(to, true)},
        {"--not-click", "X,Y[@F]", "a point outside the object", takePoint(to, false)},
        {"--box", "X0,Y0,X1,Y1[@F]", "a box around the object, its last column and row included",
         take(parseBox,
              [&to](const AtFrame<Box> &at) {
                  currentObject(to).prompts.push_back({at.frame, Prompt(BoxPrompt{at.value})});
              })},
        {"--mask", "FILE[@F]",
         "its mask: a still for frame F; frames (folder, pattern, movie) from F on;\n"
         "or 'source': the clip's own alpha on frame F",
         take(parseFile,
              [&to](const AtFrame<std::string> &at) {
                  currentObject(to).prompts.push_back({at.frame, ImageArgument{at.value}});
              })},
        {"--absent", "F", "the object is not on frame F",
         takeInteger(0, anyFrame,
                     [&to](int frame) {
                         currentObject(to).prompts.push_back({frame, Prompt(AbsentPrompt{})});
                     })},
        {"--trimap", "FILE[@F]",
         "its trimap, used as given, without tracking: a still for frame F, frames\n"
         "from F on, or 'source': made from the clip's own alpha",
         take(parseFile,
              [&to](const AtFrame<std::string> &at) {
                  currentObject(to).trimaps.push_back({at.frame, {at.value}});
              })},
        {"--prompts", "FILE.json", "objects and prompts from a file", takeText(to.promptsFile)},
        {"--still", "", "take an image file alone, not the sequence that it is part of",
         [&to](const std::string &) -> Taken {
             to.isStill = true;
             return {};
         }},
        {"--in", "F", "first frame of the range (default: the first)",
         takeInteger(0, anyFrame, [&to](int frame) { to.in = frame; })},
        {"--out", "F", "last frame of the range, included (default: the last)",
         takeInteger(0, anyFrame, [&to](int frame) { to.out = frame; })},
    };
}

std::vector<Option> engineOptions(MatteArguments &to, const KnownEngines &known)
{
    const auto flagOff = [](bool &value) {
        return [&value](const std::string &) -> Taken {
            value = false;
            return {};
        };
    };
    return {
        {"--tracker", "ID",
         "auto (default): the best one installed for the device; or\n"
             + joined(known.trackers, known),
         takeEngineOrBest(known.trackers, known, to.track.tracker)},
        {"--trimap-engine", "ID", joined(known.trimapPredictors, known),
         takeEngine(known.trimapPredictors, known, to.trimap.predictor)},
        {"--matter", "ID",
         "auto (default): the best one installed for the device and the frame's size; or\n"
             + joined(known.matters, known),
         takeEngineOrBest(known.matters, known, to.matte.matter)},
        {"--budget", "B", "how long to learn the shot: none, draft, standard (default) or fine",
         [&to](const std::string &name) { return takeBudget(name, to.track.budget); }},
        {"--seed", "N", "for what is random in learning (default 1)",
         takeInteger(0, std::numeric_limits<int>::max(),
                     [&to](int seed) { to.track.seed = unsigned(seed); })},
        {"--through-cuts", "", "do not stop tracking at shot cuts", flagOff(to.track.stopAtCuts)},
        {"--device", "D", "cpu (default) or cuda:N",
         [&to](const std::string &device) -> Taken {
             to.device = device;
             return checkDevice(device);
         }},
        {"--precision", "P",
         "of networks: fp32 (default), or bf16: on cuda:N, and on processors that\nhave it",
         [&to](const std::string &precision) -> Taken {
             to.precision = precision;
             return checkPrecision(precision);
         }},
        {"--threads", "N", "threads to compute with (default: one per core)",
         takeInteger(1, 1024, [&to](int threads) { to.threads = threads; })},
        {"--cache", "MB", "memory for decoded frames (default: a quarter of the machine's)",
         takeInteger(16, 1 << 20, [&to](int size) { to.cacheMegabytes = size; })},
    };
}

std::vector<Option> edgeOptions(MatteArguments &to)
{
    EdgeSettings &edge = to.matte.edge;
    return {
        {"--width-scale", "S", "scale the unknown region's width (default 1)",
         takeReal(0, 20, to.trimap.widthScale)},
        {"--min-width", "PX", "unknown region at least this wide each side of the edge",
         takeInteger(0, 1000, [&to](int width) { to.trimap.minimumWidth = width; })},
        {"--grow", "PX", "grow the matte; negative shrinks", takeReal(-100, 100, edge.grow)},
        {"--feather", "PX", "soften its edge", takeReal(0, 100, edge.feather)},
        {"--levels", "B,W[,GAMMA]", "alpha that becomes 0, alpha that becomes 1",
         [&edge](const std::string &text) { return takeLevels(text, edge); }},
        {"--fill-holes", "N", "fill holes of up to N pixels",
         takeInteger(0, 1 << 28, [&edge](int pixels) { edge.fillHoles = pixels; })},
        {"--remove-dots", "N", "remove islands of up to N pixels",
         takeInteger(0, 1 << 28, [&edge](int pixels) { edge.removeDots = pixels; })},
        {"--border", "PX", "repeat the matte over this much of the frame's border",
         takeInteger(0, 1000, [&edge](int pixels) { edge.frameBorder = pixels; })},
        {"--smooth", "S", "steady the matte over time: 0 to 1 (default 0.5)",
         takeReal(0, 1, edge.temporalSmoothing)},
        {"--clip", "PATH", "of a project: the clip of this footage, or of this name",
         takeText(to.projectClip)},
        mediaOption(to.mediaFolders),
        {"--save", "P.filigree", "save clip, prompts and results as a project", takeText(to.save)},
    };
}

Syntax matteSyntax(MatteArguments &to, const KnownEngines &known)
{
    Syntax syntax;
    syntax.command = "matte";
    syntax.usage = "matte CLIP [options]";
    syntax.summary = "Cut objects out of a clip: prompts in, an alpha matte for every frame out.\n"
                     "CLIP is a movie, a still, a folder of frames, one of them, or their pattern\n"
                     "(shot.%04d.exr). Frames count from 0; @F defaults to the in point.\n"
                     "In place of CLIP a saved project: prompts come on top of its own, and only\n"
                     "what they change is made again.";
    for (auto &&group : {promptOptions(to), textOptions(to, known), engineOptions(to, known),
                         edgeOptions(to), outputOptions(to.output)})
        syntax.options.insert(syntax.options.end(), group.begin(), group.end());
    syntax.positional = [&to](const std::string &value) -> Taken {
        if (!to.clip.empty())
            return refuse('\'' + value + "' is a second clip; one at a time");
        if (value.empty())
            return refuse("The clip's name is empty");
        to.clip = value;
        return {};
    };
    syntax.notes = exportNotes()
        + "\n\nCtrl-C ends cleanly and keeps what was done: the same command goes on from "
          "there\n"
          "(without --save for a week); once exporting has begun, with --resume for the images of\n"
          "a sequence and --overwrite for movies. Exit codes: 0 done, 1 failed, 2 usage, 130\n"
          "cancelled.";
    return syntax;
}

} // namespace

bool isProjectPath(const std::string &path)
{
    return path.ends_with(".filigree");
}

Result<MatteArguments> parseMatteArguments(const std::vector<std::string> &arguments,
                                           const KnownEngines &known, const MatteArguments &initial)
{
    MatteArguments result = initial;
    const Syntax syntax = matteSyntax(result, known);
    const auto wrong = [](const std::string &problem) {
        return refuse(problem + ". See 'filigree matte --help'.");
    };
    if (const auto parsed = parseArguments(arguments, syntax); !parsed)
        return tl::unexpected(parsed.error());
    if (result.clip.empty())
        return wrong("No clip given");
    if (result.in && result.out && *result.out < *result.in)
        return wrong("--out " + std::to_string(*result.out) + " lies before --in "
                     + std::to_string(*result.in));
    const bool isProject = isProjectPath(result.clip); // it may say all that is missing here
    if (!result.projectClip.empty() && !isProject)
        return wrong("--clip chooses a clip of a project, and " + result.clip + " is none");
    if (!result.mediaFolders.empty() && !isProject)
        return wrong("--media finds the footage of a project, and " + result.clip + " is none");
    if (result.objects.empty() && result.texts.empty() && result.promptsFile.empty() && !isProject)
        return wrong("Nothing says what to cut out; give --click, --box, --text, --mask, --trimap "
                     "or --prompts");
    for (const ObjectArguments &object : result.objects) {
        const bool hasText = !object.name.empty()
            && std::ranges::find(result.texts, object.name, &TextArgument::object)
                != result.texts.end();
        const bool silent = object.prompts.empty() && object.trimaps.empty() && !hasText;
        if (silent && result.promptsFile.empty() && !isProject)
            return wrong("--object " + object.name + " has no prompt after it");
        if ((hasText || !object.prompts.empty()) && !object.trimaps.empty())
            return wrong("Object '" + object.name
                         + "' has a --trimap, which replaces tracking, and prompts as well");
    }
    if (result.save.empty() && result.output.exports.empty() && result.output.report.empty()
        && !isProject)
        return wrong("Nothing would be written; give --export, --save or --report");
    return result;
}

std::string matteHelp(const KnownEngines &known)
{
    MatteArguments unused;
    return helpText(matteSyntax(unused, known));
}

} // namespace filigree::cli
