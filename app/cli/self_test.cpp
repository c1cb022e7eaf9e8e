// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "app/cli/self_test.h"

#include "app/cli/exit_code.h"
#include "app/cli/options.h"
#include "inference/predictors/engines.h"
#include "inference/predictors/runtime.h"
#include "project_io/archive/session.h"
#include "project_io/media/codec_support.h"

#include <QCoreApplication>
#include <QDir>
#include <QDirIterator>
#include <QFileInfo>
#include <QSettings>
#include <QStandardPaths>
#include <QStorageInfo>
#include <QTemporaryFile>

#include <cstdio>
#include <thread>

namespace filigree::cli {
namespace {

using Verdict = Finding::Verdict;

constexpr double slowGigaflops = 15; // LibTorch without a real BLAS reaches 5, with one 70 and more
constexpr qint64 lowDiskBytes = 2LL << 30;

Finding libraries()
{
    const Result<RuntimeInfo> runtime = runtimeInfo();
    if (!runtime)
        return {"libraries", Verdict::Missing, runtime.error().message, {}};
    return {"libraries",
            Verdict::Good,
            "Qt " + std::string(qVersion()) + ", LibTorch " + runtime->torchVersion + ", OpenCV "
                + runtime->openCvVersion + ", " + mediaLibraryVersions(),
            {}};
}

Finding codecs()
{
    std::string missing;
    int present = 0;
    for (const CodecSupport &codec : codecSupport()) {
        if (codec.present)
            ++present;
        else
            missing += (missing.empty() ? "" : ", ") + codec.name
                + (codec.writing ? " (writing)" : " (reading)");
    }
    if (missing.empty())
        return {"codecs",
                Verdict::Good,
                std::to_string(present) + " of " + std::to_string(present),
                {}};
    return {"codecs", Verdict::Missing, "not in the FFmpeg libraries: " + missing,
            "Install the full FFmpeg libraries, on Debian the package libavcodec-extra."};
}

Finding matrixProducts()
{
    const double speed = measureMatrixProductSpeed().value_or(0);
    char detail[64];
    std::snprintf(detail, sizeof detail, "%.0f GFLOP/s in a 2048 x 2048 product", speed);
    if (speed >= slowGigaflops)
        return {"matrix products", Verdict::Good, detail, {}};
    return {"matrix products", Verdict::Slow, detail,
            "LibTorch has no fast BLAS: install the package libopenblas0-pthread."};
}

Finding threads()
{
    const int used = runtimeInfo().value_or(RuntimeInfo()).threads;
    const int cores = static_cast<int>(std::thread::hardware_concurrency());
    const std::string detail =
        std::to_string(used) + " threads on " + std::to_string(cores) + " cores";
    if (used >= cores)
        return {"threads", Verdict::Good, detail, {}};
    return {"threads", Verdict::Slow, detail,
            "Give a higher --threads, or none to use every core."};
}

Finding gpu()
{
    const int devices = runtimeInfo().value_or(RuntimeInfo()).cudaDevices;
    return {"GPU",
            Verdict::Good,
            devices > 0 ? std::to_string(devices) + " CUDA device(s)"
                        : "none that LibTorch can use; the CPU is",
            {}};
}

Finding engines()
{
    std::string names;
    for (const auto &list : {trackers(), trimapPredictors(), matters()}) {
        if (list.empty())
            return {"engines", Verdict::Missing, "a kind of engine has none",
                    "Build Filigree anew: installer/run.sh."};
        for (const EngineInfo &engine : list)
            names += (names.empty() ? "" : ", ") + engine.name;
    }
    return {"engines", Verdict::Good, names, {}};
}

Finding fonts()
{
    for (const QString &folder : QStandardPaths::standardLocations(QStandardPaths::FontsLocation)) {
        QDirIterator it(folder, {"*.ttf", "*.otf", "*.ttc", "*.pfb"}, QDir::Files,
                        QDirIterator::Subdirectories);
        if (it.hasNext())
            return {"fonts", Verdict::Good, it.next().toStdString(), {}};
    }
    return {"fonts", Verdict::Missing, "no font was found; the window would show no text",
            "Install a font, on Debian the package fonts-dejavu-core."};
}

//! variable: what moves it elsewhere; may be empty.
Finding writableFolder(const std::string &name, const QString &folder, const std::string &variable)
{
    QDir().mkpath(folder);
    QTemporaryFile file(folder + "/filigree-XXXXXX");
    const std::string path = folder.toStdString();
    if (!file.open() || file.write("x") != 1)
        return {name, Verdict::Missing,
                path + " cannot be written to: " + file.errorString().toStdString(),
                "Make the folder writable"
                    + (variable.empty() ? "." : ", or set " + variable + " to one that is.")};
    const qint64 available = QStorageInfo(folder).bytesAvailable();
    const std::string detail = path + ", " + std::to_string(available >> 30) + " GiB free";
    if (available < lowDiskBytes)
        return {name, Verdict::Slow, detail,
                "Free some disk space: results of long clips need it."};
    return {name, Verdict::Good, detail, {}};
}

} // namespace

std::vector<Finding> inspectInstallation()
{
    const QString data = QFileInfo(QString::fromStdString(defaultSessionsFolder())).absolutePath();
    const QSettings settings(QSettings::IniFormat, QSettings::UserScope, "filigree", "preferences");
    std::vector<Finding> findings{libraries(), codecs(), engines()};
    if (findings.front().verdict == Verdict::Good)
        findings.insert(findings.end(), {matrixProducts(), threads(), gpu()});
    findings.insert(
        findings.end(),
        {fonts(), writableFolder("data folder", data, "XDG_DATA_HOME"), // journals and results
         writableFolder("settings folder", QFileInfo(settings.fileName()).absolutePath(),
                        "XDG_CONFIG_HOME"),
         writableFolder("temporary folder", P_tmpdir, {})}); // of std::tmpfile(): long tracks
    return findings;
}

int runSelfTest(const std::vector<std::string> &arguments)
{
    const Syntax syntax{
        "self-test",
        "self-test",
        "Checks that everything Filigree needs is there, and says what to do about each fault.",
        {},
        {},
        {}};
    if (asksForHelp(arguments)) {
        std::fputs(helpText(syntax).c_str(), stdout);
        return exitDone;
    }
    if (const Result<> parsed = parseArguments(arguments, syntax); !parsed)
        return misused(parsed.error());
    prepareProcess(0);
    bool whole = true;
    for (const Finding &finding : inspectInstallation()) {
        const char *verdict = finding.verdict == Verdict::Good ? "ok"
            : finding.verdict == Verdict::Slow                 ? "slow"
                                                               : "MISSING";
        std::printf("%-8s %-17s %s\n", verdict, finding.name.c_str(), finding.detail.c_str());
        if (!finding.remedy.empty())
            std::printf("%-8s %-17s %s\n", "", "", finding.remedy.c_str());
        whole = whole && finding.verdict != Verdict::Missing;
    }
    return whole ? exitDone : exitFailed;
}

} // namespace filigree::cli
