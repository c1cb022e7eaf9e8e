// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "app/cli/output_arguments.h"

#include "app/cli/values.h"

#include <limits>

namespace filigree::cli {
namespace {

Option flag(std::string name, std::string help, bool &value)
{
    return {std::move(name), "", std::move(help), [&value](const std::string &) -> Result<> {
                value = true;
                return {};
            }};
}

//! A flag that takes the place of its opposite.
Option either(std::string name, std::string help, bool &value, bool &opposite)
{
    return {std::move(name), "", std::move(help),
            [&value, &opposite](const std::string &) -> Result<> {
                value = true;
                opposite = false;
                return {};
            }};
}

//! A code point of ITU-T H.273.
Option tag(std::string name, std::string help, int &value)
{
    return {std::move(name), "N", std::move(help), [&value](const std::string &text) -> Result<> {
                const auto number = parseInteger(text, 0, 255);
                if (!number)
                    return tl::unexpected(number.error());
                value = *number;
                return {};
            }};
}

} // namespace

std::vector<Option> reportOptions(OutputArguments &output)
{
    return {{"--report", "R.json",
             "write timings, memory peak, presence per frame and export verdicts",
             [&output](const std::string &value) -> Result<> {
                 output.report = value;
                 return {};
             }},
            flag("--quiet", "no progress and no list of what was written", output.quiet)};
}

std::vector<Option> outputOptions(OutputArguments &output)
{
    std::vector<Option> options = {
        {"--export", "KIND:PATH", "write the result; may be repeated (kinds below)",
         [&output](const std::string &value) -> Result<> {
             const auto colon = value.find(':');
             if (colon == 0 || colon == std::string::npos || colon + 1 == value.size()) {
                 return fail(Error::Kind::InvalidInput,
                             '\'' + value + "' is not KIND:PATH, e.g. prores4444:matte.mov");
             }
             output.exports.push_back(value);
             return {};
         }},
        flag("--combined", "all objects in one output in place of one for each", output.combined),
        either("--premultiplied", "colours multiplied by alpha (default: EXR with alpha only)",
               output.premultiplied, output.straight),
        either("--straight", "colours as they are, EXR too", output.straight, output.premultiplied),
        flag("--as-shot", "the picture's own colours, the old background's tint included",
             output.asShot),
        {"--start-number", "N", "number of the first frame of a sequence (default: the source's)",
         [&output](const std::string &value) -> Result<> {
             const auto number = parseInteger(value, 0, std::numeric_limits<int>::max());
             if (!number)
                 return tl::unexpected(number.error());
             output.startNumber = *number;
             return {};
         }},
        {"--fps", "N[/D]", "frame rate of what is written (default: the source's)",
         [&output](const std::string &value) -> Result<> {
             const auto rate = parseFrameRate(value);
             if (!rate)
                 return tl::unexpected(rate.error());
             output.frameRate = *rate;
             return {};
         }},
        {"--timecode", "TC|none",
         "timecode of the first frame, HH:MM:SS:FF (default: the source's)",
         [&output](const std::string &value) -> Result<> {
             output.timecode = value == "none" ? std::string() : value;
             return {};
         }},
        tag("--primaries", "colour primaries to tag, by ITU-T H.273", output.tags.primaries),
        tag("--transfer", "transfer function to tag", output.tags.transfer),
        tag("--matrix", "matrix to store Y'CbCr with, and to tag", output.tags.matrix),
        flag("--no-audio", "movies without the sound of the clip", output.noAudio),
        flag("--overwrite", "replace files that are already there", output.overwrite),
        flag("--resume", "keep frames of a sequence that are there and as they would be written",
             output.resume)};
    for (Option &option : reportOptions(output))
        options.push_back(std::move(option));
    return options;
}

std::string exportNotes()
{
    return "KIND is prores4444, prores4444xq, ffv1, vp9, png, png16, tiff16, exr (half) or exr32\n"
           "(float). It may end in -alpha, -mask, -trimap or -foreground to write only that\n"
           "(default: foreground and alpha), and after that in options for this export alone:\n"
           "+premultiplied or +straight; +decontaminated (default) or +asshot, the picture's own\n"
           "colours; of EXR, +linear light (default) or +display, values as they are seen. For\n"
           "example exr32-foreground+display:out.\n"
           "PATH is a movie, or for sequences a folder or a printf pattern (out/%o/%05d.png); %o "
           "stands\n"
           "for the object's name and makes folders.";
}

} // namespace filigree::cli
