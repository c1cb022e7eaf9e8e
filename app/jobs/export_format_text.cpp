// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "app/jobs/export_format_text.h"

#include <QCoreApplication>

namespace filigree {
namespace {

struct FormatTexts
{
    Q_DECLARE_TR_FUNCTIONS(filigree::ExportQueue)
};

} // namespace

QString exportFormatText(const ExportSettings &settings)
{
    const QString format = [&] {
        switch (settings.format) {
        case ExportFormat::ProRes4444:
            return QStringLiteral("ProRes 4444");
        case ExportFormat::ProRes4444XQ:
            return QStringLiteral("ProRes 4444 XQ");
        case ExportFormat::FFV1:
            return QStringLiteral("FFV1");
        case ExportFormat::VP9:
            return QStringLiteral("WebM VP9");
        case ExportFormat::Png8:
            return FormatTexts::tr("PNG, 8 bit");
        case ExportFormat::Png16:
            return FormatTexts::tr("PNG, 16 bit");
        case ExportFormat::Tiff16:
            return FormatTexts::tr("TIFF, 16 bit");
        case ExportFormat::ExrHalf:
            return FormatTexts::tr("EXR, half float");
        case ExportFormat::ExrFloat:
            return FormatTexts::tr("EXR, float");
        }
        return QString();
    }();
    switch (settings.content) {
    case ExportContent::ForegroundAndAlpha:
        return format;
    case ExportContent::AlphaOnly:
        return FormatTexts::tr("%1, alpha only").arg(format);
    case ExportContent::Mask:
        return FormatTexts::tr("%1, mask").arg(format);
    case ExportContent::Trimap:
        return FormatTexts::tr("%1, trimap").arg(format);
    case ExportContent::ForegroundOnly:
        return FormatTexts::tr("%1, foreground only").arg(format);
    }
    return format;
}

} // namespace filigree
