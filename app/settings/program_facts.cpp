// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "app/settings/program_facts.h"

#include "app/settings/language.h"
#include "inference/predictors/runtime.h"
#include "project_io/archive/session.h"
#include "project_io/media/codec_support.h"
#include "project_io/media/frame_cache.h"

#include <QCoreApplication>
#include <QSysInfo>

#include <algorithm>
#include <thread>

namespace filigree {
namespace {

struct FactTexts
{
    Q_DECLARE_TR_FUNCTIONS(filigree::ProgramFacts)
};

} // namespace

AboutValues aboutValues(const RuntimeInfo &runtime)
{
    AboutValues values;
    values.version = QStringLiteral(FILIGREE_VERSION);
    values.system = QStringLiteral("%1, %2").arg(QSysInfo::prettyProductName(),
                                                 QSysInfo::currentCpuArchitecture());
    values.parts = {
        {QStringLiteral("Qt"), QString::fromLatin1(qVersion()), QStringLiteral("LGPL 3")},
        {QStringLiteral("LibTorch"), QString::fromStdString(runtime.torchVersion),
         QStringLiteral("BSD 3-Clause")},
        {QStringLiteral("OpenCV"), QString::fromStdString(runtime.openCvVersion),
         QStringLiteral("Apache 2.0")},
        {QStringLiteral("FFmpeg"), QString::fromStdString(mediaLibraryVersions()),
         FactTexts::tr("LGPL 2.1 or GPL 2, as it was built")},
        {QStringLiteral("QuaZip"), FactTexts::tr("of the system"), QStringLiteral("LGPL 2.1")},
        {QStringLiteral("Zstandard"), FactTexts::tr("of the system"),
         QStringLiteral("BSD 3-Clause")},
        {QStringLiteral("tl::expected"), FactTexts::tr("of the system"),
         QStringLiteral("CC0 1.0")}};
    return values;
}

PreferenceChoices preferenceChoices(const RuntimeInfo &runtime)
{
    PreferenceChoices choices;
    choices.languages = Language::available();
    choices.devices.append({QStringLiteral("cpu"), FactTexts::tr("Processor")});
    for (int n = 0; n < runtime.cudaDevices; ++n)
        choices.devices.append(
            {QStringLiteral("cuda:%1").arg(n), FactTexts::tr("Graphics processor %1").arg(n + 1)});
    choices.hasBfloat16 = std::ranges::any_of(choices.devices, [](const auto &device) {
        return hasBfloat16(device.first.toStdString());
    });
    choices.cores = int(std::max(1u, std::thread::hardware_concurrency()));
    choices.memoryMegabytes = int(FrameCache::defaultBudget() * 4 >> 20);
    choices.resultCacheFolder = QString::fromStdString(defaultSessionsFolder());
    return choices;
}

} // namespace filigree
