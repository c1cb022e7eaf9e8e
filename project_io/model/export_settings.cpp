// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "project_io/model/export_settings.h"

#include <array>

namespace filigree {
namespace {

struct FormatName
{
    std::string_view name;
    std::string_view extension;
    ExportFormat format;
};

constexpr std::array<FormatName, 9> formatNames{{
    {"prores4444", "mov", ExportFormat::ProRes4444},
    {"prores4444xq", "mov", ExportFormat::ProRes4444XQ},
    {"ffv1", "mkv", ExportFormat::FFV1},
    {"vp9", "webm", ExportFormat::VP9},
    {"png", "png", ExportFormat::Png8},
    {"png16", "png", ExportFormat::Png16},
    {"tiff16", "tif", ExportFormat::Tiff16},
    {"exr", "exr", ExportFormat::ExrHalf},
    {"exr32", "exr", ExportFormat::ExrFloat},
}};

struct ContentName
{
    std::string_view suffix;
    ExportContent content;
};

constexpr std::array<ContentName, 4> contentNames{{
    {"-alpha", ExportContent::AlphaOnly},
    {"-mask", ExportContent::Mask},
    {"-trimap", ExportContent::Trimap},
    {"-foreground", ExportContent::ForegroundOnly},
}};

const FormatName &formatName(ExportFormat format)
{
    for (const FormatName &entry : formatNames)
        if (entry.format == format)
            return entry;
    return formatNames.front(); // every enumerator has its row
}

bool premultipliedByConvention(ExportFormat format, ExportContent content)
{
    return isExr(format) && content == ExportContent::ForegroundAndAlpha;
}

bool readOption(std::string_view option, ExportSettings &settings)
{
    if (option == "premultiplied" || option == "straight")
        settings.premultiplied = option == "premultiplied";
    else if (option == "decontaminated" || option == "asshot")
        settings.decontaminated = option == "decontaminated";
    else if (option == "linear" || option == "display")
        settings.linearLight = option == "linear";
    else
        return false;
    return true;
}

} // namespace

bool isSequence(ExportFormat format)
{
    return format == ExportFormat::Png8 || format == ExportFormat::Png16
        || format == ExportFormat::Tiff16 || isExr(format);
}

bool isExr(ExportFormat format)
{
    return format == ExportFormat::ExrHalf || format == ExportFormat::ExrFloat;
}

bool isYCbCr(ExportFormat format)
{
    return format == ExportFormat::ProRes4444 || format == ExportFormat::ProRes4444XQ
        || format == ExportFormat::VP9;
}

bool hasAlphaChannel(ExportContent content)
{
    return content == ExportContent::ForegroundAndAlpha;
}

bool isGrey(ExportContent content)
{
    return content == ExportContent::AlphaOnly || content == ExportContent::Mask
        || content == ExportContent::Trimap;
}

std::string_view extension(ExportFormat format)
{
    return formatName(format).extension;
}

Result<ExportSettings> parseExportSpec(std::string_view spec)
{
    const auto refuse = [&](const std::string &cause) {
        return fail(
            Error::Kind::InvalidInput,
            "Cannot read the export '" + std::string(spec) + "': " + cause
                + " Write KIND:PATH, for example prores4444:matte.mov or png16-alpha:mattes.");
    };
    const std::size_t colon = spec.find(':');
    if (colon == std::string_view::npos)
        return refuse("it has no path.");

    ExportSettings settings;
    settings.path = spec.substr(colon + 1);
    if (settings.path.empty())
        return refuse("its path is empty.");

    std::string_view kind = spec.substr(0, colon);
    std::string_view options;
    if (const std::size_t plus = kind.find('+'); plus != std::string_view::npos) {
        options = kind.substr(plus);
        kind = kind.substr(0, plus);
    }
    std::string_view name = kind;
    for (const ContentName &entry : contentNames) {
        if (name.ends_with(entry.suffix)) {
            settings.content = entry.content;
            name.remove_suffix(entry.suffix.size());
            break;
        }
    }
    const FormatName *found = nullptr;
    std::string known;
    for (const FormatName &entry : formatNames) {
        if (entry.name == name)
            found = &entry;
        known += (known.empty() ? "" : ", ") + std::string(entry.name);
    }
    if (!found)
        return refuse("there is no kind '" + std::string(kind) + "'; known are " + known
                      + ", each also with -alpha, -mask, -trimap or -foreground.");
    settings.format = found->format;
    settings.premultiplied = premultipliedByConvention(settings.format, settings.content);

    while (!options.empty()) {
        options.remove_prefix(1);
        const std::string_view option = options.substr(0, options.find('+'));
        if (!readOption(option, settings))
            return refuse("there is no option '" + std::string(option)
                          + "'; known are premultiplied, straight, decontaminated, asshot, linear "
                            "and display.");
        options.remove_prefix(option.size());
    }
    return settings;
}

std::string exportSpec(const ExportSettings &settings)
{
    std::string spec(formatName(settings.format).name);
    for (const ContentName &entry : contentNames)
        if (entry.content == settings.content)
            spec += entry.suffix;
    if (settings.premultiplied != premultipliedByConvention(settings.format, settings.content))
        spec += settings.premultiplied ? "+premultiplied" : "+straight";
    if (!settings.decontaminated)
        spec += "+asshot";
    if (!settings.linearLight)
        spec += "+display";
    return spec + ":" + settings.path;
}

} // namespace filigree
