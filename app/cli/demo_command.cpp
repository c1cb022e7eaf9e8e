// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "app/cli/demo_command.h"

#include "app/cli/exit_code.h"
#include "app/cli/matte_command.h"
#include "app/cli/options.h"
#include "inference/metrics/alpha_metrics.h"
#include "project_io/export/contact_sheet.h"
#include "project_io/export/exporter.h"
#include "project_io/media/clip.h"
#include "project_io/media/demo_clip.h"

#include <QDir>

#include <cstdio>
#include <optional>

namespace filigree::cli {
namespace {

constexpr int sheetColumns = 5;

struct DemoFiles
{
    explicit DemoFiles(const std::string &folder)
        : clip(folder + "/clip.mkv")
        , movie(folder + "/cutout.mov")
        , pictures(folder + "/cutout/%05d.png")
        , sheet(folder + "/contact-sheet.png")
        , report(folder + "/report.json")
    { }
    std::string clip, movie, pictures, sheet, report;
};

//! The clip as a lossless movie, so that it is opened like any other.
Result<> writeClip(const DemoClip &demo, const std::string &path)
{
    ClipInfo info;
    info.path = "demo";
    info.size = DemoClip::size;
    info.frameCount = DemoClip::frameCount;
    info.frameRate = {DemoClip::framesPerSecond, 1};
    info.bitDepth = 16;
    info.tags = {1, 13, 0, true}; // BT.709 primaries, sRGB transfer, R'G'B'
    info.assumed = info.tags;
    ExportSettings settings;
    settings.format = ExportFormat::FFV1;
    settings.content = ExportContent::ForegroundOnly;
    settings.decontaminated = false;
    settings.path = path;
    settings.overwrite = true;
    const auto frames = [&demo](int frame, std::stop_token) -> Result<ExportFrame> {
        return ExportFrame{std::make_shared<const Image>(demo.picture(frame)),
                           std::make_shared<const Image>(demo.alpha(frame)), nullptr, nullptr,
                           nullptr};
    };
    return exportClip(settings, info, frames).map([](const ExportReport &) {});
}

struct Errors //! Whole frame, means over the clip.
{
    double sad = 0;
    double mse = 0;
    double dtssd = 0;
};

//! Reads the exported pictures back, measures their alpha and draws the contact sheet.
Result<Errors> judge(const DemoClip &demo, const DemoFiles &files)
{
    auto cutout = Clip::open(files.pictures);
    if (!cutout)
        return tl::unexpected(cutout.error());
    Errors sum;
    Image previous, previousTruth;
    std::vector<ContactSheetColumn> columns;
    for (int frame = 0; frame < DemoClip::frameCount; ++frame) {
        const Result<DecodedFrame> made = (*cutout)->read(frame);
        if (!made)
            return tl::unexpected(made.error());
        Image truth = demo.alpha(frame);
        sum.sad += metrics::sad(*made->image, truth) / DemoClip::frameCount;
        sum.mse += metrics::mse(*made->image, truth) / DemoClip::frameCount;
        if (frame > 0)
            sum.dtssd += metrics::dtssd(previous, *made->image, previousTruth, truth)
                / (DemoClip::frameCount - 1);
        if (frame * (sheetColumns - 1) / (DemoClip::frameCount - 1)
            == static_cast<int>(columns.size()))
            columns.push_back(
                {std::make_shared<const Image>(demo.picture(frame)), made->image, made->image});
        previous = *made->image;
        previousTruth = std::move(truth);
    }
    return writeContactSheet(files.sheet, columns).map([&sum] { return sum; });
}

std::string boxText(const Box &box)
{
    char text[96];
    std::snprintf(text, sizeof text, "%g,%g,%g,%g", box.x0, box.y0, box.x1, box.y1);
    return text;
}

} // namespace

int runDemo(const std::vector<std::string> &arguments)
{
    bool clipOnly = false;
    std::string folder = "filigree-demo";
    const Syntax syntax{
        "demo",
        "demo [FOLDER] [--clip-only]",
        "Mattes a drawn clip whose alpha is known and says how far off the result is.",
        {{"--clip-only", "", "only write the clip, do not matte it",
          [&clipOnly](const std::string &) {
              clipOnly = true;
              return Result<>();
          }}},
        [&folder](const std::string &value) {
            folder = value;
            return Result<>();
        },
        {}};
    if (asksForHelp(arguments)) {
        std::fputs(helpText(syntax).c_str(), stdout);
        return exitDone;
    }
    if (const Result<> parsed = parseArguments(arguments, syntax); !parsed)
        return misused(parsed.error());
    if (!QDir().mkpath(QString::fromStdString(folder)))
        return failedWith({Error::Kind::Unreadable, "The folder cannot be made: " + folder});
    const DemoClip demo;
    const DemoFiles files(folder);
    if (const Result<> written = writeClip(demo, files.clip); !written)
        return failedWith(written.error());
    std::printf("clip           %s\n", files.clip.c_str());
    if (clipOnly)
        return exitDone;
    std::fflush(stdout);
    const int matted =
        runMatte({files.clip, "--object", "demo", "--box", boxText(demo.box(0)), "--export",
                  "prores4444:" + files.movie, "--export", "png16:" + files.pictures, "--overwrite",
                  "--report", files.report});
    if (matted != exitDone)
        return matted;
    const Result<Errors> errors = judge(demo, files);
    if (!errors)
        return failedWith(errors.error());
    std::printf("ProRes 4444    %s\npictures       %s\ncontact sheet  %s\nreport         %s\n",
                files.movie.c_str(), files.pictures.c_str(), files.sheet.c_str(),
                files.report.c_str());
    std::printf("against the true alpha, whole frame: SAD %.2f  MSE %.2f  dtSSD %.2f\n",
                errors->sad, errors->mse, errors->dtssd);
    return exitDone;
}

} // namespace filigree::cli
